//! Walks through the built site in real browsers, as a person would: by what things are and what
//! they are called, never by how they are built.
//!
//! A journey is an async function from a [`Visitor`] to nothing; [`in_each_engine!`] makes three
//! tests of it. Each has a browser with a fresh profile, and a server, of its own.
//!
//! After one `make test` has installed the browsers, and `make dist` has built the site,
//! `cargo test -p journeys keyboard` walks the journeys with that word in their name.

// Here a panic is how a test fails, and its message is for the one who reads the failure.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::missing_panics_doc)]

mod cable;
mod checks;
mod devtools;
mod engine;
mod host;
mod markup;
mod next_build;
mod page;
mod paper;
mod photos;
mod process;
mod site;
mod visitor;

pub use checks::Place;
pub use engine::{Camera, Engine, Settings};
pub use fantoccini::{key::Key, wd::PrintSize};
pub use host::{Answer, Host, Program};
pub use markup::Markup;
pub use next_build::next_build;
pub use page::Page;
pub use paper::Paper;
pub use photos::photo_of;
pub use site::{Sending, Site, copy_of_the_site};
pub use visitor::{Visitor, walk};

/// Makes a test in each engine of every journey: `journey::chromium` and so on.
#[macro_export]
macro_rules! in_each_engine {
    ($($journey:ident),+ $(,)?) => {
        $crate::in_engines!([chromium Chromium, firefox Firefox, webkit WebKit] $($journey),+);
    };
}

/// Makes a test in some engines of every journey, where the others lack the means.
#[macro_export]
macro_rules! in_engines {
    ($engines:tt $($journey:ident),+ $(,)?) => { $( $crate::in_engines!(@one $engines $journey); )+ };
    (@one [$($test:ident $engine:ident),+] $journey:ident) => {
        mod $journey {
            $(
                #[test]
                fn $test() {
                    $crate::walk($crate::Engine::$engine, super::$journey);
                }
            )+
        }
    };
}
