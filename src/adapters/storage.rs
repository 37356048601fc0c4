//! The browser's local storage as a store.
//!
//! A reader can deny the page its storage at any moment, so nothing is taken for granted between two
//! calls: each call asks for the storage anew, in one step, and whatever that or a use of it throws
//! is an error like any other.

use gloo_storage::{LocalStorage, Storage};
use js_sys::Function;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};

use super::promise::error_name;
use crate::ports::{Store, StoreError};

/// The local storage of this browser, for this origin.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalStore;

/// The browser's storage, if the page may use it.
///
/// Where it may not, `gloo_storage` throws. JavaScript calls it here, and hands back what it throws.
fn storage() -> Result<web_sys::Storage, StoreError> {
    let raw: Function = Closure::once_into_js(LocalStorage::raw).unchecked_into();
    let storage = raw.call0(&JsValue::UNDEFINED).map_err(|_| StoreError::Denied)?;
    Ok(storage.unchecked_into())
}

/// The error that a browser's exception stands for. A full store has two names, and some browsers
/// deny only the writing.
fn store_error(error: &JsValue) -> StoreError {
    match error_name(error).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        Some("SecurityError") => StoreError::Denied,
        _ => StoreError::Broken,
    }
}

impl Store for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        storage()?.get_item(key).map_err(|error| store_error(&error))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        storage()?.set_item(key, text).map_err(|error| store_error(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        storage()?.remove_item(key).map_err(|error| store_error(&error))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let storage = storage()?;
        let count = storage.length().map_err(|error| store_error(&error))?;
        let keys: Result<Vec<_>, _> = (0..count).map(|place| storage.key(place)).collect();
        let keys = keys.map_err(|error| store_error(&error))?;
        Ok(keys.into_iter().flatten().filter(|key| key.starts_with(prefix)).collect())
    }
}
