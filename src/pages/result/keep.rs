//! What can be done with a result: keep it, name it, send it, delete it.

use leptos::prelude::*;

use super::summary::shared_text;
use crate::{
    components::{Announcement, Keyed, TextField, action_title},
    domain::{Label, Name, Scores, TakeId},
    ports::Shared,
    state::{
        Notice, Notices, Storage, export::save_everything, use_commitments, use_device, use_drafts,
        use_notices, use_storage, use_takes, use_words,
    },
};

/// What can be done with the result as a whole.
#[component]
pub(super) fn Keep(
    /// The take.
    id: TakeId,
) -> impl IntoView {
    let (words, device) = (use_words(), use_device());
    let (storage, notices) = (use_storage(), use_notices());
    let (takes, commitments) = (use_takes(), use_commitments());
    let phrases = &words.phrases;
    let take = move || takes.finished_take(id);
    let share = move |_| {
        let Some(take) = untrack(take) else { return };
        let running = untrack(|| commitments.all());
        let running = running.iter().filter(|commitment| commitment.is_running());
        let taken_on: Vec<_> = running.map(|one| action_title(words, one)).collect();
        let text = shared_text(words, &Scores::of(&take.answers), &taken_on);
        device.share.share(&text, Box::new(move |shared| notices.show(Notice::Shared(shared))));
    };
    let label = move || take().map(|take| take.label.clone()).unwrap_or_default();
    view! {
        <section class="keep">
            <h2>{phrases.keep_title()}</h2>
            <p>{phrases.keep_text()}</p>
            {device.page.forgets().then(|| view! { <p>{phrases.keep_iphone()}</p> })}
            <p class="buttons">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| save_everything(storage, device)
                >
                    {phrases.save_file()}
                </button>
                <button type="button" on:click=move |_| device.page.print()>
                    {phrases.print()}
                </button>
                <button type="button" on:click=share>{phrases.share()}</button>
            </p>
            <SharedNotice />
            <Keyed value=label children=move |label| view! { <LabelForm id label /> } />
            <LabelNotice />
            <p class="buttons">
                <button
                    type="button"
                    class="danger"
                    on:click=move |_| delete_take(id, storage, notices)
                >
                    {phrases.delete_result()}
                </button>
            </p>
        </section>
    }
}

/// Deletes a take, and says so: it can be put back.
pub fn delete_take(id: TakeId, storage: Storage, notices: Notices) {
    if storage.remove_take(id) {
        notices.show(Notice::TakeRemoved);
    }
}

/// What became of the text that was shared.
#[component]
fn SharedNotice() -> impl IntoView {
    let (phrases, notices) = (&use_words().phrases, use_notices());
    let text = move || match notices.current() {
        Some(Notice::Shared(Shared::Copied)) => phrases.shared_copied().to_owned(),
        Some(Notice::Shared(Shared::Nowhere)) => phrases.shared_nowhere().to_owned(),
        _ => String::new(),
    };
    view! { <Announcement text /> }
}

/// What the leader calls the take, and which team it is about.
#[component]
fn LabelForm(
    /// The take.
    id: TakeId,
    /// Its label now.
    label: Label,
) -> impl IntoView {
    let (phrases, drafts) = (&use_words().phrases, use_drafts());
    let (takes, notices, device) = (use_takes(), use_notices(), use_device());
    let field = |name: &str, initial: &Name| {
        drafts.field(format!("label-{name}-{}", id.number()), initial.as_str().to_owned())
    };
    let (team, name) = (field("team", &label.subject), field("name", &label.name));
    let save = move |_| {
        let texts =
            [team, name].map(|field| Name::new(&device.page.composed(&field.text_untracked())));
        if let [Ok(subject), Ok(own)] = texts {
            if takes.label(id, &subject, &own) {
                notices.show(Notice::Saved);
                team.discard();
                name.discard();
            }
        } else {
            notices.show(Notice::Incomplete);
        }
    };
    view! {
        <details>
            <summary>{phrases.label_title()}</summary>
            <TextField label=phrases.label_team() draft=team limit=Name::LIMIT />
            <TextField label=phrases.label_name() draft=name limit=Name::LIMIT />
            <p class="buttons">
                <button type="button" on:click=save>{phrases.label_save()}</button>
            </p>
        </details>
    }
}

/// Whether the label was saved.
#[component]
fn LabelNotice() -> impl IntoView {
    let (phrases, notices) = (&use_words().phrases, use_notices());
    let text = move || match notices.current() {
        Some(Notice::Saved) => phrases.written().to_owned(),
        Some(Notice::Incomplete) => phrases.label_long().to_owned(),
        _ => String::new(),
    };
    view! { <Announcement text /> }
}
