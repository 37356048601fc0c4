//! What the leader has stored: the one writer of the document, made reactive.

use std::sync::{Arc, RwLock};

use leptos::prelude::*;

use super::{
    ImportError, Keeper, TakeOnError, Trouble, commitments, reading, takes, track, writing,
};
use crate::{
    domain::{
        Answer, Answers, Commitment, CommitmentId, Event, Language, Moment, Name, Plan, Statement,
        Take, TakeId,
    },
    exchange::backup::{self, Merge},
    ports::{Clock, Store},
    saved::{DecodeError, Document, NoRoom, Theme, TooManyTakes},
};

/// A file that was chosen for import: what it would do, or why it cannot be brought in.
pub type Incoming = Result<(Document, Merge), ImportProblem>;

/// Why a chosen file is not brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportProblem {
    /// The device could not read it.
    Unreadable,
    /// It is no document, or none that can be read.
    Decode(DecodeError),
    /// Both together would be more than a document holds.
    NoRoom(NoRoom),
    /// What is stored here is of a later version, and is not changed.
    ReadOnly,
}

/// What is stored, made reactive; every change goes through its commands.
pub struct Data {
    held: &'static RwLock<Held>,
    changed: Trigger,
    clock: &'static dyn Clock,
    preferred: Language,
    // An answer must not build anew what only asked for the language: each tells of its own.
    language: Trigger,
    theme: Trigger,
    trouble: Trigger,
    open: Trigger,
    last: Trigger,
    done: Trigger,
}

/// The stored document, and a file that may come into it.
struct Held {
    keeper: Keeper,
    incoming: Option<Incoming>,
    removed: Option<Removed>,
    seen: Seen,
}

/// What was removed last.
struct Removed {
    /// That, and nothing else.
    what: Document,
    put_back: PutBack,
}

/// The way to put something back. Whoever removes it brings that along, so that only those who
/// can remove a commitment have to load the way to bring one in.
type PutBack = fn(&mut Keeper, &Document) -> Result<(), ImportError>;

/// What is looked at most, as it was told last. (Memos would do the same for another kilobyte.)
#[derive(PartialEq, Eq)]
struct Seen {
    language: Option<Language>,
    theme: Theme,
    trouble: Option<Trouble>,
    open: Option<Arc<Take>>,
    last: Option<Arc<Take>>,
}

impl Seen {
    fn of(keeper: &Keeper) -> Seen {
        let document = keeper.document();
        Seen {
            language: document.settings.language,
            theme: document.settings.theme,
            trouble: keeper.trouble(),
            open: takes::in_progress(document).cloned(),
            last: takes::last_finished(document, None).cloned(),
        }
    }

    fn done(&self) -> Option<&Arc<Take>> {
        self.last.as_ref().filter(|_| self.open.is_none())
    }
}

impl Data {
    /// Opens what is stored; `preferred` is the browser's language.
    pub(super) fn open(
        store: Box<dyn Store>,
        clock: &'static dyn Clock,
        preferred: Language,
    ) -> Data {
        let keeper = Keeper::open(store);
        let held = Held { seen: Seen::of(&keeper), keeper, incoming: None, removed: None };
        Data {
            // It lives as long as the page does.
            held: Box::leak(Box::new(RwLock::new(held))),
            changed: Trigger::new(),
            clock,
            preferred,
            language: Trigger::new(),
            theme: Trigger::new(),
            trouble: Trigger::new(),
            open: Trigger::new(),
            last: Trigger::new(),
            done: Trigger::new(),
        }
    }

    /// Looks at the keeper of the document: what is stored, and what troubles it.
    pub fn with_keeper<T>(&self, look: impl FnOnce(&Keeper) -> T) -> T {
        track(self.changed);
        look(&reading(self.held).keeper)
    }

    /// Looks at the keeper once, without being told of changes.
    pub fn with_keeper_once<T>(&self, look: impl FnOnce(&Keeper) -> T) -> T {
        look(&reading(self.held).keeper)
    }

    /// What the reader must know about their data, if anything.
    pub fn trouble(&self) -> Option<Trouble> {
        self.seen(self.trouble, |seen| seen.trouble)
    }

    /// Whether what is stored is of a later version, and is only shown.
    pub fn is_read_only(&self) -> bool {
        matches!(self.trouble(), Some(Trouble::ReadOnly { .. }))
    }

    /// The reader has seen that something was set aside.
    pub fn dismiss_set_aside(&self) {
        self.update(&mut |held| held.keeper.dismiss_set_aside());
    }

