//! Reads and writes the stored document, and never loses any of it.
//!
//! Four rules, which the tests hold against random texts, faults and tabs:
//! - Before every write what it will write over is read. If another tab has written since, its
//!   document is taken over and the change is made to that, so tabs never undo each other's work.
//! - A text that the document would not give back whole is copied to a key of its own, and the
//!   copy read back, before anything is written in its place. If that fails, nothing is.
//! - What cannot be written stays in memory, is said to be there only, and every later change
//!   tries again.
//! - What another program on the site has cleared, or written over, is written again by whatever tab
//!   holds it. Only *Delete everything* deletes: it leaves a mark, by which every other tab knows.

mod journal;
mod sessions;
mod stored;

use std::sync::Arc;

pub use self::journal::{Copies, JOURNAL_KEY, JOURNAL_KEYS, Journalled, NotJoined};
use self::journal::{InStep, Opened, Step};
pub use self::sessions::{SESSIONS_KEY, SessionsKeeper};
use self::stored::{Condition, Contents, Stored};
use crate::exchange::backup::Merge;
use crate::ports::{Store, StoreError};
use crate::saved::{Changes, Document, NoRoom, encode, join, reconcile};

/// What all keys of this program begin with, on a site that can hold others too.
const PREFIX: &str = "five-keys/";
/// The key of the document.
pub const DOCUMENT_KEY: &str = "five-keys/document";
/// The key of what has changed in a long document since it was stored.
pub const CHANGES_KEY: &str = "five-keys/changes";
/// The key of the mark that *Delete everything* leaves: a number that tells one deletion from another.
pub const DELETED_KEY: &str = "five-keys/deleted";
/// From how many bytes on a document is long: an answer is written beside it then, not in it. To
/// write less takes no longer than to write these.
const LONG_DOCUMENT: usize = 16_384;
/// What the keys of texts that were set aside begin with; a number follows.
const SET_ASIDE_PREFIX: &str = "five-keys/set-aside/";
/// The key of how many of them the leader has been told about.
const TOLD_KEY: &str = "five-keys/told-aside";

/// Holds the document in memory and in step with the store.
pub struct Keeper {
    store: Box<dyn Store>,
    /// From how many bytes on a stored document is long.
    long_from: usize,
    document: Document,
    /// What is stored, as this tab last read or wrote it.
    stored: Stored,
    /// The document in it, without the changes, if it is whole.
    base: Option<Document>,
    /// What was stored before, if it was this tab that wrote what is.
    replaced: Option<Stored>,
    /// The mark of the last deletion that this tab knows of.
    deletion: Option<u64>,
    /// What this tab knew to be stored before it, for as long as any of that may still be there.
    deleted: Stored,
    condition: Condition,
    /// Stored texts of which a copy must be made before anything is written.
    to_set_aside: Vec<Arc<str>>,
    /// Whether the document holds anything that is not in the store.
    unsaved: bool,
    failure: Option<StoreError>,
    /// Whether a text is set aside that the leader does not know of.
    is_aside_news: bool,
    /// Whether another tab has deleted what this one held, and the leader does not know.
    is_deletion_news: bool,
    /// How often this tab itself has deleted everything.
    deletions: u32,
    /// What was there when this tab came.
    opened: Opened,
    /// Once this tab has all that the journal has.
    in_step: Option<InStep>,
}

/// Something the leader should know about what is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// What is entered stays in memory only, until the store works again.
    Memory(StoreError),
    /// A later version of the program wrote what is stored: it can be read, not changed.
    ReadOnly {
        /// The schema number it was written with.
        schema: u64,
    },
    /// Something stored could not be read, or not whole, and was set aside; nobody has seen to it yet.
    SetAside,
    /// Another tab has deleted everything, and this one held something.
    DeletedElsewhere,
}

/// A stored text that could not be read, or not whole, and was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Its name among them, a number as a rule.
    pub name: String,
    /// The text, as it was found.
    pub text: String,
}

/// Why what comes in, or comes back, was not taken in; nothing is changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// There is no room for all of it.
    NoRoom(NoRoom),
    /// A later version of the program wrote what is stored.
    ReadOnly,
}

