//! The history and its comparisons.

use five_keys::{
    domain::{Language, Name, TakeId},
    phrases::{counted, counted_of, named},
    ports::{Clock as _, Still},
    route::Route,
};

use crate::{
    html::{Page, text_of},
    reader::{page, reader_of, store_of, store_of_versions},
};

/// The day that the still clock shows.
fn day_in(language: Language) -> String {
    Still.day(Still.now(), language)
}

/// The rows of the trend that are read, each in a line.
fn rows(page: &Page) -> Vec<String> {
    page.all(".trend tbody tr:not([aria-hidden])").into_iter().map(text_of).collect()
}

#[test]
fn the_history_says_which_change_is_clear_and_which_is_not() {
    // Purpose 50 to 75 (25 more), influence 50 to 68.75, growth 50 to 50, connection 50 to 25,
    // example 50 to 50; overall 50 to 53.75.
    let store = store_of(&["333333333333333333333", "444444433333322223333"]);
    reader_of(&store, Language::English, |_| {
        let told = [
            "Purpose : 50 → 75, clearly higher",
            "Influence : 50 → 69, no clear change",
            "Start and growth : 50 → 50, no clear change",
            "Connection : 50 → 25, clearly lower",
            "Overall : 50 → 54, no clear change",
            "from 25 points for a key, and 13 overall",
        ];
        page(Route::History).tells(&told);
        let [first, second] = [1, 2].map(|number| TakeId::new(number).unwrap());
        page(Route::Compare(first, second)).tells(&told);
    });
}

#[test]
fn the_history_says_first_and_in_one_line_what_changed() {
    // Growth from 50 to 20; the overall score from 50 to 44.
    let one = store_of(&["333333333333333333333", "333333332222133333333"]);
    // 18.75 more in each key of four statements, 20 in growth: none of them, and yet the whole.
    let whole = store_of(&["333333333333333333333", "444344434444344434443"]);
    // Purpose has too few answers to be compared: whether growth alone changed, nobody knows.
    let unsure = store_of(&["333333333333333333333", "300033332222133333333"]);
    let both = store_of(&["333333333333333333333", "444433332222133333333"]);
    for (store, english, dutch) in [
        (
            &one,
            "Only Start and growth is clearly lower.",
            "Alleen Start en groei is duidelijk lager.",
        ),
        (
            &whole,
            "Only the overall score is clearly higher.",
            "Alleen het totaal is duidelijk hoger.",
        ),
        (&unsure, "Clearly lower: Start and growth.", "Duidelijk lager: Start en groei."),
        (
            &both,
            "Clearly higher: Purpose. Clearly lower: Start and growth.",
            "Duidelijk hoger: Hoger doel. Duidelijk lager: Start en groei.",
        ),
    ] {
        for (language, said) in [(Language::English, english), (Language::Dutch, dutch)] {
            reader_of(store, language, |reader| {
                let text = page(Route::History).text();
                let (said, trend) =
                    (text.find(said), text.find(reader.phrases.history_trend_title()));
                assert!(said.is_some() && said < trend, "{text}");
                page(Route::Result).tells(&[reader.phrases.history_since()]);
            });
        }
    }
}

#[test]
fn the_course_of_each_key_has_a_dot_for_each_score_under_its_first_and_its_last_number() {
    // Of the second take, influence has no score; of the last, connection.
    let store =
        store_of(&["222222222222222222222", "333300003333333333333", "444444444444400004444"]);
    reader_of(&store, Language::English, |reader| {
        let history = page(Route::History);
        let rows = rows(&history);
        let numbers = ["Purpose 25 75", "Influence 25 75", "Start and growth 25 75"];
        assert_eq!(rows[..3], numbers);
        assert_eq!(rows[3..], ["Connection 25 –", "Leading by example 25 75", "Overall 25 75"]);
        let count = |class: &str, mark: &str| {
            let paths = history.all(&format!("path.{class}")).into_iter();
            paths.map(|path| path.attr("d").unwrap().matches(mark).count()).collect::<Vec<_>>()
        };
        assert_eq!(count("dots", "h0"), [3, 2, 3, 2, 3, 3]);
        assert_eq!(count("line", "L"), [2, 0, 2, 1, 2, 2]);
        assert_eq!(count("gaps", "L"), [0, 1, 0, 0, 0, 0]);
        history.tells(&[reader.phrases.history_gaps()]);
    });
}

