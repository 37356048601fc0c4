//! The scores as a radar: a second view, whose numbers are in the table.

use leptos::prelude::*;

use crate::{
    domain::{Key, KeyScore, Scores},
    views::{
        Words,
        charts::{HEIGHT, WIDTH, polygon, ring},
        controls::fold,
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
pub(in crate::views) fn radar(words: Words, scores: &Scores) -> Option<AnyView> {
    let mut values = [0; 5];
    for (value, key) in values.iter_mut().zip(Key::ALL) {
        match scores.key(key) {
            KeyScore::Enough(score) => *value = score.rounded(),
            KeyScore::NotEnough { .. } => return None,
        }
    }
    let mut frame = String::from("0 0 ");
    frame.push_str(&WIDTH.to_string());
    frame.push(' ');
    frame.push_str(&HEIGHT.to_string());
    let rings = [25, 50, 75, 100].map(|value| shape("ring", ring(value)));
    let area = shape("area", polygon(values));
    let shapes: Vec<_> = rings.into_iter().chain([area]).collect();
    let names = Key::ALL.into_iter().zip(NAMES).map(|(key, (x, y, anchor))| {
        view! {
            <text x=x y=y text-anchor=anchor>
                {words.content.key(key).name}
            </text>
        }
        .into_any()
    });
    let names: Vec<_> = names.collect();
    let drawing = view! {
        <svg viewBox=frame role="img" aria-label=words.phrases.radar_label>
            {shapes}
            {names}
        </svg>
    };
    Some(fold("radar", words.phrases.radar_show, vec![drawing.into_any()]))
}

fn shape(class: &'static str, points: String) -> AnyView {
    view! { <polygon class=class points=points></polygon> }.into_any()
}
