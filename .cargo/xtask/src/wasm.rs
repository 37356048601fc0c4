//! From the app's source to its wasm and the glue around it, as small as they get.

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use crate::{
    paths, run,
    toolchain::{Purpose, TARGET, Toolchain},
};

/// The app's binary; its files are named after it.
pub(crate) const NAME: &str = "five-keys";
/// The binary with what is fetched only when it is asked for.
pub(crate) const FORMATS: &str = "formats";

/// What the compiler has left.
pub(crate) struct Built {
    /// The folder of the programs.
    programs: PathBuf,
    /// The folder of the package's build program.
    out: PathBuf,
}

impl Built {
    /// The program of this name, which a browser cannot yet read.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.programs.join(name).with_extension("wasm")
    }

    /// The file with the words of the language that has this code.
    pub(crate) fn words(&self, code: &str) -> PathBuf {
        self.out.join("words").with_extension(code)
    }
}

/// Compiles the app.
pub(crate) fn compile(toolchain: &Toolchain) -> Result<Built> {
    let mut cargo = toolchain.cargo(Purpose::Release);
    cargo.args(["build", "--release", "--target", TARGET, "--bin", NAME, "--bin", FORMATS]);
    cargo.arg("--message-format=json-render-diagnostics");
    let messages = run::heard(&format!("compiling the app ({})", toolchain.name()), &mut cargo)?;
    let out = messages.lines().find_map(build_folder).context("the build left no words")?;
    Ok(Built { programs: paths::wasm_target().join(TARGET).join("release"), out })
}

/// The folder of the package's own build program, where a message of cargo names it.
fn build_folder(message: &str) -> Option<PathBuf> {
    #[derive(Deserialize)]
    struct Message {
        reason: String,
        package_id: String,
        out_dir: PathBuf,
    }
    let Message { reason, package_id, out_dir } = serde_json::from_str(message).ok()?;
    // "path+file:///…#five-keys@0.1.0", or without the name where the folder is called the same.
    let (place, name) = package_id.rsplit_once('#')?;
    let ours = name.starts_with(&format!("{NAME}@")) || place.ends_with(&format!("/{NAME}"));
    (reason == "build-script-executed" && ours).then_some(out_dir)
}

/// A program's two halves, as files.
pub(crate) struct Finished {
    pub(crate) wasm: PathBuf,
    /// An ES module whose default export starts the program.
    pub(crate) glue: PathBuf,
}

/// Splits the compiler's output into wasm and glue, and shrinks both.
pub(crate) fn finish(built: &Built, name: &str) -> Result<Finished> {
    let dir = paths::wasm_target().join("site");
    fs::create_dir_all(&dir)?;
    let bindgen = paths::program("wasm-bindgen").context("wasm-bindgen is missing")?;
    let mut command = Command::new(bindgen);
    command
        .args(["--target", "web", "--no-typescript", "--omit-default-module-path"])
        .args(["--out-name", name, "--out-dir"])
        .args([&dir, &built.program(name)]);
    run::filter("wasm-bindgen", &mut command, "")?;

    let small = dir.join(format!("{name}-small"));
    let finished =
        Finished { wasm: small.with_extension("wasm"), glue: small.with_extension("js") };
    let names = optimise(&dir.join(format!("{name}_bg.wasm")), &finished.wasm)?;
    let glue = fs::read_to_string(dir.join(name).with_extension("js"))?;
    // What wasm-bindgen calls the glue inside the wasm.
    let module = format!("./{name}_bg.js");
    fs::write(&finished.glue, shorten(&glue, &module, &names)?)?;
    Ok(finished)
}

/// Shrinks the wasm; returns what wasm-opt says about the new names of its imports and exports.
fn optimise(from: &Path, to: &Path) -> Result<String> {
    let between = to.with_extension("between.wasm");
    // Measured: taking the control flow apart and putting it together again, as long as that helps,
    // is worth four percent of the compressed size, and fifteen seconds.
    let apart = ["--flatten", "--rereloop", "-Oz"];
    let smaller = [
        &["--traps-never-happen"][..],
        &apart,
        &apart,
        &["--merge-similar-functions", "-Oz", "--converge"],
    ]
    .concat();
    wasm_opt(from, &between, &smaller)?;
    // Once only: a second time, it would name the new names.
    let rename = ["--minify-imports-and-exports-and-modules"];
    let strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
    wasm_opt(&between, to, &[&rename[..], &strip[..]].concat())
}

