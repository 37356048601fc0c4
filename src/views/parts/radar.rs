//! The scores as a radar: a second view, whose numbers are in the table.

use crate::{
    domain::{Key, KeyScore, Scores, numeral},
    views::{
        Words,
        charts::{HEIGHT, WIDTH, polygon, ring},
        controls::{classed, fold},
        elements::{Node, tag},
    },
};

/// Where the name of each axis stands: x, y and the end of the text that stands there. Those at
/// the sides stand above their axis, where a long name has room.
const NAMES: [(&str, &str, &str); 5] = [
    ("160", "28", "middle"),
    ("320", "68", "end"),
    ("220", "232", "middle"),
    ("100", "232", "middle"),
    ("0", "68", "start"),
];

/// The radar, for scores that are all there; a polygon with a gap would show a false shape.
pub(in crate::views) fn radar(words: &'static Words, scores: &Scores) -> Option<Node> {
    let mut values = [0; 5];
    for (value, key) in values.iter_mut().zip(Key::ALL) {
        match scores.key(key) {
            KeyScore::Enough(score) => *value = score.rounded(),
            KeyScore::NotEnough { .. } => return None,
        }
    }
    let mut frame = String::from("0 0 ");
    frame.push_str(&numeral(WIDTH));
    frame.push(' ');
    frame.push_str(&numeral(HEIGHT));
    let rings = [25, 50, 75, 100].map(|value| shape("ring", &ring(value)));
    let shapes = rings.into_iter().chain([shape("area", &polygon(values))]);
    let names = Key::ALL.into_iter().zip(NAMES).map(|(key, (x, y, anchor))| {
        tag("text")
            .with("x", x)
            .with("y", y)
            .with("text-anchor", anchor)
            .say(words.content.key(key).name)
    });
    let drawing = tag("svg")
        .with("viewBox", &frame)
        .with("role", "img")
        .with("aria-label", words.phrases.radar_label())
        .of(shapes.chain(names).collect());
    Some(fold("radar", words.phrases.radar_show(), vec![drawing]))
}

fn shape(class: &'static str, points: &str) -> Node {
    classed("polygon", class).with("points", points).of(Vec::new())
}
