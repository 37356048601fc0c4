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

const SCREENS: [(&str, Route); 8] = [
    ("start", Route::Start),
    ("check", Route::Check(Key::Growth)),
    ("result", Route::Result),
    ("actions", Route::Actions),
    ("all-actions", Route::AllActions),
    ("data", Route::Data),
    ("about", Route::About),
    ("missing", Route::Missing),
];

/// The phone that the screens are made for, and a laptop.
const SIZES: [(&str, u32, u32); 2] = [("phone", 360, 740), ("wide", 1280, 800)];

fn main() {
    let folder = env::args().nth(1);
    for language in Language::ALL {
        let folder = folder.as_deref();
        walk(Engine::Chromium, async |visitor| match folder {
            Some(folder) => every_screen(visitor, language, Path::new(folder)).await,
            None => the_result(visitor, language).await,
        });
    }
}

/// Opens the page for a reader who has finished a check.
async fn filled(visitor: Visitor, language: Language) -> Page {
    let page = visitor.speaking(language.code()).opens("#/about").await;
    page.store(DOCUMENT_KEY, FILLED).await;
    page.reload().await;
    page.comes_up().await;
    page
}

async fn the_result(visitor: Visitor, language: Language) {
    let page = filled(visitor, language).await;
    page.on_a_phone(360, 740).await;
    page.open(Route::Result.hash()).await;
    page.comes_up().await;
    let name = format!("result-{}.png", language.code());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/screenshots");
    keep(&folder, &name, &page.picture().await);
}

async fn every_screen(visitor: Visitor, language: Language, folder: &Path) {
    let page = filled(visitor, language).await;
    for (size, width, height) in SIZES {
        page.on_a_phone(width, height).await;
        for (name, route) in SCREENS {
            let hash = if route == Route::Missing { "#/nowhere" } else { route.hash() };
            page.open(hash).await;
            page.comes_up().await;
            let name = format!("{name}-{}-{size}.png", language.code());
            keep(folder, &name, &page.picture().await);
        }
    }
}

fn keep(folder: &Path, name: &str, picture: &[u8]) {
    fs::create_dir_all(folder).expect("a folder for the pictures");
    let path = folder.join(name);
    fs::write(&path, picture).expect("room for a picture");
    println!("{}", path.display());
}
