//! The one that reads and writes what is kept, and never loses any of it.
//!
//! Three rules, which the tests hold against random texts, faults and tabs:
//! - Before every write the stored text is read. If another tab has written since, its document is
//!   taken over and the change is made to that, so tabs never undo each other's work.
//! - A text that the document would not give back whole is copied to a key of its own, and the
//!   copy read back, before anything is written in its place. If that fails, nothing is.
//! - What cannot be written stays in memory, is said to be there only, and every later change
//!   tries again.

use crate::exchange::backup::Merge;
use crate::ports::{Store, StoreError};
use crate::saved::{DecodeError, Document, NoRoom, decode, encode, reconcile};

/// What all keys of this program begin with, on a site that can hold others too.
const PREFIX: &str = "five-keys/";
/// The key of the document.
pub const DOCUMENT_KEY: &str = "five-keys/document";
/// What the keys of texts that were set aside begin with; a number follows.
const SET_ASIDE_PREFIX: &str = "five-keys/set-aside/";

/// Holds the document in memory and in step with the store.
pub struct Keeper {
    store: Box<dyn Store>,
    document: Document,
    /// The stored text as this tab last read or wrote it.
    seen: Option<String>,
    /// What stood there before, if it was this tab that wrote `seen`.
    replaced: Replaced,
    standing: Standing,
    /// Whether the document holds anything that is not in the store.
    unsaved: bool,
    failure: Option<StoreError>,
    newly_set_aside: bool,
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
    /// Something stored could not be read, or not whole, and has just been set aside.
    SetAside,
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
        let mut keeper = Keeper {
            store,
            document: Document::default(),
            seen: None,
            replaced: Replaced::ByAnother,
            standing: Standing::Faithful,
            unsaved: false,
            failure: None,
            newly_set_aside: false,
        };
        keeper.failure = keeper.catch_up().err();
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
        let started = self.start_change()?;
        let result = change(&mut self.document);
        self.finish_change(&started);
        Some(result)
    }

    /// Takes over what another tab has stored, and tries again to store what is not yet. To be
    /// called when the browser says that the store has changed, or when the page is shown again.
    /// Tells whether anything is different now, the document or the trouble.
    pub fn reload(&mut self) -> bool {
        let (document, trouble) = (self.document.clone(), self.trouble());
        let caught_up = self.catch_up();
        self.settle(caught_up);
        self.document != document || self.trouble() != trouble
    }

    /// What the leader should know, the most serious first.
    pub fn trouble(&self) -> Option<Trouble> {
        match (self.standing, self.failure) {
            (Standing::Future { schema }, _) => Some(Trouble::ReadOnly { schema }),
            (_, Some(error)) => Some(Trouble::Memory(error)),
            _ => self.newly_set_aside.then_some(Trouble::SetAside),
        }
    }

    /// Whether this tab holds work that is in no store: it goes when the tab is closed. That can
    /// be so while the document is read-only too, of what was entered before that was known.
    pub fn holds_unsaved(&self) -> bool {
        self.unsaved
    }

    /// The leader has read that something was set aside.
    pub fn dismiss_set_aside(&mut self) {
        self.newly_set_aside = false;
    }

    /// The stored text as it stands, to hand out what a later version wrote.
    pub fn stored_text(&self) -> Option<&str> {
        self.seen.as_deref()
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

    /// Removes one text that was set aside, for good.
    ///
    /// # Errors
    /// [`StoreError`] when the store does not let it.
    pub fn remove_set_aside(&self, name: &str) -> Result<(), StoreError> {
        self.store.remove(&set_aside_key(name))
    }

    /// Removes everything this program has on the device and in memory, for good: what was set
    /// aside and what a later version wrote as well.
    ///
    /// # Errors
    /// [`StoreError`] when something could not be removed; the document is then what is left.
    pub fn delete_all(&mut self) -> Result<(), StoreError> {
        self.document = Document::default();
        self.seen = None;
        self.replaced = Replaced::ByAnother;
        self.standing = Standing::Faithful;
        self.unsaved = false;
        self.newly_set_aside = false;
        let removed = self.remove_all();
        self.failure = removed.and_then(|()| self.catch_up()).err();
        if removed.is_err() {
            // Shows what is left. The reason to report is the first one.
            let _ = self.catch_up();
        }
        removed
    }

    /// How much this program has on the device, in bytes of keys and texts.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn usage(&self) -> Result<usize, StoreError> {
        let mut bytes = 0;
        for key in self.store.keys(PREFIX)? {
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

/// What the text that this tab last saw is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// The document gives it back whole, or a copy of it is set aside: it can be written over.
    Faithful,
    /// A readable document that holds more than this program would write: to be set aside.
    Partial,
    /// Something else than a document: to be set aside.
    Unreadable,
    /// A later version's document: never to be written over.
    Future { schema: u64 },
}

/// How the text that this tab last saw came to be stored.
enum Replaced {
    /// Another tab wrote it, or an earlier visit, or there is none.
    ByAnother,
    /// This tab wrote it in the place of this text.
    ByUs(Option<String>),
}

/// A change in progress.
struct Started {
    before: Document,
    caught_up: Result<(), StoreError>,
}

impl Keeper {
    fn start_change(&mut self) -> Option<Started> {
        let caught_up = self.catch_up();
        match self.standing {
            Standing::Future { .. } => None,
            _ => Some(Started { before: self.document.clone(), caught_up }),
        }
    }

    fn finish_change(&mut self, started: &Started) {
        self.document.set_revision(started.before.revision());
        self.unsaved |= self.document != started.before;
        self.settle(started.caught_up);
    }

    /// Reads the stored text, takes it over if it is not the one last seen, and sets it aside if
    /// it cannot be written over otherwise.
    fn catch_up(&mut self) -> Result<(), StoreError> {
        let stored = self.store.get(DOCUMENT_KEY)?;
        if stored != self.seen {
            self.take_over(stored);
        }
        if matches!(self.standing, Standing::Partial | Standing::Unreadable) {
            self.put_aside()?;
            self.standing = Standing::Faithful;
        }
        Ok(())
    }

    /// Makes the stored text the one that this tab works on, with what this tab alone has.
    fn take_over(&mut self, stored: Option<String>) {
        let (theirs, standing) = understand(stored.as_deref());
        let base = if standing == Standing::Unreadable {
            // Whatever damaged it, no tab has decided to remove what this one still has.
            Some(Document::default())
        } else if let Some(before) = self.overwritten(&theirs) {
            Some(before)
        } else {
            self.unsaved.then(|| understand(self.seen.as_deref()).0)
        };
        if let Some(base) = base {
            self.document = reconcile(&base, &self.document, &theirs);
            self.unsaved = self.document != theirs;
        } else {
            self.document = theirs;
        }
        self.seen = stored;
        self.replaced = Replaced::ByAnother;
        self.standing = standing;
    }

    /// The document from which both this tab's last write and the one stored now came, if the
    /// latter was made without knowing the former. Browsers bring a write to other tabs within
    /// milliseconds, not at once; both are then the same revision.
    fn overwritten(&self, theirs: &Document) -> Option<Document> {
        let Replaced::ByUs(before) = &self.replaced else { return None };
        if theirs.revision() != self.document.revision() {
            return None;
        }
        let before = understand(before.as_deref()).0;
        // With something in it, and nothing of what was there, it was begun after all was deleted.
        let is_related = before.is_empty() || theirs.is_empty() || theirs.shares_with(&before);
        is_related.then_some(before)
    }

    /// Copies the text last seen to a key of its own, unless one holds it already.
    fn put_aside(&mut self) -> Result<(), StoreError> {
        let Some(text) = self.seen.as_deref() else { return Ok(()) };
        let keys = self.store.keys(SET_ASIDE_PREFIX)?;
        for key in &keys {
            if self.store.get(key)?.as_deref() == Some(text) {
                return Ok(());
            }
        }
        let mut number = 1_u32;
        let mut key = set_aside_key("1");
        while keys.contains(&key) {
            number += 1;
            key = set_aside_key(&number.to_string());
        }
        self.write(&key, text)?;
        self.newly_set_aside = true;
        Ok(())
    }

    /// Stores what is not yet stored, if the store was in order up to here.
    fn settle(&mut self, caught_up: Result<(), StoreError>) {
        let is_due = self.unsaved && !matches!(self.standing, Standing::Future { .. });
        self.failure = match caught_up {
            Ok(()) if is_due => self.save().err(),
            other => other.err(),
        };
    }

    fn save(&mut self) -> Result<(), StoreError> {
        if self.document.fits().is_err() {
            return Err(StoreError::Full);
        }
        let revision = self.document.revision();
        self.document.set_revision(revision.saturating_add(1));
        let text = encode(&self.document);
        let written = match text.as_str() {
            "" => Err(StoreError::Broken),
            text => self.write(DOCUMENT_KEY, text),
        };
        if let Err(error) = written {
            self.document.set_revision(revision);
            return Err(error);
        }
        self.replaced = Replaced::ByUs(self.seen.replace(text));
        self.unsaved = false;
        Ok(())
    }

    /// Stores a text and reads it back: some stores say yes and keep nothing.
    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.store.set(key, text)?;
        match self.store.get(key)? {
            Some(stored) if stored == text => Ok(()),
            _ => Err(StoreError::Broken),
        }
    }

    fn remove_all(&self) -> Result<(), StoreError> {
        for key in self.store.keys(PREFIX)? {
            self.store.remove(&key)?;
        }
        if self.store.keys(PREFIX)?.is_empty() { Ok(()) } else { Err(StoreError::Broken) }
    }
}

fn set_aside_key(name: &str) -> String {
    [SET_ASIDE_PREFIX, name].concat()
}

/// What a stored text says, as far as it can be read, and how it may be treated.
fn understand(text: Option<&str>) -> (Document, Standing) {
    let Some(text) = text else { return (Document::default(), Standing::Faithful) };
    match decode(text) {
        Ok(decoded) if decoded.whole => (decoded.document, Standing::Faithful),
        Ok(decoded) => (decoded.document, Standing::Partial),
        Err(DecodeError::FromTheFuture { schema, readable }) => {
            (*readable, Standing::Future { schema })
        }
        Err(DecodeError::Damaged { rest, .. }) => (*rest, Standing::Unreadable),
        Err(_) => (Document::default(), Standing::Unreadable),
    }
}

#[cfg(test)]
mod tests;
