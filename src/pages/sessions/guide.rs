//! The facilitator's guide: before, during and after a workshop, and what to say about privacy.

use leptos::prelude::*;

use super::use_session_phrases;
use crate::{
    components::PageTitle,
    phrases::SessionPhrases,
    route::Route,
    state::{Device, use_device, use_words},
};

/// A phrase by its name, in whichever language.
type Phrase = fn(&SessionPhrases) -> &'static str;

/// The parts of the guide, each with its steps.
fn parts(device: Device) -> [(Phrase, Vec<Phrase>); 4] {
    [
        (
            SessionPhrases::guide_before,
            vec![
                SessionPhrases::guide_before_1,
                SessionPhrases::guide_before_2,
                device.worded(SessionPhrases::guide_before_3, SessionPhrases::guide_before_3_code),
            ],
        ),
        (
            SessionPhrases::guide_during,
            vec![
                device.worded(SessionPhrases::guide_during_1, SessionPhrases::guide_during_1_code),
                SessionPhrases::guide_during_2,
                SessionPhrases::guide_during_3,
                SessionPhrases::guide_during_4,
                SessionPhrases::guide_during_5,
            ],
        ),
        (
            SessionPhrases::guide_after,
            vec![
                SessionPhrases::guide_after_1,
                SessionPhrases::guide_after_2,
                SessionPhrases::guide_after_3,
            ],
        ),
        (
            SessionPhrases::guide_privacy,
            vec![
                SessionPhrases::guide_privacy_1,
                SessionPhrases::guide_privacy_2,
                SessionPhrases::guide_privacy_3,
            ],
        ),
    ]
}

/// The guide, on one screen, to print.
#[component]
pub fn Guide() -> impl IntoView {
    let (words, phrases, device) = (use_words(), use_session_phrases(), use_device());
    let part = |(title, steps): (Phrase, Vec<Phrase>)| {
        let steps = steps.into_iter().map(|step| view! { <li>{step(phrases)}</li> });
        view! {
            <section>
                <h2>{title(phrases)}</h2>
                <ul>{steps.collect_view()}</ul>
            </section>
        }
    };
    view! {
        <div>
            <PageTitle text=words.phrases.guide_title() />
            <p>{phrases.guide_lead()}</p>
            {parts(device).into_iter().map(part).collect_view()}
            <p class="buttons">
                <a class="button" href=Route::Workshops.hash()>{phrases.guide_to_workshops()}</a>
                <button type="button" on:click=move |_| device.page.print()>
                    {phrases.picture_print()}
                </button>
            </p>
        </div>
    }
}
