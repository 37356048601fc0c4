//! The next build of the site: the same program, in other files.

use std::{fs, path::Path};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use crate::site::Site;

const PAGE: &str = "index.html";
const WORKER: &str = "service-worker.js";

/// Makes a build of the site in which each file with a hash in its name has another one, and whose page
/// says that it is of this build: `<meta name=build content=…>`. `turn` is from 1 to 15.
///
/// # Panics
/// Where there is no built site, or it is another one than this knows.
pub fn next_build(turn: u32) -> TempDir {
    let (built, folder) = (Site::folder(), TempDir::new().expect("a folder for a build"));
    let names: Vec<_> = fs::read_dir(&built)
        .expect("a built site")
        .map(|entry| entry.expect("a file").file_name().into_string().expect("a name of letters"))
        .filter(|name| !is_a(name, "br") && !is_a(name, "gz"))
        .collect();
    let next_names = |text: &str| {
        names.iter().fold(text.to_owned(), |text, name| text.replace(name, &next_name(name, turn)))
    };
    let read = |name: &str| fs::read_to_string(built.join(name)).expect("a file of the site");
    let write = |name: &str, bytes: &[u8]| {
        fs::write(folder.path().join(name), bytes).expect("a file of the build");
    };

    let (page, worker) = (read(PAGE), read(WORKER));
    let mut next_page = next_names(&page);
    for (script, next) in scripts(&page).zip(scripts(&next_page.clone())) {
        next_page = next_page.replace(&hash(script), &hash(next));
    }
    next_page = next_page.replacen("<head>", &format!("<head><meta name=build content={turn}>"), 1);
    let mut next_worker = next_names(&worker).replace(&hash(&page), &hash(&next_page));
    for name in names.iter().filter(|name| *name != PAGE && *name != WORKER) {
        let bytes = fs::read(built.join(name)).expect("a file of the site");
        if is_a(name, "js") {
            let (script, next) = (read(name), next_names(&read(name)));
            next_worker = next_worker.replace(&hash(&script), &hash(&next));
            write(&next_name(name, turn), next.as_bytes());
        } else {
            write(&next_name(name, turn), &bytes);
        }
    }
    let version = version(&worker);
    let next_version = next_name(&format!("-{version}.x"), turn);
    let next_version = next_version.trim_start_matches('-').trim_end_matches(".x");
    write(PAGE, next_page.as_bytes());
    write(WORKER, next_worker.replace(version, next_version).as_bytes());
    folder
}

/// Whether a name has this ending.
fn is_a(name: &str, kind: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == kind)
}

/// The hash of all that a worker keeps a copy of.
fn version(worker: &str) -> &str {
    let is_version = |text: &&str| text.len() == 16 && text.chars().all(|c| c.is_ascii_hexdigit());
    worker.split('"').find(is_version).expect("the version of a service worker")
}

/// A name with another hash, where it has one.
fn next_name(name: &str, turn: u32) -> String {
    let Some((start, end)) = name.rsplit_once('-') else { return name.to_owned() };
    match end.split_once('.') {
        Some((hash, kind)) if hash.len() == 16 => {
            let moved = hash.chars().map(|digit| {
                let value = digit.to_digit(16).expect("a hexadecimal digit");
                char::from_digit((value + turn) % 16, 16).expect("a hexadecimal digit")
            });
            format!("{start}-{}.{kind}", moved.collect::<String>())
        }
        _ => name.to_owned(),
    }
}

/// The scripts of a page.
fn scripts(page: &str) -> impl Iterator<Item = &str> {
    // The first part stands before all of them.
    page.split("</script>").filter_map(|part| {
        let tags = ["<script>", "<script type=module>"];
        tags.into_iter().find_map(|tag| part.split_once(tag).map(|(_, script)| script))
    })
}

fn hash(text: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(text))
}
