//! Taking an action on, and what became of it.

use five_keys::{
    components::put_back,
    domain::{Event, Helped, Key, Language, LocalTime, Plan, Rhythm, Statement, Text},
    pages::follow_up::{delete_commitment, take_back},
    phrases::named,
    route::Route,
    state::{Form, Notice},
};

use crate::{
    html::folded,
    reader::{frame, page, reader},
};

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
fn a_card_names_the_next_moment_and_what_happens_in_a_short_month() {
    // Today is Tuesday 24 November 2026.
    for language in Language::ALL {
        reader(language, |reader| {
            let words = reader.phrases;
            reader.take_on(Statement::FIRST, "When it is Tuesday, I wait.", "2026-11-10T09:00");
            let id = reader.commitments.all()[0].id();
            let next = |day: &str| named(words.next_moment(), &format!("{day}T09:00"));
            page(Route::FollowUp).tells(&[&next("2026-11-24")]);
            reader.commitments.record(id, Event::Done(Text::default()));
            page(Route::FollowUp).tells(&[&next("2026-12-01")]);
            page(Route::FollowUp).hides(&["2026-11-10", words.short_months()]);
            let plan = |start: &str, rhythm| Plan {
                sentence: Text::new("When it is Tuesday, I wait.").unwrap(),
                start: LocalTime::from_iso(start).unwrap(),
                rhythm,
            };
            let monthly = plan("2026-08-31T09:00", Rhythm::Monthly);
            reader.commitments.record(id, Event::Changed(monthly, None));
            page(Route::FollowUp).tells(&[&next("2026-11-30"), words.short_months()]);
            let once = plan("2026-11-23T09:00", Rhythm::Once);
            reader.commitments.record(id, Event::Changed(once, None));
            page(Route::FollowUp).tells(&[&named(words.moment_was(), "2026-11-23T09:00")]);
        });
    }
}

#[test]
fn the_moment_of_what_is_done_on_an_occasion_is_for_looking_back() {
    for language in Language::ALL {
        reader(language, |reader| {
            let words = reader.phrases;
            let look = named(words.next_look(), "2026-12-01T09:00");
            let next = named(words.next_moment(), "2026-12-01T09:00");
            reader.take_on(Statement::FIRST, "When somebody asks, I wait.", "2026-12-01T09:00");
            page(Route::FollowUp).tells(&[&look]);
            page(Route::FollowUp).hides(&[&next]);
            // It is said as soon as the sentence is written.
            let form = || page(Route::TakeOn(Statement::at(1).unwrap()));
            let id = format!("plan-{}-sentence", Statement::at(1).unwrap().id());
            let sentence = reader.drafts.field(id, String::new());
            sentence.set("When somebody asks, I wait.".into());
            form().tells(&[words.occasion()]);
            sentence.set("On Monday I wait.".into());
            form().hides(&[words.occasion()]);
        });
    }
}

#[test]
fn what_a_button_on_a_card_does_is_said_above_it_and_under_no_fold() {
    for language in Language::ALL {
        reader(language, |reader| {
            let words = reader.phrases;
            reader.take_on(Statement::FIRST, "When I begin, I wait.", "2026-12-01T09:00");
            let page = page(Route::FollowUp);
            assert_eq!(page.count("article details ~ p, article details ~ section"), 0);
            let text = page.text();
            let place = |told: &str| text.find(&folded(told)).unwrap();
            assert!(place(words.calendar_text()) < place(words.calendar()));
            assert!(place(words.calendar()) < place(words.other_plan()));
        });
    }
}

#[test]
fn a_commitment_without_a_sentence_is_told_without_the_dash_behind_it() {
    for language in Language::ALL {
        reader(language, |reader| {
            let words = reader.phrases;
            reader.take_on(Statement::FIRST, "", "2026-12-01T09:00");
            let id = reader.commitments.all()[0].id();
            reader.commitments.record(id, Event::Dropped);
            for route in [Route::FollowUp, Route::Result] {
                reader.fill_in("222244442222244445555");
                page(route).tells(&[words.state_dropped()]);
                page(route).hides(&[&format!("– {}", words.state_dropped())]);
            }
            // With one, it stands between the two.
            reader.take_on(Statement::FIRST, "When I begin, I wait.", "2026-12-01T09:00");
            let told = format!("When I begin, I wait. – {}", words.state_open());
            page(Route::Result).tells(&[&told]);
        });
    }
}

