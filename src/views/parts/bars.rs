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
    let ranked = scores.ranked().into_iter().map(|(key, score)| {
        let points = score.rounded().to_string();
        let cells = [
            name(key),
            element("td", "bar", [bar(points.clone())]),
            say("td", "number", points),
            say("td", "band", band_name(phrases, score.band())),
        ];
        element("tr", "", cells)
    });
    let lacking = Key::ALL.into_iter().filter_map(|key| match scores.key(key) {
        KeyScore::NotEnough { rated, of } => {
            let (rated, of) = (rated.to_string(), of.to_string());
            let why = fill(phrases.not_enough_short, &[("n", &rated), ("m", &of)]);
            let cells = [name(key), element("td", "", []), element("td", "", [])];
            Some(element("tr", "", cells.into_iter().chain([say("td", "band", why)])))
        }
        KeyScore::Enough(_) => None,
    });
    let columns = [phrases.column_key, "", phrases.column_score, phrases.column_band];
    let head = columns.map(|column| match column {
        "" => element("td", "", []),
        column => column_heading(column),
    });
    let body: Vec<_> = ranked.chain(lacking).collect();
    let parts = [
        say("caption", "", phrases.scores_caption),
        element("thead", "", [element("tr", "", head)]),
        element("tbody", "", body),
    ];
    element("table", "scores", parts)
}

fn row_heading(words: &'static str) -> AnyView {
    view! { <th scope="row">{words}</th> }.into_any()
}

fn column_heading(words: &'static str) -> AnyView {
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
