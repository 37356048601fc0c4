//! The scores of the keys, the overall score and the rank.

use super::{
    answer::Answers,
    score::Score,
    statement::{KEYS, Key},
};

/// The score of a key, or why it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyScore {
    /// At least half of its statements are rated.
    Enough(Score),
    /// Fewer than half of them are.
    NotEnough {
        /// How many are rated.
        rated: usize,
        /// Of how many.
        of: usize,
    },
}

impl KeyScore {
    pub(super) fn of(answers: &Answers, key: Key) -> KeyScore {
        let ratings: Vec<_> = key.statements().filter_map(|s| answers.rating(s)).collect();
        let (rated, of) = (ratings.len(), key.statements().count());
        match Score::mean(ratings) {
            Some(score) if rated * 2 >= of => KeyScore::Enough(score),
            _ => KeyScore::NotEnough { rated, of },
        }
    }

    /// The score, where there is one.
    pub const fn score(self) -> Option<Score> {
        match self {
            KeyScore::Enough(score) => Some(score),
            KeyScore::NotEnough { .. } => None,
        }
    }
}

/// The scores of the five keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scores([KeyScore; KEYS]);

/// How many keys need a score before there is an overall one.
pub(super) const ENOUGH_KEYS: usize = 4;
/// The least common multiple of 1 to 5, the numbers of statements of a key that can be rated.
pub(super) const COMMON: u32 = 60;

impl Scores {
    /// The scores that the answers come to.
    pub fn of(answers: &Answers) -> Scores {
        Scores(Key::ALL.map(|key| KeyScore::of(answers, key)))
    }

    /// The score of one key.
    pub fn key(&self, key: Key) -> KeyScore {
        self.0.get(key.index()).copied().unwrap_or(KeyScore::NotEnough { rated: 0, of: 0 })
    }

    /// The mean of the key scores, where at least four keys have one.
    pub fn overall(&self) -> Option<Score> {
        let scores: Vec<_> = self.0.iter().filter_map(|key| key.score()).collect();
        if scores.len() < ENOUGH_KEYS {
            return None;
        }
        // Over one number of ratings, so that a key with five statements weighs no more than others.
        let sum = scores.iter().map(|score| score.sum_over(COMMON)).sum();
        Score::new(sum, COMMON * u32::try_from(scores.len()).ok()?)
    }

    /// The keys that have a score, ascending; equal scores in the order of the questionnaire.
    pub fn ranked(&self) -> Vec<(Key, Score)> {
        let scored = Key::ALL.into_iter().filter_map(|key| Some((key, self.key(key).score()?)));
        let mut ranked: Vec<_> = scored.collect();
        ranked.sort_by_key(|(_, score)| *score);
        ranked
    }

    /// The keys with the highest score: one, or several with the same. None where fewer than two keys
    /// have a score: that one is not above another.
    pub fn strongest(&self) -> Vec<Key> {
        let ranked = self.ranked();
        let highest = ranked.last().filter(|_| ranked.len() > 1).map(|(_, score)| *score);
        ranked.into_iter().filter(|(_, s)| Some(*s) == highest).map(|(key, _)| key).collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::{Answer, Statement};

    fn score(sum: u32, count: u32) -> Score {
        Score::new(sum, count).unwrap()
    }

    /// The answers in the order of the questionnaire: 1 to 5, 0 did not occur, - not given.
    pub(in crate::domain) fn answers(text: &str) -> Answers {
        let mut answers = Answers::default();
        let given = text.chars().filter(|symbol| *symbol != ' ');
        for (statement, symbol) in Statement::all().zip(given) {
            let digit = symbol.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
            answers.set(statement, digit.and_then(Answer::from_digit));
        }
        answers
    }

    #[test]
    fn a_key_needs_half_of_its_statements() {
        let scores = Scores::of(&answers("12-- 1--- 123-- 0005 55000"));
        assert_eq!(scores.key(Key::Purpose), KeyScore::Enough(score(25, 2)));
        assert_eq!(scores.key(Key::Influence), KeyScore::NotEnough { rated: 1, of: 4 });
        assert_eq!(scores.key(Key::Growth), KeyScore::Enough(score(75, 3)));
        assert_eq!(scores.key(Key::Connection), KeyScore::NotEnough { rated: 1, of: 4 });
        let two_of_five = Scores::of(&answers("---- ---- 55000 ---- ----"));
        assert_eq!(two_of_five.key(Key::Growth), KeyScore::NotEnough { rated: 2, of: 5 });
    }

    #[test]
    fn the_overall_score_is_the_mean_of_keys_not_of_statements() {
        // (0 + 0 + 100 + 0 + 0) / 5; over statements it would be 500 / 21.
        let scores = Scores::of(&answers("1111 1111 55555 1111 1111"));
        assert_eq!(scores.overall(), Some(score(20, 1)));
        assert_eq!(Scores::of(&answers("5555 5555 55555 ---- ----")).overall(), None);
        let four = Scores::of(&answers("---- 5555 55555 5555 1111"));
        assert_eq!(four.overall(), Some(score(75, 1)));
    }

    #[test]
    fn the_rank_ascends_and_leaves_equal_scores_in_order() {
        let ranked = Scores::of(&answers("4444 2222 ----- 4444 2233")).ranked();
        let keys: Vec<_> = ranked.into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, [Key::Influence, Key::Example, Key::Purpose, Key::Connection]);
    }

    #[test]
    fn the_strongest_keys_are_all_those_with_the_highest_score() {
        let strongest = |text| Scores::of(&answers(text)).strongest();
        assert_eq!(strongest("4444 2222 44444 3333 3333"), [Key::Purpose, Key::Growth]);
        assert_eq!(strongest("4444 2222 44445 3333 3333"), [Key::Growth]);
        assert_eq!(strongest(""), []);
    }
}
