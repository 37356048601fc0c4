//! Installs what a command lacks. Every step first asks whether that is there already.
//!
//! What can live in the project's ignored folder `.tools` does; the rest comes from rustup and from
//! the system's package manager.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    paths, run,
    toolchain::{TARGET, Toolchain},
};

/// What runs the tests that are compiled for a browser, and what Trunk calls; of the same version
/// as the app's wasm-bindgen in Cargo.toml.
const WASM_BINDGEN: &str = "0.2.130";
/// The driver by which the tests steer Firefox.
const GECKODRIVER: &str = "0.37.1";
/// What looks at the packages of others: their licences, and where they come from.
const CARGO_DENY: &str = "0.20.2";
/// What `make dev` watches and reloads with.
const TRUNK: &str = "0.22.1";

/// What a command cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// To build the site.
    Site,
    /// To test in three browsers.
    Browsers,
    /// To develop with reload.
    Dev,
    /// To check form, lints and the packages of others.
    Lints,
    /// To read what the app writes with somebody else's program.
    Readers,
    /// To serve the site by other hosts' programs.
    Hosts,
}

/// `make setup`: what any command needs, and a compiler that makes a smaller site if there is one.
pub(crate) fn everything() -> Result<()> {
    if Toolchain::find().is_some_and(|found| !found.from_source) {
        install_sources();
    }
    install(&[Need::Site, Need::Browsers, Need::Dev, Need::Lints, Need::Readers, Need::Hosts])
}

/// Installs what is missing.
///
/// # Errors
/// When something cannot be installed; the message says what, and what to do about it.
pub(crate) fn install(needs: &[Need]) -> Result<()> {
    let needs = |need| needs.contains(&need);
    if needs(Need::Site) || needs(Need::Readers) {
        apt(&missing(&[(&["node"], "nodejs"), (&["npm"], "npm")]))?;
        install_npm()?;
    }
    if needs(Need::Site) {
        install_compiler()?;
    }
    if needs(Need::Lints) {
        install_lints()?;
        install_program("cargo-deny", "cargo-deny", CARGO_DENY, &["--locked"])?;
    }
    if needs(Need::Readers) {
        install_python()?;
    }
    if needs(Need::Browsers) {
        apt(&missing(&[
            (&["chromium", "google-chrome", "chromium-browser"], "chromium"),
            (&["chromedriver"], "chromium-driver"),
            (&["firefox-esr", "firefox"], "firefox-esr"),
            (&["WebKitWebDriver"], "webkit2gtk-driver"),
            (&["Xvfb"], "xvfb"),
        ]))?;
        install_program("geckodriver", "geckodriver", GECKODRIVER, &["--locked"])?;
    }
    if needs(Need::Hosts) {
        unpack_hosts()?;
    }
    if needs(Need::Browsers) || needs(Need::Dev) {
        let runner = paths::program("wasm-bindgen-test-runner")
            .and_then(|file| run::answer(Command::new(file).arg("--version")));
        if runner.is_none_or(|answer| !answer.ends_with(WASM_BINDGEN)) {
            // Without TLS, since the browsers that it talks to are on this machine; and not
            // `--locked`, since a registry may have withdrawn a version that its lock file names.
            cargo_install("wasm-bindgen-cli", WASM_BINDGEN, &["--no-default-features"])?;
        }
    }
    if needs(Need::Dev) {
        // It names a newer compiler than it needs as its oldest.
        let options =
            ["--locked", "--ignore-rust-version", "--no-default-features", "--features=rustls"];
        install_program("trunk", "trunk", TRUNK, &options)?;
    }
    Ok(())
}

const NO_STD: &str =
    "there is no Rust standard library for wasm32, and it could not be installed. \
One of these helps, the first one best; all need rustup's Rust:
  rustup component add rust-src                      (with a network)
  apt-get install rustc-web cargo-web rust-web-src   (Debian, as root)
  rustup target add wasm32-unknown-unknown           (with a network; a larger site)";

