//! Calendar files, read by somebody else's program: what is in them is what was planned.
//!
//! It is Python's icalendar, which `cargo xtask setup` installs; without it these tests fail. It is
//! started once for each test, with all files together.
#![cfg(not(target_arch = "wasm32"))]
// A helper of a test is a test too: what it unwraps fails the test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::{
    collections::BTreeMap,
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
    thread,
};

use five_keys::{
    domain::{self, Day, LocalTime, Moment, Rhythm, Text},
    exchange::calendar::{self, Entry, Plan, Wording},
};
use proptest::{
    collection::vec, option, prelude::*, sample::select, strategy::ValueTree as _,
    test_runner::TestRunner,
};
use serde::{Deserialize, Serialize};

/// What a reader finds in a file.
#[derive(Deserialize)]
struct Found {
    properties: BTreeMap<String, String>,
    errors: Vec<String>,
    entries: Vec<FoundEntry>,
    /// The names of all that begins and ends in it.
    parts: Vec<String>,
}

#[derive(Deserialize)]
struct FoundEntry {
    uid: String,
    sequence: u32,
    stamp: String,
    modified: String,
    start: String,
    end: String,
    summary: String,
    description: String,
    url: Option<String>,
    class: String,
    rule: Option<String>,
    dates: Vec<String>,
    alarms: Vec<(String, f64, String)>,
    errors: Vec<String>,
}

/// Hands files to the reader, and takes what it finds in each.
fn read<T: Serialize>(files: &T) -> BTreeMap<String, Found> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut reader = Command::new("python3")
        .arg(project.join("tests/calendar/read.py"))
        .arg(project.join(".tools/python"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("python3: {error}. `cargo xtask setup` installs it"));
    let (mut pipe, text) = (reader.stdin.take().unwrap(), serde_json::to_string(files).unwrap());
    // A reader that has stopped says why itself.
    let writer = thread::spawn(move || drop(pipe.write_all(text.as_bytes())));
    let output = reader.wait_with_output().unwrap();
    writer.join().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the reader of calendar files: {complaint}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What no reader may have to put up with: long lines, other ends of lines, torn characters.
fn assert_well_formed(file: &str) {
    let lines = file.strip_suffix("\r\n").unwrap().as_bytes().split(|byte| *byte == b'\n');
    for (place, line) in lines.enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        assert!(line.len() <= 75, "line {place} has {} octets:\n{file}", line.len());
        // A character that is torn apart is none.
        let line = std::str::from_utf8(line).unwrap();
        let control = line.contains(|c: char| c.is_ascii_control() && c != '\t');
        assert!(!control, "line {place} has a control character: {line:?}");
    }
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
}

fn time(text: &str) -> LocalTime {
    LocalTime::from_iso(text).unwrap()
}

/// Texts as they are typed, and as nobody should.
fn any_text() -> impl Strategy<Value = String> {
    let sentence = "Als ik op maandag met het team het bord langsloop, dan vraag ik aan één \
                    collega waar zij die week trots op is; en ik luister tot zij klaar is. ";
    let parts = [
        "a",
        "é",
        "e\u{301}",
        "\u{301}",
        "🙂",
        "👩🏽‍🌾",
        "老虎",
        " ",
        "  ",
        ",",
        ";",
        ":",
        "\\",
        "\\n",
        "\"",
        "'",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "=",
        "^n",
        "\nEND:VEVENT\nBEGIN:VEVENT\n",
        "\u{feff}",
        "\u{2028}",
        "\u{85}",
        "\u{0}",
        "\u{1e}",
        "\u{1f}",
        "\u{7f}",
    ];
    prop_oneof![
        3 => vec(select(parts.to_vec()), 0..12).prop_map(|parts| parts.concat()),
        1 => vec(select(parts.to_vec()), 40..120).prop_map(|parts| parts.concat()),
        1 => (0..200_usize).prop_map(move |from| {
            sentence.repeat(5).chars().skip(from).take(500).collect()
        }),
        1 => any::<String>(),
    ]
}

fn any_start() -> impl Strategy<Value = LocalTime> {
    // Where days are missing, and the nights in which Amsterdam changes its clocks.
    let awkward = [
        "2026-03-29T02:30",
        "2026-10-25T02:30",
        "2027-03-28T02:00",
        "2027-10-31T02:59",
        "2026-12-31T23:50",
        "2027-01-29T09:00",
        "2027-01-30T09:00",
        "2027-01-31T09:00",
        "2027-02-28T09:00",
        "2028-02-28T09:00",
        "2028-02-29T09:00",
        "2027-04-30T00:00",
    ];
    let any_time = (0..40_000_i32, 0..1440_u16).prop_map(|(days, minute)| {
        LocalTime::new(Day::new(2020, 1, 1).unwrap().plus_days(days), minute).unwrap()
    });
    prop_oneof![select(awkward.map(time).to_vec()), any_time]
}

