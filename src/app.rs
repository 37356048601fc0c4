//! The composition root: what the views need is provided here, and what the page shows outside
//! the app's own elements (title, language, theme, focus) follows from the state.

use std::{cell::Cell, sync::OnceLock};

use any_spawner::Executor;
use leptos::prelude::*;

use crate::{
    adapters::{self, Browser, LocalStore, Place},
    domain::Language,
    saved::Theme,
    state::{App, Device, Rest},
    views::{self, Draw, Node, OUTLET, Route},
};

mod draw;

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

/// The screen of a route; none while what draws it is on its way, and what shows stays.
fn screen(app: App, route: Route, hash: &str) -> Option<Node> {
    let of_rest = || match app.rest() {
        Rest::Here => REST.get().map(|draw| draw(app, route, hash)),
        Rest::OutOfReach => Some(views::page_alone(app, route, hash)),
        Rest::OnItsWay => None,
        Rest::Away => {
            fetch_rest(app, Box::new(|| ()));
            None
        }
    };
    views::page(app, route, hash).or_else(of_rest)
}

/// Draws the app, and lets it follow what happens. Without its element there is nothing to do: the
/// page then goes on saying what it says on its own.
fn run(app: App) {
    let Some(root) = Place::of_id(ROOT) else { return };
    let follow_address = move || drop(app.navigation.arrived(&adapters::address()));
    adapters::on_address(follow_address);
    // A reader who pressed Begin while the words were on their way is there by now.
    follow_address();
    adapters::on_other_tab(move || app.data.reload());

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

    // Every screen is built from nothing: no state of the last one's elements can leak into it,
    // and the code that would tell two screens apart is not shipped.
    let (asked, shown) = (Cell::new(String::new()), Cell::new(None));
    let screen = RenderEffect::new(move |old: Option<Drawn>| {
        let hash = app.navigation.hash();
        let (route, language) = (Route::parse(&hash), app.language());
        // What could not be fetched for the last screen is tried again for the next.
        if asked.replace(hash.clone()) != hash {
            app.retry_rest();
        }
        let screen = screen(app, route, &hash);
        let outlet = Place::of_id(OUTLET);
        if let Some(outlet) = &outlet {
            outlet.set("aria-busy", if screen.is_some() { "false" } else { "true" });
        }
        // What shows stays until the next is here.
        let Some(screen) = screen else { return old.unwrap_or_default() };
        let written = outlet.as_ref().map(written).unwrap_or_default();
        let drawn = outlet.map(|outlet| draw(&outlet, vec![screen]));
        drop(old);
        Browser::entitle(views::title(app, route));
        let (spoken, before) = shown.replace(Some((language, hash.clone()))).unzip();
        // Only when it changes: a page whose language is set has all its style worked out anew.
        if spoken != Some(language) {
            Browser::speak(language);
        }
        // The same screen again, in another language or with other data: the focus stays where it
        // is, unless it was on what has gone.
        let is_same = before == Some(hash);
        // In another language, what is written in its fields stays too.
        if is_same && spoken != Some(language) {
            for (id, text) in written {
                if let Some(field) = Place::of_id(&id) {
                    field.refill(&text);
                }
            }
        }
        if !is_same || Browser::has_lost_focus() {
            land(app, route, spoken.is_none());
        }
        drawn.unwrap_or_default()
    });
    core::mem::forget((frame, theme, speech, screen));
    // A browser's first date takes it longer than all else on a screen: it is written while the
    // reader reads.
    let warm_up = move || drop(app.device.clock.day(app.device.clock.now(), app.data.language()));
    adapters::later(2_000, Box::new(warm_up));
}

/// What is written and chosen in the fields of a screen, by their ids.
fn written(screen: &Place) -> Vec<(String, String)> {
    let fields = screen.all("input[id]:not([type=radio],[type=file]),textarea,select");
    let fields = fields.iter().flat_map(|fields| (0..).map_while(|place| fields.get(place)));
    fields.map(|field| field.field()).collect()
}

/// Moves the focus to where the reader goes on. A first screen leaves it to the browser, unless
/// the reader was in the middle of it.
fn land(app: App, route: Route, first: bool) {
    let id = views::landing(route, &app.data.answers_now());
    if !first || id != views::TITLE {
        Browser::land(id);
    }
}
