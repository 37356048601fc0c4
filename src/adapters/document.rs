//! The document around the app: its title, language and theme, the focus, the first markup.

use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::window::window;
use crate::domain::Language;

/// The element in `index.html` that the app lives in.
const APP_ID: &str = "app";

pub(super) fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// The element with this id.
pub(super) fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Listens before anything else on the page does, for as long as the page lives.
pub(super) fn capture(event: &str, then: impl Fn(&Event) + 'static) {
    let then = Closure::<dyn Fn(Event)>::new(move |event: Event| then(&event)).into_js_value();
    if let Some(document) = document() {
        let _ =
            document.add_event_listener_with_callback_and_bool(event, then.unchecked_ref(), true);
    }
}

/// The element that an event is for.
pub(super) fn element_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// The element that the app lives in.
pub fn app_root() -> Option<HtmlElement> {
    element(APP_ID)
}

/// The first element that a selector finds.
fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// Removes what `index.html` shows until the app has something to show.
pub fn remove_first_markup() {
    while let Some(markup) = find("#app > .boot") {
        markup.remove();
    }
}

/// Closes the menu of a small window, which opens without a script, and tells whether it was open.
pub fn close_menu() -> bool {
    let menu = find(".menu[open]");
    menu.is_some_and(|menu| menu.remove_attribute("open").is_ok())
}

/// Closes that menu by Escape, by a press beside it and by a press on one of its names, be it that of
/// the page that shows; for as long as the page lives.
pub fn close_menu_by_press() {
    capture("click", |event| {
        let is_its_own = |element: Element| element.closest(".menu").ok().flatten().is_some();
        if !element_of(event).is_some_and(is_its_own) {
            close_menu();
        }
    });
    capture("keydown", |event| {
        let is_escape = event.dyn_ref().is_some_and(|key: &KeyboardEvent| key.key() == "Escape");
        if is_escape
            && close_menu()
            && let Some(name) = find(".menu > summary")
        {
            let _ = name.unchecked_into::<HtmlElement>().focus();
        }
    });
}

/// Tells the browser and its screen readers which language the page is in.
pub fn set_language(language: Language) {
    // Only where it changes: else a browser works all style out anew.
    if let Some(root) = root()
        && root.get_attribute("lang").as_deref() != Some(language.code())
    {
        let _ = root.set_attribute("lang", language.code());
    }
    // Whoever installs the page gets its name in their language.
    let manifest = format!("manifest-{}.webmanifest", language.code());
    if let Some(link) = find("link[rel=manifest]")
        && link.get_attribute("href").as_ref() != Some(&manifest)
    {
        let _ = link.set_attribute("href", &manifest);
    }
}

/// Gives the page its title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Marks the whole page with a theme, or leaves it to the system.
pub fn set_theme(theme: Option<&str>) {
    if let Some(root) = root() {
        let _ = match theme {
            Some(theme) => root.set_attribute("data-theme", theme),
            None => root.remove_attribute("data-theme"),
        };
    }
}

/// Whether nothing has the focus, as when what had it has gone.
pub fn has_lost_focus() -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_none_or(|focused| focused.tag_name() == "BODY")
}

/// Moves the focus to an element. A heading comes with the top of the page, as far as both fit; that
/// of a first page is left to the browser.
pub fn move_focus(id: &str, is_first: bool) {
    let Some(element) = element(id) else { return };
    if element.tag_name() == "H1"
        && let Some(window) = window()
    {
        if is_first {
            return;
        }
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    let _ = element.focus();
}
