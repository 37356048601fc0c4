//! What every view is given.

use std::ops::Deref;

use leptos::prelude::*;

use super::{Data, Device, Navigation, Told};
use crate::{domain::Language, ports::Store, words::Words};

/// All that a view may ask and command. It lives as long as the page does, so a handle on it is
/// one pointer, and so are most of the closures that hold one.
#[derive(Clone, Copy)]
pub struct App(&'static Handles);

/// What an [`App`] is a handle on.
pub struct Handles {
    /// What is stored.
    pub data: Data,
    /// Which screen is shown.
    pub navigation: Navigation,
    /// The device around it.
    pub device: Device,
    /// Tells when the words of a language have come.
    came: Trigger,
}

impl App {
    /// Opens what is stored, for a reader whose browser prefers this language, at a fragment of
    /// the address.
    pub fn open(store: Box<dyn Store>, device: Device, preferred: Language, hash: String) -> App {
        let data = Data::open(store, device.clock, preferred);
        let navigation = Navigation::at(hash);
        App(Box::leak(Box::new(Handles { data, navigation, device, came: Trigger::new() })))
    }

    /// Goes to a screen. Its own state changes at once, so that no screen is drawn in between; the
    /// browser tells of the new address later.
    pub fn go(self, hash: &str) {
        self.navigation.arrived(hash.into());
        self.device.page.go(hash);
    }

    /// The language that is spoken: the one that was chosen, as soon as its words are here.
    pub fn language(self) -> Language {
        self.came.track();
        Words::of(self.data.language()).language
    }

    /// Chooses a language, once its words are here; says so where they do not come.
    pub fn speak(self, language: Language) {
        let then = move |here| {
            if here {
                self.navigation.unsay(Told::NoWords);
                self.data.speak(language);
            } else {
                self.navigation.tell(Told::NoWords);
            }
        };
        self.learn(language, Box::new(then));
    }

    /// Sees to it that the words of a language are here, and tells whether they are.
    pub fn learn(self, language: Language, then: Box<dyn FnOnce(bool)>) {
        if Words::are_here(language) {
            return then(true);
        }
        let came = move |text: Option<String>| {
            let here = text.is_some_and(|text| Words::bring(language, text).is_ok());
            if here {
                self.came.notify();
            }
            then(here);
        };
        self.device.library.words(language, Box::new(came));
    }
}

impl Deref for App {
    type Target = Handles;

    fn deref(&self) -> &Handles {
        self.0
    }
}