prop_compose! {
    fn any_entry()(
        number in any::<u64>(),
        sequence in 0..=i32::MAX.unsigned_abs(),
        seconds in 0..4_000_000_000_u64,
        start in any_start(),
        minutes in 1..1000_u16,
        repeats in select(Rhythm::ALL.to_vec()),
        summary in any_text(),
        description in any_text(),
        link in option::of(select(vec![
            "https://example.org/#/follow-up".to_owned(),
            "http://localhost:8080/a%20folder/,;/index.html#/".to_owned(),
        ])),
    ) -> Entry {
        let uid = format!("{number}-moment@five-keys");
        let stamp = Moment::new(seconds * 1000 + 7).unwrap();
        Entry { uid, sequence, stamp, start, minutes, repeats, summary, description, link }
    }
}

/// What a reader should find of a text: all but control characters, and one kind of line end.
fn kept(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.replace(|c: char| c < ' ' && c != '\n' && c != '\t' || c == '\u{7f}', "")
}

#[test]
fn another_program_finds_in_every_file_what_was_put_there() {
    let mut runner = TestRunner::deterministic();
    let plans: Vec<Vec<Entry>> =
        (0..400).map(|_| vec(any_entry(), 0..4).new_tree(&mut runner).unwrap().current()).collect();
    let files: BTreeMap<String, String> = plans
        .iter()
        .enumerate()
        .map(|(place, plan)| (place.to_string(), calendar::file(plan)))
        .collect();
    for file in files.values() {
        assert_well_formed(file);
    }
    let found = read(&files);
    assert_eq!(found.len(), plans.len());
    for (place, plan) in plans.iter().enumerate() {
        let (file, found) = (&files[&place.to_string()], &found[&place.to_string()]);
        assert_eq!(found.errors, [] as [&str; 0], "{file}");
        assert_eq!(found.properties.get("VERSION").unwrap(), "2.0");
        assert_eq!(found.properties.get("PRODID").unwrap(), "-//Five Keys//Five Keys//EN");
        assert_eq!(found.properties.len(), 2, "{file}");
        let parts = plan.iter().flat_map(|_| ["VEVENT", "VALARM"]);
        assert!(found.parts.iter().eq(["VCALENDAR"].into_iter().chain(parts).collect::<Vec<_>>()));
        for (entry, found) in plan.iter().zip(&found.entries) {
            assert_found(entry, found);
        }
    }
}

fn assert_found(entry: &Entry, found: &FoundEntry) {
    assert_eq!(found.errors, [] as [&str; 0]);
    assert_eq!(found.uid, entry.uid);
    assert_eq!(found.sequence, entry.sequence);
    assert_eq!(found.summary, kept(&entry.summary));
    let said = [Some(&entry.description).filter(|text| !text.is_empty()), entry.link.as_ref()];
    let said: Vec<_> = said.into_iter().flatten().map(String::as_str).collect();
    assert_eq!(found.description, kept(&said.join("\n\n")));
    assert_eq!(found.url, entry.link);
    assert_eq!(found.class, "PRIVATE");
    // Without an offset: a time of no zone.
    assert_eq!(found.start, entry.start.to_iso() + ":00");
    assert_eq!(found.alarms, [("DISPLAY".to_owned(), 0.0, kept(&entry.summary))]);
    assert_eq!(found.stamp, found.modified);
    assert!(found.stamp.ends_with("+00:00"), "{}", found.stamp);
    assert_eq!(found.rule.is_some(), !matches!(entry.repeats, Rhythm::Once | Rhythm::Day30));
    // A series begins with its first entry, and goes on by the day of it or the last that a month has
    // up to it.
    assert_eq!(found.dates[0], found.start);
    let day = entry.start.day();
    for date in &found.dates {
        let date = Day::from_iso(date.split_once('T').unwrap().0).unwrap();
        match entry.repeats {
            Rhythm::Once | Rhythm::Day30 => assert_eq!(date, day),
            Rhythm::Weekly => assert_eq!(date.weekday(), day.weekday()),
            Rhythm::Monthly | Rhythm::Quarterly => {
                let is_last = date.plus_days(1).day() == 1;
                assert!(date.day() == day.day() || (date.day() < day.day() && is_last), "{date:?}");
            }
        }
    }
}

