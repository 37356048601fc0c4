//! Files that a reader saves, and files that they choose.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlInputElement};

use super::{
    Browser,
    document::{document, element},
    promise::settle,
};
use crate::{
    exchange::backup,
    ports::{Files, ReadError},
};

impl Files for Browser {
    fn save(&self, name: &str, kind: &str, text: &str) {
        let parts = Array::of1(&text.into());
        let bag = web_sys::BlobPropertyBag::new();
        bag.set_type(kind);
        let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &bag) else {
            return;
        };
        save_blob(&blob, name);
    }

    fn read(&self, field: &str, then: Box<dyn FnOnce(Result<Vec<u8>, ReadError>)>) {
        let Some(field) = element(field).and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
        field.set_value("");
        // A size is a whole number below 2^53.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let bytes = file.size() as u64;
        if backup::check_size(bytes).is_err() {
            return then(Err(ReadError::TooLarge { bytes }));
        }
        let to_bytes =
            |read: JsValue| read.dyn_into().map(|read: ArrayBuffer| Uint8Array::new(&read));
        settle(&file.array_buffer(), move |read| {
            then(to_bytes(read).map(|bytes| bytes.to_vec()).map_err(|_| ReadError::Unreadable));
        });
    }
}

/// Offers what is in a blob as a file to save.
pub(super) fn save_blob(blob: &web_sys::Blob, name: &str) {
    let (Ok(url), Some(link)) = (
        web_sys::Url::create_object_url_with_blob(blob),
        document().and_then(|document| document.create_element("a").ok()),
    ) else {
        return;
    };
    let _ = link.set_attribute("href", &url);
    let _ = link.set_attribute("download", name);
    link.unchecked_into::<HtmlElement>().click();
    // The address is not revoked here, because some browsers read it only after the click has
    // returned. It is freed with the page.
}
