//! The arrows between the rooms of `src/` run one way, as in `docs/architecture.md`: crate borders
//! would refuse an arrow back, in one crate this test does.
#![cfg(not(target_arch = "wasm32"))]
// A helper of a test is a test too: what it unwraps fails the test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "architecture/reader.rs"]
mod reader;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The rooms in reading order, and the rooms that each may name beside itself.
const ROOMS: [(&str, &[&str]); 14] = [
    ("domain", &[]),
    ("route", &["domain"]),
    ("content", &["domain"]),
    ("phrases", &["domain"]),
    ("words", &["domain", "content", "phrases"]),
    ("saved", &["domain"]),
    ("exchange", &["domain", "saved"]),
    ("ports", &["domain"]),
    ("adapters", &["domain", "exchange", "ports"]),
    ("state", &["domain", "route", "words", "saved", "exchange", "ports"]),
    (
        "components",
        &["domain", "route", "content", "phrases", "words", "saved", "exchange", "ports", "state"],
    ),
    (
        "pages",
        &[
            "domain",
            "route",
            "content",
            "phrases",
            "words",
            "saved",
            "exchange",
            "ports",
            "state",
            "components",
        ],
    ),
    ("app", &["domain", "route", "saved", "ports", "adapters", "state", "components", "pages"]),
    ("main", &["app"]),
];

/// Whether a path may be named.
type Rule = fn(&str) -> bool;

/// Folders inside a room with a rule of their own.
const FOLDERS: [(&str, Rule); 2] = [
    ("components/charts", |to| {
        let known = ["domain", "phrases", "words", "state", "components::charts"];
        known.iter().any(|module| is_in(to, module))
    }),
    // What a leader does is an edit of the document, whatever shows it.
    ("state/edits", |to| {
        ["domain", "saved", "state::edits"].iter().any(|module| is_in(to, module))
    }),
];

fn is_in(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// Names that only some rooms or files may know, and the reason.
const NAMES: [(&[&str], &[&str], &str); 5] = [
    (
        &[
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "gloo_storage",
            "gloo_utils",
        ],
        &["adapters"],
        "only adapters know the browser",
    ),
    (&["SystemTime", "Instant"], &["adapters"], "the time comes through the Clock port"),
    (
        &["leptos", "reactive_graph"],
        &["state", "components", "pages", "app"],
        "signals and markup stay in state, components, pages and app",
    ),
    (&["any_spawner", "wasm_split_helpers"], &["app"], "what comes later is for app"),
    (&["serde", "serde_json"], &["saved", "exchange"], "formats live in saved and exchange"),
];

/// Files that run only as the project is built, and may read its files and formats.
const BUILD: [&str; 10] = [
    "words/build.rs",
    "words/brand/mod.rs",
    "words/brand/colours.rs",
    "words/brand/content_id.rs",
    "words/brand/entries.rs",
    "words/brand/logo.rs",
    "words/brand/phrases.rs",
    "words/brand/questionnaire.rs",
    "content/check.rs",
    "phrases/check.rs",
];

/// What a file does against the picture, a line each.
fn faults(file: &str, text: &str) -> Vec<String> {
    let path = Path::new(file);
    let reach = match reader::read(path, text) {
        Ok(reach) => reach,
        Err(error) => return vec![error],
    };
    let mut faults = Vec::new();
    let mut fault = |line: usize, what: String| faults.push(format!("{file}:{line}: {what}"));
    let room = room_of(path);
    let Some((_, arrows)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        if file != "lib.rs" {
            fault(1, format!("{room} is no room of docs/architecture.md"));
        }
        return faults;
    };
    for reader::At { line, what } in &reach.paths {
        match what.first() {
            // A build file's `super` is the build itself.
            None if BUILD.contains(&file) => {}
            None => fault(*line, "names the whole crate, so no arrow can be seen".into()),
            Some(to) if *to == room || arrows.contains(&to.as_str()) => {}
            Some(to) => fault(*line, format!("an arrow runs back: {room} -> {to}")),
        }
        let to = what.join("::");
        for (folder, may_name) in FOLDERS {
            if path.starts_with(folder) && !may_name(&to) {
                fault(*line, format!("{folder} must not know {to}"));
            }
        }
    }
    for reader::At { line, what } in &reach.files {
        let to = room_of(what);
        if to != room && !arrows.contains(&to.as_str()) {
            fault(*line, format!("an arrow runs back: {room} -> {}", what.display()));
        }
    }
    for (names, rooms, reason) in NAMES {
        if rooms.contains(&room.as_str()) || rooms.contains(&file) || BUILD.contains(&file) {
            continue;
        }
        for reader::At { line, what } in &reach.names {
            if names.contains(&what.as_str()) {
                fault(*line, format!("{room} names {what}, but {reason}"));
            }
        }
    }
    faults.dedup();
    faults
}

/// The first part of a path in `src/`, without an extension.
fn room_of(file: &Path) -> String {
    let first = file.components().next().map(|part| PathBuf::from(part.as_os_str()));
    first.unwrap_or_default().with_extension("").display().to_string()
}

/// Every Rust file in a folder, from that folder.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                found.push(entry.strip_prefix(folder).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn no_arrow_runs_back() {
    let files = rust_files(&source());
    for known in ["domain/score.rs", "words/build.rs", "lib.rs", "main.rs"] {
        assert!(files.iter().any(|file| file == Path::new(known)), "{known} was read");
    }
    let found: Vec<_> = files
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(source().join(file)).unwrap();
            faults(&file.to_string_lossy(), &text)
        })
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn the_library_lists_its_rooms_in_reading_order() {
    let text = fs::read_to_string(source().join("lib.rs")).unwrap();
    let listed = reader::read(Path::new("lib.rs"), &text).unwrap().modules;
    let places: Vec<_> = listed
        .iter()
        .map(|module| {
            let place = ROOMS.iter().position(|(room, _)| room == module);
            place.unwrap_or_else(|| panic!("{module} is no room of docs/architecture.md"))
        })
        .collect();
    assert!(!places.is_empty() && places.is_sorted(), "{listed:?}");
}

