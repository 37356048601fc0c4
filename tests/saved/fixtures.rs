//! Documents that were written once and must be read the same for ever.

use five_keys::{
    domain::{Answer, Language, Moment, Statement, Take, TakeId, Voice},
    saved::{Damage, DecodeError, Decoded, Field, Theme, decode, encode},
};

const WHOLE: &str = include_str!("../fixtures/whole.json");

/// The first take of the whole document.
pub(crate) fn take() -> Take {
    decode(WHOLE).unwrap().document.takes()[0].clone()
}

#[test]
fn the_whole_document_says_what_it_always_said() {
    let Decoded { document, whole } = decode(WHOLE).unwrap();
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
fn whole_documents_are_written_as_they_were() {
    for text in
        [WHOLE, include_str!("../fixtures/empty.json"), include_str!("../fixtures/limits.json")]
    {
        assert_eq!(encode(&decode(text).unwrap().document), text);
    }
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
    assert_eq!(decode(text), Ok(Decoded { document, whole: false }));
}

#[test]
fn damaged_documents_are_told_apart() {
    let broken_off = decode(include_str!("../fixtures/broken-off.json"));
    assert_eq!(broken_off, Err(DecodeError::NotJson { line: 1, column: 300 }));
    assert_eq!(decode(include_str!("../fixtures/other.json")), Err(DecodeError::NotOurs));
    for (text, field, take, takes_left) in [
        (include_str!("../fixtures/damaged-answers.json"), Field::Answers, Some(2), 1),
        (include_str!("../fixtures/double-id.json"), Field::Id, Some(2), 1),
        (include_str!("../fixtures/damaged-theme.json"), Field::Theme, None, 2),
    ] {
        let Err(DecodeError::Damaged { at, rest }) = decode(text) else {
            panic!("{text} is damaged");
        };
        assert_eq!((at, rest.takes().len()), (Damage { field, take }, takes_left));
    }
}

#[test]
fn a_document_from_the_future_is_read_as_far_as_it_goes() {
    let Err(DecodeError::FromTheFuture { schema, readable }) =
        decode(include_str!("../fixtures/future.json"))
    else {
        panic!("it is from the future");
    };
    assert_eq!((schema, readable.revision(), readable.takes()), (2, 7, &[take()][..]));
    assert_eq!(readable.settings.language, Some(Language::Dutch));
}
