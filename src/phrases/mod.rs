//! The interface's own words. A phrase that one of the languages lacks fails the build.
//!
//! They are written in `nl.toml` and `en.toml`, those of the screens that a first visit does without in
//! `rest.nl.toml` and `rest.en.toml`, and checked as the project is built (`check.rs`).
//! `{n}`, `{m}` and `{name}` stand for what [`counted`], [`counted_of`] and [`named`] put there.

use std::ops::Deref;

use crate::domain::{Language, numeral, parted};

/// The words of the interface in one language, each by its name in the files.
#[derive(Debug)]
pub struct Phrases([&'static str; COUNT]);

/// The words of the screens that a first visit does without, by their names as well, and all others.
#[derive(Debug)]
pub struct RestPhrases {
    first: &'static Phrases,
    own: [&'static str; REST_COUNT],
}

impl Deref for RestPhrases {
    type Target = Phrases;

    fn deref(&self) -> &Phrases {
        self.first
    }
}

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));

impl Phrases {
    /// No words at all.
    pub(crate) const NONE: Phrases = Phrases([""; COUNT]);

    /// Takes as many words as there are phrases, in the order in which the build wrote them.
    pub(crate) fn read(next: &mut dyn FnMut() -> &'static str) -> Phrases {
        Phrases(std::array::from_fn(|_| next()))
    }
}

impl RestPhrases {
    /// No words of their own.
    pub(crate) const NONE: RestPhrases =
        RestPhrases { first: &Phrases::NONE, own: [""; REST_COUNT] };

    /// Takes as many words as there are such phrases, likewise, beside the others of the language.
    pub(crate) fn read(
        first: &'static Phrases,
        next: &mut dyn FnMut() -> &'static str,
    ) -> RestPhrases {
        RestPhrases { first, own: std::array::from_fn(|_| next()) }
    }
}

/// A phrase with its `{name}` filled in.
#[inline(never)]
pub fn named(phrase: &str, name: &str) -> String {
    fill(phrase, &[("name", name)])
}

/// A phrase with its `{n}` filled in.
#[inline(never)]
pub fn counted(phrase: &str, n: usize) -> String {
    fill(phrase, &[("n", &numeral(n))])
}

/// A phrase with its `{n}` and `{m}` filled in.
#[inline(never)]
pub fn counted_of(phrase: &str, n: usize, m: usize) -> String {
    fill(phrase, &[("n", &numeral(n)), ("m", &numeral(m))])
}

/// A phrase with its places filled in; a place that no value is given for stays as it is.
fn fill(phrase: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(phrase.len() + 32);
    let mut rest = phrase;
    while let Some((before, after)) = parted(rest, b'{') {
        text.push_str(before);
        let found = parted(after, b'}').and_then(|(name, after)| {
            values.iter().find(|(wanted, _)| *wanted == name).map(|(_, value)| (*value, after))
        });
        if let Some((value, after)) = found {
            text.push_str(value);
            rest = after;
        } else {
            text.push('{');
            rest = after;
        }
    }
    text.push_str(rest);
    text
}

/// Names in a row: "a", "a and b", "a, b and c".
pub fn listed(names: &[&str], language: Language) -> String {
    let mut text = String::new();
    for (place, name) in names.iter().enumerate() {
        if place > 0 {
            text.push_str(match (place + 1 == names.len(), language) {
                (false, _) => ", ",
                (true, Language::Dutch) => " en ",
                (true, Language::English) => " and ",
            });
        }
        text.push_str(name);
    }
    text
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
        assert_eq!(fill("a {b} c { d", &[]), "a {b} c { d");
    }

    #[test]
    fn names_in_a_row_read_as_a_person_says_them() {
        assert_eq!(listed(&[], Language::English), "");
        assert_eq!(listed(&["a"], Language::English), "a");
        assert_eq!(listed(&["a", "b"], Language::Dutch), "a en b");
        assert_eq!(listed(&["a", "b", "c"], Language::English), "a, b and c");
    }
}
