//! One key's statements, stacked.

use leptos::prelude::*;

use super::{screen, start::full};
use crate::{
    domain::{KEYS, Key, STATEMENTS, Statement},
    phrases::{Phrases, fill},
    state::{Data, Device, Navigation, use_data, use_device, use_navigation},
    views::{
        Route,
        controls::{
            self, button, buttons, element, heading, list, live, live_button, p, say, text, told,
            way,
        },
        parts::{choice_id, question},
        words,
    },
};

/// The element that goes on to the next key.
const GO_ON: &str = "go-on";

/// The statements of a key; or, where the last take was finished and no other begun, what can
/// be done with that one.
pub(super) fn check(key: Key) -> AnyView {
    let data = use_data();
    let done = Memo::new(move |_| data.is_done());
    if done.get() { finished() } else { statements(key) }
}

fn statements(key: Key) -> AnyView {
    let (data, device, navigation) = (use_data(), use_device(), use_navigation());
    let words = words();
    let (phrases, own) = (words.phrases, words.content.key(key));
    let place = (key.index() + 1).to_string();
    let step = fill(phrases.step, &[("n", &place), ("m", &KEYS.to_string())]);
    // A digit moves on from each statement to the next, and from the last to Continue.
    let after = key.statements().skip(1).map(|next| choice_id(next, 1)).chain([GO_ON.into()]);
    let questions = key.statements().zip(after).map(|(statement, next)| question(statement, next));
    let back = key.previous().map_or(Route::Start, Route::Check);
    let go_on = live_button(
        "button",
        GO_ON,
        go_on_name(key),
        Box::new(move || go_on(key, data, navigation, device)),
    );
    let mut parts = vec![
        say("p", "step", &step),
        heading(own.name),
        say("p", "lead", own.promise),
        progress(data, phrases),
        say("p", "period", words.content.scale.period),
    ];
    parts.extend(questions);
    parts.push(still_open(key));
    parts.push(full());
    parts.push(buttons(vec![go_on, way(false, back.hash(), phrases.back)]));
    parts.push(say("p", "digits", phrases.digits));
    screen(parts)
}

/// How far the leader is.
fn progress(data: Data, phrases: &'static Phrases) -> AnyView {
    live(Box::new(move || {
        let (given, of) = (data.given().to_string(), STATEMENTS.to_string());
        let said = fill(phrases.given, &[("n", &given), ("m", &of)]);
        let bar = view! { <progress max=of value=given aria-label=said.clone()></progress> };
        let said = view! { <span aria-hidden="true">{said}</span> };
        vec![element("div", "progress", vec![bar.into_any(), said.into_any()])]
    }))
}

/// The statements of a key without an answer.
fn open(key: Key, data: Data) -> impl Iterator<Item = Statement> {
    key.statements().filter(move |statement| data.answer_to(*statement).is_none())
}

/// Goes on to the next key, or from the last to the result. Open statements are named first;
/// a second time skips them on purpose.
fn go_on(key: Key, data: Data, navigation: Navigation, device: Device) {
    if open(key, data).next().is_some() && navigation.warned() != Some(key) {
        navigation.warn(key);
        return;
    }
    if let Some(next) = key.next() {
        if let Some(first) = next.statements().next() {
            data.turn_to(first);
        }
        device.page.go(Route::Check(next).hash());
    } else {
        data.finish();
        device.page.go(Route::Result.hash());
    }
}

/// The statements of a key without an answer, named once Continue was pressed.
fn still_open(key: Key) -> AnyView {
    let (data, navigation, words) = (use_data(), use_navigation(), words());
    told(
        true,
        "open",
        Box::new(move || {
            let open: Vec<_> =
                open(key, data).map(|s| text(words.content.statement(s).own)).collect();
            if navigation.warned() != Some(key) || open.is_empty() {
                return Vec::new();
            }
            let intro = match open.len() {
                1 => words.phrases.open_one.to_owned(),
                n => fill(words.phrases.open_many, &[("n", &n.to_string())]),
            };
            vec![p(&intro), list("", open)]
        }),
    )
}

/// Continue, the result after the last key, or skipping once the open statements were named.
fn go_on_name(key: Key) -> controls::Words {
    let (data, navigation, phrases) = (use_data(), use_navigation(), words().phrases);
    Box::new(move || {
        let skips = navigation.warned() == Some(key) && open(key, data).next().is_some();
        match (skips, key.next()) {
            (true, _) => phrases.skip_them,
            (false, Some(_)) => phrases.go_on_next,
            (false, None) => phrases.finish,
        }
    })
}

/// What can be done with a finished take.
fn finished() -> AnyView {
    let (data, phrases) = (use_data(), words().phrases);
    let ways = vec![
        way(true, Route::Result.hash(), phrases.see_result),
        button("", phrases.correct, Box::new(move || data.reopen())),
        button(
            "",
            phrases.begin_again,
            Box::new(move || {
                data.begin();
            }),
        ),
    ];
    screen(vec![
        heading(phrases.finished_title),
        say("p", "lead", phrases.finished_text),
        buttons(ways),
        full(),
    ])
}
