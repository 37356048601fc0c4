//! What became of each key and of the whole between two takes.

use leptos::prelude::*;

use crate::{
    domain::{CLEAR_FOR_A_KEY, CLEAR_OVERALL, Change, Comparison, Key, Step},
    phrases::{Phrases, counted_of, listed, named},
    state::use_words,
    words::Words,
};

/// What changed from one take to another, or why it cannot be said; and when a difference counts.
#[component]
pub fn Difference(
    /// What came of comparing the two; none where they cannot be compared.
    comparison: Option<Comparison>,
    /// Whether all differences stand open.
    #[prop(optional)]
    is_open: bool,
) -> impl IntoView {
    let words = use_words();
    let phrases = &words.phrases;
    let margins =
        counted_of(phrases.history_margins(), CLEAR_FOR_A_KEY as usize, CLEAR_OVERALL as usize);
    let Some(comparison) = comparison else {
        return view! { <p>{phrases.history_other()}</p> }.into_any();
    };
    let keys = Key::ALL.map(|key| (words.content.key(key).name, comparison.key(key)));
    let overall = (phrases.history_overall(), comparison.overall());
    let items = keys.into_iter().chain([overall]).map(|(name, step)| {
        view! {
            <li>
                <span><b>{name}</b><span>": "</span><span>{step_text(phrases, step)}</span></span>
            </li>
        }
    });
    view! {
        <p>{change_text(words, &comparison)}</p>
        <details open=is_open>
            <summary>{phrases.history_why()}</summary>
            <ul>{items.collect_view()}</ul>
            <p>{margins}</p>
        </details>
    }
    .into_any()
}

/// What has clearly changed, in a sentence or two; or that nothing has.
fn change_text(words: &Words, comparison: &Comparison) -> String {
    let phrases = &words.phrases;
    let keys = Key::ALL.map(|key| (words.content.key(key).name, comparison.key(key)));
    let overall = (phrases.changed_overall(), comparison.overall());
    let steps: Vec<_> = keys.into_iter().chain([overall]).collect();
    let changed = |wanted: Change| {
        let is_wanted = |(name, step): &(&'static str, Option<Step>)| {
            step.is_some_and(|(_, _, change)| change == wanted).then_some(*name)
        };
        steps.iter().filter_map(is_wanted).collect::<Vec<_>>()
    };
    // Of what has no score in one of the two, nobody can say that it has not changed.
    let is_whole = steps.iter().all(|(_, step)| step.is_some());
    match (changed(Change::Up).as_slice(), changed(Change::Down).as_slice()) {
        ([], []) => phrases.changed_none().to_owned(),
        ([name], []) if is_whole => named(phrases.changed_only_up(), name),
        ([], [name]) if is_whole => named(phrases.changed_only_down(), name),
        (up, down) => {
            let sentence = |phrase, names: &[&str]| {
                (!names.is_empty()).then(|| named(phrase, &listed(names, words.language)))
            };
            let both = [sentence(phrases.changed_up(), up), sentence(phrases.changed_down(), down)];
            both.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
    }
}

/// "38 → 63, clearly higher"; the numbers stay in one line.
fn step_text(phrases: &Phrases, step: Option<Step>) -> String {
    let Some((before, after, change)) = step else { return phrases.history_no_score().into() };
    let verdict = match change {
        Change::Up => phrases.history_up(),
        Change::Down => phrases.history_down(),
        Change::WithinVariation => phrases.history_within(),
    };
    format!("{}\u{a0}→\u{a0}{}, {verdict}", before.rounded(), after.rounded())
}
