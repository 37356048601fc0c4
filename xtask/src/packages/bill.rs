//! The bill of materials.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Context as _, Result};
use cargo_metadata::{Package, PackageId};
use serde_json::{Map, Value, json};

use crate::wasm::{NAME, READER};

use super::Packages;

/// The site's packages and the standard library of this version of Rust, and which of them needs which.
pub(super) fn bill(packages: &Packages, rust: &str) -> Result<Value> {
    let all = packages.all();
    let (app, others): (Vec<_>, Vec<_>) =
        all.iter().copied().partition(|package| *package.name == NAME);
    let app = app.first().context("the app is not among the packages")?;
    let standard_library = format!("std@{rust}");
    let mut components: Vec<_> =
        others.iter().map(|package| component("library", package)).collect();
    components.push(json!({
        "type": "library",
        "bom-ref": standard_library,
        "name": "std",
        "version": rust,
        "description": "The Rust standard library",
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    }));

    let names: HashMap<&PackageId, String> =
        all.iter().map(|package| (&package.id, reference(package))).collect();
    let resolve = packages.metadata.resolve.as_ref().context("cargo resolves no dependencies")?;
    let mut needs = BTreeMap::new();
    for node in &resolve.nodes {
        if let Some(name) = names.get(&node.id) {
            let needed: BTreeSet<_> =
                node.dependencies.iter().filter_map(|id| names.get(id).cloned()).collect();
            needs.insert(name.clone(), needed);
        }
    }
    // Every package stands on it; that the programs do is enough to say.
    for program in all.iter().filter(|package| [NAME, READER].contains(&package.name.as_str())) {
        needs.entry(reference(program)).or_default().insert(standard_library.clone());
    }
    // The reader is no dependency of the app, and still a part of the site.
    if let Some(reader) = all.iter().find(|package| *package.name == READER) {
        needs.entry(reference(app)).or_default().insert(reference(reader));
    }
    let needs: Vec<_> =
        needs.iter().map(|(name, needed)| json!({ "ref": name, "dependsOn": needed })).collect();
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": component("application", app) },
        "components": components,
        "dependencies": needs,
    }))
}

/// The name of a package within the bill.
fn reference(package: &Package) -> String {
    format!("{}@{}", package.name, package.version)
}

/// A package as a bill of materials has it.
fn component(kind: &str, package: &Package) -> Value {
    let version = package.version.to_string();
    let mut component = Map::new();
    let mut says = |name: &str, value: Value| component.insert(name.to_owned(), value);
    says("type", kind.into());
    says("bom-ref", reference(package).into());
    says("name", package.name.as_str().into());
    says("version", version.as_str().into());
    if let Some(licence) = &package.license {
        says("licenses", json!([{ "expression": spdx(licence) }]));
    }
    // The project's own are in no registry.
    if package.source.is_some() {
        let version = version.replace('+', "%2B");
        says("purl", format!("pkg:cargo/{}@{version}", package.name).into());
    }
    component.into()
}

/// The licence in today's form; older packages have a slash for a choice.
fn spdx(licence: &str) -> String {
    licence.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bill_names_each_package_once_and_knows_all_that_it_names() -> Result<()> {
        let packages = Packages::read()?;
        let bill = bill(&packages, "1.95.0")?;
        let components = bill["components"].as_array().context("no components")?;
        let references: BTreeSet<_> =
            components.iter().filter_map(|one| one["bom-ref"].as_str()).collect();
        assert_eq!(references.len(), components.len());
        let app = bill["metadata"]["component"]["bom-ref"].as_str();
        assert!(app.is_some_and(|app| !references.contains(app)));
        let has = |start: &str| references.iter().any(|name| name.starts_with(start));
        assert!(["leptos@", "rqrr@", "reader@", "std@1.95.0"].into_iter().all(has));
        // These build the site and test it, and are not in it.
        assert!(!["xtask@", "proptest@", "leptos_macro@"].into_iter().any(has));
        for need in bill["dependencies"].as_array().context("no dependencies")? {
            let needed = need["dependsOn"].as_array().context("no list")?;
            for name in needed.iter().chain([&need["ref"]]) {
                let name = name.as_str();
                assert!(name == app || name.is_some_and(|name| references.contains(name)));
            }
        }
        // The same again, to the byte: no time, and no number drawn by chance.
        assert_eq!(bill.to_string(), super::bill(&packages, "1.95.0")?.to_string());
        assert!(bill.get("serialNumber").is_none() && bill["metadata"].get("timestamp").is_none());
        Ok(())
    }

    #[test]
    fn a_choice_of_licences_has_one_form() {
        assert_eq!(spdx("Apache-2.0 / MIT"), "Apache-2.0 OR MIT");
        assert_eq!(spdx("MIT OR Apache-2.0"), "MIT OR Apache-2.0");
    }
}
