//! Files that leave by the reader's hand.

use crate::{
    exchange::backup,
    state::{App, Trouble},
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

/// Offers a text that was set aside as a file, byte for byte as it was.
pub(super) fn save_set_aside(app: App, text: &str) {
    app.device.files.save("five-keys-set-aside.txt", "text/plain", text);
}
