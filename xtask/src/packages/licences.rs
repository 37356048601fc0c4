//! The licences of others, whole, as they ask for.

use std::{collections::BTreeMap, fs};

use anyhow::{Context as _, Result, bail};
use cargo_metadata::Package;

use super::Packages;

const INTRODUCTION: &str = "\
Five Keys is compiled from its own source, whose licence is in the file LICENSE, and from the work of
others, under the licences that follow.
";

/// What the names of files with licences begin with.
const FILES: [&str; 6] = ["license", "licence", "copying", "copyright", "notice", "unlicense"];

/// The licences of the site's packages and of Rust's standard library, each text once behind the names
/// of those that come under it.
pub(super) fn licences(packages: &Packages, rust: &str) -> Result<String> {
    let mut under = BTreeMap::<String, Vec<String>>::new();
    for package in packages.all().into_iter().filter(|package| package.source.is_some()) {
        let name = format!("{} {}", package.name, package.version);
        for text in texts(package).with_context(|| name.clone())? {
            under.entry(text).or_default().push(name.clone());
        }
    }
    let name = format!("the Rust standard library {rust}");
    under.entry(mit("The Rust Project contributors")?).or_default().push(name);
    let mut under: Vec<_> = under.into_iter().map(|(text, names)| (names, text)).collect();
    under.sort();
    let line = "=".repeat(72);
    let parts = under
        .iter()
        .map(|(names, text)| format!("\n{line}\n{}\n{line}\n\n{text}\n", names.join("\n")));
    Ok(INTRODUCTION.to_owned() + &parts.collect::<String>())
}

/// The licences that a package comes with. Of MIT and Apache it needs one, and MIT is the shorter. A
/// package that may be had under MIT and brings no text has the common one.
fn texts(package: &Package) -> Result<Vec<String>> {
    let folder = package.manifest_path.parent().context("a package without a folder")?;
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if entry.path().is_file() && FILES.iter().any(|start| name.starts_with(start)) {
            files.push((name, entry.path()));
        }
    }
    files.sort();
    if files.iter().any(|(name, _)| name.contains("mit")) {
        files.retain(|(name, _)| !name.contains("apache"));
    }
    if !files.is_empty() {
        let tidy = |text: String| text.replace("\r\n", "\n").trim().to_owned();
        return files.iter().map(|(_, file)| Ok(tidy(fs::read_to_string(file)?))).collect();
    }
    let licence = package.license.as_deref().unwrap_or_default();
    if !licence.split([' ', '/']).any(|one| one == "MIT") || licence.contains(" AND ") {
        bail!("it brings no text of its licence, {licence}");
    }
    let authors = package.authors.iter().map(|author| author.split(" <").next().unwrap_or(author));
    let authors = authors.collect::<Vec<_>>().join(", ");
    let of = format!("the contributors to {}", package.name);
    Ok(vec![mit(if authors.is_empty() { &of } else { &authors })?])
}

/// The text of the MIT licence, which the project's own licence has too.
fn mit(holders: &str) -> Result<String> {
    let own = include_str!("../../../LICENSE");
    let start = own.find("Permission is hereby granted").context("the text of MIT")?;
    let text = own.get(start..).unwrap_or_default();
    let (text, _) = text.split_once("\n====").context("the end of the text of MIT")?;
    Ok(format!("Copyright (c) {holders}\n\n{}", text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_package_of_others_has_a_licence_and_no_text_comes_twice() -> Result<()> {
        let packages = Packages::read()?;
        let text = licences(&packages, "1.95.0")?;
        for package in packages.all().iter().filter(|package| package.source.is_some()) {
            let name = format!("\n{} {}\n", package.name, package.version);
            assert!(text.contains(&name), "{name}");
        }
        assert!(text.contains("\nthe Rust standard library 1.95.0\n"));
        assert_eq!(text.matches("Copyright (c) Greg Johnston\n").count(), 1);
        // A place would tell where it was built.
        assert!(!text.contains(env!("CARGO_MANIFEST_DIR")));
        Ok(())
    }
}