/// A standard library for wasm: from source by whichever way is open, or else a prebuilt one.
fn install_compiler() -> Result<()> {
    if Toolchain::find().is_none() {
        install_sources();
    }
    if Toolchain::find().is_none() {
        rustup(&["target", "add", TARGET]);
    }
    Toolchain::find().context(NO_STD).map(drop)
}

/// Tries for the sources of the standard library.
fn install_sources() {
    rustup(&["component", "add", "rust-src"]);
    if !Toolchain::find().is_some_and(|found| found.from_source)
        && let Err(error) = apt(&["rustc-web", "cargo-web", "rust-web-src"])
    {
        println!("› there are no sources of Rust's standard library to be had: {error:#}");
    }
}

/// What `make check` runs. rustup leaves commands on `PATH` for those that it has not installed.
fn install_lints() -> Result<()> {
    for (command, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let there = || run::answer(Command::new("cargo").args([command, "--version"])).is_some();
        if !there() {
            rustup(&["component", "add", component]);
        }
        if !there() {
            bail!(
                "{component} is missing, which belongs to Rust's own tools, and rustup could not \
                 add it. With a network, `rustup component add {component}` does; without rustup, \
                 install it from where this Rust came from"
            );
        }
    }
    Ok(())
}

/// Runs rustup; the caller looks whether that helped.
fn rustup(arguments: &[&str]) {
    let mut command = Command::new("rustup");
    // Without a network it would try for minutes.
    command.args(arguments).env("RUSTUP_MAX_RETRIES", "1");
    if let Err(error) = run::logged(&format!("rustup {}", arguments.join(" ")), &mut command) {
        println!("› {error:#}");
    }
}

/// Lets cargo compile a program into `.tools`, unless one of that name is there.
fn install_program(name: &str, package: &str, version: &str, options: &[&str]) -> Result<()> {
    if paths::program(name).is_some() {
        return Ok(());
    }
    cargo_install(package, version, options)
}

