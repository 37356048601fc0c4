//! Which screen is shown, and what was said on it.

use leptos::prelude::*;

use super::TakeOnError;
use crate::{domain::Key, ports::Shared};

/// Which screen is shown, and what was said on it.
pub struct Navigation {
    hash: RwSignal<String>,
    told: RwSignal<Option<Told>>,
}

/// What the reader was told after a command, until they go elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Which statements of a key are open. The next Continue skips them on purpose.
    Open(Key),
    /// That there is no room for another take.
    Full,
    /// That the words of the other language did not come.
    NoWords,
    /// How many takes came in from a file.
    Imported(usize),
    /// That what the reader wanted gone is gone.
    Deleted,
    /// That a result was deleted, and can be put back.
    Removed,
    /// That something was written down.
    Written,
    /// That something is missing or too long in what the reader wants written down.
    Incomplete,
    /// Why an action was not taken on.
    NotTakenOn(TakeOnError),
    /// That a file could not be made.
    NoFile,
    /// What became of what was shared.
    Shared(Shared),
}

impl Navigation {
    /// At the fragment that the address has.
    pub(super) fn at(hash: String) -> Navigation {
        Navigation { hash: RwSignal::new(hash), told: RwSignal::new(None) }
    }

    /// The fragment of the address, with its `#`; empty at the start.
    pub fn hash(&self) -> String {
        self.hash.get()
    }

    /// The browser is at this fragment now; nothing changes where that is known.
    pub fn arrived(&self, hash: String) {
        if self.hash.with_untracked(|here| *here != hash) {
            self.told.set(None);
            self.hash.set(hash);
        }
    }

    /// What the reader was told last on this screen.
    pub fn told(&self) -> Option<Told> {
        self.told.get()
    }

    /// Tells the reader something, in place of what was said before.
    pub fn tell(&self, told: Told) {
        self.told.set(Some(told));
    }

    /// Takes back what was told, if that is what was told last.
    pub fn unsay(&self, told: Told) {
        if self.told.get_untracked() == Some(told) {
            self.told.set(None);
        }
    }
}
