//! The picture of a group for a slide or a message: what is on it, and where.

use super::picture::title;
use crate::{
    domain::{FEWEST_FOR_A_MEAN, Key, Order, Picture as GroupPicture, Voice},
    pages::sheet::{HEADING, LINES_OF_NAME, LINES_OF_SENTENCE, PLAIN, SMALL, Sheet, picture_with},
    phrases::SessionPhrases,
    ports::{Colour, Measure, Picture},
    words::Words,
};

/// What the picture is made of.
pub(super) struct Told<'a> {
    /// The words in the reader's language.
    pub(super) words: &'a Words,
    /// The words of sessions in that language.
    pub(super) phrases: &'a SessionPhrases,
    /// What the session is called, for a line that is read from left to right.
    pub(super) name: String,
    /// Who has answered.
    pub(super) voice: Voice,
    /// What its answers come to.
    pub(super) group: GroupPicture,
    /// The day on which that was shown, in the reader's language.
    pub(super) day: String,
    /// The app's address; none where it has none that others can open.
    pub(super) home: Option<String>,
}

/// The picture of a group, each figure only as far as enough have answered.
pub(super) fn picture(told: &Told, measure: Measure) -> Picture {
    let Told { words, phrases, name, voice, group, day, home } = told;
    picture_with(words, home.as_deref(), measure, |sheet| {
        sheet.text(name, HEADING, Colour::Ink, LINES_OF_NAME);
        sheet.space(8);
        sheet.text(day, PLAIN, Colour::Soft, LINES_OF_NAME);
        sheet.space(44);
        sheet.card(Colour::Raised, |card| {
            let count = title(phrases, *voice, group.count);
            card.text(&count, HEADING, Colour::Ink, LINES_OF_SENTENCE);
            if group.count < FEWEST_FOR_A_MEAN {
                return;
            }
            card.space(6);
            card.text(phrases.picture_png_caption(), SMALL, Colour::Soft, LINES_OF_SENTENCE);
            for key in group.keys_in(Order::Low) {
                add_key(card, key, told);
            }
        });
        let why = match group.count {
            0..FEWEST_FOR_A_MEAN => Some(phrases.picture_few()),
            _ => (!group.has_spreads()).then(|| phrases.picture_means()),
        };
        if let Some(why) = why {
            sheet.space(40);
            sheet.card(Colour::Tint, |card| {
                card.text(why, PLAIN, Colour::Ink, LINES_OF_SENTENCE);
            });
        }
    })
}

