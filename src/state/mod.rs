//! What the app knows, each part with one writer: structs around signals, commands in the user's
//! words, read handles for the views.

mod app;
pub mod commitments;
mod data;
mod device;
mod keeper;
mod navigation;
pub mod takes;

pub use app::{App, Handles};
pub use commitments::TakeOnError;
pub use data::{Data, ImportProblem, Incoming};
pub use device::Device;
pub use keeper::{DOCUMENT_KEY, ImportError, Keeper, SetAside, Trouble};
pub use navigation::{Navigation, Told};