#[test]
fn every_allowed_arrow_runs_up_the_reading_order() {
    for (place, (room, arrows)) in ROOMS.iter().enumerate() {
        for to in *arrows {
            assert!(ROOMS[..place].iter().any(|(above, _)| above == to), "{room} -> {to}");
        }
    }
}

#[test]
fn the_document_draws_the_same_arrows() {
    let document = include_str!("../docs/architecture.md");
    for (room, arrows) in ROOMS {
        let names = match arrows {
            [] => "nothing".to_owned(),
            _ => arrows.iter().map(|to| format!("`{to}`")).collect::<Vec<_>>().join(", "),
        };
        let row = document.lines().find(|line| line.starts_with(&format!("| `{room}` |")));
        let row = row.unwrap_or_else(|| panic!("{room} has a row"));
        assert!(row.ends_with(&format!("| {names} |")), "{row}\nmust end with {names}");
    }
}

#[test]
fn an_arrow_back_is_found_however_it_is_written() {
    for (file, text, fault) in [
        ("domain/a.rs", "use crate::state::Takes;", "domain -> state"),
        ("domain/a.rs", "use crate::{domain::Key, state::Takes};", "domain -> state"),
        (
            "domain/a.rs",
            "use crate::{\n domain::{Key},\n pages::{self, title},\n};",
            "domain -> pages",
        ),
        ("domain/a.rs", "use crate::{{saved::Document}};", "domain -> saved"),
        ("domain/a.rs", "pub use crate::ports::*;", "domain -> ports"),
        ("domain/a.rs", "use super::super::state::Takes;", "domain -> state"),
        ("domain/a.rs", "use super::{super::state::Takes, answer::Answer};", "domain -> state"),
        ("domain/mod.rs", "use super::content::Content;", "domain -> content"),
        ("domain/mod.rs", "mod tests { use super::super::content::Content; }", "domain -> content"),
        ("domain/a.rs", "use self::super::super::phrases::named;", "domain -> phrases"),
        ("domain/a.rs", "fn f() { crate::exchange::send(); }", "domain -> exchange"),
        (
            "domain/a.rs",
            "fn f() { let x: Vec<crate::saved::Document> = vec![]; }",
            "domain -> saved",
        ),
        ("domain/a.rs", "fn f(x: <crate::saved::A as B>::C) {}", "domain -> saved"),
        ("domain/a.rs", "impl crate::ports::Store for A {}", "domain -> ports"),
        ("domain/a.rs", "use five_keys::app;", "domain -> app"),
        ("domain/a.rs", "use ::five_keys::app;", "domain -> app"),
        ("domain/a.rs", "use crate :: /* there */ app;", "domain -> app"),
        ("domain/a.rs", "#[path = \"../saved/mod.rs\"] mod saved;", "domain -> saved/mod.rs"),
        ("domain/a.rs", "include!(\"../state/takes.rs\");", "domain -> state/takes.rs"),
        ("content/mod.rs", "use crate::{domain::Key, phrases::named};", "content -> phrases"),
        ("saved/a.rs", "use crate::exchange::backup;", "saved -> exchange"),
        ("saved/a.rs", "use crate::content::Content;", "saved -> content"),
        ("exchange/a.rs", "use crate::ports::Store;", "exchange -> ports"),
        ("ports/a.rs", "use crate::adapters::Browser;", "ports -> adapters"),
        ("adapters/a.rs", "use crate::state::Takes;", "adapters -> state"),
        ("state/a.rs", "use crate::adapters::LocalStore;", "state -> adapters"),
        ("state/a.rs", "use crate::phrases::named;", "state -> phrases"),
        ("state/a.rs", "use crate::components::Keyed;", "state -> components"),
        ("route.rs", "use crate::state::Takes;", "route -> state"),
        ("components/a.rs", "use crate::pages::check::Check;", "components -> pages"),
        ("components/a.rs", "use super::super::pages;", "components -> pages"),
        ("pages/a.rs", "view! { <p>{crate::adapters::address()}</p> }", "pages -> adapters"),
        ("pages/a.rs", "use super::super::app;", "pages -> app"),
        ("pages/a.rs", "macro_rules! m { () => { $crate::app::start() } }", "pages -> app"),
        ("app.rs", "use super::main;", "app -> main"),
        ("main.rs", "use five_keys::{app, state};", "main -> state"),
    ] {
        let found = faults(file, text);
        assert_eq!(found.len(), 1, "{file}: {text}: {found:?}");
        assert!(found[0].ends_with(&format!("an arrow runs back: {fault}")), "{text}: {found:?}");
    }
}

