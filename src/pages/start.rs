//! The question, the promise, and the way in. `index.html` shows the same before any script runs; a
//! test keeps the two alike.

use std::sync::Arc;

use leptos::prelude::*;

use super::check::ForSession;
use crate::{
    components::{
        AboutTeam, Confirm, FieldForm, FormField, FormProblem, FullNotice, Holds, Keyed, PageTitle,
        PressButton, TextField, action_title, can_be_saved, day_of,
    },
    domain::{Commitment, Due, Key, STATEMENTS, Statement, Take},
    phrases::{counted, counted_of, listed, named},
    route::Route,
    saved::TooManyTakes,
    state::{
        Form, Navigation, Notice, Notices, use_commitments, use_device, use_drafts, use_navigation,
        use_notices, use_takes, use_words,
    },
    words::Words,
};

/// Where a check begins.
const FIRST: Route = Route::Check(Key::Purpose);

/// Where the leader begins, goes on, or looks back.
#[component]
pub fn Start() -> impl IntoView {
    let (words, takes, commitments) = (use_words(), use_takes(), use_commitments());
    let (phrases, intro) = (&words.phrases, &words.content.intro);
    let begun = move || takes.begun().map(|take| (take.at, take.answers.given()));
    view! {
        <div>
            <DueCards />
            <PageTitle text=intro.question />
            <div class="columns">
                <div>
                    <p>{intro.lead}</p>
                    <p>{intro.promise}</p>
                    <ForSession />
                    <Keyed
                        value=move || (begun(), takes.last_finished().is_some())
                        children=|(begun, has_result)| match (begun, has_result) {
                            (Some((at, given)), _) => {
                                view! { <GoOnOrStartOver at given /> }.into_any()
                            }
                            (None, true) => view! { <BeginAgain /> }.into_any(),
                            (None, false) => view! { <Begin /> }.into_any(),
                        }
                    />
                </div>
                <div>
                    <p class="privacy">{intro.privacy}</p>
                    <p class="privacy">
                        <span>{five_keys_text(words)}</span>
                        " "
                        <span>{words.content.source}</span>
                    </p>
                    <LastResult />
                    <p class="buttons" hidden=move || commitments.is_empty()>
                        <a class="button quiet" href=Route::FollowUp.hash()>
                            {phrases.follow_title()}
                        </a>
                    </p>
                    <InstallHint />
                    <p class="buttons">
                        <a class="button quiet" href=Route::AllActions.hash()>
                            {phrases.browse_actions()}
                        </a>
                        <a class="button quiet" href=Route::Paper.hash()>{phrases.paper_title()}</a>
                        <a class="button quiet" href=Route::Code.hash()>{phrases.enter_title()}</a>
                        <a class="button quiet" href=Route::Workshops.hash()>
                            {phrases.workshop_title()}
                        </a>
                        <a class="button quiet" href=Route::Mirror.hash()>{phrases.mirror_title()}</a>
                    </p>
                </div>
            </div>
        </div>
    }
}

/// What is due of the actions that the leader has taken on: before all else, since nothing reminds
/// them but this page.
#[component]
fn DueCards() -> impl IntoView {
    let (words, device, commitments) = (use_words(), use_device(), use_commitments());
    let phrases = &words.phrases;
    let today = device.clock.today();
    let card = move |commitment: Arc<Commitment>| {
        let asked = match commitment.due(today, |at| device.clock.date(at))? {
            Due::CheckIn => phrases.due_check_in().to_owned(),
            Due::Moment(at) => named(phrases.due_moment(), &device.clock.when(at, words.language)),
        };
        Some(view! {
            <section class="card">
                // No heading: that of the page is the first.
                <p><b>{action_title(words, &commitment)}</b></p>
                <p>{asked}</p>
                <p class="buttons">
                    <a class="button" href=Route::FollowUp.hash()>{phrases.due_open()}</a>
                </p>
            </section>
        })
    };
    let cards = move |all: Vec<_>| all.into_iter().map(card).collect_view();
    view! { <Keyed value=move || commitments.all() children=cards /> }
}

/// The five keys in a line.
pub fn five_keys_text(words: &Words) -> String {
    let names = Key::ALL.map(|key| words.content.key(key).name);
    named(words.phrases.keys_named(), &listed(&names, words.language))
}

