//! What a team says about its leader: how it goes, and the mirrors that are kept here.

use leptos::prelude::*;

use super::{
    collecting::NotStored,
    kept::{KeptSessions, NewSession},
    use_session_phrases,
};
use crate::{
    components::PageTitle,
    domain::Voice,
    state::{use_device, use_words},
};

/// How a mirror goes, those that are kept here, and the way to a new one.
#[component]
pub fn Mirror() -> impl IntoView {
    let (words, phrases, device) = (use_words(), use_session_phrases(), use_device());
    view! {
        <div>
            <PageTitle text=words.phrases.mirror_title() />
            <NotStored />
            <p>{phrases.mirror_lead()}</p>
            <KeptSessions voice=Voice::Team title=phrases.mirror_kept() />
            <h2>{phrases.mirror_how_title()}</h2>
            <ol>
                <li>{device.worded(phrases.mirror_step_1(), phrases.mirror_step_1_code())}</li>
                <li>{device.worded(phrases.mirror_step_2(), phrases.mirror_step_2_code())}</li>
                <li>{phrases.mirror_step_3()}</li>
            </ol>
            <p>{phrases.mirror_honest()}</p>
            <NewSession
                voice=Voice::Team
                title=phrases.mirror_new()
                label=phrases.mirror_name()
            />
        </div>
    }
}
