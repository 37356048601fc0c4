//! The actions that the leader has taken on.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    document::StoredDocument,
    edits::commitments::{self as edits, TakeOnError},
};
use crate::domain::{Commitment, CommitmentId, Entry, Event, Plan, Statement, TakeId};

/// The actions that the leader has taken on, and what can be done with them.
#[derive(Clone, Copy)]
pub struct Commitments {
    document: StoredDocument,
    /// What was written down last, and where.
    last: RwSignal<Option<(CommitmentId, Entry)>>,
}

impl Commitments {
    pub(super) fn new(document: StoredDocument) -> Commitments {
        Commitments { document, last: RwSignal::new(None) }
    }

    /// All commitments, in the order in which they came.
    pub fn all(self) -> Vec<Arc<Commitment>> {
        self.document.with(|document| document.commitments().to_vec())
    }

    /// The commitment with this id.
    pub fn get(self, id: CommitmentId) -> Option<Arc<Commitment>> {
        self.document.with(|document| document.commitment(id).cloned())
    }

    /// Whether there is one with this id that is running.
    pub fn is_running(self, id: CommitmentId) -> bool {
        self.get(id).is_some_and(|commitment| commitment.is_running())
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.document.with(|document| document.commitments().is_empty())
    }

    /// Whether the action of a practice can be taken on now.
    ///
    /// # Errors
    /// [`TakeOnError`] says why not.
    pub fn can_take_on(self, practice: Statement) -> Result<(), TakeOnError> {
        self.document.with(|document| edits::can_take_on(document, practice))
    }

    /// Takes the action of a practice on, which can come from the result of a take.
    ///
    /// # Errors
    /// [`TakeOnError`] says why not.
    pub fn take_on(
        self,
        practice: Statement,
        take: Option<TakeId>,
        plan: Plan,
    ) -> Result<CommitmentId, TakeOnError> {
        let (now, chance) = self.document.now();
        self.document
            .edit(|document| edits::take_on(document, practice, take, plan, now, chance))
            .unwrap_or(Err(TakeOnError::ReadOnly))
    }

    /// Writes an event down in the log of a commitment; false where there is none with this id. It can
    /// be taken back until another is written down.
    pub fn record(self, id: CommitmentId, event: Event) -> bool {
        let (now, _) = self.document.now();
        let entry =
            self.document.edit(|document| edits::record(document, id, event, now)).flatten();
        let is_recorded = entry.is_some();
        if is_recorded {
            self.last.set(entry.map(|entry| (id, entry)));
        }
        is_recorded
    }

    /// Takes what was written down last back, and gives it; none where it is no longer the last of its
    /// log, as where another tab has written something down since.
    pub fn take_back(self) -> Option<Event> {
        let (id, entry) = self.last.get_untracked()?;
        let is_gone = self.document.edit(|document| document.take_back(id, &entry))?;
        is_gone.then(|| {
            self.last.set(None);
            entry.event
        })
    }
}

/// The actions that the leader has taken on.
pub fn use_commitments() -> Commitments {
    super::use_state().commitments
}
