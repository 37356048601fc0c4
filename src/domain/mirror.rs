//! What a leader sees in themselves beside what their team sees in them.

use super::{
    answer::Answers,
    change::{CLEAR_FOR_A_KEY, Change},
    group::Picture,
    score::Score,
    scores::Scores,
    statement::{KEYS, Key},
    take::{Take, Voice},
};

/// How a leader's own score of a key lies beside the mean of their team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The leader's own is higher by [`CLEAR_FOR_A_KEY`] points or more.
    Over,
    /// The team's is higher by as much.
    Under,
    /// They differ by less, which may be chance.
    Agreement,
}

/// A key in the leader's own eyes and in those of the team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BothSides {
    /// The leader's own score; none where they have rated too few statements.
    pub own: Option<Score>,
    /// The team's mean, as far as it may show; none where too few have answered.
    pub team: Option<Score>,
}

impl BothSides {
    /// How the two lie beside each other; none where one of them is not there.
    pub fn view(self) -> Option<View> {
        let (own, team) = (self.own?, self.team?);
        Some(match Change::between(team, own, CLEAR_FOR_A_KEY) {
            Change::Up => View::Over,
            Change::Down => View::Under,
            Change::WithinVariation => View::Agreement,
        })
    }
}

/// The keys in the leader's own eyes and in those of the team.
///
/// What is compared is what may show of the team: with three or four answers that is a rounded mean,
/// so that nothing says more of the answers than the mean itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mirror([BothSides; KEYS]);

impl Mirror {
    /// The leader's own answers beside the picture of the team's.
    pub fn of(own: &Answers, team: &Picture) -> Mirror {
        let own = Scores::of(own);
        let both = |key| BothSides { own: own.key(key).score(), team: team.key(key).mean() };
        Mirror(Key::ALL.map(both))
    }

    /// Both sides of a key.
    pub const fn key(&self, key: Key) -> BothSides {
        // In bounds by construction: there are as many as keys.
        #[allow(clippy::indexing_slicing)]
        self.0[key.index()]
    }

    /// The keys that are seen in one of the three ways, in the order of the questionnaire; none stands
    /// for those of which one side is not there.
    pub fn keys_seen(&self, view: Option<View>) -> Vec<Key> {
        Key::ALL.into_iter().filter(|key| self.key(*key).view() == view).collect()
    }
}

