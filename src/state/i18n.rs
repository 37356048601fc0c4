//! The language of the interface, and its words.

use leptos::prelude::*;

use super::{Notice, Notices, Settings};
use crate::{
    domain::Language,
    ports::{Absence, Library},
    words::Words,
};

/// The language of the interface: the chosen one, or else the browser's, as soon as its words are
/// here.
#[derive(Clone, Copy)]
pub struct I18n {
    preferred: Language,
    settings: Settings,
    notices: Notices,
    library: &'static dyn Library,
    loaded: RwSignal<Vec<Language>>,
    language: Memo<Language>,
}

impl I18n {
    pub(super) fn new(
        preferred: Language,
        settings: Settings,
        notices: Notices,
        library: &'static dyn Library,
    ) -> I18n {
        let here = Language::ALL.into_iter().filter(|language| Words::is_loaded(*language));
        let loaded = RwSignal::new(here.collect::<Vec<_>>());
        let language = Memo::new(move |_| {
            let wanted = settings.language().unwrap_or(preferred);
            loaded.with(|loaded| {
                if loaded.contains(&wanted) { wanted } else { *loaded.first().unwrap_or(&wanted) }
            })
        });
        I18n { preferred, settings, notices, library, loaded, language }
    }

    /// The language of the interface.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// As [`I18n::language`], once.
    pub fn language_untracked(self) -> Language {
        self.language.get_untracked()
    }

    /// The words in that language, for what stays while the language changes.
    pub fn words(self) -> &'static Words {
        Words::of(self.language.get())
    }

    /// Whether there are words to show anything with.
    pub fn has_words(self) -> bool {
        self.loaded.with(|loaded| !loaded.is_empty())
    }

    /// The language that was chosen, or else the browser's, whether its words are here or not.
    pub fn wanted(self) -> Language {
        self.settings.language().unwrap_or(self.preferred)
    }

    /// Chooses a language, once its words are here; tells the reader where they do not come.
    pub fn choose(self, language: Language) {
        self.load(language, move |loaded| match loaded {
            Ok(()) => {
                if let Some(Notice::NoWords(_)) = self.notices.current_untracked() {
                    self.notices.clear();
                }
                self.settings.choose_language(language);
            }
            Err(absence) => self.notices.show(Notice::NoWords(absence)),
        });
    }

    /// Fetches the words of a language, unless they are here, and then says that they are, or why
    /// not.
    pub fn load(self, language: Language, then: impl FnOnce(Result<(), Absence>) + 'static) {
        if self.loaded.with_untracked(|loaded| loaded.contains(&language)) {
            return then(Ok(()));
        }
        let file = Words::file_name(language);
        let fetched = move |text: Option<String>| {
            if text.is_some_and(|text| Words::load(language, text).is_ok()) {
                self.loaded.update(|loaded| loaded.push(language));
                then(Ok(()));
            } else {
                self.library.why_absent(file, Box::new(|absence| then(Err(absence))));
            }
        };
        self.library.words(file, Box::new(fetched));
    }
}

/// The language of the interface.
pub fn use_i18n() -> I18n {
    super::use_state().i18n
}

