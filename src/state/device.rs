//! The device around the app, as the views reach it.

use crate::ports::{Clock, Files, Page, Share};

/// The ports that the views use themselves.
pub struct Device {
    /// The time.
    pub clock: &'static dyn Clock,
    /// Files in and out.
    pub files: &'static dyn Files,
    /// The share sheet.
    pub share: &'static dyn Share,
    /// The page.
    pub page: &'static dyn Page,
}
