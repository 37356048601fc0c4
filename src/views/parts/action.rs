//! One action: what to do about a practice.

use leptos::prelude::*;

use crate::{
    content::{ActionWords, rhythm},
    domain::{Answer, Rhythm, Statement},
    phrases::{Phrases, fill},
    views::Words,
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
        view! {
            <p class="behind">
                <q>{words.content.statement(practice).own}</q>
                " "
                {fill(phrases.your_answer, &[("name", words.content.scale.label(answer))])}
            </p>
        }
    });
    let again = rhythm(practice).map(|rhythm| {
        let name = rhythm_name(phrases, rhythm);
        view! { <p class="rhythm">{fill(phrases.action_rhythm, &[("name", name)])}</p> }
    });
    Some(
        view! {
            <article class="action">
                <h3>{*title}</h3>
                {behind}
                <p>{*how}</p>
                <dl>
                    <dt>{phrases.action_today}</dt>
                    <dd>{*today}</dd>
                    <dt>{phrases.action_when}</dt>
                    <dd>{*cue}</dd>
                </dl>
                {again}
            </article>
        }
        .into_any(),
    )
}
