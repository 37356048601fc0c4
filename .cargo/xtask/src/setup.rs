//! Installs what a command lacks, and only that. Every step first asks whether it is there.
//!
//! What can live in the project's ignored folder `.tools` does; the rest comes from the system's
//! package manager. Compiling (cargo) and unpacking (apt, npm, rustup) go on side by side.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result, anyhow, bail};

use crate::{
    paths, run,
    toolchain::{TARGET, Toolchain},
};

/// The driver that lets the tests steer Firefox.
const GECKODRIVER: &str = "0.37.1";
/// What `make dev` watches and reloads with.
const TRUNK: &str = "0.22.1";
/// How long rustup may take: without a network it tries again and again.
const PATIENCE: Duration = Duration::from_mins(3);

/// A set of things that a command cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// To build the site.
    Site,
    /// To test in three browsers.
    Browsers,
    /// To develop with reload.
    Dev,
    /// To check form and lints.
    Lints,
    /// To read what the app writes with somebody else's program.
    Readers,
}

/// Installs whatever any command needs, and tries again for a better compiler.
///
/// # Errors
/// As [`set_up`].
pub fn set_up_all() -> Result<()> {
    if prebuilt_will_do().is_file() {
        fs::remove_file(prebuilt_will_do())?;
    }
    set_up(&[Need::Site, Need::Browsers, Need::Dev, Need::Lints, Need::Readers])
}

/// Installs what is missing.
///
/// # Errors
/// When something cannot be installed; the message says what, and what to do about it.
pub fn set_up(needs: &[Need]) -> Result<()> {
    let mut missing = Missing::find(needs)?;
    if missing.is_nothing() {
        return Ok(());
    }
    println!("Setting up: this happens once.");
    // Before anything takes minutes.
    if !missing.packages.is_empty() {
        privilege(&missing.packages)?;
    }
    match check_space(&missing) {
        Err(_) if missing.is_only_better_compiler() => {
            println!("› too little space for a smaller build; going on with the compiler there is");
            return Ok(());
        }
        Err(_) if missing.compiler == Compiler::Good => {
            missing.compiler = Compiler::Best;
            check_space(&missing)?;
        }
        result => result?,
    }
    fs::create_dir_all(paths::tools()).context("cannot write to the project's folder")?;
    missing.install()?;
    println!("Set up.\n");
    Ok(())
}

/// What stands between this machine and a command.
struct Missing {
    programs: Vec<Program>,
    packages: Vec<&'static str>,
    components: Vec<&'static str>,
    compiler: Compiler,
    npm: bool,
    python: bool,
}

/// How this machine compiles for the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Compiler {
    /// Not at all.
    None,
    /// With a prebuilt standard library, and nobody has tried for better.
    Good,
    /// As well as it can.
    Best,
}

impl Missing {
    fn find(needs: &[Need]) -> Result<Self> {
        let site = needs.contains(&Need::Site);
        Ok(Self {
            programs: missing_programs(needs)?,
            packages: missing_packages(needs),
            components: if needs.contains(&Need::Lints) { missing_components() } else { vec![] },
            compiler: if site { compiler() } else { Compiler::Best },
            npm: site && !npm_is_current(),
            python: needs.contains(&Need::Readers) && !python_is_current(),
        })
    }

    fn is_nothing(&self) -> bool {
        self.compiler == Compiler::Best && self.is_nothing_else()
    }

    fn is_only_better_compiler(&self) -> bool {
        self.compiler == Compiler::Good && self.is_nothing_else()
    }

    /// Whether nothing but, perhaps, the compiler is missing.
    fn is_nothing_else(&self) -> bool {
        let Self { programs, packages, components, npm, python, .. } = self;
        programs.is_empty() && packages.is_empty() && components.is_empty() && !npm && !python
    }

    fn install(&self) -> Result<()> {
        // What one side cannot have, the other need not go on for.
        let stop = AtomicBool::new(false);
        thread::scope(|scope| {
            let cargo = scope.spawn(|| self.programs.iter().try_for_each(|it| it.install(&stop)));
            let system = self.install_others();
            stop.store(system.is_err(), Ordering::Relaxed);
            let cargo = cargo.join().map_err(|_| anyhow!("the installer broke off"))?;
            system.and(cargo)
        })
    }

    fn install_others(&self) -> Result<()> {
        if !self.components.is_empty() {
            install_components(&self.components)?;
        }
        if self.compiler != Compiler::Best {
            install_compiler()?;
        }
        apt(&self.packages)?;
        if self.npm {
            install_npm()?;
        }
        if self.python { install_python() } else { Ok(()) }
    }

