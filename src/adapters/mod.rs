//! The browser, behind the ports: the only room that knows `web_sys` and `js_sys`.

mod browser;
mod files;
mod storage;

pub use browser::{Browser, address, element, fail, languages, on_address, on_other_tab};
pub use storage::LocalStore;
