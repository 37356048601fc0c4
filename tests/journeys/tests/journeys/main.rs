//! Walks through the built site in three engines.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod beginning;
mod brand;
mod check;
mod codes;
mod data;
mod follow_up;
mod harness;
mod history;
mod hosting;
mod keyboard;
mod languages;
mod lazy;
mod offline;
mod picture;
mod policy;
mod result;
mod scanning;
mod screens;
mod storage;
mod translation;
mod typing;
mod words;
mod workshop;
