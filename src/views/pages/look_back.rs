//! The parts of a result that look back: what changed, and what the leader has taken on.

use crate::{
    domain::{Scores, Take},
    state::App,
    views::{
        Route,
        controls::{buttons, element, h2, list, say, text, way},
        elements::Node,
        parts,
    },
    words::Words,
};

/// How many commitments are listed; their own page has all.
const SHOWN: usize = 5;

/// What changed since the take before, and the commitments.
pub(super) fn look_back(app: App, words: &'static Words, take: &Take) -> Vec<Node> {
    let mut parts = since(app, words, take);
    parts.extend(commitments(app, words));
    parts
}

/// What changed since the check about the same team before this one; on paper the whole course.
fn since(app: App, words: &'static Words, take: &Take) -> Vec<Node> {
    let takes = app.data.finished_about(Some(&take.label.subject));
    let place = takes.iter().position(|one| one.id == take.id);
    let until_now = place.and_then(|place| takes.get(..=place)).unwrap_or_default();
    let [.., before, _] = until_now else { return Vec::new() };
    let scores: Vec<_> = until_now.iter().map(|take| Scores::of(&take.answers)).collect();
    // On the screen it has a page of its own.
    let trend = parts::trend(words, &scores.iter().collect::<Vec<_>>());
    let trend = element("div", "printed", vec![trend]);
    let mut parts = vec![trend, h2(words.phrases.history_since())];
    parts.extend(parts::difference(words, before, take));
    parts
}

/// What the leader has taken on, and how it stands.
fn commitments(app: App, words: &'static Words) -> Option<Node> {
    let all = app.data.commitments();
    if all.is_empty() {
        return None;
    }
    let (running, past): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.is_running());
    let lines = running.into_iter().rev().chain(past.into_iter().rev()).take(SHOWN).map(|one| {
        let title = parts::commitment_title(words, one);
        element("span", "", vec![say("b", "", title), text(": "), text(parts::standing(app, one))])
    });
    let way = way(false, Route::FollowUp.hash(), words.phrases.follow_title());
    let parts =
        vec![h2(words.phrases.follow_title()), list("", lines.collect()), buttons(vec![way])];
    Some(element("section", "", parts))
}
