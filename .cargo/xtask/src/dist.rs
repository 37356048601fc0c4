//! Builds the deployable site: one page, and one wasm file with its hash in its name.
//!
//! All addresses are relative and the styles and scripts are in the page, so that the site runs in
//! any folder of any host, after two requests of which the second goes out as soon as the page's head is there.
//! Beside each file lies its brotli form, for hosts that serve such.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::{Need, bundle, page, paths, set_up, size, toolchain::Toolchain, wasm};

/// Builds the site into `dist/`, unless it is there already; returns the folder.
///
/// # Errors
/// When something is missing, does not compile, or the site is too heavy.
pub fn dist() -> Result<PathBuf> {
    set_up(&[Need::Site])?;
    let toolchain = Toolchain::find().context("there is no compiler for the browser")?;
    let compiled = wasm::compile(&toolchain)?;
    let dist = paths::dist();
    let stamp = paths::wasm_target().join("dist.stamp");
    let inputs = fingerprint(&compiled)?;
    if fs::read_to_string(&stamp).is_ok_and(|old| old == inputs) && is_whole(&dist) {
        println!("› dist/ is up to date");
    } else {
        // An interrupted build must not pass for a whole one.
        let _ = fs::remove_file(&stamp);
        println!("› shrinking the wasm, assembling the page");
        write(&dist, &compiled)?;
        fs::write(stamp, inputs)?;
    }
    size::weigh(&dist, toolchain.from_source)?;
    Ok(dist)
}

fn write(dist: &Path, compiled: &Path) -> Result<()> {
    let app = wasm::finish(compiled)?;
    let code = fs::read(&app.wasm)?;
    let hash: String = format!("{:x}", Sha256::digest(&code)).chars().take(16).collect();
    let name = format!("{}-{hash}.wasm", wasm::NAME);
    let root = paths::root();
    let source = fs::read_to_string(root.join("index.html")).context("index.html")?;
    let boot = bundle::boot(&app.glue)?;
    let html = page::assemble(&source, &bundle::early(&name), &boot, &Project { root: &root })?;

    if dist.exists() {
        fs::remove_dir_all(dist)?;
    }
    fs::create_dir_all(dist).context("cannot write to dist/")?;
    for (name, bytes) in [(name.as_str(), code.as_slice()), ("index.html", html.as_bytes())] {
        fs::write(dist.join(name), bytes)?;
        fs::write(dist.join(format!("{name}.br")), size::brotli(bytes)?)?;
    }
    for licence in licences(&root)? {
        if let Some(name) = licence.file_name() {
            fs::copy(&licence, dist.join(name))?;
        }
    }
    Ok(())
}

/// The project's own styles and scripts.
struct Project<'a> {
    root: &'a Path,
}

impl page::Parts for Project<'_> {
    fn style(&self, href: &str) -> Result<String> {
        bundle::style(&self.root.join(href))
    }

    fn script(&self, text: &str) -> Result<String> {
        bundle::script(text)
    }
}

fn is_whole(dist: &Path) -> bool {
    dist.join("index.html.br").is_file()
        && fs::read_dir(dist).is_ok_and(|mut entries| {
            entries.any(|entry| {
                entry.is_ok_and(|entry| entry.path().extension() == Some("wasm".as_ref()))
            })
        })
}

/// One hash over all that the site is made of, this program included.
fn fingerprint(compiled: &Path) -> Result<String> {
    let root = paths::root();
    let mut files = vec![compiled.to_owned(), root.join("index.html")];
    files.push(root.join(".cargo/xtask/npm/package-lock.json"));
    files.push(std::env::current_exe()?);
    files.extend(licences(&root)?);
    let mut folders = vec![root.join("style")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(file.as_os_str().as_encoded_bytes());
        hash.update(Sha256::digest(fs::read(&file).with_context(|| file.display().to_string())?));
    }
    Ok(format!("{:x}", hash.finalize()))
}

fn licences(root: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root)? {
        let path = entry?.path();
        let is_licence =
            path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"LICENSE"));
        if is_licence && path.is_file() {
            found.push(path);
        }
    }
    Ok(found)
}
