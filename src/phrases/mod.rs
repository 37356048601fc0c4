//! The interface's own words. A phrase that one of the languages lacks fails the build.
//!
//! They are written in `nl.toml` and `en.toml`, and beside them, and checked as the project is built (`check.rs`).
//! `{n}`, `{m}` and `{name}` stand for what [`counted`], [`counted_of`] and [`named`] put there, and
//! `{app}` for the name of the self-check, which the build puts there.

// A phrase is quoted in the documentation of its function, and is no markdown.
#![allow(clippy::doc_markdown)]

mod listed;

use crate::domain::Language;

/// The words of the interface in one language, with a function for each phrase by its name in the
/// files: `phrases.begin()`. Those of the first pages come from the file of words of their language;
/// those that only later pages need (`pages.nl.toml`, `pages.en.toml`) are in the part of the program
/// that has these pages, in both languages, so that nobody waits for them.
#[derive(Debug)]
pub struct Phrases {
    language: Language,
    first: [&'static str; COUNT],
}

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));
include!(concat!(env!("OUT_DIR"), "/page_phrases.rs"));

impl Phrases {
    /// Phrases without a word.
    pub(crate) const EMPTY: Phrases = Phrases { language: Language::English, first: [""; COUNT] };

    /// Reads as many lines as there are phrases, in the order in which the build wrote them; none
    /// where there are fewer.
    pub(crate) fn read(
        language: Language,
        lines: &mut impl Iterator<Item = &'static str>,
    ) -> Option<Phrases> {
        let first: Vec<_> = lines.take(COUNT).collect();
        Some(Phrases { language, first: first.try_into().ok()? })
    }
}

/// A phrase by its name, in whichever language.
pub type Phrase = fn(&Phrases) -> &'static str;

/// The words of workshops and mirrors in one language, in the part of the program that has those pages.
///
/// They are written in `sessions.nl.toml` and `sessions.en.toml`.
#[derive(Debug)]
pub struct SessionPhrases {
    language: Language,
}

include!(concat!(env!("OUT_DIR"), "/session_phrases.rs"));

impl SessionPhrases {
    /// The phrases in a language.
    pub const fn of(language: Language) -> &'static SessionPhrases {
        match language {
            Language::Dutch => &SessionPhrases { language: Language::Dutch },
            Language::English => &SessionPhrases { language: Language::English },
        }
    }
}

/// A phrase with its `{name}` filled in.
pub fn named(phrase: &str, name: &str) -> String {
    phrase.replace("{name}", name)
}

/// A phrase with its `{n}` filled in.
pub fn counted(phrase: &str, n: usize) -> String {
    phrase.replace("{n}", &n.to_string())
}

/// A phrase with its `{n}` and `{m}` filled in.
pub fn counted_of(phrase: &str, n: usize, m: usize) -> String {
    counted(phrase, n).replace("{m}", &m.to_string())
}

/// Names in a row: "a", "a and b", "a, b and c".
pub fn listed(names: &[&str], language: Language) -> String {
    listed::listed(names, language.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_filled_in_wherever_its_places_stand() {
        assert_eq!(named("Why {name}?", "{n}"), "Why {n}?");
        assert_eq!(counted("{n}, {n}", 3), "3, 3");
        assert_eq!(counted_of("{m} with {n}", 3, 21), "21 with 3");
    }

    #[test]
    fn a_place_without_a_value_stays() {
        assert_eq!(named("a {b} c { d", "x"), "a {b} c { d");
        assert_eq!(counted_of("a {b} c { d", 3, 21), "a {b} c { d");
    }

    #[test]
    fn names_in_a_row_read_as_a_person_says_them() {
        assert_eq!(listed(&[], Language::English), "");
        assert_eq!(listed(&["a"], Language::English), "a");
        assert_eq!(listed(&["a", "b"], Language::Dutch), "a en b");
        assert_eq!(listed(&["a", "b", "c"], Language::English), "a, b and c");
    }
}
