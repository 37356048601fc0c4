//! One session, for whoever hosts it or collects for it.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{
    collecting::{Collecting, NotStored},
    hand_over::HandOver,
    invite::Invite,
    picture::GroupPicture,
    reveal::{Reopen, Reveal},
    session_name, use_session_phrases,
};
use crate::{
    components::{
        FileNotice, FormField, FormNotice, Holds, Keyed, PageTitle, TextField, can_be_saved,
    },
    domain::{Name, Role, SessionId, Wording},
    ports::{Cipher, Pictures, Scanner},
    route::Route,
    state::{
        FilePlace, Form, Notice, use_device, use_drafts, use_navigation, use_notices, use_sessions,
        use_words,
    },
};

/// One session; where it is not here, why.
#[component]
pub fn SessionPage(
    /// Which one.
    id: SessionId,
    /// What reads QR codes.
    scanner: &'static dyn Scanner,
    /// What locks a code.
    cipher: &'static dyn Cipher,
    /// What makes images.
    pictures: &'static dyn Pictures,
) -> impl IntoView {
    let sessions = use_sessions();
    let shape = move || sessions.get(id).map(|one| (one.role, one.is_revealed()));
    let page = move |shape: Option<(Role, bool)>| match shape {
        None => view! { <Gone title=use_words().phrases.session_title() /> }.into_any(),
        Some((Role::Collector, _)) => view! { <ForCollector id scanner cipher /> }.into_any(),
        Some((Role::Host, false)) => view! { <ForHost id scanner /> }.into_any(),
        Some((Role::Host, true)) => view! { <Revealed id pictures /> }.into_any(),
    };
    view! { <Keyed value=shape children=page /> }
}

/// The name of a session as the heading of its page, and that it is about other statements than the page
/// has, where it is.
#[component]
pub(super) fn SessionTitle(
    /// The session.
    id: SessionId,
) -> impl IntoView {
    let (phrases, sessions) = (use_session_phrases(), use_sessions());
    let name = move || sessions.get(id).map(|one| one.invitation.name.clone()).unwrap_or_default();
    let content = untrack(|| sessions.get(id)).map(|one| one.invitation.session.content);
    let elsewhere = content
        .filter(|content| Wording::of(*content) == Wording::Others)
        .map(|_| view! { <p>{phrases.session_elsewhere()}</p> });
    view! {
        <Keyed
            value=name
            children=|name: Name| {
                let text = session_name(&name, phrases);
                view! { <PageTitle text /> }
            }
        />
        {elsewhere}
    }
}

/// The session of whoever hosts it, while answers come in.
#[component]
fn ForHost(
    /// The session.
    id: SessionId,
    /// What reads QR codes.
    scanner: &'static dyn Scanner,
) -> impl IntoView {
    view! {
        <div>
            <SessionTitle id />
            <NotStored />
            <div class="columns">
                <Invite id />
                <div>
                    <Collecting id scanner />
                    <Reveal id />
                </div>
            </div>
            <Manage id />
        </div>
    }
}

/// The session of whoever collects for its host.
#[component]
fn ForCollector(
    /// The session.
    id: SessionId,
    /// What reads QR codes.
    scanner: &'static dyn Scanner,
    /// What locks a code.
    cipher: &'static dyn Cipher,
) -> impl IntoView {
    let phrases = use_session_phrases();
    view! {
        <div>
            <SessionTitle id />
            <p>{phrases.collect_lead()}</p>
            <NotStored />
            <Collecting id scanner />
            <HandOver id cipher />
            <Manage id />
        </div>
    }
}

/// What a session comes to.
#[component]
fn Revealed(
    /// The session.
    id: SessionId,
    /// What makes images.
    pictures: &'static dyn Pictures,
) -> impl IntoView {
    view! {
        <div>
            <SessionTitle id />
            <NotStored />
            <GroupPicture id pictures />
            <Reopen id />
            <Manage id />
        </div>
    }
}

/// A file of a session, another name for it, and the way to delete it.
#[component]
fn Manage(
    /// The session.
    id: SessionId,
) -> impl IntoView {
    let (phrases, sessions) = (use_session_phrases(), use_sessions());
    let (notices, device, navigation) = (use_notices(), use_device(), use_navigation());
    let form = Form::RenameSession(id);
    let saved = Signal::derive(move || {
        let name = sessions.get(id).map(|one| one.invitation.name.shown().into_owned());
        name.unwrap_or_default()
    });
    let draft = use_drafts().field(format!("session-{}", id.0), saved);
    let field = FormField { label: phrases.session_name(), draft, holds: Holds::Name };
    let rename = move |event: SubmitEvent| {
        event.prevent_default();
        if can_be_saved(form, &[field], notices, device)
            && let Ok(name) = field.name(device)
            && sessions.rename(id, name)
        {
            notices.show(Notice::SavedIn(form));
            draft.discard();
        }
    };
    let delete = move |_| {
        let list = sessions
            .get(id)
            .map(|one| if one.is_mirror() { Route::Mirror } else { Route::Workshops });
        if sessions.remove(id) {
            navigation.go(list.unwrap_or(Route::Workshops));
            notices.show(Notice::SessionRemoved);
        }
    };
    let save = move |_| {
        sessions.save_one(id, device);
        notices.show(Notice::FileOffered(FilePlace::Session));
    };
    let is_typed = untrack(|| draft.is_typed());
    view! {
        <section class="on-screen">
            <p class="buttons">
                <button type="button" on:click=save>
                    {phrases.session_file()}
                </button>
            </p>
            <FileNotice place=FilePlace::Session />
            <p class="note">{phrases.session_file_text()}</p>
        </section>
        <details class="on-screen" open=is_typed>
            <summary>{phrases.session_manage()}</summary>
            <form on:submit=rename>
                <TextField field form />
                <p class="buttons">
                    <button type="submit">{phrases.session_rename()}</button>
                </p>
                <FormNotice form fields=vec![field] />
            </form>
            <p class="buttons">
                <button type="button" class="danger" on:click=delete>
                    {phrases.session_delete()}
                </button>
            </p>
        </details>
    }
}

/// The page of a session that is not here.
#[component]
pub(super) fn Gone(
    /// What the page would be called.
    title: &'static str,
) -> impl IntoView {
    let phrases = use_session_phrases();
    view! {
        <div>
            <PageTitle text=title />
            <NotStored />
            <p>{phrases.session_gone()}</p>
            <p>{phrases.session_gone_text()}</p>
        </div>
    }
}
