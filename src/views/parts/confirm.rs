//! Something that cannot be taken back: it opens first, says what will be lost, and then acts.

use leptos::prelude::*;

/// `summary` opens it, `sure` says what will be lost, `yes` does it.
pub(in crate::views) fn confirm(
    summary: &'static str,
    sure: String,
    yes: &'static str,
    act: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <details class="confirm">
            <summary>{summary}</summary>
            <p>{sure}</p>
            <button type="button" class="danger" on:click=move |_| act()>
                {yes}
            </button>
        </details>
    }
}
