//! Handing in what was answered for a session.

use std::sync::Arc;

use leptos::prelude::*;

use super::{session_name, use_session_phrases};
use crate::{
    components::{CodeCard, Keyed, PageTitle, TakeName, WithName},
    domain::{Contribution, Session, SessionId, Take, Voice},
    exchange::code::ContributionCode,
    route::Route,
    state::{CodePlace, use_device, use_takes, use_words},
};

/// The code to hand in, once the check for a session is finished; before that the way on, and the checks
/// that could be handed in in its place.
#[component]
pub fn HandIn(
    /// The session.
    id: SessionId,
) -> impl IntoView {
    let takes = use_takes();
    let page = move |take: Option<Arc<Take>>| match take {
        None => view! { <Nothing /> }.into_any(),
        Some(take) if take.finished.is_some() => view! { <Code take id /> }.into_any(),
        Some(take) => view! { <Unfinished take id /> }.into_any(),
    };
    view! {
        <div>
            <Keyed value=move || takes.of_session(id) children=page />
        </div>
    }
}

/// The code of a finished check.
#[component]
fn Code(
    /// The check.
    take: Arc<Take>,
    /// The session.
    id: SessionId,
) -> impl IntoView {
    let (phrases, device) = (use_session_phrases(), use_device());
    let nonce = take.session.map_or(0, |session| session.nonce);
    let session = Session { id, voice: take.voice, content: take.content };
    let contribution = Contribution::new(nonce, &take.answers);
    let code = ContributionCode { session, contribution }.write();
    let (thanks, own) = match take.voice {
        Voice::Own => {
            let own = view! {
                <p>{phrases.hand_in_own()}</p>
                <p class="buttons">
                    <a class="button quiet" href=Route::Take(take.id).hash()>
                        {phrases.hand_in_see()}
                    </a>
                </p>
            };
            (device.worded(phrases.hand_in_thanks(), phrases.hand_in_thanks_code()), Some(own))
        }
        Voice::Team => {
            (device.worded(phrases.hand_in_thanks_team(), phrases.hand_in_thanks_team_code()), None)
        }
    };
    view! {
        <Title take />
        <p>{thanks}</p>
        <CodeCard
            code
            place=CodePlace::HandIn
            image_label=phrases.hand_in_image()
            can_be_shared=true
        />
        <p>{phrases.hand_in_once()}</p>
        {own}
        <p class="note">{phrases.hand_in_what()}</p>
    }
}

/// The name of the session as the heading.
#[component]
fn Title(
    /// The check for it.
    take: Arc<Take>,
) -> impl IntoView {
    let phrases = use_session_phrases();
    let name = session_name(&take.label.name, phrases);
    view! { <PageTitle text=crate::phrases::named(phrases.hand_in_for(), &name) /> }
}

/// The way on in a check that is not finished, and the checks that could be handed in instead.
#[component]
fn Unfinished(
    /// The check.
    take: Arc<Take>,
    /// The session.
    id: SessionId,
) -> impl IntoView {
    let (phrases, takes) = (use_session_phrases(), use_takes());
    let name = session_name(&take.label.name, phrases);
    let (number, on) = (take.id, Route::Check(take.at.key()).hash());
    let earlier = untrack(|| takes.to_hand_in(take.voice));
    let item = move |take: Arc<Take>| {
        let number = take.id;
        let hand_in = move |_| {
            takes.hand_in(number, id);
        };
        view! {
            <li>
                <p>
                    <TakeName take />
                </p>
                <p class="buttons">
                    <button type="button" on:click=hand_in>{phrases.hand_in_this()}</button>
                </p>
            </li>
        }
    };
    let list = (!earlier.is_empty()).then(|| {
        view! {
            <section>
                <h2>{phrases.hand_in_earlier_title()}</h2>
                <p>{phrases.hand_in_earlier_text()}</p>
                <ul class="cards" role="list">
                    {earlier.into_iter().map(item).collect_view()}
                </ul>
            </section>
        }
    });
    view! {
        <Title take />
        <p>
            <WithName phrase=phrases.hand_in_open() name />
        </p>
        <p class="buttons">
            // The address alone would lead to whichever was gone on with last.
            <a class="button" href=on on:click=move |_| takes.go_on_with(number)>
                {phrases.hand_in_go_on()}
            </a>
        </p>
        {list}
    }
}

/// The page where there is nothing to hand in.
#[component]
fn Nothing() -> impl IntoView {
    let (words, phrases, device) = (use_words(), use_session_phrases(), use_device());
    view! {
        <PageTitle text=words.phrases.hand_in_title() />
        <p>{device.worded(phrases.hand_in_none(), phrases.hand_in_none_code())}</p>
    }
}
