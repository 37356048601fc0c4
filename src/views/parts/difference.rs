//! What became of each key and of the whole between two takes.

use crate::{
    domain::{CLEAR_FOR_A_KEY, CLEAR_OVERALL, Change, Comparison, Key, Score, Step, Take},
    phrases::{Phrases, counted_of, named},
    views::{
        controls::{element, fold, list, p, say, text},
        elements::Node,
    },
    words::Words,
};

/// What changed from one take to another, or why it cannot be said; and when a difference counts.
pub(in crate::views) fn difference(
    words: &'static Words,
    before: &Take,
    after: &Take,
) -> [Node; 2] {
    let phrases = &words.phrases;
    let (key, overall) = (CLEAR_FOR_A_KEY as usize, CLEAR_OVERALL as usize);
    let margins = p(counted_of(phrases.history_margins(), key, overall));
    [steps(words, before, after), fold("", phrases.history_why(), vec![margins])]
}

fn steps(words: &'static Words, before: &Take, after: &Take) -> Node {
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
