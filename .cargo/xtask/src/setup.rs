//! Installs what a command lacks, and only that. Every step first asks whether it is there.
//!
//! What can live in the project's ignored folder `.tools` does; the rest comes from the system's
//! package manager. Compiling (cargo) and unpacking (apt, npm, rustup) go on side by side.

use std::{fs, path::Path, process::Command, thread, time::Duration};

use anyhow::{Context as _, Result, anyhow, bail};

use crate::{
    paths, run,
    toolchain::{TARGET, Toolchain},
};

/// The driver that lets the tests steer Firefox.
const GECKODRIVER: &str = "0.37.1";
/// What `make dev` watches and reloads with.
const TRUNK: &str = "0.22.1";
/// What an installation may need, in mebibytes.
const SPACE: u64 = 4096;

/// A set of things that a command cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// To build the site.
    Site,
    /// To test in three browsers.
    Browsers,
    /// To develop with reload.
    Dev,
}

/// Installs what is missing.
///
/// # Errors
/// When something cannot be installed; the message says what, and what to do about it.
pub fn set_up(needs: &[Need]) -> Result<()> {
    let programs = missing_programs(needs)?;
    let packages = missing_packages(needs);
    let toolchain = Toolchain::find();
    let compiler =
        toolchain.as_ref().is_none_or(|found| !found.from_source || found.lacks_linker());
    let npm = !npm_is_current();
    if programs.is_empty() && packages.is_empty() && !compiler && !npm {
        return Ok(());
    }
    println!("Setting up: this happens once.");
    check_space()?;
    fs::create_dir_all(paths::tools()).context("cannot write to the project's folder")?;
    thread::scope(|scope| {
        let cargo = scope.spawn(|| programs.iter().try_for_each(Program::install));
        let system = (|| {
            if compiler {
                install_compiler()?;
            }
            apt(&packages)?;
            if npm { install_npm() } else { Ok(()) }
        })();
        let cargo = cargo.join().map_err(|_| anyhow!("the installer broke off"))?;
        system.and(cargo)
    })?;
    println!("Set up.\n");
    Ok(())
}

/// A program that cargo compiles into `.tools`.
struct Program {
    package: &'static str,
    version: String,
    arguments: &'static [&'static str],
}

impl Program {
    fn install(&self) -> Result<()> {
        let Self { package, version, arguments } = self;
        let mut command = Command::new("cargo");
        // A debug build takes half as long to make, and less than a second longer to run.
        command
            .args(["install", package, "--version", version, "--root"])
            .arg(paths::tools())
            .args(["--debug", "--force"])
            .args(*arguments)
            .env("CARGO_TARGET_DIR", paths::tools().join("build"))
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .current_dir(paths::tools());
        run::quiet(&format!("compiling {package} {version}"), &mut command).with_context(|| {
            format!(
                "{package} {version} could not be installed: is the package registry in reach, \
                 and a C compiler there? A matching {package} on PATH does as well"
            )
        })
    }
}

fn missing_programs(needs: &[Need]) -> Result<Vec<Program>> {
    let mut missing = Vec::new();
    let bindgen = locked_version("wasm-bindgen")?;
    let tools: &[&str] = if needs.contains(&Need::Browsers) {
        &["wasm-bindgen", "wasm-bindgen-test-runner"]
    } else {
        &["wasm-bindgen"]
    };
    if tools.iter().any(|tool| !has_version(tool, &bindgen)) {
        // Without its default features: it talks to browsers on this machine, never through TLS.
        let arguments = &["--no-default-features"];
        missing.push(Program { package: "wasm-bindgen-cli", version: bindgen, arguments });
    }
    if needs.contains(&Need::Browsers) && paths::program("geckodriver").is_none() {
        let version = GECKODRIVER.to_owned();
        missing.push(Program { package: "geckodriver", version, arguments: &["--locked"] });
    }
    if needs.contains(&Need::Dev) && paths::program("trunk").is_none() {
        // It names the newest compiler as its oldest, and does with the project's.
        let arguments =
            &["--locked", "--ignore-rust-version", "--no-default-features", "--features", "rustls"];
        missing.push(Program { package: "trunk", version: TRUNK.to_owned(), arguments });
    }
    Ok(missing)
}

/// Whether a program answers `--version` with that version.
fn has_version(program: &str, version: &str) -> bool {
    paths::program(program)
        .and_then(|file| run::answer(Command::new(file).arg("--version")))
        .is_some_and(|answer| answer.split_whitespace().any(|word| word == version))
}

/// A package's version in Cargo.lock.
fn locked_version(package: &str) -> Result<String> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock"))?;
    version_in_lock(&lock, package)
        .map(str::to_owned)
        .with_context(|| format!("Cargo.lock has no {package}"))
}

fn version_in_lock<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

