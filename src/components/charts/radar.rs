//! The scores as a radar of five axes, the first one upright: a second view, whose numbers are in the
//! table.

use leptos::prelude::*;

use crate::{
    domain::{KEYS, Key, Score, Scores},
    state::use_words,
};

/// The chart's width, in units of its own.
const WIDTH: u32 = 320;
/// The chart's height, in the same units.
const HEIGHT: u32 = 260;
/// Where the axes meet.
const CENTRE: (i32, i32) = (160, 136);
/// How far the outermost ring is from the centre.
const RADIUS: i32 = 96;

/// The direction of each axis, in thousandths: sine to the right, cosine upward, 72 degrees apart.
const AXES: [(i32, i32); KEYS] = [(0, 1000), (951, 309), (588, -809), (-588, -809), (-951, 309)];

/// Where the name of each axis stands: x, y and the end of the text that stands there. Those at the
/// sides stand above their axis, where a long name has room.
const NAMES: [(&str, &str, &str); KEYS] = [
    ("160", "28", "middle"),
    ("320", "68", "end"),
    ("220", "232", "middle"),
    ("100", "232", "middle"),
    ("0", "68", "start"),
];

/// The radar, where every key has a score: a polygon with a gap would show a false shape.
#[component]
pub fn RadarChart(
    /// The scores.
    scores: Scores,
) -> impl IntoView {
    let words = use_words();
    let values = Key::ALL.map(|key| scores.key(key).score().map(Score::rounded));
    if values.contains(&None) {
        return None;
    }
    let area = polygon(values.map(Option::unwrap_or_default));
    let rings = [25, 50, 75, 100]
        .map(|value| view! { <polygon class="ring" points=ring(value)></polygon> });
    let names = Key::ALL.into_iter().zip(NAMES).map(|(key, (x, y, anchor))| {
        view! { <text x=x y=y text-anchor=anchor>{words.content.key(key).name}</text> }
    });
    Some(view! {
        <details class="radar">
            <summary>{words.phrases.radar_show()}</summary>
            // A translation in the browser would leave nothing of a drawing's letters.
            <div translate="no">
                <svg
                    viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                    role="img"
                    aria-label=words.phrases.radar_label()
                >
                    {rings.into_iter().collect_view()}
                    <polygon class="area" points=area></polygon>
                    {names.collect_view()}
                </svg>
            </div>
        </details>
    })
}

/// The point on an axis for a value of 0 to 100, in tenths of a unit.
fn point((right, up): (i32, i32), value: i32) -> (i32, i32) {
    let reach = RADIUS * value;
    (CENTRE.0 * 10 + right * reach / 10_000, CENTRE.1 * 10 - up * reach / 10_000)
}

/// The polygon through the values, each 0 to 100, as SVG's `points`.
fn polygon(values: [u32; KEYS]) -> String {
    let points = AXES.into_iter().zip(values).map(|(axis, value)| {
        let (x, y) = point(axis, i32::try_from(value.min(100)).unwrap_or(100));
        format!("{}.{},{}.{}", x / 10, x % 10, y / 10, y % 10)
    });
    points.collect::<Vec<_>>().join(" ")
}

/// The ring at a value.
fn ring(value: u32) -> String {
    polygon([value; KEYS])
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
