//! What JavaScript gives later, and what it throws.

use js_sys::Promise;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};

/// Calls back once, with whatever a promise comes to: its value, or the reason it has none.
pub(super) fn settle(promise: &Promise, then: impl FnOnce(JsValue) + 'static) {
    let then = Closure::once(then);
    let _ = promise.then2(&then, &then);
    then.forget();
}

/// A function for a browser to call once, with what it has made.
pub(super) fn once(then: impl FnOnce(JsValue) + 'static) -> JsValue {
    Closure::once_into_js(then)
}

/// The name of what a browser has thrown.
pub(super) fn error_name(error: &JsValue) -> Option<String> {
    error.dyn_ref().map(web_sys::DomException::name)
}

/// Whether a share sheet has taken what it was handed, by the outcome of its promise, or was closed
/// again, which is no failure.
pub(super) fn was_seen_to(outcome: &JsValue) -> bool {
    outcome.is_undefined() || error_name(outcome).as_deref() == Some("AbortError")
}
