//! The result and the actions that follow from it.

use five_keys::{
    components::put_back,
    domain::{Answer, FIRST_OF_OTHERS, Key, Language, Statement, TakeId},
    pages::{result::delete_take, title},
    phrases::{counted_of, named},
    route::Route,
    words::Words,
};

use crate::{
    html::folded,
    reader::{frame, page, reader, reader_of, store_of, store_of_versions},
};

#[test]
fn a_result_tells_the_scores_that_were_worked_out_by_hand() {
    // Purpose 4 3 2 1: 75+50+25+0 = 150 of 4, 37.5, shown as 38. Influence 3 2 4 1: 37.5 too.
    // Growth 2 3 4 5 1: 25+50+75+100+0 = 250 of 5, 50. Connection 2 3 4 5: 62.5, shown as 63.
    // Example 5 5 5 4: 375 of 4, 93.75, shown as 94. Overall (37.5+37.5+50+62.5+93.75)/5 = 56.25.
    reader(Language::English, |reader| {
        reader.fill_in("432132412345123455554");
        page(Route::Result).tells(&[
            "Overall score: 56 of 100.",
            "Your strongest key is Leading by example.",
            "Purpose and Influence are close together",
            "Purpose 38",
            "Influence 38",
            "growth 50",
            "Connection 63",
            "example 94",
        ]);
    });
}

#[test]
fn a_key_with_too_few_answers_says_so_with_the_count() {
    reader(Language::Dutch, |reader| {
        reader.takes.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
        reader.takes.finish();
        page(Route::Result).tells(&["Te weinig antwoorden (0 van 4)", reader.phrases.no_focus()]);
    });
}

#[test]
fn advice_begins_with_the_action_behind_the_lowest_practice() {
    let has_action = |one: &Statement| Words::of(Language::English).content.action(*one).is_some();
    for practice in Statement::all().filter(has_action) {
        reader(Language::English, |reader| {
            let rated = |one: Statement| Answer::from_digit(if one == practice { 1 } else { 4 });
            for statement in Statement::all() {
                reader.takes.answer(statement, rated(statement).unwrap()).unwrap();
            }
            reader.takes.finish();
            let text = page(Route::KeyActions(practice.key())).text();
            let place = |one: Statement| {
                let title = folded(reader.words.content.action(one).unwrap().title);
                text.find(&title).expect("each action is there")
            };
            let first = practice.key().practices().min_by_key(|one| place(*one));
            assert_eq!(first, Some(practice));
        });
    }
}

#[test]
fn an_earlier_result_is_shown_as_it_was_and_gives_no_advice_for_now() {
    let store = store_of(&["222233333333333333333", "444433333333333333333"]);
    reader_of(&store, Language::English, |reader| {
        let of_take = |number| page(Route::Take(TakeId::new(number).unwrap()));
        let earlier = of_take(1);
        earlier.tells(&["Purpose 25"]);
        earlier.hides(&["Actions for Purpose"]);
        earlier.tells(&[reader.phrases.earlier_result(), reader.phrases.to_last_result()]);
        assert!(!earlier.has_button(reader.phrases.change_answer()));
        of_take(2).tells(&["Purpose 75", "Actions for"]);
        of_take(2).hides(&[reader.phrases.earlier_result()]);
        assert!(of_take(2).has_button(reader.phrases.change_answer()));
    });
}

#[test]
fn the_actions_of_one_focus_key_lead_to_those_of_the_others() {
    for language in Language::ALL {
        reader(language, |reader| {
            let leads = |from, to| {
                let way = format!("a[href='{}']", Route::KeyActions(to).hash());
                page(Route::KeyActions(from)).count(&way) == 1
            };
            assert!(!leads(Key::Purpose, Key::Growth), "there is no focus yet");
            // Purpose and growth are the lowest.
            reader.fill_in("222244442222244445555");
            assert!(leads(Key::Purpose, Key::Growth) && leads(Key::Growth, Key::Purpose));
            assert!(!leads(Key::Purpose, Key::Purpose) && !leads(Key::Purpose, Key::Connection));
            assert!(leads(Key::Connection, Key::Purpose), "that one is in no focus");
        });
    }
}

