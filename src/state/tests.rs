//! The parts of the state together, natively, with a store in memory.

use leptos::prelude::{Owner, untrack};

use super::*;
use crate::{
    domain::{
        Answer, Event, LocalTime, Moment, Name, Plan, RUNNING_LIMIT, Rhythm, State, Statement,
        Take, TakeId, Text,
    },
    ports::{MemoryStore, Still},
    saved::{Document, NoRoom, TAKES_LIMIT, TooManyTakes, encode},
};

/// What a tab of the browser knows.
#[derive(Clone, Copy)]
struct Tab {
    takes: Takes,
    commitments: Commitments,
    storage: Storage,
}

/// Opens a tab on what is stored.
fn open_tab(store: &MemoryStore, test: impl FnOnce(Tab)) {
    Owner::new().with(|| {
        let device = Device::of(&Still);
        provide_state(Box::new(store.clone()), device, Language::English, "");
        let (takes, commitments) = (use_takes(), use_commitments());
        untrack(|| test(Tab { takes, commitments, storage: use_storage() }));
    });
}

/// Finishes a take with one answer.
fn finish_a_take(takes: Takes) {
    takes.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
    takes.finish();
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
    open_tab(&MemoryStore::new(), |Tab { takes, .. }| {
        finish_a_take(takes);
        let last = takes.last_finished();
        assert!(last.is_some() && takes.is_done());
        takes.reopen().unwrap();
        assert!(!takes.is_done());
        assert_eq!((takes.given(), takes.last_finished()), (1, last.clone()));
        takes.start_over(takes.in_progress().unwrap().id);
        assert!(!takes.is_done());
        assert_eq!((takes.given(), takes.last_finished()), (0, last));
    });
}

#[test]
fn a_correction_gives_the_result_its_answers_once_it_is_finished() {
    open_tab(&MemoryStore::new(), |Tab { takes, .. }| {
        finish_a_take(takes);
        takes.reopen().unwrap();
        let second = Statement::at(1).unwrap();
        takes.answer(second, Answer::DidNotOccur).unwrap();
        takes.finish();
        assert!(takes.is_done());
        let finished = takes.finished();
        assert_eq!((finished.len(), finished[0].answers.given()), (1, 2));
    });
}

#[test]
fn what_is_taken_on_is_there_with_its_log_on_the_next_visit() {
    let store = MemoryStore::new();
    open_tab(&store, |Tab { commitments, .. }| {
        let id = commitments.take_on(Statement::FIRST, None, plan()).unwrap();
        assert!(commitments.record(id, Event::Done(Text::default())));
        assert!(commitments.record(id, Event::Kept(None)));
    });
    open_tab(&store, |Tab { commitments, storage, .. }| {
        let all = commitments.all();
        let commitment = all.first().unwrap();
        assert_eq!((commitment.done(), commitment.state().0), (1, State::Kept));
        assert_eq!(commitments.get(commitment.id()).as_ref(), Some(commitment));
        assert_eq!(commitment.plan(), Some(&plan()));
        assert!(storage.remove_commitment(commitment.id()));
        assert!(commitments.all().is_empty() && commitments.is_empty());
        assert!(!commitments.record(commitment.id(), Event::Dropped));
        assert!(!storage.remove_commitment(commitment.id()));
        storage.put_back().unwrap();
        assert_eq!(commitments.all(), all);
    });
}

#[test]
fn a_third_action_is_not_taken_on_while_two_are_running() {
    open_tab(&MemoryStore::new(), |Tab { commitments, .. }| {
        for practice in Statement::all().take(RUNNING_LIMIT) {
            commitments.take_on(practice, None, plan()).unwrap();
        }
        let third = commitments.take_on(Statement::at(RUNNING_LIMIT).unwrap(), None, plan());
        assert_eq!(third, Err(TakeOnError::TwoRunning));
    });
}

