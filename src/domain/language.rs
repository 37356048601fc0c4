//! The languages of the questionnaire and the interface.
//!
//! This file names nothing outside the standard library because `words/build.rs` includes it too.

/// A language in which the whole program can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// Dutch, the language of the source.
    Dutch,
    /// English.
    English,
}

impl Language {
    /// All languages, in the order of the switch.
    pub const ALL: [Language; 2] = [Language::Dutch, Language::English];

    /// Its code in documents and in `lang`: "nl" or "en".
    pub const fn code(self) -> &'static str {
        match self {
            Language::Dutch => "nl",
            Language::English => "en",
        }
    }

    /// The language with this code, exactly as [`Language::code`] writes it.
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language for a reader with these browser language tags ("nl-BE", "en"), most wanted
    /// first. The first tag that is Dutch or English decides, whatever its region; without one it
    /// is English, because a reader who asks for neither is more likely to read English than Dutch.
    pub fn preferred<T: AsRef<str>>(tags: &[T]) -> Language {
        tags.iter().find_map(|tag| Language::of_tag(tag.as_ref())).unwrap_or(Language::English)
    }

    fn of_tag(tag: &str) -> Option<Language> {
        let code = tag.trim().split(['-', '_']).next()?;
        Language::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, Dutch, English};

    #[test]
    fn a_code_leads_back_to_its_language() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
        assert_eq!(Language::from_code("NL"), None);
        assert_eq!(Language::from_code(""), None);
    }

    #[test]
    fn the_first_tag_that_matches_decides() {
        for (tags, wanted) in [
            (&["nl"][..], Dutch),
            (&["nl-BE", "en"], Dutch),
            (&["NL-nl"], Dutch),
            (&["nl_NL"], Dutch),
            (&["en-GB", "nl"], English),
            (&["fr-BE", "nl-BE", "en"], Dutch),
            (&["de", "en-US", "nl"], English),
        ] {
            assert_eq!(Language::preferred(tags), wanted, "{tags:?}");
        }
    }

    #[test]
    fn a_tag_that_only_begins_alike_does_not_match() {
        assert_eq!(Language::preferred(&["nld", "enm", "nlx-NL"]), English);
        assert_eq!(Language::preferred(&["english", "nl"]), Dutch);
    }

    #[test]
    fn without_a_match_it_is_english() {
        assert_eq!(Language::preferred(&["fr", "de-DE", "", "-"]), English);
        assert_eq!(Language::preferred::<&str>(&[]), English);
    }
}
