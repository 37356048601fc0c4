//! The browser's way in.

fn main() {}
