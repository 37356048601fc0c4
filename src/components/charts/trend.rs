//! Where scores went: a row for each key, with a line and the numbers at its ends.

use leptos::prelude::*;

use crate::{
    domain::{Key, Score, Scores},
    phrases::counted,
    state::use_words,
};

/// The width of a line, in units of its own.
const WIDTH: usize = 200;
/// Its height, in the same units: a quarter for each 25 points.
const HEIGHT: usize = 40;

/// Where each key and the whole went, from take to take.
#[component]
pub fn TrendTable(
    /// The scores of the takes, the earliest first.
    takes: Vec<Scores>,
) -> impl IntoView {
    let words = use_words();
    let phrases = &words.phrases;
    let keys = Key::ALL.map(|key| {
        let scores = takes.iter().map(|scores| scores.key(key).score()).collect();
        view! { <TrendRow name=words.content.key(key).name scores /> }
    });
    let overall = takes.iter().map(Scores::overall).collect();
    view! {
        <section>
            <h2>{phrases.history_trend_title()}</h2>
            <table class="scores trend">
                <caption>{counted(phrases.history_trend(), takes.len())}</caption>
                <thead>
                    <tr>
                        <th scope="col">{phrases.column_key()}</th>
                        <th scope="col">{phrases.column_first()}</th>
                        <th scope="col">{phrases.column_last()}</th>
                    </tr>
                </thead>
                <tbody>
                    {keys.into_iter().collect_view()}
                    <TrendRow name=phrases.history_overall() scores=overall />
                </tbody>
            </table>
        </section>
    }
}

/// A row: its name above a line through the scores, then the first and the last score there is.
#[component]
fn TrendRow(
    /// What the scores are of.
    name: &'static str,
    /// The scores, the earliest first; none where there were too few answers.
    scores: Vec<Option<Score>>,
) -> impl IntoView {
    let values: Vec<_> = scores.into_iter().map(|score| score.map(Score::rounded)).collect();
    let shown = |value: Option<&u32>| value.map_or_else(|| "–".to_owned(), u32::to_string);
    view! {
        <tr>
            <th scope="row">
                <span>{name}</span>
                <Line values=values.clone() />
            </th>
            <td class="number">{shown(values.iter().flatten().next())}</td>
            <td class="number">{shown(values.iter().flatten().next_back())}</td>
        </tr>
    }
}

/// The line on its ground, with a mark at its end; the numbers beside it say the same.
#[component]
fn Line(
    /// The values, each 0 to 100.
    values: Vec<Option<u32>>,
) -> impl IntoView {
    let points = line(&values);
    let end = points.rsplit(' ').next().unwrap_or_default();
    let end = format!("{end} {end}");
    view! {
        <svg
            preserveAspectRatio="xMinYMid"
            viewBox=format!("-3 -3 {} {}", WIDTH + 6, HEIGHT + 6)
            aria-hidden="true"
        >
            <polyline
                class="middle"
                points=format!("0,{middle} {WIDTH},{middle}", middle = HEIGHT / 2)
            ></polyline>
            <polyline class="line" points=points></polyline>
            // A line of one point has no length, but round ends.
            <polyline class="end" points=end></polyline>
        </svg>
    }
}

/// The line through the values, each 0 to 100, as SVG's `points`. What is missing leaves its place
/// in time, and the line goes straight on to the next.
fn line(values: &[Option<u32>]) -> String {
    let last = values.len().saturating_sub(1).max(1);
    let points = values.iter().enumerate().filter_map(|(place, value)| {
        let up = (*value)?.min(100) as usize * HEIGHT / 100;
        Some(format!("{},{}", place * WIDTH / last, HEIGHT - up))
    });
    points.collect::<Vec<_>>().join(" ")
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
