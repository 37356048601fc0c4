//! What the app knows: Copy structs of signals and memos, one writer for each part of it, given to
//! components by context.

mod commitments;
mod device;
mod document;
mod drafts;
pub mod edits;
pub mod export;
mod i18n;
mod keeper;
mod navigation;
mod notices;
mod offline;
mod sessions;
mod settings;
mod storage;
mod takes;

pub use commitments::{Commitments, use_commitments};
pub use device::{Device, use_device};
pub use drafts::{DRAFTS_KEY, Draft, Drafts, use_drafts};
pub use edits::commitments::TakeOnError;
pub use i18n::{I18n, use_i18n, use_words};
pub use keeper::{
    CHANGES_KEY, DELETED_KEY, DOCUMENT_KEY, ImportError, Keeper, SESSIONS_KEY, SessionsKeeper,
    SetAside, Trouble,
};
pub use navigation::{CODE_FIELD, COLLECT_FIELD, Navigation, use_navigation};
pub use notices::{FilePlace, Form, Notice, Notices, use_notices};
pub use offline::{Offline, SiteCopy, use_offline};
pub use sessions::{IncomingSessions, NotCollected, Sessions, SessionsProblem, use_sessions};
pub use settings::{Settings, use_settings};
pub use storage::{ImportProblem, Incoming, Storage, use_storage};
pub use takes::{Takes, use_takes};

use leptos::prelude::{expect_context, provide_context};

use crate::{domain::Language, ports::Store};
use document::StoredDocument;

/// All state, by parts. Components ask for the part that they need: `use_takes()` and its like.
#[derive(Clone, Copy)]
struct State {
    device: Device,
    notices: Notices,
    offline: Offline,
    settings: Settings,
    navigation: Navigation,
    i18n: I18n,
    takes: Takes,
    commitments: Commitments,
    storage: Storage,
    sessions: Sessions,
    drafts: Drafts,
}

/// Opens what is stored and gives all state to the components below, for a reader whose browser
/// prefers this language, at this fragment of the address.
pub fn provide_state(store: Box<dyn Store>, device: Device, preferred: Language, hash: &str) {
    let document = StoredDocument::open(store, device.clock);
    let notices = Notices::new();
    let settings = Settings::new(document);
    let drafts = Drafts::of(device.session);
    let (takes, sessions) = (Takes::new(document), Sessions::new(document));
    provide_context(State {
        device,
        notices,
        offline: Offline::new(),
        settings,
        navigation: Navigation::at(hash, (notices, drafts), (takes, settings), device.page),
        i18n: I18n::new(preferred, settings, notices, device.library),
        takes,
        commitments: Commitments::new(document),
        storage: Storage::new(document, sessions),
        sessions,
        drafts,
    });
}

fn use_state() -> State {
    expect_context()
}

#[cfg(test)]
mod tests;
