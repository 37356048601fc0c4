//! Keeps the sessions in step with the store, by the rules that hold for the document: what another tab
//! has stored comes in before each write, what cannot be read is set aside before anything is written in
//! its place, what cannot be written stays in memory, and only *Delete everything* deletes.

use super::{DELETED_KEY, set_text_aside, write};
use crate::{
    ports::{Store, StoreError},
    saved::{Collections, CollectionsError, decode_collections, encode_collections},
};

/// The key of the sessions.
pub const SESSIONS_KEY: &str = "five-keys/sessions";

/// Holds the sessions in memory and in step with the store.
pub struct SessionsKeeper {
    store: Box<dyn Store>,
    collections: Collections,
    /// The text that was last read or written.
    stored: Option<String>,
    deletion: LastDeletion,
    /// The schema of a later version that wrote what is stored.
    later: Option<u64>,
    failure: Option<StoreError>,
    /// Whether something that could not be read was set aside, and nobody has seen that yet.
    newly_set_aside: bool,
}

/// What a tab knows of the last deletion.
enum LastDeletion {
    /// The store has not said yet whether there was one. What was deleted before the tab came is no
    /// reason to forget what it has.
    Unknown,
    /// Its mark; none where there was none.
    Known(Option<String>),
}

impl LastDeletion {
    /// Whether what the store says now is a deletion that the tab has not seen.
    fn is_before(&self, now: Option<&String>) -> bool {
        match self {
            LastDeletion::Unknown => false,
            LastDeletion::Known(known) => now.is_some() && known.as_ref() != now,
        }
    }
}

impl SessionsKeeper {
    /// Reads what is stored, and writes nothing.
    pub fn open(store: Box<dyn Store>) -> SessionsKeeper {
        let deletion = store.get(DELETED_KEY).map_or(LastDeletion::Unknown, LastDeletion::Known);
        let mut keeper = SessionsKeeper {
            store,
            collections: Collections::default(),
            stored: None,
            deletion,
            later: None,
            failure: None,
            newly_set_aside: false,
        };
        keeper.failure = keeper.refresh().err();
        keeper
    }

    /// The sessions, as this tab knows them.
    pub const fn collections(&self) -> &Collections {
        &self.collections
    }

    /// Why what this tab holds is not in the store.
    pub const fn failure(&self) -> Option<StoreError> {
        self.failure
    }

    /// Whether a later version wrote what is stored, so that it must not be written over.
    pub const fn is_read_only(&self) -> bool {
        self.later.is_some()
    }

    /// The text of a later version that is stored, to hand it out as it is.
    pub fn later_text(&self) -> Option<&str> {
        self.stored.as_deref().filter(|_| self.is_read_only())
    }

    /// Whether something that could not be read was set aside, and nobody has seen that yet.
    pub const fn has_set_aside(&self) -> bool {
        self.newly_set_aside
    }

    /// Somebody has seen that something was set aside.
    pub const fn dismiss_set_aside(&mut self) {
        self.newly_set_aside = false;
    }

    /// Makes a change and stores it; none where what is stored may not be changed.
    pub fn change<R>(&mut self, change: impl FnOnce(&mut Collections) -> R) -> Option<R> {
        let refreshed = self.refresh();
        if self.is_read_only() {
            return None;
        }
        let result = change(&mut self.collections);
        self.failure = refreshed.and_then(|()| self.save()).err();
        Some(result)
    }

    /// Takes over what another tab has stored, and tries again to store what is not yet. Tells whether
    /// anything is different now.
    pub fn reload(&mut self) -> bool {
        let state = |keeper: &SessionsKeeper| {
            (keeper.collections.clone(), keeper.failure, keeper.later, keeper.newly_set_aside)
        };
        let before = state(self);
        let refreshed = self.refresh();
        let saved = if self.is_read_only() { Ok(()) } else { self.save() };
        self.failure = refreshed.and(saved).err();
        before != state(self)
    }

    /// Takes over what is stored, together with what this tab holds; what was deleted goes.
    fn refresh(&mut self) -> Result<(), StoreError> {
        let found = self.store.get(SESSIONS_KEY)?;
        // Read after what it says something about: a deletion begins with its mark.
        let deletion = self.store.get(DELETED_KEY)?;
        let is_new = self.deletion.is_before(deletion.as_ref());
        let is_on_its_way_out = is_new && found == self.stored;
        if is_on_its_way_out && found.is_some() {
            // What was stored before the mark came goes. The tab that deletes removes one key after the
            // other; seen again in between, it would be taken for new.
            self.store.remove(SESSIONS_KEY)?;
        }
        if is_new || matches!(self.deletion, LastDeletion::Unknown) {
            self.deletion = LastDeletion::Known(deletion);
        }
        if is_new {
            self.collections = Collections::default();
            if is_on_its_way_out {
                self.stored = None;
                self.later = None;
                return Ok(());
            }
        }
        if found == self.stored {
            return Ok(());
        }
        self.later = None;
        let read = match found.as_deref().map(decode_collections) {
            None => Collections::default(),
            Some(Ok(read)) => read,
            Some(Err(CollectionsError::Later { schema })) => {
                self.later = Some(schema);
                Collections::default()
            }
            Some(Err(CollectionsError::Damaged { rest })) => {
                self.set_aside(found.as_deref())?;
                rest
            }
            Some(Err(CollectionsError::NotOurs)) => {
                self.set_aside(found.as_deref())?;
                Collections::default()
            }
        };
        self.collections = self.collections.join(&read);
        self.stored = found;
        Ok(())
    }

