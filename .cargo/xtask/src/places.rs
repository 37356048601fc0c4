//! Where things are in the project.

use std::{env, path::PathBuf};

/// The project's root.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map_or_else(|| here.clone(), PathBuf::from)
}

/// What set-up has installed into the project's own folder.
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// The programs among it.
pub fn bin() -> PathBuf {
    tools().join("bin")
}

/// The packages from npm among it.
pub fn npm() -> PathBuf {
    tools().join("npm")
}

/// The site that can be put on any static host.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where a build for wasm keeps its work; a kind of build each has its own.
pub fn target(kind: &str) -> PathBuf {
    root().join("target").join(kind)
}

/// The search path with the project's own programs first.
pub fn path() -> std::ffi::OsString {
    let own = [bin(), npm().join("node_modules/.bin")];
    let rest = env::var_os("PATH").unwrap_or_default();
    env::join_paths(own.into_iter().chain(env::split_paths(&rest))).unwrap_or(rest)
}

/// The program with this name on that path.
pub fn find(program: &str) -> Option<PathBuf> {
    env::split_paths(&path()).map(|folder| folder.join(program)).find(|file| file.is_file())
}
