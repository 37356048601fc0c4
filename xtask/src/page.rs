//! The page: `index.html` with what Trunk would fill in filled in, and locked by a content security
//! policy that names each of its scripts and styles by its hash.

use std::{fs, mem, path::Path, process::Command};

use anyhow::{Context as _, Result, anyhow, bail};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use lol_html::{
    RewriteStrSettings, doc_comments, element,
    html_content::{ContentType, Element},
    rewrite_str, text,
};
use sha2::{Digest as _, Sha256};

use crate::{brand::Brand, icons, offline, paths, run, wasm::READER};

/// The first versions that know all that Rust's wasm takes for granted, reference types above all.
const BROWSERS: &str = "--target=chrome96,edge96,firefox91,safari15";

/// The name by which the page knows the first part of the app's wasm.
pub(crate) const APP: &str = "app";

/// The whole page, which starts the app by its glue. It fetches files of the site by names of its
/// own, of which [`APP`] is one.
pub(crate) fn write(glue: &Path, files: &[(&str, String)], brand: &Brand) -> Result<String> {
    let source = fs::read_to_string(paths::root().join("index.html")).context("index.html")?;
    let source = brand.fill(&source)?;
    let styles = glue.with_file_name("style");
    brand.style(&styles)?;
    let own = |asset: Asset, text: &str| match asset {
        Asset::Style => {
            let sheet = styles.join(Path::new(text).file_name().unwrap_or_default());
            esbuild(&sheet, &["--bundle", BROWSERS, "--external:data:*"])
        }
        Asset::Icon => Ok(BASE64_STANDARD.encode(icons::png(&icons::TAB, &brand.icon_svg()?)?)),
        Asset::Script => minified(&glue.with_file_name("inline.js"), text),
    };
    let fetch = own(Asset::Script, &fetch_script(files))?;
    let start = glue.with_file_name("start.js");
    fs::write(&start, start_script(glue))?;
    let start = esbuild(&start, &["--bundle", "--format=esm", BROWSERS])?;
    lock(&fill(&source, &own, &fetch, &start)?, "'self'")
}

/// Locks a built page once more, which has all that it asks for in itself.
pub(crate) fn lock_alone(page: &str) -> Result<String> {
    let removed = |selector: &str| {
        element!(selector, |part| {
            part.remove();
            Ok(())
        })
    };
    let mut settings = RewriteStrSettings::new();
    let gone = ["meta[http-equiv]", "link[rel=manifest]", "link[rel=apple-touch-icon]"];
    for handler in gone.map(removed) {
        settings = settings.append_element_content_handler(handler);
    }
    lock(&rewrite_str(page, settings)?, "data:")
}

/// Asks for the app at once, and has the functions by which [`start_script`] and the app ask for
/// words, of which those that failed to come are asked for anew, for the worker that reads QR codes, for the
/// one that keeps a copy of the site, and for the reason why a file has not come. A page that was opened
/// before the site was renewed has names of files that are gone.
///
/// A preload link would do the same for the app without a script, but Safari does not use what it
/// preloads for a `fetch`, and downloads it a second time.
///
/// Where a browser lets the policy forbid markup and scripts from mere texts, it says which texts are none
/// of those: the names of the site's own scripts, and markup that brings along no script. Leptos makes
/// elements that never change from such markup.
///
/// A browser that cannot read [`start_script`] leaves it out. Whether it has run shows once the whole
/// page has been read.
fn fetch_script(files: &[(&str, String)]) -> String {
    let files: Vec<_> =
        files.iter().map(|(name, file)| format!("\"{name}\": \"{file}\"")).collect();
    format!(
        "(function (files, asked) {{
          addEventListener(\"DOMContentLoaded\", function () {{
            if (!self.appStart) appFailed(\"broken\");
          }});
          (askForApp = function () {{
            appWasm = fetch(files.{APP});
          }})();
          if (self.trustedTypes) trustedTypes.createPolicy(\"default\", {{
            createScriptURL: function (address) {{
              for (var name in files) if (address === files[name]) return address;
              if (address === \"service-worker.js\") return address;
            }},
            createHTML: function (markup) {{
              if (!/<script|<iframe|\\son\\w+\\s*=|javascript:/i.test(markup)) return markup;
            }}
          }});
          words = function (name) {{
            return asked[name] = asked[name] || fetch(files[name]).then(function (answer) {{
              if (!answer.ok) throw Error(answer.status);
              return answer.text();
            }}).catch(function (error) {{
              asked[name] = 0;
              throw error;
            }});
          }};
          startReader = function () {{
            return new Worker(files.{READER});
          }};
          keepCopy = function () {{
            return navigator.serviceWorker.register(\"{WORKER}\", {{ updateViaCache: \"none\" }});
          }};
          whyAbsent = function (name) {{
            return fetch(files[name]).then(function (answer) {{
              if (answer.status > 499) return \"unanswered\";
              var kind = answer.headers.get(\"Content-Type\") || \"\";
              return answer.ok && kind.indexOf(\"html\") < 0 ? \"broken\" : \"replaced\";
            }}, function () {{
              return \"unanswered\";
            }});
          }};
        }})({{ {} }}, {{}});",
        files.join(", "),
        WORKER = offline::WORKER,
    )
}

