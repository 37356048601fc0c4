//! Showing what a session comes to, and opening it again.

use leptos::prelude::*;

use super::use_session_phrases;
use crate::{
    components::Keyed,
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
    let what = move |count: usize| {
        let few = match count {
            0..FEWEST_FOR_A_MEAN => Some(phrases.reveal_few()),
            FEWEST_FOR_A_MEAN..FEWEST_FOR_A_SPREAD => Some(phrases.reveal_means()),
            _ => None,
        };
        few.map(|phrase| view! { <p>{counted(phrase, count)}</p> })
    };
    let reveal = move |_| {
        sessions.turn_to(id, Stage::Revealed);
    };
    view! {
        <section>
            <h2>{phrases.reveal_title()}</h2>
            <Keyed value=count children=what />
            <p>{phrases.reveal_all()}</p>
            <p class="buttons">
                <button type="button" on:click=reveal>{phrases.reveal()}</button>
            </p>
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
        <section>
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
