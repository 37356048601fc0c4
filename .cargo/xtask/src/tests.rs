//! The tests, from the fastest to the slowest.

use anyhow::Result;

use crate::{
    dist::dist,
    places,
    run::{command, run},
    setup,
    wasm::{self, Purpose},
};

/// Form, lints and native tests: what a change should pass before it is shown to anybody.
///
/// # Errors
/// What did not pass.
pub fn check() -> Result<()> {
    run(command("cargo").args(["fmt", "--all", "--check"]))?;
    let clippy = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
    run(command("cargo").args(clippy))?;
    run(command("cargo").args(["test", "--quiet", "--package", "five-keys", "--package", "xtask"]))
}

/// Everything: `check`, the adapters in a browser, and the journeys through the built site in
/// three browsers.
///
/// # Errors
/// What did not pass.
pub fn test() -> Result<()> {
    setup::for_tests()?;
    check()?;
    adapters()?;
    dist()?;
    journeys()
}

/// The adapters, in a real browser.
fn adapters() -> Result<()> {
    let mut cargo = wasm::cargo("test", Purpose::Development)?;
    cargo
        .args(["--test", "browser", "--target-dir"])
        .arg(places::target("browser-tests"))
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1");
    if let Some(driver) = places::find("chromedriver") {
        cargo.env("CHROMEDRIVER", driver);
    }
    run(&mut cargo)
}

/// The journeys, on the site as it stands in `dist/`.
fn journeys() -> Result<()> {
    run(command("cargo")
        .args(["test", "--package", "journeys"])
        .env("FIVE_KEYS_DIST", places::dist())
        .env("AXE_JS", places::npm().join("node_modules/axe-core/axe.min.js")))
}

/// Takes the screenshots for the README, or every screen into a folder.
///
/// # Errors
/// What did not work.
pub fn shots(folder: Option<&str>) -> Result<()> {
    run(command("cargo")
        .args(["run", "--quiet", "--package", "journeys", "--bin", "shots", "--"])
        .args(folder)
        .env("FIVE_KEYS_DIST", places::dist()))
}
