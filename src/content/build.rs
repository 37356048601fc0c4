//! Turns the two content files into typed Rust as the project is built.

fn main() {}
