//! The stored document as a signal: what takes, commitments, settings and storage all read and write.

use leptos::prelude::*;

use super::Keeper;
use crate::{
    domain::Moment,
    ports::{Clock, Store},
    saved::Document,
};

/// The document in step with what is stored.
#[derive(Clone, Copy)]
pub(super) struct StoredDocument {
    keeper: RwSignal<Keeper>,
    clock: &'static dyn Clock,
}

impl StoredDocument {
    /// Opens what is stored.
    pub(super) fn open(store: Box<dyn Store>, clock: &'static dyn Clock) -> StoredDocument {
        StoredDocument { keeper: RwSignal::new(Keeper::open(store)), clock }
    }

    /// Reads the document, and follows it.
    pub(super) fn with<T>(self, read: impl FnOnce(&Document) -> T) -> T {
        self.keeper.with(|keeper| read(keeper.document()))
    }

    /// What keeps the document.
    pub(super) const fn keeper(self) -> RwSignal<Keeper> {
        self.keeper
    }

    /// Edits the document and stores it; none where what is stored may not be changed, which a
    /// notice says already.
    pub(super) fn edit<T>(self, edit: impl FnOnce(&mut Document) -> T) -> Option<T> {
        self.keeper.try_update(|keeper| keeper.change(edit)).flatten()
    }

    /// A number of 36 bits that says nothing.
    pub(super) fn random(self) -> u64 {
        (0..3).fold(0, |number, _| number << 12 | u64::from(self.clock.chance()))
    }

    /// A number of 32 bits that says nothing.
    pub(super) fn random_u32(self) -> u32 {
        // All bits of it say nothing.
        #[allow(clippy::cast_possible_truncation)]
        let number = self.random() as u32;
        number
    }

    /// Now, and a number from 0 to 4095 that another device is unlikely to have at this moment.
    pub(super) fn now(self) -> (Moment, u16) {
        (self.clock.now(), self.clock.chance())
    }
}
