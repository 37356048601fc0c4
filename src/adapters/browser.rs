//! The window, its document, its clock and its address, behind the ports.

use std::cell::Cell;

use js_sys::{Date, Function, Intl, Math, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::HtmlElement;

use super::Place;
use crate::{
    domain::{Day, Language, LocalTime, Moment},
    ports::{Clock, Library, Page, Share, Shared},
};

/// The browser this page runs in.
#[derive(Clone, Copy, Debug)]
pub struct Browser;

/// The window, which a page always has.
#[allow(clippy::disallowed_methods)]
pub(super) fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

pub(super) fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// The element with this id.
pub(super) fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The languages the reader prefers, the best first.
pub fn languages() -> Vec<String> {
    let list = window().map(|window| window.navigator().languages()).unwrap_or_default();
    list.iter().filter_map(|tag| tag.as_string()).collect()
}

/// The fragment of the address, with its `#`; empty where there is none.
pub fn address() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Calls back once, with whatever a promise comes to: its value, or the reason it has none.
pub(super) fn settle(promise: &js_sys::Promise, then: impl FnOnce(JsValue) + 'static) {
    let then = once(Box::new(then));
    let _ = promise.then2(&then, &then);
    then.forget();
}

/// The name of what a browser has thrown.
pub(super) fn fault(error: &JsValue) -> Option<String> {
    error.dyn_ref().map(web_sys::DomException::name)
}

/// Gives up: the page listens for errors, and says what can be done.
pub fn fail() -> ! {
    wasm_bindgen::throw_str("the words have not come")
}

#[inline(never)]
fn once(act: Box<dyn FnOnce(JsValue)>) -> Closure<dyn FnMut(JsValue)> {
    Closure::once(act)
}

/// Does something once, so many milliseconds from now.
#[inline(never)]
pub fn later(milliseconds: i32, act: Box<dyn FnOnce()>) {
    let act = once(Box::new(move |_| act())).into_js_value();
    if let Some(window) = window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            act.unchecked_ref(),
            milliseconds,
        );
    }
}

/// After the next frame, on a slow phone as well: what the reader need not wait for, and would if it
/// came in between. Waiting for the frame itself would be to wait for ever where a browser does not
/// paint.
fn behind_the_frame(act: Box<dyn FnOnce()>) {
    later(50, act);
}

thread_local! {
    /// Where the reader goes, while the address does not say so yet: from where, and where to.
    static WAY: Cell<Option<(String, String)>> = const { Cell::new(None) };
}

/// Puts in the address where the reader has gone, unless they have gone elsewhere meanwhile.
fn arrive() {
    if let Some((from, to)) = WAY.take()
        && address() == from
        && let Some(window) = window()
    {
        let _ = window.location().set_hash(&to);
    }
}

fn listen(event: &str, then: impl FnMut() + 'static) {
    let then = Closure::<dyn FnMut()>::new(then).into_js_value();
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback(event, then.unchecked_ref());
    }
}

/// Calls back whenever the fragment of the address has changed, for as long as the page lives.
pub fn on_address(then: impl FnMut() + 'static) {
    listen("hashchange", then);
}

/// Calls back whenever the store may have changed, for as long as the page lives: another tab has
/// written, or the page is shown again after it was left.
pub fn on_other_tab(then: impl FnMut() + Clone + 'static) {
    listen("storage", then.clone());
    listen("pageshow", then);
}

impl Browser {
    /// Tells the browser and its readers aloud which language the page is in.
    pub fn speak(language: Language) {
        if let Some(root) = document().and_then(|document| document.document_element()) {
            let _ = root.set_attribute("lang", language.code());
        }
    }

    /// Gives the page its title.
    pub fn entitle(title: String) {
        behind_the_frame(Box::new(move || {
            if let Some(document) = document() {
                document.set_title(&title);
            }
        }));
    }

