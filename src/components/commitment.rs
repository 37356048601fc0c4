//! A commitment in a line: what it is called and how it stands.

use crate::{
    domain::{Commitment, State},
    phrases::Phrases,
    state::Device,
    words::Words,
};

/// What the action is called that was taken on.
pub fn action_title(words: &'static Words, commitment: &Commitment) -> &'static str {
    words.content.action(commitment.practice()).map_or("", |action| action.title)
}

/// What was meant to be done, how it stands, and since when: "When …, I … – finished, 24 November
/// 2026".
pub fn standing(words: &Words, device: Device, commitment: &Commitment) -> String {
    let (state, since) = commitment.state();
    let sentence = commitment.plan().map_or("", |plan| plan.sentence.as_str());
    let day = device.clock.day(since, words.language);
    format!("{sentence} – {}, {day}", state_name(&words.phrases, state))
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