    fn set_aside(&mut self, text: Option<&str>) -> Result<(), StoreError> {
        self.newly_set_aside |= set_text_aside(&*self.store, text.unwrap_or_default())?;
        Ok(())
    }

    /// Stores what this tab holds, where that is not what is stored.
    fn save(&mut self) -> Result<(), StoreError> {
        if self.collections.is_empty() && self.stored.is_none() {
            return Ok(());
        }
        let text = encode_collections(&self.collections);
        if self.stored.as_ref() == Some(&text) {
            return Ok(());
        }
        if text.is_empty() {
            return Err(StoreError::Broken);
        }
        write(&*self.store, SESSIONS_KEY, &text)?;
        self.stored = Some(text);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{
            Answer, Answers, Bundle, Collection, Contribution, Invitation, Language, Moment, Name,
            Role, Session, SessionId, Stage, Statement, Voice,
        },
        ports::MemoryStore,
        state::{DOCUMENT_KEY, Keeper},
    };

    fn moment(milliseconds: u64) -> Moment {
        Moment::new(milliseconds).unwrap()
    }

    fn session(id: u32) -> Collection {
        let session = Session { id: SessionId(id), voice: Voice::Own, content: 2 };
        let name = Name::new("Leading well").unwrap();
        let invitation = Invitation { session, language: Language::English, name };
        Collection::begin(invitation, Role::Host, moment(5))
    }

    fn tab(store: &MemoryStore) -> SessionsKeeper {
        SessionsKeeper::open(Box::new(store.clone()))
    }

    fn add(keeper: &mut SessionsKeeper, id: u32) {
        keeper.change(|all| all.add(session(id))).unwrap().unwrap();
    }

    /// Adds one answer under this number.
    fn collect(keeper: &mut SessionsKeeper, id: u32, nonce: u32) {
        let answers = Answers::default().with(Statement::FIRST, Answer::from_digit(4));
        let one = Bundle::new([Contribution::new(nonce, &answers)]).unwrap();
        let add = |session: &mut Collection| session.bundle = session.bundle.union(&one).unwrap();
        keeper.change(|all| all.update(SessionId(id), add)).unwrap().unwrap();
    }

    fn count(keeper: &SessionsKeeper, id: u32) -> Option<usize> {
        keeper.collections().get(SessionId(id)).map(|session| session.bundle.len())
    }

    #[test]
    fn what_is_collected_is_there_when_the_page_is_loaded_again() {
        let store = MemoryStore::new();
        let mut one = tab(&store);
        assert!(store.texts().is_empty(), "to look changes nothing");
        add(&mut one, 7);
        collect(&mut one, 7, 1);
        assert_eq!((count(&tab(&store), 7), one.failure()), (Some(1), None));
    }

    #[test]
    fn two_tabs_lose_nothing_of_each_others() {
        let store = MemoryStore::new();
        let (mut one, mut other) = (tab(&store), tab(&store));
        add(&mut one, 7);
        add(&mut other, 8);
        collect(&mut one, 7, 1);
        other.reload();
        collect(&mut other, 7, 2);
        one.change(|all| all.update(SessionId(7), |it| it.turn_to(Stage::Revealed, moment(9))));
        assert!(other.reload() && !other.reload());
        for keeper in [&one, &other, &tab(&store)] {
            assert_eq!((count(keeper, 7), count(keeper, 8)), (Some(2), Some(0)));
            assert!(keeper.collections().get(SessionId(7)).unwrap().is_revealed());
        }
    }

    #[test]
    fn a_session_that_is_removed_stays_away_and_can_be_put_back() {
        let store = MemoryStore::new();
        let (mut one, mut other) = (tab(&store), tab(&store));
        add(&mut one, 7);
        other.reload();
        let removed = one.change(|all| all.remove(SessionId(7), moment(50))).flatten().unwrap();
        other.reload();
        assert_eq!((count(&one, 7), count(&other, 7), count(&tab(&store), 7)), (None, None, None));
        one.change(|all| all.add(Collection::clone(&removed))).unwrap().unwrap();
        other.reload();
        assert_eq!((count(&one, 7), count(&other, 7)), (Some(0), Some(0)));
    }