impl Keeper {
    /// Reads what is stored. Writes nothing but a copy of what cannot be read.
    pub fn open(store: Box<dyn Store>) -> Keeper {
        Keeper::open_with(store, LONG_DOCUMENT)
    }

    /// As [`Keeper::open`], with the bytes from which on a document is long.
    pub fn open_with(store: Box<dyn Store>, long_from: usize) -> Keeper {
        let mut keeper = Keeper {
            store,
            long_from,
            document: Document::default(),
            stored: Stored::default(),
            base: None,
            replaced: None,
            deletion: None,
            deleted: Stored::default(),
            condition: Condition::Readable,
            to_set_aside: Vec::new(),
            unsaved: false,
            failure: None,
            is_aside_news: false,
            is_deletion_news: false,
            opened: Opened::default(),
            in_step: None,
            deletions: 0,
        };
        keeper.failure = keeper.refresh().err();
        keeper.opened = keeper.as_opened();
        keeper.is_aside_news = keeper.has_aside_news();
        keeper
    }

    /// What is kept, as this tab knows it.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Makes a change and stores it; none when the document is read-only, and the change is not
    /// made. A change that changes nothing is not stored.
    ///
    /// The change is made to the document as it is stored at that moment, which another tab may
    /// have written.
    pub fn change<R>(&mut self, change: impl FnOnce(&mut Document) -> R) -> Option<R> {
        let refreshed = self.refresh();
        if self.is_read_only() {
            return None;
        }
        let before = self.document.clone();
        let result = change(&mut self.document);
        // Only a write counts the revision on.
        self.document.set_revision(before.revision());
        self.unsaved |= self.document != before;
        self.save_after(refreshed);
        Some(result)
    }

    /// Takes over what another tab has stored, and tries again to store what is not yet. To be
    /// called when the browser says that the store has changed, or when the page is shown again.
    /// Tells whether anything is different now, the document or the trouble.
    pub fn reload(&mut self) -> bool {
        let (document, trouble) = (self.document.clone(), self.trouble());
        let refreshed = self.refresh();
        self.save_after(refreshed);
        self.is_aside_news = self.has_aside_news();
        self.document != document || self.trouble() != trouble
    }

    /// What the leader should know, the most serious first.
    pub fn trouble(&self) -> Option<Trouble> {
        match (self.condition, self.failure) {
            (Condition::Future { schema }, _) => Some(Trouble::ReadOnly { schema }),
            (_, Some(error)) => Some(Trouble::Memory(error)),
            _ if self.is_deletion_news => Some(Trouble::DeletedElsewhere),
            _ => self.is_aside_news.then_some(Trouble::SetAside),
        }
    }

    /// Whether this tab holds work that is in no store: it goes when the tab is closed. That can
    /// be so while the document is read-only too, of what was entered before that was known.
    pub fn holds_unsaved(&self) -> bool {
        self.unsaved
    }

    /// The leader knows what [`Keeper::trouble`] says, as far as that is news.
    pub fn dismiss(&mut self) {
        if self.is_deletion_news {
            self.is_deletion_news = false;
        } else {
            self.dismiss_set_aside();
        }
    }

    /// The leader knows of all that was set aside, and is not told again.
    pub fn dismiss_set_aside(&mut self) {
        self.is_aside_news = false;
        // Where that cannot be stored, they are told when they come back: better than not at all.
        let _ = self.store.keys(SET_ASIDE_PREFIX).and_then(|keys| match keys.len() {
            0 => self.store.remove(TOLD_KEY),
            count => self.store.set(TOLD_KEY, &count.to_string()),
        });
    }

    /// Whether the mark of a deletion is kept.
    pub const fn has_deletion_mark(&self) -> bool {
        self.deletion.is_some()
    }

    /// The stored text as it stands, to hand out what a later version wrote.
    pub fn stored_text(&self) -> Option<&str> {
        self.stored.document.as_deref()
    }

    /// What is stored, as this tab last read or wrote it.
    pub fn stored(&self) -> Document {
        self.stored.decode().document
    }

