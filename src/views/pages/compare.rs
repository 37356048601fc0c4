//! Two takes side by side: any two, whatever came between them.

use super::{missing, screen};
use crate::{
    domain::{TakeId, numeral},
    state::App,
    views::{
        Route, called,
        controls::{button, buttons, choice, element, field, heading, p, way},
        elements::Node,
        parts, route, words,
    },
};

/// The fields that say which two takes to compare.
const BEFORE: &str = "compare-before";
const AFTER: &str = "compare-after";

/// What changed from one take to another, and the choice of two others.
pub(super) fn compare(app: App, before: TakeId, after: TakeId, hash: &str) -> Node {
    let words = words(app);
    let phrases = &words.phrases;
    let takes = app.data.finished_take(before).zip(app.data.finished_take(after));
    let Some((before, after)) = takes else { return missing::missing(app, hash) };
    let days = [&called(app, words, &before), " → ", &called(app, words, &after)].concat();
    let mut parts = vec![heading(phrases.compare_title())];
    parts.extend(two_others(app, before.id, after.id));
    parts.push(p(days));
    parts.extend(parts::difference(words, &before, &after));
    parts.push(buttons(vec![way(false, Route::History.hash(), phrases.back_to_history())]));
    screen(parts)
}

/// The choice of two takes, where there are others to choose.
fn two_others(app: App, before: TakeId, after: TakeId) -> Option<Node> {
    let words = words(app);
    let phrases = &words.phrases;
    let takes = app.data.finished();
    if takes.len() < 3 {
        return None;
    }
    let takes: Vec<_> =
        takes.iter().map(|take| (numeral(take.id.number()), called(app, words, take))).collect();
    let choose = |id: &str, name: &'static str, chosen: TakeId| {
        let options = takes.iter().map(|(id, called)| (id.as_str(), called.as_str()));
        field(name, id, choice(options, &numeral(chosen.number())))
    };
    let go = move || {
        let chosen = |id| app.device.page.value(id).parse().ok().and_then(TakeId::new);
        if let Some((before, after)) = chosen(BEFORE).zip(chosen(AFTER)) {
            app.go(&route::of_two(before, after));
        }
    };
    let parts = vec![
        choose(BEFORE, phrases.compare_from(), before),
        choose(AFTER, phrases.compare_to(), after),
        buttons(vec![button("", phrases.compare(), Box::new(go))]),
    ];
    Some(element("section", "", parts))
}
