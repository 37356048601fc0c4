//! The page of another site that has this one in a frame.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};

use super::{
    document::document,
    object::{call, get, number, set},
    window::{listen, window},
};

/// Tells a page around this one how high this is, each time that changes, and when another page has opened
/// in it: so the frame can be as high as what is in it, and show its top. It is told nothing else.
pub fn tell_frame() {
    let (Some(window), Some(root)) = (window(), document().and_then(|it| it.document_element()))
    else {
        return;
    };
    let Some(around) = get(&window, "parent").filter(|around| !Object::is(around, &window)) else {
        return;
    };
    // Without a height of its own it is as high as the frame, which would never become lower then.
    let _ = root.set_attribute("data-framed", "");
    let tell = move |what: &str, value: JsValue| {
        let message = Object::new();
        set(&message, what, value);
        call(&around, "postMessage", &[message.into(), "*".into()]);
    };
    listen("hashchange", {
        let tell = tell.clone();
        move || tell("fiveKeysOpened", true.into())
    });
    let whole = JsValue::from(root);
    let changed = Closure::<dyn FnMut()>::new({
        let root = whole.clone();
        move || {
            let place = call(&root, "getBoundingClientRect", &[]);
            if let Some(height) = place.and_then(|place| number(&place, "height")) {
                tell("fiveKeysHeight", height.ceil().into());
            }
        }
    });
    let observer = get(&window, "ResizeObserver")
        .and_then(|class| class.dyn_into::<Function>().ok())
        .and_then(|class| Reflect::construct(&class, &Array::of1(&changed.into_js_value())).ok());
    if let Some(observer) = observer {
        call(&observer, "observe", &[whole]);
    }
}
