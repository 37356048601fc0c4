//! What the reader prefers.

use super::document::StoredDocument;
use crate::{domain::Language, saved::Theme};

/// What the reader prefers, as it is stored.
#[derive(Clone, Copy)]
pub struct Settings {
    document: StoredDocument,
}

impl Settings {
    pub(super) const fn new(document: StoredDocument) -> Settings {
        Settings { document }
    }

    /// The language that was chosen; none follows the browser.
    pub fn language(self) -> Option<Language> {
        self.document.with(|document| document.settings.language)
    }

    /// The theme that was chosen.
    pub fn theme(self) -> Theme {
        self.document.with(|document| document.settings.theme)
    }

    /// Chooses a language. Components do so by [`super::I18n::choose`], which fetches its words.
    pub(super) fn choose_language(self, language: Language) {
        self.document.edit(|document| document.settings.language = Some(language));
    }

    /// Chooses a theme.
    pub fn choose_theme(self, theme: Theme) {
        self.document.edit(|document| document.settings.theme = theme);
    }
}

/// What the reader prefers.
pub fn use_settings() -> Settings {
    super::use_state().settings
}
