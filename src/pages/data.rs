//! What is stored, where and how much; a file out, a file in, and the way to forget it all.

mod offline;
mod sessions;

use leptos::prelude::*;

use self::offline::{AsAnApp, WithoutInternet};
use self::sessions::{KeptSessions, SaveSessions, SessionsPreview, deletion_text};
use crate::{
    components::{Announcement, Confirm, FileNotice, Keyed, PageTitle, TITLE_ID},
    exchange::backup::{Merge, NotText},
    phrases::{Phrases, SessionPhrases, counted, counted_of, named},
    ports::ReadError,
    route::Route,
    saved::{DecodeError, NoRoom, Part},
    state::{
        DELETED_KEY, DOCUMENT_KEY, Device, FilePlace, ImportProblem, Keeper, Notice, Notices,
        Sessions, SetAside, Storage, Trouble,
        export::{save_everything, save_set_aside},
        use_device, use_drafts, use_notices, use_sessions, use_storage, use_words,
    },
};

/// The element id of the file field.
const FILE_FIELD: &str = "import-file";

/// The page about the reader's own data.
#[component]
pub fn Data() -> impl IntoView {
    let (phrases, storage, device) = (&use_words().phrases, use_storage(), use_device());
    let (notices, sessions) = (use_notices(), use_sessions());
    let save = move |_| {
        save_everything(storage, device);
        notices.show(Notice::FileOffered(FilePlace::Page));
    };
    view! {
        <div>
            <PageTitle text=phrases.data_title() />
            <p>{phrases.data_lead()}</p>
            <DoneNotice />
            <div class="columns">
                <section>
                    <h2>{phrases.data_what()}</h2>
                    <WhatIsStored />
                    <KeptSessions />
                    <DeletionMark />
                    <p class="note">{phrases.data_drafts()}</p>
                    <WithoutInternet />
                    <AsAnApp />
                </section>
                <div>
                    <h2>{phrases.export_title()}</h2>
                    <p>{phrases.export_text()}</p>
                    <p class="buttons">
                        <button
                            type="button"
                            class="button"
                            on:click=save
                        >
                            {phrases.export()}
                        </button>
                    </p>
                    <FileNotice place=FilePlace::Page />
                    <SaveSessions />
                    <h2>{phrases.import_title()}</h2>
                    <p>{phrases.import_text()}</p>
                    <label class="button quiet file">
                        <span>{phrases.import_choose()}</span>
                        <input
                            type="file"
                            id=FILE_FIELD
                            accept=".json,application/json"
                            on:change=move |_| read_file(storage, sessions, device)
                        />
                    </label>
                    <ImportPreview />
                    <p class="buttons">
                        <a class="button quiet" href=Route::Code.hash()>{phrases.enter_title()}</a>
                    </p>
                </div>
            </div>
            <SetAsideTexts />
            <h2>{phrases.delete_title()}</h2>
            <DeleteAll />
        </div>
    }
}

/// What was done on this page: it takes the place of a button that is gone.
#[component]
fn DoneNotice() -> impl IntoView {
    let (phrases, notices) = (&use_words().phrases, use_notices());
    let text = move || match notices.current() {
        Some(Notice::Imported(count)) => counted(phrases.imported(), count),
        Some(Notice::Deleted) => phrases.deleted().to_owned(),
        _ => String::new(),
    };
    view! { <Announcement text text_class="card" /> }
}

/// Says what was done, where the reader now is: at the top, as the button that was pressed is gone.
fn show_done(notice: Notice, notices: Notices, device: Device) {
    notices.show(notice);
    device.page.focus(TITLE_ID);
}

/// How much is stored.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Amount {
    finished: usize,
    in_progress: usize,
    commitments: usize,
    /// What it takes on the device, in bytes.
    bytes: usize,
}

impl Amount {
    fn of(keeper: &Keeper) -> Amount {
        let document = keeper.document();
        let finished = document.takes().iter().filter(|take| take.finished.is_some()).count();
        Amount {
            finished,
            in_progress: document.takes().len() - finished,
            commitments: document.commitments().len(),
            bytes: keeper.usage().unwrap_or_default(),
        }
    }

    const fn is_nothing(self) -> bool {
        self.bytes == 0 && self.finished + self.in_progress + self.commitments == 0
    }
}

