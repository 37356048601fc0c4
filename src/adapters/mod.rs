//! The browser, behind the ports: the only room that knows `web_sys` and `js_sys`.

mod browser;
mod elements;
mod files;
mod storage;

pub use browser::{Browser, address, fail, languages, later, on_address, on_other_tab};
pub use elements::{Listening, Place, Places};
pub use storage::LocalStore;
