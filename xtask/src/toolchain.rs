//! Which Rust compiles for the browser, and how.
//!
//! Best is a standard library that is built from source, since only then it can be made small. The
//! active toolchain does that when it has its sources (`rustup component add rust-src`), and
//! Debian's `rustc-web` where rustup reaches no server. The last resort is a prebuilt one.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{paths, run};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The oldest compiler that the project accepts, as in Cargo.toml.
const OLDEST: (u32, u32) = (1, 95);

/// A compiler for the browser.
#[derive(Debug)]
pub(crate) struct Toolchain {
    /// The folder that holds `rustc` and `cargo`; `None` for those on `PATH`.
    bin: Option<PathBuf>,
    /// What links wasm; `None` when the compiler brings it along.
    linker: Option<PathBuf>,
    /// Whether the standard library is built from source, and so can be made small.
    pub(crate) from_source: bool,
}

/// What a build for the browser is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// As small as can be; a panic only stops the app.
    Release,
    /// Quick to build, and a panic tells what happened.
    Development,
}

impl Toolchain {
    /// The best one on this machine, if there is any.
    pub(crate) fn find() -> Option<Self> {
        let active = sysroot(Path::new("rustc"))?;
        if has_sources(&active) {
            return Some(Self { bin: None, linker: None, from_source: true });
        }
        let debian = Path::new("/usr/bin/rustc");
        let linker = rust_lld(&active);
        if linker.is_some()
            && version(debian).is_some_and(|version| version >= OLDEST)
            && sysroot(debian).is_some_and(|sysroot| has_sources(&sysroot))
        {
            return Some(Self { bin: Some("/usr/bin".into()), linker, from_source: true });
        }
        let prebuilt = active.join("lib/rustlib").join(TARGET).is_dir();
        prebuilt.then_some(Self { bin: None, linker: None, from_source: false })
    }

    /// Where its standard library comes from, for the reader.
    pub(crate) fn name(&self) -> &'static str {
        match (self.from_source, &self.bin) {
            (true, None) => "with a standard library built from source",
            (true, Some(_)) => "with the Rust in /usr/bin and a standard library built from source",
            (false, _) => "with the prebuilt standard library",
        }
    }

    /// The version of its compiler and standard library.
    pub(crate) fn release(&self) -> Option<String> {
        let rustc = self.bin.as_ref().map_or_else(|| "rustc".into(), |bin| bin.join("rustc"));
        ask(&rustc, &["--version"])?.split_whitespace().nth(1).map(str::to_owned)
    }

    /// `cargo` for this target; the caller adds its sub-command.
    pub(crate) fn cargo(&self, purpose: Purpose) -> Command {
        let cargo = self.bin.as_ref().map_or_else(|| "cargo".into(), |bin| bin.join("cargo"));
        let mut command = Command::new(cargo);
        command.current_dir(paths::root());
        // The `cargo run` that started this program has set them for its own compiler.
        for name in ["LD_LIBRARY_PATH", "RUSTC", "RUSTDOC", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"]
        {
            command.env_remove(name);
        }
        command.envs(self.environment(purpose));
        command
    }

    /// The variables that make any `cargo`, Trunk's too, build for the browser in that way.
    pub(crate) fn environment(&self, purpose: Purpose) -> Vec<(&'static str, OsString)> {
        let mut variables: Vec<(&str, OsString)> = vec![
            ("CARGO_TARGET_DIR", paths::wasm_target().into()),
            ("PATH", paths::search_path(self.bin.as_deref())),
        ];
        if let Some(bin) = &self.bin {
            variables.push(("RUSTC", bin.join("rustc").into()));
        }
        if let Some(linker) = &self.linker {
            variables.push(("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker.into()));
        }
        let release = purpose == Purpose::Release;
        let mut flags = Vec::new();
        if self.from_source {
            let crates = if release { "std,panic_abort" } else { "std,panic_abort,test" };
            variables.push(("RUSTC_BOOTSTRAP", "1".into()));
            variables.push(("CARGO_UNSTABLE_BUILD_STD", crates.into()));
        }
        if self.from_source && release {
            variables.push(("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size".into()));
            flags.push("-Zunstable-options -Cpanic=immediate-abort");
            flags.push("-Zlocation-detail=none -Zfmt-debug=none");
        }
        // Cargo adds these to the flags in .cargo/config.toml; RUSTFLAGS would replace those.
        variables.push(("CARGO_BUILD_RUSTFLAGS", flags.join(" ").into()));
        variables
    }
}

/// Where a compiler keeps its libraries.
fn sysroot(rustc: &Path) -> Option<PathBuf> {
    ask(rustc, &["--print", "sysroot"]).map(PathBuf::from)
}

fn has_sources(sysroot: &Path) -> bool {
    sysroot.join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file()
}

/// The linker that comes with rustup's compilers; Debian's compiler has none for wasm.
fn rust_lld(sysroot: &Path) -> Option<PathBuf> {
    let hosts = sysroot.join("lib/rustlib").read_dir().ok()?;
    hosts.flatten().map(|host| host.path().join("bin/rust-lld")).find(|file| file.is_file())
}

fn version(rustc: &Path) -> Option<(u32, u32)> {
    parse_version(&ask(rustc, &["--version"])?)
}

/// Asks a compiler, without the libraries that `cargo run` has set for another one.
fn ask(rustc: &Path, arguments: &[&str]) -> Option<String> {
    run::answer(Command::new(rustc).args(arguments).env_remove("LD_LIBRARY_PATH"))
}

/// Reads `rustc 1.96.0 (ac68faa20 2026-05-25)`.
fn parse_version(answer: &str) -> Option<(u32, u32)> {
    let mut numbers = answer.split_whitespace().nth(1)?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_and_compared() {
        assert_eq!(parse_version("rustc 1.96.0 (ac68faa20 2026-05-25)"), Some((1, 96)));
        assert_eq!(parse_version("not a compiler"), None);
        assert!((1, 63) < OLDEST && (2, 0) >= OLDEST);
    }
}
