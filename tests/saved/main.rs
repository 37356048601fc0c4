//! What is kept on the device, tested against random texts, faults and tabs.
//!
//! `FIVE_KEYS_CASES` sets how many random cases each property gets; without it there are as many
//! as take a few seconds. `FIVE_KEYS_CASES=1000000 cargo test --release --test saved any_` is the long
//! run over stored texts and import files.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at what should not be"
)]

mod fixtures;
mod journal;
mod keeping;
mod merging;
mod migrating;
mod order;
mod schema;
mod sessions;
mod strategies;
mod texts;
