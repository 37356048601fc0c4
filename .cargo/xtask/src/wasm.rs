//! From the app's source to its wasm and the glue around it, as small as they get.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context as _, Result};

use crate::{
    paths, run,
    toolchain::{Purpose, TARGET, Toolchain},
};

/// The app's binary; its files are named after it.
pub(crate) const NAME: &str = "five-keys";

/// Compiles the app; returns the compiler's output, which a browser cannot yet read.
pub(crate) fn compile(toolchain: &Toolchain) -> Result<PathBuf> {
    let mut cargo = toolchain.cargo(Purpose::Release);
    cargo.args(["build", "--release", "--target", TARGET, "--bin", NAME]);
    run::loud(&format!("compiling the app ({})", toolchain.name()), &mut cargo)?;
    Ok(paths::wasm_target().join(TARGET).join("release").join(NAME).with_extension("wasm"))
}

/// The app's two halves, as files.
pub(crate) struct App {
    pub(crate) wasm: PathBuf,
    /// An ES module whose default export starts the app.
    pub(crate) glue: PathBuf,
}

/// Splits the compiler's output into wasm and glue, and shrinks the wasm.
pub(crate) fn finish(compiled: &std::path::Path) -> Result<App> {
    let dir = paths::wasm_target().join("site");
    fs::create_dir_all(&dir)?;
    let bindgen = paths::program("wasm-bindgen").context("wasm-bindgen is missing")?;
    let mut command = Command::new(bindgen);
    command
        .args(["--target", "web", "--no-typescript", "--omit-default-module-path"])
        .args(["--out-name", NAME, "--out-dir"])
        .args([&dir, compiled]);
    run::filter("wasm-bindgen", &mut command, "")?;
    let wasm = dir.join(NAME).with_extension("wasm");
    let mut optimise = Command::new("node");
    optimise
        .arg(paths::npm("binaryen").join("bin/wasm-opt"))
        .args(["-Oz", "--traps-never-happen"])
        .args(["--strip-debug", "--strip-producers", "--strip-target-features"])
        .arg(dir.join(format!("{NAME}_bg.wasm")))
        .arg("-o")
        .arg(&wasm);
    run::filter("wasm-opt", &mut optimise, "")?;
    Ok(App { wasm, glue: dir.join(NAME).with_extension("js") })
}
