//! The words of the questionnaire: complete in each language, and checked so that a broken content
//! file fails the build with a message that names the file and the id.
#![cfg(not(target_arch = "wasm32"))]
// A helper of a test is a test too: what it unwraps fails the test.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "../src/content/check.rs"]
#[allow(dead_code)]
mod check;
#[path = "../src/phrases/check.rs"]
mod phrases;
#[path = "../src/domain/rhythm.rs"]
#[allow(dead_code, unreachable_pub)]
mod rhythm;
#[path = "../src/domain/statement.rs"]
#[allow(dead_code, unreachable_pub)]
mod statement;

use five_keys::{
    components::MENU,
    content::{self, ActionWords, Content},
    domain::{Answer, Key, Kind, Language, LocalTime, Rhythm, Statement, proposed_start},
    pages::start::five_keys_text,
    words::Words,
};
use scraper::{ElementRef, Html, Selector};

const DUTCH: &str = include_str!("../src/content/five-keys.nl.toml");
const ENGLISH: &str = include_str!("../src/content/five-keys.en.toml");

fn written(language: Language) -> check::Questionnaire {
    let text = match language {
        Language::Dutch => DUTCH,
        Language::English => ENGLISH,
    };
    check::read("file.toml", language.code(), text).unwrap()
}

#[test]
fn every_word_of_a_key_is_the_one_in_the_file() {
    for language in Language::ALL {
        let words = &Words::of(language).content;
        for (key, file) in Key::ALL.into_iter().zip(&written(language).keys) {
            let key = words.key(key);
            assert_eq!(
                [key.name, key.promise, key.why, key.low, key.mid, key.high, key.conversation],
                [
                    &*file.name,
                    &*file.promise,
                    &*file.why,
                    &*file.low,
                    &*file.mid,
                    &*file.high,
                    &*file.conversation
                ],
            );
        }
    }
}

#[test]
fn every_word_of_a_statement_is_the_one_in_the_file() {
    for language in Language::ALL {
        let words = &Words::of(language).content;
        let file = written(language);
        assert_eq!(file.statements().count(), Statement::all().count());
        for (statement, file) in Statement::all().zip(file.statements()) {
            assert_eq!(statement.id(), file.id);
            assert_eq!(words.statement(statement).own, file.own);
            let action = file.action.as_ref();
            assert_eq!(
                words
                    .action(statement)
                    .map(|ActionWords { title, how, today, cue }| [*title, *how, *today, *cue]),
                action.map(|a| [&*a.title, &*a.how, &*a.today, &*a.cue]),
            );
            assert_eq!(
                content::rhythm(statement).map(Rhythm::id),
                action.map(|action| &*action.rhythm)
            );
        }
    }
}

#[test]
fn the_words_around_the_statements_are_those_in_the_file() {
    for language in Language::ALL {
        let words = &Words::of(language).content;
        let file = written(language);
        assert_eq!(
            [words.name, words.tagline, words.source, words.source_url],
            [&*file.name, &*file.tagline, &*file.source, &*file.source_url],
        );
        let (intro, theirs) = (&words.intro, &file.intro);
        assert_eq!(
            [intro.question, intro.lead, intro.promise, intro.privacy],
            [&*theirs.question, &*theirs.lead, &*theirs.promise, &*theirs.privacy],
        );
        assert_eq!(words.scale.period, file.scale.period);
        assert_eq!(words.scale.labels.as_slice(), file.scale.labels);
        assert_eq!(words.scale.not_applicable, file.scale.not_applicable);
    }
}

