//! Radios, digits and Continue.

use five_keys::{
    domain::{Answer, Key, Language, Statement},
    ports::Store as _,
    route::Route,
    state::DOCUMENT_KEY,
    words::Words,
};
use leptos::{prelude::*, tachys::dom::document};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlFieldSetElement, KeyboardEvent, KeyboardEventInit};

use crate::mounted::{Mounted, page, settled, store_with};

const CHECK: Route = Route::Check(Key::Purpose);

#[wasm_bindgen_test]
async fn a_radio_that_is_chosen_gives_the_answer_and_shows_the_one_that_is_kept() {
    let mounted = Mounted::new(move || page(CHECK)).await;
    let takes = mounted.state.takes;
    let radio = |digit: u8| mounted.field(&format!("[id='purpose.tell-{digit}']"));
    let checked = || (0..=5).filter(|digit| radio(*digit).checked()).collect::<Vec<_>>();
    assert!(checked().is_empty());
    let before = radio(4);
    radio(4).click();
    let given = || untrack(|| takes.answer_to(Statement::FIRST)).map(Answer::digit);
    assert_eq!(given(), Some(4));
    settled().await;
    assert_eq!(checked(), [4]);
    // Another tab, or the keyboard, gives another answer.
    takes.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
    settled().await;
    assert_eq!(checked(), [0]);
    assert!(before.is_same_node(Some(&radio(4))), "the page stands while it is answered");
    let progress = mounted.find("progress");
    assert_eq!(progress.get_attribute("value").as_deref(), Some("1"));
    // Begun anew, nothing is chosen.
    takes.start_over(takes.in_progress().unwrap().id);
    settled().await;
    assert!(checked().is_empty());
}

#[wasm_bindgen_test]
async fn a_digit_answers_and_any_other_key_is_left_to_the_browser() {
    let mounted = Mounted::new(move || page(CHECK)).await;
    let takes = mounted.state.takes;
    assert!(press_key(&mounted, Statement::FIRST, "4", false));
    settled().await;
    let given = untrack(|| takes.answer_to(Statement::FIRST));
    assert_eq!(given.map(Answer::digit), Some(4));
    assert!(mounted.field("[id='purpose.tell-4']").checked());
    let focused = document().active_element().map(|element| element.id());
    let second = Statement::at(1).unwrap();
    assert_eq!(focused.as_deref(), Some(second.id()));
    for key in ["6", "a", "Tab", "Enter", " ", "ArrowDown", ""] {
        assert!(!press_key(&mounted, second, key, false), "{key}");
    }
    // Control and a digit change the browser's tab.
    assert!(!press_key(&mounted, second, "4", true));
    assert_eq!(untrack(|| takes.given()), 1);
}

#[wasm_bindgen_test]
async fn continue_says_what_it_does_now() {
    let mounted = Mounted::new(move || page(CHECK)).await;
    let phrases = &Words::of(Language::Dutch).phrases;
    mounted.press(phrases.go_on_next()).await;
    assert_eq!(mounted.find("[role=alert].open").query_selector_all("li").unwrap().length(), 4);
    assert_eq!(
        mounted.find(".buttons .button").text_content().as_deref(),
        Some(phrases.skip_them())
    );
    mounted.field("[id='purpose.tell-3']").click();
    settled().await;
    assert_eq!(mounted.find("[role=alert].open").query_selector_all("li").unwrap().length(), 3);
}

#[wasm_bindgen_test]
async fn what_a_later_version_wrote_cannot_be_answered() {
    let future = r#"{"format":"five-keys","schema":99,"moods":[1,2]}"#;
    let store = store_with(future);
    let mounted = Mounted::on(&store, move || page(CHECK)).await;
    let fieldsets = mounted.place.query_selector_all("fieldset").unwrap();
    assert_eq!(fieldsets.length(), 4);
    for fieldset in (0..4).filter_map(|place| fieldsets.get(place)) {
        assert!(fieldset.unchecked_into::<HtmlFieldSetElement>().disabled());
    }
    mounted.field("[id='purpose.tell-5']").click();
    assert!(press_key(&mounted, Statement::FIRST, "5", false));
    settled().await;
    assert!(!mounted.field("[id='purpose.tell-5']").checked());
    assert_eq!(store.get(DOCUMENT_KEY), Ok(Some(future.into())));
}

/// Types a key where the focus is, and tells whether the app has made something of it.
fn press_key(mounted: &Mounted, statement: Statement, key: &str, with_ctrl: bool) -> bool {
    let how = KeyboardEventInit::new();
    how.set_key(key);
    how.set_bubbles(true);
    how.set_cancelable(true);
    how.set_ctrl_key(with_ctrl);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &how).unwrap();
    let fieldset = mounted.find(&format!("[id='{}']", statement.id()));
    !fieldset.dispatch_event(&event).unwrap()
}
