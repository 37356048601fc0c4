//! Workshops and mirrors among the reader's own data: how many are kept, a file out, a file in.

use leptos::prelude::*;

use super::{FILE_FIELD, show_done};
use crate::{
    components::{FileNotice, Keyed},
    exchange::session_file::{SessionFileError, SessionsMerge},
    phrases::{Phrases, SessionPhrases, counted, counted_of, named},
    state::{
        FilePlace, IncomingSessions, Notice, SESSIONS_KEY, SessionsProblem, use_device,
        use_notices, use_sessions, use_words,
    },
};

/// How many sessions are kept and how many answers are in them, under which name; nothing where there
/// are none.
#[component]
pub(super) fn KeptSessions() -> impl IntoView {
    let (phrases, sessions) = (SessionPhrases::of(use_words().language), use_sessions());
    let kept = move |((count, answers), is_read_only): ((usize, usize), bool)| {
        if is_read_only {
            return Some(
                view! { <p class="problem">{phrases.sessions_read_only()}</p> }.into_any(),
            );
        }
        let kept = view! {
            <p>{counted_of(phrases.data_sessions(), count, answers)}</p>
            <p>{named(phrases.data_sessions_where(), SESSIONS_KEY)}</p>
        };
        (count > 0).then(|| kept.into_any())
    };
    view! { <Keyed value=move || (sessions.amount(), sessions.is_read_only()) children=kept /> }
}

/// The way to a file with all sessions; nothing where there are none.
#[component]
pub(super) fn SaveSessions() -> impl IntoView {
    let (phrases, sessions) = (SessionPhrases::of(use_words().language), use_sessions());
    let (device, notices) = (use_device(), use_notices());
    let save_all = move |_| {
        sessions.save_all(device);
        notices.show(Notice::FileOffered(FilePlace::Session));
    };
    let has_any = move || sessions.amount().0 > 0 || sessions.is_read_only();
    let save = move |has_any: bool| {
        has_any.then(|| {
            view! {
                <p>{phrases.data_sessions_apart()}</p>
                <p class="buttons">
                    <button type="button" on:click=save_all>
                        {phrases.data_sessions_save()}
                    </button>
                </p>
                <FileNotice place=FilePlace::Session />
            }
        })
    };
    view! { <Keyed value=has_any children=save /> }
}

/// That the sessions go too where everything is deleted; empty where there are none.
pub(super) fn deletion_text(phrases: &SessionPhrases, (count, answers): (usize, usize)) -> String {
    if count == 0 {
        return String::new();
    }
    format!(" {}", counted_of(phrases.data_sessions_delete(), count, answers))
}

/// What the chosen file would do, or why it cannot be brought in.
#[component]
pub(super) fn SessionsPreview() -> impl IntoView {
    let (words, sessions) = (use_words(), use_sessions());
    let preview = move |incoming: Option<IncomingSessions>| match incoming {
        None => ().into_any(),
        Some(Ok((_, merge))) => view! { <MergePreview merge /> }.into_any(),
        Some(Err(problem)) => {
            let phrases = SessionPhrases::of(words.language);
            view! {
                <div class="card problem">
                    <p>{words.phrases.bad_intro()}</p>
                    <p>{problem_text(&words.phrases, phrases, problem)}</p>
                </div>
            }
            .into_any()
        }
    };
    view! { <Keyed value=move || sessions.incoming() children=preview /> }
}

/// What the chosen file would do, and the ways to do it or leave it.
#[component]
fn MergePreview(
    /// What it would do.
    merge: SessionsMerge,
) -> impl IntoView {
    let (words, device) = (use_words(), use_device());
    let (sessions, notices) = (use_sessions(), use_notices());
    let phrases = SessionPhrases::of(words.language);
    if merge.is_empty() {
        return view! { <p class="card">{words.phrases.import_nothing()}</p> }.into_any();
    }
    let lines = [
        (phrases.import_sessions_new(), merge.new),
        (phrases.import_sessions_more(), merge.more),
        (phrases.import_sessions_changed(), merge.changed),
        (phrases.import_sessions_known(), merge.known),
        (phrases.import_sessions_answers(), merge.answers),
    ];
    let lines = lines.into_iter().filter(|(_, count)| *count > 0);
    let items = lines.map(|(phrase, count)| view! { <li>{counted(phrase, count)}</li> });
    let import = move |_| {
        if let Some(merge) = sessions.import() {
            show_done(Notice::Imported(merge.new + merge.more + merge.changed), notices, device);
        }
    };
    let leave = move |_| {
        sessions.forget_incoming();
        device.page.focus(FILE_FIELD);
    };
    view! {
        <div class="card">
            <ul>{items.collect_view()}</ul>
            <p class="buttons">
                <button type="button" class="button" on:click=import>
                    {words.phrases.import_yes()}
                </button>
                <button type="button" on:click=leave>{words.phrases.import_no()}</button>
            </p>
        </div>
    }
    .into_any()
}

/// What is wrong with a file, and what to do about it.
fn problem_text(phrases: &Phrases, own: &SessionPhrases, problem: SessionsProblem) -> String {
    match problem {
        SessionsProblem::ReadOnly => phrases.bad_read_only().to_owned(),
        SessionsProblem::File(SessionFileError::Damaged) => own.bad_sessions().to_owned(),
        SessionsProblem::File(SessionFileError::Later { schema }) => {
            named(phrases.bad_future(), &schema.to_string())
        }
        SessionsProblem::File(SessionFileError::TooManySessions) => {
            own.bad_sessions_many().to_owned()
        }
        SessionsProblem::File(SessionFileError::TooManyAnswers) => own.collected_many().to_owned(),
    }
}
