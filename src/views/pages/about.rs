//! What the check is, what it is not, and how to see that it keeps its word.

use super::screen;
use crate::{
    phrases::named,
    state::App,
    views::{
        controls::{element, h2, heading, link, p, text},
        elements::Node,
        words,
    },
};

/// The method and its limits, the source, privacy, version and licence.
pub(super) fn about(app: App) -> Node {
    let words = words(app);
    let (phrases, content) = (&words.phrases, &words.content);
    let source =
        vec![text(content.source), text(" "), link("", content.source_url, content.source_url)];
    screen(vec![
        heading(phrases.about_title()),
        h2(phrases.about_what_title()),
        p(phrases.about_what()),
        h2(phrases.about_score_title()),
        p(phrases.about_score()),
        p(phrases.bands_note()),
        h2(phrases.about_limits_title()),
        p(phrases.about_limits()),
        h2(phrases.about_source_title()),
        element("p", "", source),
        h2(phrases.about_privacy_title()),
        p(phrases.about_privacy()),
        p(phrases.about_check()),
        h2(phrases.about_version_title()),
        p(named(phrases.about_version(), env!("CARGO_PKG_VERSION"))),
        p(phrases.about_licence()),
    ])
}
