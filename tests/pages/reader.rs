//! A reader, what their browser has stored, and what they see.

use five_keys::{
    components::{Footer, Header, NoticeBar, SkipLink},
    domain::{
        Answer, CONTENT_VERSION, Language, LocalTime, Moment, Plan, Rhythm, Statement, Take,
        TakeId, Text,
    },
    pages::{first_page, lazy::lazy_page},
    phrases::Phrases,
    ports::{self, MemoryStore, Still, Store as _},
    route::Route,
    saved::{Document, encode},
    state::{
        Commitments, DOCUMENT_KEY, Device, Drafts, Navigation, Notices, Sessions, Storage, Takes,
        provide_state, use_commitments, use_drafts, use_navigation, use_notices, use_sessions,
        use_storage, use_takes,
    },
    words::Words,
};
use leptos::prelude::*;

use crate::html::Page;

/// Answers to all statements, one digit for each, that give different scores.
pub(crate) const ANSWERS: &str = "432132412345123451234";

/// Somebody who reads the pages, with the state behind them.
#[derive(Clone, Copy)]
pub(crate) struct Reader {
    pub(crate) words: &'static Words,
    pub(crate) phrases: &'static Phrases,
    pub(crate) takes: Takes,
    pub(crate) commitments: Commitments,
    pub(crate) storage: Storage,
    pub(crate) navigation: Navigation,
    pub(crate) notices: Notices,
    pub(crate) drafts: Drafts,
    pub(crate) sessions: Sessions,
    pub(crate) device: Device,
}

/// The address of the website.
pub(crate) const HOME: &str = "https://keys.example/";

/// A page of the website, which is as still as [`Still`] and has an address.
struct OnTheWeb;

impl ports::Page for OnTheWeb {
    fn go(&self, hash: &str) {
        Still.go(hash);
    }
    fn replace(&self, hash: &str) {
        Still.replace(hash);
    }
    fn back(&self) -> bool {
        Still.back()
    }
    fn home(&self) -> Option<String> {
        Some(HOME.to_owned())
    }
    fn focus(&self, id: &str) {
        Still.focus(id);
    }
    fn bring_into_view(&self, id: &str) {
        Still.bring_into_view(id);
    }
    fn print(&self) {
        Still.print();
    }
    fn reload(&self) {
        Still.reload();
    }
    fn composed(&self, text: &str) -> String {
        Still.composed(text)
    }
    fn forgets(&self) -> bool {
        Still.forgets()
    }
}

/// Runs a test as a reader of a language whose browser has stored nothing yet.
pub(crate) fn reader(language: Language, test: impl FnOnce(Reader)) {
    reader_of(&MemoryStore::new(), language, test);
}

/// Runs a test as a reader of a language, with what the browser has stored.
pub(crate) fn reader_of(store: &MemoryStore, language: Language, test: impl FnOnce(Reader)) {
    reader_with(Device { page: &OnTheWeb, ..Device::of(&Still) }, store, language, test);
}

/// Runs a test as a reader of a language who has opened the self-check as one file, which has no address
/// that another device can open.
pub(crate) fn reader_of_a_file(language: Language, test: impl FnOnce(Reader)) {
    reader_with(Device::of(&Still), &MemoryStore::new(), language, test);
}

fn reader_with(device: Device, store: &MemoryStore, language: Language, test: impl FnOnce(Reader)) {
    let words = Words::of(language);
    Owner::new().with(|| {
        provide_state(Box::new(store.clone()), device, language, "#/somewhere");
        let sessions = use_sessions();
        sessions.open(|| Box::new(store.clone()));
        let reader = Reader {
            words,
            phrases: &words.phrases,
            takes: use_takes(),
            commitments: use_commitments(),
            storage: use_storage(),
            navigation: use_navigation(),
            notices: use_notices(),
            drafts: use_drafts(),
            sessions,
            device,
        };
        untrack(|| test(reader));
    });
}

impl Reader {
    /// Answers every statement, key by key in order, and finishes.
    pub(crate) fn fill_in(self, digits: &str) {
        for (statement, digit) in Statement::all().zip(digits.bytes()) {
            if let Some(answer) = Answer::from_digit(digit - b'0') {
                self.takes.answer(statement, answer).unwrap();
            }
        }
        self.takes.finish();
    }

    /// Takes the action of a practice on, from a first time.
    pub(crate) fn take_on(self, practice: Statement, sentence: &str, start: &str) {
        let plan = Plan {
            sentence: Text::new(sentence).unwrap(),
            start: LocalTime::from_iso(start).unwrap(),
            rhythm: Rhythm::Weekly,
        };
        self.commitments.take_on(practice, None, plan).unwrap();
    }
}

/// The page of a route, wherever what draws it is.
pub(crate) fn page(route: Route) -> Page {
    Page::of(|| first_page(route).or_else(|| lazy_page(route, &Still)).unwrap())
}

/// What stands around every page.
pub(crate) fn frame() -> Page {
    Page::of(|| {
        view! {
            <SkipLink />
            <Header />
            <NoticeBar />
            <Footer />
        }
        .into_any()
    })
}

/// A browser that has stored finished takes, a day apart, with these answers.
pub(crate) fn store_of(takes: &[&str]) -> MemoryStore {
    let takes: Vec<_> = takes.iter().map(|digits| (CONTENT_VERSION, *digits)).collect();
    store_of_versions(&takes)
}

/// The same, with takes of these content versions.
pub(crate) fn store_of_versions(takes: &[(u16, &str)]) -> MemoryStore {
    let mut document = Document::default();
    for (number, (content, digits)) in (1..).zip(takes) {
        let mut take = Take {
            content: *content,
            finished: Moment::new(number * 86_400_000 + 1),
            ..Take::begun(TakeId::new(number).unwrap(), Moment::new(number * 86_400_000).unwrap())
        };
        for (statement, digit) in Statement::all().zip(digits.bytes()) {
            take.answers.set(statement, Answer::from_digit(digit - b'0'));
        }
        document.add(take).unwrap();
    }
    let store = MemoryStore::new();
    store.set(DOCUMENT_KEY, &encode(&document)).unwrap();
    store
}