#[test]
fn the_course_says_what_its_lines_mean_and_which_differences_count() {
    for language in Language::ALL {
        let store = store_of(&["222222222222222222222", "333333333333333333333"]);
        reader_of(&store, language, |reader| {
            let words = reader.phrases;
            let history = page(Route::History);
            history.tells(&[
                &counted_of(words.history_lines(), 25, 13),
                &counted_of(words.history_margins(), 25, 13),
            ]);
            history.hides(&[words.history_gaps()]);
        });
    }
}

#[test]
fn the_history_of_one_take_says_that_a_second_shows_what_changed() {
    for language in Language::ALL {
        reader_of(&store_of(&["333333333333333333333"]), language, |reader| {
            let day = reader.device.clock.day(reader.device.clock.now(), language);
            page(Route::History).tells(&[&named(reader.phrases.history_one(), &day)]);
            page(Route::History).hides(&[reader.phrases.history_since()]);
        });
    }
}

#[test]
fn a_thousand_takes_are_a_history_too() {
    let takes = vec!["432132412345123455554"; 1000];
    reader_of(&store_of(&takes), Language::Dutch, |_| {
        let history = page(Route::History);
        assert_eq!(history.count("a[href^='#/result/']"), 1000);
        history.tells(&["Eerdere scans (988)"]);
        // A line each, with a dot at either end: a thousand dots would be one.
        assert_eq!(history.count("path.line"), 6);
        for path in history.all("path.dots") {
            assert_eq!(path.attr("d").unwrap().matches("h0").count(), 2);
        }
    });
}

#[test]
fn the_course_runs_through_the_takes_of_the_present_words_and_says_so() {
    let (low, middle, high) =
        ("222222222222222222222", "333333333333333333333", "444444444444444444444");
    for language in Language::ALL {
        let store = store_of_versions(&[(1, low), (2, middle), (2, high)]);
        reader_of(&store, language, |reader| {
            let words = reader.phrases;
            let history = page(Route::History);
            history.tells(&[
                "50 → 75",
                &named(&counted(words.history_trend(), 2), &day_in(language)),
                words.history_left_out(),
            ]);
            assert_eq!(history.count("a[href^='#/result/']"), 3);
            assert_eq!(history.count("a[href='#/compare/2/3']"), 1);
            page(Route::Result).tells(&["50 → 75", words.history_left_out()]);
        });
        let store = store_of_versions(&[(1, low), (2, high)]);
        reader_of(&store, language, |reader| {
            let words = reader.phrases;
            for route in [Route::History, Route::Result] {
                page(route).tells(&[words.history_left_out()]);
                page(route).hides(&["25 → 75", words.history_trend_title(), words.history_since()]);
            }
            let [first, second] = [1, 2].map(|number| TakeId::new(number).unwrap());
            page(Route::Compare(first, second)).tells(&[words.history_other()]);
        });
        let store = store_of_versions(&[(1, low), (1, high)]);
        reader_of(&store, language, |reader| {
            page(Route::History).tells(&["25 → 75"]);
            page(Route::History).hides(&[reader.phrases.history_left_out()]);
        });
    }
}

#[test]
fn each_team_has_a_course_of_its_own() {
    let store = store_of(&["222222222222222222222", "333333333333333333333"]);
    reader_of(&store, Language::English, |reader| {
        let words = reader.phrases;
        page(Route::History).hides(&[words.label_none()]);
        reader.takes.begin_about(Some(&Name::new("Night shift").unwrap())).unwrap();
        reader.fill_in("444444444444444444444");
        let history = page(Route::History);
        // Of the other team there is one check, so there is nothing yet to set it beside.
        history.tells(&[words.label_none(), "Overall : 25 → 50, clearly higher", "Night shift"]);
        history.hides(&["50 → 75"]);
        page(Route::Result).hides(&[words.history_since()]);
        // Two teams beside each other are no change of either.
        let [first, .., last] = &reader.takes.finished()[..] else { panic!("three takes") };
        page(Route::Compare(first.id, last.id)).tells(&[words.compare_teams()]);
        let two = reader.takes.finished_about(&Name::default());
        page(Route::Compare(two[0].id, two[1].id)).hides(&[words.compare_teams()]);
    });
}
