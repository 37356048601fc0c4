//! The frame around every screen: the way home, the languages, the pages, the colours. It stays
//! while screens come and go, so its words change in place.

use super::{
    Route,
    controls::{element, press},
    elements::{self, Node, tag},
    parts, words,
};
use crate::{domain::Language, phrases::Phrases, saved::Theme, state::App};

/// The id of the element that holds the screen.
pub const OUTLET: &str = "main";

/// Picks one phrase, in whichever language.
type Pick = fn(&'static Phrases) -> &'static str;

/// A phrase that follows the language.
fn phrase(app: App, pick: Pick) -> elements::Words {
    Box::new(move || pick(&words(app).phrases).into())
}

/// The frame, with an empty place for the screen.
pub fn frame(app: App) -> Vec<Node> {
    // A button, not a link to the content: its address would be taken for a route.
    let skip = press("skip", Box::new(move || app.device.page.focus(OUTLET)));
    let top = vec![brand(app), other_language(app)];
    let foot = vec![menu(app), theme_choice(app)];
    vec![
        skip.live_words(phrase(app, Phrases::skip)),
        element("header", "top", top),
        parts::notices(app),
        tag("main").with("id", OUTLET).with("tabindex", "-1").of(Vec::new()),
        element("footer", "foot", foot),
    ]
}

/// The product's name, which leads home.
fn brand(app: App) -> Node {
    let name = Box::new(move || words(app).content.name.into());
    tag("a")
        .with("class", "brand")
        .with("href", Route::Start.hash())
        .following("aria-label", phrase(app, Phrases::home))
        .of(vec![element("span", "mark", Vec::new()), tag("span").live_words(name)])
}

/// The button that changes to the other language, in that language.
fn other_language(app: App) -> Node {
    let other = move || match app.language() {
        Language::Dutch => Language::English,
        Language::English => Language::Dutch,
    };
    press("quiet", Box::new(move || app.speak(other())))
        .following("lang", Box::new(move || other().code().into()))
        .live_words(phrase(app, Phrases::other_language))
}

/// The ways to the main screens.
fn menu(app: App) -> Node {
    const PAGES: [(Route, Pick); 7] = [
        (Route::Start, Phrases::nav_start),
        (Route::Result, Phrases::nav_result),
        (Route::History, Phrases::nav_history),
        (Route::Actions, Phrases::nav_actions),
        (Route::FollowUp, Phrases::follow_title),
        (Route::Data, Phrases::nav_data),
        (Route::About, Phrases::nav_about),
    ];
    let pages = PAGES.into_iter().map(|(route, name)| {
        let here = move || {
            let here = Route::parse(&app.navigation.hash()) == route;
            if here { "page" } else { "false" }.into()
        };
        tag("a")
            .with("href", route.hash())
            .following("aria-current", Box::new(here))
            .live_words(phrase(app, name))
    });
    tag("nav").following("aria-label", phrase(app, Phrases::menu)).of(pages.collect())
}

/// The choice between the device's colours, light and dark.
fn theme_choice(app: App) -> Node {
    const THEMES: [(Theme, &str, Pick); 3] = [
        (Theme::System, "system", Phrases::theme_system),
        (Theme::Light, "light", Phrases::theme_light),
        (Theme::Dark, "dark", Phrases::theme_dark),
    ];
    let choose = move |wanted: &str| {
        if let Some((theme, ..)) = THEMES.into_iter().find(|(_, id, _)| *id == wanted) {
            app.data.paint(theme);
        }
    };
    let options = THEMES.into_iter().map(|(theme, id, name)| {
        tag("option")
            .with("value", id)
            .flag("selected", Box::new(move || app.data.theme() == theme))
            .live_words(phrase(app, name))
    });
    let select = tag("select").on_choice(Box::new(choose)).of(options.collect());
    let name = tag("span").live_words(phrase(app, Phrases::theme));
    element("label", "theme", vec![name, select])
}
