//! The copy of the site that a service worker keeps, and what browsers have for installing it.

use std::{cell::Cell, rc::Rc};

use js_sys::Promise;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};

use super::{
    Browser,
    object::{call, get, method, number},
    page::matches,
    promise::settle,
    window::{listen, navigator, window},
};
use crate::ports::{CopyEvent, Installing, Offline, Page as _};

/// How often a page that stays open looks whether there is a newer version, in milliseconds.
const LOOK_AGAIN: f64 = 3_600_000.0;

type Tell = Rc<dyn Fn(CopyEvent)>;

impl Offline for Browser {
    fn keep_copy(&self, on_event: Box<dyn Fn(CopyEvent)>) {
        let tell: Tell = on_event.into();
        tell_installing(&tell);
        if is_one_file() {
            return tell(CopyEvent::OneFile);
        }
        // The page has this function where it has such a worker, and it throws where the browser has none.
        let kept = window().and_then(|window| call(&window, "keepCopy", &[]));
        match kept.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
            Some(promise) => settle(&promise, move |kept| follow(&kept, &tell)),
            None => tell(CopyEvent::Failed),
        }
    }

    fn renew(&self) {
        let Some(asked) =
            container().and_then(|container| call(&container, "getRegistration", &[]))
        else {
            return self.reload();
        };
        settle(&asked.unchecked_into(), |registration| match worker(&registration, "waiting") {
            Some(waiting) => {
                let newer = waiting.clone();
                on(&waiting, "statechange", move |_| {
                    if is(&newer, "activated") {
                        Browser.reload();
                    }
                });
                call(&waiting, "postMessage", &["take over".into()]);
            }
            // It has taken over already, by another tab.
            None => Browser.reload(),
        });
    }

    fn install(&self) {
        if let Some(prompt) = prompt() {
            call(&prompt, "prompt", &[]);
        }
    }
}

/// Tells how to install the page, now and whenever the browser has news of that.
fn tell_installing(tell: &Tell) {
    tell(CopyEvent::Installing(installing()));
    listen("beforeinstallprompt", {
        let tell = tell.clone();
        move || tell(CopyEvent::Installing(installing()))
    });
    let tell = tell.clone();
    listen("appinstalled", move || tell(CopyEvent::Installing(Installing::Installed)));
}

/// How to install the page here.
fn installing() -> Installing {
    let agent = get(&navigator(), "userAgent").and_then(|agent| agent.as_string());
    let is_of = |name: &str| agent.as_ref().is_some_and(|agent| agent.contains(name));
    let standalone = get(&navigator(), "standalone").and_then(|standalone| standalone.as_bool());
    if standalone == Some(true) || matches("(display-mode: standalone)") {
        Installing::Done
    } else if prompt().is_some() {
        Installing::Button
    } else if standalone == Some(false) {
        Installing::ShareSheet
    } else if is_of("Macintosh") && is_of("Safari/") && !is_of("Chrome/") {
        Installing::Dock
    } else if is_of("Android") {
        Installing::Menu
    } else {
        Installing::Unknown
    }
}

/// Whether the page has all of the site in it.
fn is_one_file() -> bool {
    let root = window().and_then(|window| window.document()?.document_element());
    root.is_some_and(|root| root.has_attribute("data-one-file"))
}

/// What the browser has said of installing the page, which the page's first script keeps.
fn prompt() -> Option<JsValue> {
    get(&window()?.into(), "installPrompt").filter(JsValue::is_object)
}

/// Tells what becomes of a registration's workers, or that there is none.
fn follow(registration: &JsValue, tell: &Tell) {
    let Some(container) = container().filter(|_| method(registration, "update").is_some()) else {
        return tell(CopyEvent::Failed);
    };
    on(&container, "message", {
        let tell = tell.clone();
        move |event| {
            match number(&event, "data") {
                Some(bytes) if bytes > 0.0 => {
                    // It comes from a number of bytes, which is none of these.
                    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                    tell(CopyEvent::Complete { bytes: bytes as u32 });
                }
                // The copy is not whole, and could not be made so.
                Some(_) => tell(CopyEvent::Failed),
                None => {}
            }
        }
    });
    // A page that was opened by no worker gets its first one now, which is no news; nor is that one of a
    // folder above it makes way for its own.
    let is_own = |worker: &JsValue| {
        let address = |of: &JsValue, name: &str| get(of, name).and_then(|it| it.as_string());
        let (scope, script) = (address(registration, "scope"), address(worker, "scriptURL"));
        let folder = script.as_deref().and_then(|script| script.rsplit_once('/'));
        folder.is_some_and(|(folder, _)| scope.is_some_and(|scope| scope == format!("{folder}/")))
    };
    let is_controlled = Cell::new(worker(&container, "controller").is_some_and(|it| is_own(&it)));
    on(&container, "controllerchange", {
        let tell = tell.clone();
        move |_| {
            if is_controlled.replace(true) {
                tell(CopyEvent::Newer);
            }
        }
    });
    if let Some(active) = worker(registration, "active") {
        ask_size(&active);
        if worker(registration, "waiting").is_some() {
            tell(CopyEvent::Newer);
        }
    }
    on(registration, "updatefound", {
        let (registration, tell) = (registration.clone(), tell.clone());
        move |_| watch(&registration, &tell)
    });
    watch(registration, tell);
    look_again(registration.clone());
}

/// Tells what becomes of the worker that is being installed, if there is one.
fn watch(registration: &JsValue, tell: &Tell) {
    let Some(installing) = worker(registration, "installing") else { return };
    let is_first = worker(registration, "active").is_none();
    if is_first {
        tell(CopyEvent::Begun);
    }
    let (newer, tell) = (installing.clone(), tell.clone());
    on(&installing, "statechange", move |_| {
        if is_first && is(&newer, "activated") {
            ask_size(&newer);
        } else if is_first && is(&newer, "redundant") {
            tell(CopyEvent::Failed);
        } else if !is_first && is(&newer, "installed") {
            tell(CopyEvent::Newer);
        }
    });
}

/// Looks for a newer version when somebody comes back to the page after a while. The browser does so
/// itself whenever the page is opened.
fn look_again(registration: JsValue) {
    let looked = Cell::new(js_sys::Date::now());
    let Some(document) = window().and_then(|window| window.document()) else { return };
    on(&document.clone().into(), "visibilitychange", move |_| {
        let now = js_sys::Date::now();
        if !document.hidden() && now - looked.get() > LOOK_AGAIN {
            looked.set(now);
            if let Some(asked) = call(&registration, "update", &[]) {
                // Without a connection it fails, which is no news.
                settle(&asked.unchecked_into(), |_| ());
            }
        }
    });
}

fn container() -> Option<JsValue> {
    get(&navigator(), "serviceWorker").filter(JsValue::is_object)
}

/// The worker that a registration or the container has by this name.
fn worker(of: &JsValue, name: &str) -> Option<JsValue> {
    get(of, name).filter(JsValue::is_object)
}

fn is(worker: &JsValue, state: &str) -> bool {
    get(worker, "state").is_some_and(|now| now == state)
}

/// Has a worker say how large its copy is, which is complete.
fn ask_size(worker: &JsValue) {
    call(worker, "postMessage", &["size".into()]);
}

/// Calls back at each event of this name, for as long as the page lives.
fn on(target: &JsValue, event: &str, then: impl Fn(JsValue) + 'static) {
    let then = Closure::<dyn Fn(JsValue)>::new(then).into_js_value();
    call(target, "addEventListener", &[event.into(), then]);
}
