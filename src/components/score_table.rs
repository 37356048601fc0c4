//! The scores as bars in the table of the same numbers, the lowest first.

use leptos::prelude::*;

use crate::{
    domain::{Band, Key, KeyScore, Scores},
    phrases::{Phrases, counted_of},
    state::use_words,
};

/// One row a key: its name, a bar, the score and the range it is in. Keys without enough answers come
/// last, with the count instead of a bar.
#[component]
pub fn ScoreTable(
    /// The scores.
    scores: Scores,
) -> impl IntoView {
    let words = use_words();
    let phrases = &words.phrases;
    let name = |key| words.content.key(key).name;
    let with_score = scores.ranked().into_iter().map(|(key, score)| {
        view! {
            <tr>
                <th scope="row">
                    <span>{name(key)}</span>
                    <Bar points=score.rounded() />
                </th>
                <td class="number">{score.rounded()}</td>
                <td class="band">{band_name(phrases, score.band())}</td>
            </tr>
        }
        .into_any()
    });
    let without = Key::ALL.into_iter().filter_map(|key| match scores.key(key) {
        KeyScore::Enough(_) => None,
        KeyScore::NotEnough { rated, of } => Some(
            view! {
                <tr>
                    <th scope="row">
                        <span>{name(key)}</span>
                    </th>
                    <td class="band" colspan="2">
                        {counted_of(phrases.not_enough_short(), rated, of)}
                    </td>
                </tr>
            }
            .into_any(),
        ),
    });
    view! {
        <table class="scores">
            <caption>{phrases.scores_caption()}</caption>
            <thead>
                <tr>
                    <th scope="col">{phrases.column_key()}</th>
                    <th scope="col">{phrases.column_score()}</th>
                    <th scope="col">{phrases.column_band()}</th>
                </tr>
            </thead>
            <tbody>{with_score.chain(without).collect_view()}</tbody>
        </table>
    }
}

fn band_name(phrases: &Phrases, band: Band) -> &'static str {
    match band {
        Band::Low => phrases.band_low(),
        Band::Mid => phrases.band_mid(),
        Band::High => phrases.band_high(),
    }
}

/// A bar as long as the points, of 100.
#[component]
pub fn Bar(
    /// 0 to 100.
    points: u32,
) -> impl IntoView {
    view! {
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="ground" width="100" height="10"></rect>
            <rect class="score" width=points.to_string() height="10"></rect>
        </svg>
    }
}
