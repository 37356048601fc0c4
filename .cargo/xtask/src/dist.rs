//! Builds the deployable site: one page, the wasm, a file of words for each language, and the rest
//! of the wasm, which is fetched only when it is asked for, with their hashes in their names.
//!
//! All addresses are relative and the styles and scripts are in the page, so that the site runs in
//! any folder of any host, after the page and two requests that go out as soon as its head is there.
//! Beside each file lies its brotli form, for hosts that serve such.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::{Need, bundle, page, paths, set_up, size, toolchain::Toolchain, wasm};

/// The words of the app, by the names that it asks for them with, and what their files are called.
const WORDS: [(&str, &str); 2] = [("nl", "words-nl"), ("en", "words-en")];
/// What the name of a file with words begins with.
pub(crate) const FIRST_WORDS: &str = "words-";

/// Builds the site into `dist/`, unless it is there already; returns the folder.
///
/// # Errors
/// When something is missing, does not compile, or the site is too heavy.
pub fn dist() -> Result<PathBuf> {
    set_up(&[Need::Site])?;
    let toolchain = Toolchain::find().context("there is no compiler for the browser")?;
    let built = wasm::compile(&toolchain)?;
    let dist = paths::dist();
    // Not with what was compiled: one folder of that may follow another, and there is one `dist/`.
    let stamp = paths::tools().join("dist.stamp");
    let inputs = fingerprint(&built)?;
    if fs::read_to_string(&stamp).is_ok_and(|old| old == inputs) && is_whole(&dist) {
        println!("› dist/ is up to date");
    } else {
        // An interrupted build must not pass for a whole one.
        let _ = fs::remove_file(&stamp);
        println!("› shrinking the wasm, assembling the page");
        write(&dist, &built)?;
        fs::write(stamp, inputs)?;
    }
    size::weigh(&dist, toolchain.from_source)?;
    Ok(dist)
}

fn write(dist: &Path, built: &wasm::Built) -> Result<()> {
    let mut files = Vec::new();
    let app = wasm::finish(built)?;
    let mut add = |name, file| {
        let code = fs::read(file)?;
        let name = hashed(name, &code, "wasm");
        files.push((name.clone(), code));
        anyhow::Ok(name)
    };
    let (name, rest) = (add(wasm::NAME, &app.wasm)?, add(wasm::REST, &app.rest)?);
    let mut words = Vec::new();
    for (asked, called) in WORDS {
        let text = fs::read(built.words(asked)).context("the words of a language")?;
        let name = hashed(called, &text, "txt");
        words.push((asked, name.clone()));
        files.push((name, text));
    }
    let root = paths::root();
    let source = fs::read_to_string(root.join("index.html")).context("index.html")?;
    let boot = bundle::boot(&app, &rest)?;
    let project = Project { root: &root, wasm: &name, words: &words };
    let html = page::assemble(&source, &boot, &project)?;
    files.push(("index.html".into(), html.into_bytes()));

    if dist.exists() {
        fs::remove_dir_all(dist)?;
    }
    fs::create_dir_all(dist).context("cannot write to dist/")?;
    for (name, bytes) in files {
        fs::write(dist.join(&name), &bytes)?;
        fs::write(dist.join(format!("{name}.br")), size::brotli(&bytes)?)?;
    }
    for licence in licences(&root)? {
        if let Some(name) = licence.file_name() {
            fs::copy(&licence, dist.join(name))?;
        }
    }
    Ok(())
}

/// A file's name with the hash of what is in it: another text is another address.
fn hashed(name: &str, bytes: &[u8], extension: &str) -> String {
    let hash: String = format!("{:x}", Sha256::digest(bytes)).chars().take(16).collect();
    format!("{name}-{hash}.{extension}")
}

/// The project's own styles and scripts, and the files that they ask for.
struct Project<'a> {
    root: &'a Path,
    wasm: &'a str,
    words: &'a [(&'static str, String)],
}

impl page::Parts for Project<'_> {
    fn style(&self, href: &str) -> Result<String> {
        bundle::style(&self.root.join(href))
    }

    fn icon(&self, href: &str) -> Result<Vec<u8>> {
        fs::read(self.root.join(href)).with_context(|| href.to_owned())
    }

    fn script(&self, text: &str) -> Result<String> {
        bundle::script(&bundle::early(text, self.words))
    }

    fn ask(&self) -> String {
        bundle::ask(self.wasm)
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
fn fingerprint(built: &wasm::Built) -> Result<String> {
    let root = paths::root();
    let mut files = vec![built.app.clone(), root.join("index.html")];
    files.extend(WORDS.map(|(asked, _)| built.words(asked)));
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
