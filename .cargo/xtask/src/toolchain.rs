//! Which Rust compiles for the browser, and how.
//!
//! Best is a standard library built from source: only then can it be made small. The active
//! toolchain does that when it has its sources (`rustup component add rust-src`); where rustup can
//! reach no server, Debian's `rustc-web` does. A prebuilt standard library is the last resort.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{paths, run};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The oldest compiler that the project accepts, as in Cargo.toml: 1.95.
const OLDEST: (u32, u32) = (1, 95);

/// A compiler for the browser.
#[derive(Debug, Clone)]
pub(crate) struct Toolchain {
    /// The folder that holds `rustc` and `cargo`; `None` for those on `PATH`.
    bin: Option<PathBuf>,
    linker: Linker,
    /// Whether the standard library is built from source, and so can be made small.
    pub(crate) from_source: bool,
}

/// What links wasm.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Linker {
    /// The compiler's own, which it finds by itself.
    Own,
    /// Another program.
    At(PathBuf),
    /// Nothing on this machine.
    Missing,
}

/// What a build for the browser is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// As small as can be; a panic is a bare trap.
    Release,
    /// Quick to build, and a panic tells what happened.
    Development,
}

impl Toolchain {
    /// The best one on this machine, if there is any.
    pub(crate) fn find() -> Option<Self> {
        let rustc = Path::new("rustc");
        let active = sysroot(rustc);
        if active.as_deref().is_some_and(has_sources) {
            let linker = Linker::of(rustc, active.as_deref(), None);
            return Some(Self { bin: None, linker, from_source: true });
        }
        let system = Path::new("/usr/bin");
        let systems = system.join("rustc");
        let systems_root = sysroot(&systems);
        if systems_root.as_deref().is_some_and(has_sources)
            && system.join("cargo").is_file()
            && version(&systems).is_some_and(|version| version >= OLDEST)
        {
            let linker = Linker::of(&systems, systems_root.as_deref(), active.as_deref());
            return Some(Self { bin: Some(system.into()), linker, from_source: true });
        }
        let prebuilt = active.as_ref()?.join("lib/rustlib").join(TARGET).join("lib");
        prebuilt.is_dir().then(|| {
            let linker = Linker::of(rustc, active.as_deref(), None);
            Self { bin: None, linker, from_source: false }
        })
    }

    /// Whether there is nothing to link wasm with: Debian's compiler comes without it.
    pub(crate) fn lacks_linker(&self) -> bool {
        self.linker == Linker::Missing
    }

    /// The version of the LLVM in it, which its linker must not be older than.
    pub(crate) fn llvm(&self) -> Option<u32> {
        llvm(&self.bin.as_ref().map_or_else(|| "rustc".into(), |bin| bin.join("rustc")))
    }

