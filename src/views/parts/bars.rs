//! The scores as bars in the table of the same numbers, the lowest first.

use leptos::prelude::*;

use crate::{
    domain::{Band, Key, KeyScore, Scores},
    phrases::{Phrases, fill},
    views::{
        Words,
        controls::{element, say},
    },
};

fn band_name(phrases: &'static Phrases, band: Band) -> &'static str {
    match band {
        Band::Low => phrases.band_low,
        Band::Mid => phrases.band_mid,
        Band::High => phrases.band_high,
    }
}

/// One row a key: its name, a bar, the score and the range it is in. Keys without enough answers
/// come last, with the count instead of a bar.
pub(in crate::views) fn score_table(words: Words, scores: &Scores) -> AnyView {
    let phrases = words.phrases;
    let mut rows = Vec::new();
    for (key, score) in scores.ranked() {
        let points = score.rounded().to_string();
        let cells = vec![
            named(words.content.key(key).name, Some(bar(points.clone()))),
            say("td", "number", &points),
            say("td", "band", band_name(phrases, score.band())),
        ];
        rows.push(element("tr", "", cells));
    }
    for key in Key::ALL {
        if let KeyScore::NotEnough { rated, of } = scores.key(key) {
            let (rated, of) = (rated.to_string(), of.to_string());
            let why = fill(phrases.not_enough_short, &[("n", &rated), ("m", &of)]);
            let cells = vec![
                named(words.content.key(key).name, None),
                say("td", "number", "–"),
                say("td", "band", &why),
            ];
            rows.push(element("tr", "", cells));
        }
    }
    let head = vec![
        heading(phrases.column_key),
        heading(phrases.column_score),
        heading(phrases.column_band),
    ];
    let parts = vec![
        say("caption", "", phrases.scores_caption),
        element("thead", "", vec![element("tr", "", head)]),
        element("tbody", "", rows),
    ];
    element("table", "scores", parts)
}

/// The heading of a row: the key's name, and its bar below it where there is one.
fn named(name: &'static str, bar: Option<AnyView>) -> AnyView {
    let bar: Vec<_> = bar.into_iter().collect();
    view! { <th scope="row">{name} {bar}</th> }.into_any()
}

fn heading(words: &'static str) -> AnyView {
    view! { <th scope="col">{words}</th> }.into_any()
}

/// A bar as long as the points, of 100.
fn bar(points: String) -> AnyView {
    view! {
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="ground" width="100" height="10"></rect>
            <rect class="score" width=points height="10"></rect>
        </svg>
    }
    .into_any()
}
