//! The composition root: what the views need is provided here, and what the page shows outside
//! the app's own elements (title, language, theme, focus) follows from the state.

use std::cell::Cell;

use leptos::prelude::*;

use crate::{
    adapters::{self, Browser, LocalStore},
    domain::Language,
    saved::Theme,
    state::{App, Device},
    views::{self, Drawn, OUTLET, Route},
};

/// The element in `index.html` that the app lives in.
const ROOT: &str = "app";

static BROWSER: Browser = Browser;

/// Starts the app in the page, as soon as its words are here.
pub fn start() {
    // Fails only when an executor is there already, and then that one serves.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.set();

    let preferred = Language::preferred(&adapters::languages());
    let app = App::open(Box::new(LocalStore), Device::of(&BROWSER), preferred, adapters::address());
    let then = move |here: bool| {
        if !here {
            adapters::fail();
        }
        run(app);
        core::mem::forget(owner);
    };
    app.learn(app.data.language(), Box::new(then));
}

/// Draws the app, and lets it follow what happens. Without its element there is nothing to do: the
/// page then goes on saying what it says on its own.
fn run(app: App) {
    let Some(root) = adapters::element(ROOT) else { return };
    adapters::on_address(move || app.navigation.arrived(adapters::address()));
    adapters::on_other_tab(move || app.data.reload());

    root.set_text_content(None);
    let frame = views::mount(&root, views::frame(app));
    let theme = RenderEffect::new(move |_| {
        Browser::paint(match app.data.theme() {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        });
        Vec::<Drawn>::new()
    });
    // Another tab can have chosen a language that this one has never spoken.
    let speech = RenderEffect::new(move |_| {
        app.learn(app.data.language(), Box::new(|_| ()));
        Vec::<Drawn>::new()
    });

    // Every screen is built from nothing: no state of the last one's elements can leak into it,
    // and the code that would tell two screens apart is not shipped.
    let spoken = Cell::new(None);
    let screen = RenderEffect::new(move |old: Option<Vec<Drawn>>| {
        let hash = app.navigation.hash();
        let (route, language) = (Route::parse(&hash), app.language());
        let screen = views::page(app, route, &hash);
        old.into_iter().flatten().for_each(Drawn::remove);
        let drawn = adapters::element(OUTLET).map(|outlet| views::mount(&outlet, vec![screen]));
        Browser::name_page(language, &views::title(app, route));
        // In another language it is the same screen: the focus stays where it is.
        let before = spoken.replace(Some(language));
        if before.is_none_or(|before| before == language) {
            land(app, route, before.is_none());
        }
        drawn.unwrap_or_default()
    });
    core::mem::forget((frame, theme, speech, screen));
}

/// Moves the focus to where the reader goes on. A first screen leaves it to the browser, unless
/// the reader was in the middle of it.
fn land(app: App, route: Route, first: bool) {
    let id = views::landing(route, &app.data.answers_now());
    if !first || id != views::TITLE {
        Browser::land(id);
    }
}