#[test]
fn takes_are_named_by_team_and_put_back_when_they_were_removed() {
    open_tab(&MemoryStore::new(), |Tab { takes, storage, .. }| {
        takes.begin_about(Some(&name("North"))).unwrap();
        finish_a_take(takes);
        assert_eq!(takes.subjects(), [name("North")]);
        let take = takes.last_finished().unwrap();
        takes.label(take.id, &name("North"), &name("May"));
        takes.rename_subject(&name("North"), &name("South"));
        assert_eq!(takes.finished_about(&name("North")), []);
        let [take] = &takes.finished_about(&name("South"))[..] else { panic!("one take") };
        assert_eq!(take.label.name, name("May"));
        assert!(storage.remove_take(take.id));
        assert_eq!(takes.finished(), []);
        storage.put_back().unwrap();
        assert_eq!(takes.finished(), std::slice::from_ref(take));
        // What is back is not put back twice, and what is not there is not removed.
        storage.put_back().unwrap();
        assert_eq!(takes.finished().len(), 1);
        assert!(!storage.remove_take(TakeId::new(1).unwrap()));
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
    open_tab(&store, |Tab { takes, storage, .. }| {
        let id = |number| TakeId::new(number).unwrap();
        assert!(storage.remove_take(id(1)));
        // Another tab takes the room, and makes some later.
        open_tab(&store, |other| other.takes.begin().unwrap());
        let full = NoRoom::Takes(TooManyTakes { takes: TAKES_LIMIT + 1 });
        assert_eq!(storage.put_back(), Err(ImportError::NoRoom(full)));
        assert_eq!(storage.put_back(), Err(ImportError::NoRoom(full)));
        open_tab(&store, |other| assert!(other.storage.remove_take(id(2))));
        storage.put_back().unwrap();
        assert!(takes.finished_take(id(1)).is_some());
    });
}

#[test]
fn a_take_is_not_lost_where_a_later_version_has_written_meanwhile() {
    let store = MemoryStore::new();
    open_tab(&store, |Tab { takes, storage, .. }| {
        finish_a_take(takes);
        let take = takes.last_finished().unwrap();
        assert!(storage.remove_take(take.id));
        let before = store.get(DOCUMENT_KEY).unwrap().unwrap();
        store.place(DOCUMENT_KEY, r#"{"format":"five-keys","schema":99,"takes":[]}"#);
        assert_eq!(storage.put_back(), Err(ImportError::ReadOnly));
        store.place(DOCUMENT_KEY, &before);
        storage.put_back().unwrap();
        assert_eq!(takes.last_finished(), Some(take));
    });
}

#[test]
fn what_a_later_version_wrote_is_not_changed() {
    let store = MemoryStore::new();
    store.place(DOCUMENT_KEY, r#"{"format":"five-keys","schema":99,"takes":[]}"#);
    open_tab(&store, |Tab { takes, commitments, storage }| {
        let outcome = commitments.take_on(Statement::FIRST, None, plan());
        assert_eq!(outcome, Err(TakeOnError::ReadOnly));
        // Whoever asks for these keeps what was typed.
        assert!(!takes.label(TakeId::new(1).unwrap(), &name("North"), &name("May")));
        assert!(!takes.rename_subject(&name("North"), &name("South")));
        assert!(storage.is_read_only());
        assert_eq!(store.writes(), 0);
    });
}

#[test]
fn what_another_tab_has_written_shows_once_the_storage_is_read_again() {
    let store = MemoryStore::new();
    open_tab(&store, |Tab { takes, commitments, storage }| {
        open_tab(&store, |other| {
            finish_a_take(other.takes);
            other.commitments.take_on(Statement::FIRST, None, plan()).unwrap();
        });
        assert!(takes.last_finished().is_none() && commitments.is_empty());
        storage.reload();
        assert!(takes.is_done());
        assert_eq!(commitments.all().len(), 1);
    });
}

#[test]
fn what_is_deleted_is_forgotten_for_good() {
    let store = MemoryStore::new();
    open_tab(&store, |Tab { takes, storage, .. }| {
        finish_a_take(takes);
        let take = takes.last_finished().unwrap();
        assert!(storage.remove_take(take.id));
        storage.look_into(Ok("no document".into()));
        storage.delete_all();
        assert!(storage.incoming().is_none());
        storage.put_back().unwrap();
        assert_eq!(takes.finished(), []);
        let left: Vec<_> = store.texts().into_keys().collect();
        assert_eq!(left, ["five-keys/deleted", "five-keys/journal"]);
    });
}
