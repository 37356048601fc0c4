//! The browser's local storage as a store.
//!
//! `gloo_storage` panics where storage is denied. So each use asks first whether it is there: a
//! reader can change that setting while the page is open.

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsValue;

use super::{promise::error_name, window::window};
use crate::ports::{Store, StoreError};

/// The local storage of this browser, for this origin.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalStore;

/// The browser's storage, if the page may use it.
fn storage() -> Result<web_sys::Storage, StoreError> {
    match window().and_then(|window| window.local_storage().ok().flatten()) {
        Some(_) => Ok(LocalStorage::raw()),
        None => Err(StoreError::Denied),
    }
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
