//! Codes: what passes from one device to another as a text that is short enough to type, or to stand
//! in a QR code.
//!
//! `docs/codes.md` describes them byte by byte, and `tests/codes/vectors.json` has examples.

mod any;
mod bundle;
mod collect;
mod contribution;
mod invitation;
mod sealed;
mod symbols;
mod take;

use crc::{CRC_16_EN_13757, CRC_32_ISO_HDLC, Crc, NoTable};

use crate::domain::{Answers, Voice};
use symbols::Unreadable;

pub use any::AnyCode;
pub use bundle::BundleCode;
pub use collect::{Accepts, Collected, Left, WhyLeft, collect};
pub use contribution::ContributionCode;
pub use invitation::InvitationCode;
pub use sealed::{SealedCode, from_opened, to_be_sealed};
pub use take::TakeCode;

/// The checksum of a code that may be typed, without a table: a first page reads codes too, and is
/// waited for. It finds every damage within 16 bits that stand together:
/// a wrong symbol, two neighbours in the wrong order, and more.
const SHORT: Crc<u16, NoTable> = Crc::<u16, NoTable>::new(&CRC_16_EN_13757);
/// The checksum of a code that is too long to be typed.
const LONG: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);
/// The most bytes that a code has which may be typed.
const LONGEST_TYPED: usize = 20;

/// What a code carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A take.
    Take,
    /// What one participant hands in.
    Contribution,
    /// What several have handed in.
    Bundle,
    /// What the link of a session says.
    Invitation,
    /// Another code, which only a passphrase opens.
    Sealed,
}

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
    /// It is whole, and another kind of code.
    Kind(Kind),
    /// It is whole, and of a format that this version does not know: a later one made it.
    Later,
    /// Its checksum is right, and what it says cannot be.
    Impossible,
}

impl Kind {
    /// The kinds there are.
    const ALL: [Kind; 5] =
        [Kind::Take, Kind::Contribution, Kind::Bundle, Kind::Invitation, Kind::Sealed];

    /// Its format, in the first four bits of a code.
    const fn format(self) -> u8 {
        match self {
            Kind::Take => 1,
            Kind::Contribution => 2,
            Kind::Bundle => 3,
            Kind::Invitation => 4,
            Kind::Sealed => 5,
        }
    }

    /// How many bytes a code of this kind has, if they are always as many.
    const fn length(self) -> Option<usize> {
        match self {
            Kind::Take => Some(take::BYTES + size_of::<u16>()),
            Kind::Contribution => Some(contribution::BYTES + size_of::<u16>()),
            Kind::Bundle | Kind::Invitation | Kind::Sealed => None,
        }
    }
}

/// The code in a text: what stands behind `/code/`, `/join/` or `/collect/` where it is a link, and else
/// the whole.
pub fn in_text(text: &str) -> &str {
    let found = link_in(text).and_then(|(start, _)| text.get(start..));
    let is_end = |symbol: char| symbol.is_whitespace() || "?&#;/".contains(symbol);
    found.map_or(text, |code| code.split(is_end).next().unwrap_or_default())
}

/// Where the code of a link begins in a text, and what stands before it: `/code/`, `/join/` or
/// `/collect/`; none where there is no link.
fn link_in(text: &str) -> Option<(usize, &'static str)> {
    let lower = text.to_ascii_lowercase();
    let behind = |before: &'static str| lower.rfind(before).map(|at| (at + before.len(), before));
    ["/code/", "/join/", "/collect/"].into_iter().filter_map(behind).max_by_key(|(at, _)| *at)
}

/// Whether a text is the link of a session, for whoever answers or collects, with whatever behind it.
pub fn is_session_link(text: &str) -> bool {
    link_in(text).is_some_and(|(_, before)| before != "/code/")
}

/// The text of a code: what it holds, beginning with its format, then the checksum.
fn write(payload: &[u8]) -> String {
    let bytes = if payload.len() + size_of::<u16>() <= LONGEST_TYPED {
        [payload, &SHORT.checksum(payload).to_be_bytes()].concat()
    } else {
        [payload, &LONG.checksum(payload).to_be_bytes()].concat()
    };
    symbols::write(&bytes)
}

