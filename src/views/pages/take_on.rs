//! Taking on an action: the leader's own sentence, the first time and the rhythm.

use super::screen;
use crate::{
    content::rhythm,
    domain::{LocalTime, Plan, Rhythm, Statement, Text},
    phrases::Phrases,
    state::{App, TakeOnError, Told},
    views::{
        Route,
        controls::{button, buttons, heading, p, say, told, way},
        elements::Node,
        parts, words,
    },
};

/// The form, and where a time of day stands that was not chosen: nine o'clock, in minutes.
const FORM: &str = "plan";
const NINE: u16 = 9 * 60;

/// The plan for the action of a practice, to be made the leader's own; or why not.
pub(super) fn take_on(app: App, practice: Statement) -> Node {
    let words = words(app);
    let phrases = &words.phrases;
    let mut parts = vec![heading(phrases.take_on_title())];
    // Asked once: what another tab does must not empty the fields.
    if let Err(error) = app.data.can_take_on(practice) {
        parts.push(p(why_not(phrases, error)));
        parts.push(buttons(vec![way(true, Route::FollowUp.hash(), phrases.follow_title())]));
        return screen(parts);
    }
    parts.push(p(phrases.take_on_lead()));
    if let Some(action) = words.content.action(practice) {
        parts.push(say("h2", "", action.title));
        parts.push(p(action.how));
        let tomorrow = app.device.clock.date(app.device.clock.now()).plus_days(1);
        if let Some((sentence, start)) =
            Text::new(action.cue).ok().zip(LocalTime::new(tomorrow, NINE))
        {
            let rhythm = rhythm(practice).unwrap_or(Rhythm::Once);
            let plan = Plan { sentence, start, rhythm };
            parts.extend(parts::plan_fields(phrases, FORM, &plan));
        }
    }
    let wrong = move || match app.navigation.told() {
        Some(Told::Incomplete) => vec![p(phrases.incomplete())],
        Some(Told::NotTakenOn(error)) => vec![p(why_not(phrases, error))],
        _ => Vec::new(),
    };
    let yes = button("button", phrases.take_on_yes(), Box::new(move || done(app, practice)));
    parts.push(told(true, "problem", Box::new(wrong)));
    parts.push(buttons(vec![yes, way(false, Route::Actions.hash(), phrases.back())]));
    screen(parts)
}

fn why_not(phrases: &'static Phrases, error: TakeOnError) -> &'static str {
    match error {
        TakeOnError::Running => phrases.take_on_running(),
        TakeOnError::TwoRunning => phrases.take_on_two(),
        TakeOnError::ReadOnly => phrases.bad_read_only(),
        TakeOnError::TooMany(_) | TakeOnError::NoAction => phrases.bad_many_commitments(),
    }
}

fn done(app: App, practice: Statement) {
    let Some(plan) = parts::plan_in(app, FORM) else {
        return app.navigation.tell(Told::Incomplete);
    };
    let take = app.data.last_finished().map(|take| take.id);
    match app.data.take_on(practice, take, &plan) {
        Ok(_) => {
            app.go(Route::FollowUp.hash());
            app.navigation.tell(Told::Written);
        }
        Err(error) => app.navigation.tell(Told::NotTakenOn(error)),
    }
}
