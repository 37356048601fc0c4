//! What the app knows, each part with one writer: Copy structs around signals, commands in the
//! user's words, read handles for the views.

mod data;
mod device;
mod keeper;
mod navigation;
pub mod takes;

pub use data::{Data, ImportProblem, Incoming, provide_data, use_data};
pub use device::{Device, provide_device, use_device};
pub use keeper::{DOCUMENT_KEY, ImportError, Keeper, SetAside, Trouble};
pub use navigation::{Navigation, provide_navigation, use_navigation};