    #[test]
    fn what_another_program_clears_or_spoils_is_written_again() {
        let store = MemoryStore::new();
        let mut one = tab(&store);
        add(&mut one, 7);
        store.remove(SESSIONS_KEY).unwrap();
        one.reload();
        assert_eq!(count(&tab(&store), 7), Some(0));
        store.place(SESSIONS_KEY, "{junk");
        add(&mut one, 8);
        assert_eq!((count(&tab(&store), 7), count(&tab(&store), 8)), (Some(0), Some(0)));
        assert_eq!(store.texts()["five-keys/set-aside/1"], "{junk");
    }

    #[test]
    fn a_damaged_text_is_set_aside_before_anything_is_written() {
        let store = MemoryStore::new();
        add(&mut tab(&store), 7);
        let damaged = store.texts()[SESSIONS_KEY].replace("}]}", "},{\"id\":-1}]}");
        store.place(SESSIONS_KEY, &damaged);
        store.set_room(Some(damaged.len() + 40));
        let mut one = tab(&store);
        one.change(|all| all.add(session(8))).unwrap().unwrap();
        assert_eq!(
            (one.failure(), &store.texts()[SESSIONS_KEY]),
            (Some(StoreError::Full), &damaged)
        );
        store.set_room(None);
        one.reload();
        assert_eq!((one.failure(), count(&tab(&store), 7)), (None, Some(0)));
        assert!(store.texts().values().any(|text| *text == damaged));
    }

    #[test]
    fn what_cannot_be_stored_stays_in_memory_and_is_tried_again() {
        let store = MemoryStore::new();
        let mut one = tab(&store);
        add(&mut one, 7);
        store.set_fault(Some(StoreError::Denied));
        collect(&mut one, 7, 1);
        assert_eq!((one.failure(), count(&one, 7)), (Some(StoreError::Denied), Some(1)));
        store.set_fault(None);
        assert!(one.reload());
        assert_eq!((one.failure(), count(&tab(&store), 7)), (None, Some(1)));
    }

    #[test]
    fn an_old_deletion_takes_nothing_from_a_tab_that_could_not_read_the_store_at_first() {
        let store = MemoryStore::new();
        Keeper::open(Box::new(store.clone())).delete_all(5).unwrap();
        add(&mut tab(&store), 7);
        store.set_fault(Some(StoreError::Denied));
        let mut late = tab(&store);
        add(&mut late, 8);
        store.set_fault(None);
        late.reload();
        assert_eq!((count(&late, 7), count(&late, 8)), (Some(0), Some(0)));
        // One that comes after that is another matter.
        Keeper::open(Box::new(store.clone())).delete_all(6).unwrap();
        late.reload();
        assert_eq!((count(&late, 7), count(&late, 8)), (None, None));
    }

    #[test]
    fn what_is_set_aside_is_said_until_somebody_has_seen_it() {
        let store = MemoryStore::new();
        store.place(SESSIONS_KEY, "{junk");
        let mut one = tab(&store);
        assert!(one.has_set_aside());
        one.dismiss_set_aside();
        add(&mut one, 7);
        assert!(!one.has_set_aside() && !tab(&store).has_set_aside());
    }

    #[test]
    fn what_a_later_version_wrote_is_not_written_over() {
        let store = MemoryStore::new();
        let text = r#"{"format":"five-keys-sessions","schema":2,"rooms":[]}"#;
        store.place(SESSIONS_KEY, text);
        let mut one = tab(&store);
        assert_eq!(one.change(|all| all.add(session(7))), None);
        assert!(one.is_read_only());
        one.reload();
        assert_eq!(store.texts()[SESSIONS_KEY], text);
    }

    #[test]
    fn a_tab_that_sees_the_mark_of_a_deletion_before_the_rest_is_gone_brings_nothing_back() {
        let store = MemoryStore::new();
        let mut one = tab(&store);
        add(&mut one, 7);
        // Another tab deletes everything: its mark comes first, then the document goes, then this.
        store.place(DELETED_KEY, "5");
        one.reload();
        one.reload();
        store.remove(SESSIONS_KEY).unwrap();
        one.reload();
        assert_eq!((count(&one, 7), store.texts().get(SESSIONS_KEY)), (None, None));
        assert_eq!(count(&tab(&store), 7), None);
    }

    #[test]
    fn to_delete_everything_deletes_the_sessions_in_every_tab() {
        let store = MemoryStore::new();
        let (mut one, mut other) = (tab(&store), tab(&store));
        add(&mut one, 7);
        other.reload();
        let mut keeper = Keeper::open(Box::new(store.clone()));
        keeper.delete_all(5).unwrap();
        assert_eq!(store.texts().get(SESSIONS_KEY), None);
        assert!(one.reload() && other.reload());
        assert_eq!((count(&one, 7), count(&other, 7)), (None, None));
        assert_eq!(
            (store.texts().get(SESSIONS_KEY), store.texts().get(DOCUMENT_KEY)),
            (None, None)
        );
        add(&mut other, 8);
        one.reload();
        assert_eq!((count(&one, 7), count(&one, 8)), (None, Some(0)));
    }
}
