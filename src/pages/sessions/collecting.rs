//! Collecting the codes of a session: only their number shows.

use leptos::{ev::SubmitEvent, prelude::*};

use super::use_session_phrases;
use crate::{
    components::{Announcement, CodeReader, Field, LiveText},
    domain::SessionId,
    exchange::code::Collected,
    phrases::{SessionPhrases, counted},
    ports::Scanner,
    state::{NotCollected, use_drafts, use_sessions},
};

/// How many codes are in, and the ways in which more come.
#[component]
pub(super) fn Collecting(
    /// The session.
    id: SessionId,
    /// What reads QR codes.
    scanner: &'static dyn Scanner,
) -> impl IntoView {
    let (phrases, sessions) = (use_session_phrases(), use_sessions());
    let result = RwSignal::new(None);
    let draft = use_drafts().field(format!("paste-{}", id.0), String::new());
    let is_bundle_only = untrack(|| sessions.get(id)).is_some_and(|one| one.takes_bundles_only());
    let label =
        if is_bundle_only { phrases.collect_bundle_paste() } else { phrases.collect_paste() };
    let collect = move |text: &str| {
        let collected = sessions.collect(id, text);
        if collected.is_ok() {
            draft.discard();
        }
        result.set(Some(collected));
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        collect(&draft.text_untracked());
    };
    let text = move || result.get().map(|result| result_text(phrases, result)).unwrap_or_default();
    let count = move || sessions.get(id).map_or(0, |one| one.bundle.len());
    view! {
        <section>
            <h2>{phrases.collect_title_here()}</h2>
            <p class="count" role="status">
                <LiveText text=move || counted(phrases.handed_in(), count()) />
            </p>
            <CodeReader
                scanner
                on_text=move |text: String| collect(&text)
                goes_on=true
            />
            <form on:submit=add>
                <Field label>
                    <textarea
                        id=draft.id()
                        rows="3"
                        autocomplete="off"
                        autocapitalize="characters"
                        spellcheck="false"
                        prop:value=move || draft.text()
                        on:input=move |event| draft.set(event_target_value(&event))
                    ></textarea>
                </Field>
                <p class="buttons">
                    <button type="submit" class="button">{phrases.collect_add()}</button>
                </p>
            </form>
            <Announcement text class="answer" />
        </section>
    }
}

/// What keeps sessions from being stored: that what is collected is in this tab only, or that a later
/// version has stored them and nothing may be changed.
#[component]
pub(super) fn NotStored() -> impl IntoView {
    let (phrases, sessions) = (use_session_phrases(), use_sessions());
    let text = move || {
        let text = match sessions.failure() {
            _ if sessions.is_read_only() => phrases.sessions_read_only(),
            Some(_) => phrases.not_stored(),
            None => "",
        };
        text.to_owned()
    };
    view! { <Announcement text is_urgent=true class="problem" /> }
}

/// What became of what was added, a sentence for each kind of code that was in it.
pub fn result_text(phrases: &SessionPhrases, result: Result<Collected, NotCollected>) -> String {
    let found = match result {
        Ok(Collected {
            new,
            known,
            foreign,
            other_content,
            single,
            takes,
            sealed,
            damaged,
            later,
        }) => [
            (phrases.collected_new(), new),
            (phrases.collected_known(), known),
            (phrases.collected_foreign(), foreign),
            (phrases.collected_other(), other_content),
            (phrases.collected_single(), single),
            (phrases.collected_takes(), takes),
            (phrases.collected_sealed(), sealed),
            (phrases.collected_damaged(), damaged),
            (phrases.collected_later(), later),
        ],
        Err(NotCollected::Revealed) => return phrases.collected_revealed().to_owned(),
        Err(NotCollected::TooMany) => return phrases.collected_many().to_owned(),
        Err(NotCollected::Gone) => return phrases.session_gone_text().to_owned(),
    };
    let found = found.into_iter().filter(|(_, n)| *n > 0);
    let sentences: Vec<_> = found.map(|(phrase, n)| counted(phrase, n)).collect();
    if sentences.is_empty() {
        return phrases.collected_nothing().to_owned();
    }
    sentences.join(" ")
}
