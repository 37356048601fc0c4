//! `make check`: what must hold before a commit, in seconds when nothing changed.

use std::process::Command;

use anyhow::Result;

use crate::{Need, paths, run, run::Tally, set_up};

/// Format, lints and native tests.
///
/// # Errors
/// When something cannot be set up, or one of them fails.
pub fn check() -> Result<()> {
    set_up(&[Need::Lints, Need::Readers])?;
    let mut tally = Tally::default();
    natively(&mut tally)?;
    println!("\nchecked: {tally}");
    Ok(())
}

pub(crate) fn natively(tally: &mut Tally) -> Result<()> {
    run::loud("format", cargo().args(["fmt", "--all", "--check"]))?;
    let lint = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    run::loud("lints", cargo().args(lint))?;
    // The journeys need the site and three browsers; `make test` has both.
    tally.run("native tests", cargo().args(["test", "--workspace", "--exclude", "journeys"]))
}

pub(crate) fn cargo() -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(paths::root());
    command
}