#[test]
fn a_result_from_before_the_words_changed_says_so() {
    for language in Language::ALL {
        let store =
            store_of_versions(&[(1, "432132412345123455554"), (2, "432132412345123455554")]);
        reader_of(&store, language, |reader| {
            let of_take = |number| page(Route::Take(TakeId::new(number).unwrap()));
            of_take(1).tells(&[reader.phrases.worded_then()]);
            of_take(2).hides(&[reader.phrases.worded_then()]);
            page(Route::Actions).hides(&[reader.phrases.worded_then()]);
        });
        // The advice quotes the statements too.
        reader_of(&store_of_versions(&[(1, "432132412345123455554")]), language, |reader| {
            for route in [Route::Actions, Route::KeyActions(Key::Purpose)] {
                page(route).tells(&[reader.phrases.worded_then()]);
            }
        });
    }
}

#[test]
fn a_result_of_another_organisations_statements_says_so_and_cannot_be_changed() {
    let theirs = FIRST_OF_OTHERS + 9102;
    let digits = "432132412345123455554";
    for language in Language::ALL {
        reader_of(&store_of_versions(&[(2, digits), (theirs, digits)]), language, |reader| {
            let page = page(Route::Result);
            page.tells(&[reader.phrases.worded_elsewhere(), reader.phrases.history_left_out()]);
            page.hides(&[reader.phrases.history_since()]);
            page.hides(&[reader.phrases.worded_then()]);
            assert!(!page.has_button(reader.phrases.change_answer()));
        });
    }
}

#[test]
fn a_key_at_90_is_never_a_focus_and_one_below_stands_alone() {
    for language in Language::ALL {
        reader(language, |reader| {
            reader.fill_in("445555555555555555555");
            let (own, result) = (&reader.words.content, page(Route::Result));
            let why = |key: Key| named(reader.phrases.why_title(), own.key(key).name);
            result.tells(&[&named(reader.phrases.focus_two(), own.key(Key::Purpose).name)]);
            result.tells(&[&why(Key::Purpose)]);
            result.hides(&[&why(Key::Influence)]);
        });
    }
}

#[test]
fn without_a_weak_key_there_is_a_next_step_all_the_same() {
    for language in Language::ALL {
        reader(language, |reader| {
            reader.fill_in("555555555555555555555");
            let words = reader.phrases;
            page(Route::Result).tells(&[
                words.keep_up(),
                words.keep_up_title(),
                words.browse_actions(),
            ]);
        });
    }
}

#[test]
fn with_scores_for_too_few_keys_it_is_said_first_that_all_is_provisional() {
    for language in Language::ALL {
        reader(language, |reader| {
            // Purpose 75 and influence 100; the others were not answered.
            reader.fill_in("44445555");
            let (own, words, result) = (&reader.words.content, reader.phrases, page(Route::Result));
            let provisional = counted_of(words.provisional(), 2, 5);
            result.tells(&[&provisional, words.answer_rest()]);
            let text = result.text();
            let strongest = folded(&named(words.strongest_one(), own.key(Key::Influence).name));
            assert!(text.find(&folded(&provisional)) < text.find(&strongest), "{text}");
            // A key at 75 gets no praise for being the one to work on.
            result.hides(&[own.key(Key::Purpose).high]);
        });
    }
}