    /// The language that was chosen, or else the browser's.
    pub fn language(&self) -> Language {
        self.seen(self.language, |seen| seen.language).unwrap_or(self.preferred)
    }

    /// The theme that was chosen.
    pub fn theme(&self) -> Theme {
        self.seen(self.theme, |seen| seen.theme)
    }

    /// The answer to a statement in the take in progress.
    pub fn answer_to(&self, statement: Statement) -> Option<Answer> {
        self.seen(self.open, |seen| seen.open.as_ref()?.answers.get(statement))
    }

    /// How many statements of the take in progress have an answer, 0 to 21.
    pub fn given(&self) -> usize {
        self.seen(self.open, |seen| seen.open.as_ref().map_or(0, |take| take.answers.given()))
    }

    /// The take in progress, where it has an answer: there is something to go on with.
    pub fn begun(&self) -> Option<Arc<Take>> {
        self.seen(self.open, |seen| seen.open.clone()).filter(|take| take.answers.given() > 0)
    }

    /// The answers of the take in progress, without being told of changes; all open if there is
    /// none.
    pub fn answers_now(&self) -> Answers {
        reading(self.held).seen.open.as_ref().map(|take| take.answers).unwrap_or_default()
    }

    /// The last finished take.
    pub fn last_finished(&self) -> Option<Arc<Take>> {
        self.seen(self.last, |seen| seen.last.clone())
    }

    /// All finished takes, the earliest first.
    pub fn finished(&self) -> Vec<Arc<Take>> {
        self.finished_about(None)
    }

    /// The finished takes about a subject, or about any, the earliest first.
    pub fn finished_about(&self, subject: Option<&Name>) -> Vec<Arc<Take>> {
        self.with_keeper(|keeper| {
            takes::finished(keeper.document(), subject).into_iter().cloned().collect()
        })
    }

    /// The teams that takes are about, each once, in the order in which they first came; the
    /// empty name is the leader's own team.
    pub fn subjects(&self) -> Vec<Name> {
        self.with_keeper(|keeper| takes::subjects(keeper.document()).into_iter().cloned().collect())
    }

    /// Whether there is more to look back at than one finished take.
    pub fn has_past(&self) -> bool {
        self.with_keeper(|keeper| {
            let document = keeper.document();
            let mut finished = document.takes().iter().filter(|take| take.finished.is_some());
            finished.nth(1).is_some() || !document.commitments().is_empty()
        })
    }

    /// All commitments, in the order in which they came.
    pub fn commitments(&self) -> Vec<Arc<Commitment>> {
        self.with_keeper(|keeper| keeper.document().commitments().to_vec())
    }

    /// The finished take with this id.
    pub fn finished_take(&self, id: TakeId) -> Option<Arc<Take>> {
        self.with_keeper(|keeper| keeper.document().take(id).cloned())
            .filter(|take| take.finished.is_some())
    }

    /// Whether the last take is finished and no other is in progress.
    pub fn is_done(&self) -> bool {
        self.seen(self.done, |seen| seen.done().is_some())
    }

    /// Makes a change. One function for all commands, which is a third of their code.
    #[inline(never)]
    fn change(&self, command: &mut dyn FnMut(&mut Document)) {
        self.make(command);
        self.tell();
    }

    /// Makes a change, and tells nobody.
    fn make(&self, command: &mut dyn FnMut(&mut Document)) {
        // None where what is stored may not be changed: the notice says so already.
        let _ = writing(self.held).keeper.change(command);
    }

    fn update(&self, change: &mut dyn FnMut(&mut Held)) {
        change(&mut writing(self.held));
        self.tell();
    }

    /// Tells of a change, and of what is different now. Every command does so itself but
    /// [`Data::put_answer`].
    pub fn tell(&self) {
        let mut held = writing(self.held);
        let now = Seen::of(&held.keeper);
        let before = &held.seen;
        let differ = [
            (true, self.changed),
            (before.language != now.language, self.language),
            (before.theme != now.theme, self.theme),
            (before.trouble != now.trouble, self.trouble),
            (before.open != now.open, self.open),
            (before.last != now.last, self.last),
            (before.done() != now.done(), self.done),
        ];
        held.seen = now;
        drop(held);
        for (_, trigger) in differ.iter().filter(|(is_different, _)| *is_different) {
            trigger.notify();
        }
    }

    /// Looks at one of the things that tell of themselves.
    fn seen<T>(&self, told: Trigger, look: impl FnOnce(&Seen) -> T) -> T {
        track(told);
        look(&reading(self.held).seen)
    }

