//! One action: what to do about a practice.

use leptos::prelude::*;

use crate::{
    content::{ActionWords, rhythm},
    domain::{Answer, Rhythm, Statement},
    phrases::{Phrases, fill},
    views::{
        Words,
        controls::{element, p, say, text},
    },
};

fn rhythm_name(phrases: &'static Phrases, rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Once => phrases.rhythm_once,
        Rhythm::Weekly => phrases.rhythm_weekly,
        Rhythm::Monthly => phrases.rhythm_monthly,
        Rhythm::Quarterly => phrases.rhythm_quarterly,
        Rhythm::Day30 => phrases.rhythm_day30,
    }
}

/// The action of a practice, with the answer it follows from, if it follows from one.
pub(in crate::views) fn action(
    words: Words,
    practice: Statement,
    answer: Option<Answer>,
) -> Option<AnyView> {
    let ActionWords { title, how, today, cue } = words.content.action(practice)?;
    let phrases = words.phrases;
    let behind = answer.map(|answer| {
        let said = words.content.scale.label(answer);
        element(
            "p",
            "behind",
            [
                say("q", "", words.content.statement(practice).own),
                text(" "),
                text(fill(phrases.your_answer, &[("name", said)])),
            ],
        )
    });
    let again = rhythm(practice).map(|rhythm| {
        let name = rhythm_name(phrases, rhythm);
        say("p", "rhythm", fill(phrases.action_rhythm, &[("name", name)]))
    });
    let terms = [
        say("dt", "", phrases.action_today),
        say("dd", "", *today),
        say("dt", "", phrases.action_when),
        say("dd", "", *cue),
    ];
    let parts =
        [Some(say("h3", "", *title)), behind, Some(p(*how)), Some(element("dl", "", terms))];
    Some(element("article", "action", parts.into_iter().chain([again]).flatten()))
}
