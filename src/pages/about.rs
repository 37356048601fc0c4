//! What the check is, what it is not, and how to see that it keeps its word.

use leptos::prelude::*;

use crate::{
    components::{Contact, PageTitle},
    phrases::named,
    state::{use_device, use_words},
};

/// The file of the site with the licences of what others made.
const LICENCES: &str = "third-party-licences.txt";

/// The method and its limits, the source, privacy, version and licence.
#[component]
pub fn About() -> impl IntoView {
    let words = use_words();
    let (phrases, content) = (&words.phrases, &words.content);
    // Only a website has other files beside this one.
    let others = use_device().page.home().map(|_| {
        view! {
            <p class="buttons">
                <a class="button quiet" href=LICENCES>{phrases.about_others()}</a>
            </p>
        }
    });
    view! {
        <div>
            <PageTitle text=phrases.about_title() />
            <div class="columns">
                <div>
                    <h2>{phrases.about_what_title()}</h2>
                    <p>{phrases.about_what()}</p>
                    <Contact />
                    <h2>{phrases.about_score_title()}</h2>
                    <p>{phrases.about_score()}</p>
                    <p>{phrases.bands_note()}</p>
                    <h2>{phrases.about_limits_title()}</h2>
                    <p>{phrases.about_limits()}</p>
                </div>
                <div>
                    <h2>{phrases.about_source_title()}</h2>
                    <p>
                        <span>{content.source}</span>
                        " "
                        <a href=content.source_url>{content.source_url}</a>
                    </p>
                    <h2>{phrases.about_privacy_title()}</h2>
                    <p>{phrases.about_privacy()}</p>
                    <p>{phrases.about_check()}</p>
                    <h2>{phrases.about_version_title()}</h2>
                    <p>{named(phrases.about_version(), env!("CARGO_PKG_VERSION"))}</p>
                    <p>{phrases.about_licence()}</p>
                    {others}
                </div>
            </div>
        </div>
    }
}
