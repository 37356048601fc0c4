//! Files that leave by the reader's hand.

use crate::{
    domain::{Key, Statement},
    exchange::{
        backup,
        table::{self, Row, Wording},
    },
    state::{App, Trouble},
    views::words,
};

/// The kind of file that a document is.
const KIND: &str = "application/json";

/// Offers everything that is stored as a file.
pub(super) fn save_everything(app: App) {
    let text = app.data.with_keeper_once(|keeper| match (keeper.trouble(), keeper.stored_text()) {
        // Of what a later version wrote, only the text itself has everything in it.
        (Some(Trouble::ReadOnly { .. }), Some(text)) => text.into(),
        _ => backup::write(keeper.document()),
    });
    save(app, &text);
}

/// Offers what this tab holds as a file, where that is not what is stored.
pub(super) fn save_what_this_tab_holds(app: App) {
    save(app, &app.data.with_keeper_once(|keeper| backup::write(keeper.document())));
}

fn save(app: App, text: &str) {
    let day = app.device.clock.date(app.device.clock.now());
    app.device.files.save(&backup::file_name(day), KIND, text);
}

/// Offers all finished takes as a table.
pub(super) fn save_table(app: App) {
    let words = words(app);
    let phrases = &words.phrases;
    let clock = app.device.clock;
    let takes = app.data.finished();
    let rows: Vec<_> = takes
        .iter()
        .map(|take| Row {
            take,
            finished: take.finished.map(|at| clock.date(at)),
            team: take.label.subject.as_str(),
            name: take.label.name.as_str(),
        })
        .collect();
    let mut statements = Statement::all().map(|one| words.content.statement(one).own);
    let wording = Wording {
        language: words.language,
        about: [
            phrases.table_finished(),
            phrases.table_team(),
            phrases.table_name(),
            phrases.table_voice(),
            phrases.table_version(),
        ],
        overall: phrases.history_overall(),
        keys: Key::ALL.map(|key| words.content.key(key).name),
        statements: core::array::from_fn(|_| statements.next().unwrap_or_default()),
        own: phrases.table_own(),
        team: phrases.table_other(),
    };
    app.device.files.save("five-keys.csv", table::KIND, &table::write(&rows, &wording));
}

/// Offers a text that was set aside as a file, byte for byte as it was.
pub(super) fn save_set_aside(app: App, text: &str) {
    app.device.files.save("five-keys-set-aside.txt", "text/plain", text);
}
