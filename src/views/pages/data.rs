//! What is stored, where and how much; a file out, a file in, and the way to forget it all.

use leptos::prelude::*;

use super::heading;
use crate::{
    exchange::backup::Merge,
    phrases::{Phrases, fill},
    ports::ReadError,
    saved::DecodeError,
    state::{DOCUMENT_KEY, Data, Device, ImportProblem, Keeper, SetAside, use_data, use_device},
    views::{
        parts,
        saving::{save_everything, save_set_aside},
        words,
    },
};

/// The element id of the file field.
const FIELD: &str = "import-file";

/// The screen about the reader's own data.
pub(super) fn data() -> AnyView {
    let (data, device, phrases) = (use_data(), use_device(), words().phrases);
    view! {
        {heading(phrases.data_title)}
        <p class="lead">{phrases.data_lead}</p>
        <h2>{phrases.data_what}</h2>
        {move || what_is_stored(data, phrases)}
        <h2>{phrases.export_title}</h2>
        <p>{phrases.export_text}</p>
        <p class="buttons">
            <button type="button" class="button" on:click=move |_| save_everything(data, device)>
                {phrases.export}
            </button>
        </p>
        <h2>{phrases.import_title}</h2>
        <p>{phrases.import_text}</p>
        <p>
            <label class="file">
                {phrases.import_choose}
                <input
                    type="file"
                    id=FIELD
                    accept=".json,application/json"
                    on:change=move |_| choose(data, device)
                />
            </label>
        </p>
        <div role="status">{move || import_preview(data, phrases)}</div>
        {move || set_aside(data, device, phrases)}
        <h2>{phrases.delete_title}</h2>
        {move || {
            let (finished, open) = data.with_keeper(counts);
            let sure = fill(
                phrases.delete_sure,
                &[("n", &finished.to_string()), ("m", &open.to_string())],
            );
            parts::confirm(phrases.delete_text, sure, phrases.delete_yes, move || data.delete_all())
        }}
    }
    .into_any()
}

/// How many takes are finished, and how many in progress.
fn counts(keeper: &Keeper) -> (usize, usize) {
    let takes = keeper.document().takes();
    let finished = takes.iter().filter(|take| take.finished.is_some()).count();
    (finished, takes.len() - finished)
}

fn what_is_stored(data: Data, phrases: &'static Phrases) -> AnyView {
    let ((finished, open), bytes) = data.with_keeper(|keeper| (counts(keeper), keeper.usage()));
    let bytes = bytes.unwrap_or_default();
    if bytes == 0 && finished + open == 0 {
        return view! { <p>{phrases.data_nothing}</p> }.into_any();
    }
    view! {
        <ul>
            <li>{fill(phrases.data_takes, &[("n", &finished.to_string())])}</li>
            <li>{fill(phrases.data_open, &[("n", &open.to_string())])}</li>
            <li>{phrases.data_settings}</li>
        </ul>
        <p>{fill(phrases.data_where, &[("name", DOCUMENT_KEY)])}</p>
        <p>{fill(phrases.data_size, &[("n", &bytes.to_string())])}</p>
        <p>{phrases.data_months}</p>
    }
    .into_any()
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
fn import_preview(data: Data, phrases: &'static Phrases) -> Option<AnyView> {
    Some(match data.incoming()? {
        Ok((_, merge)) => would_do(data, phrases, &merge),
        Err(problem) => view! {
            <div class="card problem">
                <p>{phrases.bad_intro}</p>
                <p>{what_is_wrong(phrases, &problem)}</p>
            </div>
        }
        .into_any(),
    })
}

fn would_do(data: Data, phrases: &'static Phrases, merge: &Merge) -> AnyView {
    let (new, known, beside) = (merge.new.len(), merge.known.len(), merge.conflicting.len());
    if new + beside == 0 {
        return view! { <p class="card">{phrases.import_nothing}</p> }.into_any();
    }
    let line = |phrase, count: usize| {
        (count > 0).then(|| view! { <li>{fill(phrase, &[("n", &count.to_string())])}</li> })
    };
    view! {
        <div class="card">
            <ul>
                {line(phrases.import_new, new)} {line(phrases.import_known, known)}
                {line(phrases.import_beside, beside)}
            </ul>
            <p>{phrases.import_settings}</p>
            <p class="buttons">
                <button type="button" class="button" on:click=move |_| data.import()>
                    {phrases.import_yes}
                </button>
                <button type="button" on:click=move |_| data.leave()>
                    {phrases.import_no}
                </button>
            </p>
        </div>
    }
    .into_any()
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
fn set_aside(data: Data, device: Device, phrases: &'static Phrases) -> Option<AnyView> {
    let texts = data.with_keeper(Keeper::set_aside);
    let items = texts.into_iter().enumerate().map(|(place, SetAside { name, text })| {
        let label = fill(
            phrases.aside_item,
            &[("n", &(place + 1).to_string()), ("m", &text.len().to_string())],
        );
        view! {
            <li>
                <p>{label}</p>
                <p class="buttons">
                    <button type="button" on:click=move |_| save_set_aside(device, &text)>
                        {phrases.aside_save}
                    </button>
                    <button type="button" class="danger" on:click=move |_| data.remove_set_aside(&name)>
                        {phrases.aside_remove}
                    </button>
                </p>
            </li>
        }
    });
    let items = items.collect::<Vec<_>>();
    (!items.is_empty()).then(|| {
        view! {
            <h2>{phrases.aside_title}</h2>
            <p>{phrases.aside_text}</p>
            <ul class="cards">{items}</ul>
        }
        .into_any()
    })
}
