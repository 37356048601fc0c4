//! The parts of a JSON text, each left as it stands.
//!
//! `serde_json` says whether a text is JSON at all; what it calls sound is then taken apart here.
//! Reading it into structures with serde as well would more than double what this room weighs in
//! the browser (16 KB instead of 6.5, compressed), most of it for messages that nobody sees, and
//! would say less about where a document is damaged.

use std::str::Chars;

use serde::de::IgnoredAny;

/// Where a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotJson {
    /// The line, from 1.
    pub(super) line: usize,
    /// The byte on that line, from 1; 0 where the line is missing.
    pub(super) column: usize,
}

/// Whether a text is JSON. All else here is for texts of which this has been said.
pub(super) fn check(text: &str) -> Result<(), NotJson> {
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) => Ok(()),
        Err(error) => Err(NotJson { line: error.line(), column: error.column() }),
    }
}

/// Why a value has no members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoMembers {
    /// It is no object.
    NotAnObject,
    /// One of the names occurs twice.
    Double,
}

/// The values of an object's members with these names, none for one that is missing or `null`.
pub(super) fn members<'a, const N: usize>(
    object: &'a str,
    names: [&str; N],
) -> Result<[Option<&'a str>; N], NoMembers> {
    let mut values = [None; N];
    find_members(object, &names, &mut values)?;
    Ok(values)
}

fn find_members<'a>(
    object: &'a str,
    names: &[&str],
    values: &mut [Option<&'a str>],
) -> Result<(), NoMembers> {
    for member in pieces(object, b'{', b'}').ok_or(NoMembers::NotAnObject)? {
        let (name, value) = part(member, b':');
        let name = word(name);
        for (found, wanted) in values.iter_mut().zip(names) {
            if name == Some(*wanted) && found.replace(value).is_some() {
                return Err(NoMembers::Double);
            }
        }
    }
    for value in values {
        if *value == Some("null") {
            *value = None;
        }
    }
    Ok(())
}

/// The values in a list; none if it is no list.
pub(super) fn items(list: &str) -> Option<Pieces<'_>> {
    pieces(list, b'[', b']')
}

/// A whole number without sign, fraction or exponent.
pub(super) fn number(value: &str) -> Option<u64> {
    value.parse().ok()
}

/// What is between the quotation marks of a text, as it stands. The words of a document need no
/// escapes; a text with one in it is none of them.
pub(super) fn word(value: &str) -> Option<&str> {
    inside(value, b'"', b'"')
}

/// A text that can have escapes in it: what somebody has written. None where half a character
/// beyond the first 65,536 stands alone. (`serde_json` would read it for 4 KB, compressed, most of it
/// for messages about what is no text.)
pub(super) fn text(value: &str) -> Option<String> {
    let mut symbols = word(value)?.chars();
    let mut text = String::new();
    while let Some(symbol) = symbols.next() {
        text.push(match symbol {
            '\\' => match symbols.next()? {
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => escaped(&mut symbols)?,
                itself => itself,
            },
            plain => plain,
        });
    }
    Some(text)
}

/// The character that a `\u` stands for, of which a second one can be the other half.
fn escaped(symbols: &mut Chars) -> Option<char> {
    const HIGH: u32 = 0xd800;
    const LOW: u32 = 0xdc00;
    let first = four_digits(symbols)?;
    if first & !0x3ff != HIGH {
        return char::from_u32(first);
    }
    let mut next = || symbols.next();
    if (next(), next()) != (Some('\\'), Some('u')) {
        return None;
    }
    let second = four_digits(symbols)?.checked_sub(LOW).filter(|half| *half < 0x400)?;
    char::from_u32(0x1_0000 + ((first - HIGH) << 10) + second)
}

fn four_digits(symbols: &mut Chars) -> Option<u32> {
    let mut digits = || symbols.next()?.to_digit(16);
    Some(digits()? << 12 | digits()? << 8 | digits()? << 4 | digits()?)
}

/// Whether two JSON texts differ in nothing but the spaces between their parts.
pub(super) fn same_but_for_spaces(one: &str, other: &str) -> bool {
    significant(one).eq(significant(other))
}

/// The bytes of a JSON text that are not spaces between its parts.
fn significant(text: &str) -> impl Iterator<Item = u8> {
    let (mut is_in_text, mut is_escaped) = (false, false);
    text.bytes().filter(move |byte| {
        if *byte == b'"' && !is_escaped {
            is_in_text = !is_in_text;
        }
        is_escaped = *byte == b'\\' && !is_escaped;
        is_in_text || !matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
    })
}

/// What stands between the commas of a list or an object.
fn pieces(value: &str, open: u8, close: u8) -> Option<Pieces<'_>> {
    inside(value.trim_ascii(), open, close).map(Pieces)
}

