//! What a leader does with commitments, as commands on the document: pure, as those on takes are.

use std::sync::Arc;

use crate::{
    domain::{
        Commitment, CommitmentId, Entry, Event, Moment, Plan, RUNNING_LIMIT, Statement, TakeId,
    },
    saved::{Document, TooManyCommitments},
};

/// Why an action was not taken on; nothing is changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakeOnError {
    /// It is running already.
    Running,
    /// As many as [`RUNNING_LIMIT`] are running: first finish one, or let go of it.
    TwoRunning,
    /// The document is full.
    TooMany(TooManyCommitments),
    /// An effect has no action to take on.
    NoAction,
    /// What is stored is of a later version, and is not changed.
    ReadOnly,
}

/// The commitments that the leader is still at, in the order in which they came.
pub fn running(document: &Document) -> impl Iterator<Item = &Arc<Commitment>> {
    document.commitments().iter().filter(|commitment| commitment.is_running())
}

/// Whether the action of a practice can be taken on beside those that are running.
///
/// # Errors
/// [`TakeOnError`] says why not.
pub fn can_take_on(document: &Document, practice: Statement) -> Result<(), TakeOnError> {
    if running(document).any(|commitment| commitment.practice() == practice) {
        Err(TakeOnError::Running)
    } else if running(document).count() >= RUNNING_LIMIT {
        Err(TakeOnError::TwoRunning)
    } else {
        Ok(())
    }
}

/// Takes the action of a practice on, which can come from the result of a take.
///
/// # Errors
/// [`TakeOnError`] says why not.
pub fn take_on(
    document: &mut Document,
    practice: Statement,
    take: Option<TakeId>,
    plan: Plan,
    now: Moment,
    chance: u16,
) -> Result<CommitmentId, TakeOnError> {
    can_take_on(document, practice)?;
    let id = CommitmentId::fresh(now, chance);
    let commitment =
        Commitment::taken(id, practice, take, plan, now).ok_or(TakeOnError::NoAction)?;
    document.add_commitment(commitment).map_err(TakeOnError::TooMany)
}

