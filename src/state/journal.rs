//! Keeps the journal in step with what is stored, and joins what it holds beyond that as the app comes.
//!
//! Nobody waits for it, and where it cannot be had, nothing is different.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;

use super::{
    Keeper, Sessions, Storage,
    keeper::{Copies, JOURNAL_KEY, JOURNAL_KEYS, Journalled},
};
use crate::ports::{Entry, Journal, Texts};

/// What keeps the journal in step with what is stored.
#[derive(Clone, Copy)]
pub struct Journaling {
    keeper: RwSignal<Keeper>,
    sessions: Sessions,
    journal: &'static dyn Journal,
    copies: StoredValue<Copies>,
    progress: StoredValue<Progress>,
    /// How many deletions of this tab's the journal has followed.
    deletions: StoredValue<u32>,
}

/// Whether something is on its way to the journal. Only one thing ever is: who types fast has the last
/// text written, and not each.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Idle,
    UnderWay,
    /// What is stored has changed since.
    Behind,
}

impl Journaling {
    /// A journal for what is stored. The sessions are open by now.
    pub fn of(storage: Storage, journal: &'static dyn Journal) -> Journaling {
        let (document, sessions) = storage.parts();
        let copies = StoredValue::new(Copies::of(document.random()));
        let (keeper, progress) = (document.keeper(), StoredValue::new(Progress::Idle));
        let deletions = StoredValue::new(keeper.with_untracked(Keeper::deletions));
        Journaling { keeper, sessions, journal, copies, progress, deletions }
    }

    /// Brings the journal in step with what is stored, and follows that. To be run in an effect.
    pub fn follow(self) {
        self.keeper.track();
        self.sessions.track();
        match self.progress.get_value() {
            Progress::Idle => self.exchange(),
            Progress::UnderWay | Progress::Behind => self.progress.set_value(Progress::Behind),
        }
    }

    fn exchange(self) {
        self.progress.set_value(Progress::UnderWay);
        let is_joined = self.keeper.with_untracked(Keeper::has_joined_journal);
        let keys: &[&str] = if is_joined { &[JOURNAL_KEY] } else { &JOURNAL_KEYS };
        let deletions = self.keeper.with_untracked(Keeper::deletions);
        // No value of the effect's: that goes when the effect runs again, and this may come later.
        let has_written = Rc::new(Cell::new(false));
        let writes = has_written.clone();
        let answer = move |found| {
            let entries =
                if is_joined || self.join(&found) { self.write(&found) } else { Vec::new() };
            writes.set(!entries.is_empty());
            entries
        };
        let then = move |is_done: bool| {
            if !is_done {
                self.copies.update_value(Copies::forget);
            }
            if deletions != self.deletions.get_value() {
                self.deletions.set_value(deletions);
                // What it did not write over goes with all else, whatever that is.
                if !(is_done && has_written.get()) {
                    return self.journal.clear(Box::new(move || self.exchange()));
                }
            }
            match self.progress.get_value() {
                Progress::Behind => self.exchange(),
                Progress::Idle | Progress::UnderWay => self.progress.set_value(Progress::Idle),
            }
        };
        self.journal.exchange(keys, Box::new(answer), Box::new(then));
    }

    /// Joins what the journal holds, and tells whether all that this tab has may now be written there.
    fn join(self, found: &Texts) -> bool {
        let Ok(journal) = Journalled::read(found) else { return false };
        let mut joined = None;
        self.keeper.maybe_update(|keeper| {
            let before = keeper.document().clone();
            joined = keeper.join_journal(journal.as_ref()).ok();
            *keeper.document() != before
        });
        // A deletion that came out of the journal is theirs too.
        self.sessions.reload();
        match (joined, journal) {
            (Some(true), Some(journal)) => self.sessions.join(&journal.sessions),
            (joined, _) => joined.is_some(),
        }
    }

    /// What must be written in a journal in which this was found.
    fn write(self, found: &Texts) -> Vec<Entry> {
        if !self.sessions.is_stored() {
            return Vec::new();
        }
        let mut entries = Vec::new();
        let found = found.get(JOURNAL_KEY);
        self.keeper.maybe_update(|keeper| {
            let before = (keeper.document().clone(), keeper.trouble());
            self.copies.update_value(|copies| entries = copies.next(keeper, found));
            before != (keeper.document().clone(), keeper.trouble())
        });
        entries
    }
}

#[cfg(test)]
mod tests {
    use std::{cell::RefCell, collections::VecDeque};

    use super::*;
    use crate::{
        domain::{Answer, Language, Statement},
        ports::{MemoryStore, Still},
        state::{
            DELETED_KEY, DOCUMENT_KEY, Device, provide_state, use_sessions, use_storage, use_takes,
        },
    };

    /// A journal that does what it is asked when the test says so.
    struct Slow;

    type Asked = (Box<dyn FnOnce(Texts) -> Vec<Entry>>, Box<dyn FnOnce(bool)>);

    thread_local! {
        static ASKED: RefCell<VecDeque<Asked>> = RefCell::default();
        static TEXTS: RefCell<Texts> = RefCell::default();
    }

    impl Journal for Slow {
        fn exchange(
            &self,
            _: &'static [&'static str],
            answer: Box<dyn FnOnce(Texts) -> Vec<Entry>>,
            then: Box<dyn FnOnce(bool)>,
        ) {
            ASKED.with_borrow_mut(|asked| asked.push_back((answer, then)));
        }

