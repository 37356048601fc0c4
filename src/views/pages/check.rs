//! One key's statements, stacked.

use leptos::prelude::*;

use crate::{
    domain::{KEYS, Key, STATEMENTS},
    phrases::fill,
    state::{Data, Device, Navigation, use_data, use_device, use_navigation},
    views::{
        Route,
        pages::heading,
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
    let given = Memo::new(move |_| data.given());
    let progress = move || {
        fill(phrases.given, &[("n", &given.get().to_string()), ("m", &STATEMENTS.to_string())])
    };
    let step =
        fill(phrases.step, &[("n", &(key.index() + 1).to_string()), ("m", &KEYS.to_string())]);
    // A digit moves on from each statement to the next, and from the last to Continue.
    let after = key.statements().skip(1).map(|next| choice_id(next, 1)).chain([GO_ON.into()]);
    let questions = key
        .statements()
        .zip(after)
        .map(|(statement, next)| question(statement, next))
        .collect_view();
    let back = key.previous().map_or(Route::Start, Route::Check);

    view! {
        <p class="step">{step}</p>
        {heading(own.name)}
        <p class="lead">{own.promise}</p>
        <div class="progress">
            <progress max=STATEMENTS.to_string() value=move || given.get().to_string() aria-label=progress></progress>
            <span aria-hidden="true">{progress}</span>
        </div>
        <p class="period">{words.content.scale.period}</p>
        {questions}
        {still_open(key)}
        {move || data.full().then(|| view! { <p role="alert">{phrases.full}</p> })}
        <p class="buttons">
            <button id=GO_ON type="button" class="button" on:click=move |_| go_on(key, data, navigation, device)>
                {go_on_name(key)}
            </button>
            <a class="button quiet" href=back.hash()>
                {phrases.back}
            </a>
        </p>
        <p class="digits">{phrases.digits}</p>
    }
    .into_any()
}

/// Goes on to the next key, or from the last to the result. Open statements are named first;
/// a second time skips them on purpose.
fn go_on(key: Key, data: Data, navigation: Navigation, device: Device) {
    let open = key.statements().any(|statement| data.answer_to(statement).is_none());
    if open && navigation.warned() != Some(key) {
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
fn still_open(key: Key) -> impl IntoView {
    let (data, navigation, words) = (use_data(), use_navigation(), words());
    let phrases = words.phrases;
    view! {
        <div role="alert" class="open">
            {move || {
                let open: Vec<_> =
                    key.statements().filter(|s| data.answer_to(*s).is_none()).collect();
                (navigation.warned() == Some(key) && !open.is_empty())
                    .then(|| {
                        let intro = match open.len() {
                            1 => phrases.open_one.into(),
                            n => fill(phrases.open_many, &[("n", &n.to_string())]),
                        };
                        view! {
                            <p>{intro}</p>
                            <ul>
                                {open
                                    .into_iter()
                                    .map(|s| view! { <li>{words.content.statement(s).own}</li> })
                                    .collect_view()}
                            </ul>
                        }
                    })
            }}
        </div>
    }
}

/// Continue, the result after the last key, or skipping once the open statements were named.
fn go_on_name(key: Key) -> impl Fn() -> &'static str {
    let (data, navigation, phrases) = (use_data(), use_navigation(), words().phrases);
    move || {
        let open = key.statements().any(|statement| data.answer_to(statement).is_none());
        match (navigation.warned() == Some(key) && open, key.next()) {
            (true, _) => phrases.skip_them,
            (false, Some(_)) => phrases.go_on_next,
            (false, None) => phrases.finish,
        }
    }
}

/// What can be done with a finished take.
fn finished() -> AnyView {
    let (data, phrases) = (use_data(), words().phrases);
    view! {
        {heading(phrases.finished_title)}
        <p class="lead">{phrases.finished_text}</p>
        <p class="buttons">
            <a class="button" href=Route::Result.hash()>
                {phrases.see_result}
            </a>
            <button type="button" on:click=move |_| data.reopen()>
                {phrases.correct}
            </button>
            <button type="button" on:click=move |_| data.begin()>
                {phrases.begin_again}
            </button>
        </p>
        {move || data.full().then(|| view! { <p role="alert">{phrases.full}</p> })}
    }
    .into_any()
}
