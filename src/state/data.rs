//! What the leader has stored: the one writer of the document, made reactive.

use leptos::prelude::*;

use super::{ImportError, Keeper, Trouble, takes};
use crate::{
    domain::{Answer, Answers, Language, Moment, Statement, Take, TakeId},
    exchange::backup::{self, Merge},
    ports::{Clock, Store},
    saved::{DecodeError, Document, Settings, Theme, TooManyTakes},
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
    /// The takes of both together would be more than a document holds.
    TooMany,
    /// What is stored here is of a later version, and is not changed.
    ReadOnly,
}

/// A handle on the stored document; every change goes through its commands.
#[derive(Clone, Copy)]
pub struct Data {
    keeper: RwSignal<Keeper, LocalStorage>,
    incoming: RwSignal<Option<Incoming>, LocalStorage>,
    clock: &'static dyn Clock,
    full: RwSignal<bool>,
    settings: Memo<Settings>,
    preferred: Language,
    open: Memo<Option<Take>>,
    last: Memo<Option<Take>>,
}

/// Opens what is stored and gives the views a handle on it.
pub fn provide_data(store: Box<dyn Store>, clock: &'static dyn Clock, preferred: Language) -> Data {
    let keeper = RwSignal::new_local(Keeper::open(store));
    let data = Data {
        keeper,
        incoming: RwSignal::new_local(None),
        clock,
        full: RwSignal::new(false),
        preferred,
        // A memo: an answer must not build a page anew that only asked for the language.
        settings: Memo::new(move |_| keeper.with(|keeper| keeper.document().settings)),
        open: Memo::new(move |_| keeper.with(|k| takes::in_progress(k.document()).cloned())),
        last: Memo::new(move |_| keeper.with(|k| takes::last_finished(k.document()).cloned())),
    };
    provide_context(data);
    data
}

/// The handle that `provide_data` gave.
pub fn use_data() -> Data {
    expect_context()
}

impl Data {
    /// Looks at the keeper of the document: what is stored, and what troubles it.
    pub fn with_keeper<T>(self, look: impl FnOnce(&Keeper) -> T) -> T {
        self.keeper.with(look)
    }

    /// Looks at the keeper once, without being told of changes.
    pub fn with_keeper_once<T>(self, look: impl FnOnce(&Keeper) -> T) -> T {
        self.keeper.with_untracked(look)
    }

    /// What the reader must know about their data, if anything.
    pub fn trouble(self) -> Option<Trouble> {
        self.keeper.with(Keeper::trouble)
    }

    /// What was chosen of language and theme.
    pub fn settings(self) -> Settings {
        self.settings.get()
    }

    /// The language that was chosen, or else the browser's.
    pub fn language(self) -> Language {
        self.settings.get().language.unwrap_or(self.preferred)
    }

    /// The theme that was chosen.
    pub fn theme(self) -> Theme {
        self.settings.get().theme
    }

    /// The answer to a statement in the take in progress.
    pub fn answer_to(self, statement: Statement) -> Option<Answer> {
        self.open.with(|take| take.as_ref()?.answers.get(statement))
    }

    /// How many statements of the take in progress have an answer, 0 to 21.
    pub fn given(self) -> usize {
        self.open.with(|take| take.as_ref().map_or(0, |take| take.answers.given()))
    }

    /// The take in progress.
    pub fn in_progress(self) -> Option<Take> {
        self.open.get()
    }

    /// The answers of the take in progress, without being told of changes; all open if there is
    /// none.
    pub fn answers_now(self) -> Answers {
        self.open.with_untracked(|take| take.as_ref().map(|take| take.answers)).unwrap_or_default()
    }

    /// The last finished take.
    pub fn last_finished(self) -> Option<Take> {
        self.last.get()
    }

    /// Whether the last take is finished and no other is in progress.
    pub fn is_done(self) -> bool {
        self.open.with(Option::is_none) && self.last.with(Option::is_some)
    }

