//! What is stored, files that come in, and what the reader must know about both.

use five_keys::{
    domain::{Answer, Key, Language, Statement},
    phrases::{counted, named},
    ports::{MemoryStore, Store as _, StoreError},
    route::Route,
    state::{CHANGES_KEY, DELETED_KEY, DOCUMENT_KEY, FilePlace, Notice},
};

use crate::reader::{ANSWERS, frame, page, reader, reader_of, store_of};

#[test]
fn what_a_later_version_wrote_is_shown_and_cannot_be_answered() {
    let store = MemoryStore::new();
    let future = r#"{"format":"five-keys","schema":99,"moods":[1,2]}"#;
    store.set(DOCUMENT_KEY, future).unwrap();
    reader_of(&store, Language::English, |reader| {
        assert_eq!(page(Route::Check(Key::Purpose)).count("fieldset"), 4);
        assert!(reader.storage.is_read_only());
        assert!(reader.takes.answer(Statement::FIRST, Answer::DidNotOccur).is_ok());
        assert!(reader.takes.begin().is_ok());
        assert_eq!(reader.takes.given(), 0);
        assert_eq!(store.get(DOCUMENT_KEY), Ok(Some(future.into())));
        assert!(frame().has_button(reader.phrases.trouble_export()));
    });
}

#[test]
fn that_something_was_set_aside_is_said_until_it_is_read() {
    let store = MemoryStore::new();
    store.set(DOCUMENT_KEY, "no document").unwrap();
    reader_of(&store, Language::English, |reader| {
        frame().tells(&[reader.phrases.trouble_aside()]);
        assert!(frame().has_button(reader.phrases.trouble_dismiss()));
        page(Route::Data).tells(&[reader.phrases.aside_title()]);
    });
    // Loaded again, the page says it still, and leads to where it can be seen to.
    reader_of(&store, Language::English, |reader| {
        frame().tells(&[reader.phrases.trouble_aside()]);
        assert_eq!(frame().count(".notices a[href='#/data']"), 1);
        reader.storage.dismiss_set_aside();
        frame().hides(&[reader.phrases.trouble_aside()]);
    });
    reader_of(&store, Language::English, |reader| {
        frame().hides(&[reader.phrases.trouble_aside()]);
        page(Route::Data).tells(&[reader.phrases.aside_title()]);
    });
}

#[test]
fn a_tab_that_is_emptied_by_another_says_so_and_the_mark_that_is_left_is_named() {
    for language in Language::ALL {
        let store = MemoryStore::new();
        reader_of(&store, language, |reader| {
            let words = reader.phrases;
            reader.fill_in(ANSWERS);
            page(Route::Data).hides(&[&named(words.data_mark(), DELETED_KEY)]);
            reader_of(&store, language, |other| {
                other.storage.delete_all();
                frame().hides(&[words.trouble_deleted()]);
                let mark = named(words.data_mark(), DELETED_KEY);
                page(Route::Data).tells(&[words.data_nothing(), &mark]);
            });
            assert!(reader.storage.reload(), "it is told of something");
            assert!(!reader.storage.reload(), "and once");
            frame().tells(&[words.trouble_deleted()]);
            assert!(frame().has_button(words.trouble_dismiss()));
            reader.storage.dismiss();
            frame().hides(&[words.trouble_deleted()]);
        });
    }
}

#[test]
fn that_a_file_or_a_result_is_ready_is_said_where_the_button_is_and_nowhere_else() {
    for language in Language::ALL {
        let store = store_of(&[ANSWERS, ANSWERS]);
        reader_of(&store, language, |reader| {
            let words = reader.phrases;
            reader.take_on(Statement::FIRST, "When I begin, I wait.", "2026-12-01T09:00");
            let id = reader.commitments.all()[0].id();
            let told = |route, place| {
                reader.notices.show(Notice::FileOffered(place));
                let told = page(route).text().matches(words.file_ready()).count();
                reader.notices.clear();
                told
            };
            for route in [Route::Data, Route::History, Route::Result] {
                assert_eq!(told(route, FilePlace::Page), 1, "{route:?}");
                assert_eq!(told(route, FilePlace::Above), 0, "{route:?}");
            }
            assert_eq!(told(Route::FollowUp, FilePlace::Card(id)), 1);
            assert_eq!(told(Route::FollowUp, FilePlace::Page), 0);
            reader.notices.show(Notice::Added);
            page(Route::Result).tells(&[words.enter_added()]);
            store.set(CHANGES_KEY, "no changes").unwrap();
            reader.storage.reload();
            assert_eq!(told(Route::Data, FilePlace::SetAside), 1);
        });
    }
}