        fn clear(&self, then: Box<dyn FnOnce()>) {
            TEXTS.with_borrow_mut(Texts::clear);
            then();
        }
    }

    fn asked() -> usize {
        ASKED.with_borrow(VecDeque::len)
    }

    /// Does the first thing that was asked, or not.
    fn is_done(is_done: bool) {
        let (answer, then) = ASKED.with_borrow_mut(VecDeque::pop_front).unwrap();
        if is_done {
            let entries = answer(TEXTS.with_borrow(Texts::clone));
            TEXTS.with_borrow_mut(|texts| {
                for Entry { key, text } in entries {
                    texts.remove(key);
                    texts.extend(text.map(|text| (key, text)));
                }
            });
        }
        then(is_done);
    }

    fn journalled() -> Option<String> {
        TEXTS.with_borrow(|texts| texts.get(DOCUMENT_KEY).cloned())
    }

    fn stored(store: &MemoryStore) -> Option<String> {
        store.texts().get(DOCUMENT_KEY).cloned()
    }

    /// Opens a tab; nothing follows by itself here, as effects run in a browser alone.
    fn open(store: &MemoryStore, test: impl FnOnce(Journaling)) {
        Owner::new().with(|| {
            let device = Device::of(&Still);
            provide_state(Box::new(store.clone()), device, Language::English, "");
            use_sessions().open(|| Box::new(store.clone()));
            untrack(|| test(Journaling::of(use_storage(), &Slow)));
        });
    }

    fn answer(index: usize) {
        let statement = Statement::at(index).unwrap();
        use_takes().answer(statement, Answer::DidNotOccur).unwrap();
    }

    #[test]
    fn whoever_types_fast_has_the_last_text_written_and_not_each() {
        let store = MemoryStore::new();
        open(&store, |journaling| {
            journaling.follow();
            for index in 0..5 {
                answer(index);
                journaling.follow();
            }
            assert_eq!((asked(), journalled()), (1, None));
            is_done(true);
            assert_eq!((asked(), journalled()), (1, stored(&store)));
            is_done(true);
            assert_eq!(asked(), 0, "it is at rest");
            answer(6);
            journaling.follow();
            is_done(true);
            assert_eq!((asked(), journalled()), (0, stored(&store)));
        });
    }

    #[test]
    fn what_the_journal_did_not_do_is_done_at_the_next_change() {
        let store = MemoryStore::new();
        open(&store, |journaling| {
            answer(0);
            journaling.follow();
            is_done(false);
            answer(1);
            journaling.follow();
            is_done(true);
            let before = stored(&store);
            assert_eq!((asked(), journalled()), (0, before.clone()));
            // Of one that is cut short after it was asked nobody knows what it wrote.
            answer(2);
            journaling.follow();
            let (ask, then) = ASKED.with_borrow_mut(VecDeque::pop_front).unwrap();
            ask(TEXTS.with_borrow(Texts::clone));
            then(false);
            assert_eq!(journalled(), before);
            answer(3);
            journaling.follow();
            is_done(true);
            assert_eq!(journalled(), stored(&store));
        });
    }

    #[test]
    fn to_delete_everything_deletes_what_the_journal_has_of_a_later_version_or_damaged() {
        let store = MemoryStore::new();
        for text in ["{\"format\":\"five-keys\",\"schema\":99}", "{\"format\":\"five"] {
            open(&store, |journaling| {
                let texts = [(DOCUMENT_KEY, text.to_owned()), (JOURNAL_KEY, "0 9".to_owned())];
                TEXTS.set(Texts::from(texts));
                answer(0);
                journaling.follow();
                is_done(true);
                assert_eq!(journalled().as_deref(), Some(text), "it is left alone");
                use_storage().delete_all();
                journaling.follow();
                is_done(true);
                assert_eq!((asked(), journalled()), (1, None));
                is_done(true);
                assert_eq!((asked(), journalled()), (0, None));
                // From then on it is a journal again.
                answer(1);
                journaling.follow();
                is_done(true);
                assert_eq!((asked(), journalled()), (0, stored(&store)));
            });
        }
    }

    #[test]
    fn to_delete_everything_never_leaves_a_journal_without_its_mark() {
        let store = MemoryStore::new();
        open(&store, |journaling| {
            answer(0);
            journaling.follow();
            is_done(true);
            use_storage().delete_all();
            journaling.follow();
            is_done(true);
            assert_eq!((asked(), journalled()), (0, None));
            assert!(TEXTS.with_borrow(|texts| texts.contains_key(DELETED_KEY)));
        });
    }

    #[test]
    fn a_journal_that_never_answers_is_asked_once_and_changes_nothing() {
        let store = MemoryStore::new();
        open(&store, |journaling| {
            for index in 0..3 {
                answer(index);
                journaling.follow();
            }
            assert_eq!((asked(), use_takes().given()), (1, 3));
            ASKED.with_borrow_mut(VecDeque::clear);
        });
    }

    #[test]
    fn what_comes_from_the_journal_shows_beside_what_was_answered_meanwhile() {
        let store = MemoryStore::new();
        open(&store, |journaling| {
            answer(0);
            journaling.follow();
            is_done(true);
        });
        let on_the_disk = store.texts();
        open(&store, |journaling| {
            answer(1);
            journaling.follow();
            is_done(true);
        });
        for (key, text) in on_the_disk {
            store.place(&key, &text);
        }
        open(&store, |journaling| {
            journaling.follow();
            assert_eq!(use_takes().given(), 1);
            answer(2);
            is_done(true);
            assert_eq!((use_takes().given(), journalled()), (3, stored(&store)));
        });
    }
}
