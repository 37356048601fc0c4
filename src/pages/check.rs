//! One key's statements, stacked.

use std::sync::Arc;

use leptos::prelude::*;

use super::start::{go_to_check, session_of};
use crate::{
    components::{
        AboutTeam, FullNotice, Keyed, LiveText, PERIOD_ID, PageTitle, PressButton, Question,
        WithName, continue_id,
    },
    domain::{KEYS, Key, STATEMENTS, Statement, Take},
    phrases::{counted, counted_of},
    route::Route,
    state::{
        Navigation, Notice, Notices, Takes, use_navigation, use_notices, use_takes, use_words,
    },
};

/// The statements of a key; or, where the last take is finished and no other begun, what can be done
/// with that one.
#[component]
pub fn Check(
    /// The key.
    key: Key,
) -> impl IntoView {
    let takes = use_takes();
    view! {
        <Keyed
            value=move || (takes.is_done(), takes.voice())
            children=move |(is_done, _)| {
                if is_done {
                    view! { <Finished /> }.into_any()
                } else {
                    view! { <Statements key /> }.into_any()
                }
            }
        />
    }
}

/// The statements of a key and the ways on and back.
#[component]
fn Statements(
    /// The key.
    key: Key,
) -> impl IntoView {
    let (words, takes) = (use_words(), use_takes());
    let (phrases, own) = (&words.phrases, words.content.key(key));
    // A digit moves on from each statement to the next, and from the last to Continue.
    let next = key.statements().skip(1).map(|next| next.id().to_owned()).chain([continue_id(key)]);
    let questions = key
        .statements()
        .zip(next)
        .map(|(statement, next)| view! { <Question statement next /> })
        .collect_view();
    let back = key.previous().map_or(Route::Start, Route::Check);
    view! {
        <div>
            <p class="step">{counted_of(phrases.step(), key.index() + 1, KEYS)}</p>
            <PageTitle text=own.name />
            <p>{own.promise}</p>
            <Keyed
                value=move || takes.team_in_progress()
                children=|team| view! { <AboutTeam team /> }
            />
            <ForSession />
            <div class="status">
                <Progress />
                <p class="period" id=PERIOD_ID>{words.content.scale.period}</p>
            </div>
            {questions}
            <p class="buttons">
                <ContinueButton key />
                <a class="button quiet" href=back.hash()>{phrases.back()}</a>
            </p>
            // Below the button that was pressed, so that it stays where it is.
            <OpenStatements key />
            <FullNotice />
            <p class="digits">{phrases.digits()}</p>
        </div>
    }
}

/// Which session the check is for.
#[component]
fn ForSession() -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    // Of what is answered only the first answer changes this.
    let session = move || {
        let take = takes.in_progress()?;
        let name = session_of(&take, phrases)?;
        Some((name, (take.answers.given() == 0).then_some(take)))
    };
    let line = move |session: Option<(String, Option<Arc<Take>>)>| {
        let (name, untouched) = session?;
        Some(view! {
            <p class="team">
                <WithName phrase=phrases.for_session() name />
            </p>
            {untouched.map(|take| view! { <EarlierCheck take /> })}
        })
    };
    view! { <Keyed value=session children=line /> }
}

/// The way to hand in an earlier check in the place of one for a session that has no answer.
#[component]
pub fn EarlierCheck(
    /// The check that is begun.
    take: Arc<Take>,
) -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let session = take.session.filter(|_| take.answers.given() == 0);
    let session = session.filter(|_| !untrack(|| takes.to_hand_in(take.voice)).is_empty());
    session.map(|session| {
        view! {
            <p class="buttons">
                <a class="button quiet" href=Route::HandIn(session.session).hash()>
                    {phrases.hand_in_earlier()}
                </a>
            </p>
        }
    })
}

/// How far the leader is.
#[component]
fn Progress() -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let text = move || counted_of(phrases.given(), takes.given(), STATEMENTS);
    // Read aloud once, with the bar that it names.
    view! {
        <div class="progress">
            <progress
                max=STATEMENTS.to_string()
                aria-label=text
                value=move || takes.given().to_string()
            ></progress>
            <span aria-hidden="true">
                <LiveText text />
            </span>
        </div>
    }
}

/// Continue, the result after the last key, or skipping once the open statements were named.
#[component]
fn ContinueButton(
    /// The key that it leads on from.
    key: Key,
) -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let (navigation, notices) = (use_navigation(), use_notices());
    let name = move || match key.next() {
        _ if were_named(notices, key) && open_statements(takes, key).next().is_some() => {
            phrases.skip_them()
        }
        Some(_) => phrases.go_on_next(),
        None => phrases.finish(),
    };
    view! {
        <button
            type="button"
            class="button"
            id=continue_id(key)
            on:click=move |_| continue_from(key, takes, navigation, notices)
        >
            <LiveText text=move || name().to_owned() />
        </button>
    }
}

/// The statements of a key without an answer, named once Continue was pressed.
#[component]
fn OpenStatements(
    /// The key.
    key: Key,
) -> impl IntoView {
    let (words, takes, notices) = (use_words(), use_takes(), use_notices());
    let open = move || {
        let named = were_named(notices, key).then(|| open_statements(takes, key));
        named.into_iter().flatten().collect::<Vec<_>>()
    };
    let list = move |open: Vec<Statement>| {
        let intro = match open.len() {
            0 => return None,
            1 => words.phrases.open_one().to_owned(),
            n => counted(words.phrases.open_many(), n),
        };
        let items =
            open.into_iter().map(|statement| words.content.statement(statement)).map(|statement| {
                view! { <li>{statement.in_voice(untrack(|| takes.voice()))}</li> }
            });
        Some(view! {
            <p>{intro}</p>
            <ul>{items.collect_view()}</ul>
        })
    };
    view! {
        <div role="alert" class="open">
            <Keyed value=open children=list />
        </div>
    }
}

/// What can be done with a finished take.
#[component]
fn Finished() -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let (navigation, notices) = (use_navigation(), use_notices());
    let again = move |()| go_to_check(takes.begin(), navigation, notices);
    view! {
        <div>
            <PageTitle text=phrases.finished_title() />
            <p>{phrases.finished_text()}</p>
            <p class="buttons">
                <a class="button" href=Route::Result.hash()>{phrases.see_result()}</a>
                <PressButton name=phrases.begin_again() on_press=again />
            </p>
            <FullNotice />
        </div>
    }
}

/// The statements of a key without an answer.
fn open_statements(takes: Takes, key: Key) -> impl Iterator<Item = Statement> {
    key.statements().filter(move |statement| takes.answer_to(*statement).is_none())
}

/// Whether the reader was told which statements of a key are open.
fn were_named(notices: Notices, key: Key) -> bool {
    notices.current() == Some(Notice::OpenStatements(key))
}

/// Goes on to the next key, or from the last to the result. Open statements are named first; a second
/// time skips them on purpose.
pub fn continue_from(key: Key, takes: Takes, navigation: Navigation, notices: Notices) {
    let is_named = untrack(|| were_named(notices, key));
    if !is_named && untrack(|| open_statements(takes, key).next().is_some()) {
        notices.show(Notice::OpenStatements(key));
        return;
    }
    // The page changes first: the one that goes need not show what follows.
    if let Some(next) = key.next() {
        navigation.go(Route::Check(next));
        if let Some(first) = next.statements().next() {
            takes.turn_to(first);
        }
    } else {
        let session = untrack(|| takes.session_in_progress());
        navigation.go(session.map_or(Route::Result, |(id, _)| Route::HandIn(id)));
        takes.finish();
    }
}
