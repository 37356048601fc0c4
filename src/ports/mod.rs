//! What the app asks of the device it runs on, as traits; `adapters` has the browser's own.

mod device;
mod store;

pub use device::{Clock, Files, Library, Page, ReadError, Share, Shared};
pub use store::{MemoryStore, Store, StoreError};
