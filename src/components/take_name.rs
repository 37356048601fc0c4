//! What a take is called in the interface. Names stand apart from the line that they are in, so that one
//! that is read in another direction turns nothing around it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{Name, Take},
    state::{Device, use_device, use_words},
    words::Words,
};

/// The day of a take, in the reader's language.
pub fn day_of(take: &Take, words: &Words, device: Device) -> String {
    device.clock.day(take.dated(), words.language)
}

/// The day of a take, its team and its name, as far as it has them, where no markup can stand.
pub fn full_name_of(take: &Take, words: &Words, device: Device) -> String {
    let names = names_of(take).map(Name::in_a_line);
    [day_of(take, words, device)].into_iter().chain(names).collect::<Vec<_>>().join(", ")
}

/// The team of a take and its name, as far as it has them.
fn names_of(take: &Take) -> impl Iterator<Item = &Name> {
    [&take.label.subject, &take.label.name].into_iter().filter(|name| !name.is_empty())
}

/// The day of a take, its team and its name, as far as it has them.
#[component]
pub fn TakeName(
    /// The take.
    take: Arc<Take>,
) -> impl IntoView {
    let day = day_of(&take, use_words(), use_device());
    let names = names_of(&take).map(|name| {
        let name = name.shown().into_owned();
        view! {
            ", "
            <bdi>{name}</bdi>
        }
    });
    view! {
        <span>
            {day}
            {names.collect_view()}
        </span>
    }
}

/// A phrase with a name in its `{name}`.
#[component]
pub fn WithName(
    /// The phrase.
    phrase: &'static str,
    /// The name.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let (before, after) = phrase.split_once("{name}").unwrap_or((phrase, ""));
    view! {
        <span>
            {before}
            <bdi>{name}</bdi>
            {after}
        </span>
    }
}

/// Which team a take is about, where it has a name.
#[component]
pub fn AboutTeam(
    /// The team's name.
    team: Name,
) -> impl IntoView {
    let phrase = use_words().phrases.about_team();
    (!team.is_empty()).then(|| {
        let name = team.shown().into_owned();
        view! {
            <p class="team">
                <WithName phrase name />
            </p>
        }
    })
}
