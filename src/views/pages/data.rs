//! What is stored, where and how much; a file out, a file in, and the way to forget it all.

use leptos::prelude::*;

use super::screen;
use crate::{
    exchange::backup::Merge,
    phrases::{Phrases, fill},
    ports::ReadError,
    saved::DecodeError,
    state::{DOCUMENT_KEY, Data, Device, ImportProblem, Keeper, SetAside, use_data, use_device},
    views::{
        controls::{
            button, buttons, confirm, element, h2, heading, list, live, p, say, text, told,
        },
        saving::{save_everything, save_set_aside},
        words,
    },
};

/// The element id of the file field.
const FIELD: &str = "import-file";

/// The screen about the reader's own data.
pub(super) fn data() -> AnyView {
    let (data, device, phrases) = (use_data(), use_device(), words().phrases);
    let save = button("button", phrases.export, Box::new(move || save_everything(data, device)));
    screen(vec![
        heading(phrases.data_title),
        say("p", "lead", phrases.data_lead),
        h2(phrases.data_what),
        live(Box::new(move || what_is_stored(data, phrases))),
        h2(phrases.export_title),
        p(phrases.export_text),
        buttons(vec![save]),
        h2(phrases.import_title),
        p(phrases.import_text),
        file_field(data, device, phrases),
        told(false, "", Box::new(move || import_preview(data, phrases))),
        live(Box::new(move || set_aside(data, device, phrases))),
        h2(phrases.delete_title),
        live(Box::new(move || delete_all(data, phrases))),
    ])
}

fn file_field(data: Data, device: Device, phrases: &'static Phrases) -> AnyView {
    view! {
        <label class="file">
            {phrases.import_choose}
            <input
                type="file"
                id=FIELD
                accept=".json,application/json"
                on:change=move |_| choose(data, device)
            />
        </label>
    }
    .into_any()
}

fn delete_all(data: Data, phrases: &'static Phrases) -> Vec<AnyView> {
    let (finished, open) = data.with_keeper(counts);
    let (finished, open) = (finished.to_string(), open.to_string());
    let sure = fill(phrases.delete_sure, &[("n", &finished), ("m", &open)]);
    vec![confirm(
        phrases.delete_text,
        &sure,
        phrases.delete_yes,
        Box::new(move || data.delete_all()),
    )]
}

/// How many takes are finished, and how many in progress.
fn counts(keeper: &Keeper) -> (usize, usize) {
    let takes = keeper.document().takes();
    let finished = takes.iter().filter(|take| take.finished.is_some()).count();
    (finished, takes.len() - finished)
}

fn what_is_stored(data: Data, phrases: &'static Phrases) -> Vec<AnyView> {
    let ((finished, open), bytes) = data.with_keeper(|keeper| (counts(keeper), keeper.usage()));
    let bytes = bytes.unwrap_or_default();
    if bytes == 0 && finished + open == 0 {
        return vec![p(phrases.data_nothing)];
    }
    let held = vec![
        text(&fill(phrases.data_takes, &[("n", &finished.to_string())])),
        text(&fill(phrases.data_open, &[("n", &open.to_string())])),
        text(phrases.data_settings),
    ];
    vec![
        list("", held),
        p(&fill(phrases.data_where, &[("name", DOCUMENT_KEY)])),
        p(&fill(phrases.data_size, &[("n", &bytes.to_string())])),
        p(phrases.data_months),
    ]
}

fn choose(data: Data, device: Device) {
    device.files.read(
        FIELD,
        Box::new(move |text| {
            data.look_into(text.map_err(|problem| match problem {
                ReadError::TooLarge { bytes } => {
                    ImportProblem::Decode(DecodeError::TooLarge { bytes })
                }
                ReadError::Unreadable => ImportProblem::Unreadable,
            }));
        }),
    );
}

/// What the chosen file would do, or why it cannot be brought in.
fn import_preview(data: Data, phrases: &'static Phrases) -> Vec<AnyView> {
    match data.incoming() {
        None => Vec::new(),
        Some(Ok((_, merge))) => vec![would_do(data, phrases, &merge)],
        Some(Err(problem)) => {
            let parts = vec![p(phrases.bad_intro), p(&what_is_wrong(phrases, &problem))];
            vec![element("div", "card problem", parts)]
        }
    }
}

fn would_do(data: Data, phrases: &'static Phrases, merge: &Merge) -> AnyView {
    if merge.is_empty() {
        return say("p", "card", phrases.import_nothing);
    }
    let lines = [
        (phrases.import_new, merge.new.len()),
        (phrases.import_known, merge.known.len()),
        (phrases.import_beside, merge.conflicting.len()),
    ];
    let lines = lines.into_iter().filter(|(_, count)| *count > 0);
    let lines = lines.map(|(phrase, n)| text(&fill(phrase, &[("n", &n.to_string())])));
    let ways = vec![
        button("button", phrases.import_yes, Box::new(move || data.import())),
        button("", phrases.import_no, Box::new(move || data.leave())),
    ];
    let parts = vec![list("", lines.collect()), p(phrases.import_settings), buttons(ways)];
    element("div", "card", parts)
}

/// What is wrong with a file, and what to do about it.
fn what_is_wrong(phrases: &'static Phrases, problem: &ImportProblem) -> String {
    match problem {
        ImportProblem::Unreadable => phrases.bad_unreadable.into(),
        ImportProblem::ReadOnly => phrases.bad_read_only.into(),
        ImportProblem::TooMany => phrases.bad_many.into(),
        ImportProblem::Decode(error) => match error {
            DecodeError::TooLarge { .. } => phrases.bad_large.into(),
            DecodeError::NotJson { line, column } => {
                fill(phrases.bad_json, &[("n", &line.to_string()), ("m", &column.to_string())])
            }
            DecodeError::NotOurs => phrases.bad_ours.into(),
            DecodeError::Damaged { at, .. } => {
                let name = at.field.name();
                fill(phrases.bad_damaged, &[("name", if name.is_empty() { "takes" } else { name })])
            }
            DecodeError::TooManyTakes { .. } => phrases.bad_many.into(),
            DecodeError::FromTheFuture { schema, .. } => {
                fill(phrases.bad_future, &[("n", &schema.to_string())])
            }
        },
    }
}

/// The stored texts that could not be read, each to save or to delete.
fn set_aside(data: Data, device: Device, phrases: &'static Phrases) -> Vec<AnyView> {
    let texts = data.with_keeper(Keeper::set_aside);
    if texts.is_empty() {
        return Vec::new();
    }
    let items = texts.into_iter().enumerate().map(|(place, SetAside { name, text })| {
        let (number, bytes) = ((place + 1).to_string(), text.len().to_string());
        let label = fill(phrases.aside_item, &[("n", &number), ("m", &bytes)]);
        let ways = vec![
            button("", phrases.aside_save, Box::new(move || save_set_aside(device, &text))),
            button("danger", phrases.aside_remove, Box::new(move || data.remove_set_aside(&name))),
        ];
        element("div", "", vec![p(&label), buttons(ways)])
    });
    vec![h2(phrases.aside_title), p(phrases.aside_text), list("cards", items.collect())]
}
