//! All words in one language, and the languages that are loaded.
//!
//! The words of a language are one file on the site, which the build writes with a text on each
//! line; only the reader's own language is fetched. Natively, and in a build for development, the
//! words are in the program itself.

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

/// The text is not the whole file of words of the language that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTheWords;

static DUTCH: OnceLock<Words> = OnceLock::new();
static ENGLISH: OnceLock<Words> = OnceLock::new();

/// Empty words, for as long as no language is loaded.
static EMPTY: Words =
    Words { language: Language::English, phrases: Phrases::EMPTY, content: Content::EMPTY };

impl Words {
    /// The words in a language, or in the other one as long as they are not loaded.
    pub fn of(language: Language) -> &'static Words {
        let any = || Language::ALL.into_iter().find_map(Words::loaded);
        Words::loaded(language).or_else(any).unwrap_or(&EMPTY)
    }

    /// Whether the words in a language are loaded.
    pub fn is_loaded(language: Language) -> bool {
        Words::loaded(language).is_some()
    }

    /// The name by which the page fetches the file of words in a language: "nl" or "en".
    pub const fn file_name(language: Language) -> &'static str {
        language.code()
    }

    /// Takes the text of the file of words in a language. The words stay for as long as the page is
    /// open; loading them twice changes nothing.
    ///
    /// # Errors
    /// [`NotTheWords`] where it is another text, or not all of it; nothing is changed then.
    pub fn load(language: Language, text: String) -> Result<(), NotTheWords> {
        let words = Words::read(language, text.leak()).ok_or(NotTheWords)?;
        // An error says that they were loaded before, and those are the same.
        let _ = Words::place(language).set(words);
        Ok(())
    }

    /// Where the words in a language are kept.
    fn place(language: Language) -> &'static OnceLock<Words> {
        match language {
            Language::Dutch => &DUTCH,
            Language::English => &ENGLISH,
        }
    }

    fn loaded(language: Language) -> Option<&'static Words> {
        let place = Words::place(language);
        #[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
        if place.get().is_none()
            && let Some(words) = Words::read(language, built_in(language))
        {
            let _ = place.set(words);
        }
        place.get()
    }

    /// Reads what the build has written: a first line with the language, then each text on a line
    /// of its own. The line end after the last one shows that nothing was cut off.
    fn read(language: Language, text: &'static str) -> Option<Words> {
        let (first, texts) = text.split_once('\n')?;
        if first.strip_prefix("five-keys ")? != language.code() {
            return None;
        }
        let mut lines = texts.strip_suffix('\n')?.split('\n');
        let phrases = Phrases::read(language, &mut lines)?;
        let content = Content::read(&mut lines)?;
        lines.next().is_none().then_some(Words { language, phrases, content })
    }
}

/// The file of words that is in the program.
#[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
const fn built_in(language: Language) -> &'static str {
    match language {
        Language::Dutch => include_str!(concat!(env!("OUT_DIR"), "/nl.txt")),
        Language::English => include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_each_language_are_loaded() {
        for language in Language::ALL {
            assert!(Words::is_loaded(language));
            let words = Words::of(language);
            assert_eq!(words.language, language);
            assert!(!words.phrases.begin().is_empty());
            assert!(!words.phrases.follow_lead().is_empty());
        }
    }

    #[test]
    fn the_whole_file_of_a_language_is_read() {
        for language in Language::ALL {
            let text = built_in(language);
            assert_eq!(Words::load(language, text.to_owned()), Ok(()));
            let words = Words::read(language, text).unwrap();
            assert_eq!(words.phrases.begin(), Words::of(language).phrases.begin());
            assert_eq!(words.content, Words::of(language).content);
        }
    }

    #[test]
    fn a_text_that_is_not_whole_is_refused() {
        let text = built_in(Language::Dutch);
        for other in [
            built_in(Language::English),
            "",
            "five-keys nl",
            "five-keys nl\n",
            "<!doctype html>",
            &text[..text.len() - 1],
            &text[..=text.trim_end().rfind('\n').unwrap()],
            &format!("{text}more\n"),
            &format!("{text}\n"),
        ] {
            assert_eq!(Words::load(Language::Dutch, other.to_owned()), Err(NotTheWords));
        }
    }
}
