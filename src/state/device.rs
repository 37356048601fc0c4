//! The device around the app, as the views reach it.

use leptos::prelude::*;

use crate::ports::{Clock, Files, Page, Share};

/// The ports that the views use themselves; a copyable handful of references.
#[derive(Clone, Copy)]
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

/// Gives the views the device.
pub fn provide_device(device: Device) {
    provide_context(device);
}

/// The device that `provide_device` gave.
pub fn use_device() -> Device {
    expect_context()
}
