//! Taking an action on, and what became of it.

use five_keys::{
    components::put_back,
    domain::{Event, Key, Language, Statement, Text},
    pages::follow_up::delete_commitment,
    phrases::named,
    route::Route,
};

use crate::reader::{frame, page, reader};

#[test]
fn only_a_commitment_that_is_a_month_old_is_asked_about() {
    // Today is 24 November 2026.
    reader(Language::English, |reader| {
        let words = reader.phrases;
        reader.take_on(Statement::FIRST, "When I begin, I wait.", "2026-10-26T09:00");
        let follow_up = page(Route::FollowUp);
        follow_up.tells(&["Come back in 1 days: does it help?", "Done: 0. Skipped: 0."]);
        follow_up.hides(&[words.check_in_ask()]);
        reader.take_on(Statement::at(1).unwrap(), "When I end, I ask.", "2026-10-25T23:59");
        page(Route::FollowUp).tells(&[words.check_in_ask()]);
        // And two at a time are enough.
        let third = page(Route::TakeOn(Statement::at(2).unwrap()));
        third.tells(&[words.take_on_two()]);
        third.hides(&[words.take_on_yes()]);
    });
}

#[test]
fn what_is_due_comes_before_all_else_on_the_start() {
    // Today is 24 November 2026.
    for language in Language::ALL {
        reader(language, |reader| {
            let (words, action) =
                (reader.phrases, |practice| reader.words.content.action(practice).unwrap().title);
            let [first, second] = [Statement::FIRST, Statement::at(1).unwrap()];
            // Its moment was last week, and its month is over in two days.
            reader.take_on(first, "When I begin, I wait.", "2026-10-27T09:00");
            let id = reader.commitments.all()[0].id();
            let today = page(Route::Start);
            today.tells(&[&named(words.due_moment(), "2026-11-24T09:00"), action(first)]);
            assert!(today.html.find("<section").unwrap() < today.html.find("<h1").unwrap());
            assert_eq!(today.count("section a[href='#/follow-up']"), 1);
            reader.commitments.record(id, Event::Done(Text::default()));
            page(Route::Start).hides(&[words.due_open(), action(first)]);
            reader.take_on(second, "When I end, I ask.", "2026-10-25T23:59");
            let today = page(Route::Start);
            today.tells(&[words.due_check_in(), action(second)]);
            today.hides(&[action(first)]);
            let id = reader.commitments.all()[1].id();
            reader.commitments.record(id, Event::Finished(None));
            page(Route::Start).hides(&[words.due_open()]);
        });
    }
}

#[test]
fn an_action_that_is_running_leads_to_the_follow_up_wherever_it_could_be_taken_on() {
    for language in Language::ALL {
        reader(language, |reader| {
            let words = reader.phrases;
            let second = Statement::at(1).unwrap();
            let actions = || page(Route::KeyActions(Key::Purpose));
            let form = |practice| page(Route::TakeOn(practice));
            let way = "a[href='#/take-on/purpose.tell']";
            assert_eq!(actions().count(way), 1);
            actions().hides(&[words.take_on_running()]);
            reader.take_on(Statement::FIRST, "When I begin, I wait.", "2026-12-01T09:00");
            assert_eq!((actions().count(way), actions().count("a[href='#/follow-up']")), (0, 1));
            assert_eq!(actions().text().matches(words.take_on_running()).count(), 1);
            form(Statement::FIRST).tells(&[words.take_on_running(), words.follow_title()]);
            assert!(!form(Statement::FIRST).has_button(words.take_on_yes()));
            // Another one can be taken on, and this one again once it has ended.
            assert!(form(second).has_button(words.take_on_yes()));
            reader.take_on(second, "When I end, I ask.", "2026-12-01T09:00");
            reader.commitments.record(reader.commitments.all()[0].id(), Event::Dropped);
            assert_eq!(actions().count(way), 1);
            assert!(form(Statement::FIRST).has_button(words.take_on_yes()));
            reader.take_on(Statement::FIRST, "When I begin, I wait.", "2026-12-01T09:00");
        });
    }
}

#[test]
fn a_deleted_commitment_can_be_put_back_whether_it_was_running_or_past() {
    for language in Language::ALL {
        reader(language, |reader| {
            let words = reader.phrases;
            reader.take_on(Statement::FIRST, "When I begin, I wait.", "2026-12-01T09:00");
            let id = reader.commitments.all()[0].id();
            for is_past in [false, true] {
                if is_past {
                    reader.commitments.record(id, Event::Dropped);
                }
                let before = reader.commitments.all();
                assert!(page(Route::FollowUp).has_button(words.delete_commitment()));
                delete_commitment(id, reader.storage, reader.notices, reader.device);
                assert_eq!(reader.commitments.all(), []);
                page(Route::FollowUp).tells(&[words.follow_none()]);
                frame().tells(&[words.commitment_deleted()]);
                assert!(frame().has_button(words.put_back()));
                put_back(reader.storage, reader.notices);
                assert_eq!(reader.commitments.all(), before);
                assert!(!frame().has_button(words.put_back()), "it is back");
            }
        });
    }
}