/// The words that a page is built with. A page is built anew for another language; what stays while
/// the language changes follows [`I18n::words`].
pub fn use_words() -> &'static Words {
    Words::of(use_i18n().language_untracked())
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};

    use super::*;
    use crate::{
        ports::{MemoryStore, Still},
        state::document::StoredDocument,
    };

    /// What the words of a language are fetched with, and who waits for them.
    type Request = (String, Box<dyn FnOnce(Option<String>)>);

    thread_local! {
        static ABSENCE: Cell<Absence> = const { Cell::new(Absence::OutOfReach) };
        static REQUESTS: RefCell<Vec<Request>> = const { RefCell::new(Vec::new()) };
    }

    /// A library that takes its time.
    struct SlowLibrary;

    impl Library for SlowLibrary {
        fn words(&self, name: &str, then: Box<dyn FnOnce(Option<String>)>) {
            REQUESTS.with_borrow_mut(|requests| requests.push((name.to_owned(), then)));
        }
        fn why_absent(&self, name: &str, then: Box<dyn FnOnce(Absence)>) {
            assert_eq!(name, "en");
            then(ABSENCE.get());
        }
    }

    /// Answers the only request for words, by its name.
    fn answer(wanted: &str, text: Option<&str>) {
        let mut requests = REQUESTS.take();
        let (name, then) = requests.pop().unwrap();
        assert_eq!((name.as_str(), requests.len()), (wanted, 0));
        then(text.map(str::to_owned));
    }

    const ENGLISH_WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));

    fn open(store: &MemoryStore) -> (I18n, StoredDocument) {
        let document = StoredDocument::open(Box::new(store.clone()), &Still);
        let (settings, notices) = (Settings::new(document), Notices::new());
        let i18n = I18n::new(Language::Dutch, settings, notices, &SlowLibrary);
        // Natively all words are here at once.
        i18n.loaded.set(vec![Language::Dutch]);
        (i18n, document)
    }

    /// Runs a test for a Dutch reader, whose words are here, and no others.
    fn dutch_reader(test: impl FnOnce(I18n)) {
        Owner::new().with(|| untrack(|| test(open(&MemoryStore::new()).0)));
    }

    #[test]
    fn a_language_is_chosen_once_its_words_are_here() {
        dutch_reader(|i18n| {
            i18n.choose(Language::English);
            assert_eq!((i18n.language(), i18n.wanted()), (Language::Dutch, Language::Dutch));
            answer("en", Some(ENGLISH_WORDS));
            assert_eq!((i18n.language(), i18n.wanted()), (Language::English, Language::English));
            assert_eq!(i18n.words().language, Language::English);
            // What is here is not fetched again.
            i18n.choose(Language::Dutch);
            assert_eq!(i18n.language_untracked(), Language::Dutch);
        });
    }

    #[test]
    fn words_that_do_not_come_change_nothing_but_the_notice() {
        dutch_reader(|i18n| {
            for (not_the_words, absence) in [
                (None, Absence::OutOfReach),
                (None, Absence::Replaced),
                (Some(""), Absence::OutOfReach),
                (Some("<!doctype html>"), Absence::Replaced),
            ] {
                ABSENCE.set(absence);
                i18n.choose(Language::English);
                answer("en", not_the_words);
                assert_eq!(i18n.notices.current(), Some(Notice::NoWords(absence)));
                assert_eq!((i18n.language(), i18n.wanted()), (Language::Dutch, Language::Dutch));
            }
            i18n.choose(Language::English);
            answer("en", Some(ENGLISH_WORDS));
            assert_eq!(i18n.notices.current(), None);
        });
    }

    #[test]
    fn the_language_that_another_tab_has_chosen_shows_once_its_words_are_here() {
        let store = MemoryStore::new();
        Owner::new().with(|| {
            untrack(|| {
                let (i18n, document) = open(&store);
                let (other, _) = open(&store);
                other.settings.choose_language(Language::English);
                document.keeper().maybe_update(crate::state::Keeper::reload);
                assert_eq!((i18n.language(), i18n.wanted()), (Language::Dutch, Language::English));
                i18n.load(i18n.wanted(), |loaded| assert_eq!(loaded, Ok(())));
                answer("en", Some(ENGLISH_WORDS));
                assert_eq!(i18n.language(), Language::English);
            });
        });
    }

    #[test]
    fn without_any_words_there_is_nothing_to_show() {
        dutch_reader(|i18n| {
            assert!(i18n.has_words());
            i18n.loaded.set(Vec::new());
            assert!(!i18n.has_words());
            // The reader's own did not come: any other is better than none.
            i18n.loaded.set(vec![Language::English]);
            assert_eq!((i18n.has_words(), i18n.language()), (true, Language::English));
        });
    }
}
