//! What a leader does with takes, as edits of the document.

use std::sync::Arc;

use crate::{
    domain::{
        Answer, Answers, CONTENT, Invitation, Label, Moment, Name, Participation, Session,
        SessionId, Statement, Take, TakeId, Voice,
    },
    saved::{Document, TooManyTakes},
};

/// For how long a code may still be asked for after its take was finished, in milliseconds: two weeks.
const CODE_IS_WANTED: u64 = 14 * 86_400_000;

/// Whether a take can be gone on with: it is not finished, and is the leader's own or for a session. One in
/// the team's voice that is for no session leads nowhere; one with answers to other statements than those of
/// this page waits for a page that has them.
fn is_open(take: &Take) -> bool {
    let is_led_on = take.voice == Voice::Own || take.session.is_some();
    let is_answered = take.answers.given() > 0 || take.corrects.is_some();
    take.finished.is_none() && is_led_on && !(take.is_of_others() && is_answered)
}

/// Of the takes that are wanted, the one that was begun last.
fn latest<'a>(document: &'a Document, is_wanted: &dyn Fn(&Take) -> bool) -> Option<&'a Arc<Take>> {
    document.takes().iter().filter(|take| is_wanted(take)).max_by_key(|take| take.begun)
}

/// The takes that are wanted, in the order in which they came.
fn all(document: &Document, is_wanted: &dyn Fn(&Take) -> bool) -> Vec<Arc<Take>> {
    document.takes().iter().filter(|take| is_wanted(take)).cloned().collect()
}

/// The take in progress: of those that are not finished, the one begun last, or gone on with last.
pub fn in_progress(document: &Document) -> Option<&Arc<Take>> {
    latest(document, &is_open)
}

/// The takes that there is something to go on with, in the order in which they came: each has an answer, or
/// is there for something.
pub fn to_go_on_with(document: &Document) -> Vec<Arc<Take>> {
    all(document, &|take| is_open(take) && !is_untouched(take))
}

/// Makes a take that is not finished the one in progress, whatever else was begun meanwhile; false where
/// there is none with this id.
pub fn go_on_with(document: &mut Document, id: TakeId, now: Moment) -> bool {
    let current = in_progress(document);
    if current.is_some_and(|current| current.id == id) {
        return true;
    }
    let begun = after(now, current);
    is_open_with(document, id) && document.update(id, |take| take.begun = begun)
}

fn is_open_with(document: &Document, id: TakeId) -> bool {
    document.take(id).is_some_and(|take| is_open(take))
}

/// The finished takes for a session whose code may still be asked for, in the order in which they came.
pub fn lately_for_a_session(document: &Document, now: Moment) -> Vec<Arc<Take>> {
    let since = now.milliseconds().saturating_sub(CODE_IS_WANTED);
    let is_late = |take: &Take| take.finished.is_some_and(|at| at.milliseconds() >= since);
    all(document, &|take| take.session.is_some() && is_late(take))
}

/// The leader's own takes, in the order in which they came.
fn own(document: &Document) -> impl Iterator<Item = &Arc<Take>> {
    document.takes().iter().filter(|take| take.voice == Voice::Own)
}

/// The leader's own finished takes about a subject, or about any, in any order.
fn own_finished<'a>(
    document: &'a Document,
    subject: Option<&Name>,
) -> impl Iterator<Item = &'a Arc<Take>> {
    let is_about =
        move |take: &&Arc<Take>| subject.is_none_or(|name| take.label.subject.is_same(name));
    own(document).filter(|take| take.finished.is_some()).filter(is_about)
}

/// The take whose result is shown: the one finished last, about a subject or about any; of those of
/// one moment, the one that came last.
pub fn last_finished<'a>(document: &'a Document, subject: Option<&Name>) -> Option<&'a Arc<Take>> {
    own_finished(document, subject).max_by_key(|take| take.finished)
}

/// The leader's own finished takes about a subject or about any, the earliest first.
pub fn finished<'a>(document: &'a Document, subject: Option<&Name>) -> Vec<&'a Arc<Take>> {
    let mut takes: Vec<_> = own_finished(document, subject).collect();
    takes.sort_by_key(|take| take.finished);
    takes
}

/// The subjects of the leader's own takes, each once, in the order in which they first came. The
/// empty one is the leader's own team, which has no name.
pub fn subjects(document: &Document) -> Vec<&Name> {
    let mut subjects: Vec<&Name> = Vec::new();
    for take in own(document) {
        let subject = &take.label.subject;
        if !subjects.iter().any(|known| known.is_same(subject)) {
            subjects.push(subject);
        }
    }
    subjects
}

