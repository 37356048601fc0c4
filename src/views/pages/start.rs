//! The question, the promise, and the way in. `index.html` shows the same before any script runs;
//! a test keeps the two alike.

use leptos::prelude::*;

use super::screen;
use crate::{
    domain::{Key, STATEMENTS, Take},
    phrases::fill,
    state::{use_data, use_device},
    views::{
        Route,
        controls::{button, buttons, confirm, element, h2, heading, link, p, say, told, way},
        words,
    },
};

/// Where the leader begins, goes on, or looks back.
pub(super) fn start() -> AnyView {
    let (device, words) = (use_device(), words());
    let (phrases, intro) = (words.phrases, &words.content.intro);
    let last = use_data().last_finished();
    let way_in = way_in(last.is_some());
    let last = last.map(|take| {
        let day = device.clock.day(take.finished.unwrap_or(take.begun), words.language);
        let parts = vec![
            h2(phrases.last_result),
            p(&fill(phrases.last_result_on, &[("name", &day)])),
            buttons(vec![way(false, Route::Result.hash(), phrases.see_result)]),
        ];
        element("section", "card", parts)
    });
    let iphone = device
        .page
        .forgets()
        .then(|| element("section", "card", vec![h2(phrases.iphone_title), p(phrases.iphone_tip)]));
    let mut parts = vec![heading(intro.question), say("p", "lead", intro.lead), p(intro.promise)];
    parts.extend(way_in);
    parts.push(say("p", "privacy", intro.privacy));
    parts.extend(last);
    parts.extend(iphone);
    let browse = link("", Route::AllActions.hash(), phrases.browse_actions);
    parts.push(element("p", "", vec![browse]));
    screen(parts)
}

/// Begin, go on, or begin again.
fn way_in(been_here: bool) -> Vec<AnyView> {
    let (data, device, phrases) = (use_data(), use_device(), words().phrases);
    let first = Route::Check(Key::Purpose).hash();
    match data.in_progress().filter(|take| take.answers.given() > 0) {
        Some(Take { at, answers, .. }) => {
            let given = answers.given().to_string();
            let of = STATEMENTS.to_string();
            let go_on = fill(phrases.go_on, &[("n", &given), ("m", &of)]);
            let sure = fill(phrases.start_over_sure, &[("n", &given)]);
            let over = confirm(
                phrases.start_over,
                &sure,
                phrases.start_over_yes,
                Box::new(move || {
                    data.start_over();
                    device.page.go(first);
                }),
            );
            vec![buttons(vec![way(true, Route::Check(at.key()).hash(), &go_on)]), over]
        }
        None if been_here => {
            let again = button(
                "button",
                phrases.begin_again,
                Box::new(move || {
                    if data.begin() {
                        device.page.go(first);
                    }
                }),
            );
            vec![buttons(vec![again]), full()]
        }
        None => vec![buttons(vec![way(true, first, phrases.begin)])],
    }
}

/// Says that there is no room for another take, once that has shown.
pub(super) fn full() -> AnyView {
    let (data, phrases) = (use_data(), words().phrases);
    told(
        true,
        "problem",
        Box::new(move || data.full().then(|| p(phrases.full)).into_iter().collect()),
    )
}
