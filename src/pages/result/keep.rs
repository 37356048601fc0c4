//! What can be done with a result: keep it, name it, send it, delete it.

use leptos::prelude::*;

use super::{
    as_code::AsCode,
    label::LabelForm,
    picture::{Told, picture},
    summary::shared_text,
};
use crate::{
    components::{Announcement, action_title, day_of},
    domain::{Scores, Take, TakeId},
    ports::{Cipher, NotDrawn, Offered, Pictures, Shared},
    route::Route,
    state::{
        Device, FilePlace, Notice, Notices, Storage, export::save_everything, use_commitments,
        use_device, use_notices, use_storage, use_takes, use_words,
    },
    words::Words,
};

/// What can be done with the result as a whole.
#[component]
pub(super) fn Keep(
    /// The take.
    id: TakeId,
    /// What makes a picture of it.
    pictures: &'static dyn Pictures,
    /// What locks a code.
    cipher: &'static dyn Cipher,
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
        let text = shared_text(words, &Scores::of(&take.answers), &taken_on, device.page.home());
        device.share.share(&text, Box::new(move |shared| notices.show(Notice::Shared(shared))));
    };
    let make_picture = move |_| {
        if let Some(take) = untrack(take) {
            offer_picture(&take, words, device, pictures, notices);
        }
    };
    let label = move || take().map(|take| take.label.clone()).unwrap_or_default();
    let label = Memo::new(move |_| label());
    view! {
        <section class="keep">
            <h2>{phrases.keep_title()}</h2>
            <p>{phrases.keep_text()}</p>
            {device.page.forgets().then(|| view! { <p>{phrases.keep_iphone()}</p> })}
            <p class="buttons">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        save_everything(storage, device);
                        notices.show(Notice::FileOffered(FilePlace::Page));
                    }
                >
                    {phrases.save_file()}
                </button>
                <button type="button" on:click=move |_| device.page.print()>
                    {phrases.print()}
                </button>
                <button type="button" on:click=share>{phrases.share()}</button>
                <button type="button" on:click=make_picture>{phrases.picture()}</button>
                <a class="button quiet" href=Route::Paper.hash()>{phrases.paper_title()}</a>
            </p>
            <SharedNotice />
            <AsCode id cipher />
            <LabelForm id label />
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

/// Makes a picture of a result and hands it out, or says that none was made.
fn offer_picture(
    take: &Take,
    words: &'static Words,
    device: Device,
    pictures: &dyn Pictures,
    notices: Notices,
) {
    let told = Told {
        words,
        scores: Scores::of(&take.answers),
        label: take.label.clone(),
        day: day_of(take, words, device),
        home: device.page.home(),
    };
    let day = device.clock.date(take.dated());
    let name = format!("five-keys-picture-{}.png", day.to_iso());
    let then = move |made| match made {
        Ok(Offered::Sheet) => notices.clear(),
        Ok(Offered::File) => notices.show(Notice::FileOffered(FilePlace::Page)),
        Err(NotDrawn) => notices.show(Notice::NoPicture),
    };
    pictures.offer(&name, &|measure| picture(&told, measure), Box::new(then));
}

/// Deletes a take, and says so: it can be put back.
pub fn delete_take(id: TakeId, storage: Storage, notices: Notices) {
    if storage.remove_take(id) {
        notices.show(Notice::TakeRemoved);
    }
}

/// What became of the text that was shared, of the file and of the picture.
#[component]
fn SharedNotice() -> impl IntoView {
    let (phrases, notices) = (&use_words().phrases, use_notices());
    let text = move || match notices.current() {
        Some(Notice::Shared(Shared::Copied)) => phrases.shared_copied().to_owned(),
        Some(Notice::Shared(Shared::Nowhere)) => phrases.shared_nowhere().to_owned(),
        Some(Notice::FileOffered(FilePlace::Page)) => phrases.file_ready().to_owned(),
        Some(Notice::NoPicture) => phrases.no_picture().to_owned(),
        _ => String::new(),
    };
    view! { <Announcement text class="answer" /> }
}
