//! The adapters, and the pages as they stand and change, in a real browser; `make test` runs this in
//! headless Chromium.
#![cfg(target_arch = "wasm32")]
// A helper of a test is a test too: what it unwraps fails the test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use five_keys::adapters::Browser;
use wasm_bindgen_test::wasm_bindgen_test_configure;

mod adapters;
mod answering;
mod cipher;
mod fields;
mod journal;
mod mounted;
mod pages;
mod pictures;
#[path = "../routes/mod.rs"]
mod routes;
mod scanning;
mod translation;

wasm_bindgen_test_configure!(run_in_browser);

static BROWSER: Browser = Browser;
