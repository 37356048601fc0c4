//! The scores as a radar: a second view, whose numbers are in the table.

use leptos::prelude::*;

use crate::{
    domain::{Key, KeyScore, Scores},
    views::{
        Words,
        charts::{HEIGHT, WIDTH, polygon, ring},
    },
};

/// Where the name of each axis stands: x, y and the end of the text that stands there.
const NAMES: [(&str, &str, &str); 5] = [
    ("160", "28", "middle"),
    ("258", "102", "start"),
    ("220", "232", "middle"),
    ("100", "232", "middle"),
    ("62", "102", "end"),
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
    Some(
        view! {
            <details class="radar">
                <summary>{words.phrases.radar_show}</summary>
                <svg viewBox=frame role="img" aria-label=words.phrases.radar_label>
                    {[25, 50, 75, 100]
                        .map(|value| view! { <polygon class="ring" points=ring(value)></polygon> })
                        .into_iter()
                        .collect_view()}
                    <polygon class="area" points=polygon(values)></polygon>
                    {Key::ALL
                        .into_iter()
                        .zip(NAMES)
                        .map(|(key, (x, y, anchor))| {
                            view! {
                                <text x=x y=y text-anchor=anchor>
                                    {words.content.key(key).name}
                                </text>
                            }
                        })
                        .collect_view()}
                </svg>
            </details>
        }
        .into_any(),
    )
}
