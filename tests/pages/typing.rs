//! What is typed, what is said of it, and names as they stand in a line.

use five_keys::{
    domain::{Key, Language, Name, Statement},
    route::Route,
    state::{Form, Notice, use_drafts},
};

use crate::{
    html::{Page, text_of},
    reader::{ANSWERS, page, reader, reader_of, store_of},
};

/// Types in the field with this id.
fn type_in(id: &str, text: &str) {
    use_drafts().field(id, String::new()).set(text.to_owned());
}

/// What is said of the field with this id.
fn note_of(page: &Page, id: &str) -> String {
    let field = page.all(&format!("[id='{id}']"))[0];
    let note = field.value().attr("aria-describedby").unwrap();
    text_of(page.all(&format!("[id='{note}']"))[0])
}

fn wrong_fields(page: &Page) -> Vec<String> {
    let wrong = page.all("[aria-invalid=true]").into_iter();
    wrong.map(|field| field.value().attr("id").unwrap().to_owned()).collect()
}

#[test]
fn a_plan_that_is_not_saved_says_at_each_field_what_is_wrong() {
    for language in Language::ALL {
        reader(language, |reader| {
            let (words, form) = (reader.phrases, || page(Route::TakeOn(Statement::FIRST)));
            let id = |name| format!("plan-purpose.tell-{name}");
            type_in(&id("sentence"), " ");
            // Nobody is told that something is missing while they are still at it.
            assert_eq!(
                (wrong_fields(&form()).len(), note_of(&form(), &id("sentence"))),
                (0, String::new())
            );
            reader.notices.show(Notice::Refused(Form::TakeOn(Statement::FIRST)));
            assert_eq!(wrong_fields(&form()), [id("sentence")]);
            assert_eq!(note_of(&form(), &id("sentence")), words.field_missing());
            assert_eq!(note_of(&form(), &id("start")), "");
            form().tells(&[&words
                .form_wrong()
                .replace("{name}", &format!("‘{}’", words.sentence()))]);
            type_in(&id("start"), "2026-12-01T");
            assert_eq!(note_of(&form(), &id("start")), words.no_such_time());
            assert_eq!(wrong_fields(&form()).len(), 2);
            // What is put right is not said any more.
            type_in(&id("sentence"), "When I sit down, I ask.");
            type_in(&id("start"), "2026-12-01T10:00");
            assert_eq!(wrong_fields(&form()), [""; 0]);
            let alerts = form().all("[role=alert]").into_iter().map(text_of).collect::<String>();
            assert_eq!(alerts, "");
        });
    }
}

#[test]
fn a_name_that_is_too_long_stays_and_says_by_how_much() {
    for language in Language::ALL {
        reader_of(&store_of(&[ANSWERS]), language, |reader| {
            let words = reader.phrases;
            type_in("label-name-1", &"😀".repeat(83));
            let result = page(Route::Result);
            assert_eq!(wrong_fields(&result), ["label-name-1"]);
            let told = words.field_long().replace("{n}", "3").replace("{m}", "80");
            assert_eq!(note_of(&result, "label-name-1"), told);
            assert_eq!(result.count("[maxlength]"), 0, "nothing is cut off");
            // What was typed shows, though it was folded away.
            assert_eq!(result.count("details[open] [id='label-name-1']"), 1);
            type_in("label-name-1", &"😀".repeat(70));
            let left = words.field_left().replace("{n}", "10");
            assert_eq!(note_of(&page(Route::Result), "label-name-1"), left);
        });
    }
}

#[test]
fn the_team_is_named_in_its_check_on_its_result_and_at_the_start() {
    for language in Language::ALL {
        reader(language, |reader| {
            let team = reader.phrases.about_team().replace("{name}", "Night shift");
            let north = reader.phrases.about_team().replace("{name}", "North");
            reader.takes.answer(Statement::FIRST, five_keys::domain::Answer::DidNotOccur).unwrap();
            assert_eq!(page(Route::Check(Key::Purpose)).count("p.team"), 0);
            reader.takes.start_over(reader.takes.in_progress().unwrap().id);
            reader.takes.begin_about(Some(&Name::new("Night shift").unwrap())).unwrap();
            page(Route::Check(Key::Growth)).tells(&[&team]);
            reader.takes.answer(Statement::FIRST, five_keys::domain::Answer::DidNotOccur).unwrap();
            page(Route::Start).tells(&[&team]);
            reader.fill_in(ANSWERS);
            for route in [Route::Result, Route::Start] {
                page(route).tells(&[&team]);
            }
            reader.takes.begin_about(Some(&Name::new("North").unwrap())).unwrap();
            reader.takes.answer(Statement::FIRST, five_keys::domain::Answer::DidNotOccur).unwrap();
            page(Route::Start).tells(&[&team, &north]);
        });
    }
}

#[test]
fn a_name_stands_apart_from_the_line_that_it_is_in() {
    let store = store_of(&["222222222222222222222", "333333333333333333333", ANSWERS]);
    reader_of(&store, Language::English, |reader| {
        let (arabic, stored) = ("فريق", Name::stored("\u{202e}North").unwrap());
        let takes = reader.takes.finished();
        reader.takes.label(takes[0].id, &Name::new(arabic).unwrap(), &Name::default());
        reader.takes.label(takes[1].id, &stored, &stored);
        reader.take_on(Statement::FIRST, "\u{202e}When", "2026-12-01T09:00");
        let history = page(Route::History);
        for name in [arabic, "North"] {
            assert!(history.all("bdi").into_iter().any(|one| text_of(one) == name), "{name}");
        }
        for route in [Route::History, Route::Compare(takes[0].id, takes[1].id), Route::Start] {
            assert!(!page(route).html.contains('\u{202e}'), "{route:?}");
        }
        // An option holds no markup.
        let compare = page(Route::Compare(takes[0].id, takes[1].id));
        compare.tells(&["\u{2068}فريق\u{2069}"]);
        for route in [Route::FollowUp, Route::Result] {
            let outside = page(route)
                .html
                .replace("<bdi>\u{202e}", "")
                .replace("class=\"talk\">\u{202e}", "");
            assert!(!outside.contains("\u{202e}When</"), "{route:?}");
        }
    });
}

#[test]
fn teams_whose_names_are_written_in_two_ways_share_one_course() {
    let store = store_of(&["222222222222222222222", "333333333333333333333", ANSWERS]);
    reader_of(&store, Language::English, |reader| {
        let takes = reader.takes.finished();
        for (take, written) in takes.iter().zip(["Café", "\u{202e}Café\u{200b}"]) {
            reader.takes.label(take.id, &Name::stored(written).unwrap(), &Name::default());
        }
        let history = page(Route::History);
        let renames = history.all("summary").into_iter().map(text_of);
        let renames: Vec<_> = renames.filter(|name| name.contains("Café")).collect();
        assert_eq!(renames.len(), 1, "{renames:?}");
        history.tells(&["Overall : 25 → 50, clearly higher"]);
    });
}

#[test]
fn what_was_saved_is_said_in_the_form_that_it_was_saved_with() {
    reader_of(&store_of(&[ANSWERS, ANSWERS]), Language::Dutch, |reader| {
        let takes = reader.takes.finished();
        reader.takes.label(takes[0].id, &Name::new("North").unwrap(), &Name::default());
        reader.notices.show(Notice::SavedIn(Form::RenameTeam(takes[1].id)));
        let history = page(Route::History);
        let said = history.all("details [role=status]").into_iter().map(text_of);
        assert_eq!(said.collect::<Vec<_>>(), ["", reader.phrases.written()]);
    });
}
