//! What stands below every page: the ways to the main pages and the choice of colours.

use leptos::prelude::*;

use super::{LiveText, in_html};
use crate::{
    phrases::Phrases,
    route::Route,
    saved::Theme,
    state::{use_i18n, use_navigation, use_settings},
};

/// A phrase by its name, in whichever language.
type Phrase = fn(&Phrases) -> &'static str;

/// The main pages.
const PAGES: [(Route, Phrase); 7] = [
    (Route::Start, Phrases::nav_start),
    (Route::Result, Phrases::nav_result),
    (Route::History, Phrases::nav_history),
    (Route::Actions, Phrases::nav_actions),
    (Route::FollowUp, Phrases::follow_title),
    (Route::Data, Phrases::nav_data),
    (Route::About, Phrases::nav_about),
];

/// The themes, by the values that their options have.
const THEMES: [(Theme, &str, Phrase); 3] = [
    (Theme::System, "system", Phrases::theme_system),
    (Theme::Light, "light", Phrases::theme_light),
    (Theme::Dark, "dark", Phrases::theme_dark),
];

/// The ways to the main pages and the choice of colours.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="foot">
            <Menu />
            <ThemeChoice />
        </footer>
    }
}

/// The ways to the main pages.
#[component]
fn Menu() -> impl IntoView {
    let (i18n, navigation) = (use_i18n(), use_navigation());
    let item = move |(route, name): (Route, Phrase)| {
        let current = move || if navigation.route() == route { "page" } else { "false" };
        view! {
            <a href=route.hash() aria-current=current>
                <LiveText text=move || name(&i18n.words().phrases).to_owned() />
            </a>
        }
    };
    view! {
        <nav aria-label=move || i18n.words().phrases.menu()>
            {PAGES.into_iter().map(item).collect_view()}
        </nav>
    }
}

/// The choice between the device's colours, light and dark.
#[component]
fn ThemeChoice() -> impl IntoView {
    let (i18n, settings) = (use_i18n(), use_settings());
    let choose = move |value: String| {
        if let Some((theme, ..)) = THEMES.into_iter().find(|(_, own, _)| *own == value) {
            settings.choose_theme(theme);
        }
    };
    let option = move |(theme, value, name): (Theme, &'static str, Phrase)| {
        let text = Signal::derive(move || name(&i18n.words().phrases).to_owned());
        view! {
            <option
                value=value
                prop:selected=move || settings.theme() == theme
                prop:textContent=move || text.get()
            >
                {in_html(text)}
            </option>
        }
    };
    view! {
        <label class="theme">
            <LiveText text=move || i18n.words().phrases.theme().to_owned() />
            <select on:change=move |event| choose(event_target_value(&event))>
                {THEMES.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}
