//! Where things are.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// What the set-up installs; ignored by git, kept by `make clean`.
pub(crate) fn tools() -> PathBuf {
    root().join(".tools")
}

/// The folder of an npm package.
pub(crate) fn npm(package: &str) -> PathBuf {
    tools().join("node_modules").join(package)
}

/// Everything that is compiled for the browser: in a folder of its own, so that it neither waits
/// for native builds nor makes them start anew.
pub(crate) fn wasm_target() -> PathBuf {
    target().join("wasm")
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The configurations for hosts, which fit the site in `dist/`.
pub(crate) fn hosting() -> PathBuf {
    root().join("target/hosting")
}

/// `PATH` with the project's own tools in front, and before them `first`.
pub(crate) fn search_path(first: Option<&Path>) -> OsString {
    let path = env::var_os("PATH").unwrap_or_default();
    let own = tools().join("bin");
    let folders = first.map(Path::to_owned).into_iter().chain([own]).chain(env::split_paths(&path));
    env::join_paths(folders).unwrap_or(path)
}

/// The first program of that name on `PATH`, the project's own tools first.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    env::split_paths(&search_path(None)).map(|dir| dir.join(name)).find(|file| file.is_file())
}
