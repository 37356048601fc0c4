//! That a file was offered.

use leptos::prelude::*;

use super::Announcement;
use crate::state::{FilePlace, Notice, use_notices, use_words};

/// Says that a file is ready, near the button that has offered it.
#[component]
pub fn FileNotice(
    /// Where that is.
    place: FilePlace,
) -> impl IntoView {
    let (phrases, notices) = (&use_words().phrases, use_notices());
    let text = move || {
        let is_here = notices.current() == Some(Notice::FileOffered(place));
        if is_here { phrases.file_ready().to_owned() } else { String::new() }
    };
    view! { <Announcement text class="answer" /> }
}