#[test]
fn what_was_written_down_last_can_be_taken_back() {
    for language in Language::ALL {
        reader(language, |reader| {
            let (words, commitments) = (reader.phrases, reader.commitments);
            reader.take_on(Statement::FIRST, "When I begin, I wait.", "2026-10-01T09:00");
            reader.take_on(Statement::at(1).unwrap(), "When I end, I ask.", "2026-10-01T09:00");
            let id = commitments.all()[0].id();
            let note = reader.drafts.field("note", String::new());
            let before = commitments.all();
            let changed = before[0].plan().cloned().unwrap();
            let written = Text::new("It went well.").unwrap();
            for event in [
                Event::Done(written.clone()),
                Event::Skipped(Text::default()),
                Event::Noted(written.clone()),
                Event::Kept(Some(Helped::Yes)),
                Event::Changed(changed, None),
                Event::Finished(Some(Helped::No)),
                Event::Dropped,
            ] {
                // It is told once: on the card, or at the top where the card has gone.
                let card = matches!(event, Event::Finished(_) | Event::Dropped);
                let card = (!card).then_some((id, note));
                assert!(commitments.record(id, event.clone()));
                reader.notices.show(Notice::Recorded(id));
                let told = page(Route::FollowUp);
                assert_eq!(told.count("[role=status] p"), 1, "{event:?}");
                assert_eq!(told.count("article [role=status] p"), usize::from(card.is_some()));
                assert!(told.has_button(words.put_back()));
                take_back(card, commitments, reader.notices, reader.device);
                assert_eq!(commitments.all(), before, "{event:?}");
                page(Route::FollowUp).tells(&[words.taken_back()]);
                assert!(!page(Route::FollowUp).has_button(words.put_back()));
            }
            assert_eq!(note.text(), "It went well.", "the note is there to be written on");
            // Another tab has written something down since.
            commitments.record(id, Event::Dropped);
            take_back(Some((id, note)), commitments, reader.notices, reader.device);
            take_back(Some((id, note)), commitments, reader.notices, reader.device);
            page(Route::FollowUp).tells(&[words.not_taken_back()]);
        });
    }
}

#[test]
fn whether_it_helps_is_one_question_with_its_answers_and_the_ways_on_under_it() {
    for language in Language::ALL {
        reader(language, |reader| {
            let words = reader.phrases;
            reader.take_on(Statement::FIRST, "When I begin, I wait.", "2026-10-01T09:00");
            let page = page(Route::FollowUp);
            assert_eq!(page.text().matches(words.helped()).count(), 1);
            assert_eq!((page.count("fieldset input[type=radio]"), page.count("[checked]")), (3, 0));
            assert_eq!(page.count("fieldset button"), 2);
            assert_eq!(page.text().matches(words.finish_it()).count(), 1);
        });
    }
}

#[test]
fn a_plan_is_refused_with_what_is_wrong_in_it() {
    for language in Language::ALL {
        reader(language, |reader| {
            let words = reader.phrases;
            for (field, typed, said) in [
                ("sentence", " ", words.field_missing()),
                ("start", "", words.field_time()),
                ("start", "0027-11-27T09:00", words.no_such_time()),
                ("start", "2026-11-23T09:00", words.time_is_past()),
            ] {
                let field =
                    reader.drafts.field(format!("plan-purpose.tell-{field}"), "-".to_owned());
                field.set(typed.to_owned());
                page(Route::TakeOn(Statement::FIRST)).hides(&[said]);
                reader.notices.show(Notice::Refused(Form::TakeOn(Statement::FIRST)));
                page(Route::TakeOn(Statement::FIRST)).tells(&[said]);
                reader.notices.clear();
                field.discard();
            }
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
