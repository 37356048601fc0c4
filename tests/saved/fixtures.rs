//! Documents that were written once and must be read the same for ever.

use five_keys::{
    domain::{Answer, Language, Moment, Participation, SessionId, Statement, Take, TakeId, Voice},
    saved::{Changes, Damage, DecodeError, Decoded, Document, Field, Part, Theme, decode, encode},
};

const WHOLE: &str = include_str!("../fixtures/whole.json");

/// The first take of the whole document.
pub(crate) fn take() -> Take {
    Take::clone(&decode(WHOLE).unwrap().document.takes()[0])
}

#[test]
fn the_whole_document_says_what_it_always_said() {
    let Decoded { document, whole, .. } = decode(WHOLE).unwrap();
    assert!(whole);
    assert_eq!((document.revision(), document.takes().len()), (7, 2));
    assert_eq!(document.settings.language, Some(Language::Dutch));
    assert_eq!(document.settings.theme, Theme::Dark);
    let take = take();
    assert_eq!(take.id, TakeId::new(7_308_000_000_000_001).unwrap());
    assert_eq!((take.voice, take.content, take.at.id()), (Voice::Own, 1, "example.effect"));
    assert_eq!(take.begun, Moment::new(1_784_000_000_000).unwrap());
    assert_eq!(take.finished, Moment::new(1_784_000_300_000));
    let digits: Vec<u8> = Statement::all()
        .filter_map(|statement| take.answers.get(statement).map(Answer::digit))
        .collect();
    assert_eq!(digits, [5, 4, 3, 2, 1, 0, 5, 4, 3, 2, 1, 0, 5, 4, 3, 2, 1, 0, 5, 4, 3]);
    assert_eq!(document.current(Voice::Team).map(|take| take.answers.given()), Some(6));
    assert_eq!(document.current(Voice::Own), None);
}

#[test]
fn whole_documents_are_written_as_they_were_but_for_the_number_of_the_schema() {
    for text in [
        include_str!("../fixtures/schema-2/whole.json"),
        include_str!("../fixtures/schema-2/awkward.json"),
        include_str!("../fixtures/schema-2/limits.json"),
        include_str!("../fixtures/schema-2/content-versions.json"),
        include_str!("../fixtures/schema-3/whole.json"),
    ] {
        let Decoded { document, whole, .. } = decode(text).unwrap();
        assert!(whole);
        assert_eq!(encode(&document), text.replacen("\"schema\":2", "\"schema\":3", 1));
    }
}

#[test]
fn takes_say_which_session_they_are_for() {
    let document = decode(include_str!("../fixtures/schema-3/whole.json")).unwrap().document;
    let sessions: Vec<_> = document.takes().iter().map(|take| take.session).collect();
    let of = |id, nonce| Some(Participation { session: SessionId(id), nonce });
    assert_eq!(sessions, [of(u32::MAX, 0), None, of(7, u32::MAX)]);
    let damaged = decode(include_str!("../fixtures/schema-3/damaged-session.json"));
    let Err(DecodeError::Damaged { at, rest }) = damaged else { panic!("it is damaged") };
    assert_eq!(at, Damage { field: Field::Nonce, part: Part::Take(3) });
    let third = &rest.takes()[2];
    assert_eq!((third.session, third.answers.given()), (None, 21), "the answers are worth more");
}

#[test]
fn takes_keep_the_content_version_that_was_answered() {
    let text = include_str!("../fixtures/schema-2/content-versions.json");
    let document = decode(text).unwrap().document;
    assert_eq!(document.takes().iter().map(|take| take.content).collect::<Vec<_>>(), [1, 2, 1]);
}

#[test]
fn a_document_laid_out_for_reading_is_whole() {
    let spaced = decode(include_str!("../fixtures/spaced.json"));
    assert_eq!(spaced, decode(WHOLE));
}

#[test]
fn a_document_with_an_unknown_field_is_read_and_is_not_whole() {
    let document = decode(WHOLE).unwrap().document;
    let text = include_str!("../fixtures/unknown-field.json");
    assert_eq!(decode(text), Ok(Decoded { document, whole: false, base: None }));
}

