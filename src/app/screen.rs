//! The screen: built for its route and its language, and put in its place on the page.

use std::cell::Cell;

use leptos::prelude::*;

use super::{
    Drawn, REST,
    draw::{draw, follow},
    fetch_rest,
};
use crate::{
    adapters::{self, Browser, Place},
    state::{App, Rest},
    views::{self, Node, OUTLET, Route},
};

/// How many milliseconds after what makes it likely the next screen is made ready: a slow phone has
/// done all else by then, and nobody has read a statement.
const BREATHER: i32 = 100;

/// The class of a screen that waits: out of sight and out of reach, though laid out, so that to show
/// it is only to paint it.
const NEXT: &str = "next";

thread_local! {
    /// The screen that waits, with its title, which says what it was drawn for. It follows the state
    /// like the one that shows.
    static WAITING: Cell<Option<(String, Ready)>> = const { Cell::new(None) };
}

/// A screen that is drawn.
struct Ready {
    place: Place,
    drawn: Drawn,
    /// Whether it stands on the page, behind the screen that shows.
    waits: bool,
}

impl Ready {
    /// The screen of a route, with its title: the one that waits, or else a new one; none while what
    /// draws it is on its way.
    fn of(app: App, route: Route, hash: &str, title: &str) -> Option<Ready> {
        // All that the statements of a key are drawn for is in their title: the key, the language,
        // and that the take is not done.
        Ready::waiting(title).or_else(|| {
            let (screen, aside) = (screen(app, route, hash)?, Place::aside()?);
            let drawn = draw(&aside, vec![screen]);
            Some(Ready { place: aside.first()?, drawn, waits: false })
        })
    }

    /// Lets it wait until the reader goes there.
    fn wait(mut self, outlet: &Place, title: String) {
        if !self.waits {
            self.waits = true;
            self.place.set("class", NEXT);
            outlet.append(&self.place);
        }
        WAITING.set(Some((title, self)));
    }

    /// The screen that waits, if it is the one with this title; no other will be asked for, and goes.
    fn waiting(title: &str) -> Option<Ready> {
        let (its, ready) = WAITING.take()?;
        if its == title {
            return Some(ready);
        }
        ready.place.remove();
        None
    }

    /// Shows it, and nothing else.
    fn show(&self, outlet: &Place) {
        if self.waits {
            self.place.set("class", "");
        } else {
            outlet.append(&self.place);
        }
        self.place.come_first();
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
pub(super) fn show(app: App) -> RenderEffect<Drawn> {
    let (asked, shown) = (Cell::new(String::new()), Cell::new(None));
    RenderEffect::new(move |old: Option<Drawn>| {
        let hash = app.navigation.hash();
        let (route, language) = (Route::parse(&hash), app.language());
        // What could not be fetched for the last screen is tried again for the next.
        if asked.replace(hash.clone()) != hash {
            app.retry_rest();
        }
        let title = views::title(app, route);
        let ready = Ready::of(app, route, &hash, &title);
        let Some(outlet) = Place::of_id(OUTLET) else { return Drawn::default() };
        outlet.set("aria-busy", if ready.is_some() { "false" } else { "true" });
        // What shows stays until the next is here.
        let Some(ready) = ready else { return old.unwrap_or_default() };
        let (spoken, before) = shown.replace(Some((language, hash.clone()))).unzip();
        // The same screen again, in another language or with other data.
        let is_same = before.as_ref() == Some(&hash);
        let is_translated = is_same && spoken != Some(language);
        let written = if is_translated { written(&outlet) } else { Vec::new() };
        ready.show(&outlet);
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
            Browser::land(views::landing(app, route), spoken.is_none());
        }
        let mut drawn = ready.drawn;
        drawn.keep(get_ready(app, route));
        drawn
    })
}

/// Gets the next screen ready once it is plain which that will be.
fn get_ready(app: App, here: Route) -> RenderEffect<Drawn> {
    let done = Cell::new(false);
    follow(Box::new(move || {
        if views::next(app, here).is_some() && !done.replace(true) {
            adapters::later(BREATHER, Box::new(move || prepare(app, here)));
        }
    }))
}

/// Lets the next screen wait, unless the reader has left meanwhile, or has finished in another tab.
fn prepare(app: App, here: Route) {
    if Route::parse(&app.navigation.hash()) == here
        && let Some(next) = views::next(app, here)
        && let Some(outlet) = Place::of_id(OUTLET)
    {
        let title = views::title(app, next);
        if let Some(ready) = Ready::of(app, next, next.hash(), &title) {
            ready.wait(&outlet, title);
        }
    }
}

/// What is written and chosen in the fields of a screen, by their ids.
fn written(screen: &Place) -> Vec<(String, String)> {
    let fields = screen.all("input[id]:not([type=radio],[type=file]),textarea,select");
    let fields = fields.iter().flat_map(|fields| (0..).map_while(|place| fields.get(place)));
    fields.map(|field| field.field()).collect()
}
