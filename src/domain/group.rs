//! A group's answers, without names: put together in any order, and shown only as far as nobody in it
//! can be made out.

use std::cmp::{Ordering, Reverse};

use super::{
    answer::{Answers, Rating},
    score::{Band, Score},
    scores::{COMMON, Scores},
    statement::{KEYS, Key, STATEMENTS, Statement},
    take::Voice,
};

/// Which workshop, or which team's answers about a leader: a random number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(pub u32);

/// What the answers of a group have in common; only such are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Session {
    /// Which one it is.
    pub id: SessionId,
    /// Who answers.
    pub voice: Voice,
    /// The content version that is answered.
    pub content: u16,
}

/// What one participant hands in. A random number tells two participants apart who answer the same,
/// and one from themselves who is counted twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Contribution {
    nonce: u32,
    /// [`Answers::number`]: a third of their size, and in an order.
    answers: u64,
}

impl Contribution {
    /// Answers under a random number.
    pub fn new(nonce: u32, answers: &Answers) -> Contribution {
        Contribution { nonce, answers: answers.number() }
    }

    /// The random number that it has.
    pub const fn nonce(self) -> u32 {
        self.nonce
    }

    /// What was answered.
    pub fn answers(self) -> Answers {
        Answers::from_number(self.answers).unwrap_or_default()
    }
}

/// A bundle would have more than [`Bundle::LIMIT`] contributions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyContributions;

/// A set of contributions. Bundles are put together in any order, any number of times, with the same
/// result; the order of the contributions is that of their random numbers, and says nothing of who
/// came when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bundle(Vec<Contribution>);

impl Bundle {
    /// The most contributions that a bundle has.
    pub const LIMIT: usize = 100_000;

    /// A bundle of these contributions; one that comes twice counts once.
    ///
    /// # Errors
    /// [`TooManyContributions`] beyond [`Bundle::LIMIT`].
    pub fn new(
        contributions: impl IntoIterator<Item = Contribution>,
    ) -> Result<Bundle, TooManyContributions> {
        let mut all: Vec<_> = contributions.into_iter().collect();
        all.sort_unstable();
        all.dedup();
        if all.len() > Bundle::LIMIT { Err(TooManyContributions) } else { Ok(Bundle(all)) }
    }

    /// The bundle of what is in either of two.
    ///
    /// # Errors
    /// [`TooManyContributions`] beyond [`Bundle::LIMIT`].
    pub fn union(&self, other: &Bundle) -> Result<Bundle, TooManyContributions> {
        Bundle::new(self.iter().chain(other.iter()))
    }

    /// The bundle of what is in either of two, without those that there is no room for: of more than
    /// [`Bundle::LIMIT`] it has the ones with the lowest numbers, so that the order in which bundles are
    /// put together makes no difference.
    #[must_use]
    pub fn join(&self, other: &Bundle) -> Bundle {
        let mut all: Vec<_> = self.iter().chain(other.iter()).collect();
        all.sort_unstable();
        all.dedup();
        all.truncate(Bundle::LIMIT);
        Bundle(all)
    }

    /// Its contributions, by their random numbers.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Contribution> {
        self.0.iter().copied()
    }

    /// Whether a contribution is in it.
    pub fn contains(&self, contribution: Contribution) -> bool {
        self.0.binary_search(&contribution).is_ok()
    }

    /// How many contributions it has, at most [`Bundle::LIMIT`].
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Fewer answers than these are not shown: with two, each would know the other's.
pub const FEWEST_FOR_A_MEAN: usize = 3;
/// With fewer answers than these, how they are spread would show who gave which.
pub const FEWEST_FOR_A_SPREAD: usize = 5;

/// What a group's answers come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How many have handed in.
    pub count: usize,
    /// The keys, in the order of the questionnaire.
    pub keys: [KeyFigure; KEYS],
    /// The statements, in the order of the questionnaire; none of those that too few have rated.
    pub statements: [Option<StatementSpread>; STATEMENTS],
}

/// What is shown of the scores of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFigure {
    /// Too few for anything.
    TooFew,
    /// Enough for a mean, as it shows: 0 to 100.
    Mean(u32),
    /// Enough for all there is.
    Spread(KeySpread),
}

/// How a key's scores are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeySpread {
    /// The mean of all scores.
    pub mean: Score,
    /// How many scores are below 50, from there to below 75, and above.
    pub bands: [usize; 3],
    /// How far they lie apart.
    pub variance: Variance,
}

/// How the answers to a statement are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementSpread {
    /// The mean of all ratings.
    pub mean: Score,
    /// How many gave each rating, 1 to 5.
    pub ratings: [usize; Rating::PLACES as usize],
    /// How many said that it did not occur, or nothing.
    pub unrated: usize,
    /// How far the ratings lie apart.
    pub variance: Variance,
}

/// The mean square distance from the mean, exact: what lies further apart is more mixed.
#[derive(Clone, Copy, Debug)]
pub struct Variance {
    /// Square points, times the square of the count.
    sum: u64,
    count: u64,
}

impl Variance {
    fn of(values: &[u64]) -> Variance {
        let count = values.len() as u64;
        let sum: u64 = values.iter().sum();
        let squares: u64 = values.iter().map(|value| value * value).sum();
        Variance { sum: count * squares - sum * sum, count }
    }
}

impl Ord for Variance {
    fn cmp(&self, other: &Variance) -> Ordering {
        let over = |one: &Variance, other: &Variance| {
            u128::from(one.sum) * u128::from(other.count) * u128::from(other.count)
        };
        over(self, other).cmp(&over(other, self))
    }
}

