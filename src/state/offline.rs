//! The copy of the site on this device, and the newer version that may be there.

use leptos::prelude::*;

use crate::ports::{self, CopyEvent, Installing};

/// How far the copy of the site on this device is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SiteCopy {
    /// Nobody knows yet.
    #[default]
    Unknown,
    /// It is on its way.
    OnItsWay,
    /// It is complete.
    Complete {
        /// What it takes to download all of it, in bytes.
        bytes: u32,
    },
    /// There is none.
    None,
}

/// Whether the page opens without a connection, and in which version.
#[derive(Clone, Copy)]
pub struct Offline {
    port: RwSignal<Option<&'static dyn ports::Offline>>,
    copy: RwSignal<SiteCopy>,
    has_newer: RwSignal<bool>,
}

impl Offline {
    pub(super) fn new() -> Offline {
        Offline {
            port: RwSignal::new(None),
            copy: RwSignal::default(),
            has_newer: RwSignal::new(false),
        }
    }

    /// Has the device keep a copy of the site.
    pub fn begin(self, port: &'static dyn ports::Offline) {
        self.port.set(Some(port));
        port.keep_copy(Box::new(move |event| match event {
            CopyEvent::Begun => self.copy.set(SiteCopy::OnItsWay),
            CopyEvent::Complete { bytes } => self.copy.set(SiteCopy::Complete { bytes }),
            CopyEvent::Failed => self.copy.set(SiteCopy::None),
            CopyEvent::Newer => self.has_newer.set(true),
        }));
    }

    /// How far the copy on this device is.
    pub fn copy(self) -> SiteCopy {
        self.copy.get()
    }

    /// Whether there is a newer version, and the reader has not put it off.
    pub fn has_newer(self) -> bool {
        self.has_newer.get()
    }

    /// The reader wants the newer version now.
    pub fn renew(self) {
        if let Some(port) = self.port.get_untracked() {
            port.renew();
        }
    }

    /// The reader wants the newer version later.
    pub fn put_off(self) {
        self.has_newer.set(false);
    }

    /// How to install the page on this device.
    pub fn installing(self) -> Installing {
        self.port.get().map_or(Installing::Unknown, ports::Offline::installing)
    }

    /// Has the browser ask whether to install the page.
    pub fn install(self) {
        if let Some(port) = self.port.get_untracked() {
            port.install();
        }
    }
}

/// Whether the page opens without a connection, and in which version.
pub fn use_offline() -> Offline {
    super::use_state().offline
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A device on which all of these happen at once.
    struct Eventful(&'static [CopyEvent]);

    impl ports::Offline for Eventful {
        fn keep_copy(&self, on_event: Box<dyn Fn(CopyEvent)>) {
            self.0.iter().copied().for_each(on_event);
        }
        fn renew(&self) {}
        fn installing(&self) -> Installing {
            Installing::Button
        }
        fn install(&self) {}
    }

    fn after(events: &'static Eventful) -> Offline {
        let offline = Offline::new();
        offline.begin(events);
        offline
    }

    #[test]
    fn the_copy_is_as_far_as_the_device_says() {
        static COMPLETE: Eventful =
            Eventful(&[CopyEvent::Begun, CopyEvent::Complete { bytes: 400_000 }]);
        static FAILED: Eventful = Eventful(&[CopyEvent::Begun, CopyEvent::Failed]);
        Owner::new().with(|| {
            assert_eq!(Offline::new().copy(), SiteCopy::Unknown);
            assert_eq!(after(&COMPLETE).copy(), SiteCopy::Complete { bytes: 400_000 });
            assert_eq!(after(&FAILED).copy(), SiteCopy::None);
        });
    }

    #[test]
    fn a_newer_version_is_offered_until_it_is_put_off_and_again_when_the_next_one_comes() {
        static NEWER: Eventful = Eventful(&[CopyEvent::Complete { bytes: 1 }, CopyEvent::Newer]);
        Owner::new().with(|| {
            let offline = after(&NEWER);
            assert!(offline.has_newer());
            assert_eq!(offline.copy(), SiteCopy::Complete { bytes: 1 });
            offline.put_off();
            assert!(!offline.has_newer());
            offline.begin(&NEWER);
            assert!(offline.has_newer());
        });
    }
}
