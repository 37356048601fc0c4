//! Building for wasm32, with whichever compiler this machine has for it.
//!
//! The smallest page comes of building the standard library too. Its source comes with rustup
//! (`rust-src`) or, where rustup can fetch nothing, with Debian's compiler for the web. A prebuilt
//! standard library works as well, and makes a larger page.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{
    places,
    run::{command, output, run, succeeds},
    setup,
};

const TARGET: &str = "wasm32-unknown-unknown";

/// The compilers that can build for wasm32.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compiler {
    /// rustup's, with the standard library's source.
    RustupSource,
    /// Debian's compiler for the web, with the same.
    Debian,
    /// rustup's, with the standard library as it comes.
    RustupPrebuilt,
}

fn sysroot() -> Result<PathBuf> {
    // Not the compiler that RUSTC may name: the one that the shell would call.
    let mut rustc = command("rustc");
    rustc.env_remove("RUSTC").args(["--print", "sysroot"]);
    Ok(PathBuf::from(output(&mut rustc)?.trim()))
}

fn has_source(sysroot: &Path) -> bool {
    sysroot.join("lib/rustlib/src/rust/library/std/Cargo.toml").exists()
}

fn has_target(sysroot: &Path) -> bool {
    sysroot.join("lib/rustlib").join(TARGET).exists()
}

fn has_debian() -> bool {
    Path::new("/usr/bin/cargo").exists() && has_source(Path::new("/usr"))
}

/// The compiler to use, installed if none is there yet.
///
/// # Errors
/// That there is none, and what to do.
pub fn compiler() -> Result<Compiler> {
    let sysroot = sysroot()?;
    if has_source(&sysroot) {
        return Ok(Compiler::RustupSource);
    }
    if has_debian() {
        return Ok(Compiler::Debian);
    }
    println!("Looking for the standard library's source.");
    if succeeds(command("rustup").args(["component", "add", "rust-src"])) && has_source(&sysroot) {
        return Ok(Compiler::RustupSource);
    }
    let debian = setup::packages(&["rustc-web", "cargo-web", "rust-web-src"]);
    if has_debian() {
        return Ok(Compiler::Debian);
    }
    if has_target(&sysroot) || succeeds(command("rustup").args(["target", "add", TARGET])) {
        return Ok(Compiler::RustupPrebuilt);
    }
    debian.context("There is no compiler for wasm32. Try `rustup component add rust-src`.")?;
    bail!("Debian's compiler for the web was installed, but has no source of the standard library")
}

/// What a build is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The page that is put on a host: as small as can be.
    Release,
    /// Trying things out, and tests in a browser.
    Development,
}

/// `cargo` for wasm32, ready for its subcommand's own arguments.
///
/// # Errors
/// That there is no compiler.
pub fn cargo(subcommand: &str, purpose: Purpose) -> Result<Command> {
    let compiler = compiler()?;
    let program = if compiler == Compiler::Debian { "/usr/bin/cargo" } else { "cargo" };
    let mut cargo = command(program);
    cargo.arg(subcommand).args(["--target", TARGET]);
    environment(&mut cargo, compiler, purpose)?;
    Ok(cargo)
}

/// Tells a program, and the cargo that it may call, how to build for wasm32 here.
///
/// # Errors
/// That rustup's folder cannot be found.
pub fn environment(program: &mut Command, compiler: Compiler, purpose: Purpose) -> Result<()> {
    // What the cargo that runs these tools has set is about that cargo.
    for name in ["CARGO", "RUSTC", "RUSTUP_TOOLCHAIN", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        program.env_remove(name);
    }
    if compiler == Compiler::RustupPrebuilt {
        return Ok(());
    }
    program.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
    if compiler == Compiler::Debian {
        let linker = sysroot()?.join("lib/rustlib").join(host()?).join("bin/rust-lld");
        program
            .env("RUSTC", "/usr/bin/rustc")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    }
    if purpose == Purpose::Release {
        program.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size").env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
        );
    }
    Ok(())
}

fn host() -> Result<String> {
    let about = output(command("rustc").env_remove("RUSTC").arg("-vV"))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not say what it runs on")?.to_owned())
}

/// The compiled program before anything is done to it.
pub fn product(target: &str) -> PathBuf {
    places::target(target).join(TARGET).join("release/five-keys.wasm")
}

/// Trunk, which watches, builds for development and reloads.
///
/// # Errors
/// What did not work.
pub fn trunk(compiler: Compiler) -> Result<()> {
    let mut trunk = command("trunk");
    trunk.arg("serve");
    environment(&mut trunk, compiler, Purpose::Development)?;
    if compiler == Compiler::Debian {
        // Trunk calls whatever `cargo` it finds first.
        let rest = places::path();
        let first = [PathBuf::from("/usr/bin")].into_iter().chain(std::env::split_paths(&rest));
        trunk.env("PATH", std::env::join_paths(first)?);
    }
    // Trunk takes the value of this variable for an option of its own, and stumbles over it.
    trunk.env_remove("NO_COLOR").env("CARGO_TARGET_DIR", places::target("dev"));
    run(&mut trunk)
}
