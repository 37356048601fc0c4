//! `make bench`: how long the product's own work takes natively, and what a visitor waits for in
//! Chromium, as one table.

use std::{ffi::OsString, fmt::Write as _, fs, path::Path, thread};

use anyhow::{Context as _, Result, bail, ensure};
use serde::Deserialize;

use crate::{
    commands::{cargo, journeys},
    dist::{self, Site},
    paths, run, server,
    setup::{self, Need},
};

/// The document that has the figures of one run, between these two lines.
const DOCUMENT: &str = "docs/performance.md";
const BEGIN: &str = "<!-- figures: cargo xtask bench --write -->";
const END: &str = "<!-- end of figures -->";

/// With more to do than this a machine is not idle, and its figures are worth nothing.
const IDLE: f64 = 0.3;

/// What is measured natively: its name in `benches/native.rs`, and what it is called in the table.
const NATIVE: [(&str, &str); 9] = [
    ("score a take", "score a take: all keys, the overall score and the rank"),
    ("read a document", "read a stored document with 1,000 takes"),
    ("write a document", "write it"),
    ("merge an imported document", "import 667 takes into 667 others, half of them the same"),
    ("merge two tabs' documents", "merge what two tabs have made of one document, as many takes"),
    ("read a code", "read a code"),
    ("read a chat", "read a chat of 10,000 lines with 5,000 codes"),
    ("put a group in order", "put 100,000 answers that came one by one in order"),
    (
        "merge and summarise a group",
        "merge two groups into one of 100,000 answers, and summarise it",
    ),
];

/// Measures everything, and writes the table to the terminal, into `target/bench.md` and, if it is asked
/// to, into the document.
///
/// # Errors
/// When something cannot be measured.
pub(crate) fn run(words: &[OsString], writes: bool) -> Result<()> {
    let is_short = match words {
        [] => false,
        [word] if word == "short" => true,
        _ => bail!("cargo xtask bench [short] [--write]"),
    };
    ensure!(!(is_short && writes), "a short run is not for {DOCUMENT}");
    setup::install(&[Need::Site, Need::Browsers])?;
    let site = dist::build(&Site::ours())?;
    // All is compiled before anything is measured.
    let native = || {
        let mut command = cargo();
        command.args(["bench", "--bench", "native"]);
        command
    };
    run::shown("compile what runs natively", native().arg("--no-run"))?;
    let program = ["build", "-p", "journeys", "--bin", "bench"];
    run::shown("compile what drives the browser", cargo().args(program))?;
    let before = load();

    let mut command = native();
    command.arg("--");
    if is_short {
        command.args(["--warm-up-time", "0.2", "--measurement-time", "0.5", "--sample-size", "10"]);
    }
    run::shown("native", &mut command)?;
    let mut command = journeys(&site);
    command.args(["run", "-q", "-p", "journeys", "--bin", "bench", "--"]);
    if is_short {
        command.arg("2");
    }
    command.env("FIVE_KEYS_ADDRESS", server::serve_beside(site)?);
    println!("› in Chromium");
    let in_chromium = run::printed("in Chromium", &mut command)?;

    let table = format!("{}\n\n{}\n{in_chromium}\n", machine(before), native_table()?);
    println!("\n{table}");
    fs::write(paths::target().join("bench.md"), &table)?;
    if writes {
        write_into(&paths::root().join(DOCUMENT), &table)?;
    }
    if before.is_none_or(|load| load > IDLE) {
        println!("This machine was not idle: these figures say little.");
    }
    Ok(())
}

/// What criterion found for a thing, in nanoseconds.
#[derive(Deserialize)]
struct Estimates {
    median: Estimate,
}

#[derive(Deserialize)]
struct Estimate {
    point_estimate: f64,
    confidence_interval: Interval,
}

#[derive(Deserialize)]
struct Interval {
    lower_bound: f64,
    upper_bound: f64,
}

