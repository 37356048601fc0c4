//! The result as a picture for a slide or a message: what is on it, and where.

mod lines;
#[cfg(test)]
mod tests;

use self::lines::{APART, END_APART, lines};
use super::summary::{focus_text, key_name, not_enough_text, overall_text, provisional_text};
use crate::{
    domain::{Key, KeyScore, Label, Name, Score, Scores},
    phrases::named,
    ports::{Colour, Letters, Measure, Picture, Shape},
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

/// The width, which a message or a slide shows whole; the height is as much as it takes.
const WIDTH: u32 = 1200;
/// The room around everything, and in a card.
const MARGIN: u32 = 80;
const PADDING: u32 = 56;

/// How high the bar of a score is.
const BAR: u32 = 26;

const TITLE: Letters = Letters { size: 68, is_bold: true };
const HEADING: Letters = Letters { size: 46, is_bold: true };
const PLAIN: Letters = Letters { size: 42, is_bold: false };
const NUMBER: Letters = Letters { size: 46, is_bold: true };
const SMALL: Letters = Letters { size: 34, is_bold: false };

/// Of a name or an address, and of a sentence, no more lines than this. A leader's longest names fit,
/// unless their letters are wide; the sentences are the page's own.
const LINES_OF_NAME: usize = 4;
const LINES_OF_SENTENCE: usize = 12;

/// The picture of a result.
pub(super) fn picture(told: &Told, measure: Measure) -> Picture {
    let Told { words, scores, label, day, home } = told;
    let phrases = &words.phrases;
    let mut sheet = Sheet { measure, shapes: Vec::new(), top: MARGIN, inset: MARGIN };
    // What is on it says how high the ground is.
    sheet.area([0, 0, WIDTH, 0, 0], Colour::Ground);
    sheet.key();
    sheet.line(words.content.name, TITLE, Colour::Ink);
    sheet.top += 10;
    sheet.text(words.content.tagline, SMALL, Colour::Soft, LINES_OF_SENTENCE);
    sheet.top += 36;
    if !label.subject.is_empty() {
        let team = named(phrases.about_team(), &in_a_line(&label.subject));
        sheet.text(&team, HEADING, Colour::Ink, LINES_OF_NAME);
        sheet.top += 8;
    }
    if !label.name.is_empty() {
        sheet.text(&in_a_line(&label.name), PLAIN, Colour::Ink, LINES_OF_NAME);
        sheet.top += 8;
    }
    sheet.text(day, PLAIN, Colour::Soft, LINES_OF_NAME);
    sheet.top += 44;
    sheet.card(Colour::Raised, |card| {
        card.text(&overall_text(words, scores), HEADING, Colour::Ink, LINES_OF_SENTENCE);
        card.top += 6;
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
    sheet.top += 40;
    sheet.card(Colour::Tint, |card| {
        if scores.is_provisional() {
            card.text(&provisional_text(words, scores), PLAIN, Colour::Ink, LINES_OF_SENTENCE);
            card.top += 24;
        }
        card.text(&focus_text(words, scores), PLAIN, Colour::Ink, LINES_OF_SENTENCE);
    });
    if let Some(home) = home {
        sheet.top += 40;
        sheet.text(home, SMALL, Colour::Soft, LINES_OF_NAME);
    }
    let height = sheet.top + MARGIN;
    if let Some(Shape::Area { height: whole, .. }) = sheet.shapes.first_mut() {
        *whole = height;
    }
    Picture { width: WIDTH, height, shapes: sheet.shapes }
}

/// A picture in the making, from its top downwards.
struct Sheet<'a> {
    measure: Measure<'a>,
    shapes: Vec<Shape>,
    /// Where what comes next begins.
    top: u32,
    /// The room at both sides.
    inset: u32,
}

impl Sheet<'_> {
    const fn width(&self) -> u32 {
        WIDTH - 2 * self.inset
    }

    fn area(&mut self, [left, top, width, height, round]: [u32; 5], colour: Colour) {
        self.shapes.push(Shape::Area { left, top, width, height, round, colour });
    }

    /// The product's own sign, at the right of what comes next.
    fn key(&mut self) {
        let (left, top) = (WIDTH - MARGIN - 152, self.top + 8);
        self.area([left, top, 84, 84, 42], Colour::Accent);
        self.area([left + 20, top + 20, 44, 44, 22], Colour::Ground);
        self.area([left + 80, top + 32, 72, 20, 4], Colour::Accent);
        self.area([left + 132, top + 32, 20, 48, 4], Colour::Accent);
    }

    /// A line that is known to fit.
    fn line(&mut self, text: &str, letters: Letters, colour: Colour) {
        self.put([self.inset, self.base(letters)], text.to_owned(), letters, colour);
        self.top += height(letters);
    }

    /// What the next line in these letters stands on: some four fifths of their size below their top.
    const fn base(&self, letters: Letters) -> u32 {
        self.top + (height(letters) - letters.size) / 2 + letters.size * 4 / 5
    }

    fn put(&mut self, [left, base]: [u32; 2], text: String, letters: Letters, colour: Colour) {
        self.shapes.push(Shape::Line { left, base, text, letters, colour });
    }

    /// A text in as many lines as it takes, at most so many.
    fn text(&mut self, text: &str, letters: Letters, colour: Colour, most: usize) {
        let width = f64::from(self.width());
        let measure = self.measure;
        for line in lines(text, most, &|line| measure(line, letters) <= width) {
            self.line(&line, letters, colour);
        }
    }

    /// A card, and what is on it.
    fn card(&mut self, colour: Colour, write: impl FnOnce(&mut Self)) {
        let edge = if colour == Colour::Raised { Colour::Faint } else { colour };
        let ([left, top, width], number) =
            ([self.inset, self.top, self.width()], self.shapes.len());
        self.area([left, top, width, 0, 28], edge);
        self.area([left + 2, top + 2, width - 4, 0, 26], colour);
        self.top += PADDING;
        self.inset += PADDING;
        write(self);
        self.inset -= PADDING;
        self.top += PADDING;
        // What is on it says how high it is.
        for (shape, edges) in self.shapes.iter_mut().skip(number).zip([0, 4]) {
            if let Shape::Area { height, .. } = shape {
                *height = self.top - top - edges;
            }
        }
    }

    /// A key with its score, as a number and as a bar of that length.
    fn bar(&mut self, name: &str, score: Score) {
        self.top += 34;
        let points = score.rounded();
        let number = points.to_string();
        // A number has a few digits.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let width = (self.measure)(&number, NUMBER).ceil() as u32;
        let (left, base) = (WIDTH.saturating_sub(self.inset + width), self.base(PLAIN));
        self.put([left, base], number, NUMBER, Colour::Ink);
        self.line(name, PLAIN, Colour::Ink);
        self.top += 10;
        let [left, top, width] = [self.inset, self.top, self.width()];
        self.area([left, top, width, BAR, 8], Colour::Faint);
        if points > 0 {
            let width = width * points / 100;
            self.area([left, top, width, BAR, (width / 2).min(8)], Colour::Accent);
        }
        self.top += BAR;
    }

    /// A key without a score, and why it has none.
    fn no_bar(&mut self, name: &str, why: &str) {
        self.top += 34;
        self.line(name, PLAIN, Colour::Ink);
        self.text(why, SMALL, Colour::Soft, LINES_OF_SENTENCE);
    }
}

/// How high a line in these letters is, with the room between two lines.
const fn height(letters: Letters) -> u32 {
    letters.size * 7 / 5
}

/// A name for a line that is read from left to right. Where the name is read from right to left, marks
/// around it keep its parts in their order: the older ones, since canvases in Safari know no others.
fn in_a_line(name: &Name) -> String {
    let line = name.in_a_line();
    let is_latin_or_like =
        |symbol: char| symbol.is_ascii_alphabetic() || ('\u{c0}'..'\u{590}').contains(&symbol);
    match line.strip_prefix('\u{2068}').and_then(|name| name.strip_suffix('\u{2069}')) {
        Some(name) if name.starts_with(is_latin_or_like) => name.to_owned(),
        Some(name) => format!("{APART}{name}{END_APART}"),
        None => line,
    }
}
