//! The composition root: what the views need is provided here, and what the page shows outside
//! the app's own elements (title, language, theme, focus) follows from the state.

use std::sync::OnceLock;

use any_spawner::Executor;
use leptos::prelude::*;

use crate::{
    adapters::{self, Browser, LocalStore, Place},
    domain::Language,
    saved::Theme,
    state::{App, Device, Rest},
    views::{self, Draw, Route},
};

mod draw;
mod screen;

pub use draw::{Drawn, draw};

/// The element in `index.html` that the app lives in.
const ROOT: &str = "app";

static BROWSER: Browser = Browser;

/// What draws the screens of the rest, once it is here.
static REST: OnceLock<Draw> = OnceLock::new();

/// Starts the app in the page, as soon as its words are here.
pub fn start() {
    // Fails only when an executor is there already, and then that one serves.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.set();

    let preferred = Language::preferred(&adapters::languages());
    let address = adapters::address();
    let route = Route::parse(&address);
    let app = App::open(Box::new(LocalStore), Device::of(&BROWSER), preferred, address);
    // At once: what a reader presses or another tab stores while the words are on their way counts.
    adapters::on_address(move || drop(app.navigation.arrived(&adapters::address())));
    adapters::on_other_tab(move || app.data.reload());
    let open: Box<dyn FnOnce()> = Box::new(move || {
        run(app);
        core::mem::forget(owner);
    });
    let then = move |here: bool| {
        if !here {
            adapters::fail();
        }
        // The frame and a first screen come together: nothing on the page moves then.
        if views::is_of_rest(app, route) { fetch_rest(app, open) } else { open() }
    };
    app.learn(app.data.language(), Box::new(then));
}

/// Fetches what draws the screens of the rest, and does something once that has an end.
fn fetch_rest(app: App, then: Box<dyn FnOnce()>) {
    app.expect_rest();
    Executor::spawn_local(async move {
        let drawing = views::rest().await.map(|draw| REST.set(draw)).is_ok();
        let settle = move |here| {
            app.settle_rest(if here { Rest::Here } else { Rest::OutOfReach });
            then();
        };
        if drawing {
            app.learn(app.data.language(), Box::new(settle));
        } else {
            settle(false);
        }
    });
}

/// Draws the app, and lets it follow what happens. Without its element there is nothing to do: the
/// page then goes on saying what it says on its own.
fn run(app: App) {
    let Some(root) = Place::of_id(ROOT) else { return };
    let frame = draw(&root, views::frame(app));
    let paint = move || {
        Browser::paint(match app.data.theme() {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        });
    };
    let theme = draw::follow(Box::new(paint));
    // Another tab can have chosen a language that this one has never spoken.
    let learn = move || app.learn(app.data.language(), Box::new(|_| ()));
    let speech = draw::follow(Box::new(learn));

    core::mem::forget((frame, theme, speech, screen::show(app)));
    // A browser's first date takes it longer than all else on a screen: it is written while the
    // reader reads.
    let warm_up = move || drop(app.device.clock.day(app.device.clock.now(), app.data.language()));
    adapters::later(2_000, Box::new(warm_up));
}
