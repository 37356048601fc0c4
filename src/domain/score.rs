//! Scores: exact fractions, compared by cross-multiplication; only the display rounds.

use core::cmp::Ordering;

use super::{
    answer::Answers,
    statement::{KEYS, Key},
};

/// A mean of points, 0 to 100, kept as its sum and count.
#[derive(Clone, Copy, Debug)]
pub struct Score {
    sum: u32,
    count: u32,
}

/// Where a score is read: an aid, not a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// Below 50.
    Low,
    /// 50 to below 75.
    Mid,
    /// 75 and above.
    High,
}

impl Band {
    /// The one of three that fits this band.
    pub fn said<T>(self, low: T, mid: T, high: T) -> T {
        match self {
            Band::Low => low,
            Band::Mid => mid,
            Band::High => high,
        }
    }
}

impl Score {
    /// The mean of so many points over so many ratings; none over nothing, or above 100.
    pub fn new(sum: u32, count: u32) -> Option<Score> {
        (count > 0 && u64::from(sum) <= 100 * u64::from(count)).then_some(Score { sum, count })
    }

    /// For the display: the nearest whole number, a half upwards, 0 to 100.
    pub const fn rounded(self) -> u32 {
        (2 * self.sum + self.count) / (2 * self.count)
    }

    /// Whether it is at a whole number of points or above.
    pub const fn is_at_least(self, points: u32) -> bool {
        self.sum >= points * self.count
    }

    /// Whether it is at a whole number of points or below.
    pub const fn is_at_most(self, points: u32) -> bool {
        self.sum <= points * self.count
    }

    /// The range it is read in.
    pub const fn band(self) -> Band {
        if self.is_at_least(75) {
            Band::High
        } else if self.is_at_least(50) {
            Band::Mid
        } else {
            Band::Low
        }
    }

    /// Whether it is less than 6.25 points, one step on one of four statements, above another.
    pub fn is_level_with(self, weakest: Score) -> bool {
        // self - weakest < 25/4, over the common denominator.
        let ours = u64::from(self.sum) * u64::from(weakest.count);
        let theirs = u64::from(weakest.sum) * u64::from(self.count);
        4 * ours < 4 * theirs + 25 * u64::from(self.count) * u64::from(weakest.count)
    }
}

impl Ord for Score {
    fn cmp(&self, other: &Score) -> Ordering {
        let ours = u64::from(self.sum) * u64::from(other.count);
        ours.cmp(&(u64::from(other.sum) * u64::from(self.count)))
    }
}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Score) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Score {
    fn eq(&self, other: &Score) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Score {}

/// The score of a key, or why it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyScore {
    /// At least half of its statements are rated.
    Enough(Score),
    /// Fewer than half are.
    NotEnough {
        /// How many are rated.
        rated: usize,
        /// Of how many.
        of: usize,
    },
}

impl KeyScore {
    fn of(answers: &Answers, key: Key) -> KeyScore {
        let (mut sum, mut rated, mut of) = (0, 0, 0);
        for statement in key.statements() {
            of += 1;
            if let Some(rating) = answers.rating(statement) {
                sum += rating.points();
                rated += 1;
            }
        }
        match Score::new(sum, rated) {
            Some(score) if rated * 2 >= of => KeyScore::Enough(score),
            _ => KeyScore::NotEnough { rated: rated as usize, of: of as usize },
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
const ENOUGH_KEYS: usize = 4;
/// The height at which a key needs nothing but keeping up, in points.
const KEEP_UP: u32 = 90;
/// A number that every count of rated statements, 1 to 5, divides.
const COMMON: u32 = 60;

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
        let (mut sum, mut count) = (0, 0);
        for score in self.0.iter().filter_map(|key| key.score()) {
            sum += score.sum * (COMMON / score.count);
            count += COMMON;
        }
        if (count / COMMON) as usize >= ENOUGH_KEYS { Score::new(sum, count) } else { None }
    }

    /// The keys that have a score, ascending; equal scores in the order of the questionnaire.
    pub fn ranked(&self) -> Vec<(Key, Score)> {
        let mut ranked: Vec<(Key, Score)> = Vec::with_capacity(KEYS);
        for key in Key::ALL {
            if let Some(score) = self.key(key).score() {
                let place = ranked.iter().take_while(|(_, other)| *other <= score).count();
                ranked.insert(place, (key, score));
            }
        }
        ranked
    }

    /// The keys with the highest score: one, or several with the same.
    pub fn strongest(&self) -> Vec<Key> {
        let ranked = self.ranked();
        let highest = ranked.last().map(|(_, score)| *score);
        ranked.into_iter().filter(|(_, s)| Some(*s) == highest).map(|(key, _)| key).collect()
    }

    /// The keys that the leader is advised to work on.
    pub fn focus(&self) -> Focus {
        let ranked = self.ranked();
        let [(first, weakest), (second, next), rest @ ..] = ranked.as_slice() else {
            return Focus::NotEnough;
        };
        if weakest.is_at_least(KEEP_UP) && ranked.len() >= ENOUGH_KEYS {
            return Focus::KeepUp;
        }
        let level = ranked.iter().take_while(|(_, score)| score.is_level_with(*weakest));
        let level: Vec<_> = level.map(|(key, _)| *key).collect();
        if level.len() > 1 {
            return Focus::EquallyWeak(level);
        }
        let tied = rest.iter().take_while(|(_, score)| score == next).map(|(key, _)| *key);
        Focus::TwoWeakest { keys: [*first, *second], tied: tied.collect() }
    }
}

/// The keys that the leader is advised to work on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Fewer than two keys have a score.
    NotEnough,
    /// Every key is at 90 or above: there is no weak key.
    KeepUp,
    /// Two keys or more are less than 6.25 points above the weakest: the leader chooses.
    EquallyWeak(Vec<Key>),
    /// One key is clearly the weakest; the next one goes with it.
    TwoWeakest {
        /// The weakest and the next.
        keys: [Key; 2],
        /// Further keys with exactly the score of the second.
        tied: Vec<Key>,
    },
}

impl Focus {
    /// The keys, the weakest first.
    pub fn keys(&self) -> &[Key] {
        match self {
            Focus::NotEnough | Focus::KeepUp => &[],
            Focus::EquallyWeak(keys) => keys,
            Focus::TwoWeakest { keys, .. } => keys,
        }
    }
}
