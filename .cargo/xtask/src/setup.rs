//! What the project needs and a machine may lack. Each piece is looked for first; only what is
//! missing is installed, into the project's own folder where it can be.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::{
    places,
    run::{command, output, run, succeeds},
};

/// What building the site needs, apart from the compiler's side of it (see `wasm`).
///
/// # Errors
/// What is missing and could not be installed.
pub fn for_build() -> Result<()> {
    wasm_bindgen()?;
    npm_packages()
}

/// What the tests need besides: three browsers, each with its driver.
///
/// # Errors
/// What is missing and could not be installed.
pub fn for_tests() -> Result<()> {
    for_build()?;
    let wanted = [
        ("chromium", "chromium"),
        ("chromedriver", "chromium-driver"),
        ("firefox-esr", "firefox-esr"),
        ("WebKitWebDriver", "webkit2gtk-driver"),
        ("Xvfb", "xvfb"),
    ];
    let missing: Vec<_> = wanted
        .iter()
        .filter(|(p, _)| places::find(p).is_none())
        .map(|(_, package)| *package)
        .collect();
    packages(&missing)?;
    if places::find("geckodriver").is_none() {
        install("geckodriver", &["--version", "0.37.1", "--locked"])?;
    }
    Ok(())
}

/// What `make dev` needs besides.
///
/// # Errors
/// Why trunk could not be installed.
pub fn for_dev() -> Result<()> {
    wasm_bindgen()?;
    if places::find("trunk").is_none() {
        println!("Installing trunk; this takes some minutes, once.");
        install(
            "trunk",
            &["--version", "0.22.1", "--locked", "--no-default-features", "--features", "rustls"],
        )?;
    }
    Ok(())
}

/// The version of a package in Cargo.lock.
fn locked(package: &str) -> Result<String> {
    let lock = fs::read_to_string(places::root().join("Cargo.lock"))?;
    let name = format!("name = \"{package}\"\nversion = \"");
    let version = lock.split_once(&name).and_then(|(_, rest)| rest.split_once('"'));
    Ok(version.with_context(|| format!("{package} is not in Cargo.lock"))?.0.to_owned())
}

/// The command line of wasm-bindgen must be of exactly the library's version.
fn wasm_bindgen() -> Result<()> {
    let version = locked("wasm-bindgen")?;
    let found = places::find("wasm-bindgen")
        .and_then(|program| output(command(program.to_str()?).arg("--version")).ok());
    if found.is_some_and(|text| text.trim().ends_with(&version)) {
        return Ok(());
    }
    install("wasm-bindgen-cli", &["--version", &version])
}

/// Builds a program from source into the project's own folder. Without optimisation: it is ready
/// sooner, and none of them is ever busy for long.
fn install(package: &str, how: &[&str]) -> Result<()> {
    println!("Installing {package} into .tools; this takes a few minutes, once.");
    let mut cargo = command("cargo");
    if package == "trunk" {
        // Trunk asks for a newer compiler than the project does; Debian's is new enough.
        if Path::new("/usr/bin/cargo").exists() {
            cargo = command("/usr/bin/cargo");
            cargo.env("RUSTC", "/usr/bin/rustc").arg("install").arg("--ignore-rust-version");
        } else {
            cargo.arg("install");
        }
    } else {
        cargo.arg("install");
    }
    cargo
        .args(["--quiet", "--debug", "--root"])
        .arg(places::tools())
        .arg("--target-dir")
        .arg(places::target("tools"))
        .args(how)
        .arg(package);
    run(&mut cargo).with_context(|| {
        format!("{package} could not be installed. Is the network there, and room on the disk?")
    })
}

/// wasm-opt, the bundler and the accessibility rules, as the lock file has them.
fn npm_packages() -> Result<()> {
    let (from, to) = (places::root().join(".cargo/xtask/npm"), places::npm());
    let done = to.join("installed.json");
    let lock = fs::read(from.join("package-lock.json"))?;
    if fs::read(&done).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let missing: Vec<_> = [("node", "nodejs"), ("npm", "npm")]
        .iter()
        .filter(|(program, _)| places::find(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    packages(&missing)?;
    println!("Installing wasm-opt, esbuild and axe-core into .tools.");
    fs::create_dir_all(&to)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(from.join(file), to.join(file))?;
    }
    run(command("npm").args(["ci", "--silent", "--no-audit", "--no-fund"]).current_dir(&to))
        .context("npm could not install the build's packages. Is the network there?")?;
    fs::write(done, lock)?;
    Ok(())
}

/// Installs packages of the system, which needs its administrator.
///
/// # Errors
/// Which packages are missing, and what to do where this process may not install them.
pub fn packages(names: &[&str]) -> Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    let list = names.join(" ");
    let by_hand = format!("Install these packages, and try again: {list}");
    if places::find("apt-get").is_none() {
        bail!("This system has no apt-get. {by_hand}");
    }
    let root = output(command("id").arg("-u"))?.trim() == "0";
    let sudo: &[&str] = match (root, succeeds(command("sudo").args(["-n", "true"]))) {
        (true, _) => &[],
        (false, true) => &["sudo", "-n"],
        (false, false) => bail!("This needs the system's administrator. {by_hand}"),
    };
    println!("Installing with apt-get: {list}");
    let words: Vec<_> = sudo.iter().copied().chain(["apt-get"]).collect();
    let apt = |args: &[&str]| {
        let (program, rest) = words.split_first().context("nothing to run")?;
        let mut apt = command(program);
        apt.args(rest).args(args).env("DEBIAN_FRONTEND", "noninteractive");
        run(&mut apt)
    };
    // An old list of packages names files that are gone; a fresh one is asked for first.
    apt(&["-qq", "update"]).with_context(|| by_hand.clone())?;
    let install = ["-qq", "-y", "--no-install-recommends", "install"];
    apt(&[&install, names].concat()).with_context(|| by_hand.clone())
}
