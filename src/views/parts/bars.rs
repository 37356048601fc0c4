//! The scores as bars in the table of the same numbers, the lowest first.

use crate::{
    domain::{Band, Key, KeyScore, Scores, numeral},
    phrases::{Phrases, counted_of},
    views::{
        Words,
        controls::{classed, row, say, table},
        elements::{Node, tag},
    },
};

fn band_name(phrases: &'static Phrases, band: Band) -> &'static str {
    match band {
        Band::Low => phrases.band_low(),
        Band::Mid => phrases.band_mid(),
        Band::High => phrases.band_high(),
    }
}

/// One row a key: its name, a bar, the score and the range it is in. Keys without enough answers
/// come last, with the count instead of a bar.
pub(in crate::views) fn score_table(words: &'static Words, scores: &Scores) -> Node {
    let phrases = &words.phrases;
    let mut rows = Vec::new();
    for (key, score) in scores.ranked() {
        let points = numeral(score.rounded());
        let bar = bar(&points);
        let cells =
            vec![say("td", "number", points), say("td", "band", band_name(phrases, score.band()))];
        rows.push(row(words.content.key(key).name, Some(bar), cells));
    }
    for key in Key::ALL {
        if let KeyScore::NotEnough { rated, of } = scores.key(key) {
            let why = counted_of(phrases.not_enough_short(), rated, of);
            let cell = say("td", "band", why).with("colspan", "2");
            rows.push(row(words.content.key(key).name, None, vec![cell]));
        }
    }
    let columns = [phrases.column_key(), phrases.column_score(), phrases.column_band()];
    table("scores", phrases.scores_caption().into(), &columns, rows)
}

/// A bar as long as the points, of 100.
fn bar(points: &str) -> Node {
    let part = |class, width| {
        classed("rect", class).with("width", width).with("height", "10").of(Vec::new())
    };
    tag("svg")
        .with("viewBox", "0 0 100 10")
        .with("preserveAspectRatio", "none")
        .with("aria-hidden", "true")
        .of(vec![part("ground", "100"), part("score", points)])
}
