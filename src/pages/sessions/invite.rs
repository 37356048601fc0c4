//! The links of a session: for whoever answers, and for whoever collects.

use leptos::prelude::*;

use super::use_session_phrases;
use crate::{
    components::{CodeCard, Keyed},
    domain::{Invitation, SessionId, Voice},
    exchange::code::InvitationCode,
    route::Route,
    state::{CodePlace, use_sessions},
};

/// The link of a session for whoever answers, with three lines of instruction; folded away, the link for
/// whoever collects.
#[component]
pub(super) fn Invite(
    /// The session.
    id: SessionId,
) -> impl IntoView {
    let sessions = use_sessions();
    let invitation = move || sessions.get(id).map(|one| one.invitation.clone());
    let links = |invitation: Option<Invitation>| {
        invitation.map(|invitation| view! { <Links invitation /> })
    };
    view! { <Keyed value=invitation children=links /> }
}

#[component]
fn Links(
    /// What the links say.
    invitation: Invitation,
) -> impl IntoView {
    let phrases = use_session_phrases();
    let Invitation { session, .. } = invitation;
    let is_mirror = session.voice == Voice::Team;
    let code = InvitationCode(invitation).write();
    let collector_text =
        if is_mirror { phrases.collector_text_team() } else { phrases.collector_text() };
    let for_everybody = if is_mirror {
        view! { <p>{phrases.invite_team()}</p> }.into_any()
    } else {
        view! {
            <Steps />
            <p class="buttons">
                <a class="button quiet" href=Route::Present(session.id).hash()>
                    {phrases.present()}
                </a>
            </p>
        }
        .into_any()
    };
    view! {
        <section>
            <h2>{phrases.invite_title()}</h2>
            {for_everybody}
            <CodeCard
                code=code.clone()
                place=CodePlace::Join
                image_label=phrases.invite_image()
                shows_code=false
                can_be_shared=true
            />
            <details>
                <summary>{phrases.collector_title()}</summary>
                <p>{collector_text}</p>
                <CodeCard
                    code
                    place=CodePlace::Collect
                    image_label=phrases.collector_image()
                    shows_code=false
                    can_be_shared=true
                />
            </details>
        </section>
    }
}

/// What a participant does, in three lines.
#[component]
pub(super) fn Steps() -> impl IntoView {
    let phrases = use_session_phrases();
    view! {
        <ol class="steps">
            <li>{phrases.invite_1()}</li>
            <li>{phrases.invite_2()}</li>
            <li>{phrases.invite_3()}</li>
        </ol>
    }
}
