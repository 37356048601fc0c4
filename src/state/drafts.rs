//! What the reader is typing and has not saved yet. It outlives the page that it is typed on: another
//! theme, another language, another tab's change and the way back all build that page anew.

use leptos::prelude::*;

/// What is typed, by the ids of the fields.
#[derive(Clone, Copy, Debug)]
pub struct Drafts {
    texts: RwSignal<Vec<(String, String)>>,
}

impl Drafts {
    pub(super) fn new() -> Drafts {
        Drafts { texts: RwSignal::new(Vec::new()) }
    }

    /// The draft of the field with this id, which holds `initial` until something is typed.
    pub fn field(self, id: impl Into<String>, initial: impl Into<String>) -> Draft {
        let (id, initial) = (StoredValue::new(id.into()), StoredValue::new(initial.into()));
        Draft { drafts: self, id, initial }
    }

    /// Forgets what was typed in all fields.
    pub fn discard_all(self) {
        self.texts.update(Vec::clear);
    }
}

/// What one field holds.
#[derive(Clone, Copy, Debug)]
pub struct Draft {
    drafts: Drafts,
    id: StoredValue<String>,
    initial: StoredValue<String>,
}

impl Draft {
    /// The element id of the field.
    pub fn id(self) -> String {
        self.id.get_value()
    }

    /// What was typed in the field; none where nothing was, so that it holds its initial text.
    pub fn typed(self) -> Option<String> {
        let id = self.id();
        let typed = |texts: &Vec<(String, String)>| {
            texts.iter().find(|(own, _)| *own == id).map(|(_, text)| text.clone())
        };
        self.drafts.texts.with(typed)
    }

    /// What the field holds now.
    pub fn text(self) -> String {
        self.typed().unwrap_or_else(|| self.initial.get_value())
    }

    /// As [`Draft::text`], once.
    pub fn text_untracked(self) -> String {
        untrack(|| self.text())
    }

    /// Takes what was typed.
    pub fn set(self, text: String) {
        let id = self.id();
        self.drafts.texts.update(|texts| {
            texts.retain(|(own, _)| *own != id);
            texts.push((id, text));
        });
    }

    /// Forgets what was typed, once it is saved or of no more use.
    pub fn discard(self) {
        let id = self.id();
        self.drafts.texts.update(|texts| texts.retain(|(own, _)| *own != id));
    }
}

/// What the reader is typing.
pub fn use_drafts() -> Drafts {
    super::use_state().drafts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs a test as the page that comes when others were there before.
    fn page(test: impl FnOnce()) {
        Owner::new().with(|| untrack(test));
    }

    #[test]
    fn a_field_holds_its_initial_text_until_something_is_typed() {
        page(|| {
            let field = Drafts::new().field("note", "initial");
            assert_eq!((field.id(), field.text()), ("note".into(), "initial".into()));
            field.set("typed".into());
            assert_eq!((field.text(), field.text_untracked()), ("typed".into(), "typed".into()));
            // To have typed nothing is not the same as to have emptied it.
            field.set(String::new());
            assert_eq!(field.text(), "");
        });
    }

    #[test]
    fn a_draft_outlives_the_page_that_is_built_anew() {
        page(|| {
            let drafts = Drafts::new();
            page(|| drafts.field("note", "initial").set("typed".into()));
            page(|| {
                assert_eq!(drafts.field("note", "another initial").text(), "typed");
                assert_eq!(drafts.field("other", "its own").text(), "its own");
            });
        });
    }

    #[test]
    fn a_draft_that_is_discarded_gives_the_initial_text() {
        page(|| {
            let drafts = Drafts::new();
            let [one, other] = ["one", "other"].map(|id| drafts.field(id, "initial"));
            one.set("typed".into());
            other.set("typed too".into());
            one.discard();
            assert_eq!((one.text(), other.text()), ("initial".into(), "typed too".into()));
            one.set("typed again".into());
            drafts.discard_all();
            assert_eq!((one.text(), other.text()), ("initial".into(), "initial".into()));
        });
    }
}
