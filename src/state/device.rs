//! The device around the app, as the components reach it.

use crate::ports::{Clock, Files, Library, Page, Session, Share};

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
    /// What the tab keeps of its own.
    pub session: &'static dyn Session,
}

impl Device {
    /// A device that has all ports itself.
    pub const fn of<T>(all: &'static T) -> Device
    where
        T: Clock + Files + Library + Share + Page + Session,
    {
        Device { clock: all, files: all, library: all, share: all, page: all, session: all }
    }

    /// What is said of a code: that of its link, or, where the page has no address that another device
    /// can open, that of the code alone.
    pub fn worded<T>(self, of_link: T, of_code: T) -> T {
        if self.page.home().is_some() { of_link } else { of_code }
    }
}

/// The device around the app.
pub fn use_device() -> Device {
    super::use_state().device
}
