//! What of others is in the site: a bill of materials for programs, and the licences for people.
//!
//! Both say the same of the same build, whenever and wherever it is made: they name no time and no place.

mod bill;
mod licences;

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use anyhow::{Context as _, Result};
use cargo_metadata::{Metadata, MetadataCommand, Package};

use crate::{
    paths, run,
    toolchain::{TARGET, Toolchain},
    wasm::{NAME, READER},
};

/// The file for programs, in the format of `CycloneDX`.
const BILL: &str = "sbom.cdx.json";
/// The file for people.
const LICENCES: &str = "third-party-licences.txt";

/// Writes both files into the site.
pub(crate) fn write(dist: &Path, toolchain: &Toolchain) -> Result<()> {
    let packages = Packages::read()?;
    let rust = toolchain.release().context("the compiler does not say its version")?;
    fs::write(dist.join(BILL), format!("{:#}\n", bill::bill(&packages, &rust)?))?;
    fs::write(dist.join(LICENCES), licences::licences(&packages, &rust)?)?;
    Ok(())
}

/// The packages that the site's programs are compiled from.
struct Packages {
    /// What cargo knows, of other packages too.
    metadata: Metadata,
    /// The names and versions of those in the site.
    inside: BTreeSet<(String, String)>,
}

impl Packages {
    fn read() -> Result<Self> {
        let only = format!("--filter-platform={TARGET}");
        let metadata = MetadataCommand::new()
            .current_dir(paths::root())
            .other_options(["--locked".to_owned(), only])
            .exec()
            .context("cargo metadata")?;
        // That has the packages of the tests and of the build too, which the tree can leave out.
        let mut command = Command::new("cargo");
        command.current_dir(paths::root()).args(["tree", "--locked", "--target", TARGET]);
        command.args(["--package", NAME, "--package", READER]);
        command.args(["--edges", "normal,no-proc-macro", "--no-dedupe"]);
        command.args(["--prefix", "none", "--format", "{p}"]);
        let tree = run::printed("asking for the tree of packages", &mut command)?;
        let inside = tree.lines().filter_map(name_and_version).collect();
        Ok(Self { metadata, inside })
    }

    /// Those in the site, in the order of their names.
    fn all(&self) -> Vec<&Package> {
        let is_inside = |package: &&Package| {
            let version = package.version.to_string();
            self.inside.contains(&(package.name.to_string(), version))
        };
        let mut packages: Vec<_> = self.metadata.packages.iter().filter(is_inside).collect();
        packages.sort_by_key(|package| (package.name.to_string(), package.version.clone()));
        packages
    }
}

/// Reads a line of `cargo tree`: `leptos v0.8.23`, with more behind it.
fn name_and_version(line: &str) -> Option<(String, String)> {
    let (name, rest) = line.split_once(' ')?;
    let version = rest.split(' ').next()?.strip_prefix('v')?;
    Some((name.to_owned(), version.to_owned()))
}
