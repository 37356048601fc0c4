//! What is on the picture, and that it stays on it.

use proptest::prelude::*;

use super::*;
use crate::{
    domain::{Answer, Answers, Language, Name, Statement},
    pages::sheet::{
        MARGIN, WIDTH,
        lines::lines,
        tests::{bars, measure, read, stays_within},
    },
};

/// The result of these answers, a digit for each statement, as a picture.
fn picture_of(language: Language, digits: &str, [team, name]: [&str; 2]) -> Picture {
    let mut answers = Answers::default();
    for (statement, digit) in Statement::all().zip(digits.chars()) {
        let digit = digit.to_digit(10).map(|digit| u8::try_from(digit).unwrap());
        answers.set(statement, digit.and_then(Answer::from_digit));
    }
    let [subject, name] = [team, name].map(|name| Name::new(name).unwrap());
    let told = Told {
        words: Words::of(language),
        scores: Scores::of(&answers),
        label: Label { subject, name, ..Label::default() },
        day: "24 november 2026".into(),
        home: Some("https://example.org/five/".into()),
    };
    picture(&told, &measure)
}

// Purpose 69, influence 25, growth 50, connection 81, example 100; overall 65.
const ANSWERS: &str = "544212232003444545555";

#[test]
fn a_dutch_result_is_told_in_full() {
    let picture = picture_of(Language::Dutch, ANSWERS, ["Noord", "Na de zomer"]);
    assert_eq!(
        read(&picture),
        [
            "Vijf sleutels",
            "Zelfscan betrokkenheid voor leiders",
            "Over Noord",
            "Na de zomer",
            "24 november 2026",
            "Totaalscore: 65 van 100.",
            "Score per sleutel van 0 tot 100, de laagste eerst",
            "25",
            "Invloed",
            "50",
            "Start en groei",
            "69",
            "Hoger doel",
            "81",
            "Verbondenheid",
            "100",
            "Voorbeeldgedrag",
            "De meeste winst zit in Invloed en Start en",
            "groei. Dat is je focus.",
            "https://example.org/five/",
        ]
    );
    assert_eq!(bars(&picture), [25, 50, 69, 81, 100]);
}

#[test]
fn an_english_result_without_a_name_or_enough_answers_is_told_as_far_as_it_goes() {
    let picture = picture_of(Language::English, "111143211", ["", ""]);
    assert_eq!(
        read(&picture),
        [
            "Five Keys",
            "An engagement self-check for leaders",
            "24 november 2026",
            "No overall score: that takes a",
            "score for at least four keys.",
            "Score per key from 0 to 100, lowest first",
            "0",
            "Purpose",
            "38",
            "Influence",
            "Start and growth",
            "Not enough answers (1 of 5)",
            "Connection",
            "Not enough answers (0 of 4)",
            "Leading by example",
            "Not enough answers (0 of 4)",
            "This is provisional so far: 2 of the 5 keys",
            "have a score.",
            "You have most to gain from Purpose and",
            "Influence. That is your focus.",
            "https://example.org/five/",
        ]
    );
    // Nothing is drawn of a score of nothing.
    assert_eq!(bars(&picture), [38]);
}

#[test]
fn what_a_leader_has_written_is_text_and_nothing_else() {
    let hostile = "</text><script>\"&'</script>";
    let picture = picture_of(Language::English, ANSWERS, [hostile, "a\u{202e}b\u{0}c\nd"]);
    assert_eq!(read(&picture)[2..5], [&format!("About {hostile}"), "ab c d", "24 november 2026"]);
}

#[test]
fn a_name_that_is_read_from_right_to_left_turns_nothing_around_it() {
    let picture = picture_of(Language::Dutch, ANSWERS, ["צוות (1)", "Team צפון"]);
    assert_eq!(read(&picture)[2], "Over \u{202b}צוות (1)\u{202c}");
    assert_eq!(read(&picture)[3], "Team צפון");
}

#[test]
fn a_long_name_takes_some_lines_and_no_more() {
    let picture = picture_of(Language::English, ANSWERS, [&"W".repeat(80), &"🔑 ".repeat(40)]);
    let lines = read(&picture);
    assert_eq!(lines[2], "About");
    assert_eq!(lines[3..=5].concat(), "W".repeat(80));
    let endless = lines_of("https://example.org/".to_owned() + &"five/".repeat(200));
    assert_eq!(endless.len(), LINES_OF_NAME);
    assert!(endless.last().unwrap().ends_with('…'), "{endless:?}");
}

fn lines_of(address: String) -> Vec<String> {
    lines(&address, LINES_OF_NAME, &|line| measure(line, SMALL) <= f64::from(WIDTH - 2 * MARGIN))
}

proptest! {
    #[test]
    fn everything_is_within_the_picture_and_below_what_is_before(
        digits in "[0-5-]{21}",
        team in "\\PC{0,80}",
        name in "(W|🔑|é| |ש){0,80}",
        is_dutch: bool,
    ) {
        let language = if is_dutch { Language::Dutch } else { Language::English };
        stays_within(picture_of(language, &digits, [&team, &name]))?;
    }
}
