//! Why a key is in the focus, and the way on from there.

use leptos::prelude::*;

use super::summary::key_name;
use crate::{
    domain::{
        Answers, Band, DoingSeeing, Focus, Key, KeyScore, Scores, Statement, doing_seeing, why,
    },
    phrases::named,
    route::Route,
    state::use_words,
};

/// From how many equally weak keys on the reasons are folded, a line each.
const MANY: usize = 3;

/// Why each key of the focus is in it.
#[component]
pub(super) fn Reasons(
    /// The answers.
    answers: Answers,
    /// Whether they are those of the last take.
    is_last: bool,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    let own_name = |key| named(phrases.why_title(), key_name(use_words(), key));
    let focus = Scores::of(&answers).focus();
    let is_many = matches!(&focus, Focus::EquallyWeak(keys) if keys.len() >= MANY);
    let reasons = focus.keys().iter().map(|key| {
        let reason = view! { <Reason key=*key answers is_last /> };
        if is_many {
            view! {
                <details>
                    <summary>{own_name(*key)}</summary>
                    {reason}
                </details>
            }
            .into_any()
        } else {
            view! {
                <section class="card">
                    <h2>{own_name(*key)}</h2>
                    {reason}
                </section>
            }
            .into_any()
        }
    });
    view! { <div class="reasons">{reasons.collect_view()}</div> }
}

/// The lowest statements of a key, what its height says, a question for the team, and the way to its
/// actions.
#[component]
fn Reason(
    /// The key.
    key: Key,
    /// The answers.
    answers: Answers,
    /// Whether they are those of the last take.
    is_last: bool,
) -> impl IntoView {
    let words = use_words();
    let (phrases, own) = (&words.phrases, words.content.key(key));
    let height = match Scores::of(&answers).key(key) {
        // Praise would be odd here, however high the key is.
        KeyScore::Enough(score) if score.band() != Band::High => {
            score.band().said(own.low, own.mid, own.high)
        }
        _ => own.why,
    };
    let lowest = why(&answers, key).into_iter().map(|(statement, answer)| {
        let answer = named(phrases.answered(), words.content.scale.label(answer));
        view! {
            <li>
                <Answered statement answer />
            </li>
        }
    });
    let actions = is_last.then(|| {
        view! {
            <p class="buttons">
                <a class="button" href=Route::KeyActions(key).hash()>
                    {named(phrases.work_on(), own.name)}
                </a>
            </p>
        }
    });
    view! {
        <ul>{lowest.collect_view()}</ul>
        <p>{height}</p>
        <p class="talk">{named(phrases.talk_about(), own.conversation)}</p>
        {actions}
    }
}

/// The next step where no key is weak.
#[component]
pub(super) fn KeepUp() -> impl IntoView {
    let phrases = &use_words().phrases;
    view! {
        <section class="card">
            <h2>{phrases.keep_up_title()}</h2>
            <p>{phrases.keep_up_text()}</p>
            <p class="buttons">
                <a class="button" href=Route::AllActions.hash()>{phrases.browse_actions()}</a>
            </p>
        </section>
    }
}

/// A statement with what was answered to it.
#[component]
fn Answered(
    /// The statement.
    statement: Statement,
    /// What was answered, in words.
    answer: String,
) -> impl IntoView {
    let own = use_words().content.statement(statement).own;
    view! {
        <span>
            <span>{own}</span>
            " "
            <span class="answer">{answer}</span>
        </span>
    }
}

/// Keys whose practices and effect tell two different stories.
#[component]
pub(super) fn Seeing(
    /// The answers.
    answers: Answers,
) -> impl IntoView {
    let words = use_words();
    let phrases = &words.phrases;
    let lines = Key::ALL.into_iter().filter_map(|key| {
        let phrase = match doing_seeing(&answers, key)? {
            DoingSeeing::DoneNotSeen => phrases.done_not_seen(),
            DoingSeeing::SeenNotDone => phrases.seen_not_done(),
        };
        Some(named(phrase, key_name(words, key)))
    });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| {
        let items = lines.into_iter().map(|line| view! { <li>{line}</li> });
        view! {
            <section>
                <h2>{phrases.seeing_title()}</h2>
                <ul>{items.collect_view()}</ul>
            </section>
        }
    })
}
