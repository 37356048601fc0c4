//! The page as a whole, as components use it.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::{Browser, document::element, window::window};
use crate::ports::Page;

impl Page for Browser {
    fn go(&self, hash: &str) {
        if let Some(window) = window() {
            let _ = window.location().set_hash(hash);
        }
    }

    fn focus(&self, id: &str) {
        if let Some(element) = element(id) {
            let _ = element.focus();
        }
    }

    fn print(&self) {
        if let Some(window) = window() {
            let _ = window.print();
        }
    }

    fn forgets(&self) -> bool {
        // Only Safari on iPhone and iPad says whether it runs from the home screen.
        let Some(navigator) = window().map(|window| JsValue::from(window.navigator())) else {
            return false;
        };
        Reflect::get(&navigator, &"standalone".into()).is_ok_and(|s| s.as_bool() == Some(false))
    }
}
