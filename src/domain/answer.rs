//! The answers to the statements: ratings on the frequency scale, or *did not occur*.

use super::statement::{STATEMENTS, Statement};

/// What a statement can have: no answer, five ratings, *did not occur*.
const STATES: u64 = Rating::PLACES as u64 + 2;

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

const _: () = assert!(STATEMENTS == 21, "the number of answers is that of 21 statements");

/// The answers to all statements, each given or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Answers([Option<Answer>; STATEMENTS]);

impl Answers {
    /// How many different answers to all statements there are: 7 to the power of 21, not quite 2^59.
    pub const ALL: u64 = STATES.pow(21);

    /// These answers as a number below [`Answers::ALL`]: a digit to the base of seven for each
    /// statement, the first one the most significant. 0 is no answer, 1 to 5 are the ratings, 6 is
    /// *did not occur*.
    pub fn number(&self) -> u64 {
        self.0.iter().fold(0, |sum, answer| {
            let state = match answer {
                None => 0,
                Some(Answer::Rated(rating)) => rating.place(),
                Some(Answer::DidNotOccur) => Rating::PLACES + 1,
            };
            sum * STATES + u64::from(state)
        })
    }

    /// The answers that a number stands for; none where it is [`Answers::ALL`] or above.
    pub fn from_number(number: u64) -> Option<Answers> {
        let mut rest = number;
        let mut answers = Answers::default();
        for answer in answers.0.iter_mut().rev() {
            *answer = match u8::try_from(rest % STATES) {
                Ok(0) => None,
                Ok(place) => Some(Rating::new(place).map_or(Answer::DidNotOccur, Answer::Rated)),
                Err(_) => return None,
            };
            rest /= STATES;
        }
        (rest == 0).then_some(answers)
    }

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
    fn the_answers_are_a_number_and_the_number_the_answers() {
        let rated = |place| Rating::new(place).map(Answer::Rated);
        let last = Statement::at(STATEMENTS - 1).unwrap();
        let none = Answers::default();
        assert_eq!(none.number(), 0);
        assert_eq!(none.with(last, rated(5)).number(), 5);
        assert_eq!(none.with(Statement::FIRST, rated(1)).number(), 7_u64.pow(20));
        let all = Statement::all()
            .fold(none, |answers, one| answers.with(one, Some(Answer::DidNotOccur)));
        assert_eq!(all.number(), Answers::ALL - 1);
        for number in [0, 1, 6, 7, 7_u64.pow(20), 123_456_789_012_345_678, Answers::ALL - 1] {
            assert_eq!(Answers::from_number(number).unwrap().number(), number);
        }
        assert_eq!(Answers::from_number(Answers::ALL), None);
        assert_eq!(Answers::from_number(u64::MAX), None);
    }

    #[test]
    fn every_statement_has_an_answer_when_nothing_occurred() {
        let all = Statement::all().fold(Answers::default(), |answers, statement| {
            answers.with(statement, Some(Answer::DidNotOccur))
        });
        assert_eq!(all.given(), STATEMENTS);
    }
}
