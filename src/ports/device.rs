//! The device around the app: its clock, its files, its page, its way to share.

use crate::domain::{Day, Language, LocalTime, Moment};

/// The time, and a little chance.
pub trait Clock: Sync {
    /// Now, by the device's clock.
    fn now(&self) -> Moment;
    /// A number from 0 to 4095 that another device is unlikely to have at the same moment.
    fn chance(&self) -> u16;
    /// The day of a moment in the reader's language and time zone: "24 November 2026".
    fn day(&self, moment: Moment, language: Language) -> String;
    /// A time on the clock in the reader's language: "Tuesday, 1 December 2026 at 09:00". It is in no
    /// zone: also where the clocks skip it, it is what was planned, as in a calendar's file.
    fn when(&self, time: LocalTime, language: Language) -> String;
    /// So many days from today in the reader's language, before it where negative: "in 12 days".
    fn in_days(&self, days: i32, language: Language) -> String;
    /// What a clock on the wall says at a moment in the reader's time zone.
    fn local(&self, moment: Moment) -> LocalTime;
    /// The day of a moment in the reader's time zone.
    fn date(&self, moment: Moment) -> Day {
        self.local(moment).day()
    }
    /// The day it is.
    fn today(&self) -> Day {
        self.date(self.now())
    }
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
    /// Offers a text as a file to save.
    fn save(&self, name: &str, kind: &str, text: &str);
    /// Reads the file that was chosen in the file field with this id, and hands over its bytes: a
    /// browser that makes a text of them guesses, each its own way. Nothing happens where none was
    /// chosen. The field is emptied, so that the same file can be chosen again.
    fn read(&self, field: &str, then: Box<dyn FnOnce(Result<Vec<u8>, ReadError>)>);
}

/// Why a file of the site has not come, as far as can be found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// The site does not have it: a newer version of the site has taken the place of this one.
    Replaced,
    /// The site does not answer, or not with that file: the device is offline, most of all.
    OutOfReach,
}

/// Where the files of the site are that come after the page.
pub trait Library: Sync {
    /// Hands over the text with the words of this name, or nothing where it cannot be had.
    fn words(&self, name: &str, then: Box<dyn FnOnce(Option<String>)>);
    /// Finds out why the file of this name has not come.
    fn why_absent(&self, name: &str, then: Box<dyn FnOnce(Absence)>);
}

/// What came of sharing a text.
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
    /// Hands a text over, and tells what came of it.
    fn share(&self, text: &str, then: Box<dyn FnOnce(Shared)>);
    /// Puts a text on the clipboard, and tells what came of it.
    fn copy(&self, text: &str, then: Box<dyn FnOnce(Shared)>);
}

/// The page as a whole.
pub trait Page: Sync {
    /// Goes to another address within the app, as a link would.
    fn go(&self, hash: &str);
    /// Puts another address in the place of the present one, without going anywhere.
    fn replace(&self, hash: &str);
    /// Goes back to the page before, and tells whether there is one of the app's.
    fn back(&self) -> bool;
    /// The app's address on the web, without what a visitor's own has behind it (query and fragment);
    /// none where it has none that another device can open, as from a file.
    fn home(&self) -> Option<String>;
    /// Moves the focus, and the view, to the element with this id.
    fn focus(&self, id: &str);
    /// Lets the element with this id come gently into view, where somebody uses a finger and does not
    /// mind motion.
    fn bring_into_view(&self, id: &str);
    /// Opens the print dialogue.
    fn print(&self);
    /// Loads the page again, in its newest version.
    fn reload(&self);
    /// A text in which each letter and the marks on it are one character, wherever Unicode has one
    /// (NFC): two ways to write "é" are one name.
    fn composed(&self, text: &str) -> String;
    /// Whether this browser removes the data of sites that are not visited for seven days, as
    /// Safari on iPhone and iPad does unless the page is on the home screen.
    fn forgets(&self) -> bool;
}

/// What one tab keeps of its own while it is loaded again, or closed and opened again.
pub trait Session: Sync {
    /// The text under a key; none where the tab has none, or may not keep any.
    fn kept(&self, key: &str) -> Option<String>;
    /// Keeps a text under a key, or no text. Where the tab may not keep it, or has no room for it,
    /// nothing is kept under that key.
    fn keep(&self, key: &str, text: Option<&str>);
}
