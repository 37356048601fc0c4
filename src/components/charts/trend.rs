//! Where scores went: for each key the first and the last number, and under them its course over time.
//! All courses stand on one axis of time, which is drawn under the last.

use leptos::prelude::*;

use super::{
    course::Course,
    timeline::{LENGTH, Timeline},
};
use crate::{
    domain::{CLEAR_FOR_A_KEY, CLEAR_OVERALL, Key, Score, Scores, Take},
    phrases::{counted, counted_of, named},
    state::{use_device, use_words},
};

/// From how many takes on the strokes are finer.
const MANY: usize = 30;

/// Where each key and the whole went, from take to take.
#[component]
pub fn TrendTable<'a>(
    /// The takes, in the order in which they were finished.
    takes: &'a [&'a Take],
) -> impl IntoView {
    let (words, clock) = (use_words(), use_device().clock);
    let phrases = &words.phrases;
    let [first, _, ..] = takes else { return None };
    let (begin, axis) = (first.dated(), Timeline::of(takes.iter().map(|take| take.dated())));
    let years = axis.years(clock.local(begin));
    let scores: Vec<_> = takes.iter().map(|take| Scores::of(&take.answers)).collect();
    let mut dates = [begin, axis.end()].map(|moment| clock.day(moment, words.language)).to_vec();
    dates.dedup();
    let period = named(&counted(phrases.history_trend(), takes.len()), &dates.join(" – "));
    let marks: Vec<_> = years.iter().map(|(_, place)| format!("M{place} 0V100")).collect();
    let marks = marks.concat();
    let mut has_gap = false;
    let row = |key: Option<Key>| {
        let score = |scores: &Scores| match key {
            Some(key) => scores.key(key).score(),
            None => scores.overall(),
        };
        let name = key.map_or(phrases.history_overall(), |key| words.content.key(key).name);
        let values: Vec<_> = scores.iter().map(|one| score(one).map(Score::rounded)).collect();
        let course = Course::of(axis.places(), &values);
        has_gap |= !course.gaps.is_empty();
        view! { <TrendRow name values course marks=marks.clone() /> }
    };
    let rows = Key::ALL.map(Some).into_iter().chain([None]).map(row).collect_view();
    let mut reading =
        counted_of(phrases.history_lines(), CLEAR_FOR_A_KEY as usize, CLEAR_OVERALL as usize);
    if has_gap {
        reading.push(' ');
        reading.push_str(phrases.history_gaps());
    }
    let year = |(year, place): (u16, u64)| {
        let x = format!("{}.{}%", place / 10, place % 10);
        view! { <text x=x y="1em" text-anchor="middle">{year.to_string()}</text> }.into_any()
    };
    let years = years.into_iter().map(year).collect_view();
    let dates = dates.into_iter().map(|date| view! { <span>{date}</span> });
    Some(view! {
        <section>
            <h2>{phrases.history_trend_title()}</h2>
            <p>{reading}</p>
            <table class="scores trend">
                <caption>{period}</caption>
                <thead>
                    <tr>
                        <th scope="col">{phrases.column_key()}</th>
                        <th scope="col">{phrases.column_first()}</th>
                        <th scope="col">{phrases.column_last()}</th>
                    </tr>
                </thead>
                {rows}
                <tfoot aria-hidden="true">
                    <tr>
                        // It has no scale of its own, so that the letters keep their size.
                        <td colspan="3" translate="no">
                            <svg>{years}</svg>
                        </td>
                    </tr>
                    <tr>
                        <td colspan="3">
                            <p>{dates.collect_view()}</p>
                        </td>
                    </tr>
                </tfoot>
            </table>
        </section>
    })
}

/// The name of what is scored, with the scores of the first and the last take, and the course from the
/// one to the other. The course is for the eye: to others it is a row without content.
#[component]
fn TrendRow(
    /// What the scores are of.
    name: &'static str,
    /// The scores as they are shown, in the order of the takes.
    values: Vec<Option<u32>>,
    /// Their course.
    course: Course,
    /// Where years begin, as the `d` of a path.
    marks: String,
) -> impl IntoView {
    let shown = |value: Option<&Option<u32>>| {
        value.copied().flatten().map_or_else(|| "–".to_owned(), |value| value.to_string())
    };
    let paths = [
        ("frame", format!("M0 100H{LENGTH}{marks}")),
        ("quiet", format!("M0 25H{LENGTH}M0 50H{LENGTH}")),
        ("gaps", course.gaps),
        ("line", course.line),
        ("dots", course.dots),
    ];
    let paths = paths.map(|(class, d)| view! { <path class=class d=d></path> }.into_any());
    let scale = [("0%", "100"), ("25%", "75"), ("50%", "50"), ("100%", "0")];
    let scale = scale.map(|(y, points)| {
        view! { <text x="-8" y=y dy="0.35em" text-anchor="end">{points}</text> }.into_any()
    });
    let class = if values.len() < MANY { "plot" } else { "plot fine" };
    view! {
        <tbody>
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{shown(values.first())}</td>
                <td class="number">{shown(values.last())}</td>
            </tr>
            <tr aria-hidden="true">
                // A translation in the browser would leave nothing of a drawing's letters.
                <td colspan="3" translate="no">
                    // The inner one is stretched, and the letters of the outer one are not.
                    <svg class=class>
                        <svg viewBox=format!("0 0 {LENGTH} 100") preserveAspectRatio="none">
                            {paths.into_iter().collect_view()}
                        </svg>
                        {scale.into_iter().collect_view()}
                    </svg>
                </td>
            </tr>
        </tbody>
    }
}