#[test]
fn every_arrow_back_of_a_file_is_found_with_its_line() {
    let text = "use crate::{\n    saved::{Document, Theme},\n    state::Takes,\n};\n\nfn f() {\n    \
                crate::app::start();\n}\n";
    assert_eq!(
        faults("domain/a.rs", text),
        [
            "domain/a.rs:2: an arrow runs back: domain -> saved",
            "domain/a.rs:3: an arrow runs back: domain -> state",
            "domain/a.rs:7: an arrow runs back: domain -> app",
        ]
    );
}

#[test]
fn a_way_around_the_reader_is_refused() {
    for text in [
        "use crate::*;",
        "use crate::{*};",
        "use crate::{self as root};",
        "use crate as root;",
        "extern crate self as root;",
        "use five_keys as root;",
        "use super::super::*;",
    ] {
        let found = faults("domain/a.rs", text);
        assert_eq!(
            found,
            ["domain/a.rs:1: names the whole crate, so no arrow can be seen"],
            "{text}"
        );
    }
}

#[test]
fn a_file_that_cannot_be_read_and_a_room_that_nobody_drew_are_refused() {
    assert_eq!(faults("domain/a.rs", "fn f( {").len(), 1);
    assert_eq!(
        faults("helpers/mod.rs", ""),
        ["helpers/mod.rs:1: helpers is no room of docs/architecture.md"]
    );
}

