//! `make dev`: trunk serves the app and reloads it at each change.

use anyhow::{Context as _, Result};
use std::process::Command;

use crate::{
    Need, paths, run, set_up,
    toolchain::{Purpose, Toolchain},
};

/// Serves with reload, until it is stopped.
///
/// # Errors
/// When something cannot be set up, or trunk fails.
pub fn dev() -> Result<()> {
    set_up(&[Need::Site, Need::Dev])?;
    let toolchain = Toolchain::find().context("there is no compiler for the browser")?;
    let trunk = paths::program("trunk").context("trunk is missing")?;
    let mut command = Command::new(trunk);
    command
        .arg("serve")
        .current_dir(paths::root())
        .envs(toolchain.environment(Purpose::Development))
        .env_remove("LD_LIBRARY_PATH")
        // Trunk takes its value for an option of its own, and stops.
        .env_remove("NO_COLOR");
    run::loud("trunk serve", &mut command)
}