    /// Marks the whole page with a theme, or leaves it to the system.
    pub fn paint(theme: Option<&str>) {
        if let Some(root) = document().and_then(|document| document.document_element()) {
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

    /// Moves the focus to an element. A heading comes with the top of the page, as far as both fit;
    /// that of a first screen is left to the browser.
    pub fn land(id: &str, first: bool) {
        let Some(element) = element(id) else { return };
        if element.tag_name() == "H1"
            && let Some(window) = window()
        {
            if first {
                return;
            }
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        let _ = element.focus();
    }
}

impl Clock for Browser {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn now(&self) -> Moment {
        // A clock before 1970 reads as 1970: the cast saturates.
        Moment::new(Date::now() as u64).unwrap_or_default()
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn chance(&self) -> u16 {
        (Math::random() * 4096.0) as u16
    }

    fn day(&self, moment: Moment, language: Language) -> String {
        thread_local! {
            // Kept: to make one takes as long as to write fifty days.
            static FORMAT: Cell<Option<(Language, Function)>> = const { Cell::new(None) };
        }
        let kept = FORMAT.take().filter(|(kept, _)| *kept == language);
        let (_, format) = kept.unwrap_or_else(|| (language, day_format(language)));
        let day = format.call1(&JsValue::UNDEFINED, &date(moment));
        FORMAT.set(Some((language, format)));
        day.ok().and_then(|day| day.as_string()).unwrap_or_default()
    }

    fn when(&self, time: LocalTime, language: Language) -> String {
        let style = Object::new();
        let _ = Reflect::set(&style, &"dateStyle".into(), &"full".into());
        let _ = Reflect::set(&style, &"timeStyle".into(), &"short".into());
        // Without a zone, it is the time on the clock wherever the reader is.
        Date::new(&time.to_iso().into()).to_locale_string(locale(language), &style).into()
    }

    fn in_days(&self, days: i32, language: Language) -> String {
        let style = Object::new();
        let _ = Reflect::set(&style, &"numeric".into(), &"auto".into());
        let locale = JsValue::from(locale(language));
        Intl::RelativeTimeFormat::new(locale.unchecked_ref(), &style)
            .format(days.into(), "day")
            .into()
    }

    fn date(&self, moment: Moment) -> Day {
        let date = date(moment);
        let small = |number| u8::try_from(number).unwrap_or_default();
        let year = u16::try_from(date.get_full_year()).unwrap_or_default();
        // Beyond the last day, whether the browser counts on or gives up.
        Day::new(year, small(date.get_month() + 1), small(date.get_date())).unwrap_or(Day::LAST)
    }
}

/// What writes a day in a language.
fn day_format(language: Language) -> Function {
    let style = Object::new();
    let _ = Reflect::set(&style, &"dateStyle".into(), &"long".into());
    // JavaScript takes one text for a list of one.
    let locale = JsValue::from(locale(language));
    Intl::DateTimeFormat::new(locale.unchecked_ref(), &style).format()
}

/// The language as a browser names it, with the way of writing days.
const fn locale(language: Language) -> &'static str {
    match language {
        Language::Dutch => "nl-NL",
        Language::English => "en-GB",
    }
}

#[allow(clippy::cast_precision_loss)]
fn date(moment: Moment) -> Date {
    Date::new(&JsValue::from_f64(moment.milliseconds() as f64))
}

/// The function that an object has by this name, if it has one.
fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

impl Library for Browser {
    /// The page has a function for it, which has asked for the reader's own language already.
    fn words(&self, name: &str, then: Box<dyn FnOnce(Option<String>)>) {
        let promise = window().and_then(|window| {
            let promise = method(&window, "words")?.call1(&window, &name.into());
            promise.ok()?.dyn_into::<js_sys::Promise>().ok()
        });
        match promise {
            Some(promise) => settle(&promise, move |text| then(text.as_string())),
            None => then(None),
        }
    }
}

impl Share for Browser {
    fn share(&self, text: &str, then: Box<dyn FnOnce(Shared)>) {
        let Some(navigator) = window().map(|window| JsValue::from(window.navigator())) else {
            return then(Shared::Nowhere);
        };
        let (call, came) = if let Some(share) = method(&navigator, "share") {
            let data = Object::new();
            let _ = Reflect::set(&data, &"text".into(), &text.into());
            (share.call1(&navigator, &data), Shared::Sheet)
        } else {
            let clipboard = Reflect::get(&navigator, &"clipboard".into()).unwrap_or_default();
            match method(&clipboard, "writeText") {
                Some(write) => (write.call1(&clipboard, &text.into()), Shared::Copied),
                None => return then(Shared::Nowhere),
            }
        };
        let Some(promise) = call.ok().and_then(|p| p.dyn_into::<js_sys::Promise>().ok()) else {
            return then(Shared::Nowhere);
        };
        settle(&promise, move |outcome| {
            // A share sheet that is closed again is no failure.
            let closed = came == Shared::Sheet && fault(&outcome).as_deref() == Some("AbortError");
            then(if closed || outcome.is_undefined() { came } else { Shared::Nowhere });
        });
    }
}

impl Page for Browser {
    /// A little later than the screen: to change the address, or only to ask for it, takes a browser
    /// longer than to draw.
    fn go(&self, from: String, hash: &str) {
        // Already on the way: it only leads elsewhere.
        let from = if let Some((from, _)) = WAY.take() {
            from
        } else {
            behind_the_frame(Box::new(arrive));
            from
        };
        WAY.set(Some((from, hash.into())));
    }

    fn later(&self, act: Box<dyn FnOnce()>) {
        // The reader does more already: whatever comes next finds them where they are.
        arrive();
        behind_the_frame(act);
    }

    fn focus(&self, id: &str) {
        if let Some(element) = element(id) {
            let _ = element.focus();
        }
    }

    fn value(&self, id: &str) -> String {
        Place::of_id(id).map_or_else(String::new, |place| place.field().1)
    }

    fn print(&self) {
        if let Some(window) = window() {
            let _ = window.print();
        }
    }

    fn forgets(&self) -> bool {
        // Only Safari on iPhone and iPad says whether it runs from the home screen.
        let Some(navigator) = window().map(|window| JsValue::from(window.navigator())) else {
            return false;
        };
        Reflect::get(&navigator, &"standalone".into()).is_ok_and(|s| s.as_bool() == Some(false))
    }
}
