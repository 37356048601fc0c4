//! Running other programs: says what it does, and what to look at when it fails.

use std::{
    fs::{self, File},
    io::{self, BufRead as _, BufReader, IsTerminal as _, Write as _},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, anyhow, bail};

use crate::paths;

/// How often a running program is looked after.
const BEAT: Duration = Duration::from_millis(50);

/// Runs a command whose output the reader wants to see.
///
/// # Errors
/// When it cannot start, or ends with a failure.
pub(crate) fn loud(what: &str, command: &mut Command) -> Result<()> {
    println!("› {what}");
    let status = command.status().with_context(|| start_failure(command))?;
    if status.success() { Ok(()) } else { bail!("{what}: failed ({status})") }
}

/// Runs a command whose errors the reader wants to see; returns what it prints.
///
/// # Errors
/// When it cannot start, or ends with a failure.
pub(crate) fn heard(what: &str, command: &mut Command) -> Result<String> {
    println!("› {what}");
    command.stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = command.output().with_context(|| start_failure(command))?;
    if !output.status.success() {
        bail!("{what}: failed ({})", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Runs a command whose output matters only when it fails; it is kept in `.tools/log`.
///
/// # Errors
/// When it cannot start, or ends with a failure; the message holds the output's end.
pub(crate) fn quiet(what: &str, command: &mut Command) -> Result<()> {
    quiet_unless(&AtomicBool::new(false), what, command)
}

/// The same, ended or not begun once `stop` is set.
///
/// # Errors
/// As [`quiet`], and when it is stopped.
pub(crate) fn quiet_unless(stop: &AtomicBool, what: &str, command: &mut Command) -> Result<()> {
    if stop.load(Ordering::Relaxed) {
        bail!("{what}: not begun");
    }
    println!("› {what} …");
    let started = Instant::now();
    let name: String =
        what.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(40).collect();
    let log = paths::tools().join("log").join(name + ".txt");
    fs::create_dir_all(paths::tools().join("log"))
        .context("cannot write to .tools (is the disk full, or the folder someone else's?)")?;
    let file = File::create(&log)?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .spawn()
        .with_context(|| start_failure(command))?;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if stop.load(Ordering::Relaxed) {
            end(child);
            bail!("{what}: broken off");
        }
        thread::sleep(BEAT);
    };
    if status.success() {
        println!("› {what}: {} s", started.elapsed().as_secs());
        return Ok(());
    }
    let output = fs::read_to_string(&log).unwrap_or_default();
    let lines: Vec<_> = output.lines().collect();
    let end = lines.get(lines.len().saturating_sub(15)..).unwrap_or_default().join("\n");
    bail!("{what}: failed ({status}). The end of {}:\n{end}", log.display())
}

/// Runs a command for what it prints; `None` when it cannot run or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Passes `input` through a filter.
///
/// # Errors
/// When it cannot start, or ends with a failure; the message holds what it said.
pub(crate) fn filter(what: &str, command: &mut Command, input: &str) -> Result<String> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| start_failure(command))?;
    let mut pipe = child.stdin.take().context("no pipe")?;
    let input = input.to_owned();
    let writer = thread::spawn(move || pipe.write_all(input.as_bytes()));
    let output = child.wait_with_output()?;
    let written = writer.join().map_err(|_| anyhow!("{what}: the writer broke off"))?;
    if !output.status.success() {
        bail!("{what}: failed\n{}", String::from_utf8_lossy(&output.stderr).trim());
    }
    written?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// Runs a command that may hang without a network; `false` when it fails or takes longer than that.
pub(crate) fn within(limit: Duration, command: &mut Command) -> bool {
    let spawned = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let Ok(mut child) = spawned else { return false };
    let started = Instant::now();
    while started.elapsed() < limit {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(BEAT),
            Err(_) => return false,
        }
    }
    end(child);
    false
}

/// Ends a program that is of no use any more; a failure to do so changes nothing here.
fn end(mut child: Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// How many tests ran, over several runs of test programs.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    passed: u32,
    failed: u32,
    ignored: u32,
}

impl Tally {
    /// Runs test programs, showing their output and adding up their closing lines.
    ///
    /// # Errors
    /// When a test fails, or none ran.
    pub(crate) fn run(&mut self, what: &str, command: &mut Command) -> Result<()> {
        println!("› {what}");
        if io::stdout().is_terminal() {
            command.env("CARGO_TERM_COLOR", "always");
        }
        let mut child =
            command.stdout(Stdio::piped()).spawn().with_context(|| start_failure(command))?;
        let before = self.passed;
        for line in BufReader::new(child.stdout.take().context("no pipe")?).lines() {
            let line = line?;
            self.add(&line);
            println!("{line}");
        }
        let status = child.wait()?;
        if !status.success() {
            bail!("{what}: failed ({status})");
        }
        if self.passed == before {
            bail!("{what}: no test ran");
        }
        Ok(())
    }

    /// Takes in a line such as `test result: ok. 12 passed; 0 failed; 0 ignored; …`.
    fn add(&mut self, line: &str) {
        let Some((_, counts)) = line.split_once("test result: ") else { return };
        let mut words = counts.split([' ', ';']).filter(|word| !word.is_empty());
        let mut last = None;
        for word in words.by_ref() {
            let sum = match word {
                "passed" => &mut self.passed,
                "failed" => &mut self.failed,
                "ignored" => &mut self.ignored,
                _ => {
                    last = word.parse().ok();
                    continue;
                }
            };
            *sum += last.take().unwrap_or(0);
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.ignored)
    }
}

fn start_failure(command: &Command) -> String {
    format!("cannot start {}", command.get_program().display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_added_up_and_other_lines_are_not() {
        let mut tally = Tally::default();
        tally.add("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out");
        tally.add("test score::tests::3 passed; ... ok");
        tally.add("test result: FAILED. 2 passed; 3 failed; 0 ignored; finished in 0.01s");
        assert_eq!(tally.to_string(), "14 passed, 3 failed, 1 skipped");
    }

    #[test]
    fn what_is_stopped_does_not_begin() {
        let stop = AtomicBool::new(true);
        assert!(quiet_unless(&stop, "nothing", &mut Command::new("true")).is_err());
    }

    #[test]
    fn a_command_that_hangs_is_given_up() {
        let started = Instant::now();
        assert!(!within(Duration::from_millis(100), Command::new("sleep").arg("30")));
        assert!(started.elapsed() < Duration::from_secs(10));
    }
}
