//! What the reader must know about their data, above every screen.

use crate::{
    domain::numeral,
    phrases::{Phrases, named},
    ports::StoreError,
    saved::NoRoom,
    state::{App, ImportError, Keeper, Told, Trouble},
    views::{
        OUTLET, Route,
        controls::{button, buttons, p, told, way},
        elements::Node,
        saving::{save_everything, save_what_this_tab_holds},
        words,
    },
};

fn said(phrases: &'static Phrases, trouble: Trouble) -> String {
    match trouble {
        Trouble::Memory(StoreError::Denied) => phrases.trouble_denied().into(),
        Trouble::Memory(StoreError::Full) => phrases.trouble_full().into(),
        Trouble::Memory(StoreError::Broken) => phrases.trouble_broken().into(),
        Trouble::ReadOnly { schema } => named(phrases.trouble_future(), &numeral(schema)),
        Trouble::SetAside => phrases.trouble_aside().into(),
    }
}

/// What can be done about the trouble.
fn ways_out(app: App, phrases: &Phrases, trouble: Trouble) -> Vec<Node> {
    if trouble == Trouble::SetAside {
        let dismiss = move || {
            app.data.dismiss_set_aside();
            app.device.page.focus(OUTLET);
        };
        return vec![
            way(true, Route::Data.hash(), phrases.trouble_data()),
            button("", phrases.trouble_dismiss(), Box::new(dismiss)),
        ];
    }
    let mut ways =
        vec![button("", phrases.trouble_export(), Box::new(move || save_everything(app)))];
    // What was entered before the later version's document came in sight.
    if matches!(trouble, Trouble::ReadOnly { .. }) && app.data.with_keeper(Keeper::holds_unsaved) {
        let save = Box::new(move || save_what_this_tab_holds(app));
        ways.push(button("", phrases.trouble_unsaved(), save));
    }
    ways
}

/// What was deleted and can be put back: that it is gone, or why it did not come back.
fn gone(phrases: &Phrases, told: Told) -> Option<&'static str> {
    Some(match told {
        Told::Removed => phrases.deleted(),
        Told::NotPutBack(ImportError::ReadOnly) => phrases.bad_read_only(),
        Told::NotPutBack(ImportError::NoRoom(NoRoom::Takes(_))) => phrases.bad_many(),
        Told::NotPutBack(ImportError::NoRoom(NoRoom::Commitments(_))) => {
            phrases.bad_many_commitments()
        }
        _ => return None,
    })
}

/// The trouble with the stored data, if any, with the way out of it; a language that has not come;
/// what was deleted and can be put back.
pub(in crate::views) fn notices(app: App) -> Node {
    let put_back = move || {
        let outcome = app.data.put_back();
        app.navigation.say(outcome.err().map(Told::NotPutBack));
    };
    let now = move || {
        let phrases = &words(app).phrases;
        let mut parts = Vec::new();
        if let Some(trouble) = app.data.trouble() {
            let ways_out = ways_out(app, phrases, trouble);
            parts.extend([p(said(phrases, trouble)), buttons(ways_out)]);
        }
        if app.navigation.told() == Some(Told::NoWords) {
            parts.push(p(phrases.no_words()));
        }
        if let Some(said) = app.navigation.told().and_then(|told| gone(phrases, told)) {
            parts.push(p(said));
            parts.push(buttons(vec![button("", phrases.put_back(), Box::new(put_back))]));
        }
        parts
    };
    told(false, "notices", Box::new(now))
}
