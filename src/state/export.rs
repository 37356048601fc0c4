//! Files that leave by the reader's hand.

use super::{Device, Storage, Takes, Trouble};
use crate::{
    domain::{Key, Statement},
    exchange::{
        backup,
        table::{self, Row, Wording},
    },
    words::Words,
};

/// The kind of file that a document is.
const DOCUMENT_TYPE: &str = "application/json";

/// Offers everything that is stored as a file.
pub fn save_everything(storage: Storage, device: Device) {
    let text = storage.with_untracked(|keeper| match (keeper.trouble(), keeper.stored_text()) {
        // Of what a later version wrote, only the text itself has everything in it.
        (Some(Trouble::ReadOnly { .. }), Some(text)) => text.to_owned(),
        _ => backup::write(keeper.document()),
    });
    save_document(device, &text);
}

/// Offers what this tab holds as a file, where that is not what is stored.
pub fn save_what_this_tab_holds(storage: Storage, device: Device) {
    save_document(device, &storage.with_untracked(|keeper| backup::write(keeper.document())));
}

fn save_document(device: Device, text: &str) {
    let today = device.clock.date(device.clock.now());
    device.files.save(&backup::file_name(today), DOCUMENT_TYPE, text);
}

/// Offers a text that was set aside as a file, byte for byte as it was.
pub fn save_set_aside(device: Device, text: &str) {
    device.files.save("five-keys-set-aside.txt", "text/plain", text);
}

/// Offers all finished takes as a table.
pub fn save_table(takes: Takes, device: Device, words: &Words) {
    let phrases = &words.phrases;
    let takes = takes.finished();
    let names = takes.iter().map(|take| [take.label.subject.shown(), take.label.name.shown()]);
    let names: Vec<_> = names.collect();
    let rows: Vec<_> = takes
        .iter()
        .zip(&names)
        .map(|(take, [team, name])| Row {
            take,
            finished: take.finished.map(|at| device.clock.date(at)),
            team,
            name,
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
    device.files.save("five-keys.csv", table::KIND, &table::write(&rows, &wording));
}
