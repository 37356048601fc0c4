//! The copy of the site that a device keeps, and the way to install it there.

/// What becomes of the copy of the site on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyEvent {
    /// It is on its way.
    Begun,
    /// It is complete: the page opens without a connection.
    Complete {
        /// What it takes to download all of it, in bytes.
        bytes: u32,
    },
    /// There is none: the browser keeps none, or may not, or a part of it did not come.
    Failed,
    /// A newer version of the site is here, or has taken over in another tab.
    Newer,
}

/// How somebody gets the page onto their home screen or desktop, as far as the browser lets on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Installing {
    /// It runs from there.
    Done,
    /// The browser asks, once it is told to.
    Button,
    /// On an iPhone or iPad, by the share sheet.
    ShareSheet,
    /// In Safari on a Mac, by the menu File.
    Dock,
    /// By the menu of a browser on a phone.
    Menu,
    /// In no way that is known.
    Unknown,
}

/// The device, where the page is to open without a connection.
pub trait Offline: Sync {
    /// Has the device keep a copy of the site, and tells what becomes of it for as long as the page lives.
    fn keep_copy(&self, on_event: Box<dyn Fn(CopyEvent)>);
    /// Lets the newer version take over, and loads the page again.
    fn renew(&self);
    /// How to install the page here.
    fn installing(&self) -> Installing;
    /// Has the browser ask whether to install the page.
    fn install(&self);
}
