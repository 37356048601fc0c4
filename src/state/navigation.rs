//! Which screen is shown, and what was said on it.

use std::sync::RwLock;

use leptos::prelude::*;

use super::{ImportError, TakeOnError, reading, track, writing};
use crate::{domain::Key, ports::Shared};

/// Which screen is shown, and what was said on it.
pub struct Navigation {
    hash: RwLock<String>,
    is_elsewhere: Trigger,
    told: RwLock<Option<Told>>,
    is_told: Trigger,
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
    /// That a result or a commitment was deleted, and can be put back.
    Removed,
    /// Why what was deleted was not put back.
    NotPutBack(ImportError),
    /// That something was written down.
    Written,
    /// That something is missing or too long in what the reader wants written down.
    Incomplete,
    /// Why an action was not taken on.
    NotTakenOn(TakeOnError),
    /// What became of what was shared.
    Shared(Shared),
}

impl Navigation {
    /// At the fragment that the address has.
    pub(super) fn at(hash: String) -> Navigation {
        Navigation {
            hash: RwLock::new(hash),
            is_elsewhere: Trigger::new(),
            told: RwLock::new(None),
            is_told: Trigger::new(),
        }
    }

    /// The fragment of the address, with its `#`; empty at the start.
    pub fn hash(&self) -> String {
        track(self.is_elsewhere);
        reading(&self.hash).clone()
    }

    /// The browser is at this fragment now; nothing changes where that is known. Returns the one
    /// before.
    pub fn arrived(&self, hash: &str) -> String {
        let before = core::mem::replace(&mut *writing(&self.hash), hash.into());
        if before != hash {
            *writing(&self.told) = None;
            // First: with the last screen goes all on it that would only be changed once more.
            self.is_elsewhere.notify();
            self.is_told.notify();
        }
        before
    }

    /// What the reader was told last on this screen.
    pub fn told(&self) -> Option<Told> {
        track(self.is_told);
        *reading(&self.told)
    }

    /// Tells the reader something, in place of what was said before.
    pub fn tell(&self, told: Told) {
        self.say(Some(told));
    }

    /// Takes back what was told, if that is what was told last.
    pub fn unsay(&self, told: Told) {
        if *reading(&self.told) == Some(told) {
            self.say(None);
        }
    }

    /// Tells the reader something or nothing, in place of what was said before.
    pub fn say(&self, told: Option<Told>) {
        *writing(&self.told) = told;
        self.is_told.notify();
    }
}