    /// Where it comes from, for the reader.
    pub(crate) fn name(&self) -> &'static str {
        match (self.from_source, &self.bin) {
            (true, None) => "the active Rust, with a standard library built from source",
            (true, Some(_)) => "the Rust in /usr/bin, with a standard library built from source",
            (false, _) => "the active Rust, with the prebuilt standard library",
        }
    }

    /// `cargo` for this target; the sub-command is the caller's.
    pub(crate) fn cargo(&self, purpose: Purpose) -> Command {
        let cargo = self.bin.as_ref().map_or_else(|| "cargo".into(), |bin| bin.join("cargo"));
        let mut command = Command::new(cargo);
        command.current_dir(paths::root());
        // Set by the `cargo run` that started this program, for its own compiler.
        for name in ["LD_LIBRARY_PATH", "RUSTC", "RUSTDOC", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"]
        {
            command.env_remove(name);
        }
        command.envs(self.environment(purpose));
        command
    }

    /// The variables that make any `cargo` (trunk's too) build for the browser in that way.
    pub(crate) fn environment(&self, purpose: Purpose) -> Vec<(&'static str, OsString)> {
        let mut set: Vec<(&'static str, OsString)> =
            vec![("CARGO_TARGET_DIR", paths::wasm_target().into()), ("PATH", self.search_path())];
        if let Some(bin) = &self.bin {
            set.push(("RUSTC", bin.join("rustc").into()));
        }
        if let Linker::At(linker) = &self.linker {
            set.push(("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker.into()));
        }
        // A release is taken apart, and to do so one must see what refers to what.
        let mut flags = match purpose {
            Purpose::Release => String::from("-Clink-args=--emit-relocs"),
            Purpose::Development => String::new(),
        };
        if self.from_source {
            set.push(("RUSTC_BOOTSTRAP", "1".into()));
            let parts = match purpose {
                Purpose::Release => "std,panic_abort",
                Purpose::Development => "std,panic_abort,test",
            };
            set.push(("CARGO_UNSTABLE_BUILD_STD", parts.into()));
            if purpose == Purpose::Release {
                set.push(("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size".into()));
                flags.push_str(
                    " -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none \
                     -Zfmt-debug=none",
                );
            }
        }
        if !flags.is_empty() {
            set.push(("RUSTFLAGS", flags.into()));
        }
        set
    }

    /// `PATH`, with this toolchain's `cargo` before any other.
    fn search_path(&self) -> OsString {
        let path = paths::search_path();
        let Some(bin) = &self.bin else { return path };
        std::env::join_paths(std::iter::once(bin.clone()).chain(std::env::split_paths(&path)))
            .unwrap_or(path)
    }
}

/// Where a compiler keeps its libraries, asked without what `cargo run` has set for another one.
fn sysroot(rustc: &Path) -> Option<PathBuf> {
    let mut command = Command::new(rustc);
    command.args(["--print", "sysroot"]).env_remove("LD_LIBRARY_PATH");
    run::answer(&mut command).map(PathBuf::from)
}

fn has_sources(sysroot: &Path) -> bool {
    sysroot.join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file()
}

impl Linker {
    /// For the compiler with that sysroot: its own, that of the other one, or LLVM's.
    fn of(rustc: &Path, own: Option<&Path>, other: Option<&Path>) -> Self {
        if own.and_then(rust_lld).is_some() {
            return Self::Own;
        }
        let found = other.and_then(rust_lld).or_else(|| wasm_ld(llvm(rustc)?));
        found.map_or(Self::Missing, Self::At)
    }
}

/// LLVM's linker: one older than the compiler's LLVM does not understand what that writes.
fn wasm_ld(llvm: u32) -> Option<PathBuf> {
    let names = [format!("wasm-ld-{llvm}"), "wasm-ld".to_owned()];
    names.iter().filter_map(|name| paths::program(name)).find(|file| {
        run::answer(Command::new(file).arg("--version"))
            .and_then(|answer| parse_lld(&answer))
            .is_some_and(|version| version >= llvm)
    })
}

/// The linker that comes with rustup's compilers.
fn rust_lld(sysroot: &Path) -> Option<PathBuf> {
    let hosts = sysroot.join("lib/rustlib").read_dir().ok()?;
    hosts.flatten().map(|host| host.path().join("bin/rust-lld")).find(|file| file.is_file())
}

fn version(rustc: &Path) -> Option<(u32, u32)> {
    let answer = run::answer(Command::new(rustc).arg("--version").env_remove("LD_LIBRARY_PATH"))?;
    parse_version(&answer)
}

fn llvm(rustc: &Path) -> Option<u32> {
    let answer = run::answer(Command::new(rustc).arg("-vV").env_remove("LD_LIBRARY_PATH"))?;
    parse_llvm(&answer)
}

/// Reads `rustc 1.96.0 (…)`.
fn parse_version(answer: &str) -> Option<(u32, u32)> {
    let mut numbers = answer.split_whitespace().nth(1)?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// Reads the line `LLVM version: 22.1.2`.
fn parse_llvm(answer: &str) -> Option<u32> {
    let version = answer.lines().find_map(|line| line.strip_prefix("LLVM version: "))?;
    version.split('.').next()?.parse().ok()
}

/// Reads `Debian LLD 22.1.8 (…)`, where the distribution's name may be left out.
fn parse_lld(answer: &str) -> Option<u32> {
    let version = answer.split_whitespace().skip_while(|word| *word != "LLD").nth(1)?;
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_and_compared() {
        assert_eq!(parse_version("rustc 1.96.0 (ac68faa20 2026-05-25)"), Some((1, 96)));
        assert_eq!(parse_version("rustc 1.63.0-nightly"), Some((1, 63)));
        assert_eq!(parse_version("not a compiler"), None);
        assert!((1, 63) < OLDEST && (2, 0) >= OLDEST);
    }

    #[test]
    fn the_linkers_version_is_compared_with_that_of_the_compilers_llvm() {
        let compiler = "rustc 1.96.0\nrelease: 1.96.0\nLLVM version: 22.1.2";
        assert_eq!(parse_llvm(compiler), Some(22));
        assert_eq!(parse_lld("Debian LLD 14.0.6 (compatible with GNU linkers)"), Some(14));
        assert_eq!(parse_lld("LLD 22.1.8"), Some(22));
        assert_eq!(parse_lld("no linker"), None);
    }
}
