//! The screens as they are drawn, rendered natively to HTML: what a reader is told, in both
//! languages, for the answers that a leader may have given.

// A helper of a test is a test too: what it unwraps fails the test.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

use five_keys::{
    domain::{
        Answer, Event, Key, Language, LocalTime, Moment, Name, Plan, Rhythm, Statement, Take,
        TakeId, Text,
    },
    ports::{MemoryStore, Still, Store},
    saved::{Document, encode},
    state::{App, DOCUMENT_KEY, Device},
    views::{self, Node, Route, frame, landing, next, rest, title},
    words::Words,
};
use leptos::prelude::Owner;

mod routes;

use routes::ROUTES;

/// Runs a test as a reader of a language whose browser has stored nothing yet.
fn reader(language: Language, test: impl FnOnce(App)) {
    reader_of(MemoryStore::new(), language, test);
}

/// Runs a test as a reader of a language, with what the browser has stored.
fn reader_of(store: MemoryStore, language: Language, test: impl FnOnce(App)) {
    Owner::new().with(|| {
        test(App::open(Box::new(store), Device::of(&Still), language, String::new()));
    });
}

/// A screen, wherever what draws it is.
fn page(app: App, route: Route, hash: &str) -> Node {
    let of_rest = || {
        // Natively it is there at once.
        let Poll::Ready(draw) = pin!(rest()).poll(&mut Context::from_waker(Waker::noop())) else {
            panic!("what draws the rest is on its way");
        };
        draw.unwrap()(app, route, hash)
    };
    views::page(app, route, hash).unwrap_or_else(of_rest)
}

/// A screen's text without its tags, entities undone, spaces folded.
fn seen(app: App, route: Route) -> String {
    said(&page(app, route, "#/somewhere"))
}

/// A node's text, likewise.
fn said(node: &Node) -> String {
    let html = node.to_html();
    let mut text = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            letter if !inside => text.push(letter),
            _ => {}
        }
    }
    let text = text
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Asserts that a screen's text has all of these in it.
fn tells(text: &str, all: &[&str]) {
    for told in all {
        assert!(text.contains(told), "{told:?} is not in {text}");
    }
}

/// Answers every statement, key by key in order, and finishes.
fn fill_in(app: App, digits: &str) {
    for (statement, digit) in Statement::all().zip(digits.bytes()) {
        if let Some(answer) = Answer::from_digit(digit - b'0') {
            let room = app.data.answer(statement, answer);
            assert!(room.is_ok(), "a new document has room");
        }
    }
    app.data.finish();
}

#[test]
fn what_is_not_drawn_at_once_is_of_the_rest() {
    reader(Language::Dutch, |app| {
        for route in ROUTES {
            assert_eq!(views::page(app, route, "#/x").is_none(), route.is_of_rest(), "{route:?}");
        }
        // A first result looks back at nothing, a second one does.
        for is_of_rest in [false, true] {
            app.data.begin().unwrap();
            fill_in(app, "432132412345123451234");
            assert_eq!(views::page(app, Route::Result, "").is_none(), is_of_rest);
            assert!(views::page(app, Route::Actions, "").is_some());
        }
    });
}

#[test]
fn every_screen_has_one_heading_which_is_its_title_in_both_languages() {
    for language in Language::ALL {
        reader(language, |app| {
            for filled in [false, true] {
                if filled {
                    fill_in(app, "432132412345123451234");
                }
                for route in ROUTES {
                    let html = page(app, route, "#/x").to_html();
                    assert_eq!(html.matches("<h1").count(), 1, "{route:?} {language:?}");
                    let title = title(app, route);
                    let (screen, product) = title.split_once(" – ").unwrap();
                    assert_eq!(product, Words::of(language).content.name);
                    // The start asks a question, which is no name.
                    let heading = format!(">{screen}</h1>");
                    assert!(route == Route::Start || html.contains(&heading), "{title}: {html}");
                }
            }
        });
    }
}