/// The way into a first check.
#[component]
fn Begin() -> impl IntoView {
    let phrases = &use_words().phrases;
    view! {
        <p class="buttons">
            <a class="button" href=FIRST.hash()>{phrases.begin()}</a>
        </p>
    }
}

/// The way on in a check that is begun, and the way to begin it anew.
#[component]
fn GoOnOrStartOver(
    /// The statement to resume at.
    at: Statement,
    /// How many statements have an answer.
    given: usize,
) -> impl IntoView {
    let (phrases, takes, navigation) = (&use_words().phrases, use_takes(), use_navigation());
    let start_over = move |()| {
        takes.start_over();
        navigation.go(FIRST);
    };
    view! {
        <Keyed
            value=move || takes.team_in_progress()
            children=|team| view! { <AboutTeam team /> }
        />
        <p class="buttons">
            <GoOn at given />
        </p>
        <Confirm
            summary=phrases.start_over()
            warning=counted(phrases.start_over_sure(), given)
            confirm=phrases.start_over_yes()
            on_confirm=start_over
        />
    }
}

/// The ways to another check, about the same team or another one.
#[component]
fn BeginAgain() -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let (navigation, notices, device) = (use_navigation(), use_notices(), use_device());
    let form = Form::OtherTeam;
    let draft = use_drafts().field("other-team", String::new());
    let team = FormField { label: phrases.label_team(), draft, holds: Holds::Name };
    let is_typed = untrack(|| draft.is_typed());
    let begin = move |()| go_to_check(takes.begin(), navigation, notices);
    let begin_about = move |()| {
        if !can_be_saved(form, &[team], notices, device) {
            return;
        }
        if let Ok(name) = team.name(device) {
            let begun = takes.begin_about(Some(&name));
            if begun.is_ok() {
                draft.discard();
            }
            go_to_check(begun, navigation, notices);
        }
    };
    view! {
        <p class="buttons">
            <PressButton name=phrases.begin_again() class="button" on_press=begin />
        </p>
        <FullNotice />
        <details open=is_typed>
            <summary>{phrases.other_team()}</summary>
            <FieldForm on_submit=begin_about>
                <TextField field=team form />
                <p class="buttons">
                    <button type="submit">{phrases.other_team_begin()}</button>
                </p>
                <FormProblem form fields=vec![team] />
            </FieldForm>
        </details>
    }
}

/// The way on in a check that is begun.
#[component]
pub fn GoOn(
    /// The statement to resume at.
    at: Statement,
    /// How many statements have an answer.
    given: usize,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    view! {
        <a class="button" href=Route::Check(at.key()).hash()>
            {counted_of(phrases.go_on(), given, STATEMENTS)}
        </a>
    }
}

/// The way to the last result, where there is one.
#[component]
fn LastResult() -> impl IntoView {
    let (words, takes, device) = (use_words(), use_takes(), use_device());
    let phrases = &words.phrases;
    let card = move |last: Option<Arc<Take>>| {
        let last = last?;
        let day = day_of(&last, words, device);
        let team = last.label.subject.clone();
        Some(view! {
            <section class="card">
                <h2>{phrases.last_result()}</h2>
                <p>{named(phrases.last_result_on(), &day)}</p>
                <AboutTeam team />
                <p class="buttons">
                    <a class="button quiet" href=Route::Result.hash()>{phrases.see_result()}</a>
                </p>
            </section>
        })
    };
    view! { <Keyed value=move || takes.last_finished() children=card /> }
}

/// What to do where the browser forgets what a page has stored.
#[component]
fn InstallHint() -> impl IntoView {
    let (phrases, device) = (&use_words().phrases, use_device());
    device.page.forgets().then(|| {
        view! {
            <section class="card">
                <h2>{phrases.iphone_title()}</h2>
                <p>{phrases.iphone_tip()}</p>
            </section>
        }
    })
}

/// Goes where a check begins, unless there was no room for it.
pub fn go_to_check(begun: Result<(), TooManyTakes>, navigation: Navigation, notices: Notices) {
    match begun {
        Ok(()) => navigation.go(FIRST),
        Err(TooManyTakes { .. }) => notices.show(Notice::Full),
    }
}
