//! The pages, rendered natively to HTML: what a reader is told, in both languages, for the answers
//! that a leader may have given.
#![cfg(not(target_arch = "wasm32"))]
// A helper of a test is a test too: what it unwraps fails the test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod absent;
mod as_a_file;
mod check;
mod code;
mod every_page;
mod follow_up;
mod history;
mod html;
mod joining;
mod picture;
mod reader;
mod result;
#[path = "../routes/mod.rs"]
mod routes;
mod session_files;
mod sessions;
mod storage;
mod structure;
mod typing;
