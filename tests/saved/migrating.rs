//! What earlier versions stored is opened, goes on, and loses nothing.

use five_keys::{
    domain::{Answer, CONTENT_VERSION, Label, Moment, Statement, Take},
    ports::MemoryStore,
    saved::{DecodeError, Decoded, Document, decode, encode},
    state::{DOCUMENT_KEY, Keeper, edits::takes},
};
use proptest::prelude::*;

use crate::strategies::{
    any_answer, any_document_of_schema_1, any_mutant_of_schema_1, any_statement, cases,
    text_of_schema_1,
};

/// What a browser had stored, byte for byte, after the first release had been used in it: half a
/// check answered; the language switched then; the check finished; an answer of it being
/// corrected, which took its finished date away; and a second check begun after that, in the dark.
const STORED: [&str; 5] = [
    include_str!("../fixtures/schema-1/half-answered.json"),
    include_str!("../fixtures/schema-1/language-switched.json"),
    include_str!("../fixtures/schema-1/finished.json"),
    include_str!("../fixtures/schema-1/reopened.json"),
    include_str!("../fixtures/schema-1/second-begun.json"),
];

/// Whole documents of schema 1 that were written by hand.
const WRITTEN: [&str; 3] = [
    include_str!("../fixtures/whole.json"),
    include_str!("../fixtures/empty.json"),
    include_str!("../fixtures/limits.json"),
];

/// Opens a stored text, gives one more answer, and tells what is stored then.
fn answered(text: &str, statement: Statement, answer: Answer) -> (MemoryStore, Document) {
    let store = MemoryStore::new();
    store.place(DOCUMENT_KEY, text);
    let mut keeper = Keeper::open(Box::new(store.clone()));
    assert_eq!(keeper.trouble(), None, "nothing is set aside");
    let now = Moment::new(1_800_000_000_000).unwrap();
    keeper.change(|document| takes::answer(document, statement, answer, now, 1)).unwrap().unwrap();
    assert_eq!(keeper.trouble(), None);
    assert!(keeper.set_aside().is_empty());
    let stored = decode(&store.texts()[DOCUMENT_KEY]).unwrap();
    assert!(stored.whole);
    assert_eq!(&stored.document, keeper.document());
    (store, stored.document)
}

#[test]
fn what_the_first_release_stored_is_whole_and_goes_on_in_the_new_schema() {
    for text in STORED.into_iter().chain(WRITTEN) {
        let Decoded { document, whole, .. } = decode(text).unwrap();
        assert!(whole, "{text}");
        assert_eq!(text_of_schema_1(&document), text);
        assert!(document.commitments().is_empty());
    }
}

#[test]
fn one_more_answer_to_what_the_first_release_stored_loses_nothing() {
    let statement = Statement::from_id("example.effect").unwrap();
    for text in STORED {
        let before = decode(text).unwrap().document;
        let (store, after) = answered(text, statement, Answer::DidNotOccur);
        assert!(store.texts()[DOCUMENT_KEY].contains("\"schema\":3"));
        assert_eq!(after.settings, before.settings);
        assert_eq!(after.revision(), before.revision() + 1);
        for take in before.takes() {
            let now = after.take(take.id).unwrap();
            let is_open = take.finished.is_none();
            let answers = take.answers.with(statement, Some(Answer::DidNotOccur));
            assert_eq!(now.answers, if is_open { answers } else { take.answers });
            assert_eq!((now.begun, now.finished), (take.begun, take.finished));
        }
    }
}

#[test]
fn a_check_that_the_first_release_had_opened_again_is_still_in_progress() {
    let document = decode(include_str!("../fixtures/schema-1/reopened.json")).unwrap().document;
    let open = takes::in_progress(&document).unwrap();
    assert_eq!((open.answers.given(), open.corrects), (21, None));
    assert_eq!(takes::last_finished(&document, None), None);
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn any_document_of_schema_1_migrates_whole_and_goes_on(
        document in any_document_of_schema_1(), statement in any_statement(), answer in any_answer()
    ) {
        let text = text_of_schema_1(&document);
        prop_assert_eq!(decode(&text), Ok(Decoded { document: document.clone(), whole: true, base: None }));
        let (_, after) = answered(&text, statement, answer);
        prop_assert_eq!(after.settings, document.settings);
        for take in document.takes() {
            let now = after.take(take.id).unwrap();
            // What had no answer was begun in the words of now.
            let is_begun_now = take.answers.given() == 0 && now.answers.given() > 0;
            let content = if is_begun_now { CONTENT_VERSION } else { take.content };
            let wanted = Take { content, at: now.at, answers: now.answers, ..Take::clone(take) };
            prop_assert_eq!(&**now, &wanted);
            for other in Statement::all().filter(|other| *other != statement) {
                prop_assert_eq!(now.answers.get(other), take.answers.get(other));
            }
        }
    }

    #[test]
    fn any_damage_to_a_text_of_schema_1_brings_nothing_of_schema_2_in(
        text in any_mutant_of_schema_1()
    ) {
        let document = match decode(&text) {
            Ok(Decoded { document, whole, .. }) => {
                if whole {
                    let now = decode(&encode(&document));
                    prop_assert_eq!(now, Ok(Decoded { document: document.clone(), whole, base: None }));
                }
                document
            }
            Err(DecodeError::Damaged { rest, .. }) => *rest,
            Err(_) => Document::default(),
        };
        if text.contains("\"schema\":1,") && !["2", "3"].iter().any(|later| text.contains(&format!("\"schema\":{later}"))) {
            prop_assert!(document.commitments().is_empty());
            for take in document.takes() {
                prop_assert_eq!((&take.label, take.corrects), (&Label::default(), None));
                prop_assert_eq!(take.session, None);
            }
        }
    }
}
