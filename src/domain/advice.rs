//! What the answers behind a key's score say: why it is low, what to do, and whether doing and
//! seeing tell the same story.

use super::{
    answer::{Answer, Answers},
    score::Score,
    scores::KeyScore,
    statement::{Key, Kind, Statement},
};

/// The statements of a key with the lowest rating, with their answers, in the order of the
/// questionnaire.
pub fn why(answers: &Answers, key: Key) -> Vec<(Statement, Answer)> {
    let rated =
        key.statements().filter_map(|statement| Some((statement, answers.rating(statement)?)));
    let lowest = rated.clone().map(|(_, rating)| rating).min();
    rated
        .filter(|(_, rating)| Some(*rating) == lowest)
        .map(|(statement, rating)| (statement, Answer::Rated(rating)))
        .collect()
}

/// The practices of a key in the order in which their actions help most, with the answer to each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    lowest: Vec<(Statement, Option<Answer>)>,
    others: Vec<(Statement, Option<Answer>)>,
}

impl Advice {
    /// The key's practices by rating, the lowest first, in the order of the questionnaire where
    /// equal; those that were not rated come last.
    pub fn of(answers: &Answers, key: Key) -> Advice {
        let rating = |(_, answer): &(_, Option<Answer>)| answer.and_then(Answer::rating);
        let practices = key.practices().map(|practice| (practice, answers.get(practice)));
        let mut practices: Vec<_> = practices.collect();
        practices.sort_by_key(|practice| (rating(practice).is_none(), rating(practice)));
        let least = practices.first().and_then(rating);
        let (lowest, others) =
            practices.into_iter().partition(|practice| rating(practice) == least);
        Advice { lowest, others }
    }

    /// The practices with the lowest rating; all of them where none is rated.
    pub fn lowest(&self) -> &[(Statement, Option<Answer>)] {
        &self.lowest
    }

    /// The other practices, ascending.
    pub fn others(&self) -> &[(Statement, Option<Answer>)] {
        &self.others
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

/// Whether doing and seeing differ for a key. Nothing is said of a key without a score, or where no
/// practice or not the effect was rated.
pub fn doing_seeing(answers: &Answers, key: Key) -> Option<DoingSeeing> {
    KeyScore::of(answers, key).score()?;
    let mean = |kind| {
        let of_kind = key.statements().filter(move |statement| statement.kind() == kind);
        Score::mean(of_kind.filter_map(|statement| answers.rating(statement)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Rating;

    /// The same key answered: 1 to 5, 0 did not occur, - not given.
    fn answered(key: Key, text: &str) -> Answers {
        let mut answers = Answers::default();
        for (statement, symbol) in key.statements().zip(text.chars()) {
            let digit = symbol.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
            answers.set(statement, digit.and_then(Answer::from_digit));
        }
        answers
    }

    fn ids(practices: &[(Statement, Option<Answer>)]) -> Vec<&'static str> {
        practices.iter().map(|(statement, _)| statement.id()).collect()
    }

    #[test]
    fn why_names_every_statement_with_the_lowest_rating() {
        let why = |text| {
            let reasons = why(&answered(Key::Purpose, text), Key::Purpose);
            reasons.into_iter().map(|(s, a)| (s.id(), a.digit())).collect::<Vec<_>>()
        };
        assert_eq!(why("3245"), [("purpose.impact", 2)]);
        assert_eq!(why("2442"), [("purpose.tell", 2), ("purpose.effect", 2)]);
        assert_eq!(why("4003"), [("purpose.effect", 3)]);
        assert_eq!(why("00--"), []);
    }

    #[test]
    fn advice_begins_with_the_lowest_practices_and_ends_with_the_unrated() {
        let advice = Advice::of(&answered(Key::Growth, "4-221"), Key::Growth);
        assert_eq!(ids(advice.lowest()), ["growth.day30", "growth.checkin"]);
        assert_eq!(ids(advice.others()), ["growth.why", "growth.buddy"]);
        let advice = Advice::of(&answered(Key::Growth, "02345"), Key::Growth);
        assert_eq!(ids(advice.lowest()), ["growth.buddy"]);
        assert_eq!(ids(advice.others()), ["growth.day30", "growth.checkin", "growth.why"]);
    }

    #[test]
    fn advice_gives_the_answer_behind_each_practice() {
        let advice = Advice::of(&answered(Key::Example, "05-5"), Key::Example);
        let answers: Vec<_> = advice.lowest().iter().chain(advice.others()).collect();
        assert_eq!(answers[0].1.and_then(Answer::rating), Rating::new(5));
        assert_eq!(answers[1].1, Some(Answer::DidNotOccur));
        assert_eq!(answers[2].1, None);
    }

    #[test]
    fn without_a_rating_every_practice_is_as_low() {
        let advice = Advice::of(&Answers::default(), Key::Connection);
        assert_eq!(advice.lowest().len(), 3);
        assert_eq!(advice.others(), []);
    }

    #[test]
    fn doing_and_seeing_differ_from_75_down_to_50() {
        use DoingSeeing::{DoneNotSeen, SeenNotDone};
        for (text, said) in [
            ("4443", Some(DoneNotSeen)),
            ("5551", Some(DoneNotSeen)),
            ("5343", Some(DoneNotSeen)),
            ("4433", None),
            ("4444", None),
            ("3334", Some(SeenNotDone)),
            ("1115", Some(SeenNotDone)),
            ("3344", None),
            ("3333", None),
            ("444-", None),
            ("0003", None),
            ("4003", Some(DoneNotSeen)),
            ("---5", None),
        ] {
            assert_eq!(doing_seeing(&answered(Key::Purpose, text), Key::Purpose), said, "{text}");
        }
    }

    #[test]
    fn a_key_without_a_score_says_nothing_about_doing_and_seeing() {
        assert_eq!(doing_seeing(&answered(Key::Growth, "5---1"), Key::Growth), None);
        let enough = answered(Key::Growth, "55--1");
        assert_eq!(doing_seeing(&enough, Key::Growth), Some(DoingSeeing::DoneNotSeen));
    }
}
