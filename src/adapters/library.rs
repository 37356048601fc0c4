//! Where the words of each language are.

use js_sys::Promise;
use wasm_bindgen::JsCast as _;

use super::{
    Browser,
    promise::{method, settle},
    window::window,
};
use crate::ports::Library;

/// Gives up: the page listens for errors, and says what can be done.
pub fn fail() -> ! {
    wasm_bindgen::throw_str("the words have not come")
}

impl Library for Browser {
    /// The page has a function for it, which has asked for the reader's own language already.
    fn words(&self, name: &str, then: Box<dyn FnOnce(Option<String>)>) {
        let promise = window().and_then(|window| {
            let promise = method(&window, "words")?.call1(&window, &name.into());
            promise.ok()?.dyn_into::<Promise>().ok()
        });
        match promise {
            Some(promise) => settle(&promise, move |text| then(text.as_string())),
            None => then(None),
        }
    }
}
