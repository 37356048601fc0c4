//! What the leader can do: for the focus keys first, for one key, or all there is.

use leptos::prelude::*;

use super::{nothing_yet, screen};
use crate::{
    domain::{Advice, Answers, Key, Scores},
    phrases::fill,
    state::use_data,
    views::{
        Route, Words,
        controls::{buttons, element, fold, h2, heading, p, say, way},
        parts, words,
    },
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
    let first = [heading(phrases.actions_title), say("p", "lead", phrases.actions_lead)];
    let sections = keys.iter().map(|key| section(words, *key, Some(&take.answers)));
    screen(first.into_iter().chain(sections).chain([onward(words)]))
}

/// The actions of one key, those behind its lowest practices first.
pub(super) fn of_key(key: Key) -> AnyView {
    let words = words();
    let answers = use_data().last_finished().map(|take| take.answers);
    screen([
        heading(words.phrases.actions_title),
        say("p", "lead", words.phrases.actions_lead),
        section(words, key, answers.as_ref()),
        onward(words),
    ])
}

/// All actions, by key.
pub(super) fn all() -> AnyView {
    let words = words();
    let phrases = words.phrases;
    let first = [heading(phrases.all_actions_title), say("p", "lead", phrases.all_actions_lead)];
    screen(first.into_iter().chain(Key::ALL.map(|key| section(words, key, None))))
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
    let more = (!rest.is_empty())
        .then(|| fold("", fill(phrases.more_actions, &[("name", own.name)]), rest));
    let talk = say("p", "talk", fill(phrases.talk_about, &[("name", own.conversation)]));
    let parts = [h2(own.name), p(own.why)].into_iter().chain(first).chain(more).chain([talk]);
    element("section", "", parts)
}

/// Where to go from a selection of actions.
fn onward(words: Words) -> AnyView {
    buttons([
        way(false, Route::AllActions.hash(), words.phrases.all_actions),
        way(false, Route::Result.hash(), words.phrases.see_result),
    ])
}
