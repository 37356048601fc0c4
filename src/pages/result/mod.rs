//! What the answers come to: in words first, then in numbers, then statement by statement.

mod as_code;
mod keep;
mod label;
mod picture;
mod reasons;
mod statements;
mod summary;

use leptos::prelude::*;

use self::{
    keep::Keep,
    reasons::{KeepUp, Reasons, Seeing},
    statements::StatementDetails,
    summary::{Provisional, Summary, overall_text},
};
use super::{
    gone::GoneResult,
    look_back::{CommitmentList, SinceBefore},
    nothing_yet::NothingYet,
    start::SeeCode,
    worded::worded_text,
};
use crate::{
    components::{
        AboutTeam, Announcement, Keyed, PageTitle, ScoreTable, charts::RadarChart, day_of,
    },
    domain::{Answers, Focus, Scores, TakeId},
    phrases::named,
    ports::{Cipher, Pictures},
    route::Route,
    state::{Notice, use_device, use_notices, use_takes, use_words},
};

pub use keep::delete_take;

/// The result of the last finished take, or the way to one.
#[component]
pub fn LastResult(
    /// What makes pictures.
    pictures: &'static dyn Pictures,
    /// What locks a code.
    cipher: &'static dyn Cipher,
) -> impl IntoView {
    let takes = use_takes();
    let page = move |id: Option<TakeId>| match id {
        Some(id) => view! { <TakeResult id is_last=true pictures cipher /> }.into_any(),
        None => view! { <NoResult /> }.into_any(),
    };
    view! { <Keyed value=move || takes.last_finished().map(|take| take.id) children=page /> }
}

/// The result of one take, or the way to others where it is not here.
#[component]
pub fn ResultOf(
    /// The take.
    id: TakeId,
    /// What makes a picture of it.
    pictures: &'static dyn Pictures,
    /// What locks a code.
    cipher: &'static dyn Cipher,
) -> impl IntoView {
    let takes = use_takes();
    let is_last = move || takes.last_finished().is_some_and(|last| last.id == id);
    let page = move |(is_there, is_last): (bool, bool)| {
        if is_there {
            view! { <TakeResult id is_last pictures cipher /> }.into_any()
        } else {
            view! { <GoneResult /> }.into_any()
        }
    };
    view! { <Keyed value=move || (takes.finished_take(id).is_some(), is_last()) children=page /> }
}

/// That there is no result, and the way to one.
#[component]
fn NoResult() -> impl IntoView {
    let phrases = &use_words().phrases;
    view! { <NothingYet title=phrases.none_title() text=phrases.none_text() /> }
}

/// A result. It stays while an answer is changed on it, and what follows from the answers follows.
/// Advice and changes are for the last take; of an earlier one it shows what it was.
#[component]
fn TakeResult(
    /// The take, which is finished.
    id: TakeId,
    /// Whether it is the last one.
    is_last: bool,
    /// What makes a picture of it.
    pictures: &'static dyn Pictures,
    /// What locks a code.
    cipher: &'static dyn Cipher,
) -> impl IntoView {
    let (words, device, takes) = (use_words(), use_device(), use_takes());
    let (phrases, notices) = (&words.phrases, use_notices());
    let take = move || takes.finished_take(id);
    let team = move || take().map(|take| take.label.subject.clone()).unwrap_or_default();
    let added = move || {
        let is_new = notices.current() == Some(Notice::Added);
        if is_new { phrases.enter_added().to_owned() } else { String::new() }
    };
    let intro = untrack(take).map(|take| {
        let day = named(phrases.result_of(), &day_of(&take, words, device));
        view! {
            <p>{day}</p>
            {worded_text(phrases, take.wording()).map(|text| view! { <p>{text}</p> })}
        }
    });
    let earlier = (!is_last).then(|| {
        view! {
            <p>
                <span>{phrases.earlier_result()}</span>
                " "
                <a href=Route::Result.hash()>{phrases.to_last_result()}</a>
            </p>
        }
    });
    let is_of_others = untrack(take).is_some_and(|take| take.is_of_others());
    // Another team of an earlier take changes what this one is compared with.
    let compared = move || take().map(|take| (takes.finished_about(&take.label.subject), take));
    let since = move |compared: Option<(_, _)>| {
        compared.map(|(about, take)| view! { <SinceBefore take about /> })
    };
    view! {
        <div>
            <PageTitle text=phrases.result_title() />
            <Announcement text=added class="answer" />
            <Keyed value=team children=|team| view! { <AboutTeam team /> } />
            {intro}
            {earlier}
            {untrack(take).map(|take| view! { <SeeCode take /> })}
            <Keyed
                value=move || take().map(|take| take.answers).unwrap_or_default()
                children=move |answers| view! { <Outcome answers is_last is_of_others /> }
            />
            <div class="columns">
                <Keyed value=compared children=since />
                <CommitmentList />
            </div>
            <StatementDetails id can_change=is_last && !is_of_others />
            <div class="columns">
                <section>
                    <h2>{phrases.honest_title()}</h2>
                    <p>{phrases.honest_text()}</p>
                </section>
                <Keep id pictures cipher />
            </div>
        </div>
    }
}

/// What follows from the answers.
#[component]
fn Outcome(
    /// The answers.
    answers: Answers,
    /// Whether they are those of the last take.
    is_last: bool,
    /// Whether they answer other statements than this page has.
    is_of_others: bool,
) -> impl IntoView {
    let words = use_words();
    let phrases = &words.phrases;
    let scores = Scores::of(&answers);
    let next_step = match scores.focus() {
        Focus::KeepUp if is_last => view! { <KeepUp /> }.into_any(),
        _ => view! { <Reasons answers is_last /> }.into_any(),
    };
    view! {
        {scores.is_provisional().then(|| view! { <Provisional answers can_change=is_last && !is_of_others /> })}
        <div class="columns">
            <div>
                <Summary answers />
                <section class="chart">
                    <h2>{phrases.scores_title()}</h2>
                    <p>{overall_text(words, &scores)}</p>
                    <ScoreTable scores />
                    <RadarChart scores />
                    <p class="note">{phrases.bands_note()}</p>
                </section>
            </div>
            <div>
                {next_step}
                <Seeing answers />
            </div>
        </div>
    }
}