/// Why a text is no code of any kind.
enum Fault {
    /// For this reason, whatever kind is asked for.
    Error(CodeError),
    /// Its checksum is wrong, or it has none; it has so many symbols.
    Damaged(usize),
}

/// The kind of the code in a text, and what it holds, without its checksum.
fn decode(text: &str) -> Result<(Kind, Vec<u8>), Fault> {
    decode_code(in_text(text))
}

/// The kind of a code, and what it holds, without its checksum. A first page looks for no link around it:
/// that is not in the part of the program that everybody waits for.
fn decode_code(code: &str) -> Result<(Kind, Vec<u8>), Fault> {
    let mut bytes = symbols::read(code).map_err(|unreadable| match unreadable {
        Unreadable::Empty => Fault::Error(CodeError::Missing),
        Unreadable::Symbol(symbol) => Fault::Error(CodeError::Symbol(symbol)),
        Unreadable::NoBytes(found) => Fault::Damaged(found),
    })?;
    let Some(payload) = checked(&bytes).map(<[u8]>::len) else {
        return Err(Fault::Damaged(symbols::length(bytes.len())));
    };
    bytes.truncate(payload);
    let format = bytes.first().map_or(0, |first| first >> 4);
    let kind = Kind::ALL.into_iter().find(|kind| kind.format() == format);
    kind.map(|kind| (kind, bytes)).ok_or(Fault::Error(CodeError::Later))
}

/// What a code of a kind holds, without its checksum.
fn read(text: &str, kind: Kind) -> Result<Vec<u8>, CodeError> {
    of_kind(decode(text), kind)
}

fn of_kind(decoded: Result<(Kind, Vec<u8>), Fault>, kind: Kind) -> Result<Vec<u8>, CodeError> {
    match (decoded, kind.length().map(symbols::length)) {
        (Ok((found, bytes)), _) if found == kind => Ok(bytes),
        (Ok((other, _)), _) => Err(CodeError::Kind(other)),
        (Err(Fault::Error(error)), _) => Err(error),
        (Err(Fault::Damaged(found)), Some(wanted)) if found != wanted => {
            Err(CodeError::Length { found, wanted })
        }
        (Err(Fault::Damaged(_)), _) => Err(CodeError::Checksum),
    }
}

/// What stands before the checksum, if that is right.
fn checked(bytes: &[u8]) -> Option<&[u8]> {
    if bytes.len() <= LONGEST_TYPED {
        let (payload, checksum) = bytes.split_last_chunk()?;
        (SHORT.checksum(payload) == u16::from_be_bytes(*checksum)).then_some(payload)
    } else {
        let (payload, checksum) = bytes.split_last_chunk()?;
        (LONG.checksum(payload) == u32::from_be_bytes(*checksum)).then_some(payload)
    }
}

/// A format, a voice and the answers in eight bytes: four bits for the first, and a number below twice
/// [`Answers::ALL`] for the others.
fn answers_to_bytes(kind: Kind, voice: Voice, answers: &Answers) -> [u8; 8] {
    let first = match voice {
        Voice::Own => 0,
        Voice::Team => Answers::ALL,
    };
    ((u64::from(kind.format()) << 60) | (first + answers.number())).to_be_bytes()
}

/// The voice and the answers behind a format.
fn answers_from_bytes(bytes: [u8; 8]) -> Result<(Voice, Answers), CodeError> {
    let number = u64::from_be_bytes(bytes) & ((1 << 60) - 1);
    let (voice, number) = match number.checked_sub(Answers::ALL) {
        None => (Voice::Own, number),
        Some(number) => (Voice::Team, number),
    };
    let answers = Answers::from_number(number).ok_or(CodeError::Impossible)?;
    Ok((voice, answers))
}

/// Takes the first bytes from what is left to be read.
fn take_bytes<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], CodeError> {
    let (first, others) = rest.split_first_chunk().ok_or(CodeError::Impossible)?;
    *rest = others;
    Ok(*first)
}