#[test]
fn the_page_says_the_same_words_before_the_script_has_come() {
    let page = Html::parse_document(include_str!("../index.html"));
    let all = |selector: &str| page.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
    let said = |element: &ElementRef| element.text().collect::<String>();
    for language in Language::ALL {
        let code = language.code();
        let Content { name, intro, source, .. } = &Words::of(language).content;
        let (keys, phrases) = (five_keys_text(Words::of(language)), &Words::of(language).phrases);
        let mut words = vec![
            ("content.name", *name),
            ("content.intro.question", intro.question),
            ("content.intro.lead", intro.lead),
            ("content.intro.promise", intro.promise),
            ("content.intro.privacy", intro.privacy),
            ("content.source", source),
            ("keys_named", &keys),
            ("other_language", phrases.other_language()),
            ("menu", phrases.menu()),
            ("begin", phrases.begin()),
        ];
        let names = ["nav_start", "nav_result", "nav_history", "nav_actions", "follow_title"];
        let names = names.into_iter().chain(["nav_data", "nav_about"]);
        words.extend(names.zip(MENU.map(|(_, name)| name(phrases))));
        // Each of them is told to xtask by its name, so that other words can take its place.
        let told = all(&format!(".boot[lang={code}] [data-words]"));
        let told: Vec<_> =
            told.iter().map(|one| (one.attr("data-words").unwrap(), said(one))).collect();
        assert_eq!(told.len(), words.len());
        for (name, text) in words {
            assert!(told.contains(&(name, text.to_owned())), "{name}: {text}: {told:?}");
        }
        let links = all(&format!(".boot[lang={code}] nav a"));
        let links: Vec<_> =
            links.iter().map(|one| (one.attr("href").unwrap().to_owned(), said(one))).collect();
        assert_eq!(links, MENU.map(|(route, name)| (route.hash(), name(phrases).to_owned())));
        let nav = all(&format!(".boot[lang={code}] nav"));
        assert_eq!(
            (nav[0].attr("aria-label"), nav[0].attr("data-label")),
            (Some(phrases.menu()), Some("menu"))
        );
    }
    // What xtask puts together of both.
    let [dutch, english] = Language::ALL.map(|language| &Words::of(language).content);
    assert_eq!(said(&all("title")[0]), format!("{} – {}", dutch.name, english.name));
    let description = all("meta[name=description]")[0].attr("content");
    let both = format!("{}. {}.", dutch.tagline, english.tagline);
    assert_eq!(description, Some(&*both));
    let colours: Vec<_> =
        all("meta[name=theme-color]").iter().filter_map(|one| one.attr("content")).collect();
    let tokens = include_str!("../style/tokens.css");
    let grounds: Vec<_> =
        tokens.lines().filter_map(|line| line.trim().strip_prefix("--ground: ")).collect();
    assert_eq!(colours, [grounds[0].trim_end_matches(';'), grounds[1].trim_end_matches(';')]);
}

#[test]
fn a_practice_has_an_action_and_a_rhythm_and_an_effect_has_neither() {
    for statement in Statement::all() {
        let practice = statement.kind() == Kind::Practice;
        assert_eq!(content::rhythm(statement).is_some(), practice, "{}", statement.id());
        for language in Language::ALL {
            let action = Words::of(language).content.action(statement);
            assert_eq!(action.is_some(), practice, "{}", statement.id());
        }
    }
}

#[test]
fn every_answer_has_a_label_of_its_own() {
    for language in Language::ALL {
        let scale = &Words::of(language).content.scale;
        let labels: Vec<_> = Answer::all().map(|answer| scale.label(answer)).collect();
        assert_eq!(labels[..5], scale.labels);
        assert_eq!(labels[5..], [scale.not_applicable]);
        for (i, label) in labels.iter().enumerate() {
            assert!(!labels[..i].contains(label), "{label} is there twice");
        }
    }
}

#[test]
fn a_label_of_the_scale_has_no_brackets_which_a_screen_reader_drops_or_spells_out() {
    for language in Language::ALL {
        for answer in Answer::all() {
            let label = Words::of(language).content.scale.label(answer);
            assert!(!label.contains(['(', ')', '[', ']', '/']), "{label}");
        }
    }
}

#[test]
fn no_two_sentences_of_a_language_are_the_same() {
    for language in Language::ALL {
        let words = &Words::of(language).content;
        let mut seen = Vec::new();
        for statement in Statement::all() {
            let statement_words = words.statement(statement);
            seen.push(statement_words.own);
            if let Some(action) = words.action(statement) {
                seen.extend([action.title, action.how, action.today, action.cue]);
            }
        }
        for (i, sentence) in seen.iter().enumerate() {
            assert!(!seen[..i].contains(sentence), "{sentence} is there twice");
        }
    }
}

