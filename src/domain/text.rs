//! What a leader writes: short names and longer texts. Lengths are in Unicode characters.

/// A name in one line: at most 80 characters, with no spaces around it; it may be empty.
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

    /// What was written, as a name: its words with one space between them. White space and
    /// control characters end a word.
    ///
    /// # Errors
    /// [`TooLong`] beyond [`Name::LIMIT`].
    pub fn new(written: &str) -> Result<Name, TooLong> {
        let words = written.split(|symbol: char| symbol.is_whitespace() || symbol.is_control());
        let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
        within(words.join(" "), Name::LIMIT).map(Name)
    }

    /// The name as it stands.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
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

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
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