/// The figures that criterion has left.
fn native_table() -> Result<String> {
    let mut table = "| natively | median (95 % confidence) |\n| --- | ---: |\n".to_owned();
    for (name, what) in NATIVE {
        let file = paths::target().join("criterion").join(name).join("new/estimates.json");
        let text = fs::read(&file).with_context(|| format!("{} is missing", file.display()))?;
        let Estimates { median: Estimate { point_estimate, confidence_interval } } =
            serde_json::from_slice(&text)?;
        let Interval { lower_bound, upper_bound } = confidence_interval;
        let [median, least, most] = [point_estimate, lower_bound, upper_bound].map(duration);
        writeln!(table, "| {what} | {median} ({least} – {most}) |")?;
    }
    Ok(table)
}

/// Nanoseconds, in the unit in which they are read best.
fn duration(nanoseconds: f64) -> String {
    let units = [(1e6, "ms"), (1e3, "µs")];
    let (size, unit) =
        units.into_iter().find(|(size, _)| nanoseconds >= *size).unwrap_or((1.0, "ns"));
    let number = nanoseconds / size;
    let digits = if number < 10.0 { 2 } else { usize::from(number < 100.0) };
    format!("{number:.digits$} {unit}")
}

/// The machine, as far as it can tell by itself.
fn machine(load: Option<f64>) -> String {
    let cores = thread::available_parallelism().map_or_else(|_| "?".into(), |n| n.to_string());
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let system = system.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="));
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = processor.lines().find(|line| line.starts_with("model name"));
    let processor = processor.and_then(|line| line.split_once(": ")).map(|(_, name)| name);
    let chromium = paths::program("chromium")
        .and_then(|file| run::answer(std::process::Command::new(file).arg("--version")));
    let load = load.map_or_else(|| "unknown".into(), |load| format!("{load:.2}"));
    format!(
        "{cores} cores ({}), {}, {}; load before: {load}.",
        processor.unwrap_or("processor unknown"),
        system.unwrap_or("system unknown").trim_matches('"'),
        chromium.as_deref().unwrap_or("Chromium"),
    )
}

/// How many programs wanted a core in the last minute, on average.
fn load() -> Option<f64> {
    fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.parse().ok()
}

/// Puts a table between the two lines of a document that mark its place.
fn write_into(document: &Path, table: &str) -> Result<()> {
    let text = fs::read_to_string(document)?;
    let text = with_table(&text, table)
        .with_context(|| format!("{} has no place for figures", document.display()))?;
    Ok(fs::write(document, text)?)
}

/// A document with this table in place of what stands between the two lines.
fn with_table(text: &str, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{}\n{END}{after}", table.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_takes_the_place_of_the_one_before_it_and_of_nothing_else() {
        let document = format!("Before.\n\n{BEGIN}\nold\n{END}\n\nAfter.\n");
        let new = format!("Before.\n\n{BEGIN}\nnew\n{END}\n\nAfter.\n");
        assert_eq!(with_table(&document, "new\n"), Some(new));
        assert_eq!(with_table("no place", "new\n"), None);
    }

    #[test]
    fn the_document_has_a_place_for_figures() -> Result<()> {
        let text = fs::read_to_string(paths::root().join(DOCUMENT))?;
        assert!(with_table(&text, "figures").is_some());
        Ok(())
    }

    #[test]
    fn a_duration_has_the_unit_in_which_it_is_read_best() {
        let durations = [94.6, 1_234.0, 56_780.0, 9_999_000.0, 123_400_000.0].map(duration);
        assert_eq!(durations, ["94.6 ns", "1.23 µs", "56.8 µs", "10.00 ms", "123 ms"]);
    }

    #[test]
    fn each_thing_that_is_measured_natively_is_in_the_table() -> Result<()> {
        let text = fs::read_to_string(paths::root().join("benches/native.rs"))?;
        let names =
            text.split("bench_function(\"").skip(1).filter_map(|rest| rest.split('"').next());
        let mut measured: Vec<_> = names.collect();
        let mut shown = NATIVE.map(|(name, _)| name);
        measured.sort_unstable();
        shown.sort_unstable();
        assert_eq!(measured, shown);
        Ok(())
    }
}
