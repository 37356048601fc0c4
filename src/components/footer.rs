//! What stands below every page: the choice of colours.

use leptos::prelude::*;

use super::{LiveText, in_html};
use crate::{
    phrases::{Phrase, Phrases},
    saved::Theme,
    state::{use_i18n, use_settings},
};

/// The themes, by the values that their options have.
const THEMES: [(Theme, &str, Phrase); 3] = [
    (Theme::System, "system", Phrases::theme_system),
    (Theme::Light, "light", Phrases::theme_light),
    (Theme::Dark, "dark", Phrases::theme_dark),
];

/// The choice between the device's colours, light and dark.
#[component]
pub fn Footer() -> impl IntoView {
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
        <footer class="foot">
            <label class="theme">
                <LiveText text=move || i18n.words().phrases.theme().to_owned() />
                <select on:change=move |event| choose(event_target_value(&event))>
                    {THEMES.into_iter().map(option).collect_view()}
                </select>
            </label>
        </footer>
    }
}
