//! Fields, and what is typed in them.

use five_keys::{
    components::{FormField, Holds, Keyed, TextField},
    domain::{Language, LocalTime, Name, Plan, Rhythm, Statement, Text},
    ports::{MemoryStore, Store as _},
    route::Route,
    state::{DOCUMENT_KEY, Form, use_drafts, use_takes},
    words::Words,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlSelectElement;

use crate::mounted::{Mounted, fill_in, page, settled};

#[wasm_bindgen_test]
async fn what_is_typed_stays_when_its_page_is_built_anew() {
    let version = RwSignal::new(0);
    let mounted = Mounted::new(move || {
        let children = |_| {
            let draft = use_drafts().field("note", "at first".to_owned());
            let field = FormField { label: "Note", draft, holds: Holds::Note };
            view! { <TextField field form=Form::OtherTeam /> }
        };
        view! { <Keyed value=move || version.get() children /> }.into_any()
    })
    .await;
    assert_eq!(mounted.field("#note").value(), "at first");
    mounted.type_in("#note", "typed");
    let before = mounted.field("#note");
    version.set(1);
    settled().await;
    assert!(!before.is_same_node(Some(&mounted.field("#note"))), "it was built anew");
    assert_eq!(mounted.field("#note").value(), "typed");
}

#[wasm_bindgen_test]
async fn what_is_typed_about_a_result_stays_while_another_tab_names_it() {
    let mounted = Mounted::new(move || {
        fill_in(use_takes(), 3);
        page(Route::Result)
    })
    .await;
    let take = untrack(|| mounted.state.takes.last_finished()).unwrap();
    let [team, name] = ["team", "name"].map(|field| format!("#label-{field}-{}", take.id.number()));
    mounted.type_in(&name, "Half a na");
    let label = |text| Name::new(text).unwrap();
    assert!(mounted.state.takes.label(take.id, &label("North"), &label("")));
    settled().await;
    assert_eq!(mounted.field(&team).value(), "North");
    assert_eq!(mounted.field(&name).value(), "Half a na");
    // Saved, the field holds what is stored.
    mounted.press(Words::of(Language::Dutch).phrases.label_save()).await;
    let take = untrack(|| mounted.state.takes.last_finished()).unwrap();
    assert_eq!((take.label.subject.as_str(), take.label.name.as_str()), ("North", "Half a na"));
    assert_eq!(mounted.field(&name).value(), "Half a na");
}

#[wasm_bindgen_test]
async fn the_fields_of_a_plan_hold_what_is_proposed_and_then_what_is_typed() {
    let mounted = Mounted::new(move || page(Route::TakeOn(Statement::FIRST))).await;
    let words = Words::of(Language::Dutch);
    let cue = words.content.action(Statement::FIRST).unwrap().cue;
    // A text area has a value as an input has.
    let value = |name: &str| {
        let field = mounted.find(&format!("[id='plan-purpose.tell-{name}']"));
        js_sys::Reflect::get(&field, &"value".into()).unwrap().as_string().unwrap()
    };
    assert_eq!(value("sentence"), cue);
    assert!(value("start").ends_with("T09:00"));
    assert!(!value("rhythm").is_empty());
    let rhythm = mounted.find("select").unchecked_into::<HtmlSelectElement>();
    assert!(rhythm.selected_index() >= 0);
    // Emptied, it is not taken on, and nothing that was typed is lost.
    mounted.type_in("textarea", "");
    mounted.press(words.phrases.take_on_yes()).await;
    assert!(
        mounted.find("[role=alert]").text_content().unwrap().contains(words.phrases.sentence())
    );
    assert_eq!(value("sentence"), "");
    // Whoever presses again is told again.
    let told = mounted.find("[role=alert] p");
    mounted.press(words.phrases.take_on_yes()).await;
    assert!(!told.is_same_node(Some(&mounted.find("[role=alert] p"))));
}

#[wasm_bindgen_test]
async fn a_note_that_cannot_be_written_down_stays_in_its_field() {
    let store = MemoryStore::new();
    let mounted = Mounted::on(&store, move || page(Route::FollowUp)).await;
    let phrases = &Words::of(Language::Dutch).phrases;
    let plan = Plan {
        sentence: Text::new("Als ik begin, wacht ik.").unwrap(),
        start: LocalTime::from_iso("2100-12-01T09:00").unwrap(),
        rhythm: Rhythm::Weekly,
    };
    mounted.state.commitments.take_on(Statement::FIRST, None, plan).unwrap();
    settled().await;
    let note = "article input[id$='-note']";
    mounted.type_in(note, "Het hele team was er");
    // A later version writes, and what it has written may not be changed.
    let before = store.get(DOCUMENT_KEY).unwrap().unwrap();
    store.place(DOCUMENT_KEY, &before.replacen("\"schema\":3", "\"schema\":99", 1));
    mounted.press(phrases.did()).await;
    assert!(untrack(|| mounted.state.storage.is_read_only()));
    assert_eq!(mounted.field(note).value(), "Het hele team was er");
    // Once it can be, it is written down, and the field is free for the next one.
    store.place(DOCUMENT_KEY, &before);
    mounted.press(phrases.did()).await;
    assert_eq!(mounted.field(note).value(), "");
    assert!(mounted.text().contains("Het hele team was er"));
}
