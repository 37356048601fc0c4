//! What leaves the app and what comes in: the files that a leader saves and brings, and codes.

pub mod backup;
pub mod calendar;
pub mod code;
pub mod qr;
pub mod session_file;
pub mod sightings;
pub mod table;