#[test]
fn damaged_documents_are_told_apart() {
    let broken_off = decode(include_str!("../fixtures/broken-off.json"));
    assert_eq!(broken_off, Err(DecodeError::NotJson { line: 1, column: 300 }));
    assert_eq!(decode(include_str!("../fixtures/other.json")), Err(DecodeError::NotOurs));
    for (text, field, part, takes_left) in [
        (include_str!("../fixtures/damaged-answers.json"), Field::Answers, Part::Take(2), 1),
        (include_str!("../fixtures/damaged-finished.json"), Field::Finished, Part::Take(1), 1),
        (include_str!("../fixtures/double-id.json"), Field::Id, Part::Take(2), 1),
        (include_str!("../fixtures/damaged-theme.json"), Field::Theme, Part::Document, 2),
    ] {
        let Err(DecodeError::Damaged { at, rest }) = decode(text) else {
            panic!("{text} is damaged");
        };
        assert_eq!((at, rest.takes().len()), (Damage { field, part }, takes_left));
    }
}

#[test]
fn damaged_documents_of_schema_2_keep_all_but_the_damage() {
    for (text, field, part, commitments, entries) in [
        (include_str!("../fixtures/schema-2/damaged-entry.json"), Field::What, 1, 2, 9),
        (include_str!("../fixtures/schema-2/log-without-taken.json"), Field::Log, 1, 1, 3),
        (include_str!("../fixtures/schema-2/double-commitment.json"), Field::Id, 2, 1, 7),
        (include_str!("../fixtures/schema-2/lone-surrogate.json"), Field::Note, 1, 2, 9),
    ] {
        let Err(DecodeError::Damaged { at, rest }) = decode(text) else {
            panic!("{text} is damaged");
        };
        assert_eq!(at, Damage { field, part: Part::Commitment(part) });
        let left: usize = rest.commitments().iter().map(|one| one.log().len()).sum();
        assert_eq!((rest.takes().len(), rest.commitments().len(), left), (2, commitments, entries));
    }
    let Err(DecodeError::Damaged { at, rest }) =
        decode(include_str!("../fixtures/schema-2/damaged-label.json"))
    else {
        panic!("it is damaged");
    };
    assert_eq!(at, Damage { field: Field::Name, part: Part::Take(1) });
    assert_eq!((rest.takes().len(), rest.commitments().len()), (2, 2));
    assert_eq!(rest.takes()[0].label.subject.as_str(), "Team Noord");
}

#[test]
fn what_is_not_in_its_canonical_form_is_put_right_and_is_not_whole() {
    let document = decode(include_str!("../fixtures/schema-2/whole.json")).unwrap().document;
    for text in [
        include_str!("../fixtures/schema-2/unordered-log.json"),
        include_str!("../fixtures/schema-2/escaped.json"),
    ] {
        assert_eq!(
            decode(text),
            Ok(Decoded { document: document.clone(), whole: false, base: None })
        );
    }
}

#[test]
fn a_document_from_the_future_is_read_as_far_as_it_goes() {
    let Err(DecodeError::FromTheFuture { schema, readable }) =
        decode(include_str!("../fixtures/future.json"))
    else {
        panic!("it is from the future");
    };
    assert_eq!((schema, readable.revision(), readable.takes()), (99, 7, &[take().into()][..]));
    assert_eq!(readable.settings.language, Some(Language::Dutch));
}

#[test]
fn the_changes_of_a_document_lead_from_it_to_the_next_one() {
    let text = include_str!("../fixtures/schema-2/changes.json");
    let read = decode(text).unwrap();
    assert_eq!((read.base, read.whole), (Some(12), true));
    let changes = Changes::of(read);
    assert_eq!(changes.encode(), text.replacen("\"schema\":2", "\"schema\":3", 1));
    let before = decode(include_str!("../fixtures/schema-2/whole.json")).unwrap().document;
    let mut now = before.clone();
    changes.apply(&mut now);
    assert_eq!((now.revision(), now.takes().len()), (14, 3));
    assert_eq!((&now.takes()[0], now.commitments()), (&before.takes()[0], before.commitments()));
    let choice = Statement::from_id("influence.choice").unwrap();
    let answer = |document: &Document| document.takes()[1].answers.get(choice).map(Answer::digit);
    assert_eq!((answer(&before), answer(&now)), (Some(5), Some(1)));
    assert_eq!(now.takes()[1].at, choice);
    assert_eq!(now.takes()[2].answers.given(), 1);
}
