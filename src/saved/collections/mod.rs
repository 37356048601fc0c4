//! The sessions that are kept on the device, in a document of their own: a leader's own results have
//! nothing to do with what others hand in.
//!
//! Whatever two tabs, or two files, have of them is put together, in any order with the same result; so
//! no tab can undo what another has done. A session that was removed leaves the moment of that behind.

mod text;

use std::{collections::BTreeMap, sync::Arc};

use crate::domain::{Collection, Moment, SessionId};

pub use text::{CollectionsError, decode_collections, encode_collections};

/// The most sessions that are kept.
pub const SESSIONS_LIMIT: usize = 200;

/// There would be more than [`SESSIONS_LIMIT`] sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManySessions;

/// All sessions that are kept, and which were removed. Copies share what is the same in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collections {
    kept: BTreeMap<SessionId, Arc<Collection>>,
    removed: BTreeMap<SessionId, Moment>,
}

impl Collections {
    /// All sessions, the one begun last first.
    pub fn all(&self) -> Vec<&Arc<Collection>> {
        let mut all: Vec<_> = self.kept.values().collect();
        all.sort_by_key(|one| (std::cmp::Reverse(one.begun), one.id()));
        all
    }

    /// The session with this id.
    pub fn get(&self, id: SessionId) -> Option<&Arc<Collection>> {
        self.kept.get(&id)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty() && self.removed.is_empty()
    }

    /// Adds a session, or puts it together with what is known of it. One that was removed is there
    /// again.
    ///
    /// # Errors
    /// [`TooManySessions`] where there is no room for another one; nothing is changed then.
    pub fn add(&mut self, mut added: Collection) -> Result<(), TooManySessions> {
        let id = added.id();
        if !self.kept.contains_key(&id) && self.kept.len() >= SESSIONS_LIMIT {
            return Err(TooManySessions);
        }
        if let Some(removed) = self.removed.get(&id)
            && added.touched() <= *removed
        {
            added.touch_after(*removed);
        }
        let joined = match self.kept.get(&id) {
            Some(known) => known.join(&added),
            None => added,
        };
        self.kept.insert(id, joined.into());
        Ok(())
    }

    /// Changes the session with this id; none where there is no such one.
    pub fn update<R>(
        &mut self,
        id: SessionId,
        change: impl FnOnce(&mut Collection) -> R,
    ) -> Option<R> {
        self.kept.get_mut(&id).map(|one| change(Arc::make_mut(one)))
    }

    /// Removes a session and returns it.
    pub fn remove(&mut self, id: SessionId, now: Moment) -> Option<Arc<Collection>> {
        let removed = self.kept.remove(&id)?;
        self.removed.insert(id, now.max(removed.touched()));
        Some(removed)
    }

    /// What is in either of two: all sessions, each with all its answers, but those that were removed
    /// after they were last changed.
    #[must_use]
    pub fn join(&self, other: &Collections) -> Collections {
        let mut joined = self.clone();
        for (id, at) in &other.removed {
            let known = joined.removed.entry(*id).or_insert(*at);
            *known = (*known).max(*at);
        }
        for (id, theirs) in &other.kept {
            joined
                .kept
                .entry(*id)
                .and_modify(|ours| {
                    if ours != theirs {
                        *ours = ours.join(theirs).into();
                    }
                })
                .or_insert_with(|| theirs.clone());
        }
        joined.leave_out_removed();
        joined
    }

    /// What is here together with what a file holds. The file removes nothing, and a session of it that
    /// was removed here is there again: somebody has just asked for it.
    #[must_use]
    pub fn import(&self, file: &Collections) -> Collections {
        let mut incoming = Collections { kept: file.kept.clone(), ..Collections::default() };
        for (id, one) in &mut incoming.kept {
            if let Some(removed) = self.removed.get(id)
                && !self.kept.contains_key(id)
                && one.touched() <= *removed
            {
                Arc::make_mut(one).touch_after(*removed);
            }
        }
        self.join(&incoming)
    }

    /// The session with this id alone, for a file of its own.
    #[must_use]
    pub fn only(&self, id: SessionId) -> Collections {
        let kept = self.kept.get(&id).map(|one| (id, one.clone())).into_iter().collect();
        Collections { kept, ..Collections::default() }
    }

    /// Leaves out the sessions that were removed after they were last changed.
    fn leave_out_removed(&mut self) {
        let Collections { kept, removed } = self;
        kept.retain(|id, one| removed.get(id).is_none_or(|removed| one.touched() > *removed));
    }
}
