//! From the app's source to its wasm and the glue around it, as small as they get.

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, anyhow, bail};
use serde::Deserialize;

use crate::{
    order, paths, run,
    toolchain::{Purpose, TARGET, Toolchain},
};

/// The app's binary; its files are named after it.
pub(crate) const NAME: &str = "five-keys";
/// The part of it that is fetched only when somebody opens a screen of it, by the name that
/// `src/views/pages/rest.rs` gives it; what belongs to that part begins with it.
pub(crate) const REST: &str = "rest";

/// What wasm-bindgen calls the glue inside the wasm.
const GLUE: &str = "./five-keys_bg.js";
/// What the glue gives beside what it gives by itself.
const GIVEN: &str = "export { __wbg_get_imports as imports, __wbg_finalize_init as begin };\n";
/// The script that loads the rest, beside the glue.
pub(crate) const LINK: &str = "./rest.js";
/// What the rest calls the first part.
pub(crate) const FIRST: &str = "__wasm_split";
/// The table of functions, by which the two parts call each other.
const TABLE: &str = "__indirect_function_table";

/// What the compiler has left.
pub(crate) struct Built {
    /// The app, which a browser cannot yet read.
    pub(crate) app: PathBuf,
    /// The folder of the package's build program.
    out: PathBuf,
}

impl Built {
    /// The file with the words of this name.
    pub(crate) fn words(&self, name: &str) -> PathBuf {
        self.out.join(name).with_extension("txt")
    }
}

/// Compiles the app.
pub(crate) fn compile(toolchain: &Toolchain) -> Result<Built> {
    let mut cargo = toolchain.cargo(Purpose::Release);
    cargo.args(["build", "--release", "--target", TARGET, "--bin", NAME]);
    cargo.arg("--message-format=json-render-diagnostics");
    let messages = run::heard(&format!("compiling the app ({})", toolchain.name()), &mut cargo)?;
    let out = messages.lines().find_map(build_folder).context("the build left no words")?;
    let app = paths::wasm_target().join(TARGET).join("release").join(NAME).with_extension("wasm");
    Ok(Built { app, out })
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

/// The app in its parts, as files.
pub(crate) struct Finished {
    /// What a first visit needs.
    pub(crate) wasm: PathBuf,
    /// The rest.
    pub(crate) rest: PathBuf,
    /// An ES module: `imports` gives what the app takes from it; `begin` takes the app made with
    /// that, starts it, and gives its exports.
    pub(crate) glue: PathBuf,
    /// What the rest takes from the first part, the members of an object in JavaScript: by which
    /// name it asks for each, and by which name `exports` has it.
    pub(crate) shared: String,
    /// The name by which `exports` has the table of functions.
    pub(crate) table: String,
}

/// Splits the compiler's output into the wasm of a first visit, the rest, and glue, and shrinks all.
pub(crate) fn finish(built: &Built) -> Result<Finished> {
    let dir = paths::wasm_target().join("site");
    let whole = fs::read(&built.app).context("the compiler has left no app")?;
    let main = dir.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&whole);
    (options.output_dir, options.main_out_path) = (&dir, &main);
    options.link_name = LINK;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("splitting the wasm: {error:#}"))?;
    let [rest] = split.split_modules.as_slice() else {
        bail!("the wasm has {} parts beside the first, not one", split.split_modules.len());
    };
    let link = fs::read_to_string(dir.join(LINK))?;

    let bindgen = paths::program("wasm-bindgen").context("wasm-bindgen is missing")?;
    let mut command = Command::new(bindgen);
    command
        .args(["--target", "web", "--no-typescript", "--omit-default-module-path"])
        // The rest shares the memory, the stack and the table of functions.
        .args(["--keep-lld-exports", "--out-name", NAME, "--out-dir"])
        .args([&dir, &main]);
    run::filter("wasm-bindgen", &mut command, "")?;

    let small = |name: &str| dir.join(format!("{name}-small.wasm"));
    let (wasm, glue) = (small(NAME), small(NAME).with_extension("js"));
    let said = optimise(&dir.join(format!("{NAME}_bg.wasm")), &wasm, true)?;
    let names = Names::read(&said)?;
    let script = fs::read_to_string(dir.join(NAME).with_extension("js"))?;
    fs::write(&glue, shorten(&script, &names)? + GIVEN)?;
    let finished = Finished {
        wasm,
        rest: small(REST),
        glue,
        shared: shared(&link, &names)?,
        table: (*names.exports.get(TABLE).context("there is no table of functions")?).to_owned(),
    };
    optimise(rest, &finished.rest, false)?;
    Ok(finished)
}

