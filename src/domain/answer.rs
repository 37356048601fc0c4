//! The answers to the statements: ratings on the frequency scale, or *did not occur*.

use super::statement::{STATEMENTS, Statement};

/// A place on the frequency scale, 1 "(almost) never" to 5 "(almost) always".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rating(u8);

impl Rating {
    /// How many places the scale has.
    pub const PLACES: u8 = 5;

    /// The rating at a place, 1 to 5.
    pub fn new(place: u8) -> Option<Rating> {
        (1..=Rating::PLACES).contains(&place).then_some(Rating(place))
    }

    /// All ratings, lowest first.
    pub fn all() -> impl DoubleEndedIterator<Item = Rating> + Clone {
        (1..=Rating::PLACES).map(Rating)
    }

    /// Its place on the scale, 1 to 5.
    pub const fn place(self) -> u8 {
        self.0
    }

    /// What it is worth: 0, 25, 50, 75 or 100 points.
    pub const fn points(self) -> u32 {
        (self.0 as u32 - 1) * 25
    }
}

/// The answer to one statement. Where none was given there is no `Answer`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// How often the statement was true.
    Rated(Rating),
    /// There was no occasion for it. It counts as an answer, and in no score.
    DidNotOccur,
}

impl Answer {
    /// All answers that can be given, in the order of the page.
    pub fn all() -> impl DoubleEndedIterator<Item = Answer> + Clone {
        Rating::all().map(Answer::Rated).chain(std::iter::once(Answer::DidNotOccur))
    }

    /// The digit that gives this answer on a keyboard and in documents: 1 to 5, or 0.
    pub const fn digit(self) -> u8 {
        match self {
            Answer::Rated(rating) => rating.place(),
            Answer::DidNotOccur => 0,
        }
    }

    /// The answer that a digit gives, 0 to 5.
    pub fn from_digit(digit: u8) -> Option<Answer> {
        match digit {
            0 => Some(Answer::DidNotOccur),
            place => Rating::new(place).map(Answer::Rated),
        }
    }

    /// The rating, if the statement was rated.
    pub const fn rating(self) -> Option<Rating> {
        match self {
            Answer::Rated(rating) => Some(rating),
            Answer::DidNotOccur => None,
        }
    }
}

/// The answers to all statements, each given or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Answers([Option<Answer>; STATEMENTS]);

impl Answers {
    /// The answer to a statement, if it was given.
    pub fn get(&self, statement: Statement) -> Option<Answer> {
        self.0.get(statement.index()).copied().flatten()
    }

    /// The rating of a statement, if it was rated.
    pub fn rating(&self, statement: Statement) -> Option<Rating> {
        self.get(statement).and_then(Answer::rating)
    }

    /// Gives an answer, or takes it back with `None`.
    pub fn set(&mut self, statement: Statement, answer: Option<Answer>) {
        if let Some(place) = self.0.get_mut(statement.index()) {
            *place = answer;
        }
    }

    /// The same answers with one given or taken back.
    #[must_use]
    pub fn with(mut self, statement: Statement, answer: Option<Answer>) -> Answers {
        self.set(statement, answer);
        self
    }

    /// The first statement without an answer.
    pub fn first_open(&self) -> Option<Statement> {
        Statement::all().find(|statement| self.get(*statement).is_none())
    }

    /// How many statements have an answer, 0 to 21; *did not occur* is an answer.
    pub fn given(&self) -> usize {
        self.0.iter().flatten().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_is_worth_25_points_a_place() {
        assert!(Rating::all().map(Rating::points).eq([0, 25, 50, 75, 100]));
        assert_eq!(Rating::new(0), None);
        assert_eq!(Rating::new(6), None);
    }

    #[test]
    fn a_digit_gives_an_answer_and_an_answer_its_digit() {
        assert!(Answer::all().map(Answer::digit).eq([1, 2, 3, 4, 5, 0]));
        for answer in Answer::all() {
            assert_eq!(Answer::from_digit(answer.digit()), Some(answer));
        }
        assert_eq!(Answer::from_digit(6), None);
        assert_eq!(Answer::DidNotOccur.rating(), None);
    }

    #[test]
    fn did_not_occur_is_given_but_not_rated() {
        let answers = Answers::default().with(Statement::FIRST, Some(Answer::DidNotOccur));
        assert_eq!(answers.given(), 1);
        assert_eq!(answers.get(Statement::FIRST), Some(Answer::DidNotOccur));
        assert_eq!(answers.rating(Statement::FIRST), None);
    }

    #[test]
    fn an_answer_can_be_changed_and_taken_back() {
        let rated = |place| Rating::new(place).map(Answer::Rated);
        let mut answers = Answers::default();
        answers.set(Statement::FIRST, rated(2));
        answers.set(Statement::FIRST, rated(4));
        assert_eq!(answers.rating(Statement::FIRST), Rating::new(4));
        assert_eq!(answers.given(), 1);
        answers.set(Statement::FIRST, None);
        assert_eq!(answers, Answers::default());
    }

    #[test]
    fn every_statement_has_an_answer_when_nothing_occurred() {
        let all = Statement::all().fold(Answers::default(), |answers, statement| {
            answers.with(statement, Some(Answer::DidNotOccur))
        });
        assert_eq!(all.given(), STATEMENTS);
    }
}
