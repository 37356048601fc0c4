//! Where questions are answered.

use leptos::prelude::*;

use crate::state::use_words;

/// Where questions are answered, a mail or a page; nothing where the site names no such place.
#[component]
pub fn Contact() -> impl IntoView {
    let words = use_words();
    let address = words.content.address;
    if address.is_empty() {
        return None;
    }
    let (href, shown) = match address.strip_prefix("https://") {
        Some(rest) => (address.to_owned(), rest),
        None => (format!("mailto:{address}"), address),
    };
    let (before, after) = words.phrases.contact().split_once("{name}").unwrap_or_default();
    Some(view! {
        <p>
            <span>{before}</span>
            <a href=href>{shown}</a>
            <span>{after}</span>
        </p>
    })
}
