use super::*;
use crate::{
    domain::{LocalTime, RUNNING_LIMIT, Rhythm, State, Text},
    ports::{MemoryStore, Still},
    saved::{TAKES_LIMIT, encode},
    state::DOCUMENT_KEY,
};

/// Looks at what is stored in this store, through commands.
fn with(store: &MemoryStore, look: impl FnOnce(Data)) {
    let owner = Owner::new();
    owner.with(|| look(Data::open(Box::new(store.clone()), &Still, Language::English)));
}

fn plan() -> Plan {
    let start = LocalTime::from_iso("2026-12-01T09:00").unwrap();
    Plan { sentence: Text::new("When …, I …").unwrap(), start, rhythm: Rhythm::Weekly }
}

fn name(name: &str) -> Name {
    Name::new(name).unwrap()
}

#[test]
fn a_check_is_shown_again_while_its_result_is_corrected() {
    with(&MemoryStore::new(), |data| {
        data.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
        data.finish();
        let last = data.last_finished();
        assert!(last.is_some() && data.is_done());
        data.reopen().unwrap();
        assert!(!data.is_done());
        assert_eq!((data.given(), data.last_finished()), (1, last.clone()));
        data.start_over();
        assert!(!data.is_done());
        assert_eq!((data.given(), data.last_finished()), (0, last));
    });
}

#[test]
fn a_correction_gives_the_result_its_answers_once_it_is_finished() {
    with(&MemoryStore::new(), |data| {
        data.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
        data.finish();
        data.reopen().unwrap();
        let second = Statement::at(1).unwrap();
        data.answer(second, Answer::DidNotOccur).unwrap();
        data.finish();
        assert!(data.is_done());
        let finished = data.finished();
        assert_eq!((finished.len(), finished[0].answers.given()), (1, 2));
    });
}

#[test]
fn what_is_taken_on_is_there_with_its_log_on_the_next_visit() {
    let store = MemoryStore::new();
    with(&store, |data| {
        let id = data.take_on(Statement::FIRST, None, &plan()).unwrap();
        assert!(data.record(id, &Event::Done(Text::default())));
        assert!(data.record(id, &Event::Kept(None)));
    });
    with(&store, |data| {
        let commitments = data.commitments();
        let commitment = commitments.first().unwrap();
        assert_eq!((commitment.done(), commitment.state().0), (1, State::Kept));
        assert_eq!(
            data.commitments().iter().find(|one| one.id() == commitment.id()),
            Some(commitment)
        );
        assert_eq!(commitment.plan(), Some(&plan()));
        assert!(data.remove_commitment(commitment.id()));
        assert!(data.commitments().is_empty());
        assert!(!data.record(commitment.id(), &Event::Dropped));
        assert!(!data.remove_commitment(commitment.id()));
        data.put_back().unwrap();
        assert_eq!(data.commitments(), commitments);
    });
}

#[test]
fn a_third_action_is_not_taken_on_while_two_are_running() {
    with(&MemoryStore::new(), |data| {
        for practice in Statement::all().take(RUNNING_LIMIT) {
            data.take_on(practice, None, &plan()).unwrap();
        }
        let third = data.take_on(Statement::at(RUNNING_LIMIT).unwrap(), None, &plan());
        assert_eq!(third, Err(TakeOnError::TwoRunning));
    });
}

#[test]
fn takes_are_named_by_team_and_put_back_when_they_were_removed() {
    with(&MemoryStore::new(), |data| {
        data.begin_about(Some(&name("North"))).unwrap();
        data.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
        data.finish();
        assert_eq!(data.subjects(), [name("North")]);
        let take = data.last_finished().unwrap();
        data.label(take.id, &name("North"), &name("May"));
        data.rename_subject(&name("North"), &name("South"));
        assert_eq!(data.finished_about(Some(&name("North"))), []);
        let [take] = &data.finished_about(Some(&name("South")))[..] else { panic!("one take") };
        assert_eq!(take.label.name, name("May"));
        assert!(data.remove(take.id));
        assert_eq!(data.finished(), []);
        data.put_back().unwrap();
        assert_eq!(data.finished(), std::slice::from_ref(take));
        // What is back is not put back twice, and what is not there is not removed.
        data.put_back().unwrap();
        assert_eq!(data.finished().len(), 1);
        assert!(!data.remove(TakeId::new(1).unwrap()));
    });
}

/// A store with as many finished takes as there is room for.
fn full_store() -> MemoryStore {
    let mut full = Document::default();
    for number in 1..=TAKES_LIMIT as u64 {
        let take = Take {
            finished: Some(Moment::default()),
            ..Take::begun(TakeId::new(number).unwrap(), Moment::default())
        };
        full.add(take).unwrap();
    }
    let store = MemoryStore::new();
    store.place(DOCUMENT_KEY, &encode(&full));
    store
}

#[test]
fn a_take_that_cannot_be_put_back_can_be_later() {
    let store = full_store();
    with(&store, |data| {
        let id = |number| TakeId::new(number).unwrap();
        assert!(data.remove(id(1)));
        // Another tab takes the room, and makes some later.
        with(&store, |other| other.begin().unwrap());
        let full = NoRoom::Takes(TooManyTakes { takes: TAKES_LIMIT + 1 });
        assert_eq!(data.put_back(), Err(ImportError::NoRoom(full)));
        assert_eq!(data.put_back(), Err(ImportError::NoRoom(full)));
        with(&store, |other| assert!(other.remove(id(2))));
        data.put_back().unwrap();
        assert!(data.finished_take(id(1)).is_some());
    });
}

#[test]
fn a_take_is_not_lost_where_a_later_version_has_written_meanwhile() {
    let store = MemoryStore::new();
    with(&store, |data| {
        data.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
        data.finish();
        let take = data.last_finished().unwrap();
        assert!(data.remove(take.id));
        let before = store.get(DOCUMENT_KEY).unwrap().unwrap();
        store.place(DOCUMENT_KEY, r#"{"format":"five-keys","schema":99,"takes":[]}"#);
        assert_eq!(data.put_back(), Err(ImportError::ReadOnly));
        store.place(DOCUMENT_KEY, &before);
        data.put_back().unwrap();
        assert_eq!(data.last_finished(), Some(take));
    });
}

#[test]
fn what_a_later_version_wrote_is_not_changed() {
    let store = MemoryStore::new();
    store.place(DOCUMENT_KEY, r#"{"format":"five-keys","schema":99,"takes":[]}"#);
    with(&store, |data| {
        let outcome = data.take_on(Statement::FIRST, None, &plan());
        assert_eq!(outcome, Err(TakeOnError::ReadOnly));
        assert!(data.is_read_only());
        assert_eq!(store.writes(), 0);
    });
}
