//! Groups: put together in any order with the same result, and shown only as far as enough have
//! answered.
#![cfg(not(target_arch = "wasm32"))]
// A helper of a test is a test too: what it unwraps fails the test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use five_keys::domain::{
    Answer, Answers, Bundle, Contribution, Key, KeyFigure, Picture, Rating, Score, Scores,
    Statement, TooManyContributions,
};
use proptest::{collection::vec, prelude::*};

/// Answers as the stored document has them: a character for each statement; what is left out at the
/// end was not answered.
fn answers(text: &str) -> Answers {
    Statement::all().zip(text.chars()).fold(Answers::default(), |answers, (statement, answer)| {
        let digit = answer.to_digit(10).map(|digit| u8::try_from(digit).unwrap());
        answers.with(statement, digit.and_then(Answer::from_digit))
    })
}

/// The bundle of these answers, under the numbers from 1 on.
fn bundle(all: &[&str]) -> Bundle {
    let numbered = (1..).zip(all);
    Bundle::new(numbered.map(|(nonce, text)| Contribution::new(nonce, &answers(text)))).unwrap()
}

fn purpose(picture: &Picture) -> KeyFigure {
    picture.keys[Key::Purpose.index()]
}

fn score(sum: u32, count: u32) -> Score {
    Score::new(sum, count).unwrap()
}

#[test]
fn two_show_nothing_but_their_count_and_three_a_rounded_mean_of_each_key() {
    let two = Picture::of(&bundle(&["5555", "1111"]));
    assert_eq!((two.count, purpose(&two)), (2, KeyFigure::TooFew));
    // 100, 0 and 25: 41.67 in the mean.
    let three = Picture::of(&bundle(&["5555", "1111", "2222"]));
    assert_eq!((three.count, purpose(&three)), (3, KeyFigure::Mean(42)));
    let four = Picture::of(&bundle(&["5555", "1111", "2222", "2222"]));
    assert_eq!(purpose(&four), KeyFigure::Mean(38));
    assert!(four.statements.iter().all(Option::is_none));
}

#[test]
fn five_show_how_they_are_spread() {
    // Scores of purpose: 100, 0, 25, 50 and 75; the last one has rated half of its statements.
    let five = Picture::of(&bundle(&["5555", "1111", "2222", "3333", "44.0"]));
    let KeyFigure::Spread(spread) = purpose(&five) else { panic!("no spread") };
    assert_eq!((spread.mean, spread.bands), (score(50, 1), [2, 1, 2]));
    let first = five.statements[0].unwrap();
    assert_eq!((first.mean, first.ratings, first.unrated), (score(50, 1), [1; 5], 0));
    // Four have rated the third.
    assert_eq!(five.statements[2], None);
    // Nobody has answered the other keys.
    assert_eq!(five.keys[Key::Influence.index()], KeyFigure::TooFew);
}

#[test]
fn a_key_shows_as_far_as_enough_have_a_score_for_it_however_many_have_handed_in() {
    let seven = Picture::of(&bundle(&["5555", "4444", "3333", "1...", "0000", "", ""]));
    assert_eq!((seven.count, purpose(&seven)), (7, KeyFigure::Mean(75)));
    assert_eq!(seven.statements[0], None);
}

#[test]
fn everybody_weighs_the_same_however_many_statements_they_rated() {
    // 100 by two statements, and four times 0 by four.
    let five = Picture::of(&bundle(&["55..", "1111", "1111", "1111", "1111"]));
    let KeyFigure::Spread(spread) = purpose(&five) else { panic!("no spread") };
    assert_eq!(spread.mean, score(20, 1));
}

#[test]
fn what_lies_further_apart_is_more_mixed_however_many_have_answered() {
    let variance = |texts: &[&str]| match purpose(&Picture::of(&bundle(texts))) {
        KeyFigure::Spread(spread) => spread.variance,
        _ => panic!("no spread"),
    };
    let alike = variance(&["3333"; 5]);
    let near = variance(&["3333", "3333", "3333", "3333", "4444"]);
    let apart = variance(&["1111", "1111", "5555", "5555", "3333"]);
    assert!(alike < near && near < apart);
    assert_eq!(alike, variance(&["4444"; 9]));
    assert_eq!(apart, variance(&["1111", "1111", "5555", "5555", "3333"].repeat(7)));
}

