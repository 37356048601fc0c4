//! The scoring, against cases worked out by hand, against the worked examples of
//! `docs/scoring.md`, and against an independent reckoning of random answers.
#![cfg(not(target_arch = "wasm32"))]
// A helper of a test is a test too: what it unwraps fails the test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use five_keys::{
    domain::{
        Advice, Answer, Answers, Band, DoingSeeing, Focus, Key, KeyScore, Kind, Language, Rating,
        STATEMENTS, Score, Scores, Statement, doing_seeing, why,
    },
    words::Words,
};
use proptest::prelude::*;

const DOCUMENT: &str = include_str!("../docs/scoring.md");

/// The answers in the order of the questionnaire, a group a key: 1 to 5, 0 for *did not occur*,
/// - for none.
fn answers(text: &str) -> Answers {
    let symbols: Vec<char> = text.chars().filter(|symbol| *symbol != ' ').collect();
    assert_eq!(symbols.len(), STATEMENTS, "{text}");
    Statement::all().zip(symbols).fold(Answers::default(), |answers, (statement, symbol)| {
        let digit = symbol.to_digit(10).map(|digit| u8::try_from(digit).unwrap());
        answers.with(statement, digit.map(|digit| Answer::from_digit(digit).unwrap()))
    })
}

/// Reads "175/4 → 44": the exact score and what is shown of it.
fn assert_score(cell: &str, score: Score) {
    let (exact, shown) = cell.split_once(" → ").unwrap();
    let (sum, count) = exact.split_once('/').unwrap();
    assert_eq!(Score::new(sum.parse().unwrap(), count.parse().unwrap()), Some(score), "{cell}");
    assert_eq!(shown.parse(), Ok(score.rounded()), "{cell}");
}

fn names(keys: &[Key]) -> String {
    keys.iter().map(|key| key.id()).collect::<Vec<_>>().join(", ")
}

fn focus_in_words(focus: &Focus) -> String {
    match focus {
        Focus::NotEnough => "not enough answers".into(),
        Focus::KeepUp => "keep up".into(),
        Focus::EquallyWeak(keys) => format!("equally weak: {}", names(keys)),
        Focus::One(key) => format!("one: {}", key.id()),
        Focus::TwoWeakest { keys, tied } if tied.is_empty() => {
            format!("two weakest: {}", names(keys))
        }
        Focus::TwoWeakest { keys, tied } => {
            format!("two weakest: {}; level with the second: {}", names(keys), names(tied))
        }
    }
}

/// Asserts the scores of the five keys ("175/4 → 44", or "1 of 4" rated), the overall score
/// ("none" without one) and the focus that some answers come to.
fn golden(text: &str, keys: [&str; 5], overall: &str, focus: &str) {
    let scores = Scores::of(&answers(text));
    for (key, cell) in Key::ALL.into_iter().zip(keys) {
        match scores.key(key) {
            KeyScore::Enough(score) => assert_score(cell, score),
            KeyScore::NotEnough { rated, of } => assert_eq!(cell, format!("{rated} of {of}")),
        }
    }
    match scores.overall() {
        Some(score) => assert_score(overall, score),
        None => assert_eq!(overall, "none", "{text}"),
    }
    assert_eq!(focus_in_words(&scores.focus()), focus, "{text}");
}

#[test]
fn all_in_the_middle_is_50_and_equally_weak() {
    // Each key: 4 (or 5) × 50 over 4 (or 5) = 50. All are level, so all five are shown.
    golden(
        "3333 3333 33333 3333 3333",
        ["200/4 → 50", "200/4 → 50", "250/5 → 50", "200/4 → 50", "200/4 → 50"],
        "250/5 → 50",
        "equally weak: purpose, influence, growth, connection, example",
    );
}

#[test]
fn all_at_the_lowest_is_0() {
    // 1 is worth 0 points: every sum is 0.
    golden(
        "1111 1111 11111 1111 1111",
        ["0/4 → 0", "0/4 → 0", "0/5 → 0", "0/4 → 0", "0/4 → 0"],
        "0/5 → 0",
        "equally weak: purpose, influence, growth, connection, example",
    );
}