/// Writes an event down in the log of a commitment, and gives the entry; none where there is none with
/// this id.
pub fn record(
    document: &mut Document,
    id: CommitmentId,
    event: Event,
    now: Moment,
) -> Option<Entry> {
    document.record(id, event, now);
    document.commitment(id)?.log().last().cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Helped, LocalTime, Rhythm, State, Text},
        saved::COMMITMENTS_LIMIT,
    };

    fn at(milliseconds: u64) -> Moment {
        Moment::new(milliseconds).unwrap()
    }

    fn plan() -> Plan {
        Plan {
            sentence: Text::new("When I open the week, I tell one story.").unwrap(),
            start: LocalTime::from_iso("2026-12-01T09:00").unwrap(),
            rhythm: Rhythm::Weekly,
        }
    }

    fn practice(index: usize) -> Statement {
        Statement::at(index).unwrap()
    }

    #[test]
    fn two_actions_at_a_time_are_taken_on_and_no_third() {
        let mut document = Document::default();
        let take = TakeId::new(7);
        let first = take_on(&mut document, practice(0), take, plan(), at(1), 0).unwrap();
        take_on(&mut document, practice(1), None, plan(), at(2), 0).unwrap();
        let third =
            |document: &mut Document| take_on(document, practice(2), None, plan(), at(3), 0);
        let before = document.clone();
        assert_eq!(third(&mut document), Err(TakeOnError::TwoRunning));
        assert_eq!(document, before);
        assert_eq!(document.commitment(first).unwrap().take(), take);
        assert!(document.record(first, Event::Kept(Some(Helped::Yes)), at(4)));
        assert_eq!(third(&mut document), Err(TakeOnError::TwoRunning));
        assert!(document.record(first, Event::Finished(None), at(5)));
        assert!(third(&mut document).is_ok());
        let running: Vec<_> = running(&document).map(|one| one.practice()).collect();
        assert_eq!(running, [practice(1), practice(2)]);
    }

    #[test]
    fn an_action_that_is_running_is_taken_on_again_only_when_it_has_ended() {
        let mut document = Document::default();
        let again =
            |document: &mut Document| take_on(document, practice(0), None, plan(), at(2), 1);
        let first = take_on(&mut document, practice(0), None, plan(), at(1), 0).unwrap();
        assert_eq!(again(&mut document), Err(TakeOnError::Running));
        assert_eq!(can_take_on(&document, practice(1)), Ok(()));
        take_on(&mut document, practice(1), None, plan(), at(1), 2).unwrap();
        // That it is running says more than that two are.
        assert_eq!(again(&mut document), Err(TakeOnError::Running));
        assert_eq!(document.commitments().len(), 2);
        assert!(document.record(first, Event::Dropped, at(3)));
        assert!(again(&mut document).is_ok());
    }

    #[test]
    fn what_is_running_beyond_the_limit_stays_and_only_another_is_refused() {
        let mut document = Document::default();
        for number in 0..3 {
            let id = CommitmentId::new(number).unwrap();
            let one = Commitment::taken(id, practice(0), None, plan(), at(number)).unwrap();
            document.add_commitment(one).unwrap();
        }
        assert_eq!(running(&document).count(), 3);
        let id = CommitmentId::new(1).unwrap();
        assert!(document.record(id, Event::Dropped, at(9)));
        assert_eq!(
            take_on(&mut document, practice(1), None, plan(), at(10), 0),
            Err(TakeOnError::TwoRunning)
        );
    }

    #[test]
    fn an_effect_and_a_full_document_are_said_to_be_so() {
        let mut document = Document::default();
        let effect = Statement::from_id("growth.effect").unwrap();
        assert_eq!(
            take_on(&mut document, effect, None, plan(), at(1), 0),
            Err(TakeOnError::NoAction)
        );
        for number in 0..COMMITMENTS_LIMIT as u64 {
            let id = CommitmentId::new(number).unwrap();
            let mut one = Commitment::taken(id, practice(0), None, plan(), at(number)).unwrap();
            one.record(Event::Dropped, at(number));
            document.add_commitment(one).unwrap();
        }
        let commitments = COMMITMENTS_LIMIT + 1;
        assert_eq!(
            take_on(&mut document, practice(1), None, plan(), at(9_999), 0),
            Err(TakeOnError::TooMany(TooManyCommitments { commitments }))
        );
        assert_eq!(document.commitments().len(), COMMITMENTS_LIMIT);
    }

    #[test]
    fn what_was_written_down_is_taken_back_unless_something_came_after_it() {
        let mut document = Document::default();
        let id = take_on(&mut document, practice(0), None, plan(), at(1), 0).unwrap();
        let before = document.clone();
        let done = record(&mut document, id, Event::Done(Text::default()), at(2)).unwrap();
        // The clock was set back meanwhile.
        let finished = record(&mut document, id, Event::Finished(None), at(1)).unwrap();
        assert!(!document.take_back(id, &done));
        assert!(document.take_back(id, &finished));
        assert_eq!(running(&document).count(), 1);
        assert!(document.take_back(id, &done));
        assert_eq!(document, before);
        let other = CommitmentId::new(9).unwrap();
        assert_eq!(record(&mut document, other, Event::Dropped, at(3)), None);
        assert!(!document.take_back(other, &done));
        assert_eq!(document, before);
    }

    #[test]
    fn a_removed_commitment_is_put_back_with_its_log() {
        let mut document = Document::default();
        let id = take_on(&mut document, practice(0), None, plan(), at(1), 0).unwrap();
        document.record(id, Event::Done(Text::default()), at(2));
        let before = document.clone();
        let removed = document.remove_commitment(id).unwrap();
        assert!(document.commitments().is_empty());
        assert!(!document.record(id, Event::Dropped, at(3)), "it is gone");
        assert_eq!(document.add_commitment(removed), Ok(id));
        assert_eq!(document, before);
        assert_eq!(document.commitment(id).unwrap().state(), (State::Open, at(1)));
    }
}
