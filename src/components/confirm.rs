//! A step that cannot be taken back.

use leptos::prelude::*;

use super::PressButton;

/// Something that cannot be taken back: it opens first, says what will be lost, and then acts.
#[component]
pub fn Confirm(
    /// What it is called.
    summary: &'static str,
    /// What will be lost.
    #[prop(into)]
    warning: String,
    /// What the button says that does it.
    confirm: &'static str,
    /// Does it.
    #[prop(into)]
    on_confirm: Callback<()>,
) -> impl IntoView {
    view! {
        <details class="confirm">
            <summary>{summary}</summary>
            <p>{warning}</p>
            <PressButton name=confirm class="danger" on_press=on_confirm />
        </details>
    }
}