#[test]
fn one_who_is_counted_twice_counts_once_and_two_who_answer_the_same_are_two() {
    let one = Contribution::new(7, &answers("5"));
    let other = Contribution::new(8, &answers("5"));
    let both = Bundle::new([one, other, one]).unwrap();
    assert_eq!(both.len(), 2);
    assert_eq!(both.union(&both), Ok(both.clone()));
    assert!(both.contains(other) && !both.contains(Contribution::new(8, &answers("4"))));
}

#[test]
fn a_bundle_is_refused_beyond_its_limit() {
    let many = |count: u32| (0..count).map(|nonce| Contribution::new(nonce, &answers("3")));
    let full = Bundle::new(many(100_000)).unwrap();
    assert_eq!(full.union(&full).unwrap().len(), Bundle::LIMIT);
    assert_eq!(Bundle::new(many(100_001)), Err(TooManyContributions));
    let one_more = Bundle::new([Contribution::new(100_000, &answers("3"))]).unwrap();
    assert_eq!(full.union(&one_more), Err(TooManyContributions));
}

/// Any contributions, with random numbers that often are the same.
fn any_contribution() -> impl Strategy<Value = Contribution> {
    (0..40_u32, 0..Answers::ALL).prop_map(|(nonce, number)| {
        Contribution::new(nonce, &Answers::from_number(number / 40 * 40).unwrap())
    })
}

fn any_bundle() -> impl Strategy<Value = Bundle> {
    vec(any_contribution(), 0..60).prop_map(|all| Bundle::new(all).unwrap())
}

proptest! {
    #[test]
    fn bundles_are_put_together_in_any_order_with_the_same_result(
        (one, two, three) in (any_bundle(), any_bundle(), any_bundle()),
    ) {
        let union = |left: &Bundle, right: &Bundle| left.union(right).unwrap();
        prop_assert_eq!(union(&one, &two), union(&two, &one));
        prop_assert_eq!(union(&union(&one, &two), &three), union(&one, &union(&two, &three)));
        prop_assert_eq!(union(&one, &one), one.clone());
        prop_assert_eq!(union(&one, &Bundle::default()), one);
    }

    /// Tables that are collected at other tables, in any nesting, come to the same picture.
    #[test]
    fn nested_bundles_give_the_picture_of_all_at_once(
        all in vec(any_contribution(), 0..200),
        size in 1..50_usize,
    ) {
        let direct = Bundle::new(all.iter().copied()).unwrap();
        let tables = all.chunks(size).map(|table| Bundle::new(table.iter().copied()).unwrap());
        let nested = tables.fold(Bundle::default(), |sum, table| table.union(&sum).unwrap());
        prop_assert_eq!(Picture::of(&nested), Picture::of(&direct));
        prop_assert_eq!(nested, direct);
    }

    /// The figures beside those that are counted the plain way.
    #[test]
    fn a_mean_is_that_of_the_scores(all in vec(any_contribution(), 5..60)) {
        let bundle = Bundle::new(all).unwrap();
        let picture = Picture::of(&bundle);
        for key in Key::ALL {
            let of = |one: Contribution| Scores::of(&one.answers()).key(key).score();
            let scores: Vec<_> = bundle.iter().filter_map(of).collect();
            match picture.keys[key.index()] {
                KeyFigure::TooFew => prop_assert!(scores.len() < 3),
                KeyFigure::Mean(_) => prop_assert!((3..5).contains(&scores.len())),
                KeyFigure::Spread(spread) => {
                    prop_assert_eq!(spread.bands.iter().sum::<usize>(), scores.len());
                    let (lowest, highest) = (scores.iter().min(), scores.iter().max());
                    prop_assert!(&spread.mean >= lowest.unwrap() && &spread.mean <= highest.unwrap());
                }
            }
        }
        for (place, spread) in picture.statements.iter().enumerate() {
            let statement = Statement::at(place).unwrap();
            let rated = bundle.iter().filter_map(|one| one.answers().rating(statement));
            let points: Vec<_> = rated.map(Rating::points).collect();
            let Some(spread) = spread else { prop_assert!(points.len() < 5); continue };
            let count = u32::try_from(points.len()).unwrap();
            prop_assert_eq!(spread.mean, score(points.iter().sum(), count));
            prop_assert_eq!(spread.ratings.iter().sum::<usize>(), points.len());
            prop_assert_eq!(spread.unrated, bundle.len() - points.len());
        }
    }
}
