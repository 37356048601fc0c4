//! The page as a whole, as components use it.

use js_sys::Reflect;
use web_sys::{ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{
    Browser,
    document::element,
    places,
    window::{navigator, window},
};
use crate::ports::Page;

impl Page for Browser {
    fn go(&self, hash: &str) {
        if let Some(window) = window() {
            // The page can be built anew before the browser tells of the new address.
            places::leave();
            let _ = window.location().set_hash(hash);
        }
    }

    fn replace(&self, hash: &str) {
        places::replace(hash);
    }

    fn back(&self) -> bool {
        places::back()
    }

    fn home(&self) -> Option<String> {
        let location = window()?.location();
        let origin = location.origin().ok().filter(|origin| origin.starts_with("http"))?;
        Some(origin + &location.pathname().ok()?)
    }

    fn focus(&self, id: &str) {
        if let Some(element) = element(id) {
            let _ = element.focus();
        }
    }

    fn bring_into_view(&self, id: &str) {
        let uses_a_finger = matches("(pointer: coarse)");
        if !uses_a_finger || matches("(prefers-reduced-motion: reduce)") {
            return;
        }
        if let Some(element) = element(id) {
            let options = ScrollIntoViewOptions::new();
            options.set_behavior(ScrollBehavior::Smooth);
            options.set_block(ScrollLogicalPosition::Center);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }

    fn print(&self) {
        if let Some(window) = window() {
            let _ = window.print();
        }
    }

    fn reload(&self) {
        if let Some(window) = window() {
            let _ = window.location().reload();
        }
    }

    fn composed(&self, text: &str) -> String {
        js_sys::JsString::from(text).normalize("NFC").into()
    }

    fn forgets(&self) -> bool {
        // Only Safari on iPhone and iPad says whether it runs from the home screen.
        Reflect::get(&navigator(), &"standalone".into()).is_ok_and(|s| s.as_bool() == Some(false))
    }
}

/// Whether a media query matches here.
pub(super) fn matches(query: &str) -> bool {
    let list = window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
}
