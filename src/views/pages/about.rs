//! What the check is, what it is not, and how to see that it keeps its word.

use leptos::prelude::*;

use super::heading;
use crate::{phrases::fill, views::words};

/// The method and its limits, the source, privacy, version and licence.
pub(super) fn about() -> AnyView {
    let words = words();
    let (phrases, content) = (words.phrases, words.content);
    view! {
        {heading(phrases.about_title)}
        <h2>{phrases.about_what_title}</h2>
        <p>{phrases.about_what}</p>
        <h2>{phrases.about_score_title}</h2>
        <p>{phrases.about_score}</p>
        <p>{phrases.bands_note}</p>
        <h2>{phrases.about_limits_title}</h2>
        <p>{phrases.about_limits}</p>
        <h2>{phrases.about_source_title}</h2>
        <p>
            {content.source} " "
            <a href=content.source_url rel="noreferrer">
                {content.source_url}
            </a>
        </p>
        <h2>{phrases.about_privacy_title}</h2>
        <p>{phrases.about_privacy}</p>
        <p>{phrases.about_check}</p>
        <h2>{phrases.about_version_title}</h2>
        <p>{fill(phrases.about_version, &[("name", env!("CARGO_PKG_VERSION"))])}</p>
        <p>{phrases.about_licence}</p>
    }
    .into_any()
}
