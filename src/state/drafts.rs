//! What the reader is typing and has not saved yet. It outlives the page that it is typed on: another
//! theme, another language, another tab's change and the way back all build that page anew. The tab
//! keeps it too, so it is there when the page is loaded again.

use leptos::prelude::*;

use crate::{
    ports::Session,
    saved::{decode_drafts, encode_drafts},
};

/// The key under which a tab keeps what is typed.
pub const DRAFTS_KEY: &str = "five-keys/drafts";

/// What is typed, by the ids of the fields, the latest last.
#[derive(Clone, Copy)]
pub struct Drafts {
    texts: RwSignal<Vec<(String, String)>>,
    session: &'static dyn Session,
}

impl Drafts {
    pub(super) fn of(session: &'static dyn Session) -> Drafts {
        let kept = session.kept(DRAFTS_KEY).unwrap_or_default();
        Drafts { texts: RwSignal::new(decode_drafts(&kept)), session }
    }

    /// The draft of the field with this id, which holds what is saved until something else is typed.
    pub fn field(self, id: impl Into<String>, saved: impl Into<Signal<String>>) -> Draft {
        let (id, saved) = (StoredValue::new(id.into()), StoredValue::new(saved.into()));
        let draft = Draft { drafts: self, id, saved };
        // What has been saved meanwhile, in another tab, is no draft any more.
        if untrack(|| draft.typed().is_some() && !draft.is_typed()) {
            draft.discard();
        }
        draft
    }

    /// Forgets what was typed in all fields.
    pub fn discard_all(self) {
        self.change(Vec::clear);
    }

    /// Puts a text into the field with this id, as if it were typed there.
    pub(super) fn type_in(self, id: &str, text: String) {
        self.change(|texts| {
            texts.retain(|(own, _)| own != id);
            texts.push((id.to_owned(), text));
        });
    }

    fn change(self, change: impl FnOnce(&mut Vec<(String, String)>)) {
        self.texts.update(change);
        let text = self.texts.with_untracked(|texts| encode_drafts(texts));
        self.session.keep(DRAFTS_KEY, text.as_deref());
    }
}

/// What one field holds.
#[derive(Clone, Copy)]
pub struct Draft {
    drafts: Drafts,
    id: StoredValue<String>,
    saved: StoredValue<Signal<String>>,
}

impl Draft {
    /// The element id of the field.
    pub fn id(self) -> String {
        // Empty once the page that it is on has gone: what still asks then must not end the app.
        self.id.try_get_value().unwrap_or_default()
    }

    /// What was typed in the field; none where nothing was, so that it holds what is saved.
    pub fn typed(self) -> Option<String> {
        let id = self.id();
        let typed = |texts: &Vec<(String, String)>| {
            texts.iter().find(|(own, _)| *own == id).map(|(_, text)| text.clone())
        };
        self.drafts.texts.with(typed)
    }

    /// What the field holds now.
    pub fn text(self) -> String {
        self.typed().unwrap_or_else(|| self.saved())
    }

    /// As [`Draft::text`], once.
    pub fn text_untracked(self) -> String {
        untrack(|| self.text())
    }

    /// Whether something else is typed in it than is saved.
    pub fn is_typed(self) -> bool {
        self.typed().is_some_and(|text| text != self.saved())
    }

    fn saved(self) -> String {
        self.saved.try_get_value().and_then(|saved| saved.try_get()).unwrap_or_default()
    }

    /// Takes what was typed.
    pub fn set(self, text: String) {
        let id = self.id();
        let is_saved = untrack(|| self.saved()) == text;
        self.drafts.change(|texts| {
            texts.retain(|(own, _)| *own != id);
            if !is_saved {
                texts.push((id, text));
            }
        });
    }

    /// Forgets what was typed, once it is saved or of no more use.
    pub fn discard(self) {
        let id = self.id();
        self.drafts.change(|texts| texts.retain(|(own, _)| *own != id));
    }
}

