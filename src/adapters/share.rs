//! The browser's share sheet, or else its clipboard.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use super::{
    Browser,
    object::method,
    promise::{error_name, settle},
    window::window,
};
use crate::ports::{Share, Shared};

impl Share for Browser {
    fn share(&self, text: &str, then: Box<dyn FnOnce(Shared)>) {
        let navigator = window().map(|window| JsValue::from(window.navigator()));
        let Some(navigator) = navigator.unwrap_or_default().dyn_into::<Object>().ok() else {
            return then(Shared::Nowhere);
        };
        let Some(share) = method(&navigator, "share") else { return self.copy(text, then) };
        let data = Object::new();
        let _ = Reflect::set(&data, &"text".into(), &text.into());
        hand_over(share.call1(&navigator, &data), Shared::Sheet, then);
    }

    fn copy(&self, text: &str, then: Box<dyn FnOnce(Shared)>) {
        let navigator = window().map(|window| JsValue::from(window.navigator()));
        let clipboard = Reflect::get(&navigator.unwrap_or_default(), &"clipboard".into());
        let clipboard = clipboard.unwrap_or_default();
        match method(&clipboard, "writeText") {
            Some(write) => hand_over(write.call1(&clipboard, &text.into()), Shared::Copied, then),
            None => then(Shared::Nowhere),
        }
    }
}

/// Tells what came of a call once its promise is kept or broken.
fn hand_over(call: Result<JsValue, JsValue>, came: Shared, then: Box<dyn FnOnce(Shared)>) {
    let Some(promise) = call.ok().and_then(|p| p.dyn_into::<Promise>().ok()) else {
        return then(Shared::Nowhere);
    };
    settle(&promise, move |outcome| {
        // A share sheet that is closed again is no failure.
        let closed = came == Shared::Sheet && error_name(&outcome).as_deref() == Some("AbortError");
        then(if closed || outcome.is_undefined() { came } else { Shared::Nowhere });
    });
}
