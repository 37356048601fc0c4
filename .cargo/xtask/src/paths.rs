//! Where things are.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").components().fold(
        PathBuf::new(),
        |mut path, part| {
            if part == std::path::Component::ParentDir {
                path.pop();
            } else {
                path.push(part);
            }
            path
        },
    )
}

/// What the build installs for itself; ignored by git, kept by `make clean`.
pub(crate) fn tools() -> PathBuf {
    root().join(".tools")
}

/// An npm package's folder.
pub(crate) fn npm(package: &str) -> PathBuf {
    tools().join("node_modules").join(package)
}

/// Where Python's packages are; the test that reads calendar files looks here too.
pub(crate) fn python() -> PathBuf {
    tools().join("python")
}

/// The deployable site.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Everything that is compiled for the browser: a folder of its own, so that it neither waits for
/// native builds nor makes them start anew.
pub(crate) fn wasm_target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), PathBuf::from)
        .join("wasm")
}

/// `PATH`, with the project's own tools in front.
pub(crate) fn search_path() -> std::ffi::OsString {
    let own = [tools().join("bin"), tools().join("node_modules/.bin")];
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(own.into_iter().chain(env::split_paths(&path))).unwrap_or(path)
}

/// The first file of that name on `PATH`, the project's own tools first.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    env::split_paths(&search_path()).map(|dir| dir.join(name)).find(|file| file.is_file())
}
