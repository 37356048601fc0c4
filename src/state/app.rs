//! What every view is given.

use std::{ops::Deref, sync::RwLock};

use leptos::prelude::*;

use super::{Data, Device, Navigation, Told, reading, track, writing};
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
    rest: RwLock<Rest>,
    /// Tells when the rest of the app has come, or did not.
    is_settled: Trigger,
}

/// How far the rest of the app is: what draws the screens that a first visit does without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rest {
    /// Nobody has asked for it, or it is to be asked for again.
    #[default]
    Away,
    /// It was asked for.
    OnItsWay,
    /// It is here.
    Here,
    /// It could not be fetched.
    OutOfReach,
}

impl App {
    /// Opens what is stored, for a reader whose browser prefers this language, at a fragment of
    /// the address.
    pub fn open(store: Box<dyn Store>, device: Device, preferred: Language, hash: String) -> App {
        let data = Data::open(store, device.clock, preferred);
        let navigation = Navigation::at(hash);
        App(Box::leak(Box::new(Handles {
            data,
            navigation,
            device,
            came: Trigger::new(),
            rest: RwLock::default(),
            is_settled: Trigger::new(),
        })))
    }

    /// Goes to a screen. Its own state changes at once, so that no screen is drawn in between; the
    /// browser tells of the new address later.
    pub fn go(self, hash: &str) {
        let from = self.navigation.arrived(hash);
        self.device.page.go(from, hash);
    }

    /// The language that is spoken: the one that was chosen, as soon as its words are here.
    pub fn language(self) -> Language {
        track(self.came);
        self.spoken()
    }

    fn spoken(self) -> Language {
        let chosen = self.data.language();
        let here = |language: &Language| Words::is_loaded(*language);
        let other = || Language::ALL.into_iter().find(here);
        if here(&chosen) { chosen } else { other().unwrap_or(chosen) }
    }

    /// How far the rest of the app is.
    pub fn rest(self) -> Rest {
        track(self.is_settled);
        *reading(&self.rest)
    }

    /// Notes that the rest of the app was asked for; nothing shows of it until there is an end to it.
    pub fn expect_rest(self) {
        *writing(&self.rest) = Rest::OnItsWay;
    }

    /// Lets the rest of the app be asked for again, where it was out of reach.
    pub fn retry_rest(self) {
        let mut rest = writing(&self.rest);
        if *rest == Rest::OutOfReach {
            *rest = Rest::Away;
        }
    }

    /// Notes what came of asking for the rest of the app, or that it is to be asked for again.
    pub fn settle_rest(self, rest: Rest) {
        *writing(&self.rest) = rest;
        self.is_settled.notify();
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
        if Words::is_loaded(language) {
            return then(true);
        }
        let before = self.spoken();
        let came = move |text: Option<String>| {
            let here = text.is_some_and(|text| Words::load(language, text).is_ok());
            // Else a reader in the middle of a screen would be put at its beginning for nothing.
            if self.spoken() != before {
                self.came.notify();
            }
            then(here);
        };
        self.device.library.words(Words::file_name(language), Box::new(came));
    }
}

impl Deref for App {
    type Target = Handles;

    fn deref(&self) -> &Handles {
        self.0
    }
}
