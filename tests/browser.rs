//! The adapters, and what is drawn, in a real browser; `make test` runs this in headless Chromium.
#![cfg(target_arch = "wasm32")]

use any_spawner::Executor;
use five_keys::{
    adapters::{Browser, LocalStore, Place},
    app::draw,
    domain::{Answer, Language, Statement},
    ports::{MemoryStore, Page as _, Store, StoreError},
    state::{App, DOCUMENT_KEY, Device, takes},
    views::{self, Route},
};
use leptos::prelude::Owner;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

mod routes;

use routes::ROUTES;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn what_is_stored_is_read_back_letter_for_letter() {
    let key = "five-keys/test-text";
    let text = "{\"een\":\"zin met 'aanhalings', ëën emoji 🔑 en een \\n\"}";
    assert_eq!(LocalStore.set(key, text), Ok(()));
    assert_eq!(LocalStore.get(key), Ok(Some(text.to_owned())));
    assert_eq!(LocalStore.remove(key), Ok(()));
    assert_eq!(LocalStore.get(key), Ok(None));
}

#[wasm_bindgen_test]
fn only_keys_with_the_prefix_are_listed() {
    for key in ["five-keys/test-a", "five-keys/test-b", "foreign/test"] {
        assert_eq!(LocalStore.set(key, "1"), Ok(()));
    }
    let mut keys = LocalStore.keys("five-keys/test-").unwrap_or_default();
    keys.sort();
    assert_eq!(keys, ["five-keys/test-a", "five-keys/test-b"]);
    for key in ["five-keys/test-a", "five-keys/test-b", "foreign/test"] {
        assert_eq!(LocalStore.remove(key), Ok(()));
    }
}

#[wasm_bindgen_test]
fn a_full_store_says_so_and_keeps_what_it_had() {
    let key = "five-keys/test-full";
    assert_eq!(LocalStore.set(key, "before"), Ok(()));
    let too_much = "x".repeat(20_000_000);
    assert_eq!(LocalStore.set(key, &too_much), Err(StoreError::Full));
    assert_eq!(LocalStore.get(key), Ok(Some("before".to_owned())));
    assert_eq!(LocalStore.remove(key), Ok(()));
}

static BROWSER: Browser = Browser;

/// An app for a Dutch reader, and an element of the page to draw in.
fn an_app() -> (App, web_sys::Element) {
    an_app_on(MemoryStore::new())
}

/// An app with what the browser has stored, likewise.
fn an_app_on(store: MemoryStore) -> (App, web_sys::Element) {
    // Fails when another test was first, and then that one serves.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.set();
    core::mem::forget(owner);
    let app = App::open(Box::new(store), Device::of(&BROWSER), Language::Dutch, String::new());
    let page = web_sys::window().and_then(|window| window.document()).unwrap();
    let place = page.create_element("div").unwrap();
    page.body().unwrap().append_child(&place).unwrap();
    (app, place)
}

/// Lets the effects of what has changed run.
async fn settled() {
    Executor::tick().await;
    Executor::tick().await;
}

#[wasm_bindgen_test]
async fn what_is_drawn_follows_the_state_until_it_is_dropped() {
    let (app, place) = an_app();
    let drawn = draw(&Place::from(place.clone()), views::frame(app));
    assert!(place.text_content().unwrap().contains("Je gegevens"));
    app.speak(Language::English);
    settled().await;
    assert!(place.text_content().unwrap().contains("Your data"));
    drop(drawn);
    app.speak(Language::Dutch);
    settled().await;
    assert!(place.text_content().unwrap().contains("Your data"));
    place.remove();
}