    /// About what it takes, in mebibytes: in the project with the first build, and in the system.
    fn space(&self) -> (u64, u64) {
        let count = |list: usize| u64::try_from(list).unwrap_or(u64::MAX);
        let own = 500 * count(self.programs.len())
            + if self.npm { 200 } else { 0 }
            + if self.python { 20 } else { 0 };
        let compiler = if self.compiler == Compiler::Best { 0 } else { 1000 };
        (own + 1000, compiler + 250 * count(self.packages.len()))
    }
}

/// A program that cargo compiles into `.tools`.
struct Program {
    package: &'static str,
    version: String,
    arguments: &'static [&'static str],
}

impl Program {
    fn install(&self, stop: &AtomicBool) -> Result<()> {
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
        let what = format!("compiling {package} {version}");
        run::quiet_unless(stop, &what, &mut command).with_context(|| {
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
    } else if needs.contains(&Need::Site) {
        &["wasm-bindgen"]
    } else {
        &[]
    };
    if tools.iter().any(|tool| !has_version(tool, &bindgen)) {
        // Without its default features: it talks to browsers on this machine, never through TLS.
        // And not `--locked`: its lock file names a crate's version that a registry may have
        // withdrawn, and the newest ones that fit do as well.
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
    if needs.contains(&Need::Site) {
        want(has(&["node"]), "nodejs");
        want(has(&["npm"]), "npm");
    }
    if needs.contains(&Need::Browsers) {
        want(has(&["chromium", "google-chrome", "chromium-browser"]), "chromium");
        want(has(&["chromedriver"]), "chromium-driver");
        want(has(&["firefox-esr", "firefox"]), "firefox-esr");
        want(has(&["WebKitWebDriver"]), "webkit2gtk-driver");
        want(has(&["Xvfb"]), "xvfb");
    }
    if needs.contains(&Need::Readers) && !python_is_current() {
        want(pip().is_some(), "python3-pip");
    }
    missing
}

/// What `make check` runs. rustup leaves commands on `PATH` for those that it has not installed.
fn missing_components() -> Vec<&'static str> {
    let there = |command| run::answer(Command::new("cargo").args([command, "--version"])).is_some();
    let all = [("fmt", "rustfmt"), ("clippy", "clippy")];
    all.into_iter().filter(|(command, _)| !there(command)).map(|(_, component)| component).collect()
}

fn install_components(components: &[&str]) -> Result<()> {
    if rustup(&[&["component", "add"], components].concat()) && missing_components().is_empty() {
        return Ok(());
    }
    let list = components.join(" ");
    bail!(
        "missing: {list}, which belong to Rust's own tools, and rustup could not add them. With a \
         network, run\n  rustup component add {list}\nand then the command again; without rustup, \
         install them from where this Rust came from"
    )
}

fn rustup(arguments: &[&str]) -> bool {
    paths::program("rustup").is_some() && {
        println!("› rustup {} …", arguments.join(" "));
        run::within(PATIENCE, Command::new("rustup").args(arguments))
    }
}

fn compiler() -> Compiler {
    match Toolchain::find() {
        Some(found) if found.lacks_linker() => Compiler::None,
        Some(found) if found.from_source => Compiler::Best,
        // Another compiler than then is worth another try.
        Some(_) if fs::read_to_string(prebuilt_will_do()).ok() == active() => Compiler::Best,
        Some(_) => Compiler::Good,
        None => Compiler::None,
    }
}

/// Says for which compiler a standard library from source was tried for, in vain.
fn prebuilt_will_do() -> PathBuf {
    paths::tools().join("prebuilt-will-do.txt")
}

fn active() -> Option<String> {
    run::answer(Command::new("rustc").arg("-vV").env_remove("LD_LIBRARY_PATH"))
}

/// A standard library for wasm: best from source, by whichever way is open.
fn install_compiler() -> Result<()> {
    let from_source = || Toolchain::find().is_some_and(|found| found.from_source);
    if !(from_source() || rustup(&["component", "add", "rust-src"]) && from_source()) {
        println!("› no Rust sources by rustup; trying the system's compiler");
        let debian = apt(&["rustc-web", "cargo-web", "rust-web-src"]);
        if Toolchain::find().is_none() && !rustup(&["target", "add", TARGET]) {
            return debian.and(Err(anyhow!("rustup could not fetch it either"))).context(NO_STD);
        }
    }
    let found = Toolchain::find().context(NO_STD)?;
    if found.lacks_linker() {
        install_linker(&found).context("there is no linker for wasm")?;
    }
    if let (false, Some(active)) = (found.from_source, active()) {
        println!("› this machine has the prebuilt standard library only; that will do");
        fs::write(prebuilt_will_do(), active)?;
    }
    Ok(())
}

const NO_STD: &str =
    "there is no Rust standard library for wasm32, and it could not be installed. \
One of these helps, the first one best:
  rustup component add rust-src                      (with a network)
  apt-get install rustc-web cargo-web rust-web-src   (Debian, as root)
  rustup target add wasm32-unknown-unknown           (with a network; a larger site)
Why it could not";

/// LLVM's, as new as the compiler's.
fn install_linker(toolchain: &Toolchain) -> Result<()> {
    let named = toolchain.llvm().map(|version| format!("lld-{version}"));
    let named = named.as_deref().unwrap_or("lld");
    apt(&[named])?;
    match Toolchain::find() {
        Some(found) if !found.lacks_linker() => Ok(()),
        _ => bail!("{named} is installed, and has brought no wasm-ld"),
    }
}

/// How to become root: a prefix for a command.
fn privilege(packages: &[&str]) -> Result<&'static [&'static str]> {
    let list = packages.join(" ");
    if paths::program("apt-get").is_none() {
        bail!(
            "missing, and there is no apt-get here to install it: {list} (Debian's names). \
             Install them with this system's package manager, then run the command again"
        );
    }
    if run::answer(Command::new("id").arg("-u")).as_deref() == Some("0") {
        Ok(&["env"])
    } else if run::answer(Command::new("sudo").args(["-n", "true"])).is_some() {
        Ok(&["sudo", "env"])
    } else {
        bail!(
            "missing: {list}. This needs root, or sudo without a password. Run\n  \
             sudo apt-get install --no-install-recommends {list}\nand then the command again"
        )
    }
}

/// Installs Debian packages.
fn apt(packages: &[&str]) -> Result<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let prefix = privilege(packages)?;
    let list = packages.join(" ");
    let apt_get = |arguments: &[&str]| {
        let (program, rest) = prefix.split_first().unwrap_or((&"env", &[]));
        let mut command = Command::new(program);
        command
            .args(rest)
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-y"])
            // A fresh machine may still be at its own updates.
            .args(["-o", "DPkg::Lock::Timeout=120"])
            .args(arguments);
        command
    };
    run::quiet("reading Debian's package lists", &mut apt_get(&["update"]))
        .context("Debian's packages are not in reach: is there a network?")?;
    // Never at the cost of what is there: rustc-web would drive out another rustc.
    let mut install = apt_get(&["install", "--no-install-recommends", "--no-remove"]);
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

fn npm_source() -> PathBuf {
    paths::root().join(".cargo/xtask/npm")
}

/// Whether Python is here, and the packages for it that are named.
fn python_is_current() -> bool {
    let read = |path: PathBuf| fs::read(path).ok();
    let wanted = read(python_packages());
    wanted.is_some()
        && wanted == read(paths::tools().join("python-installed.txt"))
        && paths::program("python3").is_some()
}

/// A Python that can install packages: another one on `PATH` may hide the system's own.
fn pip() -> Option<PathBuf> {
    let pythons = [paths::program("python3"), Some(PathBuf::from("/usr/bin/python3"))];
    let can_install =
        |file: &PathBuf| run::answer(Command::new(file).args(["-m", "pip", "--version"])).is_some();
    pythons.into_iter().flatten().find(can_install)
}

/// Installs them into a folder: that needs no environment of their own, for which Debian's Python
/// lacks a module, and leaves the system's packages alone. They hold nothing compiled, so that it
/// does not matter which Python reads them.
fn install_python() -> Result<()> {
    let folder = paths::python();
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut command = Command::new(pip().context("there is no pip for Python here")?);
    command
        .args(["-m", "pip", "install", "--no-deps", "--only-binary", ":all:", "--require-hashes"])
        .args(["--disable-pip-version-check", "--requirement"])
        .args([python_packages(), "--target".into(), folder]);
    run::quiet("pip install", command.current_dir(paths::tools()))
        .context("Python's packages could not be installed: is the registry in reach?")?;
    // Last, so that a broken installation is not taken for a whole one.
    fs::copy(python_packages(), paths::tools().join("python-installed.txt"))?;
    Ok(())
}

fn python_packages() -> PathBuf {
    paths::root().join(".cargo/xtask/python/requirements.txt")
}

/// Refuses to begin what would fill the disk. Where `df` cannot tell, it is left to chance.
fn check_space(missing: &Missing) -> Result<()> {
    let (own, system) = missing.space();
    let places = [(paths::root(), own + system), (PathBuf::from("/usr"), system)];
    for (place, needed) in places {
        let free = run::answer(Command::new("df").arg("-Pm").arg(&place));
        match free.as_deref().and_then(free_space) {
            Some(free) if free < needed => bail!(
                "only {free} MB are free on the disk of {}, and the set-up may need {needed} MB. \
                 Make room, then run the command again",
                place.display()
            ),
            _ => {}
        }
    }
    Ok(())
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
