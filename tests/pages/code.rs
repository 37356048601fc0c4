//! A result as a code, and a code that is entered.

use five_keys::{
    domain::{CONTENT_VERSION, Language, Statement, Voice},
    exchange::code::TakeCode,
    phrases::{counted_of, named},
    route::Route,
    state::{CODE_FIELD, Notice},
};

use crate::{
    html::{Page, text_of},
    reader::{ANSWERS, Reader, page, reader},
};

/// The code of the last result.
fn code_of(reader: &Reader) -> TakeCode {
    TakeCode::of(&reader.takes.last_finished().unwrap())
}

/// The page with this in its field.
fn entered(reader: &Reader, typed: &str) -> Page {
    reader.drafts.field(CODE_FIELD, String::new()).set(typed.to_owned());
    page(Route::Code)
}

/// What is said to be wrong.
fn problem(page: &Page) -> String {
    text_of(page.all("#code-problem [role=alert]")[0])
}

#[test]
fn a_result_has_its_code_as_a_picture_and_as_text() {
    for language in Language::ALL {
        reader(language, |reader| {
            reader.fill_in(ANSWERS);
            let page = page(Route::Result);
            assert!(page.has_fold(reader.phrases.code_title()));
            let code = text_of(page.all("p.code")[0]);
            assert_eq!(TakeCode::read(&code), Ok(code_of(&reader)));
            let picture = page.all("svg.qr[role=img]")[0];
            assert_eq!(picture.attr("aria-label"), Some(reader.phrases.code_image()));
            assert!(page.has_button(reader.phrases.code_copy()));
            page.tells(&[reader.phrases.code_how()]);
        });
    }
}

#[test]
fn a_code_shows_what_is_in_it_before_it_is_added() {
    for language in Language::ALL {
        reader(language, |reader| {
            reader.fill_in(ANSWERS);
            let code = code_of(&reader);
            assert!(reader.storage.remove_take(reader.takes.last_finished().unwrap().id));
            let preview = entered(&reader, &code.write().to_lowercase());
            preview.tells(&[
                reader.phrases.enter_found(),
                &counted_of(reader.phrases.enter_answered(), 21, 21),
                reader.phrases.enter_date(),
            ]);
            assert_eq!(preview.count("table.scores tbody tr"), 5);
            assert!(preview.has_button(reader.phrases.enter_add()));
            assert!(reader.takes.last_finished().is_none(), "nothing is added yet");
        });
    }
}

#[test]
fn a_code_of_a_result_that_is_there_leads_to_it_and_adds_nothing() {
    reader(Language::English, |reader| {
        reader.fill_in(ANSWERS);
        let last = reader.takes.last_finished().unwrap();
        let known = entered(&reader, &code_of(&reader).write());
        known.tells(&[reader.phrases.enter_known()]);
        assert!(!known.has_button(reader.phrases.enter_add()));
        let link = known.all("main a, section a")[0].attr("href").unwrap().to_owned();
        assert_eq!(link, Route::Take(last.id).hash());
        assert_eq!(reader.takes.add_from_code(&code_of(&reader)), Ok(Some(last.id)));
        assert_eq!(reader.takes.finished().len(), 1);
    });
}

#[test]
fn an_added_result_is_the_last_one_with_its_answers() {
    reader(Language::Dutch, |reader| {
        reader.fill_in(ANSWERS);
        let own = reader.takes.last_finished().unwrap();
        let other = own.answers.with(Statement::FIRST, None);
        let code = TakeCode { answers: other, ..code_of(&reader) };
        let added = reader.takes.add_from_code(&code).unwrap().unwrap();
        let last = reader.takes.last_finished().unwrap();
        assert_eq!((last.id, last.answers, last.content), (added, other, CONTENT_VERSION));
        assert!(last.finished > own.finished && last.label.subject.is_empty());
    });
}

#[test]
fn what_is_wrong_with_a_code_is_said_and_what_to_do() {
    for language in Language::ALL {
        reader(language, |reader| {
            reader.fill_in(ANSWERS);
            let (phrases, code) = (reader.phrases, code_of(&reader));
            let other = |code: TakeCode| code.write();
            let right = code.write();
            let wrong = if right.ends_with('0') { 'G' } else { '0' };
            for (typed, told) in [
                (" - ".into(), phrases.bad_code_missing().to_owned()),
                ("2RZA!".into(), named(phrases.bad_code_symbol(), "!")),
                ("2RZA-019Q".into(), counted_of(phrases.bad_code_length(), 8, 20)),
                (format!("{}{wrong}", &right[..23]), phrases.bad_code_checksum().to_owned()),
                (
                    other(TakeCode { voice: Voice::Team, ..code }),
                    phrases.bad_code_kind().to_owned(),
                ),
                (
                    other(TakeCode { content: CONTENT_VERSION + 1, ..code }),
                    phrases.bad_code_later().to_owned(),
                ),
            ] {
                let page = entered(&reader, &typed);
                assert_eq!(problem(&page), told, "{typed}");
                assert_eq!(page.count("[aria-invalid=true]"), 1, "{typed}");
                assert!(!page.has_button(phrases.enter_add()), "{typed}");
            }
            // Nobody is told that the field is empty before they ask.
            reader.drafts.discard_all();
            assert_eq!(problem(&page(Route::Code)), "");
            reader.notices.show(Notice::Full);
            assert_eq!(problem(&page(Route::Code)), phrases.bad_many());
        });
    }
}

#[test]
fn a_code_of_another_organisations_statements_is_refused_and_says_why() {
    let vectors: serde_json::Value =
        serde_json::from_str(include_str!("../codes/vectors.json")).unwrap();
    for language in Language::ALL {
        reader(language, |reader| {
            for example in vectors["elsewhere"].as_array().unwrap() {
                let page = entered(&reader, example["code"].as_str().unwrap());
                assert_eq!(problem(&page), reader.phrases.bad_code_elsewhere(), "{example}");
                assert!(!page.has_button(reader.phrases.enter_add()));
            }
        });
    }
}