    /// Begins a take, or goes on with the one in progress.
    ///
    /// # Errors
    /// [`TooManyTakes`] where there is no room for it.
    pub fn begin(&self) -> Result<(), TooManyTakes> {
        self.begin_about(None)
    }

    /// Begins a take about a subject, or goes on with the one in progress if it is about that;
    /// without a subject it is as [`Data::begin`].
    ///
    /// # Errors
    /// [`TooManyTakes`] where there is no room for it.
    pub fn begin_about(&self, subject: Option<&Name>) -> Result<(), TooManyTakes> {
        let (now, chance) = self.now();
        let mut outcome = Ok(());
        self.change(&mut |document| {
            outcome = takes::begin(document, subject, now, chance).map(|_| ());
        });
        outcome
    }

    /// Begins anew: the take in progress goes, what is finished stays.
    pub fn start_over(&self) {
        let (now, chance) = self.now();
        self.change(&mut |document| takes::start_over(document, now, chance));
    }

    /// Gives an answer.
    ///
    /// # Errors
    /// [`TooManyTakes`] where it would begin a take, and there is no room for one.
    pub fn answer(&self, statement: Statement, answer: Answer) -> Result<(), TooManyTakes> {
        let outcome = self.put_answer(statement, answer);
        self.tell();
        outcome
    }

    /// Gives an answer that the reader sees already. It is stored; what else it changes on the page
    /// can be told a moment later, with [`Data::tell`], so that nobody waits for that.
    ///
    /// # Errors
    /// As [`Data::answer`].
    pub fn put_answer(&self, statement: Statement, answer: Answer) -> Result<(), TooManyTakes> {
        let (now, chance) = self.now();
        let mut outcome = Ok(());
        self.make(&mut |document| {
            outcome = takes::answer(document, statement, answer, now, chance);
        });
        outcome
    }

    /// Remembers the statement to resume at.
    pub fn turn_to(&self, statement: Statement) {
        self.change(&mut |document| takes::turn_to(document, statement));
    }

    /// Finishes the take in progress.
    pub fn finish(&self) {
        let (now, _) = self.now();
        self.change(&mut |document| takes::finish(document, now));
    }

    /// Opens the last finished take again, to correct an answer; until that is finished too, it
    /// stays the last result.
    ///
    /// # Errors
    /// [`TooManyTakes`] where there is no room for a take in progress.
    pub fn reopen(&self) -> Result<(), TooManyTakes> {
        let (now, chance) = self.now();
        let mut outcome = Ok(());
        self.change(&mut |document| outcome = takes::reopen(document, now, chance));
        outcome
    }

    /// Says what a take is about and what it is called; an empty name for none.
    pub fn label(&self, id: TakeId, subject: &Name, name: &Name) {
        let (now, _) = self.now();
        self.change(&mut |document| {
            takes::label(document, id, subject.clone(), name.clone(), now);
        });
    }

    /// Gives a subject another name in all takes.
    pub fn rename_subject(&self, from: &Name, to: &Name) {
        let (now, _) = self.now();
        self.change(&mut |document| takes::rename_subject(document, from, to, now));
    }

    /// Removes a take, and tells whether it is gone. What was removed last can be put back.
    pub fn remove(&self, id: TakeId) -> bool {
        let put_back: PutBack = |keeper, removed| {
            let put_back = |document: &mut Document| {
                let mut takes = removed.takes().iter().cloned();
                takes.try_for_each(|take| document.add(take).map(|_| ()))
            };
            let full = |full| ImportError::NoRoom(NoRoom::Takes(full));
            keeper.change(put_back).ok_or(ImportError::ReadOnly)?.map_err(full)
        };
        let remove = |document: &mut Document, removed: &mut Document| {
            if let Some(take) = document.remove(id) {
                removed.accept(take);
            }
        };
        self.take_out(&mut { remove }, put_back)
    }

    /// Removes a commitment, and tells whether it is gone. What was removed last can be put back.
    pub fn remove_commitment(&self, id: CommitmentId) -> bool {
        let remove = |document: &mut Document, removed: &mut Document| {
            if let Some(commitment) = document.remove_commitment(id) {
                removed.accept_commitment(commitment);
            }
        };
        self.take_out(&mut { remove }, |keeper, removed| keeper.import(removed).map(|_| ()))
    }

    /// Moves something from the stored document to the one of what was removed.
    fn take_out(
        &self,
        remove: &mut dyn FnMut(&mut Document, &mut Document),
        put_back: PutBack,
    ) -> bool {
        let mut what = Document::default();
        self.change(&mut |document| remove(document, &mut what));
        let is_gone = !what.is_empty();
        if is_gone {
            writing(self.held).removed = Some(Removed { what, put_back });
        }
        is_gone
    }

