//! What the leader can do: for the focus keys first, for one key, or all there is.

use super::{nothing_yet, screen};
use crate::{
    domain::{Advice, Answers, Key, Scores, Statement},
    phrases::named,
    state::App,
    views::{
        Route, Words,
        controls::{buttons, element, fold, h2, heading, p, say, way},
        elements::Node,
        parts, words,
    },
};

/// The actions behind the lowest practices of the focus keys.
pub(super) fn of_focus(app: App) -> Node {
    let words = words(app);
    let phrases = &words.phrases;
    let Some(take) = app.data.last_finished() else {
        return nothing_yet(app, phrases.actions_title(), phrases.actions_none());
    };
    let focus = Scores::of(&take.answers).focus();
    let keys = focus.keys();
    if keys.is_empty() {
        return all(app);
    }
    let mut parts = vec![heading(phrases.actions_title()), p(phrases.actions_lead())];
    parts.extend(keys.iter().map(|key| section(app, words, *key, Some(&take.answers))));
    parts.push(onward(words));
    screen(parts)
}

/// The actions of one key, those behind its lowest practices first.
pub(super) fn of_key(app: App, key: Key) -> Node {
    let words = words(app);
    let answers = app.data.last_finished().map(|take| take.answers);
    screen(vec![
        heading(words.phrases.actions_title()),
        p(words.phrases.actions_lead()),
        section(app, words, key, answers.as_ref()),
        onward(words),
    ])
}

/// All actions, by key.
pub(super) fn all(app: App) -> Node {
    let words = words(app);
    let phrases = &words.phrases;
    let mut parts = vec![heading(phrases.all_actions_title()), p(phrases.all_actions_lead())];
    parts.extend(Key::ALL.map(|key| section(app, words, key, None)));
    screen(parts)
}

/// One key's actions. With answers, those behind its lowest practices stand open and the others
/// are folded away; without, all stand open.
fn section(app: App, words: &'static Words, key: Key, answers: Option<&Answers>) -> Node {
    let (phrases, own) = (&words.phrases, words.content.key(key));
    let mut shown = vec![h2(own.name), p(own.why)];
    if let Some(answers) = answers {
        let advice = Advice::of(answers, key);
        let show =
            |(practice, answer): &(Statement, _)| parts::action(app, words, *practice, *answer);
        shown.extend(advice.lowest().iter().filter_map(show));
        let rest: Vec<_> = advice.others().iter().filter_map(show).collect();
        if !rest.is_empty() {
            shown.push(fold("", named(phrases.more_actions(), own.name), rest));
        }
    } else {
        shown.extend(key.practices().filter_map(|p| parts::action(app, words, p, None)));
    }
    shown.push(say("p", "talk", named(phrases.talk_about(), own.conversation)));
    element("section", "", shown)
}

/// Where to go from a selection of actions.
fn onward(words: &'static Words) -> Node {
    buttons(vec![
        way(false, Route::AllActions.hash(), words.phrases.all_actions()),
        way(false, Route::Result.hash(), words.phrases.see_result()),
    ])
}
