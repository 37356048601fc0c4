//! What leaves the device and what comes in, as the leader chooses.

pub mod backup;
pub mod calendar;
pub mod table;
