//! What changed between two takes, and whether it is more than the same leader would show anyway.

use super::{score::Score, scores::Scores, statement::Key, take::Take};

/// From how many points the change of a key is clear.
///
/// This one and [`CLEAR_OVERALL`] are estimates of the 95 % minimal detectable change: a leader
/// whose behaviour stayed the same would rarely show a larger one. They assume a standard deviation
/// of 18 points and a reliability (alpha) of about .75, so that 1.96 × √2 × 18 × √(1 − .75) ≈ 25;
/// nobody has measured either yet.
pub const CLEAR_FOR_A_KEY: u32 = 25;
/// From how many points the change of the overall score is clear; see [`CLEAR_FOR_A_KEY`].
pub const CLEAR_OVERALL: u32 = 13;

/// How two scores differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The later one is higher by the margin or more.
    Up,
    /// The later one is lower by the margin or more.
    Down,
    /// They differ by less than the margin, which is within normal variation.
    WithinVariation,
}

impl Change {
    pub(super) fn between(before: Score, after: Score, margin: u32) -> Change {
        if after.is_above_by(before, margin) {
            Change::Up
        } else if before.is_above_by(after, margin) {
            Change::Down
        } else {
            Change::WithinVariation
        }
    }
}

/// Two scores, the earlier first, and how they differ.
pub type Step = (Score, Score, Change);

/// Two takes that can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    before: Scores,
    after: Scores,
}

impl Comparison {
    /// Compares two takes; none where they are of different content versions or voices, since such
    /// takes cannot be compared.
    pub fn of(before: &Take, after: &Take) -> Option<Comparison> {
        before.is_comparable_with(after).then(|| Comparison {
            before: Scores::of(&before.answers),
            after: Scores::of(&after.answers),
        })
    }

    /// How the score of a key differs; none where it has no score in one of the two.
    pub fn key(&self, key: Key) -> Option<Step> {
        let (before, after) = (self.before.key(key).score()?, self.after.key(key).score()?);
        Some((before, after, Change::between(before, after, CLEAR_FOR_A_KEY)))
    }

    /// How the overall score differs; none where one of the two has none.
    pub fn overall(&self) -> Option<Step> {
        let (before, after) = (self.before.overall()?, self.after.overall()?);
        Some((before, after, Change::between(before, after, CLEAR_OVERALL)))
    }
}

/// Of takes in the order in which they were finished, those that can be compared with the last one,
/// and that one itself: a trend runs through these alone.
pub fn comparable_with_last<T: AsRef<Take>>(takes: &[T]) -> Vec<&Take> {
    let takes = takes.iter().map(AsRef::as_ref);
    let last = takes.clone().next_back();
    takes.filter(|take| last.is_some_and(|last| take.is_comparable_with(last))).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{Moment, TakeId, Voice, scores::tests::answers};

    fn take(text: &str) -> Take {
        Take {
            finished: Some(Moment::default()),
            answers: answers(text),
            ..Take::begun(TakeId::fresh(Moment::default(), 0), Moment::default())
        }
    }

    fn change(before: &str, after: &str, key: Key) -> Option<Change> {
        let step = Comparison::of(&take(before), &take(after)).unwrap().key(key);
        step.map(|(_, _, change)| change)
    }

    #[test]
    fn a_key_changes_clearly_from_25_points_and_not_below() {
        // 3333 is 50. 4444 is 75: 25 more. 4443 is 68.75: 18.75 more.
        let before = "3333 3333 33333 3333 3333";
        assert_eq!(change(before, "4444 3333 33333 3333 3333", Key::Purpose), Some(Change::Up));
        assert_eq!(
            change(before, "4443 3333 33333 3333 3333", Key::Purpose),
            Some(Change::WithinVariation)
        );
        assert_eq!(change(before, "2222 3333 33333 3333 3333", Key::Purpose), Some(Change::Down));
        assert_eq!(
            change(before, "2223 3333 33333 3333 3333", Key::Purpose),
            Some(Change::WithinVariation)
        );
    }

    #[test]
    fn the_margin_is_exact_where_the_scores_have_other_denominators() {
        // 2 3 3 of three is 125/3 = 41.67; 3 3 4 is 175/3 = 58.33. 33.33 to 58.33 is just 25.
        let thirds = |text: &str| format!("{text}0 3333 33333 3333 3333");
        let (before, after) = (thirds("223"), thirds("334"));
        assert_eq!(change(&before, &after, Key::Purpose), Some(Change::Up));
        // 41.67 to 58.33 is 16.67.
        let before = thirds("233");
        assert_eq!(change(&before, &after, Key::Purpose), Some(Change::WithinVariation));
    }

    #[test]
    fn the_overall_score_changes_clearly_from_13_points() {
        let overall = |before: &str, after: &str| {
            Comparison::of(&take(before), &take(after)).unwrap().overall().map(|step| step.2)
        };
        // 50 everywhere. Two keys at 75 and one at 62.5 (+12.5): 62.5, 12.5 more. Two at 75 and one at
        // 68.75 (+18.75): 63.75, 13.75 more.
        let before = "3333 3333 33333 3333 3333";
        let less = "4444 4444 33333 4433 3333";
        let more = "4444 4444 33333 4443 3333";
        assert_eq!(overall(before, less), Some(Change::WithinVariation));
        assert_eq!(overall(before, more), Some(Change::Up));
        assert_eq!(overall(more, before), Some(Change::Down));
    }

    #[test]
    fn what_has_no_score_in_one_of_the_two_has_no_change() {
        let (before, after) = ("3333 3333 33333 3333 3333", "3--- 3333 33333 3333 3333");
        assert_eq!(change(before, after, Key::Purpose), None);
        assert_eq!(change(before, after, Key::Growth), Some(Change::WithinVariation));
    }

    #[test]
    fn a_trend_runs_through_the_takes_that_can_be_compared_with_the_last_one() {
        let places = |takes: &[(u16, Voice)]| {
            let take = |(place, (content, voice)): (u64, &(u16, Voice))| {
                let id = TakeId::new(place).unwrap();
                let begun = Take::begun(id, Moment::default());
                Arc::new(Take { voice: *voice, content: *content, ..begun })
            };
            let takes: Vec<_> = (0..).zip(takes).map(take).collect();
            let comparable = comparable_with_last(&takes).into_iter();
            comparable.map(|take| take.id.number()).collect::<Vec<_>>()
        };
        let (old, new, team) = ((1, Voice::Own), (2, Voice::Own), (2, Voice::Team));
        assert_eq!(places(&[]), [0; 0]);
        assert_eq!(places(&[old]), [0]);
        assert_eq!(places(&[old, new, new]), [1, 2]);
        assert_eq!(places(&[old, new, team]), [2]);
        // One that was begun before the words changed can be finished after them.
        assert_eq!(places(&[old, new, old]), [0, 2]);
    }

    #[test]
    fn takes_of_another_content_or_voice_are_not_compared() {
        let one = take("3333 3333 33333 3333 3333");
        let other = Take { content: one.content + 1, ..one.clone() };
        assert_eq!(Comparison::of(&one, &other), None);
        let other = Take { voice: Voice::Team, ..one.clone() };
        assert_eq!(Comparison::of(&one, &other), None);
    }
}
