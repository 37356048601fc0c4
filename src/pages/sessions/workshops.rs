//! The workshops that are kept here, and the way to a new one.

use leptos::prelude::*;

use super::{
    collecting::NotStored,
    kept::{KeptSessions, NewSession},
    use_session_phrases,
};
use crate::{components::PageTitle, domain::Voice, route::Route, state::use_words};

/// The workshops that are kept here, and the way to a new one.
#[component]
pub fn Workshops() -> impl IntoView {
    let (words, phrases) = (use_words(), use_session_phrases());
    view! {
        <div>
            <PageTitle text=words.phrases.workshop_title() />
            <NotStored />
            <p>{phrases.workshops_lead()}</p>
            <p class="buttons">
                <a class="button quiet" href=Route::Guide.hash()>{phrases.workshops_guide()}</a>
            </p>
            <KeptSessions voice=Voice::Own title=phrases.workshops_kept() />
            <NewSession
                voice=Voice::Own
                title=phrases.workshops_new()
                label=phrases.workshops_name()
            />
        </div>
    }
}
