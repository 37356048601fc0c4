//! The product itself: pure Rust that knows no browser, no storage format and no interface.

mod answer;
mod statement;
mod take;

pub use answer::{Answer, Answers, Rating};
pub use statement::{KEYS, Key, Kind, PRACTICES, STATEMENTS, Statement};
pub use take::{CONTENT_VERSION, Moment, NAME_LIMIT, Take, TakeId, Voice};
