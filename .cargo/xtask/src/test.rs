//! `make test`: every ring of tests, from the pure ones to journeys through the built site.

use std::{ffi::OsString, path::Path, process::Command, time::Instant};

use anyhow::{Context as _, Result};

use crate::{
    Need,
    check::{cargo, natively},
    dist, paths, run,
    run::Tally,
    set_up,
    toolchain::{Purpose, TARGET, Toolchain},
};

/// Runs everything that must hold.
///
/// # Errors
/// When something cannot be set up, or does not hold.
pub fn test() -> Result<()> {
    let started = Instant::now();
    set_up(&[Need::Site, Need::Browsers, Need::Lints, Need::Readers])?;
    let mut tally = Tally::default();
    natively(&mut tally)?;
    in_a_browser(&mut tally)?;
    let site = dist()?;
    tally.run("journeys through the site", on(&site).args(["test", "-p", "journeys"]))?;
    println!("\nall tests, {} s:\n{tally}", started.elapsed().as_secs());
    Ok(())
}

/// Takes the README's screenshots from the built site, or every screen into a folder, in an engine.
///
/// # Errors
/// When the site cannot be built, or the program that takes them fails.
pub fn shots(folder_and_engine: &[OsString]) -> Result<()> {
    set_up(&[Need::Site, Need::Browsers])?;
    let site = dist()?;
    let mut command = on(&site);
    command.args(["run", "-p", "journeys", "--bin", "shots", "--"]).args(folder_and_engine);
    run::loud("screenshots", &mut command)
}

/// Measures how long an answer and a screen take to show, with little and with much stored.
///
/// # Errors
/// When the site cannot be built, or the program that measures fails.
pub fn speed() -> Result<()> {
    set_up(&[Need::Site, Need::Browsers])?;
    let site = dist()?;
    run::loud("speed", on(&site).args(["run", "-p", "journeys", "--bin", "speed"]))
}

/// The adapters, and what is drawn, in headless Chromium.
fn in_a_browser(tally: &mut Tally) -> Result<()> {
    let toolchain = Toolchain::find().context("there is no compiler for the browser")?;
    let driver = paths::program("chromedriver").context("chromedriver is missing")?;
    let mut command = toolchain.cargo(Purpose::Development);
    command
        .args(["test", "--target", TARGET, "--test", "browser"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", paths::root().join(".cargo/xtask/webdriver.json"));
    tally.run("adapters and drawing in a browser", &mut command)
}

/// `cargo`, with all that the journeys want to know.
fn on(site: &Path) -> Command {
    let mut command = cargo();
    command
        .env("FIVE_KEYS_DIST", site)
        .env("AXE_JS", paths::npm("axe-core").join("axe.min.js"))
        .env("PATH", paths::search_path());
    command
}
