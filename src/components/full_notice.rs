//! That there is no room for another take.

use leptos::prelude::*;

use super::Announcement;
use crate::state::{Notice, use_notices, use_words};

/// Says that there is no room for another take, once that has shown.
#[component]
pub fn FullNotice() -> impl IntoView {
    let (words, notices) = (use_words(), use_notices());
    let is_full = move || notices.current() == Some(Notice::Full);
    let text = move || if is_full() { words.phrases.full().to_owned() } else { String::new() };
    view! { <Announcement text is_urgent=true class="problem" /> }
}
