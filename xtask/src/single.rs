//! The whole site as one file, for a mail, a shared folder or a stick: each file that the page asks for is
//! in it, as a `data:` address.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};
use base64::{Engine as _, prelude::BASE64_STANDARD};

use crate::{
    dist::{self, Site},
    page, size,
};

/// What the file is called.
pub(crate) const NAME: &str = "five-keys.html";

/// By what the app knows that it is this file.
const MARK: &str = "<html data-one-file ";

/// Builds a site, and makes one file of it.
pub(crate) fn build(site: &Site) -> Result<()> {
    write(&dist::build(site)?)
}

/// Makes one file of a built site, beside its folder.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let whole = whole(dist)?;
    let file = dist.with_file_name(NAME);
    fs::write(&file, &whole)?;
    println!("\n{} has all of it: {} kB", file.display(), whole.len().div_ceil(1000));
    Ok(())
}

fn whole(dist: &Path) -> Result<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dist)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if hosting::has_hash(Path::new(&name)) {
            names.push(name);
        }
    }
    // What reads QR codes asks for a program itself, which has to be in it then.
    let (scripts, others): (Vec<_>, Vec<_>) =
        names.into_iter().partition(|name| Path::new(name).extension().is_some_and(|e| e == "js"));
    let mut page = fs::read_to_string(dist.join(size::PAGE))?;
    let mut scripts = scripts
        .into_iter()
        .map(|name| Ok((fs::read_to_string(dist.join(&name))?, name)))
        .collect::<Result<Vec<_>>>()?;
    for name in others {
        let address = data_address(&name, &fs::read(dist.join(&name))?);
        page = fill(&page, &name, &address);
        for (script, _) in &mut scripts {
            *script = fill(script, &name, &address);
        }
    }
    for (script, name) in scripts {
        page = fill(&page, &name, &data_address(&name, script.as_bytes()));
    }
    let page = page.replacen("<html ", MARK, 1);
    if !page.contains(MARK) {
        bail!("the page has no language");
    }
    page::lock_alone(&page).context("the page as one file")
}

/// Puts an address in the place of a file's name: once where a script imports it, else wherever it is named.
fn fill(text: &str, name: &str, address: &str) -> String {
    let imported = format!("./{name}");
    if text.contains(&imported) {
        // Its name elsewhere is only for finding out why it has not come.
        return text.replace(&imported, address).replace(name, "data:,");
    }
    text.replace(name, address)
}

fn data_address(name: &str, bytes: &[u8]) -> String {
    // A type with a space in it would end the address.
    let kind = hosting::kind(Path::new(name)).replace("; ", ";");
    format!("data:{kind};base64,{}", BASE64_STANDARD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_in_the_page_and_none_twice() -> Result<()> {
        let dist = std::env::temp_dir().join(format!("five-keys-single-{}", std::process::id()));
        fs::create_dir_all(&dist)?;
        let page = format!(
            "<!doctype html><html lang=nl><meta charset=utf-8>{}default-src 'none'\">\
             <script>all('a-0123456789abcdef.wasm','b-0123456789abcdef.wasm','c-0123456789abcdef.js')\
             </script><script type=module>import('./b-0123456789abcdef.wasm')</script>",
            hosting::POLICY
        );
        for (name, text) in [
            ("index.html", page.as_str()),
            ("a-0123456789abcdef.wasm", "AAA"),
            ("b-0123456789abcdef.wasm", "BBB"),
            ("c-0123456789abcdef.js", "load('a-0123456789abcdef.wasm')"),
            ("service-worker.js", "none of the page's own"),
        ] {
            fs::write(dist.join(name), text)?;
        }
        let whole = whole(&dist);
        fs::remove_dir_all(&dist)?;
        let whole = whole?;
        assert!(!whole.contains("0123456789abcdef"), "{whole}");
        let (first, second) =
            ("data:application/wasm;base64,QUFB", "data:application/wasm;base64,QkJC");
        let script = BASE64_STANDARD.encode(format!("load('{first}')"));
        assert!(whole.contains(&format!(
            "all('{first}','data:,','data:text/javascript;charset=utf-8;base64,{script}')"
        )));
        assert!(whole.contains(&format!("import('{second}')")));
        assert!(whole.contains("<html data-one-file lang=nl>"));
        assert_eq!(whole.matches("Content-Security-Policy").count(), 1);
        assert!(whole.contains("connect-src data:") && !whole.contains("'self'"));
        Ok(())
    }
}
