//! A session for everybody in the room to read: first how to take part, then the result, a slide at a time.

use leptos::{ev, prelude::*};

use super::{
    invite::Steps, picture::Distribution, session::Gone, session::SessionTitle, use_session_phrases,
};
use crate::{
    components::{Bar, CodeCard, Keyed, LiveText},
    domain::{Key, Order, Picture, SessionId},
    exchange::code::InvitationCode,
    phrases::{counted, counted_of},
    route::{Errand, Route},
    state::{use_navigation, use_sessions, use_words},
};

/// How many slides a result has: an overview, then one for each key.
const SLIDES: usize = 1 + Key::ALL.len();

/// A session for everybody in the room to read.
#[component]
pub fn Present(
    /// The session.
    id: SessionId,
) -> impl IntoView {
    let sessions = use_sessions();
    let shape = move || sessions.get(id).map(|one| one.is_revealed());
    let page = move |shape: Option<bool>| match shape {
        None => view! { <Gone title=use_words().phrases.present_title() /> }.into_any(),
        Some(false) => view! { <HowToTakePart id /> }.into_any(),
        Some(true) => view! { <Slides id /> }.into_any(),
    };
    view! {
        <div class="present">
            <Keyed value=shape children=page />
        </div>
    }
}

/// The QR code with the session's link, three lines, and how many are in.
#[component]
fn HowToTakePart(
    /// The session.
    id: SessionId,
) -> impl IntoView {
    let (phrases, sessions) = (use_session_phrases(), use_sessions());
    let code = untrack(|| sessions.get(id))
        .map(|one| InvitationCode(one.invitation.clone()).write())
        .unwrap_or_default();
    let count = move || sessions.get(id).map_or(0, |one| one.bundle.len());
    view! {
        <SessionTitle id />
        <div class="invite">
            <div>
                <CodeCard
                    code
                    errand=Errand::Join
                    image_label=phrases.invite_image()
                    shows_code=false
                />
            </div>
            <div>
                <Steps />
                <p class="count" role="status">
                    <LiveText text=move || counted(phrases.handed_in(), count()) />
                </p>
            </div>
        </div>
        <p class="buttons">
            <a class="button quiet" href=Route::Session(id).hash()>{phrases.present_leave()}</a>
        </p>
    }
}

/// The result, a slide at a time; the arrow keys turn them.
#[component]
fn Slides(
    /// The session.
    id: SessionId,
) -> impl IntoView {
    let (phrases, sessions, navigation) = (use_session_phrases(), use_sessions(), use_navigation());
    let slide = RwSignal::new(0_usize);
    let turn = move |forward: bool| {
        slide.update(|slide| {
            *slide = if forward { (*slide + 1).min(SLIDES - 1) } else { slide.saturating_sub(1) };
        });
    };
    let on_key = window_event_listener(ev::keydown, move |event| {
        match event.key().as_str() {
            "ArrowRight" | "PageDown" => turn(true),
            "ArrowLeft" | "PageUp" => turn(false),
            "Escape" => navigation.go(Route::Session(id)),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || on_key.remove());
    let picture = Memo::new(move |_| sessions.get(id).map(|one| Picture::of(&one.bundle)));
    let shown = move |(slide, picture): (usize, Option<Picture>)| {
        let picture = picture?;
        let key = slide
            .checked_sub(1)
            .and_then(|place| picture.keys_in(Order::Mixed).get(place).copied());
        Some(match key {
            None => view! { <Overview picture /> }.into_any(),
            Some(key) => view! { <KeySlide key picture /> }.into_any(),
        })
    };
    view! {
        <SessionTitle id />
        <div class="slide" aria-live="polite">
            <Keyed value=move || (slide.get(), picture.get()) children=shown />
        </div>
        <p class="buttons">
            <button type="button" on:click=move |_| turn(false)>{phrases.present_previous()}</button>
            <span>
                <LiveText text=move || counted_of(phrases.present_step(), slide.get() + 1, SLIDES) />
            </span>
            <button type="button" class="button" on:click=move |_| turn(true)>
                {phrases.present_next()}
            </button>
            <a class="button quiet" href=Route::Session(id).hash()>{phrases.present_leave()}</a>
        </p>
        <p class="digits">{phrases.present_keys()}</p>
    }
}

/// The means of all keys, the lowest first.
#[component]
fn Overview(
    /// The picture.
    picture: Picture,
) -> impl IntoView {
    let (words, phrases) = (use_words(), use_session_phrases());
    let row = |key: Key| {
        let mean = picture.key(key).mean();
        let number = mean.map(|mean| mean.rounded().to_string());
        view! {
            <tr>
                <th scope="row">{words.content.key(key).name}</th>
                <td class="bar">{mean.map(|mean| view! { <Bar points=mean.rounded() /> })}</td>
                <td class="number">{number.unwrap_or_else(|| phrases.picture_none().to_owned())}</td>
            </tr>
        }
    };
    view! {
        <h2>{counted(phrases.picture_title(), picture.count)}</h2>
        <table class="distribution">
            <caption>{phrases.present_overview()}</caption>
            <tbody>{picture.keys_in(Order::Low).into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// One key: its mean, how its scores are spread, and what to talk about.
#[component]
fn KeySlide(
    /// The key.
    key: Key,
    /// The picture.
    picture: Picture,
) -> impl IntoView {
    let (words, phrases) = (use_words(), use_session_phrases());
    let figure = picture.key(key);
    let mean = figure.mean().map_or_else(
        || phrases.picture_none().to_owned(),
        |mean| counted(phrases.picture_mean(), mean.rounded() as usize),
    );
    let bands = figure.spread().map(|spread| {
        let labels = [phrases.bands_low(), phrases.bands_mid(), phrases.bands_high()];
        let rows = labels.into_iter().zip(spread.bands).collect();
        view! { <Distribution caption=phrases.picture_key_caption() rows /> }
    });
    let own = words.content.key(key);
    view! {
        <h2>{own.name}</h2>
        <p>{mean}</p>
        {bands}
        <p class="talk">{own.conversation}</p>
    }
}
