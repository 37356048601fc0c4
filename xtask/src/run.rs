//! Running other programs: each says what it does, and what to look at when it fails.

use std::{
    fs::{self, File},
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context as _, Result, bail};

use crate::paths;

/// Runs a program whose output the reader wants to see.
pub(crate) fn shown(what: &str, command: &mut Command) -> Result<()> {
    println!("› {what}");
    let status = command.status().with_context(|| cannot_start(command))?;
    if status.success() { Ok(()) } else { bail!("{what}: failed ({status})") }
}

/// Runs a program for what it prints; what it complains about is shown as it comes.
pub(crate) fn printed(what: &str, command: &mut Command) -> Result<String> {
    command.stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = command.output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        bail!("{what}: failed ({})", output.status);
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

/// Runs a program whose output matters only when it fails; it is kept in `.tools/log`.
pub(crate) fn logged(what: &str, command: &mut Command) -> Result<()> {
    println!("› {what} …");
    let started = Instant::now();
    let folder = paths::tools().join("log");
    fs::create_dir_all(&folder)
        .context("cannot write to .tools (is the disk full, or the folder someone else's?)")?;
    let letters = what.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    let log = folder.join(letters.take(40).chain(".txt".chars()).collect::<String>());
    let file = File::create(&log)?;
    command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
    let status = command.status().with_context(|| cannot_start(command))?;
    if status.success() {
        println!("› {what}: {} s", started.elapsed().as_secs());
        return Ok(());
    }
    let output = fs::read_to_string(&log).unwrap_or_default();
    let mut last_lines: Vec<_> = output.lines().rev().take(15).collect();
    last_lines.reverse();
    bail!("{what}: failed ({status}). The end of {}:\n{}", log.display(), last_lines.join("\n"))
}

/// What a program answers to a question; `None` when it is not there or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start {}", command.get_program().display())
}
