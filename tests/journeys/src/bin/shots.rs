//! Takes pictures of the built site: the README's two, or every screen into a folder.

// A program that only a developer runs: what goes wrong ends it, with its message.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{env, fs, path::Path};

use five_keys::{
    domain::{Key, Language},
    state::DOCUMENT_KEY,
    views::Route,
};
use journeys::{Engine, Page, Visitor, walk};

/// A finished take with two clear focus keys.
const FILLED: &str = r#"{"format":"five-keys","schema":1,"revision":1,"settings":{"theme":"system"},"takes":[{"id":7354597339159067,"voice":"self","content":1,"begun":1795555991005,"finished":1795555995523,"at":"example.effect","answers":"425312324504223445443"}]}"#;

/// A take that was left after six answers.
const BEGUN: &str = r#"{"format":"five-keys","schema":1,"revision":1,"settings":{"theme":"system"},"takes":[{"id":7354597339159068,"voice":"self","content":1,"begun":1795555991005,"at":"influence.goals","answers":"425312..............."}]}"#;

/// Every screen, by the take that it shows: none, one in progress, or a finished one.
const SCREENS: [(&str, &str, Route); 15] = [
    ("", "start", Route::Start),
    ("", "no-result", Route::Result),
    (BEGUN, "start-begun", Route::Start),
    (BEGUN, "check", Route::Check(Key::Influence)),
    (FILLED, "start-finished", Route::Start),
    (FILLED, "check-finished", Route::Check(Key::Influence)),
    (FILLED, "result", Route::Result),
    (FILLED, "actions", Route::Actions),
    (FILLED, "all-actions", Route::AllActions),
    (FILLED, "history", Route::History),
    (FILLED, "paper", Route::Paper),
    (FILLED, "follow-up", Route::FollowUp),
    (FILLED, "data", Route::Data),
    (FILLED, "about", Route::About),
    (FILLED, "missing", Route::Missing),
];

/// The phone that the screens are made for, and a laptop.
const SIZES: [(&str, u32, u32); 2] = [("phone", 360, 740), ("wide", 1280, 800)];

fn main() {
    let (folder, engine) = (env::args().nth(1), env::args().nth(2));
    let engine = match engine.as_deref() {
        None | Some("chromium") => Engine::Chromium,
        Some("firefox") => Engine::Firefox,
        Some("webkit") => Engine::WebKit,
        Some(other) => panic!("{other} is none of chromium, firefox and webkit"),
    };
    for language in Language::ALL {
        let folder = folder.as_deref();
        let Some(folder) = folder else {
            walk(Engine::Chromium, async |visitor| the_result(visitor, language).await);
            continue;
        };
        for dark in [false, true] {
            walk(engine, async |visitor| {
                let visitor = if dark { visitor.in_the_dark() } else { visitor };
                let colours = if dark { "dark" } else { "light" };
                every_screen(visitor, language, colours, Path::new(folder)).await;
            });
        }
    }
}

/// Shows a screen to a reader who has this stored.
async fn show(page: &Page, stored: &str, route: Route) {
    page.leave().await;
    page.forget().await;
    if !stored.is_empty() {
        page.store(DOCUMENT_KEY, stored).await;
    }
    // The screen without a route of its own is the one of a wrong address.
    page.open(if route == Route::Missing { "#/nowhere" } else { route.hash() }).await;
    page.comes_up().await;
    // A phone's scroll bar lies over the page, and fades.
    page.tell("document.documentElement.style.scrollbarWidth = 'none'").await;
}

async fn the_result(visitor: Visitor, language: Language) {
    let page = visitor.speaking(language.code()).sits_down().await;
    page.on_a_phone(360, 740).await;
    show(&page, FILLED, Route::Result).await;
    let name = format!("result-{}.png", language.code());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/screenshots");
    keep(&folder, &name, &page.picture().await);
}

async fn every_screen(visitor: Visitor, language: Language, colours: &str, folder: &Path) {
    let page = visitor.speaking(language.code()).sits_down().await;
    for (size, width, height) in SIZES {
        page.on_a_phone(width, height).await;
        for (stored, name, route) in SCREENS {
            page.resize(width, height).await;
            show(&page, stored, route).await;
            let name = format!("{name}-{}-{colours}-{size}.png", language.code());
            keep(folder, &name, &page.whole_picture(width).await);
        }
    }
}

fn keep(folder: &Path, name: &str, picture: &[u8]) {
    fs::create_dir_all(folder).expect("a folder for the pictures");
    let path = folder.join(name);
    fs::write(&path, picture).expect("room for a picture");
    println!("{}", path.display());
}
