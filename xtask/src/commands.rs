//! The commands that check and test, and those that only hand over to another program.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use anyhow::{Context as _, Result};

use crate::{
    brand,
    dist::{self, Site},
    paths, run,
    setup::{self, Need},
    single,
    toolchain::{Purpose, TARGET, Toolchain},
};

/// `make check`: format, lints, the packages of others, and native tests.
pub(crate) fn check() -> Result<()> {
    setup::install(&[Need::Lints, Need::Readers])?;
    run::shown("format", cargo().args(["fmt", "--all", "--check"]))?;
    let lints = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    run::shown("lints", cargo().args(lints))?;
    packages()?;
    // The journeys need the site and three browsers, which `make test` has.
    run::shown("native tests", cargo().args(["test", "--workspace", "--exclude", "journeys"]))
}

/// The packages of others: their licences, where they come from, and what is known against them.
fn packages() -> Result<()> {
    let deny = || {
        let file = paths::program("cargo-deny").context("cargo-deny is missing")?;
        let mut command = Command::new(file);
        command.arg("--workspace").current_dir(paths::root());
        anyhow::Ok(command)
    };
    let own = ["check", "licenses", "sources", "bans"];
    run::shown("licences and sources of packages", deny()?.args(own))?;
    // A git repository, which not every machine can reach.
    if run::answer(deny()?.args(["fetch", "db"])).is_none() {
        println!(
            "› known faults of packages: NOT LOOKED AT, as RustSec's database is not in reach; \
             where it is, `cargo xtask check` looks"
        );
        return Ok(());
    }
    run::shown("known faults of packages", deny()?.args(["check", "advisories"]))
}

/// `make test`: everything that must hold, from pure functions to journeys through the site.
pub(crate) fn test() -> Result<()> {
    let started = Instant::now();
    setup::install(&[Need::Site, Need::Browsers, Need::Lints, Need::Readers, Need::Hosts])?;
    check()?;
    adapters_in_a_browser()?;
    // Ours last: what hosts need beside it is then for the site that hosts of the tests send.
    let example = dist::build(&Site::example())?;
    let site = dist::build(&Site::ours())?;
    single::write(&site)?;
    run::shown(
        "journeys through the site",
        journeys(&site).env("FIVE_KEYS_EXAMPLE", example).args(["test", "-p", "journeys"]),
    )?;
    println!("\nall tests have passed, in {} s", started.elapsed().as_secs());
    Ok(())
}

/// `make dev`: Trunk builds for development, serves, and reloads at each change.
pub(crate) fn dev(brand: Option<PathBuf>) -> Result<()> {
    setup::install(&[Need::Site, Need::Dev])?;
    let toolchain = Toolchain::find().context("there is no compiler for the browser")?;
    let trunk = paths::program("trunk").context("trunk is missing")?;
    let mut command = Command::new(trunk);
    command
        .arg("serve")
        .current_dir(paths::root())
        .envs(toolchain.environment(Purpose::Development))
        .env_remove("LD_LIBRARY_PATH")
        // Trunk takes its value for an option of its own, and stops.
        .env_remove("NO_COLOR");
    if let Some(folder) = brand.or_else(brand::folder) {
        command.env(brand::VARIABLE, brand::of(&folder)?);
    }
    run::shown("trunk serve", &mut command)
}

/// `make shots`: the README's screenshots, or every screen into a folder as an engine shows it.
pub(crate) fn shots(folder_and_engine: &[OsString]) -> Result<()> {
    setup::install(&[Need::Site, Need::Browsers])?;
    let mut command = journeys(&dist::build(&Site::ours())?);
    command.args(["run", "-p", "journeys", "--bin", "shots", "--"]).args(folder_and_engine);
    run::shown("screenshots", &mut command)
}

/// Whether answers survive a browser that is killed again and again.
pub(crate) fn power(words: &[OsString]) -> Result<()> {
    setup::install(&[Need::Site, Need::Browsers])?;
    let mut command = journeys(&dist::build(&Site::ours())?);
    command.args(["run", "-p", "journeys", "--bin", "power", "--"]).args(words);
    run::shown("cutting the power", &mut command)
}

/// The adapters, and what is drawn, in headless Chromium.
fn adapters_in_a_browser() -> Result<()> {
    let toolchain = Toolchain::find().context("there is no compiler for the browser")?;
    let driver = paths::program("chromedriver").context("chromedriver is missing")?;
    let mut command = toolchain.cargo(Purpose::Development);
    command
        .args(["test", "--target", TARGET, "--test", "browser"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", paths::root().join("xtask/webdriver.json"));
    run::shown("adapters and drawing in a browser", &mut command)
}

/// `cargo`, with what the journeys ask for.
pub(crate) fn journeys(site: &Path) -> Command {
    let mut command = cargo();
    command
        .env("FIVE_KEYS_DIST", site)
        .env("FIVE_KEYS_HOSTING", paths::hosting())
        .env("AXE_JS", paths::npm("axe-core").join("axe.min.js"))
        .env("HTML_VALIDATE", paths::npm("html-validate").join("bin/html-validate.mjs"))
        .env("PATH", paths::search_path(None));
    command
}

/// `cargo`, in the project's folder.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(paths::root());
    command
}
