//! What a leader writes: short names and longer texts. Lengths are in Unicode characters.

use std::borrow::Cow;

/// A name in one line: at most 80 characters, with no spaces around it; it may be empty.
///
/// One that was stored stays as it stands there. What shows, and what is compared with another name,
/// is its normal form.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

/// A text of one or more lines: at most 500 characters, with no spaces or empty lines around it;
/// it may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(String);

/// What programs write in the place of a letter that they cannot read: Unicode's replacement
/// character.
const LOST: char = '\u{fffd}';

/// What was written has more characters than are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How many characters it has.
    pub length: usize,
    /// How many it may have.
    pub limit: usize,
}

impl Name {
    /// The most characters that a name has.
    pub const LIMIT: usize = 80;

    /// What was typed, as a name in its normal form.
    ///
    /// # Errors
    /// [`TooLong`] beyond [`Name::LIMIT`].
    pub fn new(typed: &str) -> Result<Name, TooLong> {
        within(normal(typed).into_owned(), Name::LIMIT).map(Name)
    }

    /// A name as it was stored: its words with one space between them. White space and control
    /// characters end a word.
    ///
    /// # Errors
    /// [`TooLong`] beyond [`Name::LIMIT`].
    pub fn stored(written: &str) -> Result<Name, TooLong> {
        within(in_words(written), Name::LIMIT).map(Name)
    }

    /// The name as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as it shows: in its normal form.
    pub fn shown(&self) -> Cow<'_, str> {
        normal(&self.0)
    }

    /// The name for a line that has no markup, such as an option: where it is read from right to left,
    /// marks around it keep the parts of the line in their order.
    pub fn in_a_line(&self) -> String {
        let shown = self.shown();
        if shown.chars().any(is_from_right_to_left) {
            format!("\u{2068}{shown}\u{2069}")
        } else {
            shown.into_owned()
        }
    }

    /// Whether both name the same: they show the same.
    pub fn is_same(&self, other: &Name) -> bool {
        self == other || self.shown() == other.shown()
    }

    /// Whether there is none, or none that can be seen.
    pub fn is_empty(&self) -> bool {
        self.shown().is_empty()
    }

    /// Whether a program that could not read a letter of it has put [`LOST`] in its place.
    pub fn has_lost_letters(&self) -> bool {
        self.0.contains(LOST)
    }
}

impl Text {
    /// The most characters that a text has.
    pub const LIMIT: usize = 500;

    /// What was written, as a text: every kind of line end becomes a line feed, a tab a space, and
    /// all other control characters go.
    ///
    /// # Errors
    /// [`TooLong`] beyond [`Text::LIMIT`].
    pub fn new(written: &str) -> Result<Text, TooLong> {
        let text = written.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
        let text = text.replace(|symbol: char| symbol.is_control() && symbol != '\n', "");
        within(text.trim().to_owned(), Text::LIMIT).map(Text)
    }

    /// The text as it stands, with a line feed between two lines.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing was written, or nothing that can be seen.
    pub fn is_empty(&self) -> bool {
        !self.0.chars().any(is_visible)
    }

    /// Whether a program that could not read a letter of it has put [`LOST`] in its place.
    pub fn has_lost_letters(&self) -> bool {
        self.0.contains(LOST)
    }
}

fn within(text: String, limit: usize) -> Result<String, TooLong> {
    let length = text.chars().count();
    if length > limit { Err(TooLong { length, limit }) } else { Ok(text) }
}

