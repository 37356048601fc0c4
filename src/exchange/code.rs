//! Codes: what passes from one device to another as a text that is short enough to type.
//!
//! `docs/codes.md` describes them byte by byte, and `tests/codes/vectors.json` has examples.

mod symbols;
mod take;

use crc::{CRC_16_EN_13757, Crc};

use symbols::Unreadable;

pub use take::TakeCode;

/// The checksum at the end of every code. It finds every damage within 16 bits that stand together: a
/// wrong symbol, two neighbours in the wrong order, and more.
const CHECKSUM: Crc<u16> = Crc::<u16>::new(&CRC_16_EN_13757);
/// How many bytes the checksum has.
const CHECKSUM_BYTES: usize = 2;
/// The format of a take's code: the first four bits of all that it holds.
const TAKE: u8 = 1;

/// Why a text is no code that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// Nothing was given.
    Missing,
    /// It has a symbol that is in no code.
    Symbol(char),
    /// It has another length than this kind of code, in symbols.
    Length {
        /// How many it has.
        found: usize,
        /// How many it would have.
        wanted: usize,
    },
    /// Its checksum is that of another one: something in it is wrong.
    Checksum,
    /// It is whole, and of a format that this version does not know: a later one made it.
    Later,
    /// Its checksum is right, and what it says cannot be.
    Impossible,
}

/// The text of a code: the format and what it holds, then the checksum.
fn write(payload: &[u8]) -> String {
    let checksum = CHECKSUM.checksum(payload).to_be_bytes();
    symbols::write(&[payload, &checksum].concat())
}

/// What a code of a format and a length holds, without the checksum.
fn read<const BYTES: usize>(text: &str, format: u8) -> Result<[u8; BYTES], CodeError> {
    let bytes = symbols::read(text).map_err(|unreadable| match unreadable {
        Unreadable::Empty => CodeError::Missing,
        Unreadable::Symbol(symbol) => CodeError::Symbol(symbol),
        Unreadable::Length(found) => CodeError::Length { found, wanted: length(BYTES) },
        Unreadable::Rest => CodeError::Checksum,
    })?;
    let checked = bytes.split_last_chunk::<CHECKSUM_BYTES>();
    let is_whole = |(payload, checksum): &(&[u8], &[u8; CHECKSUM_BYTES])| {
        CHECKSUM.checksum(payload) == u16::from_be_bytes(**checksum)
    };
    match checked.filter(is_whole) {
        Some((payload, _)) if payload.first().is_some_and(|first| first >> 4 != format) => {
            Err(CodeError::Later)
        }
        Some((payload, _)) => payload.try_into().map_err(|_| CodeError::Impossible),
        None if bytes.len() == BYTES + CHECKSUM_BYTES => Err(CodeError::Checksum),
        None => {
            let found = symbols::length(bytes.len());
            Err(CodeError::Length { found, wanted: length(BYTES) })
        }
    }
}

/// How many symbols a code has that holds so many bytes.
const fn length(bytes: usize) -> usize {
    symbols::length(bytes + CHECKSUM_BYTES)
}
