//! Builds the deployable site into `dist/`: one page, the wasm in two parts, a file of words for each
//! language, and what reads QR codes, with hashes in their names; the service worker that keeps a copy of
//! these on a device; and what an installed page needs.
//!
//! All addresses are relative and the styles and scripts are in the page, so that the site runs in
//! any folder of any host. Beside each file lie its brotli and its gzip form, for hosts that serve such.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::{
    brand::{self, Brand},
    host, icons, offline, packages, page, paths, run,
    setup::{self, Need},
    size,
    toolchain::Toolchain,
    wasm,
};

/// The names by which the app asks for its words; the build script leaves a text file for each.
pub(crate) const WORDS: [&str; 2] = ["nl", "en"];

/// A site: what it says and shows, and where it is built.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    /// The folder of an organisation's own words and colours; without one they are ours.
    brand: Option<PathBuf>,
    dist: PathBuf,
}

impl Site {
    /// The one to publish, with what is in this folder, in `brand/`, or ours.
    pub(crate) fn to_publish(brand: Option<PathBuf>) -> Site {
        Site { brand: brand.or_else(brand::folder), dist: paths::root().join("dist") }
    }

    /// The one with our words, whatever is in `brand/`: the tests know what it says.
    pub(crate) fn ours() -> Site {
        let published = Site::to_publish(None);
        match published.brand {
            None => published,
            Some(_) => Site { brand: None, dist: paths::wasm_target().join("dist-ours") },
        }
    }

    /// The one of the example, for the tests.
    pub(crate) fn example() -> Site {
        let brand = paths::root().join("examples/brand");
        Site { brand: Some(brand), dist: paths::wasm_target().join("dist-example") }
    }
}

/// Builds a site unless it is there already, and returns its folder.
pub(crate) fn build(site: &Site) -> Result<PathBuf> {
    setup::install(&[Need::Site])?;
    let toolchain = Toolchain::find().context("there is no compiler for the browser")?;
    let brand = site.brand.as_deref().map(brand::of).transpose()?;
    let compiled = wasm::compile(&toolchain, brand.as_deref())?;
    let dist = site.dist.clone();
    let name = dist.file_name().unwrap_or_default();
    let stamp = paths::tools().join(name).with_extension("stamp");
    let inputs = fingerprint(&compiled)?;
    if fs::read_to_string(&stamp).is_ok_and(|old| old == inputs) && dist.join("LICENSE").is_file() {
        println!("› {} is up to date", dist.display());
    } else {
        println!("› dividing the wasm");
        write(&dist, &compiled, &toolchain)?;
        fs::write(stamp, inputs)?;
    }
    host::write(&dist)?;
    size::check(&dist, toolchain.from_source, brand.is_some())?;
    Ok(dist)
}

fn write(dist: &Path, compiled: &wasm::Compiled, toolchain: &Toolchain) -> Result<()> {
    let parts = wasm::divide(compiled)?;
    let first = hashed(wasm::NAME, &parts.first, "wasm");
    let lazy = hashed(wasm::LAZY_PART, &parts.lazy, "wasm");
    let loader = fs::read_to_string(&parts.loader)?;
    fs::write(&parts.loader, loader.replace(&wasm::lazy_file(), &lazy))?;

    let mut files = Vec::new();
    let mut names = vec![(page::APP, first.clone()), (wasm::LAZY_PART, lazy.clone())];
    for name in WORDS {
        let text = fs::read(compiled.words(name)).context("the words of a language")?;
        let file = hashed(&format!("{}{name}", size::WORDS), &text, "txt");
        names.push((name, file.clone()));
        files.push((file, text));
    }
    let reader = wasm::reader(compiled)?;
    let program = hashed(wasm::READER, &reader.wasm, "wasm");
    let script = page::reader_script(&reader.glue, &program)?.into_bytes();
    let worker = hashed(wasm::READER, &script, "js");
    names.push((wasm::READER, worker.clone()));
    files.extend([(program, reader.wasm), (worker, script)]);
    let brand = Brand::of(compiled)?;
    let html = page::write(&parts.glue, &names, &brand)?;
    files.push((first, parts.first));
    files.push((lazy, parts.lazy));
    files.push((size::PAGE.to_owned(), html.into_bytes()));

    if dist.exists() {
        fs::remove_dir_all(dist)?;
    }
    fs::create_dir_all(dist).context("cannot write to dist/")?;
    for (name, bytes) in &files {
        fs::write(dist.join(name), bytes)?;
    }
    compress(files.iter().map(|(name, _)| dist.join(name)))?;
    fs::write(dist.join(offline::WORKER), offline::service_worker(dist, &files)?)?;
    compress([dist.join(offline::WORKER)].into_iter())?;
    install(dist, &brand)?;
    packages::write(dist, toolchain)?;
    // Last: where it is, an earlier build was not interrupted.
    fs::copy(paths::root().join("LICENSE"), dist.join("LICENSE"))?;
    Ok(())
}

/// Writes what only an installed page needs: the manifests, and its icons.
fn install(dist: &Path, brand: &Brand) -> Result<()> {
    let svg = brand.icon_svg()?;
    for code in WORDS {
        fs::write(dist.join(offline::manifest_file(code)), offline::manifest(code, brand)?)?;
    }
    for icon in icons::INSTALLED.iter().chain([&icons::APPLE]) {
        fs::write(dist.join(icon.name), icons::png(icon, &svg)?)?;
    }
    Ok(())
}

/// A file's name with the hash of what is in it: another text is another address.
fn hashed(name: &str, bytes: &[u8], extension: &str) -> String {
    let hash: String = format!("{:x}", Sha256::digest(bytes)).chars().take(16).collect();
    format!("{name}-{hash}.{extension}")
}

/// Writes the brotli and the gzip form of files beside them. Node has both built in.
fn compress(files: impl Iterator<Item = PathBuf>) -> Result<()> {
    let script = "for (const file of process.argv.slice(1)) {
            const bytes = fs.readFileSync(file);
            fs.writeFileSync(file + '.br', zlib.brotliCompressSync(bytes));
            fs.writeFileSync(file + '.gz', zlib.gzipSync(bytes, { level: 9 }));
        }";
    run::printed("compressing", Command::new("node").args(["-e", script]).args(files)).map(drop)
}

/// One hash over all that the site is made of, the program that builds it included.
fn fingerprint(compiled: &wasm::Compiled) -> Result<String> {
    let root = paths::root();
    let mut files = vec![compiled.app.clone(), compiled.reader.clone()];
    files.extend(
        ["index.html", "Cargo.lock", "reader/worker.js", offline::WORKER]
            .map(|name| root.join(name)),
    );
    files.extend(WORDS.map(|name| compiled.words(name)));
    files.extend(Brand::files(compiled));
    let mut folders = ["hosting", "style", "xtask"].map(|name| root.join(name)).to_vec();
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
