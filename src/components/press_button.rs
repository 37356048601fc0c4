//! A button with a name that stays as it is.

use leptos::prelude::*;

/// A button that does something, by its name.
#[component]
pub fn PressButton(
    /// What it is called.
    name: &'static str,
    /// How it looks; plain unless it says.
    #[prop(optional)]
    class: Option<&'static str>,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class=class on:click=move |_| on_press.run(())>
            {name}
        </button>
    }
}
