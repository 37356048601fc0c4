//! Where scores went: a row for each key, with a line and the numbers at its ends.

use crate::{
    domain::{Key, Score, Scores, numeral},
    phrases::counted,
    views::{
        charts::trend::{HEIGHT, WIDTH, line},
        controls::{element, h2, row, say, table},
        elements::{Node, tag},
    },
    words::Words,
};

/// Where each key and the whole went, from take to take.
pub(in crate::views) fn trend(words: &'static Words, takes: &[&Scores]) -> Node {
    let phrases = &words.phrases;
    let of_key = |key: Key| {
        let values = takes.iter().map(|scores| scores.key(key).score()).collect();
        trend_row(words.content.key(key).name, values)
    };
    let overall = takes.iter().map(|scores| scores.overall()).collect();
    let overall = trend_row(phrases.history_overall(), overall);
    let rows = Key::ALL.into_iter().map(of_key).chain([overall]).collect();
    let columns = [phrases.column_key(), phrases.column_first(), phrases.column_last()];
    let said = counted(phrases.history_trend(), takes.len());
    let parts =
        vec![h2(phrases.history_trend_title()), table("scores trend", said, &columns, rows)];
    element("section", "", parts)
}

/// A row: its name above a line through the scores, then the first and the last score there is.
fn trend_row(name: &'static str, scores: Vec<Option<Score>>) -> Node {
    let values: Vec<_> = scores.into_iter().map(|score| score.map(Score::rounded)).collect();
    let shown = |value: Option<u32>| match value {
        Some(points) => numeral(points),
        None => "–".into(),
    };
    let (first, last) = (values.iter().flatten().next(), values.iter().flatten().last());
    let cells = [first, last].map(|value| say("td", "number", shown(value.copied())));
    row(name, Some(drawing(&values)), cells.into())
}

/// The line on its ground, with a mark at its end; the numbers beside it say the same.
fn drawing(values: &[Option<u32>]) -> Node {
    let points = line(values);
    let end = points.rsplit_once(' ').map_or(points.as_str(), |(_, end)| end);
    let frame = ["-3 -3 ", &numeral(WIDTH + 6), " ", &numeral(HEIGHT + 6)].concat();
    let shape = |class: &str, points: &str| {
        tag("polyline").with("class", class).with("points", points).of(Vec::new())
    };
    let middle = ["0,", &numeral(HEIGHT / 2), " ", &numeral(WIDTH), ",", &numeral(HEIGHT / 2)];
    // A line of one point has no length, but round ends.
    let end = [end, " ", end].concat();
    tag("svg")
        .with("preserveAspectRatio", "xMinYMid")
        .with("viewBox", &frame)
        .with("aria-hidden", "true")
        .of(vec![shape("middle", &middle.concat()), shape("line", &points), shape("end", &end)])
}