#[test]
fn all_at_the_highest_is_100_and_there_is_nothing_weak() {
    // 5 is worth 100 points: 400/4 and 500/5.
    golden(
        "5555 5555 55555 5555 5555",
        ["400/4 → 100", "400/4 → 100", "500/5 → 100", "400/4 → 100", "400/4 → 100"],
        "500/5 → 100",
        "keep up",
    );
}

#[test]
fn exactly_six_and_a_quarter_above_the_weakest_is_not_equally_weak() {
    // purpose: 25 + 3×50 = 175, /4 = 43.75; growth: 5×50 = 250, /5 = 50.
    // 50 - 43.75 = 6.25, which is not less than 6.25: purpose stands alone, growth comes next.
    // overall: (43.75 + 75 + 50 + 75 + 75) / 5 = 318.75 / 5 = 63.75.
    golden(
        "2333 4444 33333 4444 4444",
        ["175/4 → 44", "300/4 → 75", "250/5 → 50", "300/4 → 75", "300/4 → 75"],
        "255/4 → 64",
        "two weakest: purpose, growth",
    );
}

#[test]
fn five_above_the_weakest_is_equally_weak_while_six_and_a_quarter_is_not() {
    // purpose: 4×25 = 100, /4 = 25. influence: 3×25 + 50 = 125, /4 = 31.25, 6.25 above: out.
    // growth: 4×25 + 50 = 150, /5 = 30, 5 above: in, and before influence in the rank.
    // overall: (25 + 31.25 + 30 + 75 + 75) / 5 = 236.25 / 5 = 47.25.
    golden(
        "2222 2223 22223 4444 4444",
        ["100/4 → 25", "125/4 → 31", "150/5 → 30", "300/4 → 75", "300/4 → 75"],
        "189/4 → 47",
        "equally weak: purpose, growth",
    );
}

#[test]
fn four_points_and_a_sixth_above_the_weakest_is_equally_weak_in_thirds_too() {
    // growth: did not occur twice, 25 + 25 + 50 = 100, /3 = 33.33. influence: 25 + 25 + 50 + 50
    // = 150, /4 = 37.5, 4.17 above: in. purpose: 50 + 50 + 50 + 25 = 175, /4 = 43.75, 10.42 above.
    // overall: (43.75 + 37.5 + 33.33… + 75 + 75) / 5; over 12: 525 + 450 + 400 + 900 + 900 = 3175,
    // and 3175 / 60 = 52.92.
    golden(
        "3332 2233 20203 4444 4444",
        ["175/4 → 44", "150/4 → 38", "100/3 → 33", "300/4 → 75", "300/4 → 75"],
        "3175/60 → 53",
        "equally weak: growth, influence",
    );
}

#[test]
fn exactly_90_everywhere_or_above_is_to_be_kept_up() {
    // growth: 2×75 + 3×100 = 450, /5 = 90. The others: 75 + 3×100 = 375, /4 = 93.75.
    // overall: (4×93.75 + 90) / 5 = 465 / 5 = 93.
    golden(
        "4555 4555 44555 4555 4555",
        ["375/4 → 94", "375/4 → 94", "450/5 → 90", "375/4 → 94", "375/4 → 94"],
        "465/5 → 93",
        "keep up",
    );
}

#[test]
fn one_key_below_90_is_the_focus_alone() {
    // purpose: 2×75 + 2×100 = 350, /4 = 87.5, below 90. The others are all 100: never a focus.
    // overall: (87.5 + 400) / 5 = 97.5, shown as 98.
    golden(
        "4455 5555 55555 5555 5555",
        ["350/4 → 88", "400/4 → 100", "500/5 → 100", "400/4 → 100", "400/4 → 100"],
        "195/2 → 98",
        "one: purpose",
    );
}

#[test]
fn half_of_the_statements_is_enough_and_less_is_not() {
    // purpose: 2 of 4 rated, 0 + 25 = 25, /2 = 12.5, shown as 13. influence: 1 of 4, no score.
    // growth: 3 of 5 rated, 0 + 25 + 50 = 75, /3 = 25. Four keys have a score, so overall:
    // (12.5 + 25 + 75 + 75) / 4 = 187.5 / 4 = 46.875. growth is 12.5 above purpose: not level.
    golden(
        "12-- 1--- 123-- 4444 4444",
        ["25/2 → 13", "1 of 4", "75/3 → 25", "300/4 → 75", "300/4 → 75"],
        "375/8 → 47",
        "two weakest: purpose, growth",
    );
}

