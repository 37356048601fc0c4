//! Running other programs, and saying clearly what failed.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::places;

/// A command that finds the project's own programs first.
pub(crate) fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(places::root()).env("PATH", places::path());
    command
}

/// Runs it in the open.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{command:?} does not start"))?;
    if !status.success() {
        bail!("{command:?} failed ({status})");
    }
    Ok(())
}

/// Runs it and returns what it printed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let done = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("{command:?} does not start"))?;
    if !done.status.success() {
        bail!("{command:?} failed ({})", done.status);
    }
    Ok(String::from_utf8(done.stdout)?)
}

/// Whether it runs and succeeds, in silence.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}
