//! The table of all takes: what is written is what another program reads.
#![cfg(not(target_arch = "wasm32"))]
// A helper of a test is a test too: what it unwraps fails the test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use five_keys::{
    domain::{Answer, Answers, Day, Key, Label, Language, Moment, Statement, Take, TakeId, Voice},
    exchange::table::{self, Row, Wording},
};
use proptest::{collection::vec, option, prelude::*, sample::select};

fn answers(text: &str) -> Answers {
    let given = text.chars().filter(|symbol| *symbol != ' ');
    Statement::all().zip(given).fold(Answers::default(), |answers, (statement, symbol)| {
        let digit = symbol.to_digit(10).map(|digit| u8::try_from(digit).unwrap());
        answers.with(statement, digit.and_then(Answer::from_digit))
    })
}

fn take(voice: Voice, content: u16, answers: Answers) -> Take {
    Take {
        id: TakeId::new(1).unwrap(),
        voice,
        content,
        begun: Moment::new(5).unwrap(),
        finished: None,
        at: Statement::FIRST,
        answers,
        corrects: None,
        session: None,
        label: Label::default(),
    }
}

fn words(language: Language) -> Wording<'static> {
    Wording {
        language,
        about: ["Finished", "Team", "Name", "Voice", "Version"],
        overall: "Overall",
        keys: Key::ALL.map(Key::id),
        statements: std::array::from_fn(|place| Statement::at(place).unwrap().id()),
        own: "Leader",
        team: "Team member",
    }
}

