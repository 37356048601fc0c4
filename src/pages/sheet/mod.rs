//! A picture for a slide or a message in the making: the product's name, whatever is told, the page's
//! address.

pub(super) mod lines;
#[cfg(test)]
pub(super) mod tests;

use self::lines::{APART, END_APART, lines};
use crate::{
    domain::{Name, Score},
    ports::{Colour, Letters, Measure, Picture, Shape},
    words::Words,
};

/// The width, which a message or a slide shows whole; the height is as much as it takes.
pub(super) const WIDTH: u32 = 1200;
/// The room around everything, and in a card.
pub(super) const MARGIN: u32 = 80;
const PADDING: u32 = 56;

/// How high the bar of a score is.
pub(super) const BAR: u32 = 26;

const TITLE: Letters = Letters { size: 68, is_bold: true };
pub(super) const HEADING: Letters = Letters { size: 46, is_bold: true };
pub(super) const PLAIN: Letters = Letters { size: 42, is_bold: false };
const NUMBER: Letters = Letters { size: 46, is_bold: true };
pub(super) const SMALL: Letters = Letters { size: 34, is_bold: false };

/// Of a name or an address, and of a sentence, no more lines than this. A leader's longest names fit,
/// unless their letters are wide; the sentences are the page's own.
pub(super) const LINES_OF_NAME: usize = 4;
pub(super) const LINES_OF_SENTENCE: usize = 12;

/// A picture of what a function writes on it.
pub(super) fn picture_with(
    words: &Words,
    home: Option<&str>,
    measure: Measure,
    write: impl FnOnce(&mut Sheet),
) -> Picture {
    let mut sheet = Sheet { measure, shapes: Vec::new(), top: MARGIN, inset: MARGIN };
    // What is on it says how high the ground is.
    sheet.area([0, 0, WIDTH, 0, 0], Colour::Ground);
    sheet.key();
    sheet.line(words.content.name, TITLE, Colour::Ink);
    sheet.space(10);
    sheet.text(words.content.tagline, SMALL, Colour::Soft, LINES_OF_SENTENCE);
    sheet.space(36);
    write(&mut sheet);
    if let Some(home) = home {
        sheet.space(40);
        sheet.text(home, SMALL, Colour::Soft, LINES_OF_NAME);
    }
    let height = sheet.top + MARGIN;
    if let Some(Shape::Area { height: whole, .. }) = sheet.shapes.first_mut() {
        *whole = height;
    }
    Picture { width: WIDTH, height, shapes: sheet.shapes }
}

/// A picture in the making, from its top downwards.
pub(super) struct Sheet<'a> {
    measure: Measure<'a>,
    shapes: Vec<Shape>,
    /// Where what comes next begins.
    top: u32,
    /// The room at both sides.
    inset: u32,
}

impl Sheet<'_> {
    /// Leaves so much room before what comes next.
    pub(super) const fn space(&mut self, height: u32) {
        self.top += height;
    }

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
    pub(super) fn text(&mut self, text: &str, letters: Letters, colour: Colour, most: usize) {
        let width = f64::from(self.width());
        let measure = self.measure;
        for line in lines(text, most, &|line| measure(line, letters) <= width) {
            self.line(&line, letters, colour);
        }
    }

    /// A card, and what is on it.
    pub(super) fn card(&mut self, colour: Colour, write: impl FnOnce(&mut Self)) {
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
    pub(super) fn bar(&mut self, name: &str, score: Score) {
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
    pub(super) fn no_bar(&mut self, name: &str, why: &str) {
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
pub(super) fn in_a_line(name: &Name) -> String {
    let line = name.in_a_line();
    let is_latin_or_like =
        |symbol: char| symbol.is_ascii_alphabetic() || ('\u{c0}'..'\u{590}').contains(&symbol);
    match line.strip_prefix('\u{2068}').and_then(|name| name.strip_suffix('\u{2069}')) {
        Some(name) if name.starts_with(is_latin_or_like) => name.to_owned(),
        Some(name) => format!("{APART}{name}{END_APART}"),
        None => line,
    }
}
