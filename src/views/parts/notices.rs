//! What the reader must know about their data, above every screen.

use crate::{
    phrases::{Phrases, named},
    ports::StoreError,
    state::{App, Trouble},
    views::{
        Route, Words,
        controls::{button, buttons, p, told, way},
        elements::Node,
        saving::save_everything,
    },
};

fn said(phrases: &'static Phrases, trouble: Trouble) -> String {
    match trouble {
        Trouble::Memory(StoreError::Denied) => phrases.trouble_denied.into(),
        Trouble::Memory(StoreError::Full) => phrases.trouble_full.into(),
        Trouble::Memory(StoreError::Broken) => phrases.trouble_broken.into(),
        Trouble::ReadOnly { schema } => named(phrases.trouble_future, &schema.to_string()),
        Trouble::SetAside => phrases.trouble_aside.into(),
    }
}

/// The trouble with the stored data, if any, with the way out of it.
pub(in crate::views) fn notices(app: App) -> Node {
    told(
        false,
        "notices",
        Box::new(move || {
            let phrases = Words::of(app.data.language()).phrases;
            let Some(trouble) = app.data.trouble() else { return Vec::new() };
            let way_out = if trouble == Trouble::SetAside {
                way(true, Route::Data.hash(), phrases.trouble_data)
            } else {
                button("", phrases.trouble_export, Box::new(move || save_everything(app)))
            };
            vec![p(said(phrases, trouble)), buttons(vec![way_out])]
        }),
    )
}