/// What another program reads in a table, a head and then a line for each take.
fn read(table: &str, language: Language) -> Vec<Vec<String>> {
    let separator = if language == Language::Dutch { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).delimiter(separator).terminator(csv::Terminator::CRLF);
    let table = table.strip_prefix('\u{feff}').unwrap();
    let records = reader.from_reader(table.as_bytes()).into_records();
    records.map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_line_has_what_is_on_the_page() {
    let take = take(Voice::Own, 1, answers("1234 50-- 12345 0000 55-1"));
    let row = Row {
        take: &take,
        finished: Day::new(2026, 11, 24),
        team: "Zorg; nacht, dag",
        name: "De \"eerste\"",
    };
    let table = table::write(&[row], &words(Language::Dutch));
    let line = table.lines().nth(1).unwrap();
    assert_eq!(
        line,
        "2026-11-24;\"Zorg; nacht, dag\";\"De \"\"eerste\"\"\";Leader;1;\
         ;38;;50;;67;1;2;3;4;5;0;;;1;2;3;4;5;0;0;0;0;5;5;;1"
    );
    let table = table::write(&[row], &words(Language::English));
    let line = table.lines().nth(1).unwrap();
    assert!(
        line.starts_with("2026-11-24,\"Zorg; nacht, dag\",\"De \"\"eerste\"\"\",Leader,1,,38,")
    );
}

#[test]
fn a_table_without_takes_has_a_head_that_a_spreadsheet_knows_the_encoding_by() {
    for (language, start) in [
        (Language::Dutch, "\u{feff}Finished;Team;Name;Voice;Version;Overall;purpose;influence;"),
        (Language::English, "\u{feff}Finished,Team,Name,Voice,Version,Overall,purpose,influence,"),
    ] {
        let table = table::write(&[], &words(language));
        assert!(table.starts_with(start) && table.ends_with("example.effect\r\n"), "{table}");
        assert_eq!(table.lines().count(), 1);
    }
}

#[test]
fn a_score_is_there_from_as_many_answers_as_on_the_page() {
    let cells = |text| {
        let take = take(Voice::Own, 1, answers(text));
        let row = Row { take: &take, finished: None, team: "", name: "" };
        let table = table::write(&[row], &words(Language::English));
        read(&table, Language::English)[1][5..11].join(" ")
    };
    assert_eq!(cells("1111 2222 33333 4444 5555"), "50 0 25 50 75 100");
    // 12.5 and 37.5, rounded half up as on the page, and four keys of five.
    assert_eq!(cells("12-- 23-- 33333 4444 ----"), "44 13 38 50 75 ");
    assert_eq!(cells("1111 2222 33333 ---- ----"), " 0 25 50  ");
    assert_eq!(cells(""), "     ");
}

#[test]
fn nothing_that_a_reader_typed_is_taken_for_a_formula() {
    let take = take(Voice::Team, 2, Answers::default());
    for (team, cell) in [
        ("=1+1", "'=1+1"),
        ("+31 6 1234", "'+31 6 1234"),
        ("-", "'-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("a,＋1", "a,'＋1"),
        ("a,=1+1", "a,'=1+1"),
        ("a;=1+1", "\"a;'=1+1\""),
        ("a; \"=1+1", "\"a; \"\"'=1+1\""),
        ("\t=1", " '=1"),
        ("a\t-1", "a '-1"),
        ("\r=1", " '=1"),
        ("=\"a\";B1", "\"'=\"\"a\"\";B1\""),
        ("1=1", "1=1"),
        ("A-team, north", "A-team, north"),
        ("'=1", "'=1"),
    ] {
        let row = Row { take: &take, finished: None, team, name: "" };
        let table = table::write(&[row], &words(Language::Dutch));
        let (_, line) = table.split_once("\r\n").unwrap();
        assert_eq!(line, format!(";{cell};;Team member;2{}\r\n", ";".repeat(27)));
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let parts = [
        "a", "é", "🙂", " ", ",", ";", "\"", "'", "\r\n", "\n", "\r", "=", "+", "-", "@", "\t",
        "＝", "＋", "－", "＠",
    ];
    vec(select(parts.to_vec()), 0..8).prop_map(|parts| parts.concat())
}

prop_compose! {
    fn any_take()(
        given in vec(option::of(0..=5_u8), 21),
        voice in select(vec![Voice::Own, Voice::Team]),
        content in any::<u16>(),
    ) -> Take {
        let given = given.into_iter().map(|digit| digit.and_then(Answer::from_digit));
        let answers = Statement::all().zip(given).fold(Answers::default(), |answers, (at, answer)| {
            answers.with(at, answer)
        });
        take(voice, content, answers)
    }
}

proptest! {
    #[test]
    fn what_is_written_is_what_another_program_reads(
        takes in vec((any_take(), any_text(), any_text()), 0..5),
        language in select(Language::ALL.to_vec()),
    ) {
        let rows: Vec<_> = takes
            .iter()
            .map(|(take, team, name)| Row { take, finished: None, team, name })
            .collect();
        let words = words(language);
        let lines = read(&table::write(&rows, &words), language);
        prop_assert_eq!(lines.len(), takes.len() + 1);
        for (line, (take, team, name)) in lines[1..].iter().zip(&takes) {
            // What was typed is there as it was, but for line ends, tabs and apostrophes.
            let bare = |text: &str| text.replace('\'', "").replace(char::is_control, " ");
            prop_assert_eq!(line.len(), 32);
            prop_assert_eq!([bare(&line[1]), bare(&line[2])], [bare(team), bare(name)]);
            let voice = if take.voice == Voice::Own { words.own } else { words.team };
            prop_assert_eq!(&line[3], voice);
            prop_assert_eq!(&line[4], &take.content.to_string());
            for (cell, statement) in line[11..].iter().zip(Statement::all()) {
                let digit = take.answers.get(statement).map(|answer| answer.digit().to_string());
                prop_assert_eq!(cell, &digit.unwrap_or_default());
            }
        }
    }

    #[test]
    fn no_cell_begins_a_formula_wherever_a_program_parts_the_cells(
        team in any_text(),
        name in any_text(),
        language in select(Language::ALL.to_vec()),
    ) {
        let take = take(Voice::Own, 1, Answers::default());
        let row = Row { take: &take, finished: None, team: &team, name: &name };
        let table = table::write(&[row], &words(language));
        let begins = |cell: &str| {
            let cell = cell.trim_start_matches([' ', '"']);
            cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'])
        };
        for line in table.strip_prefix('\u{feff}').unwrap().split_terminator("\r\n") {
            prop_assert!(!line.contains(['\t', '\r', '\n']), "{:?}", line);
            for separator in [',', ';', '\t'] {
                // Both as a program that knows no quotes and as one that does.
                prop_assert!(!line.split(separator).any(begins), "{:?}", line);
                let mut reader = csv::ReaderBuilder::new();
                reader.has_headers(false).flexible(true).delimiter(separator as u8);
                for record in reader.from_reader(line.as_bytes()).into_records() {
                    prop_assert!(!record.unwrap().iter().any(begins), "{:?}", line);
                }
            }
        }
    }
}