#[wasm_bindgen_test]
async fn a_radio_that_is_chosen_gives_the_answer_and_shows_the_one_that_is_kept() {
    let (app, place) = an_app();
    let route = Route::Check(Statement::FIRST.key());
    let _drawn = draw(&Place::from(place.clone()), Vec::from_iter(views::page(app, route, "")));
    let radio = |digit: u8| {
        let found = place.query_selector(&format!("[id='purpose.tell-{digit}']")).unwrap();
        found.unwrap().unchecked_into::<web_sys::HtmlInputElement>()
    };
    radio(4).click();
    // It is kept at once, and told a moment later.
    let kept = app.data.with_keeper_once(|keeper| {
        takes::in_progress(keeper.document())?.answers.get(Statement::FIRST)
    });
    assert_eq!(kept.map(Answer::digit), Some(4));
    let told = || app.data.answer_to(Statement::FIRST) == kept;
    assert!(until(told).await);
    // Another tab, or the keyboard, gives another answer.
    app.data.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
    settled().await;
    assert!(radio(0).checked() && !radio(4).checked());
    place.remove();
}

/// What is drawn finds its elements by their place among all. Were the browser to read one more or
/// less than was written, the wrong ones would come to life: `draw` looks after that wherever debug
/// assertions are on, and here it draws every screen.
#[wasm_bindgen_test]
async fn a_browser_reads_every_screen_as_it_was_written() {
    let rest = views::rest().await.unwrap();
    for stored in [None, Some(include_str!("fixtures/schema-2/whole.json"))] {
        let store = MemoryStore::new();
        if let Some(document) = stored {
            store.set(DOCUMENT_KEY, document).unwrap();
        }
        let (app, place) = an_app_on(store);
        app.data.begin().unwrap();
        let takes = app.data.finished();
        let of_one = takes.iter().map(|take| Route::Take(take.id));
        let of_two = takes.windows(2).map(|two| Route::Compare(two[0].id, two[1].id));
        for route in ROUTES.into_iter().chain(of_one).chain(of_two) {
            let screen = views::page(app, route, "#/x").unwrap_or_else(|| rest(app, route, "#/x"));
            let drawn = draw(&Place::from(place.clone()), vec![screen]);
            assert!(place.query_selector("h1").unwrap().is_some(), "{route:?}");
            drop(drawn);
        }
        place.remove();
    }
}

#[wasm_bindgen_test]
fn a_chart_is_drawn_as_svg() {
    let (app, place) = an_app();
    for statement in Statement::all() {
        app.data.answer(statement, Answer::from_digit(3).unwrap()).unwrap();
    }
    app.data.finish();
    let _drawn =
        draw(&Place::from(place.clone()), Vec::from_iter(views::page(app, Route::Result, "")));
    for shape in ["svg", "rect", "polygon", "text"] {
        let drawn = place.query_selector(shape).unwrap().unwrap();
        assert_eq!(drawn.namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"), "{shape}");
    }
    place.remove();
}

/// Lets some frames pass, until what is waited for has come or will not.
async fn until(mut holds: impl FnMut() -> bool) -> bool {
    for _ in 0..100 {
        if holds() {
            return true;
        }
        let frame = js_sys::Promise::new(&mut |done, _| {
            web_sys::window().unwrap().request_animation_frame(&done).unwrap();
        });
        let _ = js_sys::futures::JsFuture::from(frame).await;
    }
    false
}

#[wasm_bindgen_test]
async fn of_two_ways_in_one_moment_the_second_leads_on() {
    let location = web_sys::window().unwrap().location();
    let before = web_sys::window().unwrap().history().unwrap().length().unwrap();
    BROWSER.go(location.hash().unwrap(), "#/first");
    BROWSER.go("#/first".into(), "#/second");
    assert!(until(|| location.hash().unwrap() == "#/second").await);
    let after = web_sys::window().unwrap().history().unwrap().length().unwrap();
    assert_eq!(after, before + 1);
    // And where the reader has gone elsewhere meanwhile, that is where they stay.
    BROWSER.go("#/second".into(), "#/third");
    location.set_hash("#/own").unwrap();
    assert!(!until(|| location.hash().unwrap() != "#/own").await);
}
