//! Collecting the codes of a session: only their number shows.

use leptos::{ev::SubmitEvent, prelude::*};

use super::use_session_phrases;
use crate::{
    components::{Announcement, CodeReader, Field, LiveText},
    domain::{SessionId, Voice},
    exchange::code::{Collected, WhyLeft},
    phrases::{SessionPhrases, counted, named},
    ports::Scanner,
    state::{NotCollected, use_drafts, use_sessions},
};

/// How many symbols of a code that could not be read are told: enough to look it up.
const LONGEST_TOLD: usize = 14;
/// How many codes that could not be read are told.
const MOST_TOLD: usize = 5;

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
    let scan = move |text: String| {
        result.set(Some(result_text(phrases, &sessions.collect(id, &text))));
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let collected = sessions.collect(id, &draft.text_untracked());
        let mut told = result_text(phrases, &collected);
        // What was not added stays, to be mended or looked up.
        match collected.as_ref().map(|collected| collected.left.as_slice()) {
            Ok([]) if collected.as_ref().is_ok_and(Collected::is_nothing) => {}
            Ok([]) => draft.discard(),
            Ok(left) => {
                let texts: Vec<_> = left.iter().map(|left| left.text.as_str()).collect();
                draft.set(texts.join("\n"));
                told = format!("{told} {}", phrases.collected_stays());
            }
            Err(_) => {}
        }
        result.set(Some(told));
    };
    let text = move || result.get().unwrap_or_default();
    let count = move || sessions.get(id).map_or(0, |one| one.bundle.len());
    view! {
        <section>
            <h2>{phrases.collect_title_here()}</h2>
            <p class="count" role="status">
                <LiveText text=move || counted(phrases.handed_in(), count()) />
            </p>
            <CodeReader
                scanner
                on_text=scan
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

/// What became of what was added, a sentence for each kind of code that was in it. What could not be read
/// is told as it stood there, so that it can be looked up.
pub fn result_text(phrases: &SessionPhrases, result: &Result<Collected, NotCollected>) -> String {
    let collected = match result {
        Ok(collected) if collected.is_nothing() => return phrases.collected_nothing().to_owned(),
        Ok(collected) => collected,
        Err(NotCollected::Revealed) => return phrases.collected_revealed().to_owned(),
        Err(NotCollected::TooMany) => return phrases.collected_many().to_owned(),
        Err(NotCollected::Gone) => return phrases.session_gone_text().to_owned(),
    };
    let added =
        [(phrases.collected_new(), collected.new), (phrases.collected_known(), collected.known)];
    let added = added.into_iter().filter(|(_, n)| *n > 0).map(|(phrase, n)| counted(phrase, n));
    let left = [
        (phrases.collected_foreign(), WhyLeft::Foreign),
        (phrases.collected_own(), WhyLeft::Voice(Voice::Own)),
        (phrases.collected_team(), WhyLeft::Voice(Voice::Team)),
        (phrases.collected_other(), WhyLeft::OtherContent),
        (phrases.collected_single(), WhyLeft::Single),
        (phrases.collected_takes(), WhyLeft::Take),
        (phrases.collected_sealed(), WhyLeft::Sealed),
        (phrases.collected_later(), WhyLeft::Later),
        (phrases.collected_incomplete(), WhyLeft::Incomplete),
        (phrases.collected_damaged(), WhyLeft::Damaged),
    ];
    let left = left.into_iter().filter_map(|(phrase, why)| {
        let texts: Vec<_> = collected.left_since(why).collect();
        let sentence = || named(&counted(phrase, texts.len()), &shortened(&texts));
        (!texts.is_empty()).then(sentence)
    });
    added.chain(left).collect::<Vec<_>>().join(" ")
}

/// The first few of some texts, each without its end, in a row.
fn shortened(texts: &[&str]) -> String {
    let short = |text: &&str| {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(LONGEST_TOLD) {
            Some((end, _)) => line.get(..end).unwrap_or_default().to_owned() + "…",
            None => line,
        }
    };
    let told: Vec<_> = texts.iter().take(MOST_TOLD).map(short).collect();
    let more = if texts.len() > MOST_TOLD { ", …" } else { "" };
    told.join(", ") + more
}