/// Begins a take of the leader's own about a subject, or goes on with the one that was begun about that;
/// its id either way. Without a subject it goes on with any, and a new one is about what the last
/// finished one was about. What was begun for a session stays as it is.
///
/// # Errors
/// [`TooManyTakes`] when the document is full; nothing is changed then.
pub fn begin(
    document: &mut Document,
    subject: Option<&Name>,
    now: Moment,
    chance: u16,
) -> Result<TakeId, TooManyTakes> {
    let is_own = |take: &Take| is_open(take) && take.session.is_none();
    let is_about = |take: &Take| subject.is_none_or(|name| take.label.subject.is_same(name));
    if let Some(id) = latest(document, &|take| is_own(take) && is_about(take)).map(|take| take.id) {
        go_on_with(document, id, now);
        return Ok(id);
    }
    let begun = after(now, in_progress(document));
    let last = || last_finished(document, None).map(|last| last.label.subject.clone());
    let subject = subject.cloned().or_else(last).unwrap_or_default();
    let untouched = latest(document, &|take| is_own(take) && is_untouched(take));
    if let Some((id, name)) = untouched.map(|take| (take.id, take.label.name.clone())) {
        // Nothing was answered in it yet, so it can as well be about this.
        label(document, id, subject, name, now);
        go_on_with(document, id, now);
        return Ok(id);
    }
    let at = if subject.is_empty() { Moment::default() } else { now };
    document.add(empty(begun, now, chance, Label { at, subject, name: Name::default() }))
}

/// Whether nothing was answered in a take, and it is there for nothing yet.
fn is_untouched(take: &Take) -> bool {
    take.answers.given() == 0 && take.corrects.is_none() && take.session.is_none()
}

/// The take for a session, if there is one; of several, the one begun last.
pub fn of_session(document: &Document, session: SessionId) -> Option<&Arc<Take>> {
    latest(document, &|take| take.session.is_some_and(|of| of.session == session))
}

/// Begins a take for a session, under a random number, unless there is one; tells whether it did.
///
/// # Errors
/// [`TooManyTakes`] when the document is full; nothing is changed then.
pub fn join(
    document: &mut Document,
    invitation: &Invitation,
    nonce: u32,
    now: Moment,
    chance: u16,
) -> Result<bool, TooManyTakes> {
    let Session { id, voice, content } = invitation.session;
    if let Some(known) = of_session(document, id).map(|known| known.id) {
        go_on_with(document, known, now);
        return Ok(false);
    }
    let open = in_progress(document);
    let about = last_finished(document, None).filter(|_| voice == Voice::Own);
    let subject = about.map(|last| last.label.subject.clone()).unwrap_or_default();
    let label = Label { at: now, subject, name: invitation.name.clone() };
    let session = Some(Participation { session: id, nonce });
    let begun = after(now, open);
    let untouched = open.filter(|open| is_untouched(open)).map(|open| open.id);
    let take = empty(begun, now, chance, label);
    document.add(Take { voice, content, session, ..take })?;
    if let Some(untouched) = untouched {
        document.remove(untouched);
    }
    Ok(true)
}

/// Hands in a finished take for a session, under a random number, in the place of the one that was begun
/// for it and has no answer; false where it is for that session already, or there is none with this id.
pub fn hand_in(document: &mut Document, id: TakeId, session: SessionId, nonce: u32) -> bool {
    let begun = of_session(document, session).map(|take| (take.id, take.answers.given()));
    if !is_finished(document, id) || begun.is_some_and(|(begun, _)| begun == id) {
        return false;
    }
    if let Some((begun, 0)) = begun {
        document.remove(begun);
    }
    document.update(id, |take| take.session = Some(Participation { session, nonce }))
}

/// Now, or just after another take was begun: of those in progress, the last begun is the current
/// one, whatever the clock says.
fn after(now: Moment, other: Option<&Arc<Take>>) -> Moment {
    other.map_or(now, |other| now.after(other.begun))
}

fn empty(begun: Moment, now: Moment, chance: u16, label: Label) -> Take {
    Take { label, ..Take::begun(TakeId::fresh(now, chance), begun) }
}

/// Gives an answer in the take in progress, and in a new one if there is none. A take that has answers
/// stays of the content version that they were begun in.
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
    let id = match in_progress(document) {
        Some(take) => take.id,
        None => begin(document, None, now, chance)?,
    };
    document.update(id, |take| {
        if take.answers.given() == 0 && take.corrects.is_none() {
            // It may have been opened before the words changed; the first answer is to those of now.
            take.content = CONTENT;
        }
        take.answers.set(statement, Some(answer));
        take.at = statement;
    });
    Ok(())
}

/// Changes an answer of a finished take, or takes it away; false when there is none with this id.
pub fn change_answer(
    document: &mut Document,
    id: TakeId,
    statement: Statement,
    answer: Option<Answer>,
) -> bool {
    is_finished(document, id) && document.update(id, |take| take.answers.set(statement, answer))
}

/// Remembers where to resume.
pub fn turn_to(document: &mut Document, statement: Statement) {
    if let Some(id) = in_progress(document).map(|take| take.id) {
        document.update(id, |take| take.at = statement);
    }
}

/// Finishes the take in progress. The answers of one that corrects another take the place of
/// that one's, which was finished when it was; where that one is gone, it is a take of its own.
pub fn finish(document: &mut Document, now: Moment) {
    let Some(take) = in_progress(document).cloned() else { return };
    let is_of_this = |id: &TakeId| {
        document.take(*id).is_some_and(|one| one.finished.is_some() && one.voice == take.voice)
    };
    if let Some(original) = take.corrects.filter(is_of_this) {
        document.remove(take.id);
        document.update(original, |original| {
            original.answers = take.answers;
            original.label = original.label.or_later(&take.label);
        });
        return;
    }
    let finished = after_all_finished(document, now).max(take.begun);
    document.update(take.id, |take| {
        take.finished = Some(finished);
        take.corrects = None;
    });
}

