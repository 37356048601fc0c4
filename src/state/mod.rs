//! What the program knows while it runs.

mod keeper;

pub use keeper::{DOCUMENT_KEY, ImportError, Keeper, SetAside, Trouble};
