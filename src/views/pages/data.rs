//! What is stored, where and how much; a file out, a file in, and the way to forget it all.

use super::screen;
use crate::{
    domain::numeral,
    exchange::backup::Merge,
    phrases::{Phrases, counted, counted_of, named},
    ports::ReadError,
    saved::{DecodeError, NoRoom, Part},
    state::{App, DOCUMENT_KEY, ImportProblem, Keeper, SetAside, Told, Trouble},
    views::{
        controls::{
            TITLE, button, buttons, confirm, element, h2, heading, list, live, p, say, text, told,
        },
        elements::{Node, tag},
        saving::{save_everything, save_set_aside},
        words,
    },
};

/// The element id of the file field.
const FIELD: &str = "import-file";

/// The screen about the reader's own data.
pub(super) fn data(app: App) -> Node {
    let phrases = &words(app).phrases;
    let save = button("button", phrases.export(), Box::new(move || save_everything(app)));
    screen(vec![
        heading(phrases.data_title()),
        p(phrases.data_lead()),
        told(false, "", Box::new(move || done(app, phrases))),
        h2(phrases.data_what()),
        live("", Box::new(move || what_is_stored(app, phrases))),
        h2(phrases.export_title()),
        p(phrases.export_text()),
        buttons(vec![save]),
        h2(phrases.import_title()),
        p(phrases.import_text()),
        file_field(app, phrases),
        told(false, "", Box::new(move || import_preview(app, phrases))),
        live("", Box::new(move || set_aside(app, phrases))),
        h2(phrases.delete_title()),
        live("", Box::new(move || delete_all(app, phrases))),
    ])
}

fn file_field(app: App, phrases: &'static Phrases) -> Node {
    let field = tag("input")
        .with("type", "file")
        .with("id", FIELD)
        .with("accept", ".json,application/json")
        .on_choice(Box::new(move |_| choose(app)))
        .of(Vec::new());
    element("label", "file", vec![text(phrases.import_choose()), field])
}

/// What was done on this screen: it takes the place of a button that is gone.
fn done(app: App, phrases: &'static Phrases) -> Vec<Node> {
    match app.navigation.told() {
        Some(Told::Imported(takes)) => vec![say("p", "card", counted(phrases.imported(), takes))],
        Some(Told::Deleted) => vec![say("p", "card", phrases.deleted())],
        _ => Vec::new(),
    }
}

/// Says what was done, where the reader now is: at the top, as the button that was pressed is gone.
fn say_done(app: App, told: Told) {
    app.navigation.tell(told);
    app.device.page.focus(TITLE);
}

fn delete_all(app: App, phrases: &'static Phrases) -> Vec<Node> {
    let (finished, open) = app.data.with_keeper(counts);
    let sure = counted_of(phrases.delete_sure(), finished, open);
    let delete = move || {
        app.data.delete_all();
        say_done(app, Told::Deleted);
    };
    vec![confirm(phrases.delete_text(), sure, phrases.delete_yes(), Box::new(delete))]
}

/// How many takes are finished, and how many in progress.
fn counts(keeper: &Keeper) -> (usize, usize) {
    let takes = keeper.document().takes();
    let finished = takes.iter().filter(|take| take.finished.is_some()).count();
    (finished, takes.len() - finished)
}

fn what_is_stored(app: App, phrases: &'static Phrases) -> Vec<Node> {
    let ((finished, open), commitments, bytes) = app.data.with_keeper(|keeper| {
        (counts(keeper), keeper.document().commitments().len(), keeper.usage())
    });
    let bytes = bytes.unwrap_or_default();
    let in_memory = matches!(app.data.trouble(), Some(Trouble::Memory(_)));
    if bytes == 0 && finished + open + commitments == 0 {
        return vec![p(phrases.data_nothing())];
    }
    let held = vec![
        text(counted(phrases.data_takes(), finished)),
        text(counted(phrases.data_open(), open)),
        text(counted(phrases.data_commitments(), commitments)),
        text(phrases.data_settings()),
    ];
    if in_memory {
        return vec![list("", held), p(phrases.data_memory())];
    }
    vec![
        list("", held),
        p(named(phrases.data_where(), DOCUMENT_KEY)),
        p(counted(phrases.data_size(), bytes)),
        p(phrases.data_months()),
    ]
}

