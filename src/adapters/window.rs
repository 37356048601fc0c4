//! The window: its address, its languages, and what it tells.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};

/// The window, which a page always has.
#[allow(clippy::disallowed_methods)]
pub(super) fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// The navigator, to be asked by the names of what it may have; undefined where there is none.
pub(super) fn navigator() -> JsValue {
    window().map(|window| window.navigator().into()).unwrap_or_default()
}

/// The languages the reader prefers, the best first; none where the browser, or what guards a
/// reader's privacy in it, does not say.
pub fn languages() -> Vec<String> {
    let navigator = navigator();
    let property = |name: &str| Reflect::get(&navigator, &name.into()).unwrap_or_default();
    match property("languages").dyn_into::<Array>() {
        Ok(list) => list.iter().filter_map(|tag| tag.as_string()).collect(),
        Err(_) => property("language").as_string().into_iter().collect(),
    }
}

/// The fragment of the address, with its `#`; empty where there is none.
pub fn address() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Calls back at each event of the window of this name, for as long as the page lives.
pub(super) fn listen(event: &str, then: impl FnMut() + 'static) {
    let then = Closure::<dyn FnMut()>::new(then).into_js_value();
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback(event, then.unchecked_ref());
    }
}

/// Calls back whenever the fragment of the address has changed, for as long as the page lives.
pub fn on_address(then: impl FnMut() + 'static) {
    listen("hashchange", then);
}

/// Calls back whenever the store may have changed, for as long as the page lives: another tab has
/// written, or the page is shown again after it was left.
pub fn on_other_tab(then: impl FnMut() + Clone + 'static) {
    listen("storage", then.clone());
    listen("pageshow", then);
}

/// How many milliseconds to wait where a browser does not say when it is idle, as Safari does not.
const IDLE_AFTER: i32 = 500;

/// Does something once, when the page has been painted and the browser has nothing else to do.
pub fn when_idle(act: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let act = Closure::once_into_js(act);
    if window.request_idle_callback(act.unchecked_ref()).is_err() {
        let _ = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), IDLE_AFTER);
    }
}