#[test]
fn what_is_said_in_both_languages_alike_is_a_word_of_both() {
    for (dutch, english, expected) in [
        (
            include_str!("../src/phrases/nl.toml"),
            include_str!("../src/phrases/en.toml"),
            &["menu", "nav_start", "newer_later", "workshop_title"][..],
        ),
        (
            include_str!("../src/phrases/pages.nl.toml"),
            include_str!("../src/phrases/pages.en.toml"),
            &["column_score", "enter_label", "table_team"],
        ),
        (
            include_str!("../src/phrases/sessions.nl.toml"),
            include_str!("../src/phrases/sessions.en.toml"),
            &["sealed_open", "workshops_begin"],
        ),
    ] {
        let [dutch, english] =
            [dutch, english].map(|text| phrases::read("file.toml", text).unwrap());
        let alike = dutch.iter().filter(|(name, phrase)| english[*name] == **phrase);
        assert_eq!(alike.map(|(name, _)| name.as_str()).collect::<Vec<_>>(), expected);
    }

    let [dutch, english] = [Language::Dutch, Language::English].map(written);
    let alike: Vec<_> = dutch.texts().filter(|text| english.texts().any(|e| e == *text)).collect();
    assert_eq!(alike, [dutch.source_url.as_str()]);
}

/// Changes the one place in the Dutch file where `from` stands, and gives what the check says.
fn faults_after(from: &str, to: &str) -> Vec<String> {
    assert_eq!(DUTCH.matches(from).count(), 1, "`{from}` must stand once in the file");
    check::read("five-keys.nl.toml", "nl", &DUTCH.replace(from, to)).unwrap_err()
}

#[test]
fn a_broken_text_is_named_by_file_and_id() {
    let goals = "self = \"Ik betrek teamleden bij het bepalen van doelen en prioriteiten.\"";
    let buddy_title = "title = \"Geef elke nieuwe collega een buddy\"";
    for (from, to, fault) in [
        ("name = \"Vijf sleutels\"\n", "", "top: `name` is missing or empty"),
        ("language = \"nl\"", "language = \"en\"", "top: `language` is \"en\", must be \"nl\""),
        ("\"https://www", "\"http://www", "top: `source_url` must start with https://"),
        (goals, "", "influence.goals: `self` is missing or empty"),
        (goals, "self = \" \"", "influence.goals: `self` is missing or empty"),
        (buddy_title, "title = \"\"", "growth.buddy: `action.title` is missing or empty"),
        (buddy_title, "", "growth.buddy: `action.title` is missing or empty"),
        (
            buddy_title,
            "title = \"Geef een buddy \"",
            "growth.buddy: `action.title` has a space at its end, a tab or a line break",
        ),
        ("name = \"Invloed\"", "", "influence: `name` is missing or empty"),
        ("question = \"Hoe", "question = \"\" #", "intro: `question` is missing or empty"),
        ("\"Zelden\", ", "", "scale: `labels` has 4 labels, must have 5"),
        ("\"Zelden\"", "\"\"", "scale: `labels` is missing or empty"),
        (
            "rhythm = \"day30\"",
            "rhythm = \"daily\"",
            "growth.day30: `rhythm` is \"daily\", \
             must be one of once, weekly, monthly, quarterly, day30",
        ),
    ] {
        assert_eq!(faults_after(from, to), [format!("five-keys.nl.toml: {fault}")], "{to}");
    }
}

#[test]
fn a_broken_structure_is_named_by_file_and_id() {
    let effect = "id = \"purpose.effect\"\n  kind = \"effect\"";
    for (from, to, faults) in [
        (
            effect,
            "id = \"purpose.effect\"\n  kind = \"practice\"",
            &["purpose.effect: `kind` is \"practice\", must be \"effect\""][..],
        ),
        (
            "id = \"purpose.effect\"",
            "id = \"purpose.result\"",
            &[
                "purpose.effect: the statement is missing",
                "purpose.result: there is no such statement",
            ],
        ),
        (
            "id = \"growth.buddy\"",
            "id = \"growth.why\"",
            &[
                "growth.why: the statement is there 2 times",
                "growth.buddy: the statement is missing",
            ],
        ),
        (
            "[[key]]\nid = \"influence\"",
            "[[key]]\nid = \"power\"",
            &[
                "influence: the key is missing",
                "power: there is no such key",
                "influence.experiment: stands under key power, belongs under influence",
                "influence.goals: stands under key power, belongs under influence",
                "influence.choice: stands under key power, belongs under influence",
                "influence.effect: stands under key power, belongs under influence",
            ],
        ),
        (
            effect,
            "id = \"purpose.effect\"\n  kind = \"effect\"\n  action.title = \"x\"",
            &["purpose.effect: an effect must not have an action"],
        ),
    ] {
        let mut found = faults_after(from, to);
        let mut wanted: Vec<_> =
            faults.iter().map(|fault| format!("five-keys.nl.toml: {fault}")).collect();
        found.sort();
        wanted.sort();
        assert_eq!(found, wanted, "{to}");
    }
}