#[test]
fn no_screen_leaves_a_place_in_its_phrases_unfilled() {
    for language in Language::ALL {
        reader(language, |app| {
            fill_in(app, "432132412345123451234");
            for route in ROUTES {
                let text = seen(app, route);
                for place in ["{n}", "{m}", "{name}"] {
                    assert!(!text.contains(place), "{route:?}: {text}");
                }
            }
        });
    }
}

/// Whether a browser that reads this HTML gets the elements that were written, one within another:
/// it ends a paragraph where something begins that no paragraph can hold.
fn is_read_as_written(html: &str) -> bool {
    let mut in_paragraph = false;
    html.split('<').skip(1).all(|tag| {
        let name = tag.split(|symbol: char| !symbol.is_alphanumeric()).next().unwrap_or_default();
        match name {
            "p" if !in_paragraph => in_paragraph = true,
            "" if tag.starts_with("/p>") => in_paragraph = false,
            "a" | "" | "b" | "br" | "button" | "em" | "input" | "label" | "option" | "q"
            | "select" | "span" | "strong" => {}
            _ => return !in_paragraph,
        }
        true
    })
}

#[test]
fn a_browser_reads_every_screen_as_it_was_written() {
    assert!(is_read_as_written("<div><p>a <b>c</b></p><ul><li>d</li></ul></div>"));
    assert!(!is_read_as_written("<p>a<ul><li>b</li></ul></p>"));
    reader(Language::Dutch, |app| {
        for filled in [false, true] {
            if filled {
                fill_in(app, "432132412345123451234");
            }
            for route in ROUTES {
                let html = page(app, route, "#/x").to_html();
                assert!(is_read_as_written(&html), "{route:?}: {html}");
            }
            assert!(frame(app).iter().all(|node| is_read_as_written(&node.to_html())));
        }
    });
}

#[test]
fn a_check_names_every_statement_of_its_key_with_six_answers_and_none_chosen() {
    for language in Language::ALL {
        reader(language, |app| {
            for key in Key::ALL {
                let (html, text) =
                    (page(app, Route::Check(key), "").to_html(), seen(app, Route::Check(key)));
                let statements = key.statements().count();
                assert_eq!(html.matches("<fieldset").count(), statements);
                assert_eq!(html.matches("<legend").count(), statements);
                assert_eq!(html.matches("type=\"radio\"").count(), statements * 6);
                assert!(!html.contains("checked"));
                for statement in key.statements() {
                    let own = folded(Words::of(language).content.statement(statement).own);
                    assert!(text.contains(&own), "{own}");
                }
            }
        });
    }
}

#[test]
fn a_result_tells_the_scores_that_were_worked_out_by_hand() {
    // Purpose 4 3 2 1: 75+50+25+0 = 150 of 4, 37.5, shown as 38. Influence 3 2 4 1: 37.5 too.
    // Growth 2 3 4 5 1: 25+50+75+100+0 = 250 of 5, 50. Connection 2 3 4 5: 62.5, shown as 63.
    // Example 5 5 5 4: 375 of 4, 93.75, shown as 94. Overall (37.5+37.5+50+62.5+93.75)/5 = 56.25.
    reader(Language::English, |app| {
        fill_in(app, "432132412345123455554");
        let text = seen(app, Route::Result);
        tells(
            &text,
            &[
                "Overall score: 56 of 100.",
                "Your strongest key is Leading by example.",
                "Purpose and Influence are about equally weak",
                "Purpose 38",
                "Influence 38",
                "growth 50",
                "Connection 63",
                "example 94",
            ],
        );
    });
}

#[test]
fn a_key_with_too_few_answers_says_so_with_the_count() {
    reader(Language::Dutch, |app| {
        app.data.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
        app.data.finish();
        let text = seen(app, Route::Result);
        assert!(text.contains("Te weinig antwoorden (0 van 4)"), "{text}");
        assert!(text.contains(Words::of(Language::Dutch).phrases.no_focus()), "{text}");
    });
}

