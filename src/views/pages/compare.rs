//! Two takes side by side: any two, whatever came between them.

use super::{missing, screen};
use crate::{
    domain::TakeId,
    state::App,
    views::{
        Route, called,
        controls::{buttons, heading, say, way},
        elements::Node,
        parts, words,
    },
};

/// What changed from one take to another.
pub(super) fn compare(app: App, before: TakeId, after: TakeId, hash: &str) -> Node {
    let words = words(app);
    let phrases = words.rest();
    let takes = app.data.finished_take(before).zip(app.data.finished_take(after));
    let Some((before, after)) = takes else { return missing::missing(app, hash) };
    let days = [&called(app, words, &before), " → ", &called(app, words, &after)].concat();
    let mut parts = vec![heading(phrases.compare_title()), say("p", "lead", days)];
    parts.extend(parts::difference(words, &before, &after));
    parts.push(buttons(vec![way(false, Route::History.hash(), phrases.back_to_history())]));
    screen(parts)
}