    /// Puts what was removed last back; nothing is done where it is there.
    ///
    /// # Errors
    /// [`ImportError`] says why not. It can be tried again then.
    pub fn put_back(&self) -> Result<(), ImportError> {
        let mut outcome = Ok(());
        self.update(&mut |held| {
            if let Some(Removed { what, put_back }) = &held.removed {
                outcome = put_back(&mut held.keeper, what);
            }
        });
        outcome
    }

    /// Whether the action of a practice can be taken on, without being told of changes.
    ///
    /// # Errors
    /// [`TakeOnError`] says why not.
    pub fn can_take_on(&self, practice: Statement) -> Result<(), TakeOnError> {
        self.with_keeper_once(|keeper| commitments::can_take_on(keeper.document(), practice))
    }

    /// Takes the action of a practice on, which can come from the result of a take.
    ///
    /// # Errors
    /// [`TakeOnError`] says why not.
    pub fn take_on(
        &self,
        practice: Statement,
        take: Option<TakeId>,
        plan: &Plan,
    ) -> Result<CommitmentId, TakeOnError> {
        let (now, chance) = self.now();
        let mut outcome = Err(TakeOnError::ReadOnly);
        self.change(&mut |document| {
            outcome = commitments::take_on(document, practice, take, plan.clone(), now, chance);
        });
        outcome
    }

    /// Writes an event down in the log of a commitment; false where there is none with this id.
    pub fn record(&self, id: CommitmentId, event: &Event) -> bool {
        let (now, _) = self.now();
        let mut recorded = false;
        self.change(&mut |document| recorded = document.record(id, event.clone(), now));
        recorded
    }

    #[inline(never)]
    fn now(&self) -> (Moment, u16) {
        (self.clock.now(), self.clock.chance())
    }

    /// Chooses a language.
    pub fn speak(&self, language: Language) {
        self.change(&mut |document| document.settings.language = Some(language));
    }

    /// Chooses a theme.
    pub fn paint(&self, theme: Theme) {
        self.change(&mut |document| document.settings.theme = theme);
    }

    /// Looks again at what is stored, when another tab has written.
    pub fn reload(&self) {
        let is_different = writing(self.held).keeper.reload();
        if is_different {
            self.tell();
        }
    }

    /// Forgets everything that is stored.
    pub fn delete_all(&self) {
        self.update(&mut |held| {
            // What could not be removed is still listed on the page.
            let _ = held.keeper.delete_all();
            held.incoming = None;
            held.removed = None;
        });
    }

    /// Forgets one text that was set aside.
    pub fn remove_set_aside(&self, name: &str) {
        self.update(&mut |held| {
            // One that could not be removed is still listed on the page.
            let _ = held.keeper.remove_set_aside(name);
        });
    }

    /// The file that was chosen for import, and what it would do.
    pub fn incoming(&self) -> Option<Incoming> {
        track(self.changed);
        reading(self.held).incoming.clone()
    }

    /// Looks into a file's text; nothing is changed yet.
    pub fn look_into(&self, text: &Result<String, ImportProblem>) {
        self.update(&mut |held| held.incoming = Some(look_into(&held.keeper, text)));
    }

    /// Adds what the chosen file holds, and tells what came of it. The plan is made anew: another
    /// tab may have written since.
    pub fn import(&self) -> Option<Merge> {
        let mut merged = None;
        self.update(&mut |held| {
            let Some(Ok((document, _))) = held.incoming.take() else { return };
            match held.keeper.import(&document) {
                Ok(merge) => merged = Some(merge),
                Err(ImportError::ReadOnly) => held.incoming = Some(Err(ImportProblem::ReadOnly)),
                Err(ImportError::NoRoom(what)) => {
                    held.incoming = Some(Err(ImportProblem::NoRoom(what)));
                }
            }
        });
        merged
    }

    /// Forgets the chosen file.
    pub fn forget_incoming(&self) {
        self.update(&mut |held| held.incoming = None);
    }
}

fn look_into(keeper: &Keeper, text: &Result<String, ImportProblem>) -> Incoming {
    let text = text.as_ref().map_err(Clone::clone)?;
    let document = backup::read(text).map_err(ImportProblem::Decode)?.document;
    let merge = Merge::plan(keeper.document(), &document).map_err(ImportProblem::NoRoom)?;
    Ok((document, merge))
}

#[cfg(test)]
mod tests;
