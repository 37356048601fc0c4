//! Styles and scripts, bundled and minified by esbuild for the oldest browsers that run the wasm.

use std::{fs, path::Path, process::Command};

use anyhow::Result;

use crate::{
    paths, run,
    wasm::{FIRST, Finished, LINK},
};

/// The first versions with everything that Rust's wasm takes for granted, reference types above all.
const BROWSERS: &str = "--target=chrome96,edge96,firefox91,safari15";

fn esbuild() -> Command {
    let mut command = Command::new(paths::npm("@esbuild").join(platform()).join("bin/esbuild"));
    command.args([
        "--minify",
        "--drop:console",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=warning",
    ]);
    command
}

/// esbuild's own word for this machine.
fn platform() -> String {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        other => other,
    };
    let machine = match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => other,
    };
    format!("{system}-{machine}")
}

/// A style sheet with all that it imports, nesting and the like put in words that old browsers know.
pub(crate) fn style(file: &Path) -> Result<String> {
    let mut command = esbuild();
    command.arg(file).args(["--bundle", BROWSERS]);
    run::filter(&format!("bundling {}", file.display()), &mut command, "")
}

/// The page's own script, and the function by which [`boot`] and the app ask for words; those that
/// failed to come are asked for anew. It is one script, as each of its own puts off the first paint.
pub(crate) fn early(own: &str, words: &[(&str, String)]) -> String {
    let files: Vec<_> =
        words.iter().map(|(code, name)| format!("\"{code}\": \"{name}\"")).collect();
    format!(
        "{own}
        (function (files, asked) {{
          words = function (language) {{
            return asked[language] = asked[language] || fetch(files[language]).then(function (answer) {{
              if (!answer.ok) throw Error(answer.status);
              return answer.text();
            }}).catch(function (error) {{
              asked[language] = 0;
              throw error;
            }});
          }};
        }})({{ {} }}, {{}});",
        files.join(", ")
    )
}

/// What asks for the app, a file of this name on the site.
///
/// A preload link would do the same without a script, but Safari does not use what it preloads for
/// a `fetch`, and downloads it a second time.
pub(crate) fn ask(wasm: &str) -> String {
    format!("appWasm=fetch(\"{wasm}\")")
}

/// The glue, what starts the app from what [`ask`] has asked for, and what loads the rest when the
/// app asks for it, from a file of this name on the site.
///
/// The app tells by which function it wants to hear how that went; it asks again after a failure. Its
/// words, for which it will ask next, are on their way meanwhile. A wasm is read while it comes, unless
/// its host does not know what kind of file it sends. The glue could start the app as well, but from
/// whatever it is given: every visitor would pay 280 bytes for what is never given.
pub(crate) fn boot(app: &Finished, rest: &str) -> Result<String> {
    let entry = app.glue.with_file_name("boot.js");
    let glue = app.glue.file_name().unwrap_or_default().display();
    // A failure to start is an unhandled rejection, which the page listens for.
    let call = format!(
        "import {{ start }} from \"{LINK}\";
words(document.documentElement.lang).catch(() => {{}});
start();
"
    );
    fs::write(&entry, call)?;
    let Finished { shared, table, .. } = app;
    let load = format!(
        "import {{ imports, begin }} from \"./{glue}\";
let exports;
const instance = async (asked, imports) => {{
  const answer = await asked;
  if (!answer.ok) throw Error(answer.status);
  const made = answer.headers.get(\"content-type\") === \"application/wasm\"
    ? await WebAssembly.instantiateStreaming(answer, imports)
    : await WebAssembly.instantiate(await answer.arrayBuffer(), imports);
  return made.instance;
}};
export const start = async () => {{
  exports = begin(await instance(appWasm, imports()));
}};
export const load = async (heard, data) => {{
  let here = true;
  try {{
    await instance(fetch(\"{rest}\"), {{ {FIRST}: {{ {shared} }} }});
  }} catch {{
    here = false;
  }}
  exports.{table}.get(heard)(data, here);
}};
"
    );
    fs::write(app.glue.with_file_name(LINK), load)?;
    let mut command = esbuild();
    command.arg(entry).args(["--bundle", "--format=esm", BROWSERS]);
    run::filter("bundling the glue", &mut command, "")
}

/// A classic script from the page itself. It stays in the language of the oldest browsers: it is
/// what tells their users that the app cannot run.
pub(crate) fn script(text: &str) -> Result<String> {
    run::filter("minifying a script in index.html", esbuild().arg("--target=es5"), text)
}
