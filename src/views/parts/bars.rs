//! The scores as bars in the table of the same numbers, the lowest first.

use leptos::prelude::*;

use crate::{
    domain::{Band, Key, KeyScore, Scores},
    phrases::{Phrases, fill},
    views::Words,
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
    let ranked = scores.ranked().into_iter().map(|(key, score)| {
        let points = score.rounded().to_string();
        view! {
            <tr>
                <th scope="row">{words.content.key(key).name}</th>
                <td class="bar">
                    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="ground" width="100" height="10"></rect>
                        <rect class="score" width=points.clone() height="10"></rect>
                    </svg>
                </td>
                <td class="number">{points}</td>
                <td class="band">{band_name(phrases, score.band())}</td>
            </tr>
        }
        .into_any()
    });
    let lacking = Key::ALL.into_iter().filter_map(|key| match scores.key(key) {
        KeyScore::NotEnough { rated, of } => Some((key, rated, of)),
        KeyScore::Enough(_) => None,
    });
    let lacking = lacking.map(|(key, rated, of)| {
        let why =
            fill(phrases.not_enough_short, &[("n", &rated.to_string()), ("m", &of.to_string())]);
        view! {
            <tr>
                <th scope="row">{words.content.key(key).name}</th>
                <td colspan="3">{why}</td>
            </tr>
        }
        .into_any()
    });
    let rows = ranked.chain(lacking).collect_view();
    view! {
        <table class="scores">
            <caption>{phrases.scores_caption}</caption>
            <thead>
                <tr>
                    <th scope="col" colspan="2">
                        {phrases.column_key}
                    </th>
                    <th scope="col">{phrases.column_score}</th>
                    <th scope="col">{phrases.column_band}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
