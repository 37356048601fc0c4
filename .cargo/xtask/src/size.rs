//! What a first visit downloads, and the limit that it must not pass.

use std::{fs, path::Path};

use anyhow::{Result, bail};

use crate::{dist, wasm};

/// Bytes, brotli, of the page, the wasm and the words of one language together, with a standard library built from source.
const LIMIT: usize = 70_000;
/// The same with a prebuilt standard library, which cannot be made small.
const LIMIT_PREBUILT: usize = 90_000;
/// What the project aims at.
const AIM: usize = 60_000;

/// The text as a browser gets it from a host that compresses beforehand.
///
/// # Errors
/// Never in practice: it writes to memory.
pub(crate) fn brotli(text: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: text.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*text, &mut out, &parameters)?;
    Ok(out)
}

/// Shows what the site weighs.
///
/// # Errors
/// When it is too heavy.
pub(crate) fn weigh(dist: &Path, from_source: bool) -> Result<()> {
    let mut rows = Vec::new();
    for entry in fs::read_dir(dist)? {
        let compressed = entry?.path();
        if compressed.extension().is_some_and(|extension| extension == "br") {
            let file = compressed.with_extension("");
            let name = file.file_name().unwrap_or_default().display().to_string();
            rows.push((name, fs::read(&file)?.len(), fs::read(&compressed)?.len()));
        }
    }
    rows.sort();
    let (raw, total) = first_visit(&rows);
    println!("\n{:<38} {:>9} {:>9}", "a first visit, bytes", "raw", "brotli");
    for (name, raw, compressed) in &rows {
        println!("{name:<38} {raw:>9} {compressed:>9}");
    }
    println!("{:<38} {raw:>9} {total:>9}", "together, in one language");
    let limit = if from_source { LIMIT } else { LIMIT_PREBUILT };
    println!("{}", verdict(total, limit));
    if !from_source {
        println!(
            "The standard library is a prebuilt one, which makes the app larger; hence the limit of \
             {limit}. `rustup component add rust-src` gives the small build."
        );
    }
    if total > limit {
        bail!("the site is {} bytes over the limit of {limit}", total - limit);
    }
    Ok(())
}

/// The sums, raw and compressed: all but the words of the other language, the lighter one, and what
/// is fetched only when it is asked for.
fn first_visit(rows: &[(String, usize, usize)]) -> (usize, usize) {
    let (words, rest): (Vec<_>, Vec<_>) = rows
        .iter()
        .filter(|(name, ..)| !name.starts_with(wasm::REST))
        .partition(|(name, ..)| name.starts_with(dist::FIRST_WORDS));
    let heaviest = words.into_iter().max_by_key(|(.., compressed)| *compressed);
    rest.into_iter().chain(heaviest).fold((0, 0), |sum, row| (sum.0 + row.1, sum.1 + row.2))
}

fn verdict(total: usize, limit: usize) -> String {
    if total <= AIM {
        format!("{} left of the {AIM} aimed at (limit {limit})", AIM - total)
    } else {
        format!("{} over the {AIM} aimed at (limit {limit})", total - AIM)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_at_the_aim_is_within_it_and_one_byte_more_is_not() {
        assert_eq!(verdict(60_000, LIMIT), "0 left of the 60000 aimed at (limit 70000)");
        assert_eq!(verdict(60_001, LIMIT), "1 over the 60000 aimed at (limit 70000)");
    }

    #[test]
    fn a_first_visit_downloads_the_words_of_one_language_and_nothing_that_nobody_asked_for() {
        let row = |name: &str, compressed| (name.to_owned(), 2 * compressed, compressed);
        let words = [row("words-nl-1.txt", 7), row("words-en-1.txt", 9)];
        let rows = [&words[..], &[row("index.html", 100), row("rest-1.wasm", 50)]].concat();
        assert_eq!(first_visit(&rows), (218, 109));
    }

    #[test]
    fn a_site_past_the_limit_fails() -> Result<()> {
        let dir = std::env::temp_dir().join(format!("five-keys-size-{}", std::process::id()));
        fs::create_dir_all(&dir)?;
        fs::write(dir.join("index.html"), "")?;
        fs::write(dir.join("index.html.br"), vec![0; LIMIT])?;
        let at_the_limit = weigh(&dir, true);
        fs::write(dir.join("index.html.br"), vec![0; LIMIT + 1])?;
        let past_it = (weigh(&dir, true), weigh(&dir, false));
        fs::remove_dir_all(&dir)?;
        assert!(at_the_limit.is_ok());
        assert!(past_it.0.is_err() && past_it.1.is_ok());
        Ok(())
    }
}
