//! The links of a session: for whoever answers, and for whoever collects. Where the page has no address
//! that another device can open, there is a code for whoever answers, and nothing for whoever collects: what
//! a code is for stands in its link alone.

use leptos::prelude::*;

use super::use_session_phrases;
use crate::{
    components::{CodeCard, Keyed},
    domain::{Invitation, SessionId, Voice},
    exchange::code::InvitationCode,
    route::Route,
    state::{CodePlace, use_device, use_sessions, use_words},
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
    let (phrases, device) = (use_session_phrases(), use_device());
    let Invitation { session, .. } = invitation;
    let is_mirror = session.voice == Voice::Team;
    let code = InvitationCode(invitation).write();
    let collector_text = if is_mirror {
        device.worded(phrases.collector_text_team(), phrases.collector_none_team())
    } else {
        device.worded(phrases.collector_text(), phrases.collector_none())
    };
    let for_collector = device.page.home().map(|_| {
        view! {
            <CodeCard
                code=code.clone()
                place=CodePlace::Collect
                image_label=phrases.collector_image()
                shows_code=false
                can_be_shared=true
            />
        }
    });
    let for_everybody = if is_mirror {
        let elsewhere = device.worded(None, Some(use_words().phrases.code_elsewhere()));
        view! {
            <p>{device.worded(phrases.invite_team(), phrases.invite_team_code())}</p>
            {elsewhere.map(|text| view! { <p>{text}</p> })}
        }
        .into_any()
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
                code
                place=CodePlace::Join
                image_label=device.worded(phrases.invite_image(), phrases.invite_image_code())
                shows_code=false
                can_be_shared=true
            />
            <details>
                <summary>{phrases.collector_title()}</summary>
                <p>{collector_text}</p>
                {for_collector}
            </details>
        </section>
    }
}

/// What a participant does, in three lines.
#[component]
pub(super) fn Steps() -> impl IntoView {
    let (phrases, device) = (use_session_phrases(), use_device());
    view! {
        <ol class="steps">
            <li>{device.worded(phrases.invite_1(), phrases.invite_1_code())}</li>
            <li>{phrases.invite_2()}</li>
            <li>{phrases.invite_3()}</li>
        </ol>
    }
}