#[test]
fn arrows_that_run_down_and_words_in_comments_and_strings_are_let_through() {
    for (file, text) in [
        ("domain/a.rs", "use super::{answer::Answers, statement::Key};"),
        ("domain/a.rs", "mod tests { use super::*; use crate::domain::Key; }"),
        ("domain/a.rs", "pub(in crate::domain) fn f() {}"),
        ("domain/a.rs", "pub(crate) struct A; impl A { fn f(&self) -> Self { Self } }"),
        ("domain/a.rs", "//! crate::state, web_sys\n/// [`crate::pages`]\nfn f() {}"),
        ("domain/a.rs", "const A: &str = \"crate::state and leptos\";"),
        ("domain/a.rs", "fn f(now: Moment) { g(crate::domain::Key::Purpose) }"),
        (
            "words/build.rs",
            "#[path = \"../domain/statement.rs\"] mod statement; use serde::Deserialize;",
        ),
        (
            "content/check.rs",
            "use super::{rhythm::Rhythm, statement::Key}; use serde::Deserialize;",
        ),
        ("content/mod.rs", "include!(concat!(env!(\"OUT_DIR\"), \"/words.rs\"));"),
        ("exchange/a.rs", "use crate::{domain::Take, saved}; use serde::Serialize;"),
        ("adapters/a.rs", "use crate::{exchange::backup, ports::Store}; use web_sys::Window;"),
        (
            "state/a.rs",
            "use crate::{exchange::backup, ports::{Clock, Store}}; use leptos::prelude::*;",
        ),
        ("state/edits/a.rs", "use crate::{domain::Take, saved::Document}; use super::takes;"),
        ("components/a.rs", "use super::{Keyed, charts::RadarChart}; use crate::state::use_takes;"),
        ("components/charts/a.rs", "use crate::{domain::Scores, state::use_words}; use super::*;"),
        ("pages/a.rs", "view! { <p>{crate::components::radio_id()}</p> }"),
        ("app/lazy.rs", "use wasm_split_helpers::wasm_split; use super::BROWSER;"),
        ("app.rs", "use crate::{adapters::{self, Browser}, pages::{self, title}, route::Route};"),
        ("main.rs", "fn main() { five_keys::app::start(); }"),
    ] {
        assert_eq!(faults(file, text), [] as [String; 0], "{file}: {text}");
    }
}

#[test]
fn names_of_the_browser_signals_formats_and_clocks_stay_in_their_rooms() {
    for (file, text, fault) in [
        ("domain/a.rs", "use leptos::prelude::*;", "domain names leptos"),
        ("domain/a.rs", "use serde::Serialize;", "domain names serde"),
        ("domain/a.rs", "#[derive(serde::Serialize)] struct A;", "domain names serde"),
        ("domain/a.rs", "fn f() { std::time::SystemTime::now(); }", "domain names SystemTime"),
        ("content/mod.rs", "use serde::Deserialize;", "content names serde"),
        ("saved/a.rs", "use leptos::prelude::*;", "saved names leptos"),
        ("exchange/a.rs", "use js_sys::Date;", "exchange names js_sys"),
        ("ports/a.rs", "fn f(window: web_sys::Window) {}", "ports names web_sys"),
        ("state/a.rs", "use gloo_storage::LocalStorage;", "state names gloo_storage"),
        ("state/a.rs", "use serde_json::Value;", "state names serde_json"),
        ("state/a.rs", "use serde::Deserialize;", "state names serde"),
        ("route.rs", "use leptos::prelude::*;", "route names leptos"),
        ("ports/a.rs", "use reactive_graph::signal::RwSignal;", "ports names reactive_graph"),
        ("components/a.rs", "fn f(event: web_sys::Event) {}", "components names web_sys"),
        ("pages/a.rs", "use leptos::web_sys::Event;", "pages names web_sys"),
        (
            "pages/a.rs",
            "view! { <p on:click=|e| { wasm_bindgen::f(e) }/> }",
            "pages names wasm_bindgen",
        ),
        ("pages/a.rs", "use wasm_split_helpers::wasm_split;", "pages names wasm_split_helpers"),
        ("state/a.rs", "use any_spawner::Executor;", "state names any_spawner"),
        ("app.rs", "use web_sys::Window;", "app names web_sys"),
    ] {
        let found = faults(file, text);
        assert_eq!(found.len(), 1, "{file}: {text}: {found:?}");
        assert!(found[0].starts_with(&format!("{file}:1: {fault}, but ")), "{found:?}");
    }
}

#[test]
fn charts_know_no_other_component_and_edits_no_signal() {
    for (file, text, to) in [
        (
            "components/charts/a.rs",
            "use crate::route::Route;",
            "components/charts must not know route::Route",
        ),
        (
            "components/charts/a.rs",
            "use super::super::Keyed;",
            "components/charts must not know components::Keyed",
        ),
        ("state/edits/a.rs", "use crate::ports::Clock;", "state/edits must not know ports::Clock"),
        ("state/edits/a.rs", "use super::super::Takes;", "state/edits must not know state::Takes"),
    ] {
        let found = faults(file, text);
        assert_eq!(found, [format!("{file}:1: {to}")], "{text}");
    }
}
