//! Text that changes in place.

use leptos::prelude::*;

/// Text that changes while its page stands. It is set on its element: a browser's own translation
/// replaces the text nodes that it finds, and a change of those would not show.
#[component]
pub fn LiveText(
    /// The text as it is now.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! { <span prop:textContent=move || text.get()>{in_html(text)}</span> }
}

/// A text as a child, for who renders pages to HTML: that leaves properties out. In a browser the
/// property alone holds it.
pub fn in_html(text: Signal<String>) -> Option<String> {
    (!cfg!(target_arch = "wasm32")).then(|| text.get_untracked())
}
