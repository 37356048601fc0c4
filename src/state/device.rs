//! The device around the app, as the components reach it.

use crate::ports::{Clock, Files, Library, Page, Share};

/// The ports that components use themselves.
#[derive(Clone, Copy)]
pub struct Device {
    /// The time.
    pub clock: &'static dyn Clock,
    /// Files in and out.
    pub files: &'static dyn Files,
    /// The share sheet.
    pub share: &'static dyn Share,
    /// Where the words of a language come from.
    pub library: &'static dyn Library,
    /// The page.
    pub page: &'static dyn Page,
}

impl Device {
    /// A device that has all ports itself.
    pub const fn of<T: Clock + Files + Library + Share + Page>(all: &'static T) -> Device {
        Device { clock: all, files: all, library: all, share: all, page: all }
    }
}

/// The device around the app.
pub fn use_device() -> Device {
    super::use_state().device
}
