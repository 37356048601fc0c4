//! Stands in for the crate `wasm-streams`; the `[patch]` in the project's Cargo.toml says why.
//!
//! Here is what `server_fn` needs to compile: a stream that comes from JavaScript is empty, and one
//! that goes there stays behind. Nothing calls any of it.

use futures_util::{Stream, stream};
use wasm_bindgen::{JsCast, JsValue};

/// A stream of JavaScript values that carries nothing.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps the browser's stream.
    #[must_use]
    pub const fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// A stream without items; those of `stream` are dropped.
    pub fn from_stream(stream: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        drop(stream);
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// The browser's stream.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream without items.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> + 'static {
        stream::empty()
    }
}