    /// All texts that were set aside, in any order; none that cannot be read now.
    pub fn set_aside(&self) -> Vec<SetAside> {
        let keys = self.store.keys(SET_ASIDE_PREFIX).unwrap_or_default();
        let with_text = |key: String| {
            let text = self.store.get(&key).ok().flatten()?;
            Some(SetAside { name: key.strip_prefix(SET_ASIDE_PREFIX)?.to_owned(), text })
        };
        keys.into_iter().filter_map(with_text).collect()
    }

    /// Removes one text that was set aside, for good. Whoever does so knows of the others.
    ///
    /// # Errors
    /// [`StoreError`] when the store does not let it.
    pub fn remove_set_aside(&mut self, name: &str) -> Result<(), StoreError> {
        let removed = self.store.remove(&set_aside_key(name));
        self.dismiss_set_aside();
        removed
    }

    /// Removes everything this program has on the device and in memory, for good: what was set
    /// aside and what a later version wrote as well. A mark stays, made of this random number, so
    /// that no other tab writes again what it holds.
    ///
    /// # Errors
    /// [`StoreError`] when something could not be removed; the document is then what is left.
    pub fn delete_all(&mut self, random: u64) -> Result<(), StoreError> {
        let is_known = self.deletion == Some(random);
        let mark = if is_known { random ^ 1 } else { random };
        let step = self.next_deletion();
        self.deletions += 1;
        self.opened.go();
        self.delete_all_with(mark, step)
    }

    /// How often this tab itself has deleted everything.
    pub const fn deletions(&self) -> u32 {
        self.deletions
    }

    /// Removes everything, and leaves this mark and this step.
    fn delete_all_with(&mut self, mark: u64, step: Step) -> Result<(), StoreError> {
        self.document = Document::default();
        self.stored = Stored::default();
        self.base = None;
        self.replaced = None;
        self.deleted = Stored::default();
        self.condition = Condition::Readable;
        self.to_set_aside.clear();
        self.unsaved = false;
        self.is_aside_news = false;
        self.is_deletion_news = false;
        let removed = self.remove_all(mark, step);
        self.deletion = Some(mark);
        self.failure = removed.and_then(|()| self.refresh()).err();
        if removed.is_err() {
            // Shows what is left. The reason to report is the first one.
            let _ = self.refresh();
        }
        removed
    }

    /// How much this program has on the device, in bytes of keys and texts. The mark of a deletion
    /// is no data.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn usage(&self) -> Result<usize, StoreError> {
        let mut bytes = 0;
        for key in self.data_keys()? {
            bytes += key.len() + self.store.get(&key)?.map_or(0, |text| text.len());
        }
        Ok(bytes)
    }

    /// Imports a document into what is kept and returns what that did; [`Merge::plan`] tells it
    /// beforehand.
    ///
    /// # Errors
    /// [`ImportError`] says why nothing was changed.
    pub fn import(&mut self, incoming: &Document) -> Result<Merge, ImportError> {
        let merged = self.change(|document| {
            let merge = Merge::plan(document, incoming)?;
            merge.apply(document);
            Ok(merge)
        });
        merged.ok_or(ImportError::ReadOnly)?.map_err(ImportError::NoRoom)
    }
}

impl Keeper {
    /// Reads what is stored, takes it over if it is not what was last seen, and sets aside what
    /// cannot be written over otherwise.
    fn refresh(&mut self) -> Result<(), StoreError> {
        let found = Stored {
            document: self.store.get(DOCUMENT_KEY)?.map(Arc::from),
            changes: self.store.get(CHANGES_KEY)?.map(Arc::from),
        };
        // Read after what it says something about: a deletion begins with its mark.
        let deletion = self.store.get(DELETED_KEY)?.and_then(|mark| mark.parse().ok());
        let is_deleted = deletion.is_some() && deletion != self.deletion;
        if deletion.is_some() || found.document.is_some() {
            self.deletion = deletion;
        } else if let Some(mark) = self.deletion {
            // Another program has cleared it away, and a tab may yet come that has not seen it.
            let _ = self.write(DELETED_KEY, &mark.to_string());
        }
        if is_deleted {
            self.deleted = self.stored.clone();
            self.opened.go();
            self.is_deletion_news |= !self.document.is_empty();
        }
        let stored = found.without(&self.deleted);
        let is_left = stored != found;
        if is_deleted || stored != self.stored {
            self.adopt(stored, is_deleted);
        }
        if is_left && !is_deleted {
            // It is not on its way out: this tab wrote it at the same moment, before it knew. It is
            // written over, and no tab is to take that for an older text.
            let revision = found.decode().document.revision();
            self.document.set_revision(revision.max(self.document.revision()));
            self.unsaved = true;
        } else if !is_left {
            self.deleted = Stored::default();
        }
        while let Some(text) = self.to_set_aside.last() {
            self.is_aside_news |= set_text_aside(&*self.store, text)?;
            self.to_set_aside.pop();
        }
        Ok(())
    }

