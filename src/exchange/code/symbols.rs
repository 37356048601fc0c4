//! Bytes as symbols that a person can read out and type: Crockford's base 32, in groups of four.

use data_encoding::Encoding;
use data_encoding_macro::new_encoding;

/// Without I, L, O and U; what looks like 0 or 1 is taken for it, in either case.
const CROCKFORD: Encoding = new_encoding! {
    symbols: "0123456789ABCDEFGHJKMNPQRSTVWXYZ",
    translate_from: "abcdefghjkmnpqrstvwxyzOoIiLl",
    translate_to: "ABCDEFGHJKMNPQRSTVWXYZ001111",
};
/// How many symbols stand together.
pub(super) const GROUP: usize = 4;

/// Why a text is not the symbols of any bytes.
pub(super) enum Unreadable {
    /// It has none.
    Empty,
    /// It has a symbol that is none of these.
    Symbol(char),
    /// No bytes have these symbols: not that many, or the last says more than the bytes need.
    NoBytes(usize),
}

/// The symbols of some bytes, with a dash between two groups.
pub(super) fn write(bytes: &[u8]) -> String {
    let symbols = CROCKFORD.encode(bytes);
    let mut text = String::with_capacity(symbols.len() + symbols.len() / GROUP);
    for (place, symbol) in symbols.chars().enumerate() {
        if place > 0 && place % GROUP == 0 {
            text.push('-');
        }
        text.push(symbol);
    }
    text
}

/// The bytes of what was typed or pasted.
pub(super) fn read(text: &str) -> Result<Vec<u8>, Unreadable> {
    let symbols: String = text.chars().filter(|symbol| !is_between(*symbol)).collect();
    if symbols.is_empty() {
        return Err(Unreadable::Empty);
    }
    if let Some(symbol) = symbols.chars().find(|symbol| !is_symbol(*symbol)) {
        return Err(Unreadable::Symbol(symbol));
    }
    CROCKFORD.decode(symbols.as_bytes()).map_err(|_| Unreadable::NoBytes(symbols.len()))
}

/// The value of the first symbol of a text, 0 to 31; none where it has none that is in a code.
pub(super) fn first_value(text: &str) -> Option<u8> {
    let first = text.chars().find(|symbol| !is_between(*symbol))?;
    // Two symbols are the least that make a byte: its first five bits are those of the first.
    let byte = CROCKFORD.decode(format!("{first}0").as_bytes()).ok()?;
    byte.first().map(|byte| byte >> 3)
}

/// Whether a symbol can be in a code, as it is typed.
fn is_symbol(symbol: char) -> bool {
    symbol.is_ascii_alphanumeric() && !matches!(symbol, 'u' | 'U')
}

/// How many symbols so many bytes have.
pub(super) const fn length(bytes: usize) -> usize {
    (bytes * 8).div_ceil(5)
}

/// Whether a symbol stands between two groups, or was put there on the way: white space, a dash of any
/// kind, or a mark that nobody sees.
pub(super) fn is_between(symbol: char) -> bool {
    symbol.is_whitespace()
        || is_dash(symbol)
        || matches!(
            symbol,
            '_' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        )
}

/// Whether a symbol is a dash; word processors put their own in its place.
pub(super) fn is_dash(symbol: char) -> bool {
    matches!(symbol, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
