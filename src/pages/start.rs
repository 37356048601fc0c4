//! The question, the promise, and the way in. `index.html` shows the same before any script runs; a
//! test keeps the two alike.

use std::sync::Arc;

use leptos::prelude::*;

use super::check::EarlierCheck;
use crate::{
    components::{
        AboutTeam, Confirm, FieldForm, FormField, FormProblem, FullNotice, Holds, Keyed, PageTitle,
        PressButton, TextField, WithName, action_title, can_be_saved, day_of,
    },
    domain::{Commitment, Due, Key, STATEMENTS, Take},
    phrases::{Phrases, counted, counted_of, listed, named},
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
    view! {
        <div>
            <DueCards />
            <PageTitle text=intro.question />
            <div class="columns">
                <div>
                    <p>{intro.lead}</p>
                    <p>{intro.promise}</p>
                    <Keyed
                        value=move || (takes.to_go_on_with(), takes.last_finished().is_some())
                        children=|(begun, has_result)| view! { <WaysIn begun has_result /> }
                    />
                </div>
                <div>
                    <p class="privacy">{intro.privacy}</p>
                    <p class="privacy">
                        <span>{five_keys_text(words)}</span>
                        " "
                        <span>{words.content.source}</span>
                    </p>
                    <Finished />
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

/// The ways on in all checks that are begun, and the way into one of the leader's own where none is.
#[component]
fn WaysIn(
    /// The checks that are begun.
    begun: Vec<Arc<Take>>,
    /// Whether one was finished before.
    has_result: bool,
) -> impl IntoView {
    let is_one_of_several = begun.len() > 1;
    let has_own = begun.iter().any(|take| take.session.is_none());
    let is_new = begun.is_empty() && !has_result;
    let begin = (!has_own).then(|| {
        if is_new {
            view! { <Begin /> }.into_any()
        } else {
            // The address of the check alone would lead to one that is begun.
            view! { <BeginAnother is_main=begun.is_empty() has_result /> }.into_any()
        }
    });
    let way_on = |take| view! { <GoOnOrStartOver take is_one_of_several /> };
    view! {
        {begun.into_iter().map(way_on).collect_view()}
        {begin}
    }
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

/// The way on in a check that is begun, with what it is for, and the way to begin it anew.
#[component]
fn GoOnOrStartOver(
    /// The check.
    take: Arc<Take>,
    /// Whether there are others to go on with.
    is_one_of_several: bool,
) -> impl IntoView {
    let (phrases, takes, navigation) = (&use_words().phrases, use_takes(), use_navigation());
    let (id, given) = (take.id, take.answers.given());
    let start_over = move |()| {
        takes.start_over(id);
        navigation.go(FIRST);
    };
    let team = take.label.subject.clone();
    let anew = (given > 0).then(|| {
        view! {
            <Confirm
                summary=phrases.start_over()
                warning=counted(phrases.start_over_sure(), given)
                confirm=phrases.start_over_yes()
                on_confirm=start_over
            />
        }
    });
    view! {
        <section class:card=is_one_of_several>
            <AboutTeam team />
            <p class="buttons">
                <GoOn take=take.clone() is_one_of_several />
            </p>
            <EarlierCheck take />
            {anew}
        </section>
    }
}

/// The ways to another check, about the same team or another one.
#[component]
fn BeginAnother(
    /// Whether there is no other way on.
    is_main: bool,
    /// Whether one was finished before.
    has_result: bool,
) -> impl IntoView {
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
            <PressButton
                name=if has_result { phrases.begin_again() } else { phrases.begin() }
                class=if is_main { "button" } else { "" }
                on_press=begin
            />
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

/// The way on in a check that is begun: its session by its name, or the leader's own.
#[component]
pub fn GoOn(
    /// The check.
    take: Arc<Take>,
    /// Whether there are others to go on with.
    is_one_of_several: bool,
) -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let (id, given) = (take.id, take.answers.given());
    let session = session_of(&take, phrases);
    let phrase = match session {
        Some(_) => phrases.go_on_for(),
        None if is_one_of_several => phrases.go_on_own(),
        None => phrases.go_on(),
    };
    let name = named(&counted_of(phrase, given, STATEMENTS), &session.unwrap_or_default());
    view! {
        // The address is that of any check: which one it leads to is for the state to know.
        <a
            class="button"
            href=Route::Check(take.at.key()).hash()
            on:click=move |_| takes.go_on_with(id)
        >
            {name}
        </a>
    }
}

/// The ways on in all checks that are begun, for the buttons of a page.
#[component]
pub fn GoOnWithAny() -> impl IntoView {
    let takes = use_takes();
    let begun = untrack(|| takes.to_go_on_with());
    let is_one_of_several = begun.len() > 1;
    begun.into_iter().map(|take| view! { <GoOn take is_one_of_several /> }).collect_view()
}

/// The way back to the code of what was answered for a session; nothing where a check was for none.
#[component]
pub fn SeeCode(
    /// The check, which is finished.
    take: Arc<Take>,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    let name = session_of(&take, phrases)?;
    let session = take.session?.session;
    Some(view! {
        <p class="buttons">
            <a class="button quiet" href=Route::HandIn(session).hash()>
                <WithName phrase=phrases.see_code() name />
            </a>
        </p>
    })
}

/// What the session of a take is called, a phrase where it has no name; none where it is for none.
pub fn session_of(take: &Take, phrases: &Phrases) -> Option<String> {
    let name = take.label.name.shown();
    let name = if name.is_empty() { phrases.no_session_name().into() } else { name };
    take.session.map(|_| name.into_owned())
}

/// The way to the last result, where there is one, and the ways back to the codes of what was answered for
/// sessions, for whoever has closed the page too soon.
#[component]
fn Finished() -> impl IntoView {
    let takes = use_takes();
    let finished = move |(last, for_sessions): (Option<Arc<Take>>, Vec<Arc<Take>>)| {
        view! {
            {last.map(|take| view! { <LastResult take /> })}
            {for_sessions.into_iter().map(|take| view! { <SeeCode take /> }).collect_view()}
        }
    };
    let value = move || (takes.last_finished(), takes.lately_for_a_session());
    view! { <Keyed value children=finished /> }
}

/// The way to the last result.
#[component]
fn LastResult(
    /// What it is of.
    take: Arc<Take>,
) -> impl IntoView {
    let (words, device) = (use_words(), use_device());
    let phrases = &words.phrases;
    let day = day_of(&take, words, device);
    let team = take.label.subject.clone();
    view! {
        <section class="card">
            <h2>{phrases.last_result()}</h2>
            <p>{named(phrases.last_result_on(), &day)}</p>
            <AboutTeam team />
            <p class="buttons">
                <a class="button quiet" href=Route::Result.hash()>{phrases.see_result()}</a>
            </p>
        </section>
    }
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
