//! Showing what a session comes to, and opening it again.

use leptos::prelude::*;

use super::use_session_phrases;
use crate::{
    components::{Confirm, Keyed, PressButton},
    domain::{FEWEST_FOR_A_MEAN, FEWEST_FOR_A_SPREAD, SessionId, Stage},
    phrases::counted,
    state::use_sessions,
};

/// The way to the result, with what will show of it.
#[component]
pub(super) fn Reveal(
    /// The session.
    id: SessionId,
) -> impl IntoView {
    let (phrases, sessions) = (use_session_phrases(), use_sessions());
    let count = move || sessions.get(id).map_or(0, |one| one.bundle.len());
    let reveal = move |()| {
        sessions.turn_to(id, Stage::Revealed);
    };
    let way = move |count: usize| match count {
        0 => view! { <p>{phrases.reveal_none()}</p> }.into_any(),
        // Nothing would show but their number: whoever wants that is asked first.
        1..FEWEST_FOR_A_MEAN => view! {
            <p>{counted(phrases.reveal_few(), count)}</p>
            <Confirm
                summary=phrases.reveal_all_the_same()
                warning=phrases.reveal_few_sure()
                confirm=phrases.reveal()
                on_confirm=reveal
            />
        }
        .into_any(),
        _ => {
            let means =
                (count < FEWEST_FOR_A_SPREAD).then(|| counted(phrases.reveal_means(), count));
            view! {
                {means.map(|text| view! { <p>{text}</p> })}
                <p>{phrases.reveal_all()}</p>
                <p class="buttons">
                    <PressButton name=phrases.reveal() on_press=reveal />
                </p>
            }
            .into_any()
        }
    };
    view! {
        <section>
            <h2>{phrases.reveal_title()}</h2>
            <Keyed value=count children=way />
        </section>
    }
}

/// That the result is frozen, and the way to add late codes.
#[component]
pub(super) fn Reopen(
    /// The session.
    id: SessionId,
) -> impl IntoView {
    let (phrases, sessions) = (use_session_phrases(), use_sessions());
    let count = move || sessions.get(id).map_or(0, |one| one.bundle.len());
    let reopen = move |_| {
        sessions.turn_to(id, Stage::Collecting);
    };
    view! {
        <section class="on-screen">
            <Keyed
                value=count
                children=|count| view! { <p>{counted(phrases.reopen_text(), count)}</p> }
            />
            <p class="buttons">
                <button type="button" on:click=reopen>{phrases.reopen()}</button>
            </p>
        </section>
    }
}