/// Debian's packages for what is neither here nor installed another way.
fn missing_packages(needs: &[Need]) -> Vec<&'static str> {
    let mut missing = Vec::new();
    let mut want = |there: bool, package| {
        if !there {
            missing.push(package);
        }
    };
    let has = |names: &[&str]| names.iter().any(|name| paths::program(name).is_some());
    want(has(&["node"]), "nodejs");
    want(has(&["npm"]), "npm");
    if needs.contains(&Need::Browsers) {
        want(has(&["chromium", "google-chrome", "chromium-browser"]), "chromium");
        want(has(&["chromedriver"]), "chromium-driver");
        want(has(&["firefox-esr", "firefox"]), "firefox-esr");
        want(has(&["WebKitWebDriver"]), "webkit2gtk-driver");
        want(has(&["Xvfb"]), "xvfb");
    }
    missing
}

/// A standard library for wasm: best from source, by whichever way is open.
fn install_compiler() -> Result<()> {
    let limit = Duration::from_mins(3);
    let rustup = |arguments: &[&str]| {
        println!("› rustup {} …", arguments.join(" "));
        run::within(limit, Command::new("rustup").args(arguments))
    };
    let ready = || Toolchain::find().filter(|found| found.from_source && !found.lacks_linker());
    if paths::program("rustup").is_some() && rustup(&["component", "add", "rust-src"]) {
        return Ok(());
    }
    let debian = if ready().is_some() || paths::program("apt-get").is_none() {
        Ok(())
    } else {
        println!("› no Rust sources by rustup; trying Debian's compiler");
        apt(&["rustc-web", "cargo-web", "rust-web-src"]).and_then(|()| {
            if Toolchain::find().is_some_and(|found| found.lacks_linker()) {
                apt(&["lld"])
            } else {
                Ok(())
            }
        })
    };
    if ready().is_some() || Toolchain::find().is_some() {
        return Ok(());
    }
    if paths::program("rustup").is_some() && rustup(&["target", "add", TARGET]) {
        return Ok(());
    }
    debian.and(Err(anyhow!("rustup could not fetch it either"))).context(
        "there is no Rust standard library for wasm32. With a network, `rustup component add \
         rust-src` is best; on Debian, `apt-get install rustc-web cargo-web rust-web-src` does as \
         well; `rustup target add wasm32-unknown-unknown` builds a larger site",
    )
}

/// Installs Debian packages.
fn apt(packages: &[&str]) -> Result<()> {
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
    let root = run::answer(Command::new("id").arg("-u")).as_deref() == Some("0");
    let prefix: &[&str] = if root {
        &["env"]
    } else if run::answer(Command::new("sudo").args(["-n", "true"])).is_some() {
        &["sudo", "env"]
    } else {
        bail!(
            "missing: {list}. This needs root, or sudo without a password. Run\n  \
             sudo apt-get install --no-install-recommends {list}\nand then the command again"
        );
    };
    let apt_get = |arguments: &[&str]| {
        let (program, rest) = prefix.split_first().unwrap_or((&"env", &[]));
        let mut command = Command::new(program);
        command
            .args(rest)
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-y"])
            .args(arguments);
        command
    };
    run::quiet("reading Debian's package lists", &mut apt_get(&["update"]))
        .context("Debian's packages are not in reach: is there a network?")?;
    let mut install = apt_get(&["install", "--no-install-recommends"]);
    run::quiet(&format!("installing {list}"), install.args(packages))
        .with_context(|| format!("apt-get could not install {list}"))
}

/// Whether what is installed is what the lock file names.
fn npm_is_current() -> bool {
    let read = |path: &Path| fs::read(path).ok();
    let wanted = read(&npm_source().join("package-lock.json"));
    wanted.is_some() && wanted == read(&paths::tools().join("npm-installed.json"))
}

fn install_npm() -> Result<()> {
    for file in ["package.json", "package-lock.json"] {
        fs::copy(npm_source().join(file), paths::tools().join(file))?;
    }
    let mut command = Command::new("npm");
    command.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
    run::quiet("npm ci", command.current_dir(paths::tools()))
        .context("npm's packages could not be installed: is the registry in reach?")?;
    // Last, so that a broken installation is not taken for a whole one.
    fs::copy(npm_source().join("package-lock.json"), paths::tools().join("npm-installed.json"))?;
    Ok(())
}

fn npm_source() -> std::path::PathBuf {
    paths::root().join(".cargo/xtask/npm")
}

/// Refuses to begin what would fill the disk. Where `df` cannot tell, it is left to chance.
fn check_space() -> Result<()> {
    let free = run::answer(Command::new("df").arg("-Pm").arg(paths::root()))
        .as_deref()
        .and_then(free_space);
    match free {
        Some(free) if free < SPACE => bail!(
            "only {free} MB are free on this disk, and the set-up may need {SPACE} MB. Make room, \
             then run the command again"
        ),
        _ => Ok(()),
    }
}

/// The fourth column of the second line that `df -P` prints.
fn free_space(answer: &str) -> Option<u64> {
    answer.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_in_the_lock_file_by_the_whole_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "trunk"), None);
    }

    #[test]
    fn free_space_is_the_column_of_available_blocks() {
        let answer = "Filesystem 1048576-blocks Used Available Capacity Mounted on\n\
                      /dev/vda 257895 14000 78000 16% /";
        assert_eq!(free_space(answer), Some(78000));
        assert_eq!(free_space("df: no such file"), None);
    }
}