/// The leader's own finished take with these answers, if there is one; of several, the last.
pub fn with_answers(document: &Document, content: u16, answers: &Answers) -> Option<TakeId> {
    let is_like = |take: &&Arc<Take>| take.content == content && take.answers == *answers;
    own_finished(document, None)
        .filter(is_like)
        .max_by_key(|take| take.finished)
        .map(|take| take.id)
}

/// Adds a finished take of the leader's own that comes from another device without its date: it is
/// finished now, and later than all that was finished before it. Its id; that of the take with these
/// answers where there is one already.
///
/// # Errors
/// [`TooManyTakes`] when the document is full; nothing is changed then.
pub fn add_finished(
    document: &mut Document,
    (content, answers): (u16, Answers),
    now: Moment,
    chance: u16,
) -> Result<TakeId, TooManyTakes> {
    if let Some(known) = with_answers(document, content, &answers) {
        return Ok(known);
    }
    let finished = after_all_finished(document, now);
    let take = Take::begun(TakeId::fresh(now, chance), finished);
    document.add(Take { content, answers, finished: Some(finished), ..take })
}

/// Now, or just after all that was finished before, whatever the clock says now or said then: so what is
/// finished now is the last one, here and wherever it is taken to.
fn after_all_finished(document: &Document, now: Moment) -> Moment {
    let last = last_finished(document, None).and_then(|last| last.finished);
    last.map_or(now, |last| now.after(last))
}

fn is_finished(document: &Document, id: TakeId) -> bool {
    document.take(id).is_some_and(|take| take.finished.is_some())
}

/// Opens the last finished take again, to correct an answer: in a take in progress with the same
/// answers, while the finished one stays as it is until that is finished too. Goes on with the
/// one that corrects it already, if there is one. One with answers to other statements than those of this
/// page stays as it is.
///
/// # Errors
/// [`TooManyTakes`] when there is no room for another take.
pub fn reopen(document: &mut Document, now: Moment, chance: u16) -> Result<(), TooManyTakes> {
    let last = last_finished(document, None).filter(|last| !last.is_of_others());
    let Some(last) = last else { return Ok(()) };
    let begun = after(now, in_progress(document));
    let corrects = |take: &&Arc<Take>| take.corrects == Some(last.id) && take.finished.is_none();
    let under_way = own(document).find(corrects).map(|take| take.id);
    let correction = Take {
        id: TakeId::fresh(now, chance),
        begun,
        finished: None,
        at: Statement::FIRST,
        corrects: Some(last.id),
        ..Take::clone(last)
    };
    match under_way {
        Some(id) => {
            document.update(id, |take| {
                take.begun = begun;
                take.at = Statement::FIRST;
            });
        }
        None => {
            document.add(correction)?;
        }
    }
    Ok(())
}

/// Begins anew: an empty take about the same in the place of one that is not finished. It corrects
/// nothing; what the other one was to correct stays as it is.
pub fn start_over(document: &mut Document, id: TakeId, now: Moment, chance: u16) {
    if !is_open_with(document, id) {
        return;
    }
    if let Some(old) = document.remove(id) {
        // Begun no earlier than the one it replaces, and later than any other, whatever the clock says:
        // so it is the current one. There is room for it: one has gone.
        let begun = after(now.max(old.begun), in_progress(document));
        let begun = empty(begun, now, chance, old.label.clone());
        let _ = document.add(Take { voice: old.voice, session: old.session, ..begun });
    }
}

/// Says what a take is about and what it is called; false when there is none with this id.
pub fn label(document: &mut Document, id: TakeId, subject: Name, name: Name, now: Moment) -> bool {
    document.update(id, |take| {
        if take.label.subject != subject || take.label.name != name {
            // Later than the label before, whatever the clock says: so it holds everywhere.
            take.label = Label { at: now.after(take.label.at), subject, name };
        }
    })
}

/// Gives a subject another name in all the leader's own takes. If there are takes about that name,
/// the two become one subject.
pub fn rename_subject(document: &mut Document, from: &Name, to: &Name, now: Moment) {
    give_subject(document, &about(document, from), to, now);
}

/// The leader's own takes about a subject, finished or not.
pub fn about(document: &Document, subject: &Name) -> Vec<TakeId> {
    let about = own(document).filter(|take| take.label.subject.is_same(subject));
    about.map(|take| take.id).collect()
}

/// Says of each of these takes that it is about this subject; its own name stays.
pub fn give_subject(document: &mut Document, ids: &[TakeId], subject: &Name, now: Moment) {
    for id in ids {
        if let Some(name) = document.take(*id).map(|take| take.label.name.clone()) {
            label(document, *id, subject.clone(), name, now);
        }
    }
}

#[cfg(test)]
mod tests;