/// Shrinks the wasm; where its imports and exports are `renamed`, returns what wasm-opt says about
/// their new names.
fn optimise(from: &Path, to: &Path, renamed: bool) -> Result<String> {
    let between = to.with_extension("between.wasm");
    // Measured: taking the control flow apart and putting it together again, as long as that helps,
    // is worth four percent of the compressed size, and fifteen seconds.
    let apart = ["--flatten", "--rereloop", "-Oz"];
    let smaller = [
        &["--traps-never-happen"][..],
        // Nothing lives below 1,024 but the last of a stack of a megabyte, where a wrong guess traps.
        &["--low-memory-unused"],
        // The least is less than a call: a page starts with a good number of functions, and a
        // browser compiles each at its first call.
        &["-aimfs", "4"],
        // What is said twice costs next to nothing compressed, and a place to keep it does.
        &["--skip-pass=local-cse"],
        &apart,
        &apart,
        &["-Oz", "--converge"],
    ]
    .concat();
    wasm_opt(from, &between, &smaller)?;
    let sorted = to.with_extension("sorted.wasm");
    fs::write(&sorted, order::name(&fs::read(&between)?)?)?;
    // Once only: a second time, it would name the new names.
    let rename: &[_] = if renamed { &["--minify-imports-and-exports-and-modules"] } else { &[] };
    let strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
    wasm_opt(&sorted, to, &[&[order::PASS], rename, &strip].concat())
}

fn wasm_opt(from: &Path, to: &Path, passes: &[&str]) -> Result<String> {
    let mut command = Command::new("node");
    command.arg(paths::npm("binaryen").join("bin/wasm-opt"));
    command.args(passes).arg(from).arg("-o").arg(to);
    run::filter("wasm-opt", &mut command, "")
}

/// What wasm-opt says about the names that it has changed.
#[derive(Default)]
struct Names<'a> {
    /// The new names of what the wasm takes from its glue.
    imports: HashMap<&'a str, &'a str>,
    /// The new names of what the wasm gives.
    exports: HashMap<&'a str, &'a str>,
    /// The new name of what loads the rest.
    load: &'a str,
}

impl<'a> Names<'a> {
    fn read(said: &'a str) -> Result<Self> {
        let mut names = Names::default();
        for line in said.lines() {
            let quoted: Vec<_> = line.split('"').skip(1).step_by(2).collect();
            match *quoted.as_slice() {
                [GLUE, long, short] => drop(names.imports.insert(long, short)),
                [LINK, _, short] if names.load.is_empty() => names.load = short,
                [module, long, _] => bail!("the wasm takes {long} from {module}, unknown here"),
                [long, short] => drop(names.exports.insert(long, short)),
                _ => {}
            }
        }
        if names.load.is_empty() {
            bail!("the wasm does not load the rest");
        }
        Ok(names)
    }
}