#[test]
fn that_nothing_can_be_stored_is_said_in_both_languages() {
    for language in Language::ALL {
        let store = MemoryStore::new();
        reader_of(&store, language, |reader| {
            let words = reader.phrases;
            for (fault, told) in [
                (StoreError::Denied, words.trouble_denied()),
                (StoreError::Full, words.trouble_full()),
                (StoreError::Broken, words.trouble_broken()),
            ] {
                frame().hides(&[told]);
                store.set_fault(Some(fault));
                reader.takes.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
                frame().tells(&[told]);
                page(Route::Data).tells(&[words.data_memory()]);
                store.set_fault(None);
                reader.storage.reload();
            }
        });
    }
}

#[test]
fn a_file_that_cannot_be_brought_in_is_said_to_be_empty_cut_off_or_damaged_where_it_is() {
    let damaged = include_str!("../fixtures/damaged-answers.json");
    reader(Language::English, |reader| {
        for (text, told) in [
            ("", "It is empty."),
            ("{", "error at line 1, character 1"),
            (damaged, "in check 2, “answers” has a value that cannot be right"),
        ] {
            reader.storage.look_into(Ok(text.into()));
            page(Route::Data).tells(&[told]);
        }
    });
}

#[test]
fn a_file_of_another_kind_or_in_another_encoding_is_refused_and_one_that_lost_letters_says_so() {
    let whole = include_str!("../fixtures/schema-2/whole.json").replace("Noord", "Café");
    let windows = whole.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
    for language in Language::ALL {
        reader(language, |reader| {
            let words = reader.phrases;
            let bytes: Vec<u8> = Clone::clone(&windows);
            reader.storage.look_into(Ok(bytes));
            page(Route::Data).tells(&[words.bad_intro(), words.bad_encoding()]);
            reader.storage.look_into(Ok(b"\xff\xfe{\0".to_vec()));
            page(Route::Data).tells(&[words.bad_intro(), words.bad_utf16()]);
            for (bytes, told) in
                [(&b"\x89PNG\r\n\x1a\n"[..], words.bad_picture()), (b"%PDF-1.7", words.bad_kind())]
            {
                reader.storage.look_into(Ok(bytes.to_vec()));
                page(Route::Data).tells(&[words.bad_intro(), told]);
            }
            let lost = whole.replace("Café", "Caf\u{fffd}");
            reader.storage.look_into(Ok(lost.into()));
            page(Route::Data).tells(&[&counted(words.import_damaged(), 2)]);
            reader.storage.look_into(Ok(["\u{feff}", &whole].concat().into()));
            page(Route::Data).hides(&[&counted(words.import_damaged(), 2)]);
            assert!(page(Route::Data).has_button(words.import_yes()));
        });
    }
}

#[test]
fn a_file_says_what_it_would_bring_before_it_does() {
    let whole = include_str!("../fixtures/schema-2/whole.json");
    for language in Language::ALL {
        reader(language, |reader| {
            let words = reader.phrases;
            page(Route::Data).tells(&[words.data_nothing()]);
            reader.storage.look_into(Ok(whole.into()));
            assert!(page(Route::Data).has_button(words.import_yes()));
            assert_eq!(reader.takes.finished(), []);
            assert!(reader.storage.import().is_some());
            assert!(!page(Route::Data).has_button(words.import_yes()));
            page(Route::Data).hides(&[words.data_nothing()]);
            assert!(!reader.takes.finished().is_empty());
            // Once more, there is nothing new in it.
            reader.storage.look_into(Ok(whole.into()));
            page(Route::Data).tells(&[words.import_nothing()]);
        });
    }
}
