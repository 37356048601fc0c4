//! The screen: built for its route and its language, and put in its place on the page.

use std::cell::Cell;

use leptos::prelude::*;

use super::{Drawn, REST, draw, fetch_rest};
use crate::{
    adapters::{self, Browser, Place},
    state::{App, Rest},
    views::{self, Node, OUTLET, Route},
};

/// How many milliseconds after a screen the next is made ready: a slow phone has done all else that
/// follows a screen by then, and nobody has read a statement.
const BREATHER: i32 = 100;

thread_local! {
    /// The screen that comes next, most likely, while the reader is on the one before. It follows the
    /// state like the one that shows, and goes with it. Its title says what it was drawn for.
    static NEXT: Cell<Option<(String, Ready)>> = const { Cell::new(None) };
}

/// A screen that is drawn, and on the page nowhere yet.
struct Ready {
    place: Place,
    drawn: Drawn,
}

impl Ready {
    /// The screen of a route; none while what draws it is on its way.
    fn make(app: App, route: Route, hash: &str) -> Option<Ready> {
        let (screen, place) = (screen(app, route, hash)?, Place::aside()?);
        let drawn = draw(&place, vec![screen]);
        Some(Ready { place, drawn })
    }
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

/// Shows the screen where the reader is, for as long as it is kept.
///
/// Every screen is built from nothing: no state of the last one's elements can leak into it, and the
/// code that would tell two screens apart is not shipped.
pub(super) fn follow(app: App) -> RenderEffect<Drawn> {
    let (asked, shown) = (Cell::new(String::new()), Cell::new(None));
    RenderEffect::new(move |old: Option<Drawn>| {
        let hash = app.navigation.hash();
        let (route, language) = (Route::parse(&hash), app.language());
        // What could not be fetched for the last screen is tried again for the next.
        if asked.replace(hash.clone()) != hash {
            app.retry_rest();
        }
        let title = views::title(app, route);
        // All that the statements of a key are drawn for is in their title: the key, the language,
        // and that the take is not done.
        let ready = match NEXT.take() {
            Some((same, ready)) if same == title => Some(ready),
            _ => Ready::make(app, route, &hash),
        };
        let Some(outlet) = Place::of_id(OUTLET) else { return Drawn::default() };
        outlet.set("aria-busy", if ready.is_some() { "false" } else { "true" });
        // What shows stays until the next is here.
        let Some(ready) = ready else { return old.unwrap_or_default() };
        let (spoken, before) = shown.replace(Some((language, hash.clone()))).unzip();
        // The same screen again, in another language or with other data.
        let is_same = before.as_ref() == Some(&hash);
        let is_translated = is_same && spoken != Some(language);
        let written = if is_translated { written(&outlet) } else { Vec::new() };
        outlet.take_over(&ready.place);
        drop(old);
        Browser::entitle(title);
        // Only when it changes: a page whose language is set has all its style worked out anew.
        if spoken != Some(language) {
            Browser::speak(language);
        }
        // In another language, what is written in its fields stays too.
        for (id, text) in written {
            if let Some(field) = Place::of_id(&id) {
                field.refill(&text);
            }
        }
        // The focus stays where it is, unless it was on what has gone.
        if !is_same || Browser::has_lost_focus() {
            land(app, route, spoken.is_none());
        }
        if let Some(next) = route.next() {
            let make = move || {
                if app.navigation.hash() == hash {
                    let ready = Ready::make(app, next, next.hash());
                    NEXT.set(ready.map(|ready| (views::title(app, next), ready)));
                }
            };
            adapters::later(BREATHER, Box::new(make));
        }
        ready.drawn
    })
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
