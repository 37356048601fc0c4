//! Sessions in files: out, and in again with a look beforehand.

use leptos::prelude::*;

use super::Sessions;
use crate::{
    domain::SessionId,
    exchange::session_file::{self, SessionFileError, SessionsMerge},
    saved::{Collections, encode_collections},
    state::Device,
};

/// A file with sessions that was chosen for import: what it would do, or why it cannot be brought in.
pub type IncomingSessions = Result<(Collections, SessionsMerge), SessionsProblem>;

/// Why a chosen file with sessions is not brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionsProblem {
    /// The file is not one that can be brought in.
    File(SessionFileError),
    /// What is stored here is of a later version, and is not changed.
    ReadOnly,
}

impl Sessions {
    /// How many sessions are kept, and how many answers are in them.
    pub fn amount(self) -> (usize, usize) {
        let all = self.all();
        (all.len(), all.iter().map(|one| one.bundle.len()).sum())
    }

    /// Offers all sessions as a file; what a later version stored as it is.
    pub fn save_all(self, device: Device) {
        let text = self.keeper.with_untracked(|keeper| {
            let keeper = keeper.as_ref()?;
            let text = keeper.later_text().map(str::to_owned);
            Some(text.unwrap_or_else(|| encode_collections(keeper.collections())))
        });
        if let Some(text) = text {
            let name = session_file::file_name(device.clock.today());
            device.files.save(&name, session_file::KIND, &text);
        }
    }

    /// Offers one session as a file.
    pub fn save_one(self, id: SessionId, device: Device) {
        let one =
            self.keeper.with_untracked(|keeper| Some(keeper.as_ref()?.collections().only(id)));
        if let Some(one) = one.filter(|one| !one.is_empty()) {
            let name = session_file::file_name_of(id, device.clock.today());
            device.files.save(&name, session_file::KIND, &encode_collections(&one));
        }
    }

    /// Looks into a file's bytes, and tells whether they are sessions at all; nothing is changed yet.
    pub fn look_into(self, bytes: &[u8]) -> bool {
        let incoming = session_file::read(bytes).map(|read| match read {
            _ if self.keeper_is_read_only() => Err(SessionsProblem::ReadOnly),
            Ok(file) => self.plan(file),
            Err(error) => Err(SessionsProblem::File(error)),
        });
        let is_ours = incoming.is_some();
        self.incoming.set(incoming);
        is_ours
    }

    fn keeper_is_read_only(self) -> bool {
        untrack(|| self.is_read_only())
    }

    fn plan(self, file: Collections) -> IncomingSessions {
        let merge = untrack(|| self.with(|here| SessionsMerge::plan(here, &file)));
        let merge = merge.ok_or(SessionsProblem::ReadOnly)?.map_err(SessionsProblem::File)?;
        Ok((file, merge))
    }

    /// The file that was chosen for import, and what it would do.
    pub fn incoming(self) -> Option<IncomingSessions> {
        self.incoming.get()
    }

    /// Forgets the chosen file.
    pub fn forget_incoming(self) {
        self.incoming.set(None);
    }

    /// Brings in what the chosen file holds, and tells what that did. The plan is made anew: another tab
    /// may have written since.
    pub fn import(self) -> Option<SessionsMerge> {
        let (file, _) = self.incoming.try_update(Option::take).flatten()?.ok()?;
        let imported = self.change(|all| {
            let merge = SessionsMerge::plan(all, &file)?;
            *all = all.import(&file);
            Ok(merge)
        });
        let imported = imported.ok_or(SessionsProblem::ReadOnly);
        imported
            .and_then(|merge| merge.map_err(SessionsProblem::File))
            .map_err(|problem| self.incoming.set(Some(Err(problem))))
            .ok()
    }
}
