//! The project's own tools: set-up, build, server and tests. `make` calls them.

pub mod dist;
pub mod places;
mod run;
pub mod serve;
pub mod setup;
pub mod tests;
pub mod wasm;
