//! Sessions: workshops, and what teams say about their leaders.

mod beside;
mod collect;
mod collecting;
mod found;
mod guide;
mod hand_in;
mod hand_over;
mod invite;
mod keep;
mod kept;
mod mirror;
mod picture;
mod png;
mod present;
mod reveal;
mod session;
mod workshops;

pub use collect::Collect;
pub use collecting::result_text;
pub use found::{HandedIn, Invited};
pub use guide::Guide;
pub use hand_in::HandIn;
pub use mirror::Mirror;
pub use present::Present;
pub use session::SessionPage;
pub use workshops::Workshops;

use crate::{domain::Name, phrases::SessionPhrases, state::use_words};

/// The words of sessions, in the language that a page is built with.
fn use_session_phrases() -> &'static SessionPhrases {
    SessionPhrases::of(use_words().language)
}

/// What a session is called, as it shows.
fn session_name(name: &Name, phrases: &SessionPhrases) -> String {
    if name.is_empty() {
        phrases.session_empty_name().to_owned()
    } else {
        name.shown().into_owned()
    }
}
