//! What hosts need beside the site: the headers of this build, in the words of each.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use crate::{paths, size};

/// Writes the site's own file of headers, and the configurations for other hosts beside it.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let page = fs::read_to_string(dist.join(size::PAGE))?;
    let policy = hosting::policy(&page).context("the page carries no policy")?;
    let mut files = Vec::new();
    for entry in fs::read_dir(dist)? {
        let file = entry?.path();
        let is_compressed = file.extension().is_some_and(|end| end == "br" || end == "gz");
        if !is_compressed && !file.ends_with(hosting::HEADERS_FILE) {
            files.push(file.file_name().unwrap_or_default().display().to_string());
        }
    }
    files.sort();
    let headers = hosting::headers_file(policy, files.iter().map(String::as_str));
    fs::write(dist.join(hosting::HEADERS_FILE), headers)?;
    let folder = paths::hosting();
    fs::create_dir_all(&folder)?;
    for (name, text) in hosting::configurations(policy) {
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}