    /// Makes what is stored what this tab works on, together with what this tab alone has.
    fn adopt(&mut self, stored: Stored, is_deleted: bool) {
        let Contents { document: found, base, condition, to_set_aside } = stored.decode();
        let is_lost =
            !is_deleted && (condition == Condition::Unreadable || self.is_cleared(&stored, &found));
        self.document = if is_lost {
            // Whatever happened to it, no tab has decided to remove what this one still has.
            join(&self.document, &stored.without(&self.stored).decode().document)
        } else {
            let concurrent = if is_deleted { None } else { self.concurrent_write(&stored) };
            let unsaved = || self.unsaved.then(|| (self.stored(), found.clone()));
            match concurrent.or_else(unsaved) {
                Some((before, theirs)) => reconcile(&before, &self.document, &theirs),
                None => found.clone(),
            }
        };
        // A tab that still slept would take what is lost for all that there is, and add what it has.
        let is_to_mend = is_lost && self.stored.document.is_some();
        self.unsaved = self.document != found || is_to_mend;
        self.stored = stored;
        self.base = base;
        self.replaced = None;
        self.condition = condition;
        self.to_set_aside = to_set_aside;
    }

    /// Whether it was no tab that stored this: tabs remove no document without a mark, and count
    /// its revision on.
    fn is_cleared(&self, stored: &Stored, found: &Document) -> bool {
        let is_gone = stored.document.is_none() && self.stored.document.is_some();
        is_gone || found.revision() < self.document.revision()
    }

    /// The document from which both this tab's last write and another one came, and the document of
    /// that one, if it was made without knowing the former. Browsers bring a write to other tabs
    /// within milliseconds, not at once; both are then the same revision.
    fn concurrent_write(&self, stored: &Stored) -> Option<(Document, Document)> {
        let before = self.replaced.as_ref()?;
        // The other tab wrote to what was there before; what it did not write over is ours.
        let mut other = before.clone();
        if stored.document != self.stored.document {
            other.document.clone_from(&stored.document);
        }
        if stored.changes != self.stored.changes {
            other.changes.clone_from(&stored.changes);
        }
        let theirs = other.decode().document;
        if theirs.revision() != self.document.revision() {
            return None;
        }
        let before = before.decode().document;
        // With something in it, and nothing of what was there, it was begun after all was deleted.
        let is_related = before.is_empty() || theirs.is_empty() || theirs.shares_with(&before);
        is_related.then_some((before, theirs))
    }

    /// Whether a text is set aside that the leader does not know of; not where that cannot be read.
    fn has_aside_news(&self) -> bool {
        let count = self.store.keys(SET_ASIDE_PREFIX).map_or(0, |keys| keys.len());
        count > 0 && self.store.get(TOLD_KEY) != Ok(Some(count.to_string()))
    }

    /// Stores what is not yet stored, if what is in the store could be read before.
    fn save_after(&mut self, refreshed: Result<(), StoreError>) {
        self.failure = match refreshed {
            Ok(()) if self.needs_saving() => self.save().err(),
            other => other.err(),
        };
    }

    /// Whether there is something to be stored, and it may be.
    fn needs_saving(&self) -> bool {
        self.unsaved && !self.is_read_only()
    }

    /// Whether a later version wrote what is stored.
    fn is_read_only(&self) -> bool {
        matches!(self.condition, Condition::Future { .. })
    }