/// The part of the Dutch file about one statement.
fn part(id: &str) -> &'static str {
    let from = DUTCH.split_once(&format!("[[key.statement]]\n  id = \"{id}\"")).unwrap();
    let start = from.0.len();
    let body = start + "[[key".len();
    let end = DUTCH[body..].find("[[key").map_or(DUTCH.len(), |length| body + length);
    DUTCH[start..end].trim_end()
}

#[test]
fn a_practice_without_its_action_is_named() {
    let practice = part("example.open");
    let action = practice.find("    [key.statement.action]").unwrap();
    assert_eq!(
        faults_after(practice, &practice[..action]),
        ["five-keys.nl.toml: example.open: a practice must have an action"]
    );
}

#[test]
fn a_missing_statement_is_named() {
    assert_eq!(
        faults_after(part("connection.care"), ""),
        ["five-keys.nl.toml: connection.care: the statement is missing"]
    );
}

#[test]
fn another_order_is_named() {
    let (first, second) = (part("influence.goals"), part("influence.choice"));
    let swapped = DUTCH.replace(first, "@").replace(second, first).replacen('@', second, 1);
    assert_eq!(
        check::read("five-keys.nl.toml", "nl", &swapped).unwrap_err(),
        ["five-keys.nl.toml: influence.choice: out of order: influence.goals must stand here"]
    );
}

#[test]
fn a_statement_under_another_key_is_named() {
    let moved = part("influence.experiment");
    let text = DUTCH
        .replace(moved, "")
        .replace("[[key]]\nid = \"influence\"", &format!("{moved}\n\n[[key]]\nid = \"influence\""));
    assert_eq!(
        check::read("five-keys.nl.toml", "nl", &text).unwrap_err(),
        ["five-keys.nl.toml: influence.experiment: \
             stands under key purpose, belongs under influence"]
    );
}

#[test]
fn a_name_that_does_not_belong_is_named_with_its_line_and_the_id_above() {
    let before = DUTCH.find("kind = \"practice\"").unwrap();
    let line = DUTCH[..before].matches('\n').count() + 1;
    let text = DUTCH.replacen("kind = \"practice\"", "sort = \"practice\"", 1);
    let faults = check::read("five-keys.nl.toml", "nl", &text).unwrap_err();
    assert_eq!(faults.len(), 1);
    let start = format!("five-keys.nl.toml: purpose.tell: line {line}: unknown field `sort`");
    assert!(faults[0].starts_with(&start), "{}", faults[0]);
}

#[test]
fn a_file_that_is_no_toml_is_named_with_its_line() {
    let faults = check::read("five-keys.nl.toml", "nl", "language = \"nl\"\nname = ").unwrap_err();
    assert_eq!(faults.len(), 1);
    assert!(faults[0].starts_with("five-keys.nl.toml: line 2: "), "{}", faults[0]);
}

#[test]
fn a_rhythm_that_differs_between_languages_is_named() {
    let dutch = written(Language::Dutch);
    let english = written(Language::English);
    let differing = |english: &check::Questionnaire| {
        check::differing_rhythms(("five-keys.nl.toml", &dutch), ("five-keys.en.toml", english))
    };
    assert!(differing(&english).is_empty());
    let text = ENGLISH.replace("rhythm = \"day30\"", "rhythm = \"once\"");
    assert_eq!(
        differing(&check::read("five-keys.en.toml", "en", &text).unwrap()),
        ["five-keys.en.toml: growth.day30: \
             `rhythm` is \"once\", but \"day30\" in five-keys.nl.toml"]
    );
}

