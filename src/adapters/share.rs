//! The browser's share sheet, or else its clipboard.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use super::{
    Browser,
    promise::{error_name, method, settle},
    window::window,
};
use crate::ports::{Share, Shared};

impl Share for Browser {
    fn share(&self, text: &str, then: Box<dyn FnOnce(Shared)>) {
        let Some(navigator) = window().map(|window| JsValue::from(window.navigator())) else {
            return then(Shared::Nowhere);
        };
        let (call, came) = if let Some(share) = method(&navigator, "share") {
            let data = Object::new();
            let _ = Reflect::set(&data, &"text".into(), &text.into());
            (share.call1(&navigator, &data), Shared::Sheet)
        } else {
            let clipboard = Reflect::get(&navigator, &"clipboard".into()).unwrap_or_default();
            match method(&clipboard, "writeText") {
                Some(write) => (write.call1(&clipboard, &text.into()), Shared::Copied),
                None => return then(Shared::Nowhere),
            }
        };
        let Some(promise) = call.ok().and_then(|p| p.dyn_into::<Promise>().ok()) else {
            return then(Shared::Nowhere);
        };
        settle(&promise, move |outcome| {
            // A share sheet that is closed again is no failure.
            let closed =
                came == Shared::Sheet && error_name(&outcome).as_deref() == Some("AbortError");
            then(if closed || outcome.is_undefined() { came } else { Shared::Nowhere });
        });
    }
}
