//! All finished takes: what changed last, where the scores went, and each for itself.

use std::sync::Arc;

use leptos::prelude::*;

use super::{nothing_yet::NothingYet, start::GoOnWithAny};
use crate::{
    components::{
        Announcement, Difference, FieldForm, FileNotice, FormField, FormNotice, Holds, Keyed,
        PageTitle, TITLE_ID, TakeName, TextField, WithName, can_be_saved, charts::TrendTable,
    },
    domain::{Comparison, Moment, Name, RETAKE_MONTHS, Scores, Take, TakeId, comparable_with_last},
    phrases::{Phrases, counted, named},
    route::Route,
    state::{
        Device, FilePlace, Form, Notice, export::save_table, use_device, use_drafts, use_notices,
        use_takes, use_words,
    },
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
    let page = move |is_empty: bool| {
        if is_empty {
            let (title, text) = (phrases.history_title(), phrases.history_none());
            view! { <NothingYet title text /> }.into_any()
        } else {
            view! { <Takes /> }.into_any()
        }
    };
    view! { <Keyed value=move || takes.finished().is_empty() children=page /> }
}

/// The courses of the teams, and the list. The forms stay while the takes change, and the focus with
/// them.
#[component]
fn Takes() -> impl IntoView {
    let (words, takes, device) = (use_words(), use_takes(), use_device());
    let (phrases, notices) = (&words.phrases, use_notices());
    let finished = Memo::new(move |_| takes.finished());
    let lead = move |only: Option<Arc<Take>>| {
        let lead = match only {
            Some(only) => named(phrases.history_one(), &next_check(&only, words, device)),
            None => phrases.history_lead().to_owned(),
        };
        view! { <p>{lead}</p> }
    };
    let only = move || {
        finished.with(|finished| match finished.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        })
    };
    let first = Memo::new(move |_| takes.first_about_each_team());
    let teams = move |all: Vec<TakeId>| {
        all.into_iter().map(|own| view! { <Team own first finished /> }).collect_view()
    };
    // One take alone has no course to stand beside the list.
    let has_courses = move || finished.with(|finished| finished.len() > 1);
    let list = move |finished: Vec<Arc<Take>>| {
        view! {
            <h2>{phrases.history_all()}</h2>
            <AnyTwo finished=finished.clone() />
            <TakeList finished />
        }
    };
    let save = move |_| {
        save_table(takes, device, words);
        notices.show(Notice::FileOffered(FilePlace::Page));
    };
    let saved = move || match notices.current() {
        Some(Notice::Saved) => phrases.written().to_owned(),
        _ => String::new(),
    };
    view! {
        <div>
            <PageTitle text=phrases.history_title() />
            <Announcement text=saved class="answer" />
            <Keyed value=only children=lead />
            <div class:columns=has_courses>
                <div>
                    <Keyed value=move || first.get() children=teams />
                </div>
                <div>
                    <Keyed value=move || finished.get() children=list />
                    <p class="buttons">
                        // What is begun stands beside what is finished.
                        <GoOnWithAny />
                        <button type="button" on:click=save>
                            {phrases.table_save()}
                        </button>
                    </p>
                    <FileNotice place=FilePlace::Page />
                </div>
            </div>
        </div>
    }
}

/// The day on which another check is a good idea; today, where that day has passed.
fn next_check(take: &Take, words: &Words, device: Device) -> String {
    let (clock, now) = (device.clock, device.clock.now());
    let due = clock.date(take.dated()).plus_months(RETAKE_MONTHS).or_next_working_day();
    let days = u64::try_from(due.days_since(clock.date(now))).unwrap_or_default();
    let later = Moment::new(now.milliseconds() + days * DAY);
    clock.day(later.unwrap_or(now), words.language)
}

/// The way to compare any two takes, where there are more than the last two, which are compared
/// already.
#[component]
fn AnyTwo(
    /// All finished takes, the earliest first.
    finished: Vec<Arc<Take>>,
) -> impl IntoView {
    let [first, _, .., last] = finished.as_slice() else { return None };
    // From the first that can be compared with the last.
    let course = comparable_with_last(&finished);
    let from = course.first().filter(|one| one.id != last.id);
    let route = Route::Compare(from.map_or(first.id, |one| one.id), last.id);
    Some(view! {
        <p class="buttons">
            <a class="button quiet" href=route.hash()>{use_words().phrases.compare_title()}</a>
        </p>
    })
}