#[component]
fn WhatIsStored() -> impl IntoView {
    let (phrases, storage, device) = (&use_words().phrases, use_storage(), use_device());
    let parts = move |(amount, in_memory): (Amount, bool)| {
        if amount.is_nothing() {
            return view! { <p>{phrases.data_nothing()}</p> }.into_any();
        }
        let place = if in_memory {
            view! { <p>{phrases.data_memory()}</p> }.into_any()
        } else {
            view! {
                <p>{named(phrases.data_where(), DOCUMENT_KEY)}</p>
                <p>{counted(phrases.data_size(), amount.bytes.div_ceil(1000))}</p>
                {device.page.forgets().then(|| view! { <p>{phrases.data_months()}</p> })}
            }
            .into_any()
        };
        view! {
            <ul>
                <li>{counted(phrases.data_takes(), amount.finished)}</li>
                <li>{counted(phrases.data_open(), amount.in_progress)}</li>
                <li>{counted(phrases.data_commitments(), amount.commitments)}</li>
                <li>{phrases.data_settings()}</li>
            </ul>
            {place}
        }
        .into_any()
    };
    let in_memory = move || matches!(storage.trouble(), Some(Trouble::Memory(_)));
    let sessions = use_sessions();
    // What the sessions take is in the amount.
    let amount = move || {
        sessions.amount();
        storage.with(Amount::of)
    };
    view! { <Keyed value=move || (amount(), in_memory()) children=parts /> }
}

/// That a mark is left where everything was deleted, and why.
#[component]
fn DeletionMark() -> impl IntoView {
    let (phrases, storage) = (&use_words().phrases, use_storage());
    let note = move |is_there: bool| {
        is_there.then(|| {
            view! { <p class="note">{named(phrases.data_mark(), DELETED_KEY)}</p> }
        })
    };
    view! { <Keyed value=move || storage.with(Keeper::has_deletion_mark) children=note /> }
}

fn read_file(storage: Storage, sessions: Sessions, device: Device) {
    let look_into = move |bytes: Result<Vec<u8>, ReadError>| {
        if bytes.as_ref().is_ok_and(|bytes| sessions.look_into(bytes)) {
            storage.forget_incoming();
            return;
        }
        sessions.forget_incoming();
        storage.look_into(bytes.map_err(|error| match error {
            ReadError::TooLarge { bytes } => ImportProblem::Decode(DecodeError::TooLarge { bytes }),
            ReadError::Unreadable => ImportProblem::Unreadable,
        }));
    };
    device.files.read(FILE_FIELD, Box::new(look_into));
}

/// What the chosen file would do, or why it cannot be brought in.
#[component]
fn ImportPreview() -> impl IntoView {
    let (phrases, storage) = (&use_words().phrases, use_storage());
    let preview = move |incoming| match incoming {
        None => ().into_any(),
        Some(Ok((_, merge))) => view! { <MergePreview merge /> }.into_any(),
        Some(Err(problem)) => view! {
            <div class="card problem">
                <p>{phrases.bad_intro()}</p>
                <p>{problem_text(phrases, &problem)}</p>
            </div>
        }
        .into_any(),
    };
    view! {
        <div role="status">
            <Keyed value=move || storage.incoming() children=preview />
            <SessionsPreview />
        </div>
    }
}

/// What the chosen file would do, and the ways to do it or leave it.
#[component]
fn MergePreview(
    /// What it would do.
    merge: Merge,
) -> impl IntoView {
    let (phrases, device) = (&use_words().phrases, use_device());
    let (storage, notices) = (use_storage(), use_notices());
    if merge.is_empty() {
        return view! { <p class="card">{phrases.import_nothing()}</p> }.into_any();
    }
    let lines = [
        (phrases.import_new(), merge.new.len()),
        (phrases.import_known(), merge.known.len()),
        (phrases.import_beside(), merge.conflicting.len()),
        (phrases.import_relabelled(), merge.relabelled.len()),
        (phrases.import_commitments(), merge.new_commitments.len()),
        (phrases.import_continued(), merge.continued.len()),
        (phrases.import_known_commitments(), merge.known_commitments.len()),
    ];
    let damaged = merge.damaged();
    let warning = (damaged > 0)
        .then(|| view! { <p class="problem">{counted(phrases.import_damaged(), damaged)}</p> });
    let lines = lines.into_iter().filter(|(_, count)| *count > 0);
    let items = lines.map(|(phrase, count)| view! { <li>{counted(phrase, count)}</li> });
    let import = move |_| {
        if let Some(merge) = storage.import() {
            let takes = merge.new.len() + merge.conflicting.len() + merge.relabelled.len();
            let commitments = merge.new_commitments.len() + merge.continued.len();
            show_done(Notice::Imported(takes + commitments), notices, device);
        }
    };
    let leave = move |_| {
        storage.forget_incoming();
        device.page.focus(FILE_FIELD);
    };
    view! {
        <div class="card">
            <ul>{items.collect_view()}</ul>
            {warning}
            <p>{phrases.import_settings()}</p>
            <p class="buttons">
                <button type="button" class="button" on:click=import>{phrases.import_yes()}</button>
                <button type="button" on:click=leave>{phrases.import_no()}</button>
            </p>
        </div>
    }
    .into_any()
}