    fn save(&mut self) -> Result<(), StoreError> {
        if self.document.fits().is_err() {
            return Err(StoreError::Full);
        }
        let revision = self.document.revision();
        self.document.set_revision(revision.saturating_add(1));
        let before = self.stored.clone();
        // Where a write fails half-way, nobody can tell what another tab has seen of it.
        self.replaced = None;
        if let Err(error) = self.write_document() {
            self.document.set_revision(revision);
            return Err(error);
        }
        self.replaced = Some(before);
        self.unsaved = false;
        if let Some(in_step) = self.in_step {
            (in_step.write)(self);
        }
        Ok(())
    }

    /// What would have to be written beside a long stored document; none where that cannot be.
    fn changes(&self) -> Option<Changes> {
        let is_long =
            self.stored.document.as_ref().is_some_and(|text| text.len() >= self.long_from);
        let base = self.base.as_ref().filter(|_| is_long)?;
        Changes::between(base, &self.document)
    }

    fn write_document(&mut self) -> Result<(), StoreError> {
        if let Some(changes) = self.changes() {
            return self.write_changes(&changes);
        }
        let text = encode(&self.document);
        if text.is_empty() {
            return Err(StoreError::Broken);
        }
        self.write(DOCUMENT_KEY, &text)?;
        self.stored.document = Some(text.into());
        self.base = Some(self.document.clone());
        let had_changes = self.stored.changes.is_some() || self.deleted.changes.is_some();
        self.deleted = Stored::default();
        // The changes are in it now: none are left. Should the old ones stay, they do no harm.
        let written = self.changes().map(|changes| self.write_changes(&changes));
        if had_changes && !matches!(written, Some(Ok(()))) {
            self.store.remove(CHANGES_KEY)?;
            self.stored.changes = None;
        }
        Ok(())
    }

    fn write_changes(&mut self, changes: &Changes) -> Result<(), StoreError> {
        let text = changes.encode();
        self.write(CHANGES_KEY, &text)?;
        self.stored.changes = Some(text.into());
        Ok(())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        write(&*self.store, key, text)
    }

    /// The keys of all that this program has, but for what says nothing but that something was deleted.
    fn data_keys(&self) -> Result<Vec<String>, StoreError> {
        let mut keys = self.store.keys(PREFIX)?;
        keys.retain(|key| key != DELETED_KEY && key != JOURNAL_KEY);
        Ok(keys)
    }

    /// Removes all data, and leaves a mark.
    fn remove_all(&self, mark: u64, step: Step) -> Result<(), StoreError> {
        let write_mark = || {
            self.write(JOURNAL_KEY, &step.to_text())?;
            self.write(DELETED_KEY, &mark.to_string())
        };
        // First: whoever finds nothing is to find it. In a full store there is room for it only
        // when something has gone.
        let marked = write_mark();
        for key in self.data_keys()? {
            self.store.remove(&key)?;
        }
        if !self.data_keys()?.is_empty() {
            return Err(StoreError::Broken);
        }
        marked.or_else(|_| write_mark())
    }
}

/// Stores a text and reads it back: some stores say yes and keep nothing.
fn write(store: &dyn Store, key: &str, text: &str) -> Result<(), StoreError> {
    store.set(key, text)?;
    match store.get(key)? {
        Some(stored) if stored == text => Ok(()),
        _ => Err(StoreError::Broken),
    }
}

/// Copies a text to a key of its own, unless one holds it already, and tells whether it did.
fn set_text_aside(store: &dyn Store, text: &str) -> Result<bool, StoreError> {
    let keys = store.keys(SET_ASIDE_PREFIX)?;
    for key in &keys {
        if store.get(key)?.as_deref() == Some(text) {
            return Ok(false);
        }
    }
    let mut number = 1_usize;
    while keys.contains(&set_aside_key(&number.to_string())) {
        number += 1;
    }
    write(store, &set_aside_key(&number.to_string()), text)?;
    Ok(true)
}

fn set_aside_key(name: &str) -> String {
    format!("{SET_ASIDE_PREFIX}{name}")
}

#[cfg(test)]
mod tests;