#[test]
fn every_phrase_is_the_one_in_the_file() {
    let mut written = phrases::read("en.toml", include_str!("../src/phrases/en.toml")).unwrap();
    let pages = include_str!("../src/phrases/pages.en.toml");
    written.extend(phrases::read("pages.en.toml", pages).unwrap());
    let phrases = &Words::of(Language::English).phrases;
    assert_eq!(phrases.begin(), written["begin"]);
    assert_eq!(phrases.why_title(), written["why_title"]);
    assert_eq!(phrases.about_check(), written["about_check"]);
    assert_eq!(phrases.table_version(), written["table_version"]);
}

#[test]
fn a_broken_file_of_phrases_is_refused_by_file_and_name() {
    for (text, fault) in [
        ("[start]\nbegin = \"\"", "nl.toml: begin: is empty"),
        ("[start]\nbegin = \" a\"", "nl.toml: begin: has a space at its end"),
        (
            "[start]\nbegin = \"a\\nb\"",
            "nl.toml: begin: has a space at its end, a tab or a line break",
        ),
        ("[a]\nbegin = \"a\"\n[b]\nbegin = \"b\"", "nl.toml: begin: is there twice"),
        ("[start]\nbegin = \"{n} of {of}\"", "nl.toml: begin: nothing fills the place {of}"),
        ("begin = \"a\"", "nl.toml: TOML parse error"),
    ] {
        let faults = phrases::read("nl.toml", text).unwrap_err();
        assert!(faults.iter().any(|found| found.starts_with(fault)), "{faults:?}");
    }
}

#[test]
fn phrases_that_differ_in_name_or_places_are_named() {
    let read = |text| phrases::read("file", text).unwrap();
    let one = read("[a]\nboth = \"{n} of {m}\"\nhere = \"x\"\nsame = \"{name}\"");
    let other = read("[a]\nboth = \"{n}\"\nsame = \"again {name}\"\nthere = \"y\"");
    let faults = phrases::differences(("nl", &one), ("en", &other));
    assert_eq!(
        faults,
        [
            "en: both: has the places [\"n\"], but [\"m\", \"n\"] in nl",
            "en: here: is missing, and in nl",
            "nl: there: is missing, and in en",
        ]
    );
}

#[test]
fn the_first_moment_of_each_action_is_the_one_that_its_sentence_names() {
    // Today is Saturday 28 November 2026, eight o'clock.
    let now = LocalTime::from_iso("2026-11-28T08:00").unwrap();
    let any = "2026-11-30T09:00";
    let expected = [
        // purpose: at a team meeting, with a number, at a decision.
        vec![any, any, any],
        // influence: at an improvement, at a new goal, where I want to say how.
        vec![any, any, any],
        // growth: at a first day, at a contract, at a first day, when a quarter begins.
        vec![any, any, any, "2027-01-04T09:00"],
        // connection: when a month ends, Thursday lunchtime, when somebody is quiet.
        vec!["2026-11-30T09:00", "2026-12-03T12:00", any],
        // example: where I ask for openness, before the day ends, when the month begins.
        vec![any, "2026-11-30T16:30", "2026-12-01T09:00"],
    ];
    for language in Language::ALL {
        let content = &Words::of(language).content;
        for (key, expected) in Key::ALL.into_iter().zip(&expected) {
            let first = key.practices().map(|practice| {
                proposed_start(content.action(practice).unwrap().cue, now).to_iso()
            });
            assert_eq!(first.collect::<Vec<_>>(), *expected, "{key:?} {language:?}");
        }
    }
}

#[test]
fn no_phrase_promises_to_remind_anybody() {
    // The page cannot: nothing runs where it is not open.
    for text in [include_str!("../src/phrases/en.toml"), include_str!("../src/phrases/nl.toml")] {
        for (place, line) in text.lines().enumerate() {
            let line = line.to_lowercase();
            for word in
                ["remind", "we ask you", "we’ll ask", "herinner", "we vragen je", "vraagt je"]
            {
                assert!(!line.contains(word), "line {}: {line}", place + 1);
            }
        }
    }
}