fn cargo_install(package: &str, version: &str, options: &[&str]) -> Result<()> {
    fs::create_dir_all(paths::tools())?;
    let mut command = Command::new("cargo");
    // A debug build takes half as long to make, and runs fast enough.
    command
        .args(["install", package, "--version", version, "--debug", "--force", "--root"])
        .arg(paths::tools())
        .args(options)
        .env("CARGO_TARGET_DIR", paths::tools().join("build"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .current_dir(paths::tools());
    run::logged(&format!("compiling {package} {version}"), &mut command).with_context(|| {
        format!(
            "{package} {version} could not be installed: is the package registry in reach? \
             A {package} of that version on PATH does as well"
        )
    })
}

/// Debian's packages for programs of which there is none on `PATH`.
fn missing(wanted: &[(&[&str], &'static str)]) -> Vec<&'static str> {
    let is_there = |names: &[&str]| names.iter().any(|name| paths::program(name).is_some());
    wanted.iter().filter(|(names, _)| !is_there(names)).map(|(_, package)| *package).collect()
}

/// Debian's packages of the programs that serve sites. They are only unpacked, with whatever libraries
/// they lack: installed, each would begin to serve something on this machine, now and at each start.
fn unpack_hosts() -> Result<()> {
    let programs = ["nginx", "caddy", "apache2"];
    let folder = paths::tools().join("debian");
    let there = folder.join("unpacked");
    if there.is_file() || programs.iter().all(|name| paths::program(name).is_some()) {
        return Ok(());
    }
    let archives = folder.join("archives");
    // Where apt-get keeps what has come only in part.
    fs::create_dir_all(archives.join("partial"))?;
    let cache = format!("Dir::Cache::archives={}", archives.display());
    let packages = ["nginx", "libnginx-mod-http-brotli-static", "caddy", "apache2-bin"];
    apt_with(&["--download-only", "--reinstall", "-o", &cache], &packages)?;
    for entry in fs::read_dir(&archives)? {
        let package = entry?.path();
        if package.extension().is_some_and(|end| end == "deb") {
            let mut command = Command::new("dpkg-deb");
            command.arg("--extract").arg(&package).arg(&folder);
            run::printed("unpacking a package of Debian's", &mut command)?;
        }
    }
    fs::remove_dir_all(&archives)?;
    // Last, so that what broke off is not taken for a whole.
    fs::write(there, "")?;
    Ok(())
}

/// Installs Debian packages, as root or with a `sudo` that asks for no password.
fn apt(packages: &[&str]) -> Result<()> {
    apt_with(&[], packages)
}

/// The same, with options for the installation.
fn apt_with(options: &[&str], packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(" ");
    if paths::program("apt-get").is_none() {
        bail!(
            "missing, and there is no apt-get here to install it: {list} (Debian's names). \
             Install them with this system's package manager, then run the command again"
        );
    }
    let is_root = run::answer(Command::new("id").arg("-u")).as_deref() == Some("0");
    if !is_root && run::answer(Command::new("sudo").args(["-n", "true"])).is_none() {
        bail!(
            "missing: {list}. This needs root, or sudo without a password. Run\n  \
             sudo apt-get install --no-install-recommends {list}\nand then the command again"
        );
    }
    let apt_get = |arguments: &[&str]| {
        let mut command = Command::new(if is_root { "env" } else { "sudo" });
        command
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-y"])
            // A fresh machine may still be at its own updates.
            .args(["-o", "DPkg::Lock::Timeout=120"])
            .args(arguments);
        command
    };
    run::logged("reading Debian's package lists", &mut apt_get(&["update"]))
        .context("Debian's packages are not in reach: is there a network?")?;
    // Never at the cost of what is there: rustc-web would drive out another rustc.
    let mut install = apt_get(&["install", "--no-install-recommends", "--no-remove"]);
    run::logged(&format!("installing {list}"), install.args(options).args(packages))
}

/// npm's packages, those that the lock file names.
fn install_npm() -> Result<()> {
    let source = paths::root().join("xtask/npm");
    let installed = paths::tools().join("npm-installed.json");
    if same(&source.join("package-lock.json"), &installed) {
        return Ok(());
    }
    fs::create_dir_all(paths::tools())?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(source.join(file), paths::tools().join(file))?;
    }
    let mut command = Command::new("npm");
    command.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
    run::logged("npm ci", command.current_dir(paths::tools()))
        .context("npm's packages could not be installed: is the registry in reach?")?;
    // Last, so that a broken installation is not taken for a whole one.
    fs::copy(source.join("package-lock.json"), installed)?;
    Ok(())
}

/// Python's packages, into a folder that needs no environment of its own. They hold nothing
/// compiled, so that it does not matter which Python reads them.
fn install_python() -> Result<()> {
    let wanted = paths::root().join("xtask/python/requirements.txt");
    let installed = paths::tools().join("python-installed.txt");
    if same(&wanted, &installed) && paths::program("python3").is_some() {
        return Ok(());
    }
    // Another Python on `PATH` may hide the system's own, which has pip.
    let with_pip = || {
        let pythons = [paths::program("python3"), Some(PathBuf::from("/usr/bin/python3"))];
        let has_pip = |file: &PathBuf| {
            run::answer(Command::new(file).args(["-m", "pip", "--version"])).is_some()
        };
        pythons.into_iter().flatten().find(has_pip)
    };
    if with_pip().is_none() {
        apt(&["python3-pip"])?;
    }
    let folder = paths::tools().join("python");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let mut command = Command::new(with_pip().context("there is no pip for Python here")?);
    command
        .args(["-m", "pip", "install", "--no-deps", "--only-binary", ":all:", "--require-hashes"])
        .args(["--disable-pip-version-check", "--requirement"])
        .args([&wanted, Path::new("--target"), &folder]);
    run::logged("pip install", &mut command)
        .context("Python's packages could not be installed: is the registry in reach?")?;
    fs::copy(wanted, installed)?;
    Ok(())
}

/// Whether a file that says what is wanted is the one that was installed from.
fn same(wanted: &Path, installed: &Path) -> bool {
    let read = |path: &Path| fs::read(path).ok();
    read(wanted).is_some() && read(wanted) == read(installed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_app_and_its_tests_have_the_same_wasm_bindgen() {
        let manifest = include_str!("../../Cargo.toml");
        assert!(manifest.contains(&format!("\nwasm-bindgen = \"={WASM_BINDGEN}\"\n")));
    }
}
