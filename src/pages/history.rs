//! All finished takes: where the scores went, what changed last, and each for itself.

use std::sync::Arc;

use leptos::prelude::*;

use super::{nothing_yet::NothingYet, start::GoOn};
use crate::{
    components::{Difference, Keyed, PageTitle, TextField, charts::TrendTable, full_name_of},
    domain::{Comparison, Moment, Name, RETAKE_MONTHS, Scores, Take, comparable_with_last},
    phrases::{Phrases, counted, named},
    route::Route,
    state::{Device, export::save_table, use_device, use_drafts, use_takes, use_words},
    words::Words,
};

/// How many takes are listed; the others are folded away.
const SHOWN: usize = 12;
/// A day in milliseconds.
const DAY: u64 = 86_400_000;

/// The finished takes of this leader, compared and listed.
#[component]
pub fn History() -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let page = move |finished: Vec<Arc<Take>>| {
        if finished.is_empty() {
            let (title, text) = (phrases.history_title(), phrases.history_none());
            view! { <NothingYet title text /> }.into_any()
        } else {
            view! { <Takes finished /> }.into_any()
        }
    };
    view! { <Keyed value=move || takes.finished() children=page /> }
}

/// The courses of the teams, and the list.
#[component]
fn Takes(
    /// All finished takes, the earliest first.
    finished: Vec<Arc<Take>>,
) -> impl IntoView {
    let (words, takes, device) = (use_words(), use_takes(), use_device());
    let phrases = &words.phrases;
    let courses = match finished.as_slice() {
        [only] => {
            let day = next_check(only, words, device);
            view! { <p>{named(phrases.history_one(), &day)}</p> }.into_any()
        }
        _ => view! {
            <p>{phrases.history_lead()}</p>
            <Courses finished=finished.clone() />
        }
        .into_any(),
    };
    // The last two are compared already.
    let any_two = match finished.as_slice() {
        [first, _, .., last] => {
            // From the first that can be compared with the last.
            let course = comparable_with_last(&finished);
            let from = course.first().filter(|one| one.id != last.id);
            let route = Route::Compare(from.map_or(first.id, |one| one.id), last.id);
            Some(view! {
                <p class="buttons">
                    <a class="button quiet" href=route.hash()>{phrases.compare_title()}</a>
                </p>
            })
        }
        _ => None,
    };
    // One in progress stands beside the finished ones.
    let begun = untrack(|| takes.begun())
        .map(|take| view! { <GoOn at=take.at given=take.answers.given() /> });
    view! {
        <div>
            <PageTitle text=phrases.history_title() />
            {courses}
            {any_two}
            <h2>{phrases.history_all()}</h2>
            <TakeList finished />
            <p class="buttons">
                {begun}
                <button type="button" on:click=move |_| save_table(takes, device, words)>
                    {phrases.table_save()}
                </button>
            </p>
        </div>
    }
}

/// The day on which another check is a good idea; today, where that day has passed.
fn next_check(take: &Take, words: &Words, device: Device) -> String {
    let (clock, now) = (device.clock, device.clock.now());
    let due = clock.date(take.finished.unwrap_or(take.begun)).plus_months(RETAKE_MONTHS);
    let days = u64::try_from(due.days_since(clock.date(now))).unwrap_or_default();
    let later = Moment::new(now.milliseconds() + days * DAY);
    clock.day(later.unwrap_or(now), words.language)
}

/// The course of each team.
#[component]
fn Courses(
    /// All finished takes, the earliest first.
    finished: Vec<Arc<Take>>,
) -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let subjects = untrack(|| takes.subjects());
    let is_one_team = subjects.len() == 1;
    let course = |(place, subject): (usize, Name)| {
        let about = finished.iter().filter(|take| take.label.subject == subject);
        let about: Vec<_> = about.cloned().collect();
        // One take shows no trend.
        let is_shown = about.len() > 1 || is_one_team;
        let name = team_name(phrases, &subject).to_owned();
        view! {
            // A name only tells teams apart.
            {(is_shown && !is_one_team).then(|| view! { <h2>{name}</h2> })}
            {is_shown.then(|| view! { <Course takes=about /> })}
            {(!is_one_team).then(|| view! { <RenameTeam subject id=format!("team{place}") /> })}
        }
    };
    subjects.iter().cloned().enumerate().map(course).collect_view()
}

/// Where the scores of one team went, and what changed last; of the takes that can be compared.
#[component]
fn Course(
    /// The takes about the team, the earliest first.
    takes: Vec<Arc<Take>>,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    let course = comparable_with_last(&takes);
    let left_out = course.len() < takes.len();
    let scores = course.iter().map(|take| Scores::of(&take.answers)).collect();
    let trend = match course.as_slice() {
        [.., before, last] => Some(view! {
            <TrendTable takes=scores />
            <h2>{phrases.history_since()}</h2>
            <Difference comparison=Comparison::of(before, last) />
        }),
        _ => None,
    };
    view! {
        {trend}
        {left_out.then(|| view! { <p class="note">{phrases.history_left_out()}</p> })}
    }
}

/// Another name for a team, in all its takes.
#[component]
fn RenameTeam(
    /// Its name now.
    subject: Name,
    /// The element id of the field.
    id: String,
) -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let summary = named(phrases.rename_team(), team_name(phrases, &subject));
    let draft = use_drafts().field(id, subject.as_str().to_owned());
    let rename = move |_| {
        if let Ok(to) = Name::new(&draft.text_untracked())
            && takes.rename_subject(&subject, &to)
        {
            draft.discard();
        }
    };
    view! {
        <details>
            <summary>{summary}</summary>
            <TextField label=phrases.label_team() draft limit=Name::LIMIT />
            <p class="buttons">
                <button type="button" on:click=rename>{phrases.label_save()}</button>
            </p>
        </details>
    }
}

fn team_name<'a>(phrases: &'static Phrases, subject: &'a Name) -> &'a str {
    if subject.is_empty() { phrases.label_none() } else { subject.as_str() }
}

/// The takes, the newest first, each with the way to its result; after the first few, folded away.
#[component]
fn TakeList(
    /// All finished takes, the earliest first.
    finished: Vec<Arc<Take>>,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    let item = |take: &Arc<Take>| view! { <TakeItem take=take.clone() /> };
    let mut newest = finished.iter().rev();
    let first = newest.by_ref().take(SHOWN).map(item).collect_view();
    let others = (newest.len() > 0).then(|| {
        view! {
            <details>
                <summary>{counted(phrases.history_more(), newest.len())}</summary>
                <ul class="takes" role="list">{newest.map(item).collect_view()}</ul>
            </details>
        }
    });
    view! {
        // Safari takes a list without marks for none, unless it says that it is one.
        <ul class="takes" role="list">{first}</ul>
        {others}
    }
}

/// A take by its name, with the way to its result, and its overall score.
#[component]
fn TakeItem(
    /// The take.
    take: Arc<Take>,
) -> impl IntoView {
    let (words, device) = (use_words(), use_device());
    let phrases = &words.phrases;
    let overall = match Scores::of(&take.answers).overall() {
        Some(score) => counted(phrases.history_item(), score.rounded() as usize),
        None => phrases.not_enough_overall().to_owned(),
    };
    view! {
        <li>
            <span>
                <a href=Route::Take(take.id).hash()>{full_name_of(&take, words, device)}</a>
                " "
                <span>{overall}</span>
            </span>
        </li>
    }
}
