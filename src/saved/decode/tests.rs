use super::{Damage, DecodeError, Decoded, Field, decode};
use crate::domain::{Answer, Language, Moment, Statement, Voice};
use crate::saved::{Document, TAKES_LIMIT, Theme, encode};

/// A document as it is written, with a finished take and one in progress.
const WHOLE: &str = concat!(
    r#"{"format":"five-keys","schema":1,"revision":7,"#,
    r#""settings":{"language":"nl","theme":"dark"},"takes":["#,
    r#"{"id":7308000000000001,"voice":"self","content":1,"begun":1784000000000,"#,
    r#""finished":1784000300000,"at":"example.effect","answers":"543210543210543210543"},"#,
    r#"{"id":9,"voice":"team","content":2,"begun":3,"at":"purpose.tell","#,
    r#""answers":"54321.0.............."}]}"#,
);

fn decoded(text: &str) -> Decoded {
    decode(text).unwrap()
}

fn damage(text: &str) -> (Field, Option<usize>) {
    match decode(text) {
        Err(DecodeError::Damaged { at: Damage { field, take }, .. }) => (field, take),
        other => panic!("{text} should be damaged, not {other:?}"),
    }
}

fn rest(text: &str) -> Document {
    match decode(text) {
        Err(DecodeError::Damaged { rest, .. }) => *rest,
        other => panic!("{text} should be damaged, not {other:?}"),
    }
}

#[test]
fn every_field_of_a_document_is_read() {
    let Decoded { document, whole } = decoded(WHOLE);
    assert!(whole);
    assert_eq!(encode(&document), WHOLE);
    assert_eq!(document.revision(), 7);
    assert_eq!(document.settings.language, Some(Language::Dutch));
    assert_eq!(document.settings.theme, Theme::Dark);
    let [finished, open] = document.takes() else { panic!("two takes") };
    assert_eq!(finished.id.number(), 7_308_000_000_000_001);
    assert_eq!((finished.voice, finished.content), (Voice::Own, 1));
    assert_eq!(finished.begun.milliseconds(), 1_784_000_000_000);
    assert_eq!(finished.finished, Moment::new(1_784_000_300_000));
    assert_eq!(finished.at.id(), "example.effect");
    assert_eq!(finished.answers.given(), 21);
    assert_eq!((open.voice, open.content, open.finished), (Voice::Team, 2, None));
    let answer = |index| open.answers.get(Statement::at(index).unwrap());
    assert_eq!(answer(0), Answer::from_digit(5));
    assert_eq!(answer(4), Answer::from_digit(1));
    assert_eq!(answer(5), None);
    assert_eq!(answer(6), Some(Answer::DidNotOccur));
    assert_eq!(open.answers.given(), 6);
}

#[test]
fn spaces_between_the_parts_leave_a_document_whole() {
    let spaced = WHOLE.replace(',', " ,\r\n\t").replace('{', " { ");
    assert!(decoded(&spaced).whole);
    let inside = WHOLE.replace("\"theme\":\"dark\"", "\"theme\":\"dark\",\"more\":\" \"");
    assert!(!decoded(&inside).whole);
}

#[test]
fn what_would_be_lost_by_writing_makes_a_document_not_whole() {
    for (from, to) in [
        ("\"schema\":1", "\"schema\":1,\"new\":null"),
        ("\"theme\"", "\"size\":\"large\",\"theme\""),
        ("\"id\":9", "\"id\":9,\"name\":\"A\\\" b\""),
        ("\"format\":\"five-keys\",\"schema\":1", "\"schema\":1,\"format\":\"five-keys\""),
        ("\"begun\":3", "\"begun\":3,\"finished\":null"),
    ] {
        let text = WHOLE.replace(from, to);
        assert_ne!(text, WHOLE);
        let Decoded { document, whole } = decoded(&text);
        assert!(!whole, "{text}");
        assert_eq!(document, decoded(WHOLE).document);
    }
}

#[test]
fn a_text_that_is_not_json_is_shown_its_place() {
    for (text, line, column) in
        [("", 1, 0), ("five keys", 1, 2), ("{\n\"format\":}", 2, 10), ("{} {}", 1, 4)]
    {
        assert_eq!(decode(text), Err(DecodeError::NotJson { line, column }), "{text}");
    }
    let broken_off = WHOLE.trim_end_matches('}');
    assert!(matches!(decode(broken_off), Err(DecodeError::NotJson { line: 1, .. })));
}

#[test]
fn other_json_is_no_document() {
    for text in [
        "null",
        "1e999",
        "[]",
        "\"five-keys\"",
        "{}",
        r#"{"format":"other","schema":1}"#,
        r#"["five-keys",1,2,{},[]]"#,
        r#"{"format":{"format":"five-keys"}}"#,
    ] {
        assert_eq!(decode(text), Err(DecodeError::NotOurs), "{text}");
    }
}

