//! All words in one language, and which languages are here.
//!
//! The words of each language are a file of their own on the site, a text a line, so that nobody
//! downloads those of another. Natively, and in a build for development, both are in the program.

use std::sync::OnceLock;

use crate::{content::Content, domain::Language, phrases::Phrases};

/// All words in one language.
#[derive(Debug)]
pub struct Words {
    /// The language.
    pub language: Language,
    /// The interface's words.
    pub phrases: Phrases,
    /// The questionnaire's words.
    pub content: Content,
}

/// A text does not hold all words of a language, or holds other lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTheWords;

/// The languages that are here.
static HERE: [OnceLock<Words>; Language::ALL.len()] =
    [const { OnceLock::new() }; Language::ALL.len()];

/// What is said in a language that is not here.
static NONE: Words =
    Words { language: Language::English, phrases: Phrases::NONE, content: Content::NONE };

impl Words {
    /// The words in a language, or in the other one as long as they are not here.
    pub fn of(language: Language) -> &'static Words {
        let other = || Language::ALL.into_iter().find_map(Words::here);
        Words::here(language).or_else(other).unwrap_or(&NONE)
    }

    /// Whether the words in a language are here.
    pub fn are_here(language: Language) -> bool {
        Words::here(language).is_some()
    }

    /// Takes the text with the words in a language.
    ///
    /// # Errors
    /// [`NotTheWords`] where it is another text; nothing is changed then.
    pub fn bring(language: Language, text: String) -> Result<(), NotTheWords> {
        let words = Words::read(language, text.leak()).ok_or(NotTheWords)?;
        if let Some(place) = HERE.get(language as usize) {
            // Those that are here already are the same.
            let _ = place.set(words);
        }
        Ok(())
    }

    fn here(language: Language) -> Option<&'static Words> {
        let place = HERE.get(language as usize)?;
        #[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
        if place.get().is_none() {
            let _ = Words::bring(language, built_in(language).into());
        }
        place.get()
    }

    /// Reads what the build has written: a head, then every text on a line of its own.
    fn read(language: Language, text: &'static str) -> Option<Words> {
        let text = text.strip_prefix("five-keys ")?.strip_prefix(language.code())?;
        let mut lines = text.strip_prefix('\n')?.strip_suffix('\n')?.split('\n');
        let mut whole = true;
        let mut next = || {
            let line = lines.next();
            whole &= line.is_some();
            line.unwrap_or_default()
        };
        let (phrases, content) = (Phrases::read(&mut next), Content::read(&mut next));
        (whole && lines.next().is_none()).then_some(Words { language, phrases, content })
    }
}

/// The words that are in the program.
#[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
const fn built_in(language: Language) -> &'static str {
    match language {
        Language::Dutch => include_str!(concat!(env!("OUT_DIR"), "/words.nl")),
        Language::English => include_str!(concat!(env!("OUT_DIR"), "/words.en")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Words> {
        Words::read(Language::Dutch, text.to_owned().leak())
    }

    #[test]
    fn the_words_of_each_language_are_here() {
        for language in Language::ALL {
            assert_eq!(Words::of(language).language, language);
        }
    }

    #[test]
    fn a_text_that_is_not_whole_is_refused() {
        let text = built_in(Language::Dutch);
        assert!(read(text).is_some());
        for other in [
            built_in(Language::English),
            "",
            "five-keys nl\n",
            "<!doctype html>",
            &text[..text.len() - 1],
            &text[..=text.trim_end().rfind('\n').unwrap()],
            &format!("{text}more\n"),
        ] {
            assert!(read(other).is_none());
        }
    }
}
