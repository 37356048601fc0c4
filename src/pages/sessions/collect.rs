//! Beginning to collect for somebody else's session, whose link was followed.

use leptos::prelude::*;

use super::{session_name, use_session_phrases};
use crate::{
    components::{Announcement, Keyed, PageTitle},
    domain::{Invitation, Role, Wording},
    exchange::code::InvitationCode,
    phrases::named,
    route::Route,
    state::{COLLECT_FIELD, use_drafts, use_navigation, use_sessions, use_words},
};

/// What collecting is, and the way to begin; where the link does not say for what, that.
#[component]
pub fn Collect() -> impl IntoView {
    let phrases = use_session_phrases();
    let draft = use_drafts().field(COLLECT_FIELD, String::new());
    let invitation = move || InvitationCode::read(&draft.text()).ok().map(|code| code.0);
    let page = move |invitation: Option<Invitation>| match invitation {
        Some(invitation) => match Wording::of(invitation.session.content) {
            Wording::Present => view! { <Begin invitation /> }.into_any(),
            Wording::Others => view! { <Bad text=phrases.collect_elsewhere() /> }.into_any(),
            _ => view! { <Bad text=phrases.collect_old() /> }.into_any(),
        },
        None => view! { <Bad text=phrases.collect_bad() /> }.into_any(),
    };
    view! {
        <div>
            <Keyed value=invitation children=page />
        </div>
    }
}

#[component]
fn Begin(
    /// The session to collect for.
    invitation: Invitation,
) -> impl IntoView {
    let (phrases, sessions, navigation) = (use_session_phrases(), use_sessions(), use_navigation());
    let draft = use_drafts().field(COLLECT_FIELD, String::new());
    let name = session_name(&invitation.name, phrases);
    let problem = RwSignal::new("");
    let begin = move |_| match sessions.keep(invitation.clone(), Role::Collector) {
        Ok(Some(id)) => {
            draft.discard();
            navigation.go(Route::Session(id));
        }
        Ok(None) => problem.set(phrases.sessions_read_only()),
        Err(_) => problem.set(phrases.sessions_full()),
    };
    view! {
        <PageTitle text=named(phrases.collect_for(), &name) />
        <p>{phrases.collect_lead()}</p>
        <p>{phrases.collect_promise()}</p>
        <p class="buttons">
            <button type="button" class="button" on:click=begin>{phrases.collect_begin()}</button>
        </p>
        <Announcement text=move || problem.get().to_owned() is_urgent=true class="problem" />
    }
}

/// The page where a link does not say what to collect for.
#[component]
fn Bad(
    /// What is wrong with it, and what to do.
    text: &'static str,
) -> impl IntoView {
    view! {
        <PageTitle text=use_words().phrases.collect_title() />
        <p>{text}</p>
    }
}