/// What the reader is typing.
pub fn use_drafts() -> Drafts {
    super::use_state().drafts
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::ports::Still;

    /// A tab that keeps one text.
    #[derive(Default)]
    struct Tab(Mutex<Option<String>>);

    impl Session for Tab {
        fn kept(&self, key: &str) -> Option<String> {
            assert_eq!(key, DRAFTS_KEY);
            self.0.lock().unwrap().clone()
        }
        fn keep(&self, key: &str, text: Option<&str>) {
            assert_eq!(key, DRAFTS_KEY);
            *self.0.lock().unwrap() = text.map(str::to_owned);
        }
    }

    fn tab() -> &'static Tab {
        Box::leak(Box::default())
    }

    fn drafts() -> Drafts {
        Drafts::of(&Still)
    }

    fn field(drafts: Drafts, id: &str, saved: &str) -> Draft {
        drafts.field(id, saved.to_owned())
    }

    /// Runs a test as the page that comes when others were there before.
    fn page(test: impl FnOnce()) {
        Owner::new().with(|| untrack(test));
    }

    #[test]
    fn a_field_holds_what_is_saved_until_something_is_typed() {
        page(|| {
            let field = field(drafts(), "note", "saved");
            assert_eq!((field.id(), field.text()), ("note".into(), "saved".into()));
            field.set("typed".into());
            assert_eq!((field.text(), field.text_untracked()), ("typed".into(), "typed".into()));
            // To have typed nothing is not the same as to have emptied it.
            field.set(String::new());
            assert_eq!(field.text(), "");
            assert!(field.is_typed());
        });
    }

    #[test]
    fn a_draft_outlives_the_page_that_is_built_anew() {
        page(|| {
            let drafts = drafts();
            page(|| field(drafts, "note", "saved").set("typed".into()));
            page(|| {
                assert_eq!(field(drafts, "note", "saved by another tab").text(), "typed");
                assert_eq!(field(drafts, "other", "its own").text(), "its own");
            });
        });
    }

    #[test]
    fn a_draft_that_is_discarded_gives_what_is_saved() {
        page(|| {
            let drafts = drafts();
            let [one, other] = ["one", "other"].map(|id| field(drafts, id, "saved"));
            one.set("typed".into());
            other.set("typed too".into());
            one.discard();
            assert_eq!((one.text(), other.text()), ("saved".into(), "typed too".into()));
            one.set("typed again".into());
            drafts.discard_all();
            assert_eq!((one.text(), other.text()), ("saved".into(), "saved".into()));
        });
    }

    #[test]
    fn what_is_typed_is_there_when_the_page_is_loaded_again_and_in_no_other_tab() {
        let (one, other) = (tab(), tab());
        page(|| field(Drafts::of(one), "note", "").set("typed".into()));
        page(|| {
            assert_eq!(field(Drafts::of(one), "note", "").text(), "typed");
            assert_eq!(field(Drafts::of(other), "note", "").text(), "");
        });
        page(|| field(Drafts::of(one), "note", "").discard());
        assert_eq!(one.kept(DRAFTS_KEY), None, "nothing is left of it");
    }

    #[test]
    fn what_is_the_same_as_what_is_saved_is_no_draft() {
        let tab = tab();
        page(|| {
            let drafts = Drafts::of(tab);
            let note = field(drafts, "note", "saved");
            note.set("typed".into());
            note.set("saved".into());
            assert!(!note.is_typed());
            assert_eq!(tab.kept(DRAFTS_KEY), None);
            // Nor is what another tab has saved just so.
            note.set("typed".into());
            assert!(!field(drafts, "note", "typed").is_typed());
            assert_eq!(tab.kept(DRAFTS_KEY), None);
        });
    }

    #[test]
    fn a_field_follows_what_is_saved_while_nothing_is_typed_in_it() {
        page(|| {
            let saved = RwSignal::new("saved".to_owned());
            let field = drafts().field("name", saved);
            saved.set("saved by another tab".into());
            assert_eq!(field.text(), "saved by another tab");
            field.set("typed".into());
            saved.set("saved again".into());
            assert_eq!(field.text(), "typed");
        });
    }

    #[test]
    fn whatever_a_tab_has_kept_the_page_comes_up() {
        for kept in ["", "{", "{\"version\":99,\"fields\":{}}"] {
            let tab = tab();
            tab.keep(DRAFTS_KEY, Some(kept));
            page(|| assert_eq!(field(Drafts::of(tab), "note", "saved").text(), "saved"));
        }
    }
}
