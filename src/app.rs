//! The composition root: what the views need is provided here, and what the page shows outside
//! the app's own elements (title, language, theme, focus) follows from the state.

use leptos::{
    prelude::*,
    tachys::view::{Mountable, Render},
};

use crate::{
    adapters::{self, Browser, LocalStore},
    domain::Language,
    saved::{Settings, Theme},
    state::{Data, Device, provide_data, provide_device, provide_navigation},
    views::{self, OUTLET, Route, Words},
};

/// The element in `index.html` that the app lives in.
const ROOT: &str = "app";

static BROWSER: Browser = Browser;

/// Starts the app in the page. Without its element there is nothing to do: the page then goes on
/// saying what it says on its own.
pub fn start() {
    let Some(root) = adapters::element(ROOT) else { return };
    // Fails only when an executor is there already, and then that one serves.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.set();

    let preferred = Language::preferred(&adapters::languages());
    let data = provide_data(Box::new(LocalStore), &BROWSER, preferred);
    let navigation = provide_navigation(adapters::address());
    provide_device(Device { clock: &BROWSER, files: &BROWSER, share: &BROWSER, page: &BROWSER });
    adapters::on_address(move || navigation.arrived(adapters::address()));
    adapters::on_other_tab(move || data.reload());

    let theme = RenderEffect::new(move |_| {
        Browser::paint(match data.theme() {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        });
    });
    let mut frame = views::frame().build();
    root.set_text_content(None);
    frame.mount(&root, None);

    // Every screen is built from nothing: no state of the last one's elements can leak into it,
    // and the code that would tell two screens apart is not shipped.
    let screen = RenderEffect::new(move |old: Option<(_, Settings)>| {
        let hash = navigation.hash();
        let (route, language, settings) = (Route::parse(&hash), data.language(), data.settings());
        let mut screen = views::page(route, &hash).build();
        let before = old.map(|(mut screen, settings): (<AnyView as Render>::State, _)| {
            screen.unmount();
            settings
        });
        if let Some(outlet) = adapters::element(OUTLET) {
            screen.mount(&outlet, None);
        }
        Browser::name_page(language, &views::title(route, Words::of(language)));
        // Another language or theme is the same screen: the focus stays where it is.
        if before.is_none_or(|before| before == settings) {
            land(route, data, before.is_none());
        }
        (screen, settings)
    });
    core::mem::forget((frame, theme, screen, owner));
}

/// Moves the focus to where the reader goes on. A first screen leaves it to the browser, unless
/// the reader was in the middle of it.
fn land(route: Route, data: Data, first: bool) {
    let id = views::landing(route, &data.answers_now());
    if !first || id != views::TITLE {
        Browser::land(id);
    }
}
