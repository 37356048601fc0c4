use std::sync::Arc;

use super::{Decoded, Json, decode};
use crate::domain::{
    Answer, Event, Helped, Label, Language, Moment, Rhythm, State, Statement, Take, Voice,
};
use crate::saved::{
    COMMITMENTS_LIMIT, Damage, DecodeError, Document, Field, Part, TAKES_LIMIT, Theme, encode,
};

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

fn damage(text: &str) -> (Field, Part) {
    match decode(text) {
        Err(DecodeError::Damaged { at: Damage { field, part }, .. }) => (field, part),
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
    let Decoded { document, whole, .. } = decoded(WHOLE);
    assert!(whole);
    assert_eq!(encode(&document), WHOLE.replacen("\"schema\":1", "\"schema\":3", 1));
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
        let Decoded { document, whole, .. } = decoded(&text);
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
fn damage_is_named_by_field_and_part() {
    for (from, to, field, part) in [
        ("\"schema\":1", "\"schema\":0", Field::Schema, Part::Document),
        ("\"schema\":1", "\"schema\":1.0", Field::Schema, Part::Document),
        ("\"schema\":1,", "", Field::Schema, Part::Document),
        ("\"revision\":7", "\"revision\":-7", Field::Revision, Part::Document),
        ("\"revision\":7", "\"revision\":9007199254740992", Field::Revision, Part::Document),
        ("\"revision\":7", "\"revision\":7,\"revision\":7", Field::Document, Part::Document),
        (
            "{\"language\":\"nl\",\"theme\":\"dark\"}",
            "[\"nl\",\"dark\"]",
            Field::Settings,
            Part::Document,
        ),
        ("\"nl\"", "\"NL\"", Field::Language, Part::Document),
        (",\"theme\":\"dark\"", "", Field::Theme, Part::Document),
        ("{\"id\":9", "9,{\"id\":8", Field::Take, Part::Take(2)),
        ("\"id\":9", "\"id\":7308000000000001", Field::Id, Part::Take(2)),
        ("\"id\":9", "\"id\":\"9\"", Field::Id, Part::Take(2)),
        ("\"id\":9", "\"id\":9,\"id\":9", Field::Take, Part::Take(2)),
        ("\"self\"", "\"Self\"", Field::Voice, Part::Take(1)),
        ("\"content\":2", "\"content\":65536", Field::Content, Part::Take(2)),
        ("\"begun\":3", "\"begun\":1e3", Field::Begun, Part::Take(2)),
        ("\"finished\":1784000300000", "\"finished\":\"\"", Field::Finished, Part::Take(1)),
        ("purpose.tell", "purpose.told", Field::At, Part::Take(2)),
        ("\"54321.0..............\"", "\"54321.0.............\"", Field::Answers, Part::Take(2)),
        ("\"54321.0..............\"", "\"54321.6..............\"", Field::Answers, Part::Take(2)),
        ("\"54321.0..............\"", "\"54321.0............é\"", Field::Answers, Part::Take(2)),
        ("\"54321.0..............\"", "54321.0", Field::Answers, Part::Take(2)),
    ] {
        let text = WHOLE.replace(from, to);
        assert_ne!(text, WHOLE);
        assert_eq!(damage(&text), (field, part), "{text}");
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

/// A document of schema 2 as it is written: a take with a label, its correction, a commitment.
const WHOLE_2: &str = concat!(
    r#"{"format":"five-keys","schema":2,"revision":7,"settings":{"theme":"dark"},"takes":["#,
    r#"{"id":7,"voice":"self","content":1,"begun":3,"finished":4,"at":"purpose.tell","#,
    r#""answers":"54321.0..............","subject":"Team \"N\"","name":"May","labelled":5},"#,
    r#"{"id":8,"voice":"self","content":1,"begun":6,"at":"purpose.tell","#,
    r#""answers":"54321.0..............","corrects":7}],"commitments":["#,
    r#"{"id":9,"practice":"purpose.tell","take":7,"log":["#,
    r#"{"at":10,"what":"taken","sentence":"When\nI","start":"2026-12-01T09:00","rhythm":"weekly"},"#,
    r#"{"at":11,"what":"done","note":"It \\ worked"},{"at":12,"what":"skipped"},"#,
    r#"{"at":13,"what":"noted","note":"n"},{"at":14,"what":"kept","helped":"yes"},"#,
    r#"{"at":15,"what":"changed","sentence":"","start":"2027-01-04T23:59","rhythm":"once","helped":"somewhat"},"#,
    r#"{"at":16,"what":"finished","helped":"no"},{"at":17,"what":"dropped"}]}]}"#,
);

#[test]
fn every_field_of_schema_2_is_read() {
    let Decoded { document, whole, .. } = decoded(WHOLE_2);
    assert!(whole);
    assert_eq!(encode(&document), WHOLE_2.replacen("\"schema\":2", "\"schema\":3", 1));
    let [finished, correction] = document.takes() else { panic!("two takes") };
    let label = &finished.label;
    assert_eq!((label.subject.as_str(), label.name.as_str()), ("Team \"N\"", "May"));
    assert_eq!((label.at.milliseconds(), finished.corrects), (5, None));
    assert_eq!((correction.corrects, &correction.label), (Some(finished.id), &Label::default()));
    let [commitment] = document.commitments() else { panic!("one commitment") };
    assert_eq!((commitment.id().number(), commitment.practice()), (9, Statement::FIRST));
    assert_eq!((commitment.take(), commitment.log().len()), (Some(finished.id), 8));
    let counts = (commitment.done(), commitment.skipped(), commitment.revision());
    assert_eq!((counts, commitment.state().0), ((1, 1, 1), State::Dropped));
    let plan = commitment.plan().unwrap();
    assert_eq!((plan.sentence.as_str(), plan.rhythm), ("", Rhythm::Once));
    assert_eq!(plan.start.to_iso(), "2027-01-04T23:59");
    let notes: Vec<_> = commitment.log().iter().map(|entry| &entry.event).collect();
    assert!(matches!(notes[0], Event::Taken(plan) if plan.sentence.as_str() == "When\nI"));
    assert!(matches!(notes[1], Event::Done(note) if note.as_str() == "It \\ worked"));
    assert!(matches!(notes[4], Event::Kept(Some(Helped::Yes))));
}

#[test]
fn damage_in_schema_2_is_named_by_field_and_part() {
    let (take, commitment) = (Part::Take, Part::Commitment);
    for (from, to, field, part) in [
        ("\"corrects\":7", "\"corrects\":\"7\"", Field::Corrects, take(2)),
        ("\"corrects\":7", "\"corrects\":7,\"corrects\":7", Field::Take, take(2)),
        ("\"Team \\\"N\\\"\"", "7", Field::Subject, take(1)),
        ("\"May\"", "\"May\\ud800\"", Field::Name, take(1)),
        ("\"labelled\":5", "\"labelled\":-5", Field::Labelled, take(1)),
        ("\"commitments\":[", "\"commitments\":1,\"more\":[", Field::Commitments, Part::Document),
        (
            "\"commitments\":[",
            "\"commitments\":[],\"commitments\":[",
            Field::Commitments,
            Part::Document,
        ),
        ("{\"id\":9", "9,{\"id\":9", Field::Commitment, commitment(1)),
        ("\"id\":9", "\"id\":9007199254740992", Field::Id, commitment(1)),
        (
            "\"practice\":\"purpose.tell\"",
            "\"practice\":\"purpose.effect\"",
            Field::Practice,
            commitment(1),
        ),
        (
            "\"practice\":\"purpose.tell\"",
            "\"practice\":\"purpose.told\"",
            Field::Practice,
            commitment(1),
        ),
        ("\"take\":7", "\"take\":[]", Field::FromTake, commitment(1)),
        ("\"log\":[", "\"log\":{},\"more\":[", Field::Log, commitment(1)),
        ("\"log\":[", "\"log\":[],\"more\":[", Field::Log, commitment(1)),
        ("\"log\":[", "\"log\":[{\"at\":1,\"what\":\"done\"},", Field::Log, commitment(1)),
        ("\"log\":[", "\"log\":[1,", Field::Entry, commitment(1)),
        ("\"at\":11", "\"at\":1.1", Field::At, commitment(1)),
        ("\"at\":11,", "", Field::At, commitment(1)),
        ("\"skipped\"", "\"missed\"", Field::What, commitment(1)),
        ("\"sentence\":\"When\\nI\",", "", Field::Sentence, commitment(1)),
        ("2026-12-01T09:00", "2026-12-32T09:00", Field::Start, commitment(1)),
        ("2026-12-01T09:00", "2026-12-01", Field::Start, commitment(1)),
        ("\"weekly\"", "\"daily\"", Field::Rhythm, commitment(1)),
        ("\"note\":\"n\"", "\"note\":1", Field::Note, commitment(1)),
        ("\"helped\":\"no\"", "\"helped\":\"never\"", Field::Helped, commitment(1)),
    ] {
        let text = WHOLE_2.replacen(from, to, 1);
        assert_ne!(text, WHOLE_2);
        assert_eq!(damage(&text), (field, part), "{text}");
    }
}

#[test]
fn what_is_damaged_in_a_label_or_an_entry_takes_nothing_else_along() {
    let whole = decoded(WHOLE_2).document;
    let without_name = rest(&WHOLE_2.replace("\"May\"", "[]"));
    assert_eq!(without_name.takes()[0].answers, whole.takes()[0].answers);
    assert_eq!(without_name.takes()[0].label.subject, whole.takes()[0].label.subject);
    assert_eq!(without_name.commitments(), whole.commitments());
    let without_entry = rest(&WHOLE_2.replace("\"at\":12", "\"at\":\"12\""));
    assert_eq!(without_entry.takes(), whole.takes());
    assert_eq!(without_entry.commitments()[0].log().len(), 7);
    let without_start = rest(&WHOLE_2.replace("2026-12-01T09:00", "soon"));
    assert!(without_start.commitments().is_empty(), "a log begins with what was taken on");
    assert_eq!(without_start.takes(), whole.takes());
}

#[test]
fn a_log_in_another_order_is_put_in_order_and_is_not_whole() {
    let (done, skipped) =
        (r#"{"at":11,"what":"done","note":"It \\ worked"}"#, r#"{"at":12,"what":"skipped"}"#);
    let whole = decoded(WHOLE_2).document;
    for (from, to) in [
        ([done, ",", skipped].concat(), [skipped, ",", done].concat()),
        (skipped.to_owned(), [skipped, ",", skipped].concat()),
        ("\"May\"".to_owned(), "\" May \"".to_owned()),
        ("\"May\"".to_owned(), "\"M\\u0061y\"".to_owned()),
        ("\"note\":\"n\"".to_owned(), "\"note\":\"\\tn\\r\\n\"".to_owned()),
        ("\"what\":\"skipped\"".to_owned(), "\"what\":\"skipped\",\"note\":\"\"".to_owned()),
    ] {
        let text = WHOLE_2.replacen(&from, &to, 1);
        assert_ne!(text, WHOLE_2);
        assert_eq!(
            decoded(&text),
            Decoded { document: whole.clone(), whole: false, base: None },
            "{text}"
        );
    }
}

#[test]
fn a_text_of_schema_1_knows_nothing_of_schema_2() {
    let text = WHOLE_2.replacen("\"schema\":2", "\"schema\":1", 1);
    let Decoded { document, whole, .. } = decoded(&text);
    assert!(!whole);
    assert!(document.commitments().is_empty());
    let is_plain = |take: &Arc<Take>| take.label == Label::default() && take.corrects.is_none();
    assert!(document.takes().iter().all(is_plain));
    let double = WHOLE.replace("\"schema\":1", "\"schema\":1,\"commitments\":1,\"commitments\":2");
    assert_eq!(decoded(&double).document, decoded(WHOLE).document);
}

#[test]
fn a_thousand_commitments_are_read_and_no_more() {
    let text = |count: usize| {
        let one = |id: usize| {
            format!(
                r#"{{"id":{id},"practice":"purpose.tell","log":[{{"at":1,"what":"taken","sentence":"","start":"2026-12-01T09:00","rhythm":"once"}}]}}"#
            )
        };
        let commitments = (0..count).map(one).collect::<Vec<_>>().join(",");
        format!(
            r#"{{"format":"five-keys","schema":2,"revision":1,"settings":{{"theme":"system"}},"takes":[],"commitments":[{commitments}]}}"#
        )
    };
    assert!(decoded(&text(COMMITMENTS_LIMIT)).whole);
    let commitments = COMMITMENTS_LIMIT + 1;
    assert_eq!(decode(&text(commitments)), Err(DecodeError::TooManyCommitments { commitments }));
}

#[test]
fn a_long_log_in_the_worst_order_is_read_soon() {
    let entry = |at: usize| format!(r#"{{"at":{at},"what":"dropped"}}"#);
    let entries = (20..60_000).rev().map(entry).collect::<Vec<_>>().join(",");
    let text = WHOLE_2.replace(r#"{"at":17,"what":"dropped"}"#, &entries);
    let commitments = decoded(&text).document.commitments().to_vec();
    assert_eq!(commitments[0].log().len(), 7 + 59_980);
}

/// The second document with something else in the place of its take's name.
fn named(json: &str) -> String {
    WHOLE_2.replacen("\"May\"", json, 1)
}

#[test]
fn escapes_are_read_in_what_somebody_has_written() {
    for (json, name) in [
        (r#""a\"b\\c\nd\u00e9\ud83d\ude00é""#, "a\"b\\c dé😀é"),
        (r#""\/\b\f\r\t\uFFFF""#, "/ \u{ffff}"),
        (r#""a,b]},{\":""#, "a,b]},{\":"),
        (r#""\\""#, "\\"),
        ("\"\"", ""),
    ] {
        let document = decoded(&named(json)).document;
        assert_eq!(document.takes()[0].label.name.as_str(), name, "{json}");
    }
}

#[test]
fn what_is_no_unicode_text_is_no_name() {
    for json in [
        "1",
        "[]",
        r#"{"a":"b"}"#,
        r#""\ud800""#,
        r#""\ud800\n""#,
        r#""\ud800\ud800""#,
        r#""\udc00""#,
    ] {
        assert_eq!(damage(&named(json)), (Field::Name, Part::Take(1)), "{json}");
    }
}

#[test]
fn numbers_are_digits_alone() {
    for json in ["-0", "1.0", "1e2", "18446744073709551615", "18446744073709551616", "\"1\""] {
        let text = WHOLE.replace("\"begun\":3", &format!("\"begun\":{json}"));
        assert_eq!(damage(&text), (Field::Begun, Part::Take(2)), "{json}");
    }
    assert!(decoded(&WHOLE.replace("\"begun\":3", "\"begun\":0")).whole);
}

#[test]
fn words_are_read_with_escapes_and_make_a_text_not_whole() {
    let whole = decoded(WHOLE).document;
    for (from, to) in [
        ("\"five-keys\"", r#""five\u002dkeys""#),
        ("\"schema\"", r#""\u0073chema""#),
        ("\"self\"", r#""sel\u0066""#),
        ("\"self\"", r#"{"self":null}"#),
        ("\"dark\"", r#""\u0064ark""#),
        ("\"nl\"", r#""\u006el""#),
        ("\"example.effect\"", r#""example\u002eeffect""#),
        ("\"54321.0", r#""\u00354321.0"#),
    ] {
        let text = WHOLE.replacen(from, to, 1);
        assert_ne!(text, WHOLE);
        let Decoded { document, whole: is_whole, .. } = decoded(&text);
        assert_eq!((document, is_whole), (whole.clone(), false), "{text}");
    }
}

#[test]
fn an_array_is_no_object_whatever_is_in_it() {
    let (take, commitment) = (Part::Take, Part::Commitment);
    for (from, to, field, part) in [
        ("{\"theme\":\"dark\"}", "[null,\"dark\"]", Field::Settings, Part::Document),
        ("\"takes\":[", "\"takes\":[[7,\"self\"],", Field::Take, take(1)),
        ("\"commitments\":[", "\"commitments\":[[9],", Field::Commitment, commitment(1)),
        ("\"log\":[", "\"log\":[[1,\"done\"],", Field::Entry, commitment(1)),
    ] {
        assert_eq!(damage(&WHOLE_2.replacen(from, to, 1)), (field, part), "{to}");
    }
}

#[test]
fn a_field_that_is_there_twice_takes_no_answers_along_unless_they_are_in_doubt() {
    let whole = decoded(WHOLE_2).document;
    let double_name = WHOLE_2.replace("\"name\":\"May\"", "\"name\":\"May\",\"name\":\"June\"");
    assert_eq!(damage(&double_name), (Field::Take, Part::Take(1)));
    let left = rest(&double_name);
    assert_eq!(left.takes()[0].answers, whole.takes()[0].answers);
    assert_eq!(left.takes()[0].label, Label::default());
    assert_eq!(left.takes()[1..], whole.takes()[1..]);
    let double_begun = WHOLE_2.replace("\"begun\":3", "\"begun\":3,\"begun\":3");
    assert_eq!(damage(&double_begun), (Field::Take, Part::Take(1)));
    assert_eq!(rest(&double_begun).takes(), &whole.takes()[1..]);
    let double_list = WHOLE_2.replace("\"commitments\":[", "\"commitments\":[],\"commitments\":[");
    assert_eq!(rest(&double_list).takes(), whole.takes());
    assert!(rest(&double_list).commitments().is_empty());
}

#[test]
fn a_field_whose_name_is_no_unicode_text_damages_what_it_is_in() {
    let whole = decoded(WHOLE).document;
    let text = WHOLE.replace("\"id\":9", "\"\\ud800\":1,\"id\":9");
    assert_eq!(damage(&text), (Field::Take, Part::Take(2)));
    assert_eq!(rest(&text).takes(), &whole.takes()[..1]);
    let text = WHOLE.replace("\"schema\"", "\"\\ud800\":1,\"schema\"");
    assert_eq!(damage(&text), (Field::Document, Part::Document));
}

#[test]
fn only_spaces_between_the_parts_are_of_no_matter() {
    let same = |one, other| Json::of_document(one).unwrap().is_same_apart_from_spaces(other);
    assert!(same("\t{ \"a\" :\r\n[ 1, 2 ] }\n", "{\"a\":[1,2]}"));
    assert!(!same("{\"a\":1}", "{\"a \":1}"));
    assert!(!same(r#"["\" "]"#, r#"["\""]"#));
    assert!(!same("[1,2]", "[12]"));
}