/// The course of a team and, where there are others, its name.
#[component]
fn Team(
    /// The first take about it.
    own: TakeId,
    /// The first takes about each team.
    first: Memo<Vec<TakeId>>,
    /// All finished takes, the earliest first.
    finished: Memo<Vec<Arc<Take>>>,
) -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let name = Memo::new(move |_| {
        takes.finished_take(own).map(|take| take.label.subject.clone()).unwrap_or_default()
    });
    let is_one_team = Memo::new(move |_| first.with(|first| first.len() == 1));
    let about = move || {
        let name = name.get();
        let about = move |take: &&Arc<Take>| take.label.subject.is_same(&name);
        finished.with(|finished| finished.iter().filter(about).cloned().collect::<Vec<_>>())
    };
    let course = move |(name, takes, is_one_team): (Name, Vec<Arc<Take>>, bool)| {
        // One take shows no trend. A name only tells teams apart.
        let is_shown = takes.len() > 1;
        let heading = (is_shown && !is_one_team).then(|| {
            view! {
                <h2>
                    <bdi>{team_name(phrases, &name)}</bdi>
                </h2>
            }
        });
        view! {
            {heading}
            {is_shown.then(|| view! { <Course takes /> })}
        }
    };
    view! {
        <div>
            <Keyed value=move || (name.get(), about(), is_one_team.get()) children=course />
            <Keyed
                value=move || is_one_team.get()
                children=move |is_one_team: bool| {
                    (!is_one_team).then(|| view! { <RenameTeam own name first /> })
                }
            />
        </div>
    }
}

/// What changed last for one team, and where its scores went; of the takes that can be compared.
#[component]
fn Course(
    /// The takes about the team, the earliest first.
    takes: Vec<Arc<Take>>,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    let course = comparable_with_last(&takes);
    let left_out = course.len() < takes.len();
    let trend = match course.as_slice() {
        [.., before, last] => Some(view! {
            <h2>{phrases.history_since()}</h2>
            <Difference comparison=Comparison::of(before, last) />
            <TrendTable takes=&course />
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
    /// The first take about it.
    own: TakeId,
    /// Its name now.
    name: Memo<Name>,
    /// The first takes about each team.
    first: Memo<Vec<TakeId>>,
) -> impl IntoView {
    let (phrases, takes, device) = (&use_words().phrases, use_takes(), use_device());
    let (notices, form) = (use_notices(), Form::RenameTeam(own));
    let saved = Signal::derive(move || name.with(|name| name.shown().into_owned()));
    let draft = use_drafts().field(format!("team-{}", own.number()), saved);
    let team = FormField { label: phrases.label_team(), draft, holds: Holds::Name };
    let rename = move |()| {
        if !can_be_saved(form, &[team], notices, device) {
            return;
        }
        let Ok(to) = team.name(device) else { return };
        if !takes.rename_subject(&name.get_untracked(), &to) {
            return;
        }
        draft.discard();
        let first = first.get_untracked();
        if first.len() > 1 && first.contains(&own) {
            notices.show(Notice::SavedIn(form));
        } else {
            // It has become one with another team, and this form goes.
            notices.show(Notice::Saved);
            device.page.focus(TITLE_ID);
        }
    };
    let summary = move |name: Name| {
        view! { <WithName phrase=phrases.rename_team() name=team_name(phrases, &name) /> }
    };
    let is_typed = untrack(|| draft.is_typed());
    view! {
        <details open=is_typed>
            <summary>
                <Keyed value=move || name.get() children=summary />
            </summary>
            <FieldForm on_submit=rename>
                <TextField field=team form />
                <p class="buttons">
                    <button type="submit">{phrases.label_save()}</button>
                </p>
                <FormNotice form fields=vec![team] />
            </FieldForm>
        </details>
    }
}

fn team_name(phrases: &'static Phrases, team: &Name) -> String {
    if team.is_empty() { phrases.label_none().to_owned() } else { team.shown().into_owned() }
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
    let phrases = &use_words().phrases;
    let overall = match Scores::of(&take.answers).overall() {
        Some(score) => counted(phrases.history_item(), score.rounded() as usize),
        None => phrases.not_enough_overall().to_owned(),
    };
    let route = Route::Take(take.id);
    view! {
        <li>
            <span>
                <a href=route.hash()>
                    <TakeName take />
                </a>
                " "
                <span>{overall}</span>
            </span>
        </li>
    }
}
