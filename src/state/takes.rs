//! The leader's takes.

use std::sync::Arc;

use leptos::prelude::*;

use super::{document::StoredDocument, edits::takes as edits};
use crate::{
    domain::{Answer, CONTENT, Invitation, Name, SessionId, Statement, Take, TakeId, Voice},
    exchange::code::TakeCode,
    saved::TooManyTakes,
};

/// The leader's takes, and what can be done with them.
#[derive(Clone, Copy)]
pub struct Takes {
    document: StoredDocument,
    in_progress: Memo<Option<Arc<Take>>>,
    last_finished: Memo<Option<Arc<Take>>>,
}

impl Takes {
    pub(super) fn new(document: StoredDocument) -> Takes {
        let in_progress =
            Memo::new(move |_| document.with(|document| edits::in_progress(document).cloned()));
        let last_finished = Memo::new(move |_| {
            document.with(|document| edits::last_finished(document, None).cloned())
        });
        Takes { document, in_progress, last_finished }
    }

    /// The take in progress.
    pub fn in_progress(self) -> Option<Arc<Take>> {
        self.in_progress.get()
    }

    /// The takes that there is something to go on with, in the order in which they came.
    pub fn to_go_on_with(self) -> Vec<Arc<Take>> {
        self.document.with(edits::to_go_on_with)
    }

    /// Makes a take that is not finished the one in progress.
    pub fn go_on_with(self, id: TakeId) {
        let (now, _) = self.document.now();
        self.document.edit(|document| edits::go_on_with(document, id, now));
    }

    /// The finished takes for a session whose code may still be asked for, in the order in which
    /// they came.
    pub fn lately_for_a_session(self) -> Vec<Arc<Take>> {
        let (now, _) = self.document.now();
        self.document.with(|document| edits::lately_for_a_session(document, now))
    }

    /// The answer to a statement in the take in progress.
    pub fn answer_to(self, statement: Statement) -> Option<Answer> {
        self.in_progress.with(|take| take.as_ref()?.answers.get(statement))
    }

    /// How many statements of the take in progress have an answer, 0 to 21.
    pub fn given(self) -> usize {
        self.in_progress.with(|take| take.as_ref().map_or(0, |take| take.answers.given()))
    }

    /// The last finished take.
    pub fn last_finished(self) -> Option<Arc<Take>> {
        self.last_finished.get()
    }

    /// All finished takes, the earliest first.
    pub fn finished(self) -> Vec<Arc<Take>> {
        self.document
            .with(|document| edits::finished(document, None).into_iter().cloned().collect())
    }

    /// The finished takes about a subject, the earliest first.
    pub fn finished_about(self, subject: &Name) -> Vec<Arc<Take>> {
        self.document.with(|document| {
            edits::finished(document, Some(subject)).into_iter().cloned().collect()
        })
    }

    /// The finished take with this id.
    pub fn finished_take(self, id: TakeId) -> Option<Arc<Take>> {
        let take = self.document.with(|document| document.take(id).cloned());
        take.filter(|take| take.finished.is_some())
    }

    /// The teams that takes are about, each once, in the order in which they first came; the empty
    /// name is the leader's own team.
    pub fn subjects(self) -> Vec<Name> {
        self.document.with(|document| edits::subjects(document).into_iter().cloned().collect())
    }

    /// For each team that finished takes are about, the first of them; in their order.
    pub fn first_about_each_team(self) -> Vec<TakeId> {
        let finished = self.finished();
        let first = |team: &Name| {
            finished.iter().find(|take| take.label.subject.is_same(team)).map(|take| take.id)
        };
        self.subjects().iter().filter_map(first).collect()
    }

    /// The team that the take in progress is about; empty where it has no name, or there is no take.
    pub fn team_in_progress(self) -> Name {
        self.in_progress
            .with(|take| take.as_ref().map(|take| take.label.subject.clone()))
            .unwrap_or_default()
    }

    /// Who answers in the take in progress, or would in a new one.
    pub fn voice(self) -> Voice {
        self.in_progress.with(|take| take.as_ref().map(|take| take.voice)).unwrap_or_default()
    }

    /// The session that the take in progress is for, and what that take is called; none where it is
    /// for none, or there is no take.
    pub fn session_in_progress(self) -> Option<(SessionId, Name)> {
        self.in_progress.with(|take| {
            let take = take.as_ref()?;
            Some((take.session?.session, take.label.name.clone()))
        })
    }

    /// The take for a session, in progress or finished.
    pub fn of_session(self, session: SessionId) -> Option<Arc<Take>> {
        self.document.with(|document| edits::of_session(document, session).cloned())
    }

    /// Begins a take for the session that an invitation is to, unless there is one; tells whether it
    /// did. None where what is stored may not be changed.
    ///
    /// # Errors
    /// [`TooManyTakes`] where there is no room for it.
    pub fn join(self, invitation: &Invitation) -> Result<Option<bool>, TooManyTakes> {
        let ((now, chance), nonce) = (self.document.now(), self.document.random_u32());
        let join = |document: &mut _| edits::join(document, invitation, nonce, now, chance);
        self.document.edit(join).transpose()
    }

    /// Hands in a finished take for a session; false where it is handed in already.
    pub fn hand_in(self, id: TakeId, session: SessionId) -> bool {
        let nonce = self.document.random_u32();
        let hand_in = |document: &mut _| edits::hand_in(document, id, session, nonce);
        self.document.edit(hand_in).unwrap_or(false)
    }

