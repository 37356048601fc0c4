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
    let name = |key| row_heading(words.content.key(key).name);
    let mut rows = Vec::new();
    for (key, score) in scores.ranked() {
        let points = score.rounded().to_string();
        let cells = vec![
            name(key),
            element("td", "bar", vec![bar(points.clone())]),
            say("td", "number", &points),
            say("td", "band", band_name(phrases, score.band())),
        ];
        rows.push(element("tr", "", cells));
    }
    for key in Key::ALL {
        if let KeyScore::NotEnough { rated, of } = scores.key(key) {
            let (rated, of) = (rated.to_string(), of.to_string());
            let why = fill(phrases.not_enough_short, &[("n", &rated), ("m", &of)]);
            let empty = || element("td", "", Vec::new());
            rows.push(element(
                "tr",
                "",
                vec![name(key), empty(), empty(), say("td", "band", &why)],
            ));
        }
    }
    let head = vec![
        heading(phrases.column_key),
        element("td", "", Vec::new()),
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

fn row_heading(words: &'static str) -> AnyView {
    view! { <th scope="row">{words}</th> }.into_any()
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
