//! What the site weighs compressed, and the limits that it must not pass.

use std::{fs, path::Path};

use anyhow::{Result, bail};

use crate::wasm;

/// The page.
pub(crate) const PAGE: &str = "index.html";
/// What the names of files of words begin with.
pub(crate) const WORDS: &str = "words-";

/// Bytes of brotli that the site may weigh.
#[derive(Debug)]
struct Limits {
    /// What is downloaded before the first statement can be answered.
    first: u64,
    /// All pages in all languages.
    all: u64,
    /// What reads QR codes: nobody waits for it who has none to be read.
    reader: u64,
}

const LIMITS: Limits = Limits { first: 162_000, all: 402_000, reader: 30_000 };
/// A prebuilt standard library is made for speed, with all that tells of a panic.
const LIMITS_PREBUILT: Limits = Limits { first: 206_000, all: 488_000, reader: 50_000 };

/// What an organisation's own words and logo may weigh more than ours, in one language.
const BRAND: u64 = 8_000;

/// A file of the site.
#[derive(Debug)]
struct Row {
    name: String,
    raw: u64,
    brotli: u64,
}

/// Shows what the site weighs.
///
/// # Errors
/// When it is too heavy.
pub(crate) fn check(dist: &Path, from_source: bool, has_brand: bool) -> Result<()> {
    let rows = read(dist)?;
    println!("\n{:<42} {:>9} {:>9}", "bytes", "raw", "brotli");
    for Row { name, raw, brotli } in &rows {
        println!("{name:<42} {raw:>9} {brotli:>9}");
    }
    let limits = if from_source { LIMITS } else { LIMITS_PREBUILT };
    let own = if has_brand { BRAND } else { 0 };
    let (reader, pages): (Vec<_>, Vec<_>) =
        rows.iter().partition(|row| row.name.starts_with(wasm::READER));
    let sum = |rows: &[&Row]| rows.iter().map(|row| row.brotli).sum();
    let sums = [
        ("before the first statement, in one language", first(&rows), limits.first + own),
        ("all pages, in all languages", sum(&pages), limits.all + 2 * own),
        ("what reads QR codes", sum(&reader), limits.reader),
    ];
    for (what, sum, limit) in sums {
        println!("{what:<43} {sum:>18} of at most {limit}");
    }
    if !from_source {
        println!(
            "The standard library is a prebuilt one, which makes the app larger; hence these \
             limits. `make setup` looks for its sources, which give the small build."
        );
    }
    for (what, sum, limit) in sums {
        if sum > limit {
            bail!("{what}: the site is {} bytes over the limit of {limit}", sum - limit);
        }
    }
    Ok(())
}

fn read(dist: &Path) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for entry in fs::read_dir(dist)? {
        let compressed = entry?.path();
        if compressed.extension().is_some_and(|extension| extension == "br") {
            let file = compressed.with_extension("");
            let name = file.file_name().unwrap_or_default().display().to_string();
            let (raw, brotli) = (fs::metadata(&file)?.len(), fs::metadata(&compressed)?.len());
            rows.push(Row { name, raw, brotli });
        }
    }
    rows.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(rows)
}

/// The page, the first part of the wasm, and the heaviest file of words.
fn first(rows: &[Row]) -> u64 {
    let weights = |is_counted: fn(&str) -> bool| {
        rows.iter().filter(move |row| is_counted(&row.name)).map(|row| row.brotli)
    };
    let page: u64 = weights(|name| name == PAGE).sum();
    let app: u64 = weights(|name| name.starts_with(wasm::NAME)).sum();
    page + app + weights(|name| name.starts_with(WORDS)).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_answer_waits_for_the_words_of_one_language_and_for_no_lazy_part() {
        let row = |name: &str, brotli| Row { name: name.to_owned(), raw: 0, brotli };
        let rows = [
            row("five-keys-1.wasm", 1000),
            row("index.html", 100),
            row("rest-1.wasm", 50),
            row("words-en-1.txt", 9),
            row("words-nl-1.txt", 7),
        ];
        assert_eq!(first(&rows), 1109);
    }

    #[test]
    fn a_site_past_a_limit_fails() -> Result<()> {
        let dir = std::env::temp_dir().join(format!("five-keys-size-{}", std::process::id()));
        fs::create_dir_all(&dir)?;
        let check_with = |bytes: u64| {
            fs::write(dir.join("index.html"), "")?;
            fs::write(dir.join("index.html.br"), vec![0; usize::try_from(bytes)?])?;
            anyhow::Ok((check(&dir, true, false).is_ok(), check(&dir, false, false).is_ok()))
        };
        let results = (check_with(LIMITS.first)?, check_with(LIMITS.first + 1)?);
        fs::remove_dir_all(&dir)?;
        assert_eq!(results, ((true, true), (false, true)));
        Ok(())
    }
}
