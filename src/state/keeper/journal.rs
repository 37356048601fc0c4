//! What the journal holds beside the store: a copy of the same texts, which a browser puts on the disk
//! sooner. Where a browser is killed, the store can have lost its last seconds, and the journal has them.
//!
//! A *step* tells which of the two has come further. Each of them keeps its own: how often everything
//! has been deleted, and the revision up to which it has all that the other has. Only a tab that has
//! joined the journal counts the store's step on. So a store that was changed before its tab knew of
//! the journal can be told from one that the journal goes on from.

use std::mem;

use super::{
    CHANGES_KEY, DELETED_KEY, DOCUMENT_KEY, Keeper, PREFIX, SESSIONS_KEY,
    stored::{Condition, Contents, Stored},
};
use crate::{
    ports::{Entry, Store, Texts},
    saved::{Collections, Document, Settings, decode_collections, reconcile, unite},
};

/// The key of a step, in the store and in the journal.
pub const JOURNAL_KEY: &str = "five-keys/journal";
/// The keys of which the journal has copies.
pub const JOURNAL_KEYS: [&str; 5] =
    [DOCUMENT_KEY, CHANGES_KEY, SESSIONS_KEY, DELETED_KEY, JOURNAL_KEY];

/// By how much a tab counts deletions on that does not know how often the journal has seen one.
const FAR: u64 = 1 << 20;

/// How far a store or a journal has come: what comes after a deletion is further than all before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Step {
    /// How often everything was deleted.
    pub(super) deletions: u64,
    /// The revision of the document.
    pub(super) revision: u64,
}

impl Step {
    fn of(text: &str) -> Option<Step> {
        let mut numbers = text.split(' ').map_while(|number| number.parse().ok());
        Some(Step { deletions: numbers.next()?, revision: numbers.next()? })
    }

    /// The step of a store; none where no tab has counted one.
    fn in_store(store: &dyn Store) -> Option<Step> {
        Step::of(&store.get(JOURNAL_KEY).ok()??)
    }

    /// As it is kept: `2 15`.
    pub(super) fn to_text(self) -> String {
        format!("{} {}", self.deletions, self.revision)
    }
}

/// What a tab knows that has all that the journal has.
#[derive(Clone, Copy)]
pub(super) struct InStep {
    /// How often everything was deleted.
    deletions: u64,
    /// Counts the step of what is stored on. A function, as what it does comes with the journal.
    pub(super) write: fn(&mut Keeper),
}

/// What a tab found stored as it came.
#[derive(Clone, Debug, Default)]
pub(super) struct Opened {
    document: Document,
    /// The step of the store, as it was kept.
    step: Option<String>,
    is_readable: bool,
    /// Whether everything was deleted since.
    is_gone: bool,
}

impl Opened {
    /// What was there has been deleted.
    pub(super) fn go(&mut self) {
        *self = Opened { is_gone: true, ..Opened::default() };
    }

    /// Whether it is what its step says, or goes on from that.
    fn is_as_said(&self) -> bool {
        self.is_readable && self.document.revision() >= self.revision()
    }

    /// Whether nothing was changed in it but by tabs that had joined the journal: what the journal holds
    /// beyond it goes on from it.
    fn is_known(&self) -> bool {
        self.is_readable && self.document.revision() == self.revision()
    }

    /// The revision up to which it had all that the journal had.
    fn revision(&self) -> u64 {
        self.step.as_deref().and_then(Step::of).unwrap_or_default().revision
    }
}

/// What a journal holds, and all of it can be joined.
#[derive(Clone, Debug)]
pub struct Journalled {
    step: Step,
    document: Document,
    /// The sessions.
    pub sessions: Collections,
    mark: Option<String>,
}

/// A journal that this tab leaves alone: it, or what is stored, is of a later version, or damaged, or
/// the store does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJoined;

