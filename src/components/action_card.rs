//! One action: what to do about a practice.

use leptos::prelude::*;

use super::rhythm_name;
use crate::{
    content::rhythm,
    domain::{Answer, Statement},
    phrases::named,
    route::Route,
    state::{TakeOnError, use_commitments, use_words},
};

/// The action of a practice, with the answer it follows from, if it follows from one; and the way to
/// take it on, or to follow it up where it is running.
#[component]
pub fn ActionCard(
    /// The practice; an effect has no action.
    practice: Statement,
    /// The answer that the action follows from.
    answer: Option<Answer>,
) -> impl IntoView {
    let (words, commitments) = (use_words(), use_commitments());
    let phrases = &words.phrases;
    let action = words.content.action(practice)?;
    let behind = answer.map(|answer| {
        let own = words.content.statement(practice).own;
        let answer = named(phrases.your_answer(), words.content.scale.label(answer));
        view! {
            <p class="behind">
                <q>{own}</q>
                " "
                <span>{answer}</span>
            </p>
        }
    });
    let rhythm = rhythm(practice).map(|rhythm| {
        let text = named(phrases.action_rhythm(), rhythm_name(phrases, rhythm));
        view! { <p class="rhythm">{text}</p> }
    });
    let is_running = untrack(|| commitments.can_take_on(practice)) == Err(TakeOnError::Running);
    let (route, name) = if is_running {
        (Route::FollowUp, phrases.follow_title())
    } else {
        (Route::TakeOn(practice), phrases.take_on())
    };
    Some(view! {
        <article class="action">
            <h3>{action.title}</h3>
            {behind}
            <p>{action.how}</p>
            <dl>
                <dt>{phrases.action_today()}</dt>
                <dd>{action.today}</dd>
                <dt>{phrases.action_when()}</dt>
                <dd>{action.cue}</dd>
            </dl>
            {rhythm}
            {is_running.then(|| view! { <p>{phrases.take_on_running()}</p> })}
            <p class="buttons">
                // By its action: sixteen links of one name tell a screen reader nothing.
                <a
                    class="button quiet"
                    href=route.hash()
                    aria-label=format!("{name}: {}", action.title)
                >
                    {name}
                </a>
            </p>
        </article>
    })
}
