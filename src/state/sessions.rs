//! The sessions that are kept here: workshops, and what teams say about their leaders.
//!
//! They are opened by the first page that needs them. A leader who is alone has none.

mod files;

use std::sync::Arc;

use leptos::prelude::*;

pub use files::{IncomingSessions, SessionsProblem};

use super::{document::StoredDocument, keeper::SessionsKeeper};
use crate::{
    domain::{
        CONTENT, Collection, Invitation, Language, Name, Role, Session, SessionId, Stage,
        TooManyContributions, Voice,
    },
    exchange::code::{Accepts, Collected, collect},
    ports::{Store, StoreError},
    saved::{Collections, TooManySessions},
};

/// The sessions that are kept here, and what can be done with them.
#[derive(Clone, Copy)]
pub struct Sessions {
    document: StoredDocument,
    keeper: RwSignal<Option<SessionsKeeper>>,
    /// How the keeper looks again at what is stored, once it is open.
    reload: StoredValue<Option<fn(Sessions)>>,
    /// What was removed last.
    removed: RwSignal<Option<Arc<Collection>>>,
    /// The file that was chosen for import, and what it would do.
    incoming: RwSignal<Option<IncomingSessions>>,
}

/// Why nothing was added to a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCollected {
    /// It shows what it comes to: it must be opened again first.
    Revealed,
    /// There would be too many answers.
    TooMany,
    /// There is no such session here, or it may not be changed.
    Gone,
}

impl Sessions {
    pub(super) fn new(document: StoredDocument) -> Sessions {
        let (keeper, removed) = (RwSignal::new(None), RwSignal::new(None));
        let (reload, incoming) = (StoredValue::new(None), RwSignal::new(None));
        Sessions { document, keeper, reload, removed, incoming }
    }

    /// Reads what is stored, unless that is done. The pages that need sessions do so as they come.
    pub fn open(self, store: impl FnOnce() -> Box<dyn Store>) {
        if self.keeper.with_untracked(Option::is_none) {
            self.keeper.set(Some(SessionsKeeper::open(store())));
            self.reload.set_value(Some(Sessions::look_again));
        }
    }

    /// Looks again at what is stored: another tab may have written.
    pub(super) fn reload(self) {
        if let Some(reload) = self.reload.get_value() {
            reload(self);
        }
    }

    fn look_again(self) {
        self.keeper.maybe_update(|keeper| keeper.as_mut().is_some_and(SessionsKeeper::reload));
    }

    /// Joins the sessions of the journal with those that are kept; false where they are not stored now.
    pub(super) fn join(self, journal: &Collections) -> bool {
        let joined = self.change(|all| *all = all.join(journal));
        joined.is_some() && self.is_stored()
    }

    /// Whether all that this tab has of them is stored, and may be changed.
    pub(super) fn is_stored(self) -> bool {
        let is_stored = |it: &SessionsKeeper| it.failure().is_none() && !it.is_read_only();
        self.keeper.with_untracked(|keeper| keeper.as_ref().is_none_or(is_stored))
    }

    /// Follows what is kept.
    pub(super) fn track(self) {
        self.keeper.track();
    }

    fn with<R>(self, read: impl FnOnce(&Collections) -> R) -> Option<R> {
        self.keeper.with(|keeper| keeper.as_ref().map(|keeper| read(keeper.collections())))
    }

    fn change<R>(self, change: impl FnOnce(&mut Collections) -> R) -> Option<R> {
        self.keeper.try_update(|keeper| keeper.as_mut()?.change(change)).flatten()
    }

    /// All sessions, the one begun last first.
    pub fn all(self) -> Vec<Arc<Collection>> {
        self.with(|all| all.all().into_iter().cloned().collect()).unwrap_or_default()
    }

    /// The session with this id.
    pub fn get(self, id: SessionId) -> Option<Arc<Collection>> {
        self.with(|all| all.get(id).cloned()).flatten()
    }

    /// Why what was collected is in this tab's memory only.
    pub fn failure(self) -> Option<StoreError> {
        self.keeper.with(|keeper| keeper.as_ref()?.failure())
    }

    /// Forgets the chosen file, and what was removed last.
    pub(super) fn forget(self) {
        self.incoming.set(None);
        self.removed.set(None);
    }

