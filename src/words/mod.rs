//! All words in one language, and which languages are here.
//!
//! The words of each language are two files on the site, a text a line: nobody downloads those of
//! another, nor at first those of the screens that a first visit does without. Natively, and in a build for development, both are in the program.

use std::sync::OnceLock;

use crate::{
    content::Content,
    domain::{Language, parted},
    phrases::{Phrases, RestPhrases},
};

/// All words in one language.
#[derive(Debug)]
pub struct Words {
    /// The language.
    pub language: Language,
    /// The interface's words.
    pub phrases: Phrases,
    /// The questionnaire's words.
    pub content: Content,
    rest: OnceLock<RestPhrases>,
}

/// The parts that the words of a language come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What a first visit needs.
    First,
    /// The words of the other screens, which come after those.
    Rest,
}

/// A text does not hold all words of a part in a language, or holds other lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTheWords;

/// The languages that are here.
static HERE: [OnceLock<Words>; Language::ALL.len()] =
    [const { OnceLock::new() }; Language::ALL.len()];

/// What is said in a language that is not here.
static NONE: Words = Words {
    language: Language::English,
    phrases: Phrases::NONE,
    content: Content::NONE,
    rest: OnceLock::new(),
};
/// What is said on the other screens in a language whose words for them are not here.
static NO_REST: RestPhrases = RestPhrases::NONE;

impl Words {
    /// The words in a language, or in the other one as long as they are not here.
    pub fn of(language: Language) -> &'static Words {
        let other = || Language::ALL.into_iter().find_map(Words::here);
        Words::here(language).or_else(other).unwrap_or(&NONE)
    }

    /// The words for all screens: those of the rest, and through them the others.
    pub fn rest(&self) -> &RestPhrases {
        self.rest.get().unwrap_or(&NO_REST)
    }

    /// Whether a part of the words in a language is here.
    pub fn are_here(language: Language, part: Part) -> bool {
        let words = Words::here(language);
        words.is_some_and(|words| part == Part::First || words.rest.get().is_some())
    }

    /// What the text with a part of the words in a language is called.
    pub const fn name(language: Language, part: Part) -> &'static str {
        match (language, part) {
            (Language::Dutch, Part::First) => "nl",
            (Language::Dutch, Part::Rest) => "nl-rest",
            (Language::English, Part::First) => "en",
            (Language::English, Part::Rest) => "en-rest",
        }
    }

    /// Takes the text with a part of the words in a language; the first part comes first.
    ///
    /// # Errors
    /// [`NotTheWords`] where it is another text; nothing is changed then.
    pub fn bring(language: Language, part: Part, text: String) -> Result<(), NotTheWords> {
        let text = text.leak();
        // Where the same are here already, these are let go.
        match part {
            Part::First => {
                let words = Words::read(language, text).ok_or(NotTheWords)?;
                if let Some(place) = HERE.get(language as usize) {
                    let _ = place.set(words);
                }
            }
            Part::Rest => {
                let words = Words::here(language).ok_or(NotTheWords)?;
                let _ = words.rest.set(words.read_rest(text).ok_or(NotTheWords)?);
            }
        }
        Ok(())
    }

    fn here(language: Language) -> Option<&'static Words> {
        let place = HERE.get(language as usize)?;
        #[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
        Words::build_in(language, place);
        place.get()
    }

    /// Takes the words that are in the program, both parts before anybody reads one: tests run on
    /// several threads.
    #[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
    fn build_in(language: Language, place: &'static OnceLock<Words>) {
        use std::sync::Once;

        static DONE: [Once; Language::ALL.len()] = [const { Once::new() }; Language::ALL.len()];
        let Some(done) = DONE.get(language as usize) else { return };
        done.call_once(|| {
            if let Some(words) = Words::read(language, built_in(language, Part::First)) {
                let words = place.get_or_init(|| words);
                if let Some(rest) = words.read_rest(built_in(language, Part::Rest)) {
                    let _ = words.rest.set(rest);
                }
            }
        });
    }

    fn read(language: Language, text: &'static str) -> Option<Words> {
        lines(Words::name(language, Part::First), text, |next| Words {
            language,
            phrases: Phrases::read(next),
            content: Content::read(next),
            rest: OnceLock::new(),
        })
    }

    fn read_rest(&'static self, text: &'static str) -> Option<RestPhrases> {
        let name = Words::name(self.language, Part::Rest);
        lines(name, text, |next| RestPhrases::read(&self.phrases, next))
    }
}

/// Reads what the build has written: a name at its head, then every text on a line of its own, and
/// no more of them than are read.
fn lines<T>(
    name: &str,
    text: &'static str,
    read: impl FnOnce(&mut dyn FnMut() -> &'static str) -> T,
) -> Option<T> {
    let text = text.strip_prefix("five-keys ")?.strip_prefix(name)?;
    let mut rest = text.strip_prefix("\n")?;
    let mut whole = true;
    let value = read(&mut || {
        let line = parted(rest, b'\n');
        whole &= line.is_some();
        let (line, after) = line.unwrap_or_default();
        rest = after;
        line
    });
    (whole && rest.is_empty()).then_some(value)
}

/// The words that are in the program.
#[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
const fn built_in(language: Language, part: Part) -> &'static str {
    match (language, part) {
        (Language::Dutch, Part::First) => include_str!(concat!(env!("OUT_DIR"), "/nl.txt")),
        (Language::Dutch, Part::Rest) => include_str!(concat!(env!("OUT_DIR"), "/nl-rest.txt")),
        (Language::English, Part::First) => include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
        (Language::English, Part::Rest) => include_str!(concat!(env!("OUT_DIR"), "/en-rest.txt")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a text is taken for a part of the Dutch words.
    fn is_read(part: Part, text: &str) -> bool {
        let text = text.to_owned().leak();
        match part {
            Part::First => Words::read(Language::Dutch, text).is_some(),
            Part::Rest => Words::of(Language::Dutch).read_rest(text).is_some(),
        }
    }

    #[test]
    fn the_words_of_each_language_are_here() {
        for language in Language::ALL {
            let words = Words::of(language);
            assert_eq!(words.language, language);
            for part in [Part::First, Part::Rest] {
                assert!(Words::are_here(language, part));
            }
            // Those of the rest know the others, too.
            assert_eq!(words.rest().begin(), words.phrases.begin());
            assert!(!words.rest().follow_lead().is_empty());
        }
    }

    #[test]
    fn a_text_that_is_not_whole_is_refused() {
        for (part, another) in [(Part::First, Part::Rest), (Part::Rest, Part::First)] {
            let text = built_in(Language::Dutch, part);
            assert!(is_read(part, text));
            for other in [
                built_in(Language::English, part),
                built_in(Language::Dutch, another),
                "",
                "five-keys nl\n",
                "five-keys nl-rest\n",
                "<!doctype html>",
                &text[..text.len() - 1],
                &text[..=text.trim_end().rfind('\n').unwrap()],
                &format!("{text}more\n"),
            ] {
                assert!(!is_read(part, other), "{part:?}: {other}");
            }
        }
    }
}
