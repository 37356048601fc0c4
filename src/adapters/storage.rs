//! The browser's local storage as a store.
//!
//! `gloo_storage` takes for granted that storage is there, and aborts where it is denied. So its
//! presence is asked for first, at every use: a browser can change its mind while the page is open.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsValue;

use super::browser::{fault, window};
use crate::ports::{Store, StoreError};

/// The local storage of this browser, for this origin.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalStore;

/// The storage, once it is sure that asking for it does not fail.
fn raw() -> Result<web_sys::Storage, StoreError> {
    match window().and_then(|window| window.local_storage().ok().flatten()) {
        Some(_) => Ok(LocalStorage::raw()),
        None => Err(StoreError::Denied),
    }
}

/// Browsers name a full store in two ways; some deny only the writing.
fn refusal(error: &JsValue) -> StoreError {
    match fault(error).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        Some("SecurityError") => StoreError::Denied,
        _ => StoreError::Broken,
    }
}

impl Store for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        raw()?.get_item(key).map_err(|error| refusal(&error))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        raw()?.set_item(key, text).map_err(|error| refusal(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        raw()?.remove_item(key).map_err(|error| refusal(&error))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let storage = raw()?;
        let count = storage.length().map_err(|error| refusal(&error))?;
        let keys: Result<Vec<_>, _> = (0..count).map(|place| storage.key(place)).collect();
        let keys = keys.map_err(|error| refusal(&error))?;
        Ok(keys.into_iter().flatten().filter(|key| key.starts_with(prefix)).collect())
    }
}
