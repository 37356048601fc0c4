//! That a take answers statements which read differently from those of this page.

use crate::{domain::Wording, phrases::Phrases};

/// What is said of the statements that a take answers, where they are not those of this page.
pub(super) fn worded_text(phrases: &Phrases, wording: Wording) -> Option<&'static str> {
    match wording {
        Wording::Present => None,
        Wording::Earlier | Wording::Later => Some(phrases.worded_then()),
        Wording::Others => Some(phrases.worded_elsewhere()),
    }
}
