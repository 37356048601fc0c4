//! What every view is given.

use std::ops::Deref;

use super::{Data, Device, Navigation};
use crate::{domain::Language, ports::Store};

/// All that a view may ask and command. It lives as long as the page does, so a handle on it is
/// one pointer, and so are most of the closures that hold one.
#[derive(Clone, Copy)]
pub struct App(&'static Held);

/// What an [`App`] is a handle on.
pub struct Held {
    /// What is stored.
    pub data: Data,
    /// Which screen is shown.
    pub navigation: Navigation,
    /// The device around it.
    pub device: Device,
}

impl App {
    /// Opens what is stored, for a reader whose browser prefers this language, at a fragment of
    /// the address.
    pub fn open(store: Box<dyn Store>, device: Device, preferred: Language, hash: String) -> App {
        let data = Data::open(store, device.clock, preferred);
        App(Box::leak(Box::new(Held { data, navigation: Navigation::at(hash), device })))
    }
}

impl Deref for App {
    type Target = Held;

    fn deref(&self) -> &Held {
        self.0
    }
}
