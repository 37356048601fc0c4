//! The ports, as a browser keeps them.

use five_keys::{
    adapters::{LocalStore, address},
    domain::{Language, LocalTime},
    ports::{Clock as _, Page as _, Store as _, StoreError},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::BROWSER;

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

#[wasm_bindgen_test]
fn the_address_is_the_one_that_the_page_went_to() {
    BROWSER.go("#/first");
    assert_eq!(address(), "#/first");
    BROWSER.go("#/");
    assert_eq!(address(), "#/");
}

#[wasm_bindgen_test]
fn the_home_of_the_app_has_nothing_of_the_visitors_own_address() {
    BROWSER.go("#/follow-up");
    let home = BROWSER.home().unwrap_or_default();
    assert!(home.starts_with("http") && home.ends_with('/'), "{home}");
    assert!(!home.contains(['#', '?']), "{home}");
    BROWSER.go("#/");
}

#[wasm_bindgen_test]
fn a_time_that_the_clocks_skip_is_shown_as_it_was_planned() {
    for (time, shown) in [("2027-03-28T02:30", "02:30"), ("2026-10-25T02:30", "02:30")] {
        let time = LocalTime::from_iso(time).unwrap();
        for language in Language::ALL {
            let text = BROWSER.when(time, language);
            assert!(text.contains(shown) && text.contains("202"), "{text}");
        }
    }
}