/// The days on which a series that begins so comes back, as worked out by hand.
const SERIES: [(&str, Rhythm, &str, &str); 13] = [
    ("2026-11-24T09:00", Rhythm::Once, "", "2026-11-24"),
    ("2026-11-24T09:00", Rhythm::Day30, "", "2026-12-24"),
    (
        "2026-11-24T09:00",
        Rhythm::Weekly,
        "FREQ=WEEKLY",
        "2026-11-24 2026-12-01 2026-12-08 2026-12-15 2026-12-22 2026-12-29",
    ),
    (
        // Through the night in which the clocks go forward, at an hour that it lacks.
        "2027-03-21T02:30",
        Rhythm::Weekly,
        "FREQ=WEEKLY",
        "2027-03-21 2027-03-28 2027-04-04 2027-04-11 2027-04-18 2027-04-25",
    ),
    (
        "2026-11-15T09:00",
        Rhythm::Monthly,
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "2026-11-15 2026-12-15 2027-01-15 2027-02-15 2027-03-15 2027-04-15",
    ),
    (
        "2027-01-31T09:00",
        Rhythm::Monthly,
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31 2027-06-30",
    ),
    (
        // On the last day of a February without that day, and on that day again after it.
        "2027-01-30T09:00",
        Rhythm::Monthly,
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
        "2027-01-30 2027-02-28 2027-03-30 2027-04-30 2027-05-30 2027-06-30",
    ),
    (
        // Not on the 31st, though it begins on the last day of a month.
        "2027-04-30T09:00",
        Rhythm::Monthly,
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
        "2027-04-30 2027-05-30 2027-06-30 2027-07-30 2027-08-30 2027-09-30",
    ),
    (
        "2028-01-29T09:00",
        Rhythm::Monthly,
        "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1",
        "2028-01-29 2028-02-29 2028-03-29 2028-04-29 2028-05-29 2028-06-29",
    ),
    (
        "2027-02-28T09:00",
        Rhythm::Monthly,
        "FREQ=MONTHLY;BYMONTHDAY=28",
        "2027-02-28 2027-03-28 2027-04-28 2027-05-28 2027-06-28 2027-07-28",
    ),
    (
        "2026-11-30T09:00",
        Rhythm::Quarterly,
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30;BYSETPOS=-1",
        "2026-11-30 2027-02-28 2027-05-30 2027-08-30 2027-11-30 2028-02-29",
    ),
    (
        // No gap of half a year.
        "2026-11-29T09:00",
        Rhythm::Quarterly,
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29;BYSETPOS=-1",
        "2026-11-29 2027-02-28 2027-05-29 2027-08-29 2027-11-29 2028-02-29",
    ),
    (
        "2026-12-24T09:00",
        Rhythm::Quarterly,
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=24",
        "2026-12-24 2027-03-24 2027-06-24 2027-09-24 2027-12-24 2028-03-24",
    ),
];

#[test]
fn a_plan_comes_back_on_the_days_it_should() {
    let wording = |summary| Wording { summary, description: "", link: None };
    let files: BTreeMap<String, String> = SERIES
        .into_iter()
        .enumerate()
        .map(|(place, (start, rhythm, ..))| {
            let plan = Plan {
                id: 1_795_509_005_678,
                changes: 3,
                stamp: Moment::new(1_795_509_005_678).unwrap(),
                start: time(start),
                rhythm,
                moment: wording("moment"),
                check_in: wording("check-in"),
                retake: wording("retake"),
            };
            (place.to_string(), calendar::file(&plan.entries()))
        })
        .collect();
    let found = read(&files);
    for (place, (start, rhythm, rule, days)) in SERIES.iter().enumerate() {
        let [moment, check_in, retake] = found[&place.to_string()].entries.as_slice() else {
            panic!("three entries")
        };
        let (day, clock) = start.split_once('T').unwrap();
        let on = |day: &str| format!("{day}T{clock}:00");
        assert_eq!(moment.dates, days.split(' ').map(on).collect::<Vec<_>>());
        assert_eq!(moment.rule.clone().unwrap_or_default(), *rule);
        // The page names the same moments, one after the other.
        let plan = domain::Plan { sentence: Text::default(), start: time(start), rhythm: *rhythm };
        let mut today = Day::FIRST;
        for date in &moment.dates {
            let next = plan.next(today).unwrap();
            assert_eq!(&(next.to_iso() + ":00"), date);
            today = next.day().plus_days(1);
        }
        assert_eq!(moment.stamp, "2026-11-24T08:30:05+00:00");
        let day = Day::from_iso(day).unwrap();
        // Looking back is for a day on which people work.
        for (entry, due) in [(check_in, day.plus_days(30)), (retake, day.plus_months(3))] {
            assert_eq!(entry.dates, [on(&due.or_next_working_day().to_iso())]);
        }
        for (entry, part) in [(moment, "moment"), (check_in, "check-in"), (retake, "retake")] {
            assert_eq!(entry.uid, format!("1795509005678-{part}@five-keys"));
            assert_eq!((entry.summary.as_str(), entry.sequence), (part, 3));
            assert_eq!(
                entry.end,
                entry.start.replace(":00:00", ":15:00").replace(":30:00", ":45:00")
            );
        }
    }
}
