//! What is kept on the device, and the text it is kept as.
//!
//! [`encode`] writes a [`Document`] as JSON; [`decode`] reads any text whatsoever and says what
//! it is. `docs/document.md` describes the text. Only this room of the program knows serde.

mod changes;
mod decode;
mod document;
mod encode;
mod json;
mod reconcile;

pub use changes::Changes;
pub use decode::{Damage, DecodeError, Decoded, Field, Part, decode};
pub use document::{
    COMMITMENTS_LIMIT, Document, NoRoom, Settings, TAKES_LIMIT, Theme, TooManyCommitments,
    TooManyTakes,
};
pub(crate) use document::{Moved, Place};
pub use encode::encode;
pub use reconcile::reconcile;

/// What the `format` field of every document says.
const FORMAT: &str = "five-keys";
/// The schema that is written; older ones are migrated as they are read.
const SCHEMA: u64 = 2;
