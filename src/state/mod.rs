//! What the app knows, each part with one writer: structs around values and what tells of their
//! changes, commands in the user's words, read handles for the views.

mod app;
pub mod commitments;
mod data;
mod device;
mod keeper;
mod navigation;
pub mod takes;

pub use app::{App, Handles, Rest};
pub use commitments::TakeOnError;
pub use data::{Data, ImportProblem, Incoming};
pub use device::Device;
pub use keeper::{CHANGES_KEY, DOCUMENT_KEY, ImportError, Keeper, SetAside, Trouble};
pub use navigation::{Navigation, Told};

use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

// The values stand beside a trigger each instead of in a signal: every type of signal costs every
// visitor half a kilobyte, and a trigger is of no type.

/// A value to look at.
fn reading<T>(value: &RwLock<T>) -> RwLockReadGuard<'_, T> {
    value.read().unwrap_or_else(PoisonError::into_inner)
}

/// A value to change; whoever does tells of it afterwards.
fn writing<T>(value: &RwLock<T>) -> RwLockWriteGuard<'_, T> {
    value.write().unwrap_or_else(PoisonError::into_inner)
}
