//! Taking an action on, and what became of it.

use five_keys::{
    components::put_back,
    domain::{Event, Key, Language, Statement},
    pages::follow_up::delete_commitment,
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
