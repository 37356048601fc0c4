//! The parts of a result that look back: what changed, and what the leader has taken on.

use crate::{
    domain::Take,
    state::App,
    views::{
        Route,
        controls::{buttons, element, h2, list, say, text, way},
        elements::Node,
        parts,
    },
    words::Words,
};

/// What changed since the take before, and the commitments.
pub(super) fn look_back(app: App, words: &'static Words, take: &Take) -> Vec<Node> {
    let mut parts = since(app, words, take);
    parts.extend(commitments(app, words));
    parts
}

/// What changed since the check about the same team before this one.
fn since(app: App, words: &'static Words, take: &Take) -> Vec<Node> {
    let takes = app.data.finished_about(Some(&take.label.subject));
    let place = takes.iter().position(|one| one.id == take.id);
    let before = place.and_then(|place| takes.get(place.checked_sub(1)?));
    let Some(before) = before else { return Vec::new() };
    let mut parts = vec![h2(words.rest().history_since())];
    parts.extend(parts::difference(words, before, take));
    parts
}

/// What the leader has taken on, and how it stands.
fn commitments(app: App, words: &'static Words) -> Option<Node> {
    let all = app.data.commitments();
    if all.is_empty() {
        return None;
    }
    let lines = all.iter().rev().map(|one| {
        let title = parts::commitment_title(words, one);
        element("span", "", vec![say("b", "", title), text(": "), text(parts::standing(app, one))])
    });
    let way = way(false, Route::FollowUp.hash(), words.rest().follow_title());
    let parts =
        vec![h2(words.rest().follow_title()), list("", lines.collect()), buttons(vec![way])];
    Some(element("section", "", parts))
}
