//! A radar of five axes, the first one upright.

use crate::domain::{KEYS, numeral};

/// The chart's width, in units of its own.
pub const WIDTH: i32 = 320;
/// The chart's height, in the same units.
pub const HEIGHT: i32 = 260;
/// Where the axes meet.
const CENTRE: (i32, i32) = (160, 136);
/// How far the outermost ring is from the centre.
const RADIUS: i32 = 96;

/// The direction of each axis, in thousandths: sine to the right, cosine upward, 72 degrees apart.
const AXES: [(i32, i32); KEYS] = [(0, 1000), (951, 309), (588, -809), (-588, -809), (-951, 309)];

/// The point on an axis for a value of 0 to 100, in tenths of a unit.
fn point((right, up): (i32, i32), value: i32) -> (i32, i32) {
    let reach = RADIUS * value;
    (CENTRE.0 * 10 + right * reach / 10_000, CENTRE.1 * 10 - up * reach / 10_000)
}

/// The polygon through the values, each 0 to 100, as SVG's `points`.
pub fn polygon(values: [u32; KEYS]) -> String {
    let mut points = String::with_capacity(64);
    for (axis, value) in AXES.into_iter().zip(values) {
        let (x, y) = point(axis, i32::try_from(value.min(100)).unwrap_or(100));
        push_tenths(&mut points, x);
        points.push(',');
        push_tenths(&mut points, y);
        points.push(' ');
    }
    points.pop();
    points
}

/// The ring at a value.
pub fn ring(value: u32) -> String {
    polygon([value; KEYS])
}

fn push_tenths(text: &mut String, tenths: i32) {
    text.push_str(&numeral(tenths / 10));
    text.push('.');
    text.push_str(&numeral(tenths % 10));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(points: &str) -> Vec<(f64, f64)> {
        let pair =
            |p: &str| p.split_once(',').map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()));
        points.split(' ').map(|p| pair(p).unwrap()).collect()
    }

    #[test]
    fn a_value_of_nought_is_the_centre_on_every_axis() {
        assert_eq!(parsed(&ring(0)), vec![(160.0, 136.0); 5]);
    }

    #[test]
    fn a_full_value_lies_on_the_circle() {
        for (x, y) in parsed(&ring(100)) {
            let distance = (x - 160.0).hypot(y - 136.0);
            assert!((distance - 96.0).abs() < 0.2, "{distance}");
        }
    }

    #[test]
    fn each_value_moves_only_its_own_point() {
        let level = parsed(&polygon([50; 5]));
        let raised = parsed(&polygon([50, 50, 90, 50, 50]));
        let moved: Vec<_> = (0..5).filter(|i| level[*i] != raised[*i]).collect();
        assert_eq!(moved, [2]);
    }

    #[test]
    fn every_point_lies_within_the_chart() {
        for (x, y) in parsed(&ring(200)) {
            assert!((0.0..=320.0).contains(&x) && (0.0..=260.0).contains(&y));
        }
    }
}
