//! Where the reader was on a page: the way back leads to the same place on it, not to its top.
//!
//! Each entry of the browser's history is numbered, in the state that the browser keeps with it. A
//! link makes an entry without a number, Back and Forward come to one that has its own. What was left
//! there is kept in memory: how far the page was scrolled, what was unfolded, what had the focus.

use std::cell::{Cell, RefCell};

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement, ScrollRestoration};

use super::{
    document::{capture, document, element_of},
    window::{listen, window},
};

/// What can be pressed or filled in.
const CONTROLS: &str = "a[href], button, summary, input, select, textarea";
const FOLDS: &str = "details";

/// Where the reader was on a page when they left it.
#[derive(Clone, Debug, Default)]
struct Place {
    scrolled: f64,
    /// Which of the folds were open, by their order.
    unfolded: Vec<bool>,
    /// The control that had the focus or was pressed, by its order, with the address it leads to.
    control: Option<(usize, Option<String>)>,
}

thread_local! {
    static PLACES: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
    static CURRENT: Cell<usize> = const { Cell::new(0) };
    /// What was pressed last: not every browser gives that the focus.
    static PRESSED: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Begins to remember places, for as long as the page lives.
pub fn remember_places() {
    restore_scrolling(ScrollRestoration::Manual);
    capture("click", |event| {
        PRESSED.set(element_of(event).and_then(|target| target.closest(CONTROLS).ok().flatten()));
    });
    // Where the page is loaded again, the browser itself finds the place.
    for (event, by) in
        [("pagehide", ScrollRestoration::Auto), ("pageshow", ScrollRestoration::Manual)]
    {
        listen(event, move || restore_scrolling(by));
    }
}

fn restore_scrolling(by: ScrollRestoration) {
    if let Some(history) = history() {
        let _ = history.set_scroll_restoration(by);
    }
}

/// Remembers where the reader is, before another page comes.
pub fn leave() {
    let Some(window) = window() else { return };
    let focused = document().and_then(|document| document.active_element());
    let focused = focused.filter(|focused| focused.matches(CONTROLS).unwrap_or(false));
    let control = focused.or_else(|| PRESSED.with_borrow(Clone::clone));
    let place = Place {
        scrolled: window.scroll_y().unwrap_or_default(),
        unfolded: all(FOLDS).iter().map(|fold| fold.has_attribute("open")).collect(),
        control: control.and_then(|control| {
            let order = all(CONTROLS).iter().position(|one| *one == control)?;
            Some((order, control.get_attribute("href")))
        }),
    };
    PLACES.with_borrow_mut(|places| {
        let current = CURRENT.get();
        places.resize(places.len().max(current + 1), Place::default());
        if let Some(kept) = places.get_mut(current) {
            *kept = place;
        }
    });
}

/// Notes that another page is here. Where the reader has been on it before, and came back by the
/// browser's history, goes to the place where they left it if that is wanted; tells whether it did.
pub fn arrive(is_wanted: bool) -> bool {
    let Some(history) = history() else { return false };
    let number = history.state().ok().and_then(|state| state.as_f64());
    let before = CURRENT.get();
    let Some(number) = number else {
        // A new entry; those that came after the one before it are gone.
        let known = PLACES.with_borrow(Vec::len);
        let number = if known == 0 { before } else { before + 1 };
        PLACES.with_borrow_mut(|places| {
            places.truncate(number);
            places.resize(number + 1, Place::default());
        });
        CURRENT.set(number);
        #[allow(clippy::cast_precision_loss)]
        let _ = history.replace_state_with_url(&JsValue::from_f64(number as f64), "", None);
        return false;
    };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = number as usize;
    CURRENT.set(number);
    let place = PLACES.with_borrow(|places| places.get(number).cloned());
    match place {
        Some(place) if is_wanted && number != before => {
            go_to(&place);
            true
        }
        Some(_) => false,
        // The page was loaded anew since: the browser has its history still.
        None => {
            PLACES.with_borrow_mut(|places| places.resize(number + 1, Place::default()));
            false
        }
    }
}

/// Goes back to the page before, and tells whether there is one of the app's.
pub(super) fn back() -> bool {
    CURRENT.get() > 0 && history().is_some_and(|history| history.back().is_ok())
}

/// Unfolds what was unfolded, goes down as far, and gives the focus to what had it, or else to the
/// heading.
fn go_to(place: &Place) {
    let folds = all(FOLDS);
    if folds.len() == place.unfolded.len() {
        for (fold, _) in folds.iter().zip(&place.unfolded).filter(|(_, is_open)| **is_open) {
            let _ = fold.set_attribute("open", "");
        }
    }
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, place.scrolled);
    }
    let heading = || document()?.query_selector("h1").ok().flatten();
    let target = place.control.as_ref().and_then(control).or_else(heading);
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = target.focus_with_options(&options);
    }
}

/// The control at this place: the one that leads to the same address, or else the one that has come in
/// its place, as when an action has been taken on.
fn control((order, href): &(usize, Option<String>)) -> Option<Element> {
    let controls = all(CONTROLS);
    let is_same = |one: &&Element| one.get_attribute("href") == *href;
    let there = controls.get(*order);
    let same = there.filter(is_same);
    let elsewhere = || controls.iter().find(is_same).filter(|_| href.is_some());
    same.or_else(elsewhere).or(there).cloned()
}

fn all(selector: &str) -> Vec<Element> {
    let found = document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(found) = found else { return Vec::new() };
    let nodes = (0..found.length()).filter_map(|place| found.get(place));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

/// Puts another address in the place of the present one; the entry keeps its number.
pub(super) fn replace(hash: &str) {
    if let Some(history) = history() {
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(hash));
    }
}

fn history() -> Option<web_sys::History> {
    window()?.history().ok()
}