#[test]
fn two_of_five_is_less_than_half() {
    // growth: 2 of 5, no score. overall over four keys: (50 + 50 + 100 + 75) / 4 = 68.75.
    golden(
        "3333 3333 33--- 5555 4444",
        ["200/4 → 50", "200/4 → 50", "2 of 5", "400/4 → 100", "300/4 → 75"],
        "275/4 → 69",
        "equally weak: purpose, influence",
    );
}

#[test]
fn three_keys_give_a_focus_but_no_overall_score() {
    // purpose 25; influence and growth 75. Two keys were not answered: no overall score.
    golden(
        "2222 4444 44444 ---- ----",
        ["100/4 → 25", "300/4 → 75", "375/5 → 75", "0 of 4", "0 of 4"],
        "none",
        "two weakest: purpose, influence; level with the second: growth",
    );
}

#[test]
fn did_not_occur_counts_in_no_sum_and_no_divisor() {
    // purpose: nothing rated. influence: 2 of 4 rated, 200/2 = 100. growth: 3 of 5, 300/3 = 100.
    // The four keys with a score are all at 100: nothing is weak.
    golden(
        "0000 5500 55500 5555 5555",
        ["0 of 4", "200/2 → 100", "300/3 → 100", "400/4 → 100", "400/4 → 100"],
        "400/4 → 100",
        "keep up",
    );
}

#[test]
fn a_key_at_the_top_is_no_focus_however_few_have_a_score() {
    // Three scores of 100: none is weak, and what is said is provisional without a fourth.
    golden(
        "5555 5555 55555 ---- 0000",
        ["400/4 → 100", "400/4 → 100", "500/5 → 100", "0 of 4", "0 of 4"],
        "none",
        "keep up",
    );
    assert!(Scores::of(&answers("5555 5555 55555 ---- 0000")).is_provisional());
    assert!(!Scores::of(&answers("5555 5555 55555 3333 0000")).is_provisional());
}

#[test]
fn one_key_is_too_few_for_a_focus() {
    golden(
        "3333 ---- ----- ---- ----",
        ["200/4 → 50", "0 of 4", "0 of 5", "0 of 4", "0 of 4"],
        "none",
        "not enough answers",
    );
}

#[test]
fn a_half_is_shown_rounded_upwards_and_a_third_to_the_nearest() {
    // purpose: 50+50+75+75 = 250, /4 = 62.5 → 63. influence: 25+25+50 = 100, /3 = 33.33 → 33.
    // growth: 50+75+75 = 200, /3 = 66.67 → 67. connection: 25+25+50+50 = 150, /4 = 37.5 → 38.
    // example: 75+75+100+100 = 350, /4 = 87.5 → 88.
    // overall: (62.5 + 33.33… + 66.66… + 37.5 + 87.5) / 5 = 287.5 / 5 = 57.5 → 58; of the rounded
    // ones it would be (63 + 33 + 67 + 38 + 88) / 5 = 57.8.
    // connection is 4.17 above influence: level.
    golden(
        "3344 223- 344-- 2233 4455",
        ["250/4 → 63", "100/3 → 33", "200/3 → 67", "150/4 → 38", "350/4 → 88"],
        "115/2 → 58",
        "equally weak: influence, connection",
    );
}

#[test]
fn the_bands_follow_the_exact_score() {
    // 43.75 and 50; 65; 275/4 = 68.75; 75.
    let scores = Scores::of(&answers("2333 3333 33444 3444 4444"));
    let bands = Key::ALL.map(|key| scores.key(key).score().map(Score::band));
    assert_eq!(bands, [Band::Low, Band::Mid, Band::Mid, Band::Mid, Band::High].map(Some));
}

#[test]
fn the_worked_examples_of_the_document_are_right() {
    let mut examples = 0;
    for line in DOCUMENT.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [text, purpose, influence, growth, connection, example, overall, focus] = cells[..]
        else {
            panic!("eight cells: {line}")
        };
        let keys = [purpose, influence, growth, connection, example];
        golden(text.trim_matches('`'), keys, overall, focus);
        examples += 1;
    }
    assert!(examples >= 6, "{examples} worked examples");
}

