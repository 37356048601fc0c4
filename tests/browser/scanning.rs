//! What is made of what a camera sees.

use std::{cell::RefCell, rc::Rc};

use five_keys::{
    components::CodeReader,
    phrases::Phrases,
    ports::{CameraEvent, Photo, ScanError, Scanner},
    state::use_words,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::mounted::{Mounted, settled};

thread_local! {
    /// The camera that is on.
    static ON: RefCell<Option<Rc<dyn Fn(CameraEvent)>>> = RefCell::default();
    /// What was handed over.
    static READ: RefCell<Vec<String>> = RefCell::default();
}

/// A camera that sees what a test shows it.
struct Shown;

impl Scanner for Shown {
    fn start(&self, video: &str, on_event: Box<dyn Fn(CameraEvent)>) {
        assert!(document().get_element_by_id(video).is_some(), "it has a place to show");
        ON.set(Some(on_event.into()));
    }
    fn stop(&self) {
        ON.take();
    }
    fn read_photos(&self, _: &str, _: Box<dyn FnOnce(Vec<Photo>)>) {}
}

fn is_on() -> bool {
    ON.with_borrow(Option::is_some)
}

async fn tell(event: CameraEvent) {
    let camera = ON.with_borrow(Clone::clone).unwrap();
    camera(event);
    settled().await;
}

async fn see(text: &str) {
    tell(CameraEvent::Found(text.into())).await;
}

/// A reader of codes, and its words.
async fn mounted(goes_on: bool) -> (Mounted, &'static Phrases) {
    READ.take();
    let phrases = Rc::new(RefCell::new(None));
    let given = phrases.clone();
    let mounted = Mounted::new(move || {
        given.replace(Some(&use_words().phrases));
        let on_text = |text| READ.with_borrow_mut(|read| read.push(text));
        view! { <CodeReader scanner=&Shown on_text goes_on /> }.into_any()
    });
    let mounted = mounted.await;
    (mounted, phrases.take().unwrap())
}

#[wasm_bindgen_test]
async fn a_camera_that_goes_on_counts_what_it_reads_until_it_is_stopped() {
    let (page, phrases) = mounted(true).await;
    page.press(phrases.scan()).await;
    tell(CameraEvent::Started).await;
    assert!(page.text().contains(phrases.scan_looking()));
    see("one").await;
    assert!(page.text().contains(phrases.scan_one()));
    see("two\nthree").await;
    assert!(page.text().contains("3 codes"), "{}", page.text());
    assert!(is_on() && !page.find("video").hidden());
    assert_eq!(READ.take(), ["one", "two\nthree"]);
    page.press(phrases.scan_stop()).await;
    assert!(!is_on() && page.find("video").hidden());
}

#[wasm_bindgen_test]
async fn a_camera_that_reads_one_code_goes_out_with_it() {
    let (page, phrases) = mounted(false).await;
    page.press(phrases.scan()).await;
    tell(CameraEvent::Started).await;
    see("one").await;
    assert!(!is_on() && page.find("video").hidden());
    assert_eq!(READ.take(), ["one"]);
    assert!(page.text().contains(phrases.scan_one()));
    // And anew.
    page.press(phrases.scan()).await;
    tell(CameraEvent::Ended(ScanError::InUse)).await;
    assert!(page.text().contains(phrases.scan_in_use()));
    assert!(page.find("video").hidden());
}

#[wasm_bindgen_test]
async fn a_camera_goes_out_with_what_shows_it() {
    let (page, phrases) = mounted(true).await;
    page.press(phrases.scan()).await;
    assert!(is_on());
    drop(page);
    assert!(!is_on());
}
