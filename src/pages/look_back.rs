//! The parts of a result that look back: what changed, and what the leader has taken on.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    components::{Difference, Keyed, Standing, action_title, charts::TrendTable},
    domain::{Commitment, Comparison, Take, comparable_with_last},
    route::Route,
    state::{use_commitments, use_words},
};

/// How many commitments are listed; their own page has all.
const SHOWN: usize = 5;

/// What changed since the take about the same team before this one; on paper the whole course.
#[component]
pub fn SinceBefore(
    /// The take of the result.
    take: Arc<Take>,
    /// The finished takes about its team, the earliest first.
    about: Vec<Arc<Take>>,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    let place = about.iter().position(|one| one.id == take.id);
    let until_now = place.and_then(|place| about.get(..=place)).unwrap_or_default();
    if until_now.len() < 2 {
        return None;
    }
    let course = comparable_with_last(until_now);
    let left_out = course.len() < until_now.len();
    let since = match course.as_slice() {
        [.., before, _] => Some(view! {
            // On the screen it has a page of its own.
            <div class="printed">
                <TrendTable takes=&course />
            </div>
            <h2>{phrases.history_since()}</h2>
            <Difference comparison=Comparison::of(before, &take) />
        }),
        _ => None,
    };
    Some(view! {
        <section>
            {since}
            {left_out.then(|| view! { <p class="note">{phrases.history_left_out()}</p> })}
        </section>
    })
}

/// What the leader has taken on, and how it stands.
#[component]
pub fn CommitmentList() -> impl IntoView {
    let (words, commitments) = (use_words(), use_commitments());
    let title = words.phrases.follow_title();
    let list = move |all: Vec<Arc<Commitment>>| {
        if all.is_empty() {
            return None;
        }
        let (running, past): (Vec<_>, Vec<_>) =
            all.iter().partition(|one: &&Arc<Commitment>| one.is_running());
        let latest = running.into_iter().rev().chain(past.into_iter().rev()).take(SHOWN);
        let items = latest.map(|one| {
            view! {
                <li>
                    <span>
                        <b>{action_title(words, one)}</b>
                        <span>": "</span>
                        <Standing commitment=one.clone() />
                    </span>
                </li>
            }
        });
        Some(view! {
            <section>
                <h2>{title}</h2>
                <ul>{items.collect_view()}</ul>
                <p class="buttons">
                    <a class="button quiet" href=Route::FollowUp.hash()>{title}</a>
                </p>
            </section>
        })
    };
    view! { <Keyed value=move || commitments.all() children=list /> }
}