/// A key: its mean, and how its scores are spread.
fn add_key(card: &mut Sheet, key: Key, told: &Told) {
    let Told { words, phrases, group, .. } = told;
    let (name, figure) = (words.content.key(key).name, group.key(key));
    match figure.mean() {
        Some(mean) => card.bar(name, mean),
        None => card.no_bar(name, phrases.picture_none()),
    }
    if let Some(spread) = figure.spread() {
        let labels = [phrases.bands_low(), phrases.bands_mid(), phrases.bands_high()];
        let bands =
            labels.iter().zip(spread.bands).map(|(label, count)| format!("{label}: {count}"));
        let bands = bands.collect::<Vec<_>>().join("  ·  ");
        card.space(6);
        card.text(&bands, SMALL, Colour::Soft, LINES_OF_SENTENCE);
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::{
        domain::{Answer, Answers, Bundle, Contribution, Language, Name, Statement},
        pages::sheet::{
            in_a_line,
            tests::{bars, measure, read, stays_within},
        },
    };

    fn answers(digits: &str) -> Answers {
        let mut answers = Answers::default();
        for (statement, digit) in Statement::all().zip(digits.chars()) {
            let digit = digit.to_digit(10).map(|digit| u8::try_from(digit).unwrap());
            answers.set(statement, digit.and_then(Answer::from_digit));
        }
        answers
    }

    /// The picture of these answers.
    fn picture_of(language: Language, name: &str, all: &[&str]) -> Picture {
        let contributions =
            (1..).zip(all).map(|(nonce, text)| Contribution::new(nonce, &answers(text)));
        let told = Told {
            words: Words::of(language),
            phrases: SessionPhrases::of(language),
            name: in_a_line(&Name::new(name).unwrap()),
            voice: Voice::Own,
            group: GroupPicture::of(&Bundle::new(contributions).unwrap()),
            day: "24 november 2026".into(),
            home: Some("https://example.org/five/".into()),
        };
        picture(&told, &measure)
    }

    // Purpose 0, 25, 50, 75 and 100; influence 25; growth 50; connection 75 for four of them; example
    // nobody.
    const FIVE: [&str; 5] = [
        "1111222233333----",
        "22222222333334444",
        "33332222333334444",
        "44442222333334444",
        "55552222333334444",
    ];

    #[test]
    fn a_dutch_picture_of_five_is_told_in_full() {
        let picture = picture_of(Language::Dutch, "Leidersdag", &FIVE);
        assert_eq!(
            read(&picture),
            [
                "Vijf sleutels",
                "Zelfscan betrokkenheid voor leiders",
                "Leidersdag",
                "24 november 2026",
                "Het beeld van 5 leidinggevenden",
                "Gemiddelde van 0 tot 100, het laagste eerst",
                "25",
                "Invloed",
                "onder 50: 5  ·  50 tot 75: 0  ·  75 en hoger: 0",
                "50",
                "Hoger doel",
                "onder 50: 2  ·  50 tot 75: 1  ·  75 en hoger: 2",
                "50",
                "Start en groei",
                "onder 50: 0  ·  50 tot 75: 5  ·  75 en hoger: 0",
                "75",
                "Verbondenheid",
                "Voorbeeldgedrag",
                "Te weinig antwoorden",
                "https://example.org/five/",
            ]
        );
        assert_eq!(bars(&picture), [25, 50, 50, 75]);
    }

    #[test]
    fn an_english_picture_of_three_tells_means_and_why_no_more() {
        let picture = picture_of(Language::English, "Leading well", &FIVE[..3]);
        let lines = read(&picture);
        assert_eq!(
            &lines[2..7],
            [
                "Leading well",
                "24 november 2026",
                "The picture of 3 leaders",
                "Mean per key from 0 to 100, lowest first",
                "25",
            ]
        );
        assert_eq!(bars(&picture), [25, 25, 50]);
        assert!(!lines.iter().any(|line| line.contains("below 50")));
        assert!(lines.iter().any(|line| line.starts_with("With 3 or 4 answers")));
        // Two of them have a score for connection.
        assert_eq!(lines.iter().filter(|line| **line == "Too few answers").count(), 2);
    }

    #[test]
    fn fewer_than_three_tell_nothing_but_their_number() {
        for language in Language::ALL {
            let picture = picture_of(language, "", &FIVE[..2]);
            assert!(bars(&picture).is_empty());
            let count = title(SessionPhrases::of(language), Voice::Own, 2);
            let names = Key::ALL.map(|key| Words::of(language).content.key(key).name);
            let lines = read(&picture);
            assert!(lines.contains(&count.as_str()));
            assert!(!lines.iter().any(|line| names.contains(line)));
        }
    }

    #[test]
    fn a_name_that_is_read_from_right_to_left_turns_nothing_and_a_long_one_takes_some_lines() {
        let picture = picture_of(Language::Dutch, "צוות (1)", &FIVE);
        assert_eq!(read(&picture)[2], "\u{202b}צוות (1)\u{202c}");
        let picture = picture_of(Language::English, &"W".repeat(80), &FIVE);
        assert_eq!(read(&picture)[2..5].concat(), "W".repeat(80));
    }

    proptest! {
        #[test]
        fn everything_is_within_the_picture_and_below_what_is_before(
            all in vec("[0-5-]{21}", 0..9),
            name in "(W|🔑|é| |ש){0,80}",
            is_dutch: bool,
        ) {
            let language = if is_dutch { Language::Dutch } else { Language::English };
            let all: Vec<_> = all.iter().map(String::as_str).collect();
            stays_within(picture_of(language, &name, &all))?;
        }
    }
}
