//! The browser's share sheet, or else its clipboard.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use super::{
    Browser,
    object::method,
    promise::{settle, was_seen_to},
    window::navigator,
};
use crate::ports::{Share, Shared};

impl Share for Browser {
    fn share(&self, text: &str, then: Box<dyn FnOnce(Shared)>) {
        let navigator = navigator();
        let Some(share) = method(&navigator, "share") else { return self.copy(text, then) };
        let data = Object::new();
        let _ = Reflect::set(&data, &"text".into(), &text.into());
        hand_over(share.call1(&navigator, &data), Shared::Sheet, then);
    }

    fn copy(&self, text: &str, then: Box<dyn FnOnce(Shared)>) {
        let clipboard = Reflect::get(&navigator(), &"clipboard".into()).unwrap_or_default();
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
        let is_done = match came {
            Shared::Sheet => was_seen_to(&outcome),
            _ => outcome.is_undefined(),
        };
        then(if is_done { came } else { Shared::Nowhere });
    });
}
