//! From the app's source to its wasm in two parts, and the JavaScript around them; and the program
//! that reads QR codes.
//!
//! The first part is what a first answer needs. The other is loaded later, when the app asks for it
//! through the function that carries `#[wasm_split(…)]`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
};

use anyhow::{Context as _, Result, anyhow, bail};
use serde_json::Value;

use crate::{
    brand, paths, run,
    toolchain::{Purpose, TARGET, Toolchain},
};

/// The app's binary; what belongs to the first part is named after it.
pub(crate) const NAME: &str = "five-keys";
/// The name that the app gives the other part: `#[wasm_split(pages, …)]` in src/app/lazy.rs.
pub(crate) const LAZY_PART: &str = "pages";

/// The program that reads QR codes, and the name by which the page knows its script.
pub(crate) const READER: &str = "reader";

/// What the compiler has left.
pub(crate) struct Compiled {
    /// The whole app, which a browser cannot read yet.
    pub(crate) app: PathBuf,
    /// What reads QR codes, likewise.
    pub(crate) reader: PathBuf,
    /// The folder of the package's build script.
    words: PathBuf,
}

impl Compiled {
    /// The file with the words of that name, which the build script writes.
    pub(crate) fn words(&self, name: &str) -> PathBuf {
        self.left(name).with_extension("txt")
    }

    /// Whatever else the build script has left under that name.
    pub(crate) fn left(&self, name: &str) -> PathBuf {
        self.words.join(name)
    }
}

/// Compiles the app, with what an organisation keeps in a folder where there is one, and what reads QR
/// codes.
pub(crate) fn compile(toolchain: &Toolchain, brand: Option<&Path>) -> Result<Compiled> {
    let what = format!("compiling the app, {}", toolchain.name());
    println!("› {what}");
    let mut cargo = toolchain.cargo(Purpose::Release);
    cargo.args(["rustc", "--release", "--target", TARGET, "--bin", NAME]);
    cargo.env_remove(brand::VARIABLE);
    if let Some(folder) = brand {
        cargo.env(brand::VARIABLE, folder).args(["--features", brand::FEATURE]);
    }
    cargo.arg("--message-format=json-render-diagnostics");
    // What divides the wasm must see which function refers to which.
    cargo.args(["--", "-Clink-args=--emit-relocs"]);
    let messages = run::printed(&what, &mut cargo)?;
    let words = messages.lines().find_map(build_script_folder).context("the build has no words")?;
    let mut cargo = toolchain.cargo(Purpose::Release);
    cargo.args(["build", "--quiet", "--release", "--target", TARGET, "--package", READER]);
    run::printed("compiling what reads QR codes", &mut cargo)?;
    let built = |name| paths::wasm_target().join(TARGET).join("release").join(name);
    let [app, reader] = [NAME, READER].map(|name| built(name).with_extension("wasm"));
    Ok(Compiled { app, reader, words })
}

/// The folder that the package's own build script writes to, where a message of cargo names it.
fn build_script_folder(message: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(message).ok()?;
    let package = message.get("package_id")?.as_str()?;
    // "path+file:///…#five-keys@0.1.0", or without the name where the folder is called the same.
    let (folder, name) = package.rsplit_once('#')?;
    let is_ours = name.starts_with(&format!("{NAME}@")) || folder.ends_with(&format!("/{NAME}"));
    let folder = message.get("out_dir")?.as_str()?;
    is_ours.then(|| folder.into())
}

/// The app in its parts.
pub(crate) struct Parts {
    /// What a first answer needs.
    pub(crate) first: Vec<u8>,
    /// What is loaded later.
    pub(crate) lazy: Vec<u8>,
    /// An ES module: its default export starts the app.
    pub(crate) glue: PathBuf,
    /// An ES module that the glue imports: it loads the lazy part from a file named [`lazy_file`].
    pub(crate) loader: PathBuf,
}

/// Divides what the compiler has left into its parts, and shrinks them.
pub(crate) fn divide(compiled: &Compiled) -> Result<Parts> {
    let folder = paths::wasm_target().join("site");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let app = fs::read(&compiled.app).context("the compiler has left no app")?;
    let whole_first = folder.join("main.wasm");
    let glue = folder.join(NAME).with_extension("js");
    let glue_module = format!("./{NAME}.js");
    let mut options = wasm_split_cli_support::Options::new(&app);
    options.output_dir = &folder;
    options.main_out_path = &whole_first;
    options.main_module = &glue_module;
    let loader = folder.join(options.link_name);
    let parts = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("dividing the wasm: {error:#}"))?;
    let lazy = folder.join(lazy_file());
    if parts.split_modules != [lazy.as_path()] {
        bail!("the app must have one lazy part, {LAZY_PART}, and has {:?}", parts.split_modules);
    }

    // The other part shares the memory, the stack and the table of functions, which the linker
    // exports.
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(&whole_first)
        .out_name(NAME)
        .web(true)?
        .keep_lld_exports(true)
        .generate(&folder)
        .context("wasm-bindgen")?;

    let first = folder.join(format!("{NAME}_bg.wasm"));
    let (first, lazy) = thread::scope(|scope| {
        let first = scope.spawn(|| shrink(&first));
        let lazy = shrink(&lazy);
        (first.join(), lazy)
    });
    let first = first.map_err(|_| anyhow!("wasm-opt broke off"))??;
    Ok(Parts { first, lazy: lazy?, glue, loader })
}

/// What reads QR codes, and the glue of it: an ES module, which fetches no wasm of its own accord.
pub(crate) struct Reader {
    pub(crate) wasm: Vec<u8>,
    pub(crate) glue: PathBuf,
}

/// Makes what reads QR codes ready for a browser.
pub(crate) fn reader(compiled: &Compiled) -> Result<Reader> {
    let folder = paths::wasm_target().join(READER);
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(&compiled.reader)
        .out_name(READER)
        .web(true)?
        .omit_default_module_path(true)
        .generate(&folder)
        .context("wasm-bindgen")?;
    let wasm = shrink(&folder.join(format!("{READER}_bg.wasm")))?;
    Ok(Reader { wasm, glue: folder.join(READER).with_extension("js") })
}

/// The name by which the loader asks for the other part.
pub(crate) fn lazy_file() -> String {
    format!("split_{LAZY_PART}.wasm")
}

fn shrink(file: &Path) -> Result<Vec<u8>> {
    let small = file.with_extension("small.wasm");
    let mut command = Command::new("node");
    command.arg(paths::npm("binaryen").join("bin/wasm-opt")).arg("-Oz").arg(file);
    let name = file.file_stem().unwrap_or_default().display();
    run::logged(&format!("shrinking {name}"), command.arg("-o").arg(&small))?;
    fs::read(small).context("wasm-opt has left nothing")
}
