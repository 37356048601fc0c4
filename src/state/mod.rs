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

use leptos::prelude::{Track as _, Trigger};

// The values stand beside a trigger each instead of in a signal: every type of signal costs every
// visitor half a kilobyte, and a trigger is of no type.

/// A value to look at.
fn reading<T>(value: &RwLock<T>) -> RwLockReadGuard<'_, T> {
    value.read().unwrap_or_else(PoisonError::into_inner)
}

/// Lets what is running now be told by a trigger, if it is something that follows. What a press does
/// looks at the same values and follows nothing: Leptos takes each such look for a mistake and says
/// so, in a build for development.
fn track(trigger: Trigger) {
    #[cfg(debug_assertions)]
    let _as_meant = leptos::reactive::diagnostics::SpecialNonReactiveZone::enter();
    trigger.track();
}

/// A value to change; whoever does tells of it afterwards.
fn writing<T>(value: &RwLock<T>) -> RwLockWriteGuard<'_, T> {
    value.write().unwrap_or_else(PoisonError::into_inner)
}
