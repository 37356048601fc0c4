//! A leader's own scores beside the means of their team: per key, and what to ask the team about it.

use std::sync::Arc;

use leptos::prelude::*;

use super::use_session_phrases;
use crate::{
    components::{Bar, Choice, FullNotice, Keyed, PressButton, TakeName, full_name_of},
    domain::{
        CLEAR_FOR_A_KEY, Collection, Key, Mirror, Picture, Score, SessionId, Take, View,
        beside_team,
    },
    pages::start::go_to_check,
    phrases::{SessionPhrases, counted, listed},
    state::{use_device, use_drafts, use_navigation, use_notices, use_takes, use_words},
    words::Words,
};

/// The leader's own scores beside what their team has answered, with the take that they are of.
#[component]
pub(super) fn BesideTeam(
    /// The mirror.
    one: Arc<Collection>,
    /// What the team's answers come to.
    picture: Picture,
) -> impl IntoView {
    let (phrases, takes) = (use_session_phrases(), use_takes());
    let (id, content) = (one.id(), one.invitation.session.content);
    let picture = StoredValue::new(picture);
    let own = move || {
        let finished = takes.finished();
        (beside_team(finished.clone(), content), finished.is_empty())
    };
    let beside = move |(own, has_none): (Vec<Arc<Take>>, bool)| {
        if own.is_empty() {
            return view! { <NoOwn has_none /> }.into_any();
        }
        view! { <WithOwn id own picture=picture.get_value() /> }.into_any()
    };
    view! {
        <section>
            <h3>{phrases.beside_title()}</h3>
            <Keyed value=own children=beside />
            <p class="note">{phrases.beside_honest()}</p>
        </section>
    }
}

/// That there is nothing of the leader's own to put beside it, and the way to that.
#[component]
fn NoOwn(
    /// Whether there is no finished take at all, and not one of other statements.
    has_none: bool,
) -> impl IntoView {
    let (phrases, takes) = (use_session_phrases(), use_takes());
    let (navigation, notices) = (use_navigation(), use_notices());
    // Of their own, whatever else is begun.
    let check = move |()| go_to_check(takes.begin(), navigation, notices);
    view! {
        <p>{if has_none { phrases.beside_none() } else { phrases.beside_other() }}</p>
        <p class="buttons">
            <PressButton name=phrases.beside_check() class="button" on_press=check />
        </p>
        <FullNotice />
    }
}

/// The own take that was chosen, the last one where none was, beside the team.
#[component]
fn WithOwn(
    /// The mirror's session.
    id: SessionId,
    /// The takes to choose from, the latest first.
    own: Vec<Arc<Take>>,
    /// What the team's answers come to.
    picture: Picture,
) -> impl IntoView {
    let (words, phrases) = (use_words(), use_session_phrases());
    let (drafts, device) = (use_drafts(), use_device());
    let last = own.first().map(|take| take.id.number().to_string()).unwrap_or_default();
    let draft = drafts.field(format!("beside-{}", id.0), last);
    let option =
        |take: &Arc<Take>| (take.id.number().to_string(), full_name_of(take, words, device));
    let options: Vec<_> = own.iter().map(option).collect();
    let choice = (options.len() > 1)
        .then(|| view! { <Choice label=phrases.beside_choose() draft options /> });
    let chosen = move || {
        let text = draft.text();
        let found = own.iter().find(|take| take.id.number().to_string() == text);
        found.or(own.first()).cloned()
    };
    let beside = move |take: Option<Arc<Take>>| {
        let take = take?;
        let mirror = Mirror::of(&take.answers, &picture);
        Some(view! {
            <p>{phrases.beside_own()} " " <TakeName take /></p>
            <div class="columns">
                <Table mirror />
                <Questions mirror />
            </div>
        })
    };
    view! {
        {choice}
        <Keyed value=chosen children=beside />
    }
}

/// Both scores of each key, as bars in the table of the same numbers.
#[component]
fn Table(
    /// Both sides.
    mirror: Mirror,
) -> impl IntoView {
    let (words, phrases) = (use_words(), use_session_phrases());
    let row = |name: &'static str, score: Option<Score>| {
        let number = score.map(|score| score.rounded().to_string());
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="bar">
                    {score.map(|score| view! { <Bar points=score.rounded() /> })}
                </td>
                <td class="number">{number.unwrap_or_else(|| "–".to_owned())}</td>
            </tr>
        }
    };
    let key = |key: Key| {
        let both = mirror.key(key);
        view! {
            <tbody>
                <tr>
                    <th scope="rowgroup" colspan="3">{words.content.key(key).name}</th>
                </tr>
                {row(phrases.beside_you(), both.own)}
                {row(phrases.beside_team(), both.team)}
            </tbody>
        }
    };
    view! {
        <table class="distribution beside">
            <caption>{phrases.beside_caption()}</caption>
            {Key::ALL.map(key).collect_view()}
        </table>
    }
}

/// What the two sides say beside each other, each a question to the team.
#[component]
fn Questions(
    /// Both sides.
    mirror: Mirror,
) -> impl IntoView {
    let (words, phrases) = (use_words(), use_session_phrases());
    let item = |(names, question): (String, &'static str)| {
        view! {
            <li>
                <strong>{names}</strong>
                ": "
                {question}
            </li>
        }
    };
    view! {
        <div>
            <h4>{phrases.beside_talk()}</h4>
            <ul>{questions(&mirror, words, phrases).into_iter().map(item).collect_view()}</ul>
            <p class="note">{counted(phrases.beside_margin(), CLEAR_FOR_A_KEY as usize)}</p>
        </div>
    }
}

/// The keys that are seen alike, by their names, and what to ask the team about them.
fn questions(
    mirror: &Mirror,
    words: &Words,
    phrases: &SessionPhrases,
) -> Vec<(String, &'static str)> {
    let ways = [
        (Some(View::Over), phrases.beside_over()),
        (Some(View::Under), phrases.beside_under()),
        (Some(View::Agreement), phrases.beside_agreement()),
        (None, phrases.beside_unknown()),
    ];
    let of_way = |(view, question): (Option<View>, &'static str)| {
        let keys = mirror.keys_seen(view);
        let names: Vec<_> = keys.into_iter().map(|key| words.content.key(key).name).collect();
        (!names.is_empty()).then(|| (listed(&names, words.language), question))
    };
    ways.into_iter().filter_map(of_way).collect()
}
