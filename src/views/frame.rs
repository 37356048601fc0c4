//! The frame around every screen: the way home, the languages, the pages, the colours. It stays
//! while screens come and go, so its words change in place.

use leptos::prelude::*;

use super::{
    Route, Words,
    controls::{self, element},
    parts,
};
use crate::{
    domain::Language,
    phrases::Phrases,
    saved::Theme,
    state::{Data, use_data, use_device},
};

/// The id of the element that holds the screen.
pub const OUTLET: &str = "main";

/// Picks one phrase, in whichever language.
type Pick = fn(&'static Phrases) -> &'static str;

/// A phrase that follows the language.
fn phrase(data: Data, pick: Pick) -> controls::Words {
    Box::new(move || pick(Words::of(data.language()).phrases))
}

/// The frame, with an empty place for the screen.
pub fn frame() -> AnyView {
    let (data, device) = (use_data(), use_device());
    let other = move || match data.language() {
        Language::Dutch => Language::English,
        Language::English => Language::Dutch,
    };
    let pages: [(Route, Pick); 5] = [
        (Route::Start, |p| p.nav_start),
        (Route::Result, |p| p.nav_result),
        (Route::Actions, |p| p.nav_actions),
        (Route::Data, |p| p.nav_data),
        (Route::About, |p| p.nav_about),
    ];
    let pages = pages
        .map(|(route, name)| view! { <a href=route.hash()>{phrase(data, name)}</a> }.into_any());
    // A button, not a link to the content: its address would be taken for a route.
    let skip = controls::live_button(
        "skip",
        "",
        phrase(data, |p| p.skip),
        Box::new(move || device.page.focus(OUTLET)),
    );
    let brand: controls::Words = Box::new(move || Words::of(data.language()).content.name);
    let pages: Vec<_> = pages.into_iter().collect();
    view! {
        {skip}
        <header class="top">
            <a class="brand" href=Route::Start.hash() aria-label=phrase(data, |p| p.home)>
                {element("span", "mark", Vec::new())}
                {brand}
            </a>
            <button
                type="button"
                class="quiet"
                lang=move || other().code()
                on:click=move |_| data.speak(other())
            >
                {phrase(data, |p| p.other_language)}
            </button>
        </header>
        {parts::notices(data)}
        <main id=OUTLET tabindex="-1"></main>
        <footer class="foot">
            <nav aria-label=phrase(data, |p| p.menu)>{pages}</nav>
            {theme_choice(data)}
        </footer>
    }
    .into_any()
}

/// The choice between the device's colours, light and dark.
fn theme_choice(data: Data) -> AnyView {
    const THEMES: [(Theme, &str, Pick); 3] = [
        (Theme::System, "system", |p| p.theme_system),
        (Theme::Light, "light", |p| p.theme_light),
        (Theme::Dark, "dark", |p| p.theme_dark),
    ];
    let choose = move |event| {
        let wanted = event_target_value(&event);
        if let Some((theme, ..)) = THEMES.into_iter().find(|(_, id, _)| *id == wanted) {
            data.paint(theme);
        }
    };
    let options = THEMES.map(|(theme, id, name)| {
        view! {
            <option value=id prop:selected=move || data.theme() == theme>
                {phrase(data, name)}
            </option>
        }
        .into_any()
    });
    let options: Vec<_> = options.into_iter().collect();
    view! {
        <label class="theme">
            {phrase(data, |p| p.theme)} <select on:change=choose>{options}</select>
        </label>
    }
    .into_any()
}