/// Of finished takes, the earliest first, those that can stand beside a team's answers of a content
/// version: the leader's own, of the same version; the latest first.
pub fn beside_team<T: AsRef<Take>>(finished: Vec<T>, content: u16) -> Vec<T> {
    let is_own = |take: &Take| take.voice == Voice::Own && take.content == content;
    let mut own: Vec<_> = finished.into_iter().filter(|take| is_own(take.as_ref())).collect();
    own.reverse();
    own
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::domain::{Bundle, Contribution, Moment, TakeId, scores::tests::answers};

    fn picture(all: &[&str]) -> Picture {
        let all = (1..).zip(all).map(|(nonce, text)| Contribution::new(nonce, &answers(text)));
        Picture::of(&Bundle::new(all).unwrap())
    }

    /// The view of purpose, whose own answers are these, beside a team of as many as are given.
    fn view(own: &str, team: &[&str]) -> Option<View> {
        Mirror::of(&answers(own), &picture(team)).key(Key::Purpose).view()
    }

    #[test]
    fn a_difference_counts_from_25_points_and_not_below() {
        // 3333 is 50, for all five. 4444 is 75: just 25 more. 4443 is 68.75.
        let fifty = ["3333"; 5];
        assert_eq!(view("4444", &fifty), Some(View::Over));
        assert_eq!(view("4443", &fifty), Some(View::Agreement));
        assert_eq!(view("3333", &fifty), Some(View::Agreement));
        assert_eq!(view("2223", &fifty), Some(View::Agreement));
        assert_eq!(view("2222", &fifty), Some(View::Under));
    }

    #[test]
    fn the_mean_of_five_is_compared_exactly() {
        // The team: 50, 50, 50, 50 and 56.25, which is 51.25. An own 75 is 23.75 above it, and 81.25 is
        // 30. Of three statements, 334 is 58.33 and 344 is 66.67.
        let team = ["3333", "3333", "3333", "3333", "3334"];
        assert_eq!(view("4444", &team), Some(View::Agreement));
        assert_eq!(view("4445", &team), Some(View::Over));
        // 41.67 beside 66.67 for all: just 25 less.
        assert_eq!(view("233-", &["344-"; 5]), Some(View::Under));
        assert_eq!(view("333-", &["344-"; 5]), Some(View::Agreement));
    }

    #[test]
    fn of_three_or_four_it_is_the_rounded_mean_that_is_compared() {
        // 50, 50 and 56.25: 52.08 in the mean, shown as 52. 75 is 23 above it, and 81.25 is 29.25.
        let three = ["3333", "3333", "3334"];
        let mirror = Mirror::of(&answers("4444"), &picture(&three));
        assert_eq!(mirror.key(Key::Purpose).team, Score::new(52, 1));
        assert_eq!(view("4444", &three), Some(View::Agreement));
        assert_eq!(view("4445", &three), Some(View::Over));
        // 0, 0 and 6.25: 2.08, shown as 2. 25 is 23 above it, and 31.25 is 29.25.
        assert_eq!(view("2222", &["1111", "1111", "1112"]), Some(View::Agreement));
    }

    #[test]
    fn with_fewer_than_three_there_is_nothing_to_see() {
        assert_eq!(view("5555", &["1111", "1111"]), None);
        assert_eq!(view("5555", &[]), None);
        // Three have handed in, and two of them have a score for this key.
        assert_eq!(view("5555", &["1111", "1111", "1---"]), None);
        // The leader has not rated enough themselves.
        assert_eq!(view("5---", &["1111"; 5]), None);
    }

    #[test]
    fn keys_are_told_by_how_they_are_seen() {
        let own = answers("5555 1111 33333 3--- 3333");
        let team = ["1111 5555 33333 3333 ----"; 5];
        let mirror = Mirror::of(&own, &picture(&team));
        assert_eq!(mirror.keys_seen(Some(View::Over)), [Key::Purpose]);
        assert_eq!(mirror.keys_seen(Some(View::Under)), [Key::Influence]);
        assert_eq!(mirror.keys_seen(Some(View::Agreement)), [Key::Growth]);
        assert_eq!(mirror.keys_seen(None), [Key::Connection, Key::Example]);
    }

    #[test]
    fn beside_a_team_stand_the_leaders_own_takes_of_the_same_statements() {
        let take = |number, content, voice| {
            let begun = Take::begun(TakeId::new(number).unwrap(), Moment::default());
            std::sync::Arc::new(Take { voice, content, ..begun })
        };
        let all = [
            take(1, 2, Voice::Own),
            take(2, 1, Voice::Own),
            take(3, 2, Voice::Team),
            take(4, 2, Voice::Own),
        ];
        let beside = beside_team(all.to_vec(), 2);
        assert_eq!(beside.iter().map(|take| take.id.number()).collect::<Vec<_>>(), [4, 1]);
    }

    proptest! {
        /// Counted the plain way, over a common denominator.
        #[test]
        fn a_view_is_that_of_the_scores_that_show(
            own in "[0-5-]{21}",
            team in vec("[0-5-]{21}", 0..9),
        ) {
            let texts: Vec<_> = team.iter().map(String::as_str).collect();
            let (own, picture) = (answers(&own), picture(&texts));
            let mirror = Mirror::of(&own, &picture);
            for key in Key::ALL {
                let both = mirror.key(key);
                let scores: Vec<_> = team
                    .iter()
                    .filter_map(|text| Scores::of(&answers(text)).key(key).score())
                    .map(|score| u64::from(score.sum_over(60)))
                    .collect();
                let count = scores.len() as u64;
                prop_assert_eq!(both.team.is_some(), count >= 3);
                prop_assert_eq!(both.own, Scores::of(&own).key(key).score());
                let expected = both.own.filter(|_| count >= 3).map(|score| {
                    let own = u64::from(score.sum_over(60));
                    // The team's mean over 60 times the count, or rounded while that is below five.
                    let sum: u64 = scores.iter().sum();
                    let (sum, over) = if count < 5 {
                        ((2 * sum + 60 * count) / (120 * count), 1)
                    } else {
                        (sum, 60 * count)
                    };
                    if own * over >= 60 * sum + 25 * 60 * over {
                        View::Over
                    } else if 60 * sum >= own * over + 25 * 60 * over {
                        View::Under
                    } else {
                        View::Agreement
                    }
                });
                prop_assert_eq!(both.view(), expected);
                // Seen from the other side it is the other way round.
                let turned = BothSides { own: both.team, team: both.own }.view();
                let other_way = both.view().map(|view| match view {
                    View::Over => View::Under,
                    View::Under => View::Over,
                    View::Agreement => View::Agreement,
                });
                prop_assert_eq!(turned, other_way);
            }
        }
    }
}
