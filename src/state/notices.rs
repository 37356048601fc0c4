//! What the reader is told after something they did.

use leptos::prelude::*;

use super::{ImportError, TakeOnError};
use crate::{
    domain::{CommitmentId, Key, SessionId, Statement, TakeId, Voice},
    ports::{Absence, Shared},
};

/// What the reader was told last, until they go to another page.
#[derive(Clone, Copy, Debug)]
pub struct Notices {
    current: RwSignal<Option<Notice>>,
}

/// Something the reader is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// These statements of a key are open. The next Continue skips them on purpose.
    OpenStatements(Key),
    /// There is no room for another take.
    Full,
    /// The words of the other language could not be had.
    NoWords(Absence),
    /// So many takes and commitments came in from a file.
    Imported(usize),
    /// What the reader wanted gone is gone.
    Deleted,
    /// A result was deleted, and can be put back.
    TakeRemoved,
    /// A commitment was deleted, and can be put back.
    CommitmentRemoved,
    /// A session was deleted, and can be put back.
    SessionRemoved,
    /// Why what was deleted was not put back.
    NotPutBack(ImportError),
    /// Something was saved.
    Saved,
    /// What was typed in this form was saved.
    SavedIn(Form),
    /// What was typed in this form was not saved: something is missing in it, too long, or past.
    Refused(Form),
    /// Something was written down about a commitment, and can be taken back.
    Recorded(CommitmentId),
    /// There was no note to write down about this commitment.
    NoNote(CommitmentId),
    /// What was written down is taken back, as was asked on the card of a commitment, or on none.
    TakenBack(Option<CommitmentId>),
    /// What was written down stays: something came after it.
    NotTakenBack(Option<CommitmentId>),
    /// Why an action was not taken on.
    NotTakenOn(TakeOnError),
    /// A code was not added: what is stored may not be changed.
    NotAdded,
    /// What became of what was copied or shared, by a button of the code at this place.
    Copied(CodePlace, Shared),
    /// What became of what was shared.
    Shared(Shared),
    /// No picture could be made.
    NoPicture,
    /// A file was offered, by a button at this place.
    FileOffered(FilePlace),
    /// A result was added from a code.
    Added,
}

/// Where a code is that can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodePlace {
    /// A result for another device.
    Result,
    /// What a participant hands in.
    HandIn,
    /// The link of a session for whoever answers.
    Join,
    /// Its link for whoever collects.
    Collect,
    /// What was collected.
    Bundle,
    /// Any of them behind a passphrase.
    Secret,
}

/// Where the button is that has offered a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilePlace {
    /// In what stands above every page about the stored data.
    Above,
    /// On the page itself.
    Page,
    /// At the file of a session, or of all of them.
    Session,
    /// Beside a text that was set aside.
    SetAside,
    /// On the card of this commitment.
    Card(CommitmentId),
}

/// A form that something is saved with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// What this take is called, and which team it is about.
    Label(TakeId),
    /// Another name for the team that this take is the first about.
    RenameTeam(TakeId),
    /// A check about another team.
    OtherTeam,
    /// The plan for the action of this practice.
    TakeOn(Statement),
    /// A note on this commitment.
    Note(CommitmentId),
    /// Another plan for this commitment.
    Plan(CommitmentId),
    /// A new session, in which this voice answers.
    NewSession(Voice),
    /// Another name for this session.
    RenameSession(SessionId),
}

impl Notices {
    pub(super) fn new() -> Notices {
        Notices { current: RwSignal::new(None) }
    }

    /// What the reader was told last on this page.
    pub fn current(self) -> Option<Notice> {
        self.current.get()
    }

    /// As [`Notices::current`], once.
    pub fn current_untracked(self) -> Option<Notice> {
        self.current.get_untracked()
    }

    /// Tells the reader something, in the place of what was told before.
    pub fn show(self, notice: Notice) {
        self.current.set(Some(notice));
    }

    /// Takes back what was told.
    pub fn clear(self) {
        self.current.set(None);
    }

    /// Takes back a notice, if it is the one that was told last.
    pub fn dismiss(self, notice: Notice) {
        if self.current_untracked() == Some(notice) {
            self.clear();
        }
    }
}

/// What the reader was told last.
pub fn use_notices() -> Notices {
    super::use_state().notices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_takes_the_place_of_the_one_before() {
        Owner::new().with(|| {
            let notices = Notices::new();
            assert_eq!(notices.current_untracked(), None);
            notices.show(Notice::Saved);
            notices.show(Notice::Full);
            assert_eq!(notices.current_untracked(), Some(Notice::Full));
            notices.clear();
            assert_eq!(notices.current_untracked(), None);
        });
    }

    #[test]
    fn only_the_notice_that_was_shown_last_is_dismissed() {
        Owner::new().with(|| {
            let notices = Notices::new();
            notices.show(Notice::Saved);
            notices.dismiss(Notice::NoWords(Absence::OutOfReach));
            assert_eq!(notices.current_untracked(), Some(Notice::Saved));
            notices.dismiss(Notice::Saved);
            assert_eq!(notices.current_untracked(), None);
        });
    }
}