    /// Whether a later version stored the sessions, so that they are not shown and not changed.
    pub fn is_read_only(self) -> bool {
        self.keeper.with(|keeper| keeper.as_ref().is_some_and(SessionsKeeper::is_read_only))
    }

    /// Whether some of what was stored could not be read and was set aside, and nobody has seen that yet.
    pub(super) fn has_set_aside(self) -> bool {
        self.keeper.with(|keeper| keeper.as_ref().is_some_and(SessionsKeeper::has_set_aside))
    }

    /// Somebody has seen that something was set aside.
    pub(super) fn dismiss_set_aside(self) {
        self.keeper.update(|keeper| {
            if let Some(keeper) = keeper {
                keeper.dismiss_set_aside();
            }
        });
    }

    /// Begins a session of one's own and returns its id; none where what is stored may not be changed.
    ///
    /// # Errors
    /// [`TooManySessions`] where there is no room for it.
    pub fn begin(
        self,
        voice: Voice,
        language: Language,
        name: Name,
    ) -> Result<Option<SessionId>, TooManySessions> {
        let session =
            Session { id: SessionId(self.document.random_u32()), voice, content: CONTENT };
        self.keep(Invitation { session, language, name }, Role::Host)
    }

    /// Keeps a session to collect for it, and returns its id; none where what is stored may not be
    /// changed. One that is there already stays as it is.
    ///
    /// # Errors
    /// [`TooManySessions`] where there is no room for it.
    pub fn keep(
        self,
        invitation: Invitation,
        role: Role,
    ) -> Result<Option<SessionId>, TooManySessions> {
        let (id, (now, _)) = (invitation.session.id, self.document.now());
        let keep = |all: &mut Collections| match all.get(id) {
            Some(_) => Ok(id),
            None => all.add(Collection::begin(invitation, role, now)).map(|()| id),
        };
        self.change(keep).transpose()
    }

    /// Gives a session another name.
    pub fn rename(self, id: SessionId, name: Name) -> bool {
        let (now, _) = self.document.now();
        self.change(|all| all.update(id, |one| one.rename(name, now))).flatten().is_some()
    }

    /// Shows what a session comes to, or opens it again for late answers.
    pub fn turn_to(self, id: SessionId, stage: Stage) -> bool {
        let (now, _) = self.document.now();
        self.change(|all| all.update(id, |one| one.turn_to(stage, now))).flatten().is_some()
    }

    /// Adds what a text holds for a session, and tells what it held.
    ///
    /// # Errors
    /// [`NotCollected`] says why nothing was added.
    pub fn collect(self, id: SessionId, text: &str) -> Result<Collected, NotCollected> {
        let collected = self.change(|all| {
            let found = all.update(id, |one| {
                if one.stage == Stage::Revealed && one.role == Role::Host {
                    return Err(NotCollected::Revealed);
                }
                let accepts =
                    if one.takes_bundles_only() { Accepts::Bundles } else { Accepts::All };
                let (bundle, collected) =
                    collect(text, one.invitation.session, &one.bundle, accepts)
                        .map_err(|TooManyContributions| NotCollected::TooMany)?;
                one.bundle = bundle;
                Ok(collected)
            });
            found.unwrap_or(Err(NotCollected::Gone))
        });
        collected.unwrap_or(Err(NotCollected::Gone))
    }

    /// Removes a session. What was removed last can be put back.
    pub fn remove(self, id: SessionId) -> bool {
        let (now, _) = self.document.now();
        let removed = self.change(|all| all.remove(id, now)).flatten();
        let is_gone = removed.is_some();
        if is_gone {
            self.removed.set(removed);
        }
        is_gone
    }

    /// The session that was removed last.
    pub fn removed(self) -> Option<Arc<Collection>> {
        self.removed.get()
    }

    /// Puts the session that was removed last back; false where that cannot be.
    pub fn put_back(self) -> bool {
        let Some(removed) = self.removed.get_untracked() else { return false };
        let is_back = self.change(|all| all.add(Collection::clone(&removed)).is_ok());
        if is_back == Some(true) {
            self.removed.set(None);
        }
        is_back.unwrap_or(false)
    }
}

/// The sessions that are kept here. Before the first page that opens them there are none.
pub fn use_sessions() -> Sessions {
    super::use_state().sessions
}