#[test]
fn the_example_of_doing_and_seeing_in_the_document_is_right() {
    // influence: practices (75 + 75 + 75) / 3 = 75, effect 50. connection: practices
    // (50 + 50 + 50) / 3 = 50, effect 75. purpose: practices 66.67, effect 0.
    let text = "4431 4443 33333 3334 4444";
    assert!(DOCUMENT.contains(text));
    let said = Key::ALL.map(|key| doing_seeing(&answers(text), key));
    let (done, seen) = (Some(DoingSeeing::DoneNotSeen), Some(DoingSeeing::SeenNotDone));
    assert_eq!(said, [None, done, None, seen, None]);
}

#[test]
fn the_points_of_the_answers_in_the_document_are_right() {
    let points: Vec<_> = Answer::all()
        .filter_map(Answer::rating)
        .map(|rating| rating.points().to_string())
        .collect();
    let row = format!("| **points** | {} | none |", points.join(" | "));
    assert!(DOCUMENT.contains(&row), "{row}");
}

/// Answers as digits: 0 to 5, or none.
fn any_digits() -> impl Strategy<Value = Vec<Option<u8>>> {
    prop::collection::vec(prop::option::weighted(0.85, 0..=5_u8), STATEMENTS)
}

/// Answers where equal and neighbouring scores are likely.
fn close_digits() -> impl Strategy<Value = Vec<Option<u8>>> {
    let two_places = (1..=4_u8).prop_flat_map(|low| {
        prop::collection::vec(prop::option::weighted(0.9, low..=low + 1), STATEMENTS)
    });
    prop_oneof![any_digits(), two_places]
}

fn given(digits: &[Option<u8>]) -> Answers {
    Statement::all().zip(digits).fold(Answers::default(), |answers, (statement, digit)| {
        answers.with(statement, digit.and_then(Answer::from_digit))
    })
}

/// How many statements each key has; the questionnaire's order makes them a run each.
const SIZES: [(Key, usize); 5] = [
    (Key::Purpose, 4),
    (Key::Influence, 4),
    (Key::Growth, 5),
    (Key::Connection, 4),
    (Key::Example, 4),
];

fn fraction(sum: u128, count: u128) -> Option<Score> {
    Score::new(sum.try_into().unwrap(), count.try_into().unwrap())
}

/// The key scores again, independently: from the digits, as a numerator over a denominator.
fn reckoned(digits: &[Option<u8>]) -> Vec<(Key, Option<(u128, u128)>)> {
    let mut from = 0;
    let mut scores = Vec::new();
    for (key, size) in SIZES {
        let places: Vec<u128> = digits[from..from + size]
            .iter()
            .flatten()
            .filter(|d| **d > 0)
            .map(|d| (*d).into())
            .collect();
        from += size;
        let count = places.len() as u128;
        let enough = places.len() * 2 >= size;
        let sum: u128 = places.iter().map(|place| (place - 1) * 25).sum();
        scores.push((key, enough.then_some((sum, count))));
    }
    scores
}

