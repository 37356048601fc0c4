//! Which screen is shown.

use leptos::prelude::*;

use crate::domain::Key;

/// The fragment of the address, as the browser has it.
#[derive(Clone, Copy)]
pub struct Navigation {
    hash: RwSignal<String>,
    warned_of: RwSignal<Option<Key>>,
}

/// Gives the views a handle on the address.
pub fn provide_navigation(hash: String) -> Navigation {
    let navigation = Navigation { hash: RwSignal::new(hash), warned_of: RwSignal::new(None) };
    provide_context(navigation);
    navigation
}

/// The handle that `provide_navigation` gave.
pub fn use_navigation() -> Navigation {
    expect_context()
}

impl Navigation {
    /// The fragment, with its `#`; empty at the start.
    pub fn hash(self) -> String {
        self.hash.get()
    }

    /// The browser went elsewhere.
    pub fn arrived(self, hash: String) {
        self.warned_of.set(None);
        self.hash.set(hash);
    }

    /// The key whose open statements were named on Continue.
    pub fn warned(self) -> Option<Key> {
        self.warned_of.get()
    }

    /// Names the open statements of a key, so that the next Continue skips them on purpose.
    pub fn warn(self, key: Key) {
        self.warned_of.set(Some(key));
    }
}