#[test]
fn advice_begins_with_the_action_behind_the_lowest_practice() {
    for practice in
        Statement::all().filter(|s| Words::of(Language::English).content.action(*s).is_some())
    {
        reader(Language::English, |app| {
            let rated = |s: Statement| Answer::from_digit(if s == practice { 1 } else { 4 });
            for statement in Statement::all() {
                app.data.answer(statement, rated(statement).unwrap()).unwrap();
            }
            app.data.finish();
            let text = seen(app, Route::KeyActions(practice.key()));
            let words = &Words::of(Language::English).content;
            let place = |s: Statement| {
                text.find(&folded(words.action(s).unwrap().title)).expect("each action is there")
            };
            let first = practice.key().practices().min_by_key(|s| place(*s));
            assert_eq!(first, Some(practice));
        });
    }
}

#[test]
fn the_start_offers_what_there_is_to_go_on_with() {
    reader(Language::English, |app| {
        let words = &Words::of(Language::English).phrases;
        assert!(seen(app, Route::Start).contains(words.begin()));
        app.data.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
        assert!(seen(app, Route::Start).contains("Continue: 1 of 21 answered"));
        app.data.finish();
        let text = seen(app, Route::Start);
        assert!(text.contains(words.begin_again()) && text.contains("24 November 2026"), "{text}");
    });
}

#[test]
fn a_finished_check_is_not_shown_as_an_empty_one() {
    reader(Language::English, |app| {
        fill_in(app, "432132412345123455554");
        let text = seen(app, Route::Check(Key::Example));
        assert!(text.contains("This check is finished"), "{text}");
        app.data.reopen().unwrap();
        assert!(!seen(app, Route::Check(Key::Example)).contains("This check is finished"));
        assert_eq!(app.data.given(), 21);
    });
}

#[test]
fn a_reader_in_the_middle_of_a_key_lands_on_its_first_open_statement() {
    reader(Language::English, |app| {
        let route = Route::Check(Key::Purpose);
        assert_eq!(landing(app, route), "purpose");
        app.data.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
        assert_eq!(landing(app, route), "purpose.impact");
        assert_eq!(landing(app, Route::Check(Key::Growth)), "growth");
    });
}

#[test]
fn the_next_key_is_plain_once_this_one_is_begun() {
    reader(Language::English, |app| {
        let [purpose, influence, .., example] = Key::ALL.map(Route::Check);
        assert_eq!(next(app, purpose), None);
        app.data.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
        assert_eq!(next(app, purpose), Some(influence));
        assert_eq!(next(app, influence), None);
        for statement in Statement::all() {
            app.data.answer(statement, Answer::DidNotOccur).unwrap();
        }
        // From the last key to a result, which is of a take that is finished.
        for route in [example, Route::Start, Route::Result] {
            assert_eq!(next(app, route), None, "{route:?}");
        }
    });
}

#[test]
fn a_digit_answers_and_any_other_key_is_left_to_the_browser() {
    reader(Language::English, |app| {
        let check = page(app, Route::Check(Key::Purpose), "");
        assert!(check.type_key("purpose.tell", "4"));
        assert_eq!(app.data.answer_to(Statement::FIRST).map(Answer::digit), Some(4));
        for key in ["6", "a", "Tab", "Enter", " ", "ArrowDown", ""] {
            assert!(!check.type_key("purpose.tell", key), "{key}");
        }
        assert_eq!(app.data.given(), 1);
    });
}

#[test]
fn the_answer_that_was_given_is_the_one_that_is_checked() {
    reader(Language::Dutch, |app| {
        let check = page(app, Route::Check(Key::Purpose), "");
        assert!(check.choose("purpose.tell", "2"));
        let html = check.to_html();
        let checked = html.split('<').find(|tag| tag.contains(" checked=")).unwrap();
        assert!(checked.contains("id=\"purpose.tell-2\""), "{checked}");
        assert_eq!(html.matches(" checked=").count(), 1);
    });
}