/// What is between the first and the last byte, if they are these.
#[inline(never)]
fn inside(value: &str, first: u8, last: u8) -> Option<&str> {
    match value.as_bytes() {
        [one, .., other] if *one == first && *other == last => value.get(1..value.len() - 1),
        _ => None,
    }
}

/// What is left of the inside of a list or an object.
pub(super) struct Pieces<'a>(&'a str);

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (piece, rest) = part(self.0, b',');
        self.0 = rest;
        (!piece.is_empty()).then_some(piece)
    }
}

/// What stands before the first such byte that is in no text, list or object, and after it; no
/// spaces are left around the two.
#[inline(never)]
fn part(text: &str, wanted: u8) -> (&str, &str) {
    let (mut is_in_text, mut is_escaped, mut depth) = (false, false, 0_usize);
    for (place, byte) in text.bytes().enumerate() {
        if is_in_text {
            is_in_text = is_escaped || byte != b'"';
            is_escaped = byte == b'\\' && !is_escaped;
            continue;
        }
        match byte {
            b'"' => is_in_text = true,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ if depth == 0 && byte == wanted => {
                let parts = text.get(..place).zip(text.get(place + 1..)).unwrap_or_default();
                return (parts.0.trim_ascii(), parts.1.trim_ascii());
            }
            _ => {}
        }
    }
    (text.trim_ascii(), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(list: &str) -> Vec<&str> {
        items(list).unwrap().collect()
    }

    #[test]
    fn a_list_is_parted_at_its_own_commas() {
        assert_eq!(listed("[]"), [""; 0]);
        assert_eq!(listed(" [ \n] "), [""; 0]);
        assert_eq!(listed("[1]"), ["1"]);
        assert_eq!(listed("[ 1 ,[2,3], {\"a\":4,\"b\":5}]"), ["1", "[2,3]", "{\"a\":4,\"b\":5}"]);
        assert_eq!(
            listed(r#"["a,b","]","\",","\\",""]"#),
            [r#""a,b""#, r#""]""#, r#""\",""#, r#""\\""#, r#""""#]
        );
        assert!(items("{}").is_none());
        assert!(items("1").is_none());
    }

    #[test]
    fn the_named_members_of_an_object_are_found() {
        let object = r#" { "b" : [1, 2] ,"c":{"a":3},"d:":4, "a" :"x:,}" }"#;
        assert_eq!(
            members(object, ["a", "b", "d", "d:"]),
            Ok([Some("\"x:,}\""), Some("[1, 2]"), None, Some("4")])
        );
        assert_eq!(members("{}", ["a"]), Ok([None]));
        assert_eq!(members(r#"{"a":null}"#, ["a"]), Ok([None]));
        assert_eq!(members(r#"{"a":1,"b":2,"a":3}"#, ["a"]), Err(NoMembers::Double));
        assert_eq!(members(r#"{"a":1,"b":2,"a":3}"#, ["b"]), Ok([Some("2")]));
        assert_eq!(members("[]", ["a"]), Err(NoMembers::NotAnObject));
        assert_eq!(members("\"{}\"", ["a"]), Err(NoMembers::NotAnObject));
    }

    #[test]
    fn only_spaces_between_the_parts_are_of_no_matter() {
        assert!(same_but_for_spaces("{\"a\":[1,2]}", "\t{ \"a\" :\r\n[ 1, 2 ] }\n"));
        assert!(!same_but_for_spaces("{\"a\":1}", "{\"a \":1}"));
        assert!(!same_but_for_spaces(r#"["\" "]"#, r#"["\""]"#));
        assert!(!same_but_for_spaces("[1,2]", "[12]"));
    }

    #[test]
    fn escapes_are_read_in_what_somebody_has_written_alone() {
        let written = r#""a\"b\\c\nd\u00e9\ud83d\ude00é""#;
        assert_eq!(text(written), Some("a\"b\\c\ndé😀é".into()));
        assert_eq!(text("\"\""), Some(String::new()));
        assert_eq!(text(r#""\/\b\f\r\t\uFFFF""#), Some("/\u{8}\u{c}\r\t\u{ffff}".into()));
        for other in [
            "1",
            "null",
            "[]",
            r#"{"a":"b"}"#,
            r#""\ud800""#,
            r#""\ud800\n""#,
            r#""\ud800\ud800""#,
            r#""\udc00""#,
        ] {
            assert_eq!(text(other), None, "{other}");
        }
        assert_eq!(word(r#""a\"b""#), Some(r#"a\"b"#));
    }

    #[test]
    fn numbers_are_digits_alone() {
        assert_eq!(number("0"), Some(0));
        assert_eq!(number("18446744073709551615"), Some(u64::MAX));
        for text in ["-0", "1.0", "1e2", "18446744073709551616", "\"1\"", ""] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
