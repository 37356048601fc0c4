//! The mathematics of the charts: pure, in whole numbers, tested natively.

mod radar;
pub mod trend;

pub use radar::{HEIGHT, WIDTH, polygon, ring};
