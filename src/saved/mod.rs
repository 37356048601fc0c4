//! What is kept on the device, and the text it is kept as.
//!
//! [`encode`] writes a [`Document`] as JSON; [`decode`] reads any text whatsoever and says what
//! it is. `docs/document.md` describes the text. Each version of it has a module of the serde
//! types that it is read as, and `encode` has those that are written.

mod changes;
mod collections;
mod decode;
mod document;
mod drafts;
mod encode;
mod error;
mod lenient;
mod reconcile;
mod schema1;
mod schema2;
mod schema3;

pub use changes::Changes;
pub use collections::{
    Collections, CollectionsError, SESSIONS_LIMIT, TooManySessions, decode_collections,
    encode_collections,
};
pub use decode::{Decoded, decode};
pub use document::{
    COMMITMENTS_LIMIT, Document, NoRoom, Settings, TAKES_LIMIT, Theme, TooManyCommitments,
    TooManyTakes,
};
pub(crate) use document::{NewTakeIds, Placement};
pub use drafts::{decode_drafts, encode_drafts};
pub use encode::encode;
pub use error::{Damage, DecodeError, Field, Part};
pub use reconcile::{join, reconcile, unite};

/// What the `format` field of every document says.
const FORMAT: &str = "five-keys";