    fn change(self, command: impl FnOnce(&mut Document)) {
        self.keeper.update(|keeper| {
            // None where what is stored may not be changed: the notice says so already.
            let _ = keeper.change(command);
        });
    }

    /// Begins a take, or goes on with the one in progress; false where there is no room for it.
    pub fn begin(self) -> bool {
        let (now, chance) = self.now();
        self.full.set(false);
        self.change(|document| self.note(takes::begin(document, now, chance).map(|_| ())));
        !self.full.get_untracked()
    }

    /// Begins anew: the take in progress goes, what is finished stays.
    pub fn start_over(self) {
        self.change(takes::discard);
        self.begin();
    }

    /// Gives an answer.
    pub fn answer(self, statement: Statement, answer: Answer) {
        let (now, chance) = self.now();
        self.change(|document| {
            self.note(takes::answer(document, statement, answer, now, chance));
        });
    }

    /// Remembers the statement to resume at.
    pub fn turn_to(self, statement: Statement) {
        self.change(|document| takes::turn_to(document, statement));
    }

    /// Finishes the take in progress.
    pub fn finish(self) {
        let (now, _) = self.now();
        self.change(|document| takes::finish(document, now));
    }

    /// Opens the last finished take again, to correct an answer.
    pub fn reopen(self) {
        self.change(takes::reopen);
    }

    /// Removes a take.
    pub fn remove(self, id: TakeId) {
        self.change(|document| {
            document.remove(id);
        });
    }

    fn now(self) -> (Moment, u16) {
        (self.clock.now(), self.clock.chance())
    }

    fn note(self, outcome: Result<(), TooManyTakes>) {
        if outcome.is_err() {
            self.full.set(true);
        }
    }

    /// Whether the document had no room for another take.
    pub fn full(self) -> bool {
        self.full.get()
    }

    /// Chooses a language.
    pub fn speak(self, language: Language) {
        self.change(|document| document.settings.language = Some(language));
    }

    /// Chooses a theme.
    pub fn paint(self, theme: Theme) {
        self.change(|document| document.settings.theme = theme);
    }

    /// Looks again at what is stored, when another tab has written.
    pub fn reload(self) {
        if self.keeper.try_update_untracked(Keeper::reload) == Some(true) {
            self.keeper.notify();
        }
    }

    /// Forgets everything that is stored.
    pub fn delete_all(self) {
        self.keeper.update(|keeper| {
            // What could not be removed is still listed on the page.
            let _ = keeper.delete_all();
        });
        self.incoming.set(None);
    }

    /// Forgets one text that was set aside.
    pub fn remove_set_aside(self, name: &str) {
        self.keeper.update(|keeper| {
            // One that could not be removed is still listed on the page.
            let _ = keeper.remove_set_aside(name);
        });
    }

    /// The file that was chosen for import, and what it would do.
    pub fn incoming(self) -> Option<Incoming> {
        self.incoming.get()
    }

    /// Looks into a file's text; nothing is changed yet.
    pub fn look_into(self, text: Result<String, ImportProblem>) {
        let incoming = text.and_then(|text| {
            let document = backup::read(&text).map_err(ImportProblem::Decode)?.document;
            let merge = self
                .with_keeper_once(|keeper| Merge::plan(keeper.document(), &document))
                .map_err(|_| ImportProblem::TooMany)?;
            Ok((document, merge))
        });
        self.incoming.set(Some(incoming));
    }

    /// Adds what the chosen file holds. The plan is made anew: another tab may have written since.
    pub fn import(self) {
        let Some(Ok((document, _))) = self.incoming.get_untracked() else { return };
        let outcome = self.keeper.try_update(|keeper| keeper.import(&document));
        self.incoming.set(match outcome {
            None | Some(Ok(_)) => None,
            Some(Err(ImportError::ReadOnly)) => Some(Err(ImportProblem::ReadOnly)),
            Some(Err(_)) => Some(Err(ImportProblem::TooMany)),
        });
    }

    /// Leaves the chosen file alone.
    pub fn leave(self) {
        self.incoming.set(None);
    }
}
