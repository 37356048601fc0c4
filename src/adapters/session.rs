//! What this tab keeps of its own, in the browser's session storage.

use super::{Browser, window::window};
use crate::ports::Session;

/// The tab's storage, if the page may use it.
fn storage() -> Option<web_sys::Storage> {
    window()?.session_storage().ok().flatten()
}

impl Session for Browser {
    fn kept(&self, key: &str) -> Option<String> {
        storage()?.get_item(key).ok().flatten()
    }

    fn keep(&self, key: &str, text: Option<&str>) {
        let Some(storage) = storage() else { return };
        let is_kept = text.is_some_and(|text| storage.set_item(key, text).is_ok());
        if !is_kept {
            // An older text would come back as if it were the last.
            let _ = storage.remove_item(key);
        }
    }
}
