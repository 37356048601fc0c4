//! The result as a picture for a slide or a message: what is on it, and where.

#[cfg(test)]
mod tests;

use super::summary::{focus_text, key_name, not_enough_text, overall_text, provisional_text};
use crate::{
    domain::{Key, KeyScore, Label, Scores},
    pages::sheet::{
        HEADING, LINES_OF_NAME, LINES_OF_SENTENCE, PLAIN, SMALL, in_a_line, picture_with,
    },
    phrases::named,
    ports::{Colour, Measure, Picture},
    words::Words,
};

/// What a picture is made of.
pub(super) struct Told<'a> {
    /// The words in the reader's language.
    pub(super) words: &'a Words,
    /// The scores.
    pub(super) scores: Scores,
    /// What the take is called, and which team it is about.
    pub(super) label: Label,
    /// The day on which it was finished, in the reader's language.
    pub(super) day: String,
    /// The app's address; none where it has none that others can open.
    pub(super) home: Option<String>,
}

/// The picture of a result.
pub(super) fn picture(told: &Told, measure: Measure) -> Picture {
    let Told { words, scores, label, day, home } = told;
    let phrases = &words.phrases;
    picture_with(words, home.as_deref(), measure, |sheet| {
        if !label.subject.is_empty() {
            let team = named(phrases.about_team(), &in_a_line(&label.subject));
            sheet.text(&team, HEADING, Colour::Ink, LINES_OF_NAME);
            sheet.space(8);
        }
        if !label.name.is_empty() {
            sheet.text(&in_a_line(&label.name), PLAIN, Colour::Ink, LINES_OF_NAME);
            sheet.space(8);
        }
        sheet.text(day, PLAIN, Colour::Soft, LINES_OF_NAME);
        sheet.space(44);
        sheet.card(Colour::Raised, |card| {
            card.text(&overall_text(words, scores), HEADING, Colour::Ink, LINES_OF_SENTENCE);
            card.space(6);
            card.text(phrases.scores_caption(), SMALL, Colour::Soft, LINES_OF_SENTENCE);
            for (key, score) in scores.ranked() {
                card.bar(key_name(words, key), score);
            }
            for key in Key::ALL {
                if let KeyScore::NotEnough { rated, of } = scores.key(key) {
                    card.no_bar(key_name(words, key), &not_enough_text(words, rated, of));
                }
            }
        });
        sheet.space(40);
        sheet.card(Colour::Tint, |card| {
            if scores.is_provisional() {
                card.text(&provisional_text(words, scores), PLAIN, Colour::Ink, LINES_OF_SENTENCE);
                card.space(24);
            }
            card.text(&focus_text(words, scores), PLAIN, Colour::Ink, LINES_OF_SENTENCE);
        });
    })
}
