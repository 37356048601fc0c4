//! `cargo xtask COMMAND`: see `USAGE`.

use std::{ffi::OsString, path::PathBuf, process::ExitCode};

use anyhow::{Context as _, Result, bail};
use lexopt::prelude::{Long, Short, Value, ValueExt as _};

const USAGE: &str = "\
cargo xtask COMMAND

  serve [--port 8080] [--dir DIR]  build the site and serve it (with --dir: serve DIR as it is)
  dist                             build the site into dist/, and weigh it
  check                            format, lints and native tests
  test                             everything: check, adapters in a browser, journeys on the site
  dev                              trunk serve, with reload
  shots [FOLDER [ENGINE]]          the screenshots of the README, or every screen into a folder, as
                                   chromium, firefox or webkit shows it
  speed                            how long an answer and a screen take to show, in milliseconds
  setup                            install what is missing for all of the above

Each command installs what it lacks first, into .tools where it can.";

fn main() -> ExitCode {
    match obey() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn obey() -> Result<()> {
    let mut command = None;
    let mut port = 8080;
    let mut dir = None;
    let mut shots: Vec<OsString> = Vec::new();
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = arguments.value()?.parse()?,
            Long("dir") => dir = Some(PathBuf::from(arguments.value()?)),
            Long("help") | Short('h') => {
                println!("{USAGE}");
                return Ok(());
            }
            Value(name) if command.is_none() => command = Some(name.string()?),
            Value(word) if command.as_deref() == Some("shots") => shots.push(word),
            other => return Err(other.unexpected().into()),
        }
    }
    match command.as_deref() {
        Some("serve") => serve(dir, port),
        Some("dist") => xtask::dist().map(drop),
        Some("check") => xtask::check(),
        Some("test") => xtask::test(),
        Some("dev") => xtask::dev(),
        Some("shots") => xtask::shots(&shots),
        Some("speed") => xtask::speed(),
        Some("setup") => xtask::set_up_all(),
        Some(other) => bail!("there is no command {other:?}\n\n{USAGE}"),
        None => bail!("which command?\n\n{USAGE}"),
    }
}

/// Serves until the process is ended.
fn serve(dir: Option<PathBuf>, port: u16) -> Result<()> {
    let dir = match dir {
        Some(dir) => dir,
        None => xtask::dist()?,
    };
    let served = xtask::serve(&dir, port).with_context(|| {
        format!("cannot serve on port {port}; if it is taken, choose another: make serve PORT=8081")
    })?;
    println!("\nFive Keys is at http://{} (Ctrl-C stops it)", served.address());
    served.wait();
    Ok(())
}
