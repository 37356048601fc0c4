//! The way in of what is fetched only when somebody asks for it: what makes files of kinds that few
//! visits need. Each function is one from a text to a text.

use five_keys::exchange::calendar;
use wasm_bindgen::prelude::wasm_bindgen;

/// The calendar file that a request asks for.
#[wasm_bindgen(js_name = calendar)]
pub fn make_calendar(request: &str) -> Option<String> {
    calendar::answer(request)
}

/// There is nothing to run before a function is called.
fn main() {}
