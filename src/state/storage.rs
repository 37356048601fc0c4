//! What is stored on the device as a whole: what troubles it, files that come in, and the way to
//! remove things and put them back.

use leptos::prelude::*;

use super::{ImportError, Keeper, Sessions, SetAside, Trouble, document::StoredDocument};
use crate::{
    domain::{CommitmentId, TakeId},
    exchange::backup::{self, Merge, NotText},
    saved::{DecodeError, Document, NoRoom},
};

/// A file that was chosen for import: what it would do, or why it cannot be brought in.
pub type Incoming = Result<(Document, Merge), ImportProblem>;

/// Why a chosen file is not brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportProblem {
    /// The device could not read it.
    Unreadable,
    /// It is no text, or none in the encoding of documents.
    NotText(NotText),
    /// It is no document, or none that can be read.
    Decode(DecodeError),
    /// Both together would be more than a document holds.
    NoRoom(NoRoom),
    /// What is stored here is of a later version, and is not changed.
    ReadOnly,
}

/// What is stored on the device as a whole.
#[derive(Clone, Copy)]
pub struct Storage {
    document: StoredDocument,
    sessions: Sessions,
    incoming: RwSignal<Option<Incoming>>,
    /// What was removed last, and nothing else.
    removed: RwSignal<Document>,
}

impl Storage {
    pub(super) fn new(document: StoredDocument, sessions: Sessions) -> Storage {
        let (incoming, removed) = (RwSignal::new(None), RwSignal::new(Document::default()));
        Storage { document, sessions, incoming, removed }
    }

    /// Reads what is kept, and follows it.
    pub fn with<T>(self, read: impl FnOnce(&Keeper) -> T) -> T {
        self.document.keeper().with(read)
    }

    /// As [`Storage::with`], once.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Keeper) -> T) -> T {
        self.document.keeper().with_untracked(read)
    }

    /// What keeps the document, and the sessions, for what is to be done with both.
    pub(super) const fn parts(self) -> (StoredDocument, Sessions) {
        (self.document, self.sessions)
    }

    /// What the reader must know about their data, if anything.
    pub fn trouble(self) -> Option<Trouble> {
        let set_aside = || self.sessions.has_set_aside().then_some(Trouble::SetAside);
        self.with(Keeper::trouble).or_else(set_aside)
    }

    /// Whether what is stored is of a later version, and is only shown.
    pub fn is_read_only(self) -> bool {
        matches!(self.trouble(), Some(Trouble::ReadOnly { .. }))
    }

    /// The reader has seen the news about their data.
    pub fn dismiss(self) {
        self.document.keeper().update(Keeper::dismiss);
    }

    /// The reader has seen that something was set aside.
    pub fn dismiss_set_aside(self) {
        self.document.keeper().update(Keeper::dismiss_set_aside);
        self.sessions.dismiss_set_aside();
    }

    /// The stored texts that could not be read.
    pub fn set_aside(self) -> Vec<SetAside> {
        // Those of the sessions too: there may be another one since.
        self.sessions.has_set_aside();
        self.with(Keeper::set_aside)
    }

    /// Forgets one text that was set aside.
    pub fn remove_set_aside(self, name: &str) {
        self.document.keeper().update(|keeper| {
            // One that could not be removed is still listed on the page.
            let _ = keeper.remove_set_aside(name);
        });
    }

    /// Looks again at what is stored: another tab may have written. Tells whether there is now
    /// something that the reader must know about their data.
    pub fn reload(self) -> bool {
        let before = self.with_untracked(Keeper::trouble);
        self.document.keeper().maybe_update(Keeper::reload);
        self.sessions.reload();
        let trouble = self.with_untracked(Keeper::trouble);
        trouble.is_some() && trouble != before
    }

    /// Forgets everything that is stored.
    pub fn delete_all(self) {
        let random = self.document.random();
        self.document.keeper().update(|keeper| {
            // What could not be removed is still listed on the page.
            let _ = keeper.delete_all(random);
        });
        self.sessions.reload();
        self.sessions.forget();
        self.incoming.set(None);
        self.removed.set(Document::default());
    }

    /// The file that was chosen for import, and what it would do.
    pub fn incoming(self) -> Option<Incoming> {
        self.incoming.get()
    }

    /// Looks into a file's bytes; nothing is changed yet.
    pub fn look_into(self, bytes: Result<Vec<u8>, ImportProblem>) {
        let incoming = self.with_untracked(|keeper| look_into(keeper.document(), bytes));
        self.incoming.set(Some(incoming));
    }

    /// Adds what the chosen file holds, and tells what that did. The plan is made anew: another tab
    /// may have written since.
    pub fn import(self) -> Option<Merge> {
        let (document, _) = self.incoming.try_update(Option::take).flatten()?.ok()?;
        let imported = self.document.keeper().try_update(|keeper| keeper.import(&document))?;
        imported
            .map_err(|error| {
                let problem = match error {
                    ImportError::ReadOnly => ImportProblem::ReadOnly,
                    ImportError::NoRoom(what) => ImportProblem::NoRoom(what),
                };
                self.incoming.set(Some(Err(problem)));
            })
            .ok()
    }

    /// Forgets the chosen file.
    pub fn forget_incoming(self) {
        self.incoming.set(None);
    }

    /// Removes a take, and tells whether it is gone. What was removed last can be put back.
    pub fn remove_take(self, id: TakeId) -> bool {
        let mut removed = Document::default();
        self.document.edit(|document| {
            if let Some(take) = document.remove(id) {
                removed.accept(take);
            }
        });
        self.has_removed(removed)
    }

    /// Removes a commitment, and tells whether it is gone. What was removed last can be put back.
    pub fn remove_commitment(self, id: CommitmentId) -> bool {
        let mut removed = Document::default();
        self.document.edit(|document| {
            if let Some(commitment) = document.remove_commitment(id) {
                removed.accept_commitment(commitment);
            }
        });
        self.has_removed(removed)
    }

    fn has_removed(self, removed: Document) -> bool {
        let is_gone = !removed.is_empty();
        if is_gone {
            self.removed.set(removed);
        }
        is_gone
    }

    /// Puts what was removed last back; nothing is done where it is there.
    ///
    /// # Errors
    /// [`ImportError`] says why not. It can be tried again then.
    pub fn put_back(self) -> Result<(), ImportError> {
        let removed = self.removed.get_untracked();
        let put_back = |document: &mut Document| {
            for take in removed.takes() {
                document.add(take.clone()).map_err(NoRoom::Takes)?;
            }
            for commitment in removed.commitments() {
                document.add_commitment(commitment.clone()).map_err(NoRoom::Commitments)?;
            }
            Ok(())
        };
        self.document.edit(put_back).ok_or(ImportError::ReadOnly)?.map_err(ImportError::NoRoom)
    }
}

fn look_into(here: &Document, bytes: Result<Vec<u8>, ImportProblem>) -> Incoming {
    let text = backup::to_text(bytes?).map_err(ImportProblem::NotText)?;
    let incoming = backup::read(&text).map_err(ImportProblem::Decode)?.document;
    let merge = Merge::plan(here, &incoming).map_err(ImportProblem::NoRoom)?;
    Ok((incoming, merge))
}

/// What is stored on the device as a whole.
pub fn use_storage() -> Storage {
    super::use_state().storage
}
