//! All finished takes: where the scores went, what changed last, and each for itself.

use super::{nothing_yet, screen};
use crate::{
    domain::{CLEAR_FOR_A_KEY, CLEAR_OVERALL, Change, Comparison, Key, Score, Scores, Step, Take},
    phrases::{Phrases, counted, counted_of, named},
    state::App,
    views::{
        controls::{element, fold, h2, heading, link, list, p, say, text},
        day,
        elements::Node,
        parts, route, words,
    },
    words::Words,
};

/// How many takes are listed; the others are folded away.
const SHOWN: usize = 12;

/// The finished takes of this leader, compared and listed.
pub(super) fn history(app: App) -> Node {
    let words = words(app);
    let phrases = &words.phrases;
    let takes = app.data.finished();
    let scores: Vec<_> = takes.iter().map(|take| Scores::of(&take.answers)).collect();
    if takes.is_empty() {
        return nothing_yet(app, phrases.history_title(), phrases.history_none());
    }
    let mut parts = vec![heading(phrases.history_title())];
    if takes.len() == 1 {
        parts.push(say("p", "lead", phrases.history_one()));
    } else {
        parts.push(say("p", "lead", phrases.history_lead()));
        parts.push(trend(words, &scores));
        parts.extend(since(words, &takes));
    }
    parts.push(h2(phrases.history_all()));
    parts.extend(listed(app, words, &takes, &scores));
    screen(parts)
}

/// Where each key and the whole went: a line and the numbers at its ends.
fn trend(words: &'static Words, scores: &[Scores]) -> Node {
    let phrases = &words.phrases;
    let mut rows: Vec<_> = Key::ALL
        .into_iter()
        .map(|key| {
            let values = scores.iter().map(|scores| scores.key(key).score()).collect();
            parts::trend_row(words.content.key(key).name, values)
        })
        .collect();
    rows.push(parts::trend_row(
        phrases.history_overall(),
        scores.iter().map(Scores::overall).collect(),
    ));
    let said = counted(phrases.history_trend(), scores.len());
    element(
        "section",
        "",
        vec![h2(phrases.history_trend_title()), parts::trend_table(phrases, said, rows)],
    )
}

/// The last take beside the one before it, and when a difference counts.
fn since(words: &'static Words, takes: &[Take]) -> Vec<Node> {
    let phrases = &words.phrases;
    let [.., before, last] = takes else { return Vec::new() };
    let (key, overall) = (CLEAR_FOR_A_KEY as usize, CLEAR_OVERALL as usize);
    let margins = p(counted_of(phrases.history_margins(), key, overall));
    vec![
        h2(phrases.history_since()),
        difference(words, before, last),
        fold("", phrases.history_why(), vec![margins]),
    ]
}

/// What became of each key and of the whole, or why it cannot be said.
fn difference(words: &'static Words, before: &Take, after: &Take) -> Node {
    let phrases = &words.phrases;
    let Some(comparison) = Comparison::of(before, after) else {
        return p(phrases.history_other());
    };
    let keys = Key::ALL.into_iter().map(|key| (words.content.key(key).name, comparison.key(key)));
    let lines = keys.chain([(phrases.history_overall(), comparison.overall())]);
    let lines = lines.map(|(name, step)| {
        let said = match step {
            Some(step) => went(phrases, step),
            None => phrases.history_no_score().into(),
        };
        element("span", "", vec![say("b", "", name), text(": "), text(said)])
    });
    list("", lines.collect())
}

/// "38 → 63, clearly higher".
fn went(phrases: &Phrases, (before, after, change): Step) -> String {
    let verdict = match change {
        Change::Up => phrases.history_up(),
        Change::Down => phrases.history_down(),
        Change::WithinVariation => phrases.history_within(),
    };
    let shown = |score: Score| score.rounded() as usize;
    named(&counted_of("{n} → {m}, {name}", shown(before), shown(after)), verdict)
}

/// The takes, the newest first, each with the way to its result; after the first few, folded away.
fn listed(app: App, words: &'static Words, takes: &[Take], scores: &[Scores]) -> Vec<Node> {
    let phrases = &words.phrases;
    let item = |(take, scores): (&Take, &Scores)| {
        let said = match scores.overall() {
            Some(score) => counted(phrases.history_item(), score.rounded() as usize),
            None => phrases.not_enough_overall().into(),
        };
        let way = link("", &route::of_take(take.id), day(app, words, take));
        element("span", "", vec![way, text(" "), text(said)])
    };
    let mut newest = takes.iter().zip(scores).rev();
    let mut parts = vec![list("takes", newest.by_ref().take(SHOWN).map(item).collect())];
    let rest: Vec<_> = newest.map(item).collect();
    if !rest.is_empty() {
        let said = counted(phrases.history_more(), rest.len());
        parts.push(fold("", said, vec![list("takes", rest)]));
    }
    parts
}