impl PartialOrd for Variance {
    fn partial_cmp(&self, other: &Variance) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Variance {
    fn eq(&self, other: &Variance) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Variance {}

/// In which order keys and statements stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The lowest mean first.
    #[default]
    Low,
    /// The highest mean first.
    High,
    /// First what lies furthest apart.
    Mixed,
}

impl Order {
    /// All orders.
    pub const ALL: [Order; 3] = [Order::Low, Order::High, Order::Mixed];

    /// Items in this order, by a figure of each; those without one come last. Where two are level, they
    /// stay in the order of the questionnaire.
    fn sort<T: Copy>(
        self,
        items: impl Iterator<Item = T>,
        mean: impl Fn(T) -> Option<Score>,
        variance: impl Fn(T) -> Option<Variance>,
    ) -> Vec<T> {
        let mut items: Vec<T> = items.collect();
        match self {
            Order::Low => items.sort_by_key(|item| (mean(*item).is_none(), mean(*item))),
            Order::High => items.sort_by_key(|item| Reverse(mean(*item))),
            Order::Mixed => items.sort_by_key(|item| Reverse(variance(*item))),
        }
        items
    }
}

impl KeyFigure {
    /// The mean, as far as it may show; none where too few have a score.
    pub fn mean(self) -> Option<Score> {
        match self {
            KeyFigure::TooFew => None,
            KeyFigure::Mean(mean) => Score::new(mean, 1),
            KeyFigure::Spread(spread) => Some(spread.mean),
        }
    }

    /// All there is; none where only a mean may show, or nothing.
    pub const fn spread(self) -> Option<KeySpread> {
        match self {
            KeyFigure::TooFew | KeyFigure::Mean(_) => None,
            KeyFigure::Spread(spread) => Some(spread),
        }
    }
}

impl Picture {
    /// The figure of a key.
    pub const fn key(&self, key: Key) -> KeyFigure {
        // In bounds by construction: there are as many figures as keys.
        #[allow(clippy::indexing_slicing)]
        self.keys[key.index()]
    }

    /// How the answers to a statement are spread; none where too few have rated it.
    pub const fn statement(&self, statement: Statement) -> Option<StatementSpread> {
        // In bounds by construction: there are as many as statements.
        #[allow(clippy::indexing_slicing)]
        self.statements[statement.index()]
    }

    /// All keys in an order.
    pub fn keys_in(&self, order: Order) -> Vec<Key> {
        let variance = |key| self.key(key).spread().map(|spread| spread.variance);
        order.sort(Key::ALL.into_iter(), |key| self.key(key).mean(), variance)
    }

    /// The statements of a key in an order.
    pub fn statements_in(&self, key: Key, order: Order) -> Vec<Statement> {
        let spread = |statement| self.statement(statement);
        let mean = |statement| spread(statement).map(|spread| spread.mean);
        order.sort(key.statements(), mean, |statement| spread(statement).map(|one| one.variance))
    }

    /// Whether any figure says how answers are spread, and not only what their mean is.
    pub fn has_spreads(&self) -> bool {
        Key::ALL.into_iter().any(|key| self.key(key).spread().is_some())
    }

    /// What the answers of a bundle come to, each figure only as far as enough have answered.
    pub fn of(bundle: &Bundle) -> Picture {
        let all: Vec<_> = bundle.iter().map(Contribution::answers).collect();
        let scores: Vec<_> = all.iter().map(Scores::of).collect();
        Picture {
            count: all.len(),
            keys: Key::ALL.map(|key| key_figure(&scores, key)),
            statements: std::array::from_fn(|place| statement_spread(&all, Statement::at(place)?)),
        }
    }
}

/// What the scores of a key come to; each weighs the same, however many statements were rated.
fn key_figure(scores: &[Scores], key: Key) -> KeyFigure {
    let scores: Vec<_> = scores.iter().filter_map(|scores| scores.key(key).score()).collect();
    let values: Vec<_> = scores.iter().map(|score| u64::from(score.sum_over(COMMON))).collect();
    let Some(mean) = mean(&values, COMMON) else { return KeyFigure::TooFew };
    let in_band = |band| scores.iter().filter(|score| score.band() == band).count();
    match scores.len() {
        0..FEWEST_FOR_A_MEAN => KeyFigure::TooFew,
        FEWEST_FOR_A_MEAN..FEWEST_FOR_A_SPREAD => KeyFigure::Mean(mean.rounded()),
        _ => KeyFigure::Spread(KeySpread {
            mean,
            bands: [Band::Low, Band::Mid, Band::High].map(in_band),
            variance: Variance::of(&values),
        }),
    }
}

/// How the answers to a statement are spread. Few answers show by the mean of their key alone.
fn statement_spread(all: &[Answers], statement: Statement) -> Option<StatementSpread> {
    let ratings: Vec<_> = all.iter().filter_map(|answers| answers.rating(statement)).collect();
    if ratings.len() < FEWEST_FOR_A_SPREAD {
        return None;
    }
    let values: Vec<_> = ratings.iter().map(|rating| u64::from(rating.points())).collect();
    let given = |place: usize| {
        ratings.iter().filter(|rating| usize::from(rating.place()) == place + 1).count()
    };
    Some(StatementSpread {
        mean: mean(&values, 1)?,
        ratings: std::array::from_fn(given),
        unrated: all.len() - ratings.len(),
        variance: Variance::of(&values),
    })
}

/// The mean of values that are each a sum over so many ratings.
fn mean(values: &[u64], over: u32) -> Option<Score> {
    let sum = u32::try_from(values.iter().sum::<u64>()).ok()?;
    Score::new(sum, over * u32::try_from(values.len()).ok()?)
}
