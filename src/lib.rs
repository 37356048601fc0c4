//! Five Keys: a self-check on employee engagement for leaders, wholly in the browser.
//!
//! The rooms, in reading order; an arrow never runs back up this list
//! (`docs/architecture.md` has the picture, `tests/architecture.rs` the guard).

pub mod domain;

pub mod route;

pub mod content;
pub mod phrases;

pub mod words;

pub mod saved;

pub mod exchange;

pub mod ports;

pub mod adapters;

pub mod state;

pub mod components;

pub mod pages;

#[cfg(target_arch = "wasm32")]
pub mod app;
