//! Two takes side by side: any two, whatever came between them.

use std::sync::Arc;

use leptos::prelude::*;

use super::gone::GoneResult;
use crate::{
    components::{Choice, Difference, Keyed, PageTitle, TakeName, full_name_of},
    domain::{Comparison, Take, TakeId},
    route::Route,
    state::{use_device, use_drafts, use_navigation, use_takes, use_words},
};

/// What changed from one take to another, and the choice of two others.
#[component]
pub fn Compare(
    /// The earlier take.
    before: TakeId,
    /// The later one.
    after: TakeId,
) -> impl IntoView {
    let takes = use_takes();
    view! {
        <Keyed
            value=move || takes.finished_take(before).zip(takes.finished_take(after))
            children=|takes| match takes {
                Some((before, after)) => view! { <SideBySide before after /> }.into_any(),
                None => view! { <GoneResult /> }.into_any(),
            }
        />
    }
}

/// What changed from one take to another.
#[component]
fn SideBySide(
    /// The earlier take.
    before: Arc<Take>,
    /// The later one.
    after: Arc<Take>,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    let comparison = Comparison::of(&before, &after);
    let is_two_teams = !before.label.subject.is_same(&after.label.subject);
    view! {
        <div>
            <PageTitle text=phrases.compare_title() />
            <TwoOthers before=before.id after=after.id />
            <p>
                <TakeName take=before />
                " → "
                <TakeName take=after />
            </p>
            {is_two_teams.then(|| view! { <p>{phrases.compare_teams()}</p> })}
            <Difference comparison is_open=true />
            <p class="buttons">
                <a class="button quiet" href=Route::History.hash()>{phrases.back_to_history()}</a>
            </p>
        </div>
    }
}

/// The choice of two takes, where there are others to choose.
#[component]
fn TwoOthers(
    /// The earlier take that is shown.
    before: TakeId,
    /// The later one.
    after: TakeId,
) -> impl IntoView {
    let (words, device, navigation) = (use_words(), use_device(), use_navigation());
    let (takes, drafts) = (use_takes(), use_drafts());
    let phrases = &words.phrases;
    let finished = untrack(|| takes.finished());
    if finished.len() < 3 {
        return None;
    }
    let option =
        |take: &Arc<Take>| (take.id.number().to_string(), full_name_of(take, words, device));
    let options: Vec<_> = finished.iter().map(option).collect();
    // What is chosen beside one pair says nothing of another.
    let pair = format!("{}-{}", before.number(), after.number());
    let field = |name, take: TakeId| {
        drafts.field(format!("compare-{name}-{pair}"), take.number().to_string())
    };
    let (before, after) = (field("before", before), field("after", after));
    let compare = move |_| {
        let chosen =
            [before, after].map(|field| field.text_untracked().parse().ok().and_then(TakeId::new));
        if let [Some(one), Some(other)] = chosen {
            before.discard();
            after.discard();
            navigation.go(Route::Compare(one, other));
        }
    };
    Some(view! {
        <section>
            <Choice label=phrases.compare_from() draft=before options=options.clone() />
            <Choice label=phrases.compare_to() draft=after options />
            <p class="buttons">
                <button type="button" on:click=compare>{phrases.compare()}</button>
            </p>
        </section>
    })
}
