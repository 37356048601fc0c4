//! What the leader can do: for the focus keys first, for one key, or all there is.

use leptos::prelude::*;

use super::{heading, nothing_yet};
use crate::{
    domain::{Advice, Answers, Key, Scores},
    phrases::fill,
    state::use_data,
    views::{Route, Words, parts, words},
};

/// The actions behind the lowest practices of the focus keys.
pub(super) fn of_focus() -> AnyView {
    let words = words();
    let phrases = words.phrases;
    let Some(take) = use_data().last_finished() else {
        return nothing_yet(phrases.actions_title, phrases.actions_none);
    };
    let focus = Scores::of(&take.answers).focus();
    let keys = focus.keys();
    if keys.is_empty() {
        return all();
    }
    let sections = keys.iter().map(|key| section(words, *key, Some(&take.answers)));
    let sections = sections.collect_view();
    view! {
        {heading(phrases.actions_title)}
        <p class="lead">{phrases.actions_lead}</p>
        {sections}
        {onward(words)}
    }
    .into_any()
}

/// The actions of one key, those behind its lowest practices first.
pub(super) fn of_key(key: Key) -> AnyView {
    let words = words();
    let answers = use_data().last_finished().map(|take| take.answers);
    view! {
        {heading(words.phrases.actions_title)}
        <p class="lead">{words.phrases.actions_lead}</p>
        {section(words, key, answers.as_ref())}
        {onward(words)}
    }
    .into_any()
}

/// All actions, by key.
pub(super) fn all() -> AnyView {
    let words = words();
    let sections = Key::ALL.map(|key| section(words, key, None)).into_iter().collect_view();
    view! {
        {heading(words.phrases.all_actions_title)}
        <p class="lead">{words.phrases.all_actions_lead}</p>
        {sections}
    }
    .into_any()
}

/// One key's actions. With answers, those behind its lowest practices stand open and the others
/// are folded away; without, all stand open.
fn section(words: Words, key: Key, answers: Option<&Answers>) -> AnyView {
    let (phrases, own) = (words.phrases, words.content.key(key));
    let (first, rest): (Vec<_>, Vec<_>) = match answers {
        Some(answers) => {
            let advice = Advice::of(answers, key);
            let show = |practice| parts::action(words, practice, answers.get(practice));
            (
                advice.lowest().iter().filter_map(|(practice, _)| show(*practice)).collect(),
                advice.others().iter().filter_map(|(practice, _)| show(*practice)).collect(),
            )
        }
        None => {
            (key.practices().filter_map(|p| parts::action(words, p, None)).collect(), Vec::new())
        }
    };
    let more = (!rest.is_empty()).then(|| {
        view! {
            <details>
                <summary>{fill(phrases.more_actions, &[("name", own.name)])}</summary>
                {rest}
            </details>
        }
    });
    view! {
        <section>
            <h2>{own.name}</h2>
            <p>{own.why}</p>
            {first}
            {more}
            <p class="talk">{fill(phrases.talk_about, &[("name", own.conversation)])}</p>
        </section>
    }
    .into_any()
}

/// Where to go from a selection of actions.
fn onward(words: Words) -> AnyView {
    view! {
        <p class="buttons">
            <a class="button quiet" href=Route::AllActions.hash()>
                {words.phrases.all_actions}
            </a>
            <a class="button quiet" href=Route::Result.hash()>
                {words.phrases.see_result}
            </a>
        </p>
    }
    .into_any()
}
