//! A commitment in a line: what it is called and how it stands.

use crate::{
    domain::{Commitment, State},
    phrases::Phrases,
    state::App,
    views::words,
    words::Words,
};

/// What the action is called that was taken on.
pub(in crate::views) fn commitment_title(
    words: &'static Words,
    commitment: &Commitment,
) -> &'static str {
    words.content.action(commitment.practice()).map_or("", |action| action.title)
}

/// What was meant to be done, how it stands, and since when: "When …, I … – finished, 24 November
/// 2026".
pub(in crate::views) fn standing(app: App, commitment: &Commitment) -> String {
    let words = words(app);
    let (state, since) = commitment.state();
    let said = state_name(&words.phrases, state);
    let sentence = commitment.plan().map_or("", |plan| plan.sentence.as_str());
    [sentence, " – ", said, ", ", &app.device.clock.day(since, words.language)].concat()
}

fn state_name(phrases: &'static Phrases, state: State) -> &'static str {
    match state {
        State::Open => phrases.state_open(),
        State::Kept => phrases.state_kept(),
        State::Changed => phrases.state_changed(),
        State::Finished => phrases.state_finished(),
        State::Dropped => phrases.state_dropped(),
    }
}