impl Journalled {
    /// Reads what a journal holds; none where it is empty.
    ///
    /// # Errors
    /// [`NotJoined`] where something in it is not as this program writes it.
    pub fn read(texts: &Texts) -> Result<Option<Journalled>, NotJoined> {
        if texts.is_empty() {
            return Ok(None);
        }
        let text = |key: &str| texts.get(key).map(String::as_str);
        let stored = Stored {
            document: text(DOCUMENT_KEY).map(Into::into),
            changes: text(CHANGES_KEY).map(Into::into),
        };
        let Contents { document, condition, to_set_aside, .. } = stored.decode();
        if condition != Condition::Readable || !to_set_aside.is_empty() {
            return Err(NotJoined);
        }
        let sessions = text(SESSIONS_KEY).map(decode_collections).transpose();
        Ok(Some(Journalled {
            step: text(JOURNAL_KEY).and_then(Step::of).ok_or(NotJoined)?,
            document,
            sessions: sessions.map_err(|_| NotJoined)?.unwrap_or_default(),
            mark: text(DELETED_KEY).map(str::to_owned),
        }))
    }
}

impl Keeper {
    /// What is there as this tab comes.
    pub(super) fn as_opened(&self) -> Opened {
        Opened {
            document: self.document.clone(),
            step: self.store.get(JOURNAL_KEY).ok().flatten(),
            is_readable: self.failure.is_none() && self.condition == Condition::Readable,
            is_gone: false,
        }
    }

    /// Whether this tab has all that the journal has.
    pub const fn has_joined_journal(&self) -> bool {
        self.in_step.is_some()
    }

    /// Takes over what the journal holds beyond what is stored, as it would another tab's work, and
    /// stores it; from then on this tab counts its step on. Tells whether the sessions of the journal
    /// count too: they do not where everything was deleted after it was written.
    ///
    /// # Errors
    /// [`NotJoined`] where the store does not let it.
    pub fn join_journal(&mut self, journal: Option<&Journalled>) -> Result<bool, NotJoined> {
        self.reload();
        let mark = self.store.get(DELETED_KEY);
        let (Ok(mark), false) = (mark, self.failure.is_some() || self.is_read_only()) else {
            return Err(NotJoined);
        };
        let here = Step::in_store(&*self.store);
        let Step { deletions, revision } = here.unwrap_or_default();
        let Some(Journalled { step, document, mark: theirs, .. }) = journal else {
            self.is_in_step(deletions);
            return Ok(false);
        };
        let is_deleted_here = self.opened.is_gone
            || step.deletions < deletions
            || mark.is_some() && mark != *theirs && (here.is_none() || step.deletions == deletions);
        if is_deleted_here {
            self.is_in_step(deletions.max(step.deletions.saturating_add(1)));
            return Ok(false);
        }
        if step.deletions > deletions {
            // The store has lost a deletion. All goes that was there as this tab came.
            let left = reconcile(&self.opened.document, &self.document, document);
            let mark = theirs.as_ref().and_then(|mark| mark.parse().ok()).unwrap_or_default();
            let step = Step { deletions: step.deletions, revision: 0 };
            let deleted = self.delete_all_with(mark, step);
            if !left.is_empty() || left.settings != Settings::default() {
                self.take_over(left);
            }
            deleted.map_err(|_| NotJoined)?;
        } else if step.revision > revision || !self.opened.is_as_said() {
            self.take_over(if self.opened.is_known() {
                reconcile(&self.opened.document, &self.document, document)
            } else {
                unite(&self.document, document)
            });
        }
        self.is_in_step(step.deletions);
        Ok(true)
    }

    /// Makes this the document.
    fn take_over(&mut self, document: Document) {
        let before = mem::replace(&mut self.document, document);
        self.unsaved |= self.document != before;
    }

    /// From now on this tab has all that the journal has.
    fn is_in_step(&mut self, deletions: u64) {
        self.in_step = Some(InStep { deletions, write: Keeper::write_step });
        self.opened = Opened::default();
        self.save_after(Ok(()));
        self.write_step();
    }

