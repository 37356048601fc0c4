//! Charts: their shapes as pure functions in whole numbers, and the components that draw them.

mod course;
mod radar;
mod timeline;
mod trend;

pub use radar::RadarChart;
pub use trend::TrendTable;
