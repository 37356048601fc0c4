//! A line through scores in the order of time.

use crate::domain::numeral;

/// The chart's width, in units of its own.
pub const WIDTH: usize = 200;
/// The chart's height, in the same units: a quarter for each 25 points.
pub const HEIGHT: usize = 40;

/// The line through the values, each 0 to 100, as SVG's `points`. What is missing leaves its place
/// in time, and the line goes straight on to the next.
pub fn line(values: &[Option<u32>]) -> String {
    let mut points = String::with_capacity(8 * values.len());
    let last = values.len().saturating_sub(1).max(1);
    for (place, value) in values.iter().enumerate() {
        if let Some(value) = value {
            if !points.is_empty() {
                points.push(' ');
            }
            points.push_str(&numeral(place * WIDTH / last));
            points.push(',');
            points.push_str(&numeral(HEIGHT - (*value).min(100) as usize * HEIGHT / 100));
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_goes_from_the_first_to_the_last_and_higher_is_up() {
        assert_eq!(line(&[Some(0), Some(100)]), "0,40 200,0");
        assert_eq!(line(&[Some(50), Some(25), Some(75)]), "0,20 100,30 200,10");
    }

    #[test]
    fn what_is_missing_leaves_its_place() {
        assert_eq!(line(&[Some(0), None, Some(100)]), "0,40 200,0");
        assert_eq!(line(&[None, Some(50), None]), "100,20");
        assert_eq!(line(&[None]), "");
        assert_eq!(line(&[]), "");
    }

    #[test]
    fn one_value_and_a_value_out_of_range_stay_within_the_chart() {
        assert_eq!(line(&[Some(50)]), "0,20");
        assert_eq!(line(&[Some(200)]), "0,0");
    }
}