/// Starts the app, whose words are on their way meanwhile. A connection that was cut is as a rule there
/// again, so it is asked for a second time, unless it was here and broke down. Where it does not start,
/// the page says why, or after a while that it does not know.
fn start_script(glue: &Path) -> String {
    format!(
        "import start from \"./{}\";
words(document.documentElement.lang).catch(() => {{}});
const begin = () => start({{ module_or_path: appWasm }});
self.appStart = begin().catch((error) => {{
  if (error instanceof WebAssembly.RuntimeError) throw error;
  askForApp();
  return begin();
}}).catch(() => {{
  setTimeout(appFailed, 5000, \"broken\");
  whyAbsent(\"{APP}\").then(appFailed);
}});
",
        glue.file_name().unwrap_or_default().display()
    )
}

/// The script of the worker that reads QR codes, which asks for its program by the name `wasm`.
pub(crate) fn reader_script(glue: &Path, wasm: &str) -> Result<String> {
    let source = fs::read_to_string(paths::root().join("reader/worker.js"))?;
    let script = source.replace("reader.wasm", wasm);
    if script == source {
        bail!("reader/worker.js asks for no program");
    }
    let worker = glue.with_file_name("worker.js");
    fs::write(&worker, script)?;
    esbuild(&worker, &["--bundle", "--format=iife", BROWSERS])
}

/// The script of the worker that keeps a copy of the site, with the names that the build defines.
pub(crate) fn service_worker_script(source: &Path, defined: &[String]) -> Result<String> {
    let mut options = vec!["--bundle", "--format=iife", BROWSERS];
    options.extend(defined.iter().map(String::as_str));
    esbuild(source, &options)
}

/// What of the project's own goes into the page.
#[derive(Debug, Clone, Copy)]
enum Asset {
    /// The style sheet of this address, with all that it imports.
    Style,
    /// The picture of this address, in base 64.
    Icon,
    /// This script, minified.
    Script,
}

/// Puts the project's own assets and two scripts into the page: `fetch` where the app is asked for,
/// and `start` at the end.
fn fill(
    source: &str,
    own: &dyn Fn(Asset, &str) -> Result<String>,
    fetch: &str,
    start: &str,
) -> Result<String> {
    let mut script = String::new();
    let asset = |asset, link: &Element| {
        own(asset, &link.get_attribute("href").context("a link without an address")?)
    };
    let style = element!("link[data-trunk][rel=css]", |link| {
        let style = asset(Asset::Style, link)?;
        link.replace(&format!("<style>{style}</style>"), ContentType::Html);
        Ok(())
    });
    let icon = element!("link[data-trunk][rel=icon]", |link| {
        let png = asset(Asset::Icon, link)?;
        let icon = format!(
            "<link rel=icon href=\"data:image/png;base64,{png}\">\
             <link rel=apple-touch-icon href={}><link rel=manifest href={}>",
            icons::APPLE.name,
            offline::manifest_file("en"),
        );
        link.replace(&icon, ContentType::Html);
        Ok(())
    });
    let app = element!("link[data-trunk][rel=rust]", |link| {
        link.replace(&format!("<script>{fetch}</script>"), ContentType::Html);
        Ok(())
    });
    let end = element!("body", |body| {
        body.append(&format!("<script type=module>{start}</script>"), ContentType::Html);
        Ok(())
    });
    let scripts = text!("script", |part| {
        script.push_str(part.as_str());
        let whole = if part.last_in_text_node() {
            own(Asset::Script, &mem::take(&mut script))?
        } else {
            String::new()
        };
        part.replace(&whole, ContentType::Html);
        Ok(())
    });
    let comments = doc_comments!(|comment| {
        comment.remove();
        Ok(())
    });
    let mut settings = RewriteStrSettings::new().append_document_content_handler(comments);
    for handler in [style, icon, app, end, scripts] {
        settings = settings.append_element_content_handler(handler);
    }
    let page = rewrite_str(source, settings).map_err(|error| anyhow!("index.html: {error}"))?;
    if page.contains("data-trunk") || !page.contains(fetch) || !page.contains(start) {
        bail!("index.html has no link to the app, no body, or a link that nothing here fills in");
    }
    Ok(page)
}

/// Lets the page run its own scripts and styles, read what is its own, and nothing else.
fn lock(page: &str, own: &str) -> Result<String> {
    let policy = format!(
        "{}default-src 'none'; script-src {} 'wasm-unsafe-eval'; worker-src {own}; style-src {}; connect-src {own}; \
         img-src {own} data:; manifest-src {own}; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types default\">",
        hosting::POLICY,
        hashes(page, "script")?,
        hashes(page, "style")?,
    );
    let charset = element!("meta[charset]", |charset| {
        charset.after(&policy, ContentType::Html);
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(charset);
    let locked = rewrite_str(page, settings)?;
    if !locked.contains(&policy) {
        bail!("index.html names no charset, behind which the policy stands");
    }
    Ok(locked)
}

/// The hash of each script or style of the page, as a policy names them.
fn hashes(page: &str, element: &str) -> Result<String> {
    let (mut hashes, mut whole) = (Vec::new(), String::new());
    let read = text!(element, |part| {
        whole.push_str(part.as_str());
        if part.last_in_text_node() {
            hashes.push(hash(&mem::take(&mut whole)));
        }
        Ok(())
    });
    rewrite_str(page, RewriteStrSettings::new().append_element_content_handler(read))?;
    Ok(hashes.join(" "))
}

fn hash(text: &str) -> String {
    format!("'{}'", integrity(text.as_bytes()))
}

/// The hash of a file as browsers are told it: `sha256-…`.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// A classic script. It stays in the language of the oldest browsers: it is what tells their users
/// that the app cannot run.
fn minified(file: &Path, script: &str) -> Result<String> {
    fs::write(file, script)?;
    esbuild(file, &["--target=es5"])
}

fn esbuild(file: &Path, options: &[&str]) -> Result<String> {
    let mut command = Command::new("node");
    command
        .arg(paths::npm("esbuild").join("bin/esbuild"))
        .args(["--minify", "--drop:console", "--charset=utf8", "--legal-comments=none"])
        .arg("--log-level=warning")
        .args(options)
        .arg(file);
    run::printed(&format!("bundling {}", file.display()), &mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = r#"<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <!-- for whom it may concern -->
    <link data-trunk rel="css" href="style/main.css" />
    <link data-trunk rel="icon" href="a/b.svg" />
    <script>early();</script>
  </head>
  <body>
    <p>Words</p>
    <link data-trunk rel="rust" data-bin="app" />
  </body>
</html>
"#;

    #[allow(clippy::unnecessary_wraps)]
    fn own(asset: Asset, text: &str) -> Result<String> {
        Ok(format!("{asset:?}({text})"))
    }

    #[test]
    fn every_place_is_filled_where_it_stands() -> Result<()> {
        let page = fill(SOURCE, &own, "fetch()", "start()")?;
        let lines: Vec<_> = page.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(
            lines,
            [
                "<!doctype html>",
                "<html>",
                "<head>",
                "<meta charset=\"utf-8\" />",
                "<style>Style(style/main.css)</style>",
                "<link rel=icon href=\"data:image/png;base64,Icon(a/b.svg)\">\
                 <link rel=apple-touch-icon href=icon-180.png>\
                 <link rel=manifest href=manifest-en.webmanifest>",
                "<script>Script(early();)</script>",
                "</head>",
                "<body>",
                "<p>Words</p>",
                "<script>fetch()</script>",
                "<script type=module>start()</script></body>",
                "</html>",
            ]
        );
        Ok(())
    }

    #[test]
    fn the_policy_comes_first_and_names_each_script_and_style_by_its_hash() -> Result<()> {
        let page = lock(&fill(SOURCE, &own, "fetch()", "start()")?, "'self'")?;
        let policy = page.split_once("<meta charset=\"utf-8\" />").map_or("", |(_, tail)| tail);
        assert!(policy.starts_with("<meta http-equiv=Content-Security-Policy"), "{page}");
        for text in ["Script(early();)", "fetch()", "start()", "Style(style/main.css)"] {
            assert!(policy.contains(&hash(text)), "{text}");
        }
        // What reads QR codes is the only script in a file of its own.
        assert!(policy.contains("default-src 'none'") && policy.contains("worker-src 'self'"));
        Ok(())
    }

    #[test]
    fn a_hash_is_the_base64_of_sha_256() {
        // The example of the Content Security Policy specification.
        assert_eq!(
            hash("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }

    #[test]
    fn a_page_without_the_app_or_with_a_link_that_nothing_fills_is_refused() {
        let without = SOURCE.replace("rel=\"rust\"", "rel=\"scss\"");
        assert!(fill(&without, &own, "fetch()", "start()").is_err());
        let another = SOURCE.replace("<p>", "<link data-trunk rel=\"inline\" /><p>");
        assert!(fill(&another, &own, "fetch()", "start()").is_err());
    }
}
