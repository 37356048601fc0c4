//! What was written down about a commitment.

use std::sync::Arc;

use leptos::prelude::*;

use super::check_in::helped_name;
use crate::{
    components::TITLE_ID,
    domain::{Commitment, CommitmentId, Entry, Event},
    state::{Device, Notice, Notices, Storage, use_device, use_notices, use_storage, use_words},
};

/// All that was written down, the latest first.
#[component]
pub(super) fn LogEntries(
    /// The commitment.
    commitment: Arc<Commitment>,
) -> impl IntoView {
    let (words, device) = (use_words(), use_device());
    let entries = commitment.log().iter().rev().map(|Entry { at, event }| {
        let day = device.clock.day(*at, words.language);
        view! {
            <li>
                <span>
                    <b>{day}</b>
                    " "
                    <EntryText event=event.clone() />
                </span>
            </li>
        }
    });
    view! { <ul>{entries.collect_view()}</ul> }
}

/// All that was written down, and the way to delete it.
#[component]
pub(super) fn Log(
    /// The commitment.
    commitment: Arc<Commitment>,
) -> impl IntoView {
    let (words, device) = (use_words(), use_device());
    let (storage, notices) = (use_storage(), use_notices());
    let id = commitment.id();
    view! {
        <LogEntries commitment />
        <p class="buttons">
            <button
                type="button"
                class="danger"
                on:click=move |_| delete_commitment(id, storage, notices, device)
            >
                {words.phrases.delete_commitment()}
            </button>
        </p>
    }
}

/// Deletes a commitment, and says so: it can be put back. The card goes, and the button with it, so the
/// reader goes to the top.
pub fn delete_commitment(id: CommitmentId, storage: Storage, notices: Notices, device: Device) {
    if storage.remove_commitment(id) {
        device.page.focus(TITLE_ID);
        notices.show(Notice::CommitmentRemoved);
    }
}

/// "Done: the whole team was there".
#[component]
fn EntryText(
    /// What is written down.
    event: Event,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    let (name, note) = match &event {
        Event::Taken(plan) => (phrases.state_open(), plan.sentence.as_str()),
        Event::Done(note) => (phrases.did(), note.as_str()),
        Event::Skipped(note) => (phrases.skipped(), note.as_str()),
        Event::Noted(note) => ("", note.as_str()),
        Event::Kept(helped) => (phrases.state_kept(), helped_name(phrases, *helped)),
        Event::Changed(plan, _) => (phrases.state_changed(), plan.sentence.as_str()),
        Event::Finished(helped) => (phrases.state_finished(), helped_name(phrases, *helped)),
        Event::Dropped => (phrases.state_dropped(), ""),
    };
    let between = if name.is_empty() || note.is_empty() { "" } else { ": " };
    view! {
        <span>
            {name}
            {between}
            <bdi>{note.to_owned()}</bdi>
        </span>
    }
}
