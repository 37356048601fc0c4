//! One action: what to do about a practice.

use crate::{
    content::{ActionWords, rhythm},
    domain::{Answer, Statement},
    phrases::named,
    state::{App, TakeOnError},
    views::{
        Route, Words,
        controls::{buttons, element, p, say, text, way},
        elements::Node,
        parts::rhythm_name,
        route,
    },
};

/// The action of a practice, with the answer it follows from, if it follows from one; and the way
/// to take it on, or to follow it up where it is running.
pub(in crate::views) fn action(
    app: App,
    words: &'static Words,
    practice: Statement,
    answer: Option<Answer>,
) -> Option<Node> {
    let &ActionWords { title, how, today, cue } = words.content.action(practice)?;
    let phrases = &words.phrases;
    let mut parts = vec![say("h3", "", title)];
    if let Some(answer) = answer {
        let said = named(phrases.your_answer(), words.content.scale.label(answer));
        let own = say("q", "", words.content.statement(practice).own);
        parts.push(element("p", "behind", vec![own, text(" "), text(said)]));
    }
    let terms = vec![
        say("dt", "", phrases.action_today()),
        say("dd", "", today),
        say("dt", "", phrases.action_when()),
        say("dd", "", cue),
    ];
    parts.push(p(how));
    parts.push(element("dl", "", terms));
    if let Some(rhythm) = rhythm(practice) {
        let name = rhythm_name(phrases, rhythm);
        parts.push(say("p", "rhythm", named(phrases.action_rhythm(), name)));
    }
    let onward = if app.data.can_take_on(practice) == Err(TakeOnError::Running) {
        parts.push(p(phrases.take_on_running()));
        way(false, Route::FollowUp.hash(), phrases.follow_title())
    } else {
        way(false, &route::of_action(practice), phrases.take_on())
    };
    parts.push(buttons(vec![onward]));
    Some(element("article", "action", parts))
}