#[test]
fn the_address_of_a_result_that_is_not_here_leads_to_those_that_are() {
    let gone = TakeId::new(9).unwrap();
    let routes = [Route::Take(gone), Route::Compare(TakeId::new(1).unwrap(), gone)];
    for language in Language::ALL {
        let store = store_of(&["222233333333333333333", "444433333333333333333"]);
        reader_of(&store, language, |reader| {
            let words = reader.phrases;
            for route in routes {
                let page = page(route);
                page.tells(&[words.gone_title(), words.gone_text()]);
                page.hides(&[words.none_title(), words.none_text()]);
                assert_eq!(page.count(&format!("a[href='{}']", Route::Result.hash())), 1);
                assert_eq!(page.count(&format!("a[href='{}']", Route::History.hash())), 1);
                let title = title(route, reader.words, reader.takes);
                assert!(title.starts_with(words.gone_title()), "{title}");
            }
        });
        // With nothing here, there is still a way on.
        reader(language, |reader| {
            for route in routes {
                page(route).tells(&[reader.phrases.gone_title(), reader.phrases.begin()]);
            }
        });
    }
}

#[test]
fn one_key_with_a_score_is_not_called_the_strongest() {
    reader(Language::English, |reader| {
        reader.fill_in("1111");
        page(Route::Result).hides(&["Your strongest key"]);
        page(Route::Result).tells(&[reader.phrases.no_focus()]);
    });
}

#[test]
fn many_equally_weak_keys_are_a_line_each_under_the_scores() {
    reader(Language::English, |reader| {
        reader.fill_in("333333333333333333333");
        let result = page(Route::Result);
        let text = result.text();
        let scores = text.find(reader.phrases.scores_title());
        for key in Key::ALL {
            let why = named(reader.phrases.why_title(), reader.words.content.key(key).name);
            assert!(scores < text.find(&why), "{why} stands above the scores");
            assert!(result.has_fold(&why), "{why} is folded");
        }
    });
}

#[test]
fn a_changed_answer_counts_at_once_and_can_be_changed_back() {
    reader(Language::English, |reader| {
        reader.fill_in("444444444444444444444");
        let take = reader.takes.last_finished().unwrap();
        reader.takes.change_answer(take.id, Statement::FIRST, Answer::from_digit(1));
        // (0 + 75 + 75 + 75) / 4 = 56.25.
        page(Route::Result).tells(&["Purpose 56"]);
        assert_eq!(reader.takes.finished().len(), 1);
        reader.takes.change_answer(take.id, Statement::FIRST, Answer::from_digit(4));
        assert_eq!(reader.takes.last_finished(), Some(take));
    });
}

#[test]
fn a_deleted_result_can_be_put_back() {
    reader(Language::English, |reader| {
        let words = reader.phrases;
        reader.fill_in("432132412345123455554");
        let before = reader.takes.last_finished();
        assert!(page(Route::Result).has_button(words.delete_result()));
        let id = before.as_ref().unwrap().id;
        delete_take(id, reader.storage, reader.notices);
        assert!(reader.takes.last_finished().is_none());
        page(Route::Result).tells(&[words.none_title()]);
        frame().tells(&[words.take_deleted()]);
        assert!(frame().has_button(words.put_back()));
        put_back(reader.storage, reader.notices);
        assert_eq!(reader.takes.last_finished(), before);
        assert!(!frame().has_button(words.put_back()), "it is back");
    });
}

#[test]
fn why_a_deleted_result_is_not_put_back_is_said_and_it_can_be_tried_again() {
    let store = store_of(&vec!["432132412345123455554"; 1000]);
    reader_of(&store, Language::English, |reader| {
        let last = reader.takes.last_finished().unwrap();
        delete_take(last.id, reader.storage, reader.notices);
        reader.takes.begin().unwrap();
        for _ in ["once", "again"] {
            assert!(frame().has_button(reader.phrases.put_back()));
            put_back(reader.storage, reader.notices);
            frame().tells(&[reader.phrases.bad_many()]);
        }
    });
}

#[test]
fn a_radar_stands_beside_the_numbers_only_where_every_key_has_a_score() {
    reader(Language::English, |reader| {
        reader.fill_in("432132412345123455554");
        let result = page(Route::Result);
        assert_eq!(result.count("table.scores tbody tr"), Key::ALL.len());
        assert_eq!(result.count("details.radar svg[role=img] polygon.area"), 1);
        reader.takes.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
        reader.takes.finish();
        assert_eq!(page(Route::Result).count("details.radar svg"), 0);
    });
}