#[test]
fn continue_names_what_is_open_and_a_second_time_skips_it() {
    reader(Language::English, |app| {
        let (words, check) =
            (&Words::of(Language::English).phrases, page(app, Route::Check(Key::Purpose), ""));
        let alert = "4 statements have no answer yet";
        assert!(!said(&check).contains(alert));
        assert!(check.press(words.go_on_next()));
        assert!(said(&check).contains(alert), "{}", said(&check));
        assert!(!check.press(words.go_on_next()), "the button names what it does now");
        assert!(check.choose("purpose.tell", "3"));
        assert!(said(&check).contains("3 statements have no answer yet"), "{}", said(&check));
        assert!(check.press(words.skip_them()));
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
    for language in Language::ALL {
        let store = MemoryStore::new();
        store.set(DOCUMENT_KEY, &encode(&full)).unwrap();
        reader_of(store, language, |app| {
            let words = &Words::of(language).phrases;
            for route in [Route::Start, Route::Check(Key::Purpose)] {
                app.navigation.arrived(route.hash());
                let screen = page(app, route, "");
                assert!(!said(&screen).contains(words.full()));
                assert!(screen.press(words.begin_again()));
                assert!(said(&screen).contains(words.full()), "{route:?}");
            }
            assert_eq!(app.data.with_keeper_once(|keeper| keeper.document().clone()), full);
        });
    }
}

#[test]
fn a_deleted_result_can_be_put_back() {
    reader(Language::English, |app| {
        let words = &Words::of(Language::English).phrases;
        fill_in(app, "432132412345123455554");
        let before = app.data.last_finished();
        let result = page(app, Route::Result, "");
        assert!(result.press(words.delete_result()));
        assert!(app.data.last_finished().is_none());
        let frame = frame(app);
        assert!(frame.iter().any(|node| node.press(words.put_back())));
        assert_eq!(app.data.last_finished(), before);
        assert!(!frame.iter().any(|node| node.press(words.put_back())), "it is back");
    });
}

#[test]
fn a_deleted_commitment_can_be_put_back_whether_it_was_running_or_past() {
    for language in Language::ALL {
        reader(language, |app| {
            let words = &Words::of(language).phrases;
            let frame = frame(app);
            let delete = || page(app, Route::FollowUp, "").press(words.delete_commitment());
            take_on(app, Statement::FIRST, "When I begin, I wait.", "2026-12-01T09:00");
            for is_past in [false, true] {
                let before = app.data.commitments();
                if is_past {
                    app.data.record(before[0].id(), &Event::Dropped);
                }
                let before = app.data.commitments();
                assert!(delete());
                assert_eq!(app.data.commitments(), []);
                tells(&seen(app, Route::FollowUp), &[words.follow_none()]);
                assert!(frame.iter().any(|node| said(node).contains(words.deleted())));
                assert!(frame.iter().any(|node| node.press(words.put_back())));
                assert_eq!(app.data.commitments(), before);
                assert!(!frame.iter().any(|node| node.press(words.put_back())), "it is back");
            }
        });
    }
}

#[test]
fn why_a_deleted_result_is_not_put_back_is_said_and_it_can_be_tried_again() {
    let store = store_of(&vec!["432132412345123455554"; 1000]);
    reader_of(store, Language::English, |app| {
        let words = &Words::of(Language::English).phrases;
        let frame = frame(app);
        let put_back = || frame.iter().any(|node| node.press(words.put_back()));
        assert!(page(app, Route::Result, "").press(words.delete_result()));
        app.data.begin().unwrap();
        let told = || -> String { frame.iter().map(said).collect() };
        assert!(put_back() && put_back());
        tells(&told(), &[words.bad_many()]);
    });
}

#[test]
fn what_a_later_version_wrote_is_shown_and_cannot_be_answered() {
    let store = MemoryStore::new();
    let future = r#"{"format":"five-keys","schema":99,"moods":[1,2]}"#;
    store.set(DOCUMENT_KEY, future).unwrap();
    reader_of(store.clone(), Language::English, |app| {
        let check = page(app, Route::Check(Key::Purpose), "");
        assert_eq!(check.to_html().matches(" disabled=").count(), 4);
        assert!(check.choose("purpose.tell", "5"));
        assert!(app.data.begin().is_ok());
        assert_eq!(store.get(DOCUMENT_KEY), Ok(Some(future.into())));
    });
}

#[test]
fn that_something_was_set_aside_is_said_until_it_is_read() {
    let store = MemoryStore::new();
    store.set(DOCUMENT_KEY, "no document").unwrap();
    reader_of(store, Language::English, |app| {
        let words = &Words::of(Language::English).phrases;
        let said = || -> String { frame(app).iter().map(said).collect() };
        assert!(said().contains(words.trouble_aside()));
        assert!(frame(app).iter().any(|part| part.press(words.trouble_dismiss())));
        assert!(!said().contains(words.trouble_aside()));
    });
}

/// A browser that has stored finished takes, a day apart, with these answers.
fn store_of(takes: &[&str]) -> MemoryStore {
    let mut document = Document::default();
    for (number, digits) in (1..).zip(takes) {
        let mut take = Take {
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

#[test]
fn the_history_says_which_change_is_clear_and_which_is_within_normal_variation() {
    // Purpose 50 to 75 (25 more), influence 50 to 68.75, growth 50 to 50, connection 50 to 25,
    // example 50 to 50; overall 50 to 53.75.
    let store = store_of(&["333333333333333333333", "444444433333322223333"]);
    reader_of(store, Language::English, |app| {
        let text = seen(app, Route::History);
        tells(
            &text,
            &[
                "Purpose : 50 → 75, clearly higher",
                "Influence : 50 → 69, within normal variation",
                "Start and growth : 50 → 50, within normal variation",
                "Connection : 50 → 25, clearly lower",
                "Overall : 50 → 54, within normal variation",
                "from 25 points for a key and 13 overall",
            ],
        );
    });
}

#[test]
fn the_history_of_one_take_says_that_a_second_shows_what_changed() {
    for language in Language::ALL {
        reader_of(store_of(&["333333333333333333333"]), language, |app| {
            let words = &Words::of(language).phrases;
            let text = seen(app, Route::History);
            assert!(text.contains(&folded(words.history_one())), "{text}");
            assert!(!text.contains(words.history_since()), "{text}");
        });
    }
}

#[test]
fn an_earlier_result_is_shown_as_it_was_and_gives_no_advice_for_now() {
    let store = store_of(&["222233333333333333333", "444433333333333333333"]);
    reader_of(store, Language::English, |app| {
        let id = |number| TakeId::new(number).unwrap();
        let earlier = seen(app, Route::Take(id(1)));
        assert!(earlier.contains("Purpose 25"), "{earlier}");
        assert!(!earlier.contains("Actions for Purpose"), "{earlier}");
        let words = &Words::of(Language::English).phrases;
        assert!(!page(app, Route::Take(id(1)), "").press(words.correct()));
        let last = seen(app, Route::Take(id(2)));
        assert!(last.contains("Purpose 75") && last.contains("Actions for"), "{last}");
        assert!(seen(app, Route::Take(id(9))).contains(words.none_title()));
    });
}

#[test]
fn a_thousand_takes_are_a_history_too() {
    let takes = vec!["432132412345123455554"; 1000];
    reader_of(store_of(&takes), Language::Dutch, |app| {
        let html = page(app, Route::History, "").to_html();
        assert_eq!(html.matches("#/result/").count(), 1000);
        assert!(html.contains("Nog 988 eerdere scans"));
    });
}

#[test]
fn a_file_that_cannot_be_brought_in_is_said_to_be_empty_cut_off_or_damaged_where_it_is() {
    let damaged = include_str!("fixtures/damaged-answers.json");
    reader(Language::English, |app| {
        for (text, told) in [
            ("", "It is empty."),
            ("{", "reading stops at line 1, character 1"),
            (damaged, "in check 2, “answers” has a value that cannot be right"),
        ] {
            app.data.look_into(&Ok(text.into()));
            tells(&seen(app, Route::Data), &[told]);
        }
    });
}

/// Takes the action of a practice on, from a first time.
fn take_on(app: App, practice: Statement, sentence: &str, start: &str) {
    let plan = Plan {
        sentence: Text::new(sentence).unwrap(),
        start: LocalTime::from_iso(start).unwrap(),
        rhythm: Rhythm::Weekly,
    };
    app.data.take_on(practice, None, &plan).unwrap();
}

#[test]
fn only_a_commitment_that_is_a_month_old_is_asked_about() {
    // Today is 24 November 2026.
    reader(Language::English, |app| {
        let words = &Words::of(Language::English).phrases;
        take_on(app, Statement::FIRST, "When I begin, I wait.", "2026-10-26T09:00");
        let text = seen(app, Route::FollowUp);
        tells(&text, &["We ask in 1 days whether it helps.", "Done: 0. Skipped: 0."]);
        assert!(!text.contains(words.check_in_ask()), "{text}");
        take_on(app, Statement::at(1).unwrap(), "When I end, I ask.", "2026-10-25T23:59");
        assert!(seen(app, Route::FollowUp).contains(words.check_in_ask()));
        // And two at a time are enough.
        let third = seen(app, Route::TakeOn(Statement::at(2).unwrap()));
        tells(&third, &[words.take_on_two()]);
        assert!(!third.contains(words.take_on_yes()), "{third}");
    });
}

#[test]
fn an_action_that_is_running_leads_to_the_follow_up_wherever_it_could_be_taken_on() {
    for language in Language::ALL {
        reader(language, |app| {
            let words = &Words::of(language).phrases;
            let actions = || page(app, Route::KeyActions(Key::Purpose), "").to_html();
            let way = "href=\"#/take-on/purpose.tell\"";
            assert!(actions().contains(way) && !actions().contains(words.take_on_running()));
            take_on(app, Statement::FIRST, "When I begin, I wait.", "2026-12-01T09:00");
            let html = actions();
            assert!(!html.contains(way) && html.contains("href=\"#/follow-up\""), "{html}");
            assert_eq!(html.matches(words.take_on_running()).count(), 1);
            let again = page(app, Route::TakeOn(Statement::FIRST), "");
            tells(&said(&again), &[words.take_on_running(), words.follow_title()]);
            assert!(!again.press(words.take_on_yes()));
            // Another one can be taken on, and this one again once it has ended.
            assert!(
                page(app, Route::TakeOn(Statement::at(1).unwrap()), "").press(words.take_on_yes())
            );
            app.data.record(app.data.commitments()[0].id(), &Event::Dropped);
            assert!(actions().contains(way));
            assert!(page(app, Route::TakeOn(Statement::FIRST), "").press(words.take_on_yes()));
        });
    }
}

#[test]
fn what_a_leader_has_written_is_text_wherever_it_stands() {
    let written = "</textarea><b>\"&'<script>";
    reader(Language::Dutch, |app| {
        fill_in(app, "432132412345123451234");
        let take = app.data.last_finished().unwrap();
        let name = Name::new(written).unwrap();
        app.data.label(take.id, &name, &name);
        take_on(app, Statement::FIRST, written, "2026-12-01T09:00");
        for route in [Route::Result, Route::History, Route::FollowUp, Route::Start] {
            let html = page(app, route, "").to_html();
            assert!(!html.contains("<b>\"") && !html.contains("<script"), "{route:?}: {html}");
        }
        assert!(page(app, Route::FollowUp, "").to_html().contains("&lt;b&gt;"));
    });
}

#[test]
fn each_team_has_a_course_of_its_own() {
    let store = store_of(&["222222222222222222222", "333333333333333333333"]);
    reader_of(store, Language::English, |app| {
        let words = &Words::of(Language::English).phrases;
        assert!(!seen(app, Route::History).contains(words.label_none()));
        app.data.begin_about(Some(&Name::new("Night shift").unwrap())).unwrap();
        fill_in(app, "444444444444444444444");
        let text = seen(app, Route::History);
        // Of the other team there is one check, so there is nothing yet to set it beside.
        tells(&text, &[words.label_none(), "Overall : 25 → 50, clearly higher", "Night shift"]);
        assert!(!text.contains("50 → 75"), "{text}");
        let last = seen(app, Route::Result);
        assert!(!last.contains(words.history_since()), "{last}");
    });
}