fn wasm_opt(from: &Path, to: &Path, passes: &[&str]) -> Result<String> {
    let mut command = Command::new("node");
    command.arg(paths::npm("binaryen").join("bin/wasm-opt"));
    command.args(passes).arg(from).arg("-o").arg(to);
    run::filter("wasm-opt", &mut command, "")
}

/// Gives the glue the names that its wasm has now. The long ones end in hashes, which no compression
/// makes smaller, and stand in both files: together they cost every visitor 2.5 KB.
fn shorten(glue: &str, glue_name: &str, names: &str) -> Result<String> {
    let (mut imports, mut exports) = (HashMap::new(), HashMap::new());
    for line in names.lines() {
        let quoted: Vec<_> = line.split('"').skip(1).step_by(2).collect();
        match *quoted.as_slice() {
            [module, long, short] if module == glue_name => drop(imports.insert(long, short)),
            [module, _, _] => {
                bail!("the glue takes in {module}, and this build knows only {glue_name}")
            }
            [long, short] => drop(exports.insert(long, short)),
            _ => {}
        }
    }
    let mut out = String::with_capacity(glue.len());
    let mut renamed = HashSet::new();
    for (gap, word) in words(glue) {
        out.push_str(gap);
        let is_export = out.ends_with("wasm.");
        let short = if is_export { exports.get(word) } else { imports.get(word) };
        if short.is_some() && !is_export {
            renamed.insert(word);
        }
        out.push_str(short.unwrap_or(&word));
    }
    if renamed.is_empty() || renamed.len() != imports.len() {
        let (wanted, found) = (imports.len(), renamed.len());
        bail!("wasm-opt has renamed {wanted} imports, of which the glue has {found}");
    }
    // wasm-opt's one name for all modules.
    Ok(out.replace(&format!("\"{glue_name}\""), "\"a\""))
}

/// Splits a script into its words, each with what stands before it.
fn words(script: &str) -> impl Iterator<Item = (&str, &str)> {
    let part_of_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let mut rest = script;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let start = rest.find(part_of_word).unwrap_or(rest.len());
        let (gap, tail) = rest.split_at(start);
        let end = tail.find(|c| !part_of_word(c)).unwrap_or(tail.len());
        let (word, tail) = tail.split_at(end);
        rest = tail;
        Some((gap, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &str = "./five-keys_bg.js";

    const NAMES: &str = r#"{
 "imports": [
  ["./five-keys_bg.js", "__wbg_call_a410eb4b59ed5965", "a"],
  ["./five-keys_bg.js", "__wbg_call_0", "b"]
 ],
"exports": [
  ["memory", "c"],
  ["__wbindgen_start", "d"]
 ]
}"#;

    const GLUE: &str = r#"const import0 = {
    __wbg_call_0: function(arg0) { return wasm.memory.buffer; },
    __wbg_call_a410eb4b59ed5965: function(memory) { wasm.__wbindgen_start(); },
}; return { "./five-keys_bg.js": import0 };"#;

    #[test]
    fn imports_and_exports_get_their_new_names_and_nothing_else_does() -> Result<()> {
        assert_eq!(
            shorten(GLUE, MODULE, NAMES)?,
            r#"const import0 = {
    b: function(arg0) { return wasm.c.buffer; },
    a: function(memory) { wasm.d(); },
}; return { "a": import0 };"#
        );
        Ok(())
    }

    #[test]
    fn glue_that_lacks_a_renamed_import_is_refused() {
        let glue = GLUE.replace("__wbg_call_0", "__wbg_call_1");
        assert!(shorten(&glue, MODULE, NAMES).is_err());
    }

    #[test]
    fn imports_from_another_module_are_refused() {
        let names =
            NAMES.replace("\"./five-keys_bg.js\", \"__wbg_call_0\"", "\"./snippet.js\", \"x\"");
        assert!(shorten(GLUE, MODULE, &names).is_err());
    }
}
