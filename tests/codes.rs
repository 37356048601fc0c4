//! Codes: the examples that `docs/codes.md` promises to any program, and what no typing error gets past.
#![cfg(not(target_arch = "wasm32"))]
// A helper of a test is a test too: what it unwraps fails the test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use five_keys::{
    domain::{Answer, Answers, STATEMENTS, Statement, Voice},
    exchange::code::{CodeError, TakeCode},
};
use proptest::{array::uniform21, prelude::*};
use serde_json::Value;

/// Crockford's symbols, by their values.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The examples of one kind, each with a text for every name.
fn vectors<const N: usize>(kind: &str, names: [&str; N]) -> Vec<[String; N]> {
    let vectors: Value = serde_json::from_str(include_str!("codes/vectors.json")).unwrap();
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let vectors = vectors[kind].as_array().unwrap().iter();
    vectors.map(|vector| names.map(|name| text(&vector[name]))).collect()
}

/// Answers as the stored document has them: a character for each statement.
fn answers(text: &str) -> Answers {
    assert_eq!(text.len(), STATEMENTS);
    Statement::all().zip(text.chars()).fold(Answers::default(), |answers, (statement, answer)| {
        let digit = answer.to_digit(10).map(|digit| u8::try_from(digit).unwrap());
        answers.with(statement, digit.map(|digit| Answer::from_digit(digit).unwrap()))
    })
}

fn voice(text: &str) -> Voice {
    match text {
        "self" => Voice::Own,
        "team" => Voice::Team,
        other => panic!("no voice {other}"),
    }
}

#[test]
fn each_example_is_written_and_read_as_it_stands() {
    let examples = vectors("takes", ["code", "voice", "content", "answers"]);
    assert!(examples.len() >= 40);
    for [code, who, content, given] in examples {
        let take = TakeCode {
            voice: voice(&who),
            content: content.parse().unwrap(),
            answers: answers(&given),
        };
        assert_eq!(take.write(), code);
        assert_eq!(TakeCode::read(&code), Ok(take), "{code}");
    }
}

#[test]
fn however_it_is_typed_it_is_the_same_code() {
    for [typed, code] in vectors("same", ["typed", "code"]) {
        assert_eq!(TakeCode::read(&typed), TakeCode::read(&code), "{typed:?}");
        assert!(TakeCode::read(&typed).is_ok(), "{typed:?}");
    }
}

#[test]
fn what_is_refused_is_refused_for_its_own_reason() {
    for [text, why] in vectors("refused", ["text", "why"]) {
        let reason = match TakeCode::read(&text).unwrap_err() {
            CodeError::Missing => "missing",
            CodeError::Symbol(_) => "symbol",
            CodeError::Length { .. } => "length",
            CodeError::Checksum => "checksum",
            CodeError::Later => "later",
            CodeError::Impossible => "impossible",
        };
        assert_eq!(reason, why, "{text:?}");
    }
}

/// The values of a code's symbols.
fn values(code: &str) -> Vec<u8> {
    let value = |symbol: u8| SYMBOLS.iter().position(|own| *own == symbol).unwrap();
    let symbols = code.bytes().filter(|symbol| *symbol != b'-');
    symbols.map(|symbol| u8::try_from(value(symbol)).unwrap()).collect()
}

/// Reads the code of these values.
fn read(values: &[u8]) -> Result<TakeCode, CodeError> {
    let symbols = values.iter().map(|value| char::from(SYMBOLS[usize::from(*value)]));
    TakeCode::read(&symbols.collect::<String>())
}

/// Whether the checksum is right depends on what was changed alone, and not on the code, since it is a
/// remainder: what holds for all changes of one code holds for every code. The examples are all tried
/// nevertheless.
#[test]
fn every_wrong_symbol_and_every_swap_of_neighbours_is_found() {
    for [code] in vectors("takes", ["code"]) {
        let right = values(&code);
        assert_eq!(right.len(), 20, "{code}");
        for place in 0..right.len() {
            for change in 1..32 {
                let mut wrong = right.clone();
                wrong[place] ^= change;
                assert_eq!(read(&wrong), Err(CodeError::Checksum), "{code}, symbol {place}");
                // Of two neighbours in the wrong order, both change by the same.
                if place + 1 < right.len() {
                    wrong[place + 1] ^= change;
                    assert_eq!(read(&wrong), Err(CodeError::Checksum), "{code}, from {place}");
                }
            }
        }
    }
}

/// Any answers, in any voice, of any content.
fn any_take() -> impl Strategy<Value = TakeCode> {
    let answer = prop::option::of((0..=5_u8).prop_map(|digit| Answer::from_digit(digit).unwrap()));
    let voice = prop_oneof![Just(Voice::Own), Just(Voice::Team)];
    (uniform21(answer), voice, any::<u16>()).prop_map(|(given, voice, content)| {
        let answers = Statement::all().zip(given);
        let answers = answers.fold(Answers::default(), |all, (one, answer)| all.with(one, answer));
        TakeCode { voice, content, answers }
    })
}

proptest! {
    #[test]
    fn every_take_comes_back_from_its_code(take in any_take()) {
        let code = take.write();
        prop_assert_eq!(code.len(), 24);
        prop_assert_eq!(TakeCode::read(&code), Ok(take));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        if let Ok(take) = TakeCode::read(&text) {
            prop_assert_eq!(TakeCode::read(&take.write()), Ok(take));
        }
    }

    /// What is read is what would be written: no two codes say the same.
    #[test]
    fn any_symbols_are_read_or_refused(values in prop::collection::vec(0..32_u8, 20)) {
        if let Ok(take) = read(&values) {
            let code = take.write();
            prop_assert!(code.bytes().filter(|one| *one != b'-').eq(values.iter().map(|value| SYMBOLS[usize::from(*value)])));
        }
    }
}
