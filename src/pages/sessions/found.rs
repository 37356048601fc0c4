//! What a code of a session is, on the page where somebody enters one.

use leptos::prelude::*;

use super::{collecting::result_text, session_name, use_session_phrases};
use crate::{
    components::{Announcement, WithName},
    domain::{CONTENT, Invitation, Session},
    phrases::counted,
    route::Route,
    state::{CODE_FIELD, use_device, use_drafts, use_navigation, use_sessions},
};

/// Answers that were handed in: the way to add them to their session, where that is kept here.
#[component]
pub fn HandedIn(
    /// The session that they are for.
    session: Session,
    /// How many there are.
    count: usize,
) -> impl IntoView {
    let (phrases, sessions, navigation) = (use_session_phrases(), use_sessions(), use_navigation());
    let draft = use_drafts().field(CODE_FIELD, String::new());
    let problem = RwSignal::new(String::new());
    let add = move |_| match sessions.collect(session.id, &draft.text_untracked()) {
        Ok(collected) if collected.new + collected.known > 0 => {
            draft.discard();
            navigation.go(Route::Session(session.id));
        }
        other => problem.set(result_text(phrases, &other)),
    };
    let what = counted(phrases.found_answers(), count);
    let way_on = match untrack(|| sessions.get(session.id)) {
        Some(one) => {
            let name = session_name(&one.invitation.name, phrases);
            view! {
                <p>
                    <WithName phrase=phrases.found_session() name />
                </p>
                <p class="buttons">
                    <button type="button" class="button" on:click=add>{phrases.collect_add()}</button>
                </p>
                <Announcement text=problem is_urgent=true class="problem" />
            }
            .into_any()
        }
        None => view! { <p>{phrases.found_elsewhere()}</p> }.into_any(),
    };
    view! {
        <section class="card">
            <p>{what}</p>
            {way_on}
        </section>
    }
}

/// The link of a session: the way to take part in it.
#[component]
pub fn Invited(
    /// What the link says.
    invitation: Invitation,
) -> impl IntoView {
    let (phrases, navigation, device) = (use_session_phrases(), use_navigation(), use_device());
    let draft = use_drafts().field(CODE_FIELD, String::new());
    let name = session_name(&invitation.name, phrases);
    let is_of_now = invitation.session.content == CONTENT;
    let join = move |_| {
        draft.discard();
        navigation.join(&invitation);
    };
    let way_on = if is_of_now {
        view! {
            <p class="buttons">
                <button type="button" class="button" on:click=join>{phrases.found_join()}</button>
            </p>
        }
        .into_any()
    } else {
        view! { <p>{phrases.collect_old()}</p> }.into_any()
    };
    view! {
        <section class="card">
            <p>
                <WithName phrase=device.worded(phrases.found_invitation(), phrases.found_invitation_code()) name />
            </p>
            {way_on}
        </section>
    }
}