#[test]
fn damage_is_named_by_field_and_take() {
    for (from, to, field, take) in [
        ("\"schema\":1", "\"schema\":0", Field::Schema, None),
        ("\"schema\":1", "\"schema\":1.0", Field::Schema, None),
        ("\"schema\":1,", "", Field::Schema, None),
        ("\"revision\":7", "\"revision\":-7", Field::Revision, None),
        ("\"revision\":7", "\"revision\":9007199254740992", Field::Revision, None),
        ("\"revision\":7", "\"revision\":7,\"revision\":7", Field::Document, None),
        ("{\"language\":\"nl\",\"theme\":\"dark\"}", "[\"nl\",\"dark\"]", Field::Settings, None),
        ("\"nl\"", "\"NL\"", Field::Language, None),
        (",\"theme\":\"dark\"", "", Field::Theme, None),
        ("{\"id\":9", "9,{\"id\":8", Field::Take, Some(2)),
        ("\"id\":9", "\"id\":7308000000000001", Field::Id, Some(2)),
        ("\"id\":9", "\"id\":\"9\"", Field::Id, Some(2)),
        ("\"id\":9", "\"id\":9,\"id\":9", Field::Take, Some(2)),
        ("\"self\"", "\"Self\"", Field::Voice, Some(1)),
        ("\"content\":2", "\"content\":65536", Field::Content, Some(2)),
        ("\"begun\":3", "\"begun\":1e3", Field::Begun, Some(2)),
        ("\"finished\":1784000300000", "\"finished\":\"\"", Field::Finished, Some(1)),
        ("purpose.tell", "purpose.told", Field::At, Some(2)),
        ("\"54321.0..............\"", "\"54321.0.............\"", Field::Answers, Some(2)),
        ("\"54321.0..............\"", "\"54321.6..............\"", Field::Answers, Some(2)),
        ("\"54321.0..............\"", "\"54321.0............é\"", Field::Answers, Some(2)),
        ("\"54321.0..............\"", "54321.0", Field::Answers, Some(2)),
    ] {
        let text = WHOLE.replace(from, to);
        assert_ne!(text, WHOLE);
        assert_eq!(damage(&text), (field, take), "{text}");
    }
    assert_eq!(damage(r#"{"format":"five-keys","schema":1,"revision":1}"#).0, Field::Settings);
}

#[test]
fn all_but_the_damaged_parts_of_a_document_is_read() {
    let whole = decoded(WHOLE).document;
    let one_take_less = rest(&WHOLE.replace("\"voice\":\"team\"", "\"voice\":[]"));
    assert_eq!(one_take_less.takes(), whole.takes().get(..1).unwrap());
    assert_eq!(one_take_less.settings, whole.settings);
    let other_theme = rest(&WHOLE.replace("dark", "black"));
    assert_eq!(other_theme.takes(), whole.takes());
    assert_eq!(other_theme.settings.language, Some(Language::Dutch));
    assert_eq!(rest(&WHOLE.replace("\"schema\":1", "\"schema\":null")), whole);
}

#[test]
fn a_thousand_takes_are_read_and_no_more() {
    let text = |count: usize| {
        let take = |id| {
            format!(
                r#"{{"id":{id},"voice":"self","content":1,"begun":1,"at":"purpose.tell","answers":"....................."}}"#
            )
        };
        let takes = (0..count).map(take).collect::<Vec<_>>().join(",");
        format!(
            r#"{{"format":"five-keys","schema":1,"revision":1,"settings":{{"theme":"system"}},"takes":[{takes}]}}"#
        )
    };
    assert!(decoded(&text(TAKES_LIMIT)).whole);
    let takes = TAKES_LIMIT + 1;
    assert_eq!(decode(&text(takes)), Err(DecodeError::TooManyTakes { takes }));
}

#[test]
fn a_later_schema_is_read_as_far_as_it_goes() {
    let text = WHOLE.replace("\"schema\":1", "\"schema\":12").replace("\"id\":9", "\"id\":{}");
    let Err(DecodeError::FromTheFuture { schema, readable }) = decode(&text) else {
        panic!("it is from the future");
    };
    assert_eq!((schema, readable.takes().len(), readable.revision()), (12, 1, 7));
}

#[test]
fn a_deeply_nested_text_is_no_danger() {
    let deep = "[".repeat(1_000_000);
    assert!(matches!(decode(&deep), Err(DecodeError::NotJson { .. })));
    let closed = [&*"[".repeat(100_000), &"]".repeat(100_000)].concat();
    let text = WHOLE.replace("\"schema\":1", &["\"schema\":1,\"deep\":", &closed].concat());
    assert!(!decoded(&text).whole);
}
