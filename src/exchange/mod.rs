//! The files that a leader saves from the app, and those that they bring in.

pub mod backup;
pub mod calendar;
pub mod table;