/// What is wrong with a file, and what to do about it.
fn problem_text(phrases: &Phrases, problem: &ImportProblem) -> String {
    match problem {
        ImportProblem::Unreadable => phrases.bad_unreadable().into(),
        ImportProblem::NotText(NotText::Picture) => phrases.bad_picture().into(),
        ImportProblem::NotText(NotText::OtherKind) => phrases.bad_kind().into(),
        ImportProblem::NotText(NotText::Utf16) => phrases.bad_utf16().into(),
        ImportProblem::NotText(NotText::Other) => phrases.bad_encoding().into(),
        ImportProblem::ReadOnly => phrases.bad_read_only().into(),
        ImportProblem::NoRoom(NoRoom::Takes(_)) => phrases.bad_many().into(),
        ImportProblem::NoRoom(NoRoom::Commitments(_)) => phrases.bad_many_commitments().into(),
        ImportProblem::Decode(error) => decode_error_text(phrases, error),
    }
}

fn decode_error_text(phrases: &Phrases, error: &DecodeError) -> String {
    match error {
        DecodeError::TooLarge { .. } => phrases.bad_large().into(),
        // Where reading stops says nothing about a file with nothing in it.
        DecodeError::NotJson { line: 1, column: 0 } => phrases.bad_empty().into(),
        DecodeError::NotJson { line, column } => counted_of(phrases.bad_json(), *line, *column),
        DecodeError::NotOurs => phrases.bad_ours().into(),
        DecodeError::Damaged { at, .. } => {
            let field = match at.field.name() {
                "" if matches!(at.part, Part::Commitment(_)) => "commitments",
                "" => "takes",
                name => name,
            };
            let phrase = match at.part {
                Part::Document => phrases.bad_damaged().to_owned(),
                Part::Take(number) => counted(phrases.bad_damaged_take(), number),
                Part::Commitment(number) => counted(phrases.bad_damaged_commitment(), number),
            };
            named(&phrase, field)
        }
        DecodeError::TooManyTakes { .. } => phrases.bad_many().into(),
        DecodeError::TooManyCommitments { .. } => phrases.bad_many_commitments().into(),
        DecodeError::FromTheFuture { schema, .. } => {
            named(phrases.bad_future(), &schema.to_string())
        }
    }
}

/// The stored texts that could not be read, each to save or to delete.
#[component]
fn SetAsideTexts() -> impl IntoView {
    let (phrases, storage) = (&use_words().phrases, use_storage());
    let list = move |texts: Vec<SetAside>| {
        if texts.is_empty() {
            return None;
        }
        let items = (1..).zip(texts).map(|(number, text)| view! { <SetAsideItem number text /> });
        Some(view! {
            <h2>{phrases.aside_title()}</h2>
            <p>{phrases.aside_text()}</p>
            <ul class="cards" role="list">{items.collect_view()}</ul>
            <FileNotice place=FilePlace::SetAside />
        })
    };
    view! {
        <div>
            <Keyed value=move || storage.set_aside() children=list />
        </div>
    }
}

/// One stored text that could not be read.
#[component]
fn SetAsideItem(
    /// Its number in the list, from 1.
    number: usize,
    /// The text.
    text: SetAside,
) -> impl IntoView {
    let (phrases, device) = (&use_words().phrases, use_device());
    let (storage, notices) = (use_storage(), use_notices());
    let SetAside { name, text } = text;
    let label = counted_of(phrases.aside_item(), number, text.len());
    let save = move |_| {
        save_set_aside(device, &text);
        storage.dismiss_set_aside();
        notices.show(Notice::FileOffered(FilePlace::SetAside));
    };
    let remove = move |_| {
        storage.remove_set_aside(&name);
        show_done(Notice::Deleted, notices, device);
    };
    view! {
        <li>
            <div>
                <p>{label}</p>
                <p class="buttons">
                    <button type="button" on:click=save>
                        {phrases.aside_save()}
                    </button>
                    <button type="button" class="danger" on:click=remove>
                        {phrases.aside_remove()}
                    </button>
                </p>
            </div>
        </li>
    }
}

/// The way to forget everything.
#[component]
fn DeleteAll() -> impl IntoView {
    let (words, device, drafts) = (use_words(), use_device(), use_drafts());
    let (storage, sessions, notices) = (use_storage(), use_sessions(), use_notices());
    let phrases = &words.phrases;
    let delete = move |()| {
        storage.delete_all();
        drafts.discard_all();
        show_done(Notice::Deleted, notices, device);
    };
    let own = SessionPhrases::of(words.language);
    let confirm = move |(amount, of_sessions): (Amount, (usize, usize))| {
        let warning = counted_of(phrases.delete_sure(), amount.finished, amount.in_progress)
            + &deletion_text(own, of_sessions);
        view! {
            <Confirm
                summary=phrases.delete_text()
                warning
                confirm=phrases.delete_yes()
                on_confirm=delete
            />
        }
    };
    view! {
        <div>
            <Keyed
                value=move || (storage.with(Amount::of), sessions.amount())
                children=confirm
            />
        </div>
    }
}
