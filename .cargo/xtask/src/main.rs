//! `cargo xtask …`: the project's own commands. `make` calls them by the same names.

use std::{env, process::ExitCode, thread};

use anyhow::{Context, Result, bail};
use xtask::{dist, places, serve, setup, tests, wasm};

const HELP: &str = "\
cargo xtask …
  serve [PORT]   build the site and serve it, on port 8080 unless told otherwise
  test           set up and run every test
  check          form, lints and native tests
  dist           build the site into dist/
  dev            build for development, serve, and rebuild on every change
  shots [FOLDER] take the screenshots again";

fn main() -> ExitCode {
    match command() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\nNot done: {why:#}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<()> {
    let mut args = env::args().skip(1);
    match (args.next().as_deref(), args.next()) {
        (Some("serve"), port) => {
            let port = port.map_or(Ok(8080), |port| port.parse()).context("a port is a number")?;
            dist::dist()?;
            let running = serve::serve(&places::dist(), port, |_| ())?;
            println!("\nFive Keys is on {}  (Ctrl-C ends it)", running.url().trim_end_matches('/'));
            loop {
                thread::park();
            }
        }
        (Some("test"), None) => tests::test(),
        (Some("check"), None) => tests::check(),
        (Some("dist"), None) => dist::dist(),
        (Some("dev"), None) => dev(),
        (Some("shots"), folder) => {
            setup::for_tests()?;
            dist::dist()?;
            tests::shots(folder.as_deref())
        }
        _ => bail!("{HELP}"),
    }
}

/// Trunk watches, builds and reloads; it is told how to build for wasm32 on this machine.
fn dev() -> Result<()> {
    let compiler = wasm::compiler()?;
    setup::for_dev()?;
    wasm::trunk(compiler)
}
