//! What lets a device keep a copy of the site: the service worker, and the manifests by which it is
//! installed.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::{
    brand::Brand,
    icons::{self, Icon, Shape},
    page, paths, size,
};

/// The service worker's file. Its name never changes: a browser asks for it to see whether there is a
/// newer version.
pub(crate) const WORKER: &str = "service-worker.js";

/// Writes the service worker, which keeps these files, all of which lie in the folder beside their brotli
/// forms.
pub(crate) fn service_worker(dist: &Path, files: &[(String, Vec<u8>)]) -> Result<String> {
    let source = paths::root().join(WORKER);
    let (mut hashes, mut all, mut weight) = (Map::new(), Sha256::new(), 0);
    all.update(fs::read(&source).context(WORKER)?);
    for (name, bytes) in files {
        let hash = page::integrity(bytes);
        all.update(format!("{name} {hash}\n"));
        // A browser asks for the folder, not for the page's own name.
        let address = if name == size::PAGE { "./" } else { name };
        hashes.insert(address.to_owned(), json!(hash));
        weight += fs::metadata(dist.join(name).with_added_extension("br"))?.len();
    }
    let version = format!("{:x}", all.finalize()).chars().take(16).collect::<String>();
    let define = |name: &str, value: Value| format!("--define:{name}={value}");
    page::service_worker_script(
        &source,
        &[
            define("FILES", hashes.into()),
            define("VERSION", version.into()),
            define("SIZE", weight.into()),
        ],
    )
}

/// The name of the manifest in a language.
pub(crate) fn manifest_file(code: &str) -> String {
    format!("manifest-{code}.webmanifest")
}

/// Writes the manifest in a language.
pub(crate) fn manifest(code: &str, brand: &Brand) -> Result<String> {
    let (name, tagline) = (brand.name(code)?, brand.tagline(code)?);
    let [ground, _] = brand.theme_colours()?;
    let icon = |icon: &Icon| {
        let purpose = if icon.shape == Shape::Maskable { "maskable" } else { "any" };
        let sizes = format!("{0}x{0}", icon.side);
        json!({ "src": icon.name, "sizes": sizes, "type": "image/png", "purpose": purpose })
    };
    let manifest = json!({
        "name": name,
        "short_name": name,
        "description": tagline,
        "lang": code,
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": ground,
        "theme_color": ground,
        "categories": ["business", "productivity"],
        "icons": icons::INSTALLED.iter().map(icon).collect::<Vec<_>>(),
    });
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}
