//! The site as it is put on a host: one page with its styles and its glue inside, and the wasm
//! beside it. Two requests, the second asked for in the page's first lines.

use std::{fmt::Write as _, fs, io::Write as _, path::Path, process::Stdio};

use anyhow::{Context, Result, bail};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

use crate::{
    places,
    run::{command, run},
    setup,
    wasm::{self, Compiler, Purpose},
};

/// What a first visit may download, brotli, with the standard library built for size.
const LIMIT: usize = 70_000;
/// The same where the standard library comes as it is.
const LIMIT_PREBUILT: usize = 90_000;
/// What we aim at.
const AIM: usize = 60_000;

/// Builds the site into `dist/`, and fails where it has grown too large.
///
/// # Errors
/// What failed, or by how much it is too large.
pub fn dist() -> Result<()> {
    setup::for_build()?;
    let mut cargo = wasm::cargo("build", Purpose::Release)?;
    cargo
        .args(["--release", "--bin", "five-keys", "--quiet", "--target-dir"])
        .arg(places::target("site"));
    run(&mut cargo)?;

    let work = places::target("site-parts");
    fs::create_dir_all(&work)?;
    let mut bindgen = command("wasm-bindgen");
    bindgen
        .args(["--target", "web", "--no-typescript", "--omit-default-module-path"])
        .args(["--out-name", "five-keys", "--out-dir"])
        .arg(&work)
        .arg(wasm::product("site"));
    run(&mut bindgen)?;
    let small = work.join("small.wasm");
    let mut optimize = command("wasm-opt");
    optimize
        .args(["-Oz", "--traps-never-happen", "--converge", "--all-features"])
        .args(["--strip-debug", "--strip-producers", "--strip-target-features"])
        .arg(work.join("five-keys_bg.wasm"))
        .arg("-o")
        .arg(&small);
    run(&mut optimize)?;

    let wasm = fs::read(&small)?;
    let name = format!("five-keys-{}.wasm", short_hash(&wasm));
    let page = page(&work, &name)?;

    let out = places::dist();
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    fs::create_dir_all(&out)?;
    fs::write(out.join("index.html"), &page)?;
    fs::write(out.join(&name), &wasm)?;
    fs::copy(places::root().join("LICENSE"), out.join("LICENSE.txt"))?;
    weigh(&page, &wasm)
}

fn short_hash(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(bytes).iter().take(8) {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// `index.html` with its places filled: the styles, the request for the wasm, the glue, and the
/// policy that allows exactly these.
fn page(work: &Path, wasm: &str) -> Result<String> {
    let source = fs::read_to_string(places::root().join("index.html"))?;
    let styles = esbuild(&["style/main.css", "--bundle"], "")?;
    let boot =
        format!("import init from './five-keys.js';init({{module_or_path:fetch('{wasm}')}})");
    let resolve = format!("--sourcefile={}", work.join("boot.js").display());
    let glue = {
        let mut bundle = vec!["--bundle", "--format=esm", "--loader=js", &resolve];
        bundle.push("--platform=browser");
        esbuild_in(work, &bundle, &boot)?
    };

    let source = fill(&source, "<link data-trunk rel=\"css\"", "/>", |_| {
        Ok(format!("<style>{}</style>", styles.trim()))
    })?;
    let source = fill(&source, "<script>", "</script>", |script| {
        Ok(format!("<script>{}</script>", esbuild(&["--loader=js"], script)?.trim()))
    })?;
    let source = fill(&source, "<link data-trunk rel=\"rust\"", "/>", |_| {
        Ok(format!(
            "<link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>"
        ))
    })?;
    let source = fill(&source, "</body>", "\n", |_| {
        Ok(format!("<script type=\"module\">{}</script></body>", glue.trim()))
    })?;
    let lines = source.lines().map(str::trim).filter(|line| !line.is_empty());
    let source = lines.collect::<Vec<_>>().join("\n");

    let policy = policy(&source);
    fill(&source, "<meta charset=\"utf-8\"", ">", |_| {
        Ok(format!(
            "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"
        ))
    })
}

/// Replaces what stands from one mark to the next, both included, once.
fn fill(
    text: &str,
    from: &str,
    to: &str,
    with: impl FnOnce(&str) -> Result<String>,
) -> Result<String> {
    let missing = || format!("index.html has no {from}");
    let (before, rest) = text.split_once(from).with_context(missing)?;
    let (inside, after) = rest.split_once(to).with_context(missing)?;
    Ok(format!("{before}{}{after}", with(inside)?))
}

/// The page may run and draw what stands in it, ask its own host for the wasm, and nothing else.
fn policy(page: &str) -> String {
    let hashes = |open: &str, close: &str| {
        let mut found = String::new();
        for piece in page.split(open).skip(1) {
            let content = piece.split_once(close).map_or("", |(content, _)| content);
            let hash = STANDARD.encode(Sha256::digest(content));
            let _ = write!(found, " 'sha256-{hash}'");
        }
        found
    };
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval'{}{}; style-src{}; connect-src 'self'; \
         img-src data:; base-uri 'none'; form-action 'none'",
        hashes("<script>", "</script>"),
        hashes("<script type=\"module\">", "</script>"),
        hashes("<style>", "</style>"),
    )
}

fn esbuild(how: &[&str], input: &str) -> Result<String> {
    esbuild_in(&places::root(), how, input)
}

/// What the bundler makes of an input, or of the file that `how` begins with.
fn esbuild_in(folder: &Path, how: &[&str], input: &str) -> Result<String> {
    let mut esbuild = command("esbuild");
    esbuild
        .current_dir(folder)
        .args(how)
        .args(["--minify", "--charset=utf8", "--target=chrome87,firefox90,safari14.1"])
        .args(["--log-level=warning"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = esbuild.spawn().context("esbuild does not start")?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes())?;
    }
    let done = child.wait_with_output()?;
    if !done.status.success() {
        bail!("esbuild failed ({})", done.status);
    }
    Ok(String::from_utf8(done.stdout)?)
}

/// How many bytes brotli makes of it, at its best.
pub fn compressed(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let how = brotli::enc::BrotliEncoderParams { lgwin: 24, ..Default::default() };
    // Writing to memory does not fail; a nought would show in the table at once.
    brotli::BrotliCompress(&mut &*bytes, &mut out, &how).unwrap_or_default();
    out.len()
}

/// Says what a first visit downloads, and fails where that is too much.
fn weigh(page: &str, wasm: &[u8]) -> Result<()> {
    let parts = [("index.html", page.as_bytes()), ("wasm", wasm)];
    let mut total = 0;
    println!("What a first visit downloads:      raw   brotli");
    for (name, bytes) in parts {
        let small = compressed(bytes);
        total += small;
        println!("  {name:<24} {:>12} {small:>8}", bytes.len());
    }
    let source = wasm::compiler()? != Compiler::RustupPrebuilt;
    let limit = if source { LIMIT } else { LIMIT_PREBUILT };
    println!("  together {total:>37}  (aim {AIM}, limit {limit})");
    if !source {
        println!("  The standard library was not built for size: `rustup component add rust-src`.");
    }
    if total > limit {
        bail!("a first visit downloads {total} bytes, {} more than the limit", total - limit);
    }
    Ok(())
}
