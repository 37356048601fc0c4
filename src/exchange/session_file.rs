//! Files with sessions: all that are kept or one of them, as the same text as on the device; and what
//! one brings in.

use super::backup::{check_size, to_text};
use crate::{
    domain::{Bundle, Collection, Day, SessionId},
    saved::{Collections, CollectionsError, SESSIONS_LIMIT, decode_collections},
};

/// The media type of the file.
pub const KIND: &str = "application/json";

/// The name of a file with all sessions, for the day it is made on.
pub fn file_name(day: Day) -> String {
    format!("five-keys-sessions-{}.json", day.to_iso())
}

/// The name of a file with one session.
pub fn file_name_of(id: SessionId, day: Day) -> String {
    format!("five-keys-session-{}-{}.json", id.0, day.to_iso())
}

/// Why a file with sessions is not brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionFileError {
    /// Something in it is not what it should be.
    Damaged,
    /// A later version wrote it.
    Later {
        /// Its schema number.
        schema: u64,
    },
    /// Together with those here there would be too many sessions.
    TooManySessions,
    /// There would be more answers in a session than [`Bundle::LIMIT`].
    TooManyAnswers,
}

/// Reads a file's bytes; none where they are no text of sessions.
///
/// # Errors
/// [`SessionFileError`] says why they cannot be brought in.
pub fn read(bytes: &[u8]) -> Option<Result<Collections, SessionFileError>> {
    check_size(bytes.len() as u64).ok()?;
    let text = to_text(bytes.to_vec()).ok()?;
    match decode_collections(text.strip_prefix('\u{feff}').unwrap_or(&text)) {
        Ok(sessions) => Some(Ok(sessions)),
        Err(CollectionsError::NotOurs) => None,
        Err(CollectionsError::Damaged { .. }) => Some(Err(SessionFileError::Damaged)),
        Err(CollectionsError::Later { schema }) => Some(Err(SessionFileError::Later { schema })),
    }
}

/// What it does to bring in a file with sessions, in numbers: nobody sees from it what was answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SessionsMerge {
    /// Sessions that are not here yet.
    pub new: usize,
    /// Sessions that are here, and get more answers.
    pub more: usize,
    /// Sessions that are here, and get a later name, a later stage or another part in it.
    pub changed: usize,
    /// Sessions that are here, with all that the file has of them.
    pub known: usize,
    /// How many answers come in.
    pub answers: usize,
}

impl SessionsMerge {
    /// What it would do to bring the sessions of a file in.
    ///
    /// # Errors
    /// [`SessionFileError`] says why they cannot be brought in.
    pub fn plan(here: &Collections, file: &Collections) -> Result<SessionsMerge, SessionFileError> {
        let mut merge = SessionsMerge::default();
        let joined = here.import(file);
        for incoming in file.all() {
            let Some(known) = here.get(incoming.id()) else {
                merge.new += 1;
                merge.answers += incoming.bundle.len();
                continue;
            };
            check_together(known, incoming)?;
            let more = joined.get(known.id()).map_or(0, |joined| joined.bundle.len());
            let more = more.saturating_sub(known.bundle.len());
            merge.answers += more;
            match joined.get(known.id()) {
                _ if more > 0 => merge.more += 1,
                Some(joined) if joined != known => merge.changed += 1,
                _ => merge.known += 1,
            }
        }
        if merge.new > 0 && joined.all().len() > SESSIONS_LIMIT {
            return Err(SessionFileError::TooManySessions);
        }
        Ok(merge)
    }

    /// Whether there is nothing to do.
    pub const fn is_empty(self) -> bool {
        self.new + self.more + self.changed == 0
    }
}

/// Whether what two have of a session can be put together without losing an answer.
fn check_together(known: &Collection, incoming: &Collection) -> Result<(), SessionFileError> {
    // Two sessions of one number: no file that this program wrote has that but by the rarest chance.
    if known.invitation.session != incoming.invitation.session {
        return Err(SessionFileError::Damaged);
    }
    let together = known.bundle.union(&incoming.bundle);
    together.map(|_: Bundle| ()).map_err(|_| SessionFileError::TooManyAnswers)
}
