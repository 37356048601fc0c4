//! What stands above every page: the way home, the other language, and the ways to the main pages.

use leptos::prelude::*;

use super::{LiveText, menu::Menu};
use crate::{domain::Language, route::Route, state::use_i18n};

/// The product's name, which leads home, the button that changes to the other language, in that
/// language, and the menu.
#[component]
pub fn Header() -> impl IntoView {
    let i18n = use_i18n();
    let other = move || match i18n.language() {
        Language::Dutch => Language::English,
        Language::English => Language::Dutch,
    };
    view! {
        <header class="top">
            <a
                class="brand"
                href=Route::Start.hash()
                aria-label=move || i18n.words().phrases.home()
            >
                <span class="mark"></span>
                <LiveText text=move || i18n.words().content.name.to_owned() />
            </a>
            <button
                type="button"
                class="quiet"
                lang=move || other().code()
                on:click=move |_| i18n.choose(untrack(other))
            >
                <LiveText text=move || i18n.words().phrases.other_language().to_owned() />
            </button>
            <Menu />
        </header>
    }
}
