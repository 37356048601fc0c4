//! What the program asks of the world around it, as traits; `adapters` answers in the browser.

mod store;

pub use store::{MemoryStore, Store, StoreError};