    /// The finished takes that could be handed in where this voice is asked for: of the statements of
    /// now, and not handed in anywhere; the latest first.
    pub fn to_hand_in(self, voice: Voice) -> Vec<Arc<Take>> {
        let mut takes = self.finished();
        let is_free = |take: &Arc<Take>| {
            take.voice == voice && take.content == CONTENT && take.session.is_none()
        };
        takes.retain(is_free);
        takes.reverse();
        takes
    }

    /// Whether the last take is finished and no other is in progress.
    pub fn is_done(self) -> bool {
        self.last_finished.with(Option::is_some) && self.in_progress.with(Option::is_none)
    }

    /// Begins a take of the leader's own, or goes on with one that is begun.
    ///
    /// # Errors
    /// [`TooManyTakes`] where there is no room for it.
    pub fn begin(self) -> Result<(), TooManyTakes> {
        self.begin_about(None)
    }

    /// Begins a take of the leader's own about a subject, or goes on with one that is begun about that;
    /// without a subject it is as [`Takes::begin`].
    ///
    /// # Errors
    /// [`TooManyTakes`] where there is no room for it.
    pub fn begin_about(self, subject: Option<&Name>) -> Result<(), TooManyTakes> {
        let (now, chance) = self.document.now();
        let begun = self.document.edit(|document| edits::begin(document, subject, now, chance));
        begun.transpose().map(|_| ())
    }

    /// Begins a take anew that is not finished: its answers go, what is finished stays.
    pub fn start_over(self, id: TakeId) {
        let (now, chance) = self.document.now();
        self.document.edit(|document| edits::start_over(document, id, now, chance));
    }

    /// Gives an answer.
    ///
    /// # Errors
    /// [`TooManyTakes`] where it would begin a take, and there is no room for one.
    pub fn answer(self, statement: Statement, answer: Answer) -> Result<(), TooManyTakes> {
        let (now, chance) = self.document.now();
        let edit = |document: &mut _| edits::answer(document, statement, answer, now, chance);
        self.document.edit(edit).unwrap_or(Ok(()))
    }

    /// Changes an answer of a finished take, whose result follows at once.
    pub fn change_answer(self, id: TakeId, statement: Statement, answer: Option<Answer>) {
        self.document.edit(|document| edits::change_answer(document, id, statement, answer));
    }

    /// Remembers the statement to resume at.
    pub fn turn_to(self, statement: Statement) {
        self.document.edit(|document| edits::turn_to(document, statement));
    }

    /// Finishes the take in progress.
    pub fn finish(self) {
        let (now, _) = self.document.now();
        self.document.edit(|document| edits::finish(document, now));
    }

    /// Opens the last finished take again, to correct an answer; until that is finished too, it
    /// stays the last result.
    ///
    /// # Errors
    /// [`TooManyTakes`] where there is no room for a take in progress.
    pub fn reopen(self) -> Result<(), TooManyTakes> {
        let (now, chance) = self.document.now();
        self.document.edit(|document| edits::reopen(document, now, chance)).unwrap_or(Ok(()))
    }

    /// The finished take that has what a code says, if there is one.
    pub fn with_code(self, code: &TakeCode) -> Option<TakeId> {
        self.document.with(|document| edits::with_answers(document, code.content, &code.answers))
    }

    /// Adds what a code says as a finished take, and gives its id; that of the one that is there
    /// already, if there is one. None where what is stored may not be changed.
    ///
    /// # Errors
    /// [`TooManyTakes`] where there is no room for it.
    pub fn add_from_code(self, code: &TakeCode) -> Result<Option<TakeId>, TooManyTakes> {
        let (now, chance) = self.document.now();
        let answers = (code.content, code.answers);
        let add = |document: &mut _| edits::add_finished(document, answers, now, chance);
        self.document.edit(add).transpose()
    }

    /// Says what a take is about and what it is called; an empty name for none. False where what is
    /// stored may not be changed.
    pub fn label(self, id: TakeId, subject: &Name, name: &Name) -> bool {
        let (now, _) = self.document.now();
        let label = |document: &mut _| {
            edits::label(document, id, subject.clone(), name.clone(), now);
        };
        self.document.edit(label).is_some()
    }

    /// The takes about the same subject as this one, finished or not, without this one.
    pub fn others_about(self, subject: &Name, id: TakeId) -> Vec<TakeId> {
        let mut about = self.document.with(|document| edits::about(document, subject));
        about.retain(|other| *other != id);
        about
    }

    /// Says of each of these takes that it is about this subject. False where what is stored may not be
    /// changed.
    pub fn give_subject(self, ids: &[TakeId], subject: &Name) -> bool {
        let (now, _) = self.document.now();
        let give = |document: &mut _| edits::give_subject(document, ids, subject, now);
        self.document.edit(give).is_some()
    }

    /// Gives a subject another name in all takes. False where what is stored may not be changed.
    pub fn rename_subject(self, from: &Name, to: &Name) -> bool {
        let (now, _) = self.document.now();
        let rename = |document: &mut _| edits::rename_subject(document, from, to, now);
        self.document.edit(rename).is_some()
    }
}

/// The leader's takes.
pub fn use_takes() -> Takes {
    super::use_state().takes
}
