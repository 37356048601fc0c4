//! The start and the check.

use five_keys::{
    components::TITLE_ID,
    domain::{Answer, Key, Language, Moment, Statement, Take, TakeId},
    pages::{check::continue_from, focus_target, start::go_to_check},
    ports::{MemoryStore, Store as _},
    route::Route,
    saved::{Document, encode},
    state::{DOCUMENT_KEY, Notice},
};

use crate::reader::{ANSWERS, page, reader, reader_of};

#[test]
fn a_check_names_every_statement_of_its_key_with_six_answers_and_none_chosen() {
    for language in Language::ALL {
        reader(language, |reader| {
            for key in Key::ALL {
                let page = page(Route::Check(key));
                let statements = key.statements().count();
                assert_eq!(page.count("fieldset > legend:first-child"), statements);
                assert_eq!(page.count("fieldset input[type=radio]"), statements * 6);
                assert_eq!(page.count("[checked]"), 0);
                for statement in key.statements() {
                    page.tells(&[reader.words.content.statement(statement).own]);
                }
            }
        });
    }
}

#[test]
fn the_start_offers_what_there_is_to_go_on_with() {
    reader(Language::English, |reader| {
        page(Route::Start).tells(&[reader.phrases.begin()]);
        reader.takes.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
        page(Route::Start).tells(&["Continue (1 of 21 answered)", reader.phrases.start_over()]);
        reader.takes.finish();
        page(Route::Start).tells(&[reader.phrases.begin_again(), "24 November 2026"]);
    });
}

#[test]
fn a_finished_check_is_not_shown_as_an_empty_one() {
    reader(Language::English, |reader| {
        reader.fill_in(ANSWERS);
        page(Route::Check(Key::Example)).tells(&["Your check is done"]);
        reader.takes.reopen().unwrap();
        page(Route::Check(Key::Example)).hides(&["Your check is done"]);
        assert_eq!(reader.takes.given(), 21);
    });
}

#[test]
fn a_reader_in_the_middle_of_a_key_lands_on_its_first_open_statement() {
    reader(Language::English, |reader| {
        let target = |key| focus_target(Route::Check(key), reader.takes);
        assert_eq!(target(Key::Purpose), TITLE_ID);
        reader.takes.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
        assert_eq!(target(Key::Purpose), "purpose.impact");
        assert_eq!(page(Route::Check(Key::Purpose)).count("fieldset[id='purpose.impact']"), 1);
        assert_eq!(target(Key::Growth), TITLE_ID);
        assert_eq!(focus_target(Route::Result, reader.takes), TITLE_ID);
        reader.takes.finish();
        assert_eq!(target(Key::Purpose), TITLE_ID);
    });
}

#[test]
fn continue_names_what_is_open_and_a_second_time_skips_it() {
    reader(Language::English, |reader| {
        let (key, phrases) = (Key::Purpose, reader.phrases);
        let check = || page(Route::Check(key));
        let go_on = || continue_from(key, reader.takes, reader.navigation, reader.notices);
        let before = reader.navigation.route();
        check().hides(&["You still have 4 statements to answer"]);
        assert!(check().has_button(phrases.go_on_next()));
        go_on();
        check().tells(&["You still have 4 statements to answer"]);
        assert_eq!(check().count("[role=alert].open li"), 4);
        assert!(!check().has_button(phrases.go_on_next()), "the button names what it does now");
        assert!(check().has_button(phrases.skip_them()));
        reader.takes.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
        check().tells(&["You still have 3 statements to answer"]);
        assert_eq!(reader.navigation.route(), before);
        go_on();
        assert_eq!(reader.navigation.route(), Route::Check(Key::Influence));
        let take = reader.takes.in_progress().unwrap();
        assert_eq!(Some(take.at), Key::Influence.statements().next());
    });
}

#[test]
fn the_last_key_leads_to_the_result_of_the_take_that_it_finishes() {
    reader(Language::English, |reader| {
        for statement in Statement::all() {
            reader.takes.answer(statement, Answer::DidNotOccur).unwrap();
        }
        assert!(page(Route::Check(Key::Example)).has_button(reader.phrases.finish()));
        continue_from(Key::Example, reader.takes, reader.navigation, reader.notices);
        assert_eq!(reader.navigation.route(), Route::Result);
        assert!(reader.takes.is_done());
    });
}

#[test]
fn a_document_without_room_says_so_wherever_a_take_would_begin() {
    let mut full = Document::default();
    for number in 1..=1000 {
        let take = Take {
            finished: Some(Moment::default()),
            ..Take::begun(TakeId::new(number).unwrap(), Moment::default())
        };
        full.add(take).unwrap();
    }
    let store = MemoryStore::new();
    store.set(DOCUMENT_KEY, &encode(&full)).unwrap();
    for language in Language::ALL {
        reader_of(&store, language, |reader| {
            let (takes, phrases) = (reader.takes, reader.phrases);
            for route in [Route::Start, Route::Check(Key::Purpose)] {
                reader.navigation.arrived(&route.hash());
                page(route).hides(&[phrases.full()]);
                assert!(page(route).has_button(phrases.begin_again()));
                go_to_check(takes.begin(), reader.navigation, reader.notices);
                page(route).tells(&[phrases.full()]);
                assert_eq!(reader.navigation.route(), route);
            }
            // Where a result is to be corrected, too.
            reader.navigation.arrived(&Route::Result.hash());
            go_to_check(takes.reopen(), reader.navigation, reader.notices);
            assert_eq!(reader.notices.current(), Some(Notice::Full));
            page(Route::Result).tells(&[phrases.full()]);
            assert_eq!(reader.storage.with_untracked(|keeper| keeper.document().clone()), full);
        });
    }
}
