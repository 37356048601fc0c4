//! A commitment in a line: what it is called and how it stands.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{Commitment, State},
    phrases::Phrases,
    state::{use_device, use_words},
    words::Words,
};

/// What the action is called that was taken on.
pub fn action_title(words: &'static Words, commitment: &Commitment) -> &'static str {
    words.content.action(commitment.practice()).map_or("", |action| action.title)
}

/// What was meant to be done, how it stands, and since when: "When …, I … – finished, 24 November
/// 2026".
#[component]
pub fn Standing(
    /// The commitment.
    commitment: Arc<Commitment>,
) -> impl IntoView {
    let (words, device) = (use_words(), use_device());
    let (state, since) = commitment.state();
    let sentence = commitment.plan().map_or("", |plan| plan.sentence.as_str()).to_owned();
    let state = state_name(&words.phrases, state);
    let day = device.clock.day(since, words.language);
    // One that came from elsewhere can be without a sentence.
    let between = if sentence.is_empty() { "" } else { " – " };
    view! {
        <span>
            <bdi>{sentence}</bdi>
            {format!("{between}{state}, {day}")}
        </span>
    }
}

fn state_name(phrases: &Phrases, state: State) -> &'static str {
    match state {
        State::Open => phrases.state_open(),
        State::Kept => phrases.state_kept(),
        State::Changed => phrases.state_changed(),
        State::Finished => phrases.state_finished(),
        State::Dropped => phrases.state_dropped(),
    }
}
