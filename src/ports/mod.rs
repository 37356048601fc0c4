//! What the app asks of the device it runs on, as traits; `adapters` has the browser's own.

mod cipher;
mod device;
mod offline;
mod picture;
mod scanner;
#[cfg(not(target_arch = "wasm32"))]
mod still;
mod store;

pub use cipher::{Cipher, CipherError};
pub use device::{Absence, Clock, Files, Library, Page, ReadError, Session, Share, Shared};
pub use offline::{CopyEvent, Installing, Offline};
pub use picture::{Colour, Letters, Measure, NotDrawn, Offered, Picture, Pictures, Shape};
pub use scanner::{CameraEvent, LARGEST_PHOTO, Photo, ScanError, Scanner};
#[cfg(not(target_arch = "wasm32"))]
pub use still::Still;
pub use store::{MemoryStore, Store, StoreError};
