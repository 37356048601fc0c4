//! What the reader sees. A page is built anew for its route and language; what changes while it
//! stands is a closure or a memo in it. Counting, sorting and choosing are done in `domain`.

pub mod charts;
mod controls;
pub(crate) mod elements;
mod frame;
mod pages;
mod parts;
mod route;
mod saving;

use crate::{domain::Take, state::App, words::Words};

pub use elements::Node;
pub use frame::{OUTLET, frame};
pub use pages::{Draw, is_of_rest, landing, next, page, page_alone, rest, title};
pub use route::Route;

/// The day on which a take was finished, in the reader's language.
pub(crate) fn day(app: App, words: &Words, take: &Take) -> String {
    app.device.clock.day(take.finished.unwrap_or(take.begun), words.language)
}

/// What a take is called: its day, its team and its name, as far as it has them.
pub(crate) fn called(app: App, words: &Words, take: &Take) -> String {
    let mut called = day(app, words, take);
    for name in [&take.label.subject, &take.label.name] {
        if !name.is_empty() {
            called.push_str(", ");
            called.push_str(name.as_str());
        }
    }
    called
}

/// The words in the reader's language; what asks is told when the language changes.
pub(crate) fn words(app: App) -> &'static Words {
    Words::of(app.language())
}
