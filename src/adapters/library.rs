//! The files of the site that come after the page, for which the page has functions of its own.

use js_sys::Promise;
use wasm_bindgen::JsCast as _;

use super::{Browser, object::method, promise::settle, window::window};
use crate::ports::{Absence, Library};

/// Gives up: the page says why, and what can be done.
pub fn fail(why: Absence) {
    let why = match why {
        Absence::Replaced => REPLACED,
        Absence::OutOfReach => "unanswered",
    };
    if let Some(window) = window()
        && let Some(fail) = method(&window, "appFailed")
    {
        let _ = fail.call1(&window, &why.into());
    }
}

/// The page's word for [`Absence::Replaced`].
const REPLACED: &str = "replaced";

/// What a function of the page promises for the file of a name; nothing where it has no such
/// function, as in a build for development.
fn promised(function: &str, name: &str) -> Option<Promise> {
    let window = window()?;
    method(&window, function)?.call1(&window, &name.into()).ok()?.dyn_into().ok()
}

impl Library for Browser {
    /// The reader's own language was asked for already.
    fn words(&self, name: &str, then: Box<dyn FnOnce(Option<String>)>) {
        match promised("words", name) {
            Some(promise) => settle(&promise, move |text| then(text.as_string())),
            None => then(None),
        }
    }

    fn why_absent(&self, name: &str, then: Box<dyn FnOnce(Absence)>) {
        let absence = |why: Option<String>| {
            if why.as_deref() == Some(REPLACED) { Absence::Replaced } else { Absence::OutOfReach }
        };
        match promised("whyAbsent", name) {
            Some(promise) => settle(&promise, move |why| then(absence(why.as_string()))),
            None => then(absence(None)),
        }
    }
}
