//! Sessions among the reader's own data: how many are kept, files out and in, and what troubles them.

use five_keys::{
    domain::{
        Answers, Bundle, CONTENT_VERSION, Contribution, Invitation, Language, Name, Role, Session,
        SessionId, Stage, Voice,
    },
    exchange::{code::BundleCode, session_file::SessionsMerge},
    phrases::{SessionPhrases, counted, counted_of, named},
    ports::{MemoryStore, Store as _, StoreError},
    route::Route,
    state::SESSIONS_KEY,
};

use crate::reader::{Reader, frame, page, reader, reader_of};

const LATER: &str = r#"{"format":"five-keys-sessions","schema":2,"rooms":[]}"#;

fn invitation(id: u32) -> Invitation {
    let session = Session { id: SessionId(id), voice: Voice::Own, content: CONTENT_VERSION };
    Invitation { session, language: Language::Dutch, name: Name::new("North").unwrap() }
}

/// Keeps a session with contributions under these random numbers.
fn keep(&reader: &Reader, id: u32, nonces: std::ops::Range<u32>) {
    reader.sessions.keep(invitation(id), Role::Host).unwrap().unwrap();
    let all = nonces.map(|nonce| Contribution::new(nonce, &Answers::default()));
    let bundle = Bundle::new(all).unwrap();
    let code = BundleCode { session: invitation(id).session, bundle }.write();
    reader.sessions.collect(SessionId(id), &code).unwrap();
}

/// The text that a browser stores that keeps sessions 7 and 8, with three answers and with two.
fn file() -> String {
    let store = MemoryStore::new();
    reader_of(&store, Language::English, |reader| {
        keep(&reader, 7, 0..3);
        keep(&reader, 8, 0..2);
    });
    store.texts()[SESSIONS_KEY].clone()
}

