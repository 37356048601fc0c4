//! Charts: their shapes as pure functions in whole numbers, and the components that draw them.

mod radar;
mod trend;

pub use radar::RadarChart;
pub use trend::TrendTable;
