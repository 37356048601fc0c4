//! The project's own commands; `main.rs` only reads the command line.
//!
//! In reading order: what a command needs is set up (`setup`, `toolchain`), the site is built
//! (`dist`, from `wasm` with `order`, `bundle` and `page`), weighed (`size`) and served (`server`).

mod bundle;
mod check;
mod dev;
mod dist;
mod order;
mod page;
mod paths;
mod run;
mod server;
mod setup;
mod size;
mod test;
mod toolchain;
mod wasm;

pub use check::check;
pub use dev::dev;
pub use dist::dist;
pub use server::{Served, serve};
pub use setup::{Need, set_up, set_up_all};
pub use test::{shots, speed, test};