    /// Counts the step of what is stored on, where this tab may. Where that fails, the journal is joined
    /// once more than it needs to be.
    fn write_step(&mut self) {
        let Some(InStep { deletions, .. }) = self.in_step else { return };
        let here = Step::in_store(&*self.store);
        // Another tab may have deleted everything.
        let deletions = here.map_or(0, |here| here.deletions).max(deletions);
        self.in_step = Some(InStep { deletions, write: Keeper::write_step });
        let step = Step { deletions, revision: self.document.revision() };
        let is_empty = || {
            self.stored.document.is_none()
                && self.store.keys(PREFIX).is_ok_and(|keys| keys.is_empty())
        };
        if !self.unsaved && here != Some(step) && !is_empty() {
            let _ = self.store.set(JOURNAL_KEY, &step.to_text());
        }
    }

    /// The step after a deletion.
    pub(super) fn next_deletion(&mut self) -> Step {
        let here = Step::in_store(&*self.store).unwrap_or_default().deletions;
        let deletions = match self.in_step {
            Some(InStep { deletions, .. }) => deletions.max(here).saturating_add(1),
            None => here.saturating_add(FAR),
        };
        self.in_step = self.in_step.map(|in_step| InStep { deletions, ..in_step });
        Step { deletions, revision: 0 }
    }

    /// What is stored now, of all that the journal has copies of; none where this tab may not copy it, as
    /// something of it is not stored or not known here.
    fn texts_to_copy(&mut self) -> Option<Texts> {
        self.reload();
        if self.failure.is_some() || self.unsaved || self.is_read_only() {
            return None;
        }
        self.write_step();
        let mut texts = Texts::new();
        for key in JOURNAL_KEYS {
            if let Some(text) = self.store.get(key).ok()? {
                texts.insert(key, text);
            }
        }
        Some(texts)
    }
}

/// What a tab has written in the journal.
#[derive(Debug)]
pub struct Copies {
    /// A number that tells this tab's writes from those of any other.
    tab: u64,
    /// How often it has written.
    count: u64,
    /// What it wrote last.
    written: Texts,
}

impl Copies {
    /// Those of a tab that has written nothing yet, with a random number.
    pub const fn of(tab: u64) -> Copies {
        Copies { tab, count: 0, written: Texts::new() }
    }

    /// What has to be written in a journal in which this step was found, so that it has what is stored.
    /// Nothing where it has come further: another tab has written there what this one is about to hear.
    pub fn next(&mut self, keeper: &mut Keeper, found: Option<&String>) -> Vec<Entry> {
        let Some(mut texts) = keeper.texts_to_copy() else { return Vec::new() };
        let Some(step) = texts.get(JOURNAL_KEY).cloned() else { return Vec::new() };
        if found.and_then(|found| Step::of(found)) > Step::of(&step) {
            return Vec::new();
        }
        // What is there already need not be written again: it can be long.
        let is_as_left = found.is_some() && found == self.written.get(JOURNAL_KEY);
        let is_new = |key: &&str| !is_as_left || texts.get(*key) != self.written.get(*key);
        let mut keys: Vec<_> = JOURNAL_KEYS.into_iter().filter(|key| *key != JOURNAL_KEY).collect();
        keys.retain(is_new);
        if is_as_left && keys.is_empty() {
            return Vec::new();
        }
        keys.push(JOURNAL_KEY);
        texts.insert(JOURNAL_KEY, format!("{step} {} {}", self.tab, self.count));
        self.count += 1;
        let entry = |key| Entry { key, text: texts.get(key).cloned() };
        let entries = keys.into_iter().map(entry).collect();
        self.written = texts;
        entries
    }

    /// It is not known what has become of what was written last: all is to be written again.
    pub fn forget(&mut self) {
        self.written.clear();
    }
}
