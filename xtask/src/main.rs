//! `cargo xtask COMMAND`: the project's own commands. [`USAGE`] says what each of them does.
//!
//! In reading order: `setup` installs what a command lacks, and asks `toolchain` which compiler
//! there is. `dist` builds the site: `wasm` compiles it, `page` writes its HTML, `icons` draws its icons,
//! `offline` lets a device keep a copy of it, `packages` says what of others is in it, `host` how it is to
//! be sent, and `size` fails when it is too heavy. `server` serves it, `single` makes one file of
//! it, `bench` measures it. `commands` has everything else.

mod bench;
mod brand;
mod commands;
mod dist;
mod host;
mod icons;
mod offline;
mod packages;
mod page;
mod paths;
mod run;
mod server;
mod setup;
mod single;
mod size;
mod toolchain;
mod wasm;

use std::{ffi::OsString, path::PathBuf, process::ExitCode};

use anyhow::{Result, bail};
use dist::Site;
use lexopt::prelude::{Long, Short, Value, ValueExt as _};

const USAGE: &str = "\
cargo xtask COMMAND

  serve [--port 8080] [--dir DIR]  build the site and serve it (with --dir: serve DIR as it is)
  dist                             build the site into dist/, and weigh it
  single                           the whole site as one file, five-keys.html
                                   (serve, dist, single and dev, with --brand FOLDER: with an
                                    organisation's own words, colours and logo; without it, with those
                                    in brand/)
  check                            format, lints, the packages of others, native tests
  test                             everything: check, adapters in a browser, journeys on the site
  dev                              trunk serve, with reload
  shots [FOLDER [ENGINE]]          the screenshots of the README, or every screen into a folder, as
                                   chromium, firefox or webkit shows it
  bench [short] [--write]          how long the product's work takes, and what a visitor waits for;
                                   with --write the figures go into docs/performance.md
  power [KILLS [SEED]] [without]   whether answers survive a Chromium that is killed, 200 times or so
                                   often, with the journal or without it
  setup                            install what is missing for all of the above

Each command installs what it lacks first, into .tools where it can.";

fn main() -> ExitCode {
    match run_command() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run_command() -> Result<()> {
    let mut command = None;
    let mut port = 8080;
    let mut writes = false;
    let mut dir: Option<PathBuf> = None;
    let mut brand: Option<PathBuf> = None;
    let mut words: Vec<OsString> = Vec::new();
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = arguments.value()?.parse()?,
            Long("dir") => dir = Some(arguments.value()?.into()),
            Long("brand") => brand = Some(arguments.value()?.into()),
            Long("write") if command.as_deref() == Some("bench") => writes = true,
            Long("help") | Short('h') => {
                println!("{USAGE}");
                return Ok(());
            }
            Value(name) if command.is_none() => command = Some(name.string()?),
            Value(word) if matches!(command.as_deref(), Some("shots" | "power" | "bench")) => {
                words.push(word);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    match command.as_deref() {
        Some("serve") => {
            server::serve(&dir.map_or_else(|| dist::build(&Site::to_publish(brand)), Ok)?, port)
        }
        Some("dist") => dist::build(&Site::to_publish(brand)).map(drop),
        Some("single") => single::build(&Site::to_publish(brand)).map(drop),
        Some("check") => commands::check(),
        Some("test") => commands::test(),
        Some("dev") => commands::dev(brand),
        Some("shots") => commands::shots(&words),
        Some("bench") => bench::run(&words, writes),
        Some("power") => commands::power(&words),
        Some("setup") => setup::everything(),
        Some(other) => bail!("there is no command {other:?}\n\n{USAGE}"),
        None => bail!("which command?\n\n{USAGE}"),
    }
}
