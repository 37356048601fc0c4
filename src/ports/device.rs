//! The device that the app runs on: its clock, its files, its page, its way to share.

use crate::domain::{Day, Language, LocalTime, Moment};

/// The time, dates in words, and a random number.
pub trait Clock: Sync {
    /// Now, by the device's clock.
    fn now(&self) -> Moment;
    /// A random number from 0 to 4095, for ids that differ from those of other devices.
    fn chance(&self) -> u16;
    /// The day of a moment in the reader's time zone, in words: "24 November 2026".
    fn day(&self, moment: Moment, language: Language) -> String;
    /// A time on the clock, in words: "Tuesday, 1 December 2026 at 09:00".
    fn when(&self, time: LocalTime, language: Language) -> String;
    /// A number of days from today, in words: "in 12 days", and "12 days ago" where negative.
    fn in_days(&self, days: i32, language: Language) -> String;
    /// The day of a moment in the reader's time zone.
    fn date(&self, moment: Moment) -> Day;
}

/// Why a chosen file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is larger than the limit, so it was not read.
    TooLarge {
        /// Its size, in bytes.
        bytes: u64,
    },
    /// The device could not read it.
    Unreadable,
}

/// Files that enter and leave the app.
pub trait Files: Sync {
    /// Offers a text to save, as a file with this name and media type.
    fn save(&self, name: &str, kind: &str, text: &str);
    /// Reads the file that was chosen in the file field with this id, and calls `then` with its
    /// text, or with the reason why there is none. Nothing happens where no file was chosen. The
    /// field is emptied, so that the same file can be chosen again.
    fn read(&self, field: &str, then: Box<dyn FnOnce(Result<String, ReadError>)>);
}

/// The files with the words of each language.
pub trait Library: Sync {
    /// Fetches the file of words with this name, and calls `then` with its text, or with `None`
    /// where it does not come.
    fn words(&self, name: &str, then: Box<dyn FnOnce(Option<String>)>);
}

/// How a text was shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The device's own share sheet took it.
    Sheet,
    /// It is on the clipboard.
    Copied,
    /// The device can do neither.
    Nowhere,
}

/// The device's share sheet, or else its clipboard.
pub trait Share: Sync {
    /// Shares a text, and calls `then` with how that went. A share sheet that is closed again
    /// counts as [`Shared::Sheet`].
    fn share(&self, text: &str, then: Box<dyn FnOnce(Shared)>);
}

/// The page as a whole.
pub trait Page: Sync {
    /// Goes from one address within the app to another, as a link would.
    fn go(&self, from: String, hash: &str);
    /// Moves the focus, and the view, to the element with this id.
    fn focus(&self, id: &str);
    /// The value of the field with this id; empty where there is no such field.
    fn value(&self, id: &str) -> String;
    /// Calls `act` after what was just changed on the page can have been painted.
    fn later(&self, act: Box<dyn FnOnce()>);
    /// Opens the print dialogue.
    fn print(&self);
    /// Whether this browser removes the data of sites that are not visited for seven days, as
    /// Safari on iPhone and iPad does unless the page is on the home screen.
    fn forgets(&self) -> bool;
}
