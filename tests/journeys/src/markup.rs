//! Whether the elements of a page follow the rules of HTML, as html-validate knows them.

use std::{
    cell::Cell,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::json;
use tempfile::TempDir;

use crate::page::Page;

/// The rules, and those that are left out.
const RULES: &str = include_str!("html-rules.mjs");

/// What pages have become, one file for each look at one; read all at once, since the program that
/// reads them takes longer to start than to read.
pub struct Markup {
    folder: TempDir,
    looks: Cell<usize>,
}

impl Default for Markup {
    fn default() -> Markup {
        Markup { folder: tempfile::tempdir().expect("a folder for the pages"), looks: Cell::new(0) }
    }
}

impl Markup {
    /// Keeps what the page is now, under its place among the looks and its address.
    pub async fn keep(&self, page: &Page) {
        let script = "return [location.hash, document.documentElement.outerHTML]";
        let [route, html]: [String; 2] =
            serde_json::from_value(page.answer(script, json!([])).await).expect("two texts");
        let look = self.looks.get() + 1;
        self.looks.set(look);
        let route = route.replace(|one: char| !one.is_ascii_alphanumeric(), "-");
        let file = self.folder.path().join(format!("{look:02}{route}.html"));
        fs::write(file, format!("<!DOCTYPE html>\n{html}\n")).expect("room for a page");
    }

    /// Fails when an element of a page that was kept is not as HTML has it.
    pub fn is_valid(&self) {
        let problems = self.problems();
        assert!(problems.is_none(), "html-validate finds:\n{}", problems.unwrap_or_default());
    }

    /// What is not as HTML has it in the pages that were kept.
    pub fn problems(&self) -> Option<String> {
        assert!(self.looks.get() > 0, "no page was kept");
        let rules = self.folder.path().join("rules.mjs");
        fs::write(&rules, RULES).expect("room for the rules");
        let read = Command::new("node")
            .arg(validator())
            .arg("--config")
            .arg(rules)
            .arg(self.folder.path().join("*.html"))
            .output()
            .expect("node, which `make test` installs");
        let said = String::from_utf8_lossy(&read.stdout) + String::from_utf8_lossy(&read.stderr);
        (!read.status.success()).then(|| said.into_owned())
    }
}

/// The program that reads them: what `HTML_VALIDATE` names, or what `make test` has installed.
fn validator() -> PathBuf {
    let own = || {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../.tools/node_modules/html-validate/bin/html-validate.mjs")
    };
    let file = env::var_os("HTML_VALIDATE").map_or_else(own, PathBuf::from);
    assert!(file.is_file(), "{} is missing. `make test` installs it.", file.display());
    file
}