/// Gives the glue the names that its wasm has now. The long ones end in hashes, which no compression
/// makes smaller, and stand in both files: together they cost every visitor 2.5 KB.
fn shorten(glue: &str, names: &Names) -> Result<String> {
    let mut out = String::with_capacity(glue.len());
    let mut renamed = HashSet::new();
    for (gap, word) in words(glue) {
        out.push_str(gap);
        let is_export = out.ends_with("wasm.");
        let short = if is_export { names.exports.get(word) } else { names.imports.get(word) };
        if short.is_some() && !is_export {
            renamed.insert(word);
        }
        out.push_str(short.unwrap_or(&word));
    }
    if renamed.is_empty() || renamed.len() != names.imports.len() {
        let (wanted, found) = (names.imports.len(), renamed.len());
        bail!("wasm-opt has renamed {wanted} imports, of which the glue has {found}");
    }
    // wasm-opt has one name for all modules.
    let modules = [
        (
            format!("import * as import1 from \"{LINK}\""),
            format!("import {{ load }} from \"{LINK}\""),
        ),
        (format!("\"{GLUE}\": import0"), format!("a: {{ ...import0, {}: load }}", names.load)),
        (format!("\"{LINK}\": import1,"), String::new()),
    ];
    for (long, short) in modules {
        if out.matches(&long).count() != 1 {
            bail!("the glue has not once: {long}");
        }
        out = out.replace(&long, &short);
    }
    Ok(out)
}

/// What the rest takes from the first part, as the script between the two that came with them says
/// it: the members of an object in JavaScript, each with its place in `exports`.
fn shared(link: &str, names: &Names) -> Result<String> {
    let list = link.split_once("const { ").and_then(|(_, tail)| tail.split_once("} = initSync("));
    let (list, _) = list.context("the rest takes nothing from the first part")?;
    let members = list.split(',').map(str::trim).filter(|name| !name.is_empty());
    let members = members.map(|name| {
        let short = names.exports.get(name).with_context(|| format!("{name} is not given"))?;
        Ok(format!("{name}: exports.{short}"))
    });
    Ok(members.collect::<Result<Vec<_>>>()?.join(", "))
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

    const SAID: &str = r#"{
 "imports": [
  ["./five-keys_bg.js", "__wbg_call_a410eb4b59ed5965", "a"],
  ["./rest.js", "__wasm_split_load_rest", "e"],
  ["./five-keys_bg.js", "__wbg_call_0", "b"]
 ],
"exports": [
  ["memory", "c"],
  ["__wbindgen_start", "d"]
 ]
}"#;

    const SCRIPT: &str = r#"import * as import1 from "./rest.js"
const import0 = {
    __wbg_call_0: function(arg0) { return wasm.memory.buffer; },
    __wbg_call_a410eb4b59ed5965: function(memory) { wasm.__wbindgen_start(); },
}; return { "./five-keys_bg.js": import0, "./rest.js": import1, };"#;

    #[test]
    fn imports_and_exports_get_their_new_names_and_nothing_else_does() -> Result<()> {
        assert_eq!(
            shorten(SCRIPT, &Names::read(SAID)?)?,
            r#"import { load } from "./rest.js"
const import0 = {
    b: function(arg0) { return wasm.c.buffer; },
    a: function(memory) { wasm.d(); },
}; return { a: { ...import0, e: load },  };"#
        );
        Ok(())
    }

    #[test]
    fn glue_that_lacks_a_renamed_import_or_the_way_to_the_rest_is_refused() -> Result<()> {
        let names = Names::read(SAID)?;
        for (there, other) in [("__wbg_call_0", "__wbg_call_1"), ("import1", "import2")] {
            assert!(shorten(&SCRIPT.replace(there, other), &names).is_err());
        }
        Ok(())
    }

    #[test]
    fn imports_from_another_module_and_a_wasm_that_loads_no_rest_are_refused() {
        let other = r#""./snippet.js", "x""#;
        for there in
            [r#""./five-keys_bg.js", "__wbg_call_0""#, r#""./rest.js", "__wasm_split_load_rest""#]
        {
            assert!(Names::read(&SAID.replace(there, other)).is_err());
        }
        assert!(Names::read("").is_err());
    }

    #[test]
    fn the_rest_gets_what_it_takes_by_its_new_name() -> Result<()> {
        let names = Names::read(SAID)?;
        let link = "{\n const { memory,  } = initSync(undefined, undefined);\n}";
        assert_eq!(shared(link, &names)?, "memory: exports.c");
        assert!(shared(&link.replace("memory", "table"), &names).is_err());
        assert!(shared("", &names).is_err());
        Ok(())
    }
}
