//! The numbers that say which statements were answered.

/// The version of Five Keys' own statements. `docs/scoring.md` says what each version is.
pub const CONTENT_VERSION: u16 = 2;

/// The first of the numbers that are no versions of our own: each of them, up to 65535, is calculated
/// from the statements of an organisation that words some of them in its own way.
pub const FIRST_OF_OTHERS: u16 = 1 << 15;
