//! What the answers behind a key's score say: why it is low, what to do, and whether doing and
//! seeing tell the same story.

use super::{
    answer::{Answer, Answers, Rating},
    score::{KeyScore, Score, Scores},
    statement::{Key, Kind, Statement},
};

/// The lowest rated statements of a key, with their answers, in order.
pub fn why(answers: &Answers, key: Key) -> Vec<(Statement, Answer)> {
    let lowest = key.statements().filter_map(|statement| answers.rating(statement)).min();
    let rated = key.statements().filter_map(|s| Some((s, answers.rating(s)?)));
    rated
        .filter(|(_, rating)| Some(*rating) == lowest)
        .map(|(statement, rating)| (statement, Answer::Rated(rating)))
        .collect()
}

/// The practices of a key in the order in which their actions help most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    practices: Vec<(Statement, Option<Answer>)>,
    lowest: usize,
}

impl Advice {
    /// The key's practices by rating, the lowest first, in the order of the questionnaire where
    /// equal; those that were not rated come last.
    pub fn of(answers: &Answers, key: Key) -> Advice {
        let height = |statement| answers.rating(statement).map_or(u8::MAX, Rating::place);
        let mut practices: Vec<(Statement, Option<Answer>)> = Vec::new();
        for statement in key.practices() {
            let own = height(statement);
            let place = practices.iter().take_while(|(other, _)| height(*other) <= own).count();
            practices.insert(place, (statement, answers.get(statement)));
        }
        let least = practices.first().map(|(statement, _)| height(*statement));
        let lowest = practices.iter().take_while(|(s, _)| Some(height(*s)) == least).count();
        Advice { practices, lowest }
    }

    /// The practices with the lowest rating; all of them where none is rated.
    pub fn lowest(&self) -> &[(Statement, Option<Answer>)] {
        self.practices.split_at(self.lowest).0
    }

    /// The other practices, ascending.
    pub fn others(&self) -> &[(Statement, Option<Answer>)] {
        self.practices.split_at(self.lowest).1
    }
}

/// What a leader does and what shows in the team, where the two differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoingSeeing {
    /// The practices average 75 or more, and the effect is at 50 or less.
    DoneNotSeen,
    /// The practices average 50 or less, and the effect is at 75 or more.
    SeenNotDone,
}

/// Whether doing and seeing differ for a key that has a score.
pub fn doing_seeing(answers: &Answers, key: Key) -> Option<DoingSeeing> {
    let KeyScore::Enough(_) = Scores::of(answers).key(key) else { return None };
    let mean = |kind| {
        let of_kind = key.statements().filter(move |statement| statement.kind() == kind);
        let points = of_kind.filter_map(|statement| answers.rating(statement)).map(Rating::points);
        let (sum, count) = points.fold((0, 0), |(sum, count), p| (sum + p, count + 1));
        Score::new(sum, count)
    };
    let (doing, seeing) = (mean(Kind::Practice)?, mean(Kind::Effect)?);
    if doing.is_at_least(75) && seeing.is_at_most(50) {
        Some(DoingSeeing::DoneNotSeen)
    } else if doing.is_at_most(50) && seeing.is_at_least(75) {
        Some(DoingSeeing::SeenNotDone)
    } else {
        None
    }
}