/// The words of a name with one space between them.
fn in_words(written: &str) -> String {
    let words = written.split(|symbol: char| symbol.is_whitespace() || symbol.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The normal form of a name: its words with one space between them, without marks that nobody sees
/// and that turn the direction of what stands around them. Nothing where nothing can be seen. Letters
/// stay as they are written: what is typed is composed where it is typed, by the page.
fn normal(name: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_graphic() || byte == b' ';
    if name.bytes().all(is_plain) && name.trim() == name && !name.contains("  ") {
        return name.into();
    }
    let unmarked: String = name.chars().filter(|symbol| !is_mark(*symbol)).collect();
    let name = in_words(&without_loose_joiners(&unmarked));
    if name.chars().any(is_visible) { name.into() } else { "".into() }
}

/// Joiners shape the emoji or letters that they stand between. Where none stands before them, they do
/// nothing.
fn without_loose_joiners(text: &str) -> String {
    let mut before = ' ';
    let is_kept = |symbol: &char| {
        let is_kept = !is_joiner(*symbol) || is_visible(before) || is_variation(before);
        before = *symbol;
        is_kept
    };
    text.chars().filter(is_kept).collect()
}

/// Zero-width joiner and non-joiner.
const fn is_joiner(symbol: char) -> bool {
    matches!(symbol, '\u{200c}' | '\u{200d}')
}

/// Variation selectors: they choose the look of what stands before them.
const fn is_variation(symbol: char) -> bool {
    matches!(symbol, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Marks of direction, and spaces without a width.
const fn is_mark(symbol: char) -> bool {
    matches!(
        symbol,
        '\u{61c}'
            | '\u{200b}'
            | '\u{200e}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// Whether a character shows by itself: it is no space, and none that Unicode says to ignore in
/// display.
fn is_visible(symbol: char) -> bool {
    let is_ignored = matches!(
        symbol,
        '\u{ad}' | '\u{34f}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    );
    let is_blank = symbol.is_whitespace() || symbol.is_control();
    !(is_blank || is_ignored || is_mark(symbol) || is_joiner(symbol) || is_variation(symbol))
}

/// Whether it is a letter of a script that is read from right to left.
const fn is_from_right_to_left(symbol: char) -> bool {
    matches!(
        symbol,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn name(written: &str) -> String {
        Name::new(written).unwrap().0
    }

    fn text(written: &str) -> String {
        Text::new(written).unwrap().0
    }

    fn stored(written: &str) -> Name {
        Name::stored(written).unwrap()
    }

    #[test]
    fn two_ways_to_write_one_name_are_one_name() {
        let [one, other] = ["Café Noord", "\u{202e}Café\u{200b} Noord"];
        assert_eq!(name(other), one);
        assert_eq!(name("\u{feff}Café\u{200b} \u{2066}Noord\u{2069}"), one);
        // What is stored stays as it is, and yet names the same.
        assert_eq!(stored(other).as_str(), other);
        assert_eq!(stored(other).shown(), one);
        assert!(stored(other).is_same(&stored(one)));
        assert!(!stored(other).is_same(&stored("Cafe Noord")));
    }

    #[test]
    fn a_name_that_nobody_can_see_is_none() {
        for unseen in
            ["\u{200b}", "\u{200d}\u{200c}", " \u{2060}\u{ad} \u{3164}", "\u{202e}", "\u{fe0f}"]
        {
            assert_eq!(name(unseen), "", "{unseen:?}");
            assert!(stored(unseen).is_empty() && stored(unseen).is_same(&Name::default()));
            assert!(Text::new(unseen).unwrap().is_empty());
        }
    }

    #[test]
    fn joiners_stay_where_emoji_and_scripts_need_them() {
        for whole in [
            "👩\u{200d}👩\u{200d}👧",
            "🏴\u{200d}☠\u{fe0f}",
            "❤\u{fe0f}\u{200d}🔥",
            "نامه\u{200c}ای",
            "क्\u{200d}ष",
        ] {
            assert_eq!(name(whole), whole);
        }
        assert_eq!(name("\u{200d}a \u{200c}b"), "a b");
    }

    #[test]
    fn a_name_turns_nothing_around_it() {
        assert_eq!(name("\u{202e}North"), "North");
        assert_eq!(stored("\u{202e}North").in_a_line(), "North");
        assert_eq!(stored("צוות").in_a_line(), "\u{2068}צוות\u{2069}");
    }

    #[test]
    fn a_name_is_one_line_without_spaces_around_it() {
        assert_eq!(name("  Team\tNorth \r\n East\u{0} "), "Team North East");
        assert_eq!(name("Zoë & “Co” \\ \"x\""), "Zoë & “Co” \\ \"x\"");
        assert_eq!(name("a\u{85}b\u{2028}c\u{a0}d\u{7f}e"), "a b c d e");
        assert!(Name::new(" \n\u{1} ").unwrap().is_empty());
    }

    #[test]
    fn a_text_keeps_its_lines_and_nothing_that_cannot_be_seen() {
        assert_eq!(text("\n When \u{0}I\tsit\r\ndown\rI …\n\n"), "When I sit\ndown\nI …");
        assert_eq!(text("one\r\n\r\ntwo\n\rthree"), "one\n\ntwo\n\nthree");
        assert_eq!(text("\u{1b}[1m👩‍👩‍👧"), "[1m👩‍👩‍👧");
        assert!(Text::new("\r\n\t ").unwrap().is_empty());
    }

    #[test]
    fn what_is_too_long_is_refused_with_its_length_in_characters() {
        assert!(Name::new(&"é".repeat(80)).is_ok());
        assert!(Name::new(&[" ", &"é".repeat(80), " "].concat()).is_ok());
        assert_eq!(Name::new(&"é".repeat(81)), Err(TooLong { length: 81, limit: 80 }));
        assert!(Text::new(&"😀".repeat(500)).is_ok());
        assert_eq!(Text::new(&"😀".repeat(501)), Err(TooLong { length: 501, limit: 500 }));
    }

    proptest! {
        #[test]
        fn what_was_made_a_name_or_a_text_once_stays_as_it_is(written in ".{0,90}|\\PC{0,90}") {
            if let Ok(name) = Name::new(&written) {
                prop_assert!(!name.0.chars().any(char::is_control));
                prop_assert_eq!(&name.shown(), name.as_str());
                prop_assert_eq!(Name::stored(name.as_str()), Ok(name.clone()));
                prop_assert_eq!(Name::new(name.as_str()), Ok(name));
            }
            if let Ok(text) = Text::new(&written) {
                prop_assert!(!text.0.chars().any(|symbol| symbol.is_control() && symbol != '\n'));
                prop_assert_eq!(Text::new(text.as_str()), Ok(text));
            }
        }

        #[test]
        fn any_mix_of_spaces_and_control_characters_is_put_right_at_once(
            written in "[ \t\r\n\u{0}\u{85}\u{2028}a]{0,40}"
        ) {
            let text = Text::new(&written).unwrap();
            prop_assert_eq!(Text::new(text.as_str()), Ok(text));
            let name = Name::new(&written).unwrap();
            prop_assert_eq!(Name::new(name.as_str()), Ok(name));
        }
    }
}