proptest! {
    #[test]
    fn a_score_never_leaves_0_to_100(digits in any_digits()) {
        let scores = Scores::of(&given(&digits));
        let keys = Key::ALL.into_iter().filter_map(|key| scores.key(key).score());
        for score in keys.chain(scores.overall()) {
            prop_assert!(score.is_at_least(0) && score.is_at_most(100));
            prop_assert!(score.rounded() <= 100);
        }
    }

    #[test]
    fn raising_an_answer_never_lowers_a_score(digits in any_digits(), at in 0..STATEMENTS) {
        let Some(place @ 1..=4) = digits[at] else { return Ok(()) };
        let mut raised = digits.clone();
        raised[at] = Some(place + 1);
        let (before, after) = (Scores::of(&given(&digits)), Scores::of(&given(&raised)));
        for key in Key::ALL {
            prop_assert!(after.key(key).score() >= before.key(key).score());
        }
        prop_assert!(after.overall() >= before.overall());
        let own = Statement::at(at).unwrap().key();
        if let Some(score) = before.key(own).score() {
            prop_assert!(after.key(own).score() > Some(score));
        }
    }

    #[test]
    fn did_not_occur_changes_no_other_key(digits in any_digits(), at in 0..STATEMENTS) {
        let statement = Statement::at(at).unwrap();
        let before = given(&digits);
        let after = before.with(statement, Some(Answer::DidNotOccur));
        for key in Key::ALL.into_iter().filter(|key| *key != statement.key()) {
            prop_assert_eq!(Scores::of(&after).key(key), Scores::of(&before).key(key));
            prop_assert_eq!(why(&after, key), why(&before, key));
            prop_assert_eq!(Advice::of(&after, key), Advice::of(&before, key));
            prop_assert_eq!(doing_seeing(&after, key), doing_seeing(&before, key));
        }
    }

    #[test]
    fn did_not_occur_and_no_answer_score_the_same(digits in any_digits(), at in 0..STATEMENTS) {
        let statement = Statement::at(at).unwrap();
        let answers = given(&digits);
        prop_assert_eq!(
            Scores::of(&answers.with(statement, Some(Answer::DidNotOccur))),
            Scores::of(&answers.with(statement, None)),
        );
    }

    #[test]
    fn the_order_of_answering_is_irrelevant(
        digits in any_digits(),
        order in Just((0..STATEMENTS).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let mut answers = Answers::default();
        for at in order {
            answers.set(Statement::at(at).unwrap(), digits[at].and_then(Answer::from_digit));
        }
        prop_assert_eq!(answers, given(&digits));
        prop_assert_eq!(Scores::of(&answers), Scores::of(&given(&digits)));
    }

    #[test]
    fn every_practice_at_its_lowest_leads_to_its_own_action(digits in any_digits()) {
        for statement in Statement::all().filter(|s| s.kind() == Kind::Practice) {
            // The others of its key are rated higher, or not at all.
            let mut answers = given(&digits);
            for other in statement.key().practices() {
                let lowest = answers.get(other).and_then(Answer::rating).is_some_and(|r| r.place() == 1);
                if lowest {
                    answers.set(other, Answer::from_digit(2));
                }
            }
            answers.set(statement, Answer::from_digit(1));
            let advice = Advice::of(&answers, statement.key());
            prop_assert_eq!(advice.lowest(), &[(statement, Answer::from_digit(1))]);
            for language in Language::ALL {
                let words = &Words::of(language).content;
                let own = words.action(statement).unwrap();
                let same = Statement::all().filter(|other| words.action(*other) == Some(own));
                prop_assert_eq!(same.collect::<Vec<_>>(), [statement]);
            }
        }
    }

    #[test]
    fn advice_holds_every_practice_once_ascending(digits in any_digits()) {
        let answers = given(&digits);
        for key in Key::ALL {
            let advice = Advice::of(&answers, key);
            let all: Vec<_> = advice.lowest().iter().chain(advice.others()).copied().collect();
            let height = |a: Option<Answer>| a.and_then(Answer::rating).map_or(6, Rating::place);
            for pair in all.windows(2) {
                let order = |(s, a): (Statement, _)| (height(a), s);
                prop_assert!(order(pair[0]) < order(pair[1]));
            }
            let heights: Vec<_> = all.iter().map(|(_, answer)| height(*answer)).collect();
            let lowest = heights.iter().take_while(|h| **h == heights[0]).count();
            prop_assert_eq!(advice.lowest().len(), lowest);
            prop_assert_eq!(all.len(), key.practices().count());
        }
    }

    #[test]
    fn other_answers_to_the_practices_of_a_key_give_other_advice(
        digits in any_digits(), others in any_digits(),
    ) {
        let (one, other) = (given(&digits), given(&others));
        for key in Key::ALL {
            let same = key.practices().all(|practice| one.get(practice) == other.get(practice));
            prop_assert_eq!(Advice::of(&one, key) == Advice::of(&other, key), same);
        }
    }

    #[test]
    fn the_ranking_agrees_with_fractions_reckoned_independently(digits in close_digits()) {
        let scores = Scores::of(&given(&digits));
        let mut wanted: Vec<(Key, (u128, u128))> =
            reckoned(&digits).into_iter().filter_map(|(key, score)| Some((key, score?))).collect();
        wanted.sort_by(|(one, (a, b)), (other, (c, d))| (a * d, one).cmp(&(c * b, other)));
        let ranked = scores.ranked();
        prop_assert_eq!(ranked.len(), wanted.len());
        for ((key, score), (wanted, (sum, count))) in ranked.iter().zip(&wanted) {
            prop_assert_eq!(key, wanted);
            prop_assert_eq!(Some(*score), fraction(*sum, *count));
        }
        for (one, other) in ranked.iter().zip(&wanted).flat_map(|one| {
            ranked.iter().zip(&wanted).map(move |other| (one, other))
        }) {
            let ((_, (a, b)), (_, (c, d))) = (one.1, other.1);
            prop_assert_eq!(one.0.1.cmp(&other.0.1), (a * d).cmp(&(c * b)));
        }
    }

    #[test]
    fn the_overall_score_agrees_with_fractions_reckoned_independently(digits in close_digits()) {
        let keys: Vec<_> = reckoned(&digits).into_iter().filter_map(|(_, score)| score).collect();
        let wanted = (keys.len() >= 4).then(|| {
            let (sum, count) =
                keys.iter().fold((0, 1), |(a, b), (c, d)| (a * d + c * b, b * d));
            fraction(sum, count * keys.len() as u128).unwrap()
        });
        prop_assert_eq!(Scores::of(&given(&digits)).overall(), wanted);
    }

    #[test]
    fn the_focus_agrees_with_fractions_reckoned_independently(digits in close_digits()) {
        // In sixtieths of a point every score is a whole number, 6.25 points are 375.
        let mut keys: Vec<(u128, Key)> = reckoned(&digits)
            .into_iter()
            .filter_map(|(key, score)| score.map(|(sum, count)| (sum * 60 / count, key)))
            .collect();
        keys.sort_unstable();
        let scored = keys.len();
        keys.retain(|(height, _)| *height < 90 * 60);
        let least = keys.first().map_or(0, |(height, _)| *height);
        let level = keys.iter().filter(|(height, _)| *height < least + 375).count();
        let only = |from: usize, to: usize| keys[from..to].iter().map(|(_, key)| *key).collect();
        let wanted = match (scored, keys.len(), level) {
            (0 | 1, ..) => Focus::NotEnough,
            (_, 0, _) => Focus::KeepUp,
            (_, 1, _) => Focus::One(keys[0].1),
            (_, _, 2..) => Focus::EquallyWeak(only(0, level)),
            _ => {
                let same = keys.iter().filter(|(height, _)| *height == keys[1].0).count();
                Focus::TwoWeakest { keys: [keys[0].1, keys[1].1], tied: only(2, 1 + same) }
            }
        };
        prop_assert_eq!(Scores::of(&given(&digits)).focus(), wanted);
    }

    #[test]
    fn the_strongest_keys_have_the_highest_score(digits in close_digits()) {
        let scores = Scores::of(&given(&digits));
        let all = Key::ALL.into_iter().filter_map(|key| scores.key(key).score());
        // One alone is not above another.
        let highest = if all.clone().count() > 1 { all.max() } else { None };
        let wanted: Vec<_> = Key::ALL
            .into_iter()
            .filter(|key| highest.is_some() && scores.key(*key).score() == highest)
            .collect();
        prop_assert_eq!(scores.strongest(), wanted);
    }

    #[test]
    fn why_names_the_lowest_answers_and_all_of_them(digits in any_digits()) {
        let answers = given(&digits);
        for key in Key::ALL {
            let named = why(&answers, key);
            let least = named.first().map(|(_, answer)| answer.digit());
            for statement in key.statements() {
                let Some(rating) = answers.rating(statement) else { continue };
                prop_assert!(Some(rating.place()) >= least);
                let is_named = named.contains(&(statement, Answer::Rated(rating)));
                prop_assert_eq!(is_named, Some(rating.place()) == least);
            }
            let rated = key.statements().any(|s| answers.rating(s).is_some());
            prop_assert_eq!(named.is_empty(), !rated);
        }
    }
}