fn choose(app: App) {
    app.device.files.read(
        FIELD,
        Box::new(move |text| {
            app.data.look_into(&text.map_err(|problem| match problem {
                ReadError::TooLarge { bytes } => {
                    ImportProblem::Decode(DecodeError::TooLarge { bytes })
                }
                ReadError::Unreadable => ImportProblem::Unreadable,
            }));
        }),
    );
}

/// What the chosen file would do, or why it cannot be brought in.
fn import_preview(app: App, phrases: &'static Phrases) -> Vec<Node> {
    match app.data.incoming() {
        None => Vec::new(),
        Some(Ok((_, merge))) => vec![would_do(app, phrases, &merge)],
        Some(Err(problem)) => {
            let parts = vec![p(phrases.bad_intro()), p(what_is_wrong(phrases, &problem))];
            vec![element("div", "card problem", parts)]
        }
    }
}

fn would_do(app: App, phrases: &'static Phrases, merge: &Merge) -> Node {
    if merge.is_empty() {
        return say("p", "card", phrases.import_nothing());
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
    let lines = lines.into_iter().filter(|(_, count)| *count > 0);
    let lines = lines.map(|(phrase, n)| text(counted(phrase, n)));
    let import = move || {
        if let Some(merge) = app.data.import() {
            let takes = merge.new.len() + merge.conflicting.len() + merge.relabelled.len();
            let commitments = merge.new_commitments.len() + merge.continued.len();
            say_done(app, Told::Imported(takes + commitments));
        }
    };
    let leave = move || {
        app.data.forget_incoming();
        app.device.page.focus(FIELD);
    };
    let ways = vec![
        button("button", phrases.import_yes(), Box::new(import)),
        button("", phrases.import_no(), Box::new(leave)),
    ];
    let parts = vec![list("", lines.collect()), p(phrases.import_settings()), buttons(ways)];
    element("div", "card", parts)
}

/// What is wrong with a file, and what to do about it.
fn what_is_wrong(phrases: &'static Phrases, problem: &ImportProblem) -> String {
    match problem {
        ImportProblem::Unreadable => phrases.bad_unreadable().into(),
        ImportProblem::ReadOnly => phrases.bad_read_only().into(),
        ImportProblem::NoRoom(NoRoom::Takes(_)) => phrases.bad_many().into(),
        ImportProblem::NoRoom(NoRoom::Commitments(_)) => phrases.bad_many_commitments().into(),
        ImportProblem::Decode(error) => match error {
            DecodeError::TooLarge { .. } => phrases.bad_large().into(),
            // Where reading stops says nothing about a file with nothing in it.
            DecodeError::NotJson { line: 1, column: 0 } => phrases.bad_empty().into(),
            DecodeError::NotJson { line, column } => counted_of(phrases.bad_json(), *line, *column),
            DecodeError::NotOurs => phrases.bad_ours().into(),
            DecodeError::Damaged { at, .. } => {
                let name = match at.field.name() {
                    "" if matches!(at.part, Part::Commitment(_)) => "commitments",
                    "" => "takes",
                    name => name,
                };
                match at.part {
                    Part::Document => named(phrases.bad_damaged(), name),
                    Part::Take(number) => named(&counted(phrases.bad_damaged_take(), number), name),
                    Part::Commitment(number) => {
                        named(&counted(phrases.bad_damaged_commitment(), number), name)
                    }
                }
            }
            DecodeError::TooManyTakes { .. } => phrases.bad_many().into(),
            DecodeError::TooManyCommitments { .. } => phrases.bad_many_commitments().into(),
            DecodeError::FromTheFuture { schema, .. } => {
                named(phrases.bad_future(), &numeral(*schema))
            }
        },
    }
}

/// The stored texts that could not be read, each to save or to delete.
fn set_aside(app: App, phrases: &'static Phrases) -> Vec<Node> {
    let texts = app.data.with_keeper(Keeper::set_aside);
    if texts.is_empty() {
        return Vec::new();
    }
    let items = texts.into_iter().enumerate().map(|(place, SetAside { name, text })| {
        let label = counted_of(phrases.aside_item(), place + 1, text.len());
        let remove = move || {
            app.data.remove_set_aside(&name);
            say_done(app, Told::Deleted);
        };
        let ways = vec![
            button("", phrases.aside_save(), Box::new(move || save_set_aside(app, &text))),
            button("danger", phrases.aside_remove(), Box::new(remove)),
        ];
        element("div", "", vec![p(label), buttons(ways)])
    });
    vec![h2(phrases.aside_title()), p(phrases.aside_text()), list("cards", items.collect())]
}
