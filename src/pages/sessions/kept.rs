//! The sessions that are kept here, and the form that begins one.

use std::sync::Arc;

use leptos::{ev::SubmitEvent, prelude::*};

use super::{session_name, use_session_phrases};
use crate::{
    components::{Announcement, FormField, FormProblem, Holds, Keyed, TextField, can_be_saved},
    domain::{Collection, Voice},
    phrases::counted,
    route::Route,
    saved::TooManySessions,
    state::{
        Form, Notice, use_device, use_drafts, use_navigation, use_notices, use_sessions, use_words,
    },
};

/// The sessions in which a voice answers, each with the number of answers; nothing where there is none.
#[component]
pub(super) fn KeptSessions(
    /// Who answers.
    voice: Voice,
    /// The heading above them.
    title: &'static str,
) -> impl IntoView {
    let (words, phrases) = (use_words(), use_session_phrases());
    let (sessions, device) = (use_sessions(), use_device());
    let of_voice = move || {
        let mut all = sessions.all();
        all.retain(|one| one.invitation.session.voice == voice);
        all
    };
    let item = move |one: Arc<Collection>| {
        let name = session_name(&one.invitation.name, phrases);
        let day = device.clock.day(one.begun, words.language);
        let count = counted(phrases.session_item(), one.bundle.len());
        view! {
            <li>
                <p class="note">{day} " · " {count}</p>
                <p class="buttons">
                    <a class="button" href=Route::Session(one.id()).hash()>
                        <bdi>{name}</bdi>
                    </a>
                </p>
            </li>
        }
    };
    let list = move |all: Vec<Arc<Collection>>| {
        (!all.is_empty()).then(|| {
            view! {
                <section>
                    <h2>{title}</h2>
                    <ul class="cards" role="list">
                        {all.into_iter().map(item).collect_view()}
                    </ul>
                </section>
            }
        })
    };
    view! {
        <Removed />
        <Keyed value=of_voice children=list />
    }
}

/// That a session was deleted, and the way to put it back.
#[component]
fn Removed() -> impl IntoView {
    let (words, phrases) = (use_words(), use_session_phrases());
    let (sessions, notices) = (use_sessions(), use_notices());
    let is_back = RwSignal::new(true);
    let put_back = move |_| {
        let put_back = sessions.put_back();
        is_back.set(put_back);
        if put_back {
            notices.clear();
        }
    };
    let undo = move |is_back: bool| {
        let text = if is_back { phrases.session_deleted() } else { phrases.session_not_put_back() };
        view! {
            <p>{text}</p>
            <p class="buttons">
                <button type="button" on:click=put_back>{words.phrases.put_back()}</button>
            </p>
        }
    };
    let told = move |told: Option<bool>| told.map(undo);
    let is_told = move || notices.current() == Some(Notice::SessionRemoved);
    view! {
        <div role="status" class="notices">
            <Keyed
                value=move || is_told().then(|| is_back.get())
                children=told
            />
        </div>
    }
}

/// Why no session was begun.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NotBegun {
    Full,
    ReadOnly,
}

/// The form that begins a session.
#[component]
pub(super) fn NewSession(
    /// Who answers in it.
    voice: Voice,
    /// The heading above the form.
    title: &'static str,
    /// What the name is asked with.
    label: &'static str,
) -> impl IntoView {
    let (words, phrases) = (use_words(), use_session_phrases());
    let (sessions, navigation) = (use_sessions(), use_navigation());
    let (notices, device) = (use_notices(), use_device());
    let form = Form::NewSession(voice);
    let id = match voice {
        Voice::Own => "workshop-name",
        Voice::Team => "mirror-name",
    };
    let draft = use_drafts().field(id, String::new());
    let field = FormField { label, draft, holds: Holds::Name };
    let problem = RwSignal::new(None);
    let begin = move |event: SubmitEvent| {
        event.prevent_default();
        if !can_be_saved(form, &[field], notices, device) {
            return;
        }
        let Ok(name) = field.name(device) else { return };
        match sessions.begin(voice, words.language, name) {
            Ok(Some(id)) => {
                draft.discard();
                navigation.go(Route::Session(id));
            }
            Ok(None) => problem.set(Some(NotBegun::ReadOnly)),
            Err(TooManySessions) => problem.set(Some(NotBegun::Full)),
        }
    };
    let problem_text = move || match problem.get() {
        Some(NotBegun::Full) => phrases.sessions_full().to_owned(),
        Some(NotBegun::ReadOnly) => phrases.sessions_read_only().to_owned(),
        None => String::new(),
    };
    view! {
        <section>
            <h2>{title}</h2>
            <form on:submit=begin>
                <TextField field form />
                <p class="buttons">
                    <button type="submit" class="button">{phrases.workshops_begin()}</button>
                </p>
                <FormProblem form fields=vec![field] />
                <Announcement text=problem_text is_urgent=true class="problem" />
            </form>
        </section>
    }
}
