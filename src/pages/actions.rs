//! What the leader can do: for the focus keys first, for one key, or all there is.

use std::sync::Arc;

use leptos::prelude::*;

use super::{nothing_yet::NothingYet, worded::worded_text};
use crate::{
    components::{ActionCard, Keyed, PageTitle},
    domain::{Advice, Answers, Key, Scores, Take, Wording},
    phrases::named,
    route::Route,
    state::{use_takes, use_words},
};

/// The actions behind the lowest practices of the focus keys.
#[component]
pub fn FocusActions() -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let page = move |take: Option<Arc<Take>>| {
        let Some(take) = take else {
            let (title, text) = (phrases.actions_title(), phrases.actions_none());
            return view! { <NothingYet title text /> }.into_any();
        };
        let focus = Scores::of(&take.answers).focus();
        if focus.keys().is_empty() {
            return view! { <AllActions /> }.into_any();
        }
        let answers = Some(take.answers);
        let sections = focus.keys().iter().map(|key| view! { <KeySection key=*key answers /> });
        view! {
            <div>
                <PageTitle text=phrases.actions_title() />
                <p>{phrases.actions_lead()}</p>
                <WordedThen />
                // Two keys of the focus stand side by side.
                <div class="columns">{sections.collect_view()}</div>
                <Onward />
            </div>
        }
        .into_any()
    };
    view! { <Keyed value=move || takes.last_finished() children=page /> }
}

/// That the statements which the advice quotes read differently when they were answered.
#[component]
fn WordedThen() -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let wording = move || takes.last_finished().map(|take| take.wording());
    let note = |wording: Option<Wording>| {
        let text = wording.and_then(|wording| worded_text(phrases, wording));
        text.map(|text| view! { <p>{text}</p> })
    };
    view! { <Keyed value=wording children=note /> }
}

/// The actions of one key, those behind its lowest practices first.
#[component]
pub fn KeyActions(
    /// The key.
    key: Key,
) -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    view! {
        <div>
            <PageTitle text=phrases.actions_title() />
            <p>{phrases.actions_lead()}</p>
            <WordedThen />
            <Keyed
                value=move || takes.last_finished().map(|take| take.answers)
                children=move |answers| view! { <KeySection key answers /> }
            />
            <Keyed
                value=move || takes.last_finished().map(|take| take.answers)
                children=move |answers| view! { <OtherFocusKeys key answers /> }
            />
            <Onward />
        </div>
    }
}

/// The ways to the actions of the other keys of the focus.
#[component]
fn OtherFocusKeys(
    /// The key that shows.
    key: Key,
    /// The answers that the focus follows.
    answers: Option<Answers>,
) -> impl IntoView {
    let words = use_words();
    let focus = Scores::of(&answers?).focus();
    let others: Vec<_> = focus.keys().iter().copied().filter(|other| *other != key).collect();
    (!others.is_empty()).then(|| {
        let links = others.into_iter().map(|other| {
            let name = named(words.phrases.work_on(), words.content.key(other).name);
            view! { <a class="button quiet" href=Route::KeyActions(other).hash()>{name}</a> }
        });
        view! { <p class="buttons">{links.collect_view()}</p> }
    })
}

/// All actions, by key.
#[component]
pub fn AllActions() -> impl IntoView {
    let phrases = &use_words().phrases;
    let sections = Key::ALL.map(|key| view! { <KeySection key answers=None /> });
    view! {
        <div>
            <PageTitle text=phrases.all_actions_title() />
            <p>{phrases.all_actions_lead()}</p>
            {sections.into_iter().collect_view()}
        </div>
    }
}

/// One key's actions. With answers, those behind its lowest practices stand open and the others are
/// folded away; without, all stand open.
#[component]
fn KeySection(
    /// The key.
    key: Key,
    /// The answers that the advice follows.
    answers: Option<Answers>,
) -> impl IntoView {
    let words = use_words();
    let (phrases, own) = (&words.phrases, words.content.key(key));
    let cards = match answers {
        None => {
            let all = key.practices().map(|practice| view! { <ActionCard practice answer=None /> });
            view! { <div class="advice">{all.collect_view()}</div> }.into_any()
        }
        Some(answers) => {
            let advice = Advice::of(&answers, key);
            let card = |(practice, answer): &(_, _)| {
                view! { <ActionCard practice=*practice answer=*answer /> }
            };
            let others = (!advice.others().is_empty()).then(|| {
                view! {
                    <details>
                        <summary>{named(phrases.more_actions(), own.name)}</summary>
                        <div class="advice">
                            {advice.others().iter().map(card).collect_view()}
                        </div>
                    </details>
                }
            });
            view! {
                <div class="advice">{advice.lowest().iter().map(card).collect_view()}</div>
                {others}
            }
            .into_any()
        }
    };
    view! {
        <section>
            <h2>{own.name}</h2>
            <p>{own.why}</p>
            {cards}
            <p class="talk">{named(phrases.talk_about(), own.conversation)}</p>
        </section>
    }
}

/// Where to go from a selection of actions.
#[component]
fn Onward() -> impl IntoView {
    let phrases = &use_words().phrases;
    view! {
        <p class="buttons">
            <a class="button quiet" href=Route::AllActions.hash()>{phrases.browse_actions()}</a>
            <a class="button quiet" href=Route::Result.hash()>{phrases.see_result()}</a>
        </p>
    }
}
