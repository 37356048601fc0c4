//! The heading of a page.

use leptos::prelude::*;

/// The element id of a page's heading.
pub const TITLE_ID: &str = "title";

/// The heading of a page, which takes the focus when the page comes.
#[component]
pub fn PageTitle(
    /// What the page is called.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <h1 id=TITLE_ID tabindex="-1">{text}</h1> }
}
