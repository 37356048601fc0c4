//! A place on the device for texts under keys.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// A place on the device for texts under keys, shared by all tabs that have the program open.
pub trait Store: Send + Sync {
    /// The text under a key, if there is one.
    ///
    /// A text that cannot be returned exactly as it is stored, such as one that is no valid Unicode
    /// in a browser's store, is [`StoreError::Broken`], so that no other text is taken for it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Stores a text under a key, in the place of what was there.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be stored; what was there is then still there.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Removes a key and its text, if they are there.
    ///
    /// # Errors
    /// [`StoreError`] when that is not possible.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// All keys that begin with this prefix, in any order.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be listed.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;
}

/// Why a store did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not let the page store anything.
    Denied,
    /// There is no room left.
    Full,
    /// It fails in another way, or returns something else than was stored.
    Broken,
}

/// A store in memory for tests, which can be made to fail. Its clones share what is stored, as tabs
/// share a browser's store.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    shared: Arc<Mutex<Shared>>,
}

#[derive(Debug, Default)]
struct Shared {
    texts: BTreeMap<String, String>,
    fault: Option<StoreError>,
    /// How many more calls go well before that fault.
    before_fault: usize,
    room: Option<usize>,
    forgetful: bool,
    writes: usize,
}

impl Shared {
    fn check_fault(&mut self) -> Result<(), StoreError> {
        if self.before_fault > 0 {
            self.before_fault -= 1;
            return Ok(());
        }
        self.fault.map_or(Ok(()), Err)
    }

    fn is_full_with(&self, key: &str, text: &str) -> bool {
        let others = self.texts.iter().filter(|(other, _)| *other != key);
        let bytes: usize = others.map(|(key, text)| key.len() + text.len()).sum();
        self.room.is_some_and(|room| bytes + key.len() + text.len() > room)
    }
}

impl MemoryStore {
    /// A store with nothing in it.
    pub fn new() -> MemoryStore {
        MemoryStore::default()
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Every call fails in this way from now on; with `None` none does.
    pub fn set_fault(&self, fault: Option<StoreError>) {
        self.set_fault_after(0, fault);
    }

    /// So many calls go well from now on, and every later one fails in this way.
    pub fn set_fault_after(&self, calls: usize, fault: Option<StoreError>) {
        let mut shared = self.shared();
        shared.before_fault = calls;
        shared.fault = fault;
    }

    /// Takes no more than this many bytes of keys and texts; with `None` any amount.
    pub fn set_room(&self, bytes: Option<usize>) {
        self.shared().room = bytes;
    }

    /// Whether it reports success from now on without storing anything.
    pub fn set_forgetful(&self, forgetful: bool) {
        self.shared().forgetful = forgetful;
    }

    /// How often something was stored or removed.
    pub fn writes(&self) -> usize {
        self.shared().writes
    }

    /// All that is stored, whatever the fault.
    pub fn texts(&self) -> BTreeMap<String, String> {
        self.shared().texts.clone()
    }

    /// Stores a text as another program would, whatever the fault.
    pub fn place(&self, key: &str, text: &str) {
        self.shared().texts.insert(key.to_owned(), text.to_owned());
    }
}

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let mut shared = self.shared();
        shared.check_fault()?;
        Ok(shared.texts.get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let mut shared = self.shared();
        shared.check_fault()?;
        if shared.is_full_with(key, text) {
            return Err(StoreError::Full);
        }
        shared.writes += 1;
        if !shared.forgetful {
            shared.texts.insert(key.to_owned(), text.to_owned());
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        let mut shared = self.shared();
        shared.check_fault()?;
        shared.writes += 1;
        shared.texts.remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let mut shared = self.shared();
        shared.check_fault()?;
        Ok(shared.texts.keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_of_a_store_share_what_is_stored() {
        let (one, other) = (MemoryStore::new(), MemoryStore::new());
        let copy = one.clone();
        one.set("a/1", "text").unwrap();
        one.set("b/1", "text").unwrap();
        assert_eq!(copy.get("a/1"), Ok(Some("text".to_owned())));
        assert_eq!(copy.keys("a/"), Ok(vec!["a/1".to_owned()]));
        copy.remove("a/1").unwrap();
        assert_eq!((one.get("a/1"), other.get("b/1")), (Ok(None), Ok(None)));
    }

    #[test]
    fn every_call_fails_while_there_is_a_fault() {
        let store = MemoryStore::new();
        store.set("key", "text").unwrap();
        store.set_fault(Some(StoreError::Denied));
        assert_eq!(store.get("key"), Err(StoreError::Denied));
        assert_eq!(store.set("key", "other"), Err(StoreError::Denied));
        assert_eq!(store.remove("key"), Err(StoreError::Denied));
        assert_eq!(store.keys(""), Err(StoreError::Denied));
        store.set_fault(None);
        assert_eq!(store.get("key"), Ok(Some("text".to_owned())));
    }

    #[test]
    fn a_full_store_keeps_what_it_has_and_lets_it_shrink() {
        let store = MemoryStore::new();
        store.set("key", "12345").unwrap();
        store.set_room(Some(8));
        assert_eq!(store.set("key", "123456"), Err(StoreError::Full));
        assert_eq!(store.set("k", ""), Err(StoreError::Full));
        assert_eq!(store.get("key"), Ok(Some("12345".to_owned())));
        assert_eq!(store.set("key", "1234"), Ok(()));
        assert_eq!(store.set("k", ""), Ok(()));
    }
}
