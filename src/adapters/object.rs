//! Objects of the browser, asked by the names of what they have.
//!
//! With a type for each, all their methods would be imports of the program's first part, which a first
//! answer waits for and which uses few of them.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// The function that an object has by this name, if it has one.
pub(super) fn method(object: &JsValue, name: &str) -> Option<Function> {
    get(object, name)?.dyn_into().ok()
}

/// What a method of an object gives; none where it has no such method, or that fails.
pub(super) fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    Reflect::apply(&method(object, name)?, object, &arguments.iter().collect()).ok()
}

/// What an object has by this name.
pub(super) fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok()
}

/// The number that an object has by this name.
pub(super) fn number(object: &JsValue, name: &str) -> Option<f64> {
    get(object, name)?.as_f64()
}

/// Gives an object something by this name.
pub(super) fn set(object: &JsValue, name: &str, value: impl Into<JsValue>) {
    let _ = Reflect::set(object, &name.into(), &value.into());
}
