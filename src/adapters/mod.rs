//! The browser, behind the ports: the only room that knows `web_sys` and `js_sys`.

mod cipher;
mod clock;
mod document;
mod files;
mod library;
mod object;
mod offline;
mod page;
mod pictures;
mod places;
mod press_guard;
mod promise;
mod scanner;
mod session;
mod share;
mod storage;
mod window;

pub use document::{
    app_root, close_menu, close_menu_by_press, has_lost_focus, move_focus, remove_first_markup,
    set_language, set_theme, set_title,
};
pub use library::fail;
pub use places::{arrive, leave, remember_places};
pub use press_guard::ignore_second_presses;
pub use storage::LocalStore;
pub use window::{address, languages, on_address, on_other_tab, when_idle};

/// The browser this page runs in.
#[derive(Clone, Copy, Debug)]
pub struct Browser;
