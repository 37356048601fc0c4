//! A device that does nothing, for tests without a browser.

use super::{
    Absence, CameraEvent, Cipher, CipherError, Clock, CopyEvent, Files, Installing, Library,
    Measure, NotDrawn, Offered, Offline, Page, Photo, Picture, Pictures, ReadError, ScanError,
    Scanner, Session, Share, Shared,
};
use crate::domain::{Day, Language, LocalTime, Moment, Sealed};

/// A device that does nothing, and whose clock stands still at eight o'clock on
/// 24 November 2026, a Tuesday.
#[derive(Clone, Copy, Debug)]
pub struct Still;

impl Clock for Still {
    fn now(&self) -> Moment {
        Moment::new(1_795_000_000_000).unwrap_or_default()
    }
    fn chance(&self) -> u16 {
        7
    }
    fn day(&self, _: Moment, language: Language) -> String {
        match language {
            Language::Dutch => "24 november 2026".into(),
            Language::English => "24 November 2026".into(),
        }
    }
    fn when(&self, time: LocalTime, _: Language) -> String {
        time.to_iso()
    }
    fn in_days(&self, days: i32, _: Language) -> String {
        format!("in {days} days")
    }
    fn local(&self, _: Moment) -> LocalTime {
        let day = Day::new(2026, 11, 24).unwrap_or(Day::LAST);
        LocalTime::new(day, 8 * 60).unwrap_or(LocalTime::midnight(day))
    }
}

impl Files for Still {
    fn save(&self, _: &str, _: &str, _: &str) {}
    fn read(&self, _: &str, _: Box<dyn FnOnce(Result<Vec<u8>, ReadError>)>) {}
}

impl Library for Still {
    fn words(&self, _: &str, then: Box<dyn FnOnce(Option<String>)>) {
        then(None);
    }
    fn why_absent(&self, _: &str, then: Box<dyn FnOnce(Absence)>) {
        then(Absence::OutOfReach);
    }
}

impl Share for Still {
    fn share(&self, _: &str, then: Box<dyn FnOnce(Shared)>) {
        then(Shared::Nowhere);
    }
    fn copy(&self, _: &str, then: Box<dyn FnOnce(Shared)>) {
        then(Shared::Nowhere);
    }
}

impl Pictures for Still {
    fn offer(
        &self,
        _: &str,
        _: &dyn Fn(Measure) -> Picture,
        then: Box<dyn FnOnce(Result<Offered, NotDrawn>)>,
    ) {
        then(Err(NotDrawn));
    }
}

impl Scanner for Still {
    fn start(&self, _: &str, on_event: Box<dyn Fn(CameraEvent)>) {
        on_event(CameraEvent::Ended(ScanError::NoCamera));
    }
    fn stop(&self) {}
    fn read_photos(&self, _: &str, then: Box<dyn FnOnce(Vec<Photo>)>) {
        then(Vec::new());
    }
}

impl Cipher for Still {
    fn seal(&self, _: &str, _: &[u8], then: Box<dyn FnOnce(Result<Sealed, CipherError>)>) {
        then(Err(CipherError::Unavailable));
    }
    fn open(&self, _: &str, _: &Sealed, then: Box<dyn FnOnce(Result<Vec<u8>, CipherError>)>) {
        then(Err(CipherError::Unavailable));
    }
}

impl Offline for Still {
    fn keep_copy(&self, on_event: Box<dyn Fn(CopyEvent)>) {
        on_event(CopyEvent::Failed);
    }
    fn renew(&self) {}
    fn installing(&self) -> Installing {
        Installing::Unknown
    }
    fn install(&self) {}
}

impl Page for Still {
    fn go(&self, _: &str) {}
    fn replace(&self, _: &str) {}
    fn back(&self) -> bool {
        false
    }
    fn home(&self) -> Option<String> {
        None
    }
    fn focus(&self, _: &str) {}
    fn bring_into_view(&self, _: &str) {}
    fn print(&self) {}
    fn reload(&self) {}
    fn composed(&self, text: &str) -> String {
        text.to_owned()
    }
    fn forgets(&self) -> bool {
        false
    }
}

impl Session for Still {
    fn kept(&self, _: &str) -> Option<String> {
        None
    }
    fn keep(&self, _: &str, _: Option<&str>) {}
}
