//! What a leader does with takes, as commands on the document: pure, so that a command can be
//! applied again on top of what another tab wrote.

use crate::{
    domain::{Answer, Answers, CONTENT_VERSION, Moment, Statement, Take, TakeId, Voice},
    saved::{Document, TooManyTakes},
};

/// The take in progress: the newest one that is not finished.
pub fn in_progress(document: &Document) -> Option<&Take> {
    document.current(Voice::Own)
}

/// The leader's own finished takes, in any order.
fn own_finished(document: &Document) -> impl Iterator<Item = &Take> {
    let own = document.takes().iter().filter(|take| take.voice == Voice::Own);
    own.filter(|take| take.finished.is_some())
}

/// The take whose result is shown: the one finished last.
pub fn last_finished(document: &Document) -> Option<&Take> {
    own_finished(document).max_by_key(|take| (take.finished, take.id))
}

/// The leader's own finished takes, the earliest first.
pub fn finished(document: &Document) -> Vec<&Take> {
    let mut takes: Vec<&Take> = Vec::new();
    for take in own_finished(document) {
        // Put in one by one: most come in order, and a sort costs every visitor two kilobytes.
        let later = |other: &&&Take| (other.finished, other.id) > (take.finished, take.id);
        let place = takes.len() - takes.iter().rev().take_while(later).count();
        takes.insert(place, take);
    }
    takes
}

/// Begins a take, or goes on with the one in progress; its id either way.
///
/// # Errors
/// [`TooManyTakes`] when the document is full; nothing is changed then.
pub fn begin(document: &mut Document, now: Moment, chance: u16) -> Result<TakeId, TooManyTakes> {
    match in_progress(document) {
        Some(take) => Ok(take.id),
        None => document.add(empty(now, chance)),
    }
}

fn empty(now: Moment, chance: u16) -> Take {
    Take {
        id: TakeId::fresh(now, chance),
        voice: Voice::Own,
        content: CONTENT_VERSION,
        begun: now,
        finished: None,
        at: Statement::FIRST,
        answers: Answers::default(),
    }
}

/// Gives an answer in the take in progress, and in a new one if there is none.
///
/// # Errors
/// [`TooManyTakes`] when a new take is needed and the document is full.
pub fn answer(
    document: &mut Document,
    statement: Statement,
    answer: Answer,
    now: Moment,
    chance: u16,
) -> Result<(), TooManyTakes> {
    let id = begin(document, now, chance)?;
    document.update(id, |take| {
        take.answers.set(statement, Some(answer));
        take.at = statement;
    });
    Ok(())
}

/// Remembers where to resume.
pub fn turn_to(document: &mut Document, statement: Statement) {
    if let Some(id) = in_progress(document).map(|take| take.id) {
        document.update(id, |take| take.at = statement);
    }
}

/// Finishes the take in progress.
pub fn finish(document: &mut Document, now: Moment) {
    if let Some(id) = in_progress(document).map(|take| take.id) {
        // A clock that was set back must not finish a take before it began.
        document.update(id, |take| take.finished = Some(now.max(take.begun)));
    }
}

/// Opens the last finished take again, to correct an answer.
pub fn reopen(document: &mut Document) {
    if let Some(id) = last_finished(document).map(|take| take.id) {
        document.update(id, |take| {
            take.finished = None;
            take.at = Statement::FIRST;
        });
    }
}

/// Begins anew: an empty take in the place of the one in progress.
pub fn start_over(document: &mut Document, now: Moment, chance: u16) {
    let old = in_progress(document).map(|take| take.id);
    if let Some(old) = old.and_then(|id| document.remove(id)) {
        // Begun no earlier than the one it replaces, whatever the clock says: so it is the current
        // one, even where others are in progress too. There is room for it: one has gone.
        let _ = document.add(empty(now.max(old.begun), chance));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Rating;

    const FULL: u16 = 4095;

    fn at(milliseconds: u64) -> Moment {
        Moment::new(milliseconds).unwrap()
    }

    fn mostly() -> Answer {
        Answer::Rated(Rating::new(4).unwrap())
    }

    #[test]
    fn the_first_answer_begins_a_take_and_the_next_goes_on_with_it() {
        let mut document = Document::default();
        answer(&mut document, Statement::FIRST, mostly(), at(5), FULL).unwrap();
        let second = Statement::at(1).unwrap();
        answer(&mut document, second, Answer::DidNotOccur, at(9), 0).unwrap();
        let take = in_progress(&document).unwrap();
        assert_eq!((document.takes().len(), take.answers.given(), take.at), (1, 2, second));
        assert_eq!(take.begun, at(5));
    }

    #[test]
    fn a_finished_take_is_the_last_result_until_it_is_reopened() {
        let mut document = Document::default();
        answer(&mut document, Statement::FIRST, mostly(), at(5), 0).unwrap();
        finish(&mut document, at(8));
        assert!(in_progress(&document).is_none());
        assert_eq!(last_finished(&document).unwrap().finished, Some(at(8)));
        reopen(&mut document);
        assert!(last_finished(&document).is_none());
        assert_eq!(in_progress(&document).unwrap().answers.given(), 1);
    }

    #[test]
    fn a_clock_that_was_set_back_never_finishes_a_take_before_it_began() {
        let mut document = Document::default();
        begin(&mut document, at(1_000), 0).unwrap();
        finish(&mut document, at(10));
        assert_eq!(last_finished(&document).unwrap().finished, Some(at(1_000)));
    }

    #[test]
    fn starting_over_leaves_an_empty_take_in_progress_and_what_is_finished_and_every_other() {
        let mut document = Document::default();
        begin(&mut document, at(1), 0).unwrap();
        finish(&mut document, at(2));
        let mut other = empty(at(8), 5);
        other.answers.set(Statement::FIRST, Some(mostly()));
        document.add(other.clone()).unwrap();
        answer(&mut document, Statement::FIRST, mostly(), at(9), 0).unwrap();
        document.add(empty(at(9), 1)).unwrap();
        answer(&mut document, Statement::FIRST, mostly(), at(9), 0).unwrap();
        start_over(&mut document, at(3), FULL);
        assert_eq!(document.takes().len(), 3);
        assert!(document.takes().contains(&other));
        let now = in_progress(&document).unwrap();
        assert_eq!((now.answers.given(), now.begun), (0, at(9)));
        assert!(last_finished(&document).is_some());
    }
}