fn in_both_languages(test: impl Fn(Reader, &'static SessionPhrases)) {
    for language in Language::ALL {
        reader(language, |reader| test(reader, SessionPhrases::of(language)));
    }
}

#[test]
fn how_many_sessions_are_kept_is_told_where_there_are_any() {
    in_both_languages(|reader, phrases| {
        let data = page(Route::Data);
        data.hides(&[SESSIONS_KEY, phrases.data_sessions_apart()]);
        assert!(!data.has_button(phrases.data_sessions_save()));
        data.hides(&[&counted_of(phrases.data_sessions_delete(), 0, 0)]);
        keep(&reader, 7, 0..3);
        keep(&reader, 8, 0..2);
        let data = page(Route::Data);
        data.tells(&[
            &counted_of(phrases.data_sessions(), 2, 5),
            &named(phrases.data_sessions_where(), SESSIONS_KEY),
            phrases.data_sessions_apart(),
            &counted_of(phrases.data_sessions_delete(), 2, 5),
        ]);
        assert!(data.has_button(phrases.data_sessions_save()));
        data.hides(&[reader.phrases.data_nothing()]);
    });
}

#[test]
fn a_file_with_sessions_says_what_it_would_bring_before_it_does() {
    in_both_languages(|reader, phrases| {
        keep(&reader, 7, 1..4);
        assert!(reader.sessions.look_into(file().as_bytes()));
        let data = page(Route::Data);
        data.tells(&[
            &counted(phrases.import_sessions_new(), 1),
            &counted(phrases.import_sessions_more(), 1),
            &counted(phrases.import_sessions_answers(), 3),
        ]);
        assert!(data.has_button(reader.phrases.import_yes()));
        assert_eq!(reader.sessions.amount(), (1, 3), "nothing is changed yet");
        let expected = SessionsMerge { new: 1, more: 1, answers: 3, ..SessionsMerge::default() };
        assert_eq!(reader.sessions.import(), Some(expected));
        assert_eq!(reader.sessions.amount(), (2, 6));
        assert!(!page(Route::Data).has_button(reader.phrases.import_yes()));
        // Once more, there is nothing new in it.
        assert!(reader.sessions.look_into(["\u{feff}", &file()].concat().as_bytes()));
        page(Route::Data).tells(&[reader.phrases.import_nothing()]);
    });
}

#[test]
fn a_file_that_cannot_be_brought_in_says_why_and_changes_nothing() {
    let file = file();
    let clash = file.replace("\"content\":2", "\"content\":1");
    in_both_languages(|reader, phrases| {
        keep(&reader, 7, 0..1);
        let (words, later) = (reader.phrases, named(reader.phrases.bad_future(), "2"));
        for (text, told) in [
            (file.replace("\"collecting\"", "\"closed\""), phrases.bad_sessions()),
            (file.replacen("[0,\"", "[-1,\"", 1), phrases.bad_sessions()),
            (file.replace("\"id\":8", "\"id\":7"), phrases.bad_sessions()),
            (clash.clone(), phrases.bad_sessions()),
            (LATER.to_owned(), &*later),
        ] {
            assert!(reader.sessions.look_into(text.as_bytes()), "{text}");
            let data = page(Route::Data);
            data.tells(&[words.bad_intro(), told]);
            assert!(!data.has_button(words.import_yes()));
            assert_eq!(reader.sessions.import(), None);
            assert_eq!(reader.sessions.amount(), (1, 1));
        }
        // What is no text of sessions is for the document to judge.
        for bytes in [&b"{"[..], b"", b"\xff\xfe{\0", &file.as_bytes()[..50]] {
            assert!(!reader.sessions.look_into(bytes));
        }
    });
}

#[test]
fn a_file_brings_back_what_was_removed_and_removes_nothing() {
    reader(Language::English, |reader| {
        keep(&reader, 8, 0..2);
        keep(&reader, 7, 0..1);
        reader.sessions.remove(SessionId(8));
        assert!(reader.sessions.look_into(file().as_bytes()));
        reader.sessions.import().unwrap();
        assert_eq!(reader.sessions.amount(), (2, 5));
        // What another device has removed is still here.
        let removed = r#"{"format":"five-keys-sessions","schema":1,"sessions":[],"removed":[[7,1795000000001]]}"#;
        assert!(reader.sessions.look_into(removed.as_bytes()));
        page(Route::Data).tells(&[reader.phrases.import_nothing()]);
        reader.sessions.import();
        assert_eq!(reader.sessions.amount(), (2, 5));
    });
}

#[test]
fn more_sessions_than_are_kept_are_not_brought_in() {
    reader(Language::English, |reader| {
        for id in 100..299 {
            reader.sessions.keep(invitation(id), Role::Host).unwrap().unwrap();
        }
        assert!(reader.sessions.look_into(file().as_bytes()));
        let phrases = SessionPhrases::of(Language::English);
        page(Route::Data).tells(&[phrases.bad_sessions_many()]);
        assert_eq!(reader.sessions.amount(), (199, 0));
    });
}

#[test]
fn a_session_has_a_file_of_its_own_for_hosts_and_collectors() {
    in_both_languages(|reader, phrases| {
        for role in [Role::Host, Role::Collector] {
            reader.sessions.keep(invitation(7), role).unwrap().unwrap();
            for stage in [Stage::Collecting, Stage::Revealed] {
                reader.sessions.turn_to(SessionId(7), stage);
                let page = page(Route::Session(SessionId(7)));
                assert!(page.has_button(phrases.session_file()));
                page.tells(&[phrases.session_file_text()]);
            }
            reader.sessions.remove(SessionId(7));
        }
    });
}

#[test]
fn to_delete_everything_deletes_the_sessions_and_what_could_be_put_back() {
    in_both_languages(|reader, phrases| {
        keep(&reader, 7, 0..3);
        keep(&reader, 8, 0..3);
        reader.sessions.remove(SessionId(8));
        assert!(reader.sessions.look_into(file().as_bytes()));
        reader.storage.delete_all();
        assert_eq!(reader.sessions.amount(), (0, 0));
        assert!(!reader.sessions.put_back() && reader.sessions.import().is_none());
        page(Route::Data).hides(&[phrases.data_sessions_apart()]);
    });
}

#[test]
fn sessions_that_could_not_be_read_are_set_aside_and_the_reader_is_told() {
    for language in Language::ALL {
        let store = MemoryStore::new();
        store.set(SESSIONS_KEY, &file().replacen("[0,\"", "[-1,\"", 1)).unwrap();
        reader_of(&store, language, |reader| {
            frame().tells(&[reader.phrases.trouble_aside()]);
            assert_eq!(reader.sessions.amount(), (2, 4), "what can be read is there");
            page(Route::Data).tells(&[reader.phrases.aside_title()]);
            reader.storage.dismiss_set_aside();
            frame().hides(&[reader.phrases.trouble_aside()]);
        });
    }
}

#[test]
fn that_a_later_version_stored_the_sessions_is_told_on_their_pages() {
    for language in Language::ALL {
        let store = MemoryStore::new();
        store.set(SESSIONS_KEY, LATER).unwrap();
        reader_of(&store, language, |reader| {
            let phrases = SessionPhrases::of(language);
            let session = Route::Session(SessionId(7));
            for route in [Route::Workshops, Route::Mirror, session, Route::Data] {
                page(route).tells(&[phrases.sessions_read_only()]);
            }
            assert!(page(Route::Data).has_button(phrases.data_sessions_save()));
            assert_eq!(reader.sessions.keep(invitation(7), Role::Host), Ok(None));
            assert!(reader.sessions.look_into(file().as_bytes()));
            page(Route::Data).tells(&[reader.phrases.bad_read_only()]);
            assert_eq!(store.texts()[SESSIONS_KEY], LATER);
        });
    }
}

#[test]
fn that_nothing_is_stored_is_told_on_the_pages_of_sessions() {
    for language in Language::ALL {
        let store = MemoryStore::new();
        reader_of(&store, language, |reader| {
            let phrases = SessionPhrases::of(language);
            let routes = [Route::Workshops, Route::Mirror, Route::Session(SessionId(7))];
            for route in routes {
                page(route).hides(&[phrases.not_stored()]);
            }
            store.set_fault(Some(StoreError::Full));
            keep(&reader, 7, 0..1);
            for route in routes {
                page(route).tells(&[phrases.not_stored()]);
            }
        });
    }
}
