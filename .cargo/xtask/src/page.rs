//! The page: `index.html` with the places that Trunk would fill filled in, minified, and locked down
//! by a content security policy.

use std::ops::Range;

use anyhow::{Context as _, Result, bail};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest as _, Sha256};

/// What goes into the page, and how.
pub(crate) trait Parts {
    /// The bundled style sheet at an address in `index.html`.
    fn style(&self, href: &str) -> Result<String>;
    /// The PNG at an address in `index.html`.
    fn icon(&self, href: &str) -> Result<Vec<u8>>;
    /// The page's own script with what it has to know of the site, minified.
    fn script(&self, text: &str) -> Result<String>;
    /// The script that asks for the app.
    fn ask(&self) -> String;
}

/// The whole page.
///
/// `boot` is the module script that starts the app, at the end.
///
/// # Errors
/// When `index.html` lacks a place to fill, or has one that nothing here fills.
pub(crate) fn assemble(source: &str, boot: &str, parts: &impl Parts) -> Result<String> {
    let mut page = Page::default();
    let mut rest = minify(source)?;
    let (mut has_app, mut has_script) = (false, false);
    while let Some((at, place)) = next_place(&rest) {
        let (before, tail) = (rest.get(..at.start), rest.get(at.end..));
        page.html.push_str(before.unwrap_or_default());
        match place {
            Place::Style(href) => page.style(&parts.style(&href)?),
            Place::Icon(href) => page.icon(&parts.icon(&href)?),
            Place::Script(_) if has_script => bail!("index.html has more than one script"),
            Place::Script(text) => {
                has_script = true;
                page.script("<script>", &parts.script(&text)?);
            }
            Place::Rust => {
                has_app = true;
                page.script("<script>", &parts.ask());
            }
        }
        rest = tail.unwrap_or_default().to_owned();
    }
    if !has_app || !has_script {
        bail!("index.html has no <link data-trunk rel=\"rust\" …>, or no script of its own");
    }
    let (body, end) = rest.rsplit_once("</body>").context("index.html has no </body>")?;
    page.html.push_str(body);
    page.script("<script type=module>", boot);
    page.html.push_str("</body>");
    page.html.push_str(end);
    page.lock()
}

#[derive(Default)]
struct Page {
    html: String,
    styles: Vec<String>,
    scripts: Vec<String>,
}

impl Page {
    fn style(&mut self, text: &str) {
        self.html.push_str("<style>");
        self.html.push_str(text);
        self.html.push_str("</style>");
        self.styles.push(fingerprint(text));
    }

    fn icon(&mut self, png: &[u8]) {
        self.html.push_str("<link rel=icon href=\"data:image/png;base64,");
        self.html.push_str(&BASE64_STANDARD.encode(png));
        self.html.push_str("\">");
    }

    fn script(&mut self, tag: &str, text: &str) {
        self.html.push_str(tag);
        self.html.push_str(text);
        self.html.push_str("</script>");
        self.scripts.push(fingerprint(text));
    }

    /// Lets the page run its own scripts and styles, read its own folder, and nothing else.
    fn lock(self) -> Result<String> {
        let policy = format!(
            "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; \
             script-src {} 'wasm-unsafe-eval'; style-src {}; connect-src 'self'; \
             img-src 'self' data:; base-uri 'none'; form-action 'none'\">",
            self.scripts.join(" "),
            self.styles.join(" "),
        );
        let charset = self.html.find("<meta charset").context("index.html names no charset")?;
        let end = self.html.get(charset..).and_then(|tail| tail.find('>'));
        let at = charset + end.context("index.html ends in a tag")? + 1;
        let mut html = self.html;
        html.insert_str(at, &policy);
        Ok(html)
    }
}

/// A text's hash, as a policy names it.
fn fingerprint(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[derive(Debug, PartialEq)]
enum Place {
    Style(String),
    Icon(String),
    Script(String),
    Rust,
}

/// The first place to fill, and where it is.
fn next_place(html: &str) -> Option<(Range<usize>, Place)> {
    let mut from = 0;
    loop {
        let start = from + html.get(from..)?.find('<')?;
        let tag_end = start + html.get(start..)?.find('>')? + 1;
        let tag = html.get(start..tag_end)?;
        from = tag_end;
        if tag.starts_with("<link ") && attribute(tag, "data-trunk").is_some() {
            let place = match attribute(tag, "rel") {
                Some("rust") => Place::Rust,
                Some("css") => Place::Style(attribute(tag, "href")?.to_owned()),
                Some("icon") => Place::Icon(attribute(tag, "href")?.to_owned()),
                _ => continue,
            };
            return Some((start..tag_end, place));
        }
        if tag == "<script>" {
            let length = html.get(tag_end..)?.find("</script>")?;
            let text = html.get(tag_end..tag_end + length)?.to_owned();
            return Some((start..tag_end + length + "</script>".len(), Place::Script(text)));
        }
    }
}

/// An attribute's value; empty for one that stands alone.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    loop {
        let (_, tail) = rest.split_once(|c: char| c.is_ascii_whitespace())?;
        rest = tail;
        let Some(tail) = rest.strip_prefix(name) else { continue };
        match tail.strip_prefix("=\"") {
            Some(value) => return value.split('"').next(),
            None if tail.starts_with(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/') => {
                return Some("");
            }
            None => {}
        }
    }
}

/// Drops comments, indentation and blank lines, except in scripts.
fn minify(source: &str) -> Result<String> {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while !rest.is_empty() {
        let special = ["<!--", "<script", "<pre", "<textarea"];
        let next = special.iter().filter_map(|mark| Some((rest.find(mark)?, *mark))).min();
        let Some((at, mark)) = next else {
            squeeze(rest, &mut out);
            break;
        };
        let (before, tail) = rest.split_at(at);
        squeeze(before, &mut out);
        let close = match mark {
            "<!--" => "-->",
            "<script" => "</script>",
            "<pre" => "</pre>",
            _ => "</textarea>",
        };
        let end =
            tail.find(close).with_context(|| format!("index.html has {mark} without {close}"))?;
        let (kept, after) = tail.split_at(end + close.len());
        if mark != "<!--" {
            out.push_str(kept);
        }
        rest = after;
    }
    Ok(out)
}

/// Appends the text with each run of white space as a single character, and none between two tags
/// that stand on lines of their own.
fn squeeze(text: &str, out: &mut String) {
    let mut gap = false;
    let mut line_broken = false;
    for c in text.chars() {
        if c.is_ascii_whitespace() {
            gap = true;
            line_broken |= c == '\n';
            continue;
        }
        if gap {
            let between_tags = line_broken && c == '<' && (out.is_empty() || out.ends_with('>'));
            if !between_tags {
                out.push(' ');
            }
        }
        (gap, line_broken) = (false, false);
        out.push(c);
    }
    if gap && !line_broken {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Echo;

    impl Parts for Echo {
        fn style(&self, href: &str) -> Result<String> {
            Ok(format!("/*{href}*/"))
        }

        fn icon(&self, href: &str) -> Result<Vec<u8>> {
            Ok(href.into())
        }

        fn script(&self, text: &str) -> Result<String> {
            Ok(text.trim().to_owned())
        }

        fn ask(&self) -> String {
            "ask()".to_owned()
        }
    }

    const SOURCE: &str = r#"<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <!-- for whom it may concern -->
    <link data-trunk rel="css" href="style/main.css" />
    <link data-trunk rel="icon" href="a/b.png" />
    <script>
      early();
    </script>
  </head>
  <body>
    <p>Two
       words <b>here</b> <i>and</i></p>
    <a href="a">a</a>
    <link data-trunk rel="rust" data-bin="app" />
    <link data-trunk rel="css" href="style/later.css" />
  </body>
</html>
"#;

    #[test]
    fn every_place_is_filled_where_it_stands() -> Result<()> {
        let page = assemble(SOURCE, "go()", &Echo)?;
        let body = page.split_once("content=\"").and_then(|(_, tail)| tail.split_once("\">"));
        assert_eq!(
            body.map(|(_, body)| body),
            Some(
                "<style>/*style/main.css*/</style>\
                 <link rel=icon href=\"data:image/png;base64,YS9iLnBuZw==\"><script>early();</script>\
                 </head><body><p>Two words <b>here</b> <i>and</i></p><a href=\"a\">a</a><script>ask()</script>\
                 <style>/*style/later.css*/</style><script type=module>go()</script></body></html>"
            )
        );
        Ok(())
    }

    #[test]
    fn the_policy_comes_first_and_names_each_script_and_style_by_its_hash() -> Result<()> {
        let page = assemble(SOURCE, "go()", &Echo)?;
        let policy = page.split_once("<meta charset=\"utf-8\" />").map_or("", |(_, tail)| tail);
        assert!(policy.starts_with("<meta http-equiv=Content-Security-Policy"), "{page}");
        for text in ["early();", "ask()", "go()", "/*style/main.css*/", "/*style/later.css*/"] {
            assert!(policy.contains(&fingerprint(text)), "{text}");
        }
        Ok(())
    }

    #[test]
    fn a_fingerprint_is_the_base64_of_sha_256() {
        // The example of the Content Security Policy specification.
        assert_eq!(
            fingerprint("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }

    #[test]
    fn a_page_without_a_place_for_the_app_is_refused() {
        let source = "<meta charset=utf-8><body></body>";
        assert!(assemble(source, "go()", &Echo).is_err());
    }

    #[test]
    fn a_comment_that_does_not_end_is_refused() {
        assert!(minify("<p>a</p><!-- b").is_err());
    }

    #[test]
    fn attributes_are_read_by_their_whole_name() {
        let tag = r#"<link data-trunk rel="css" data-href="no" href="yes" />"#;
        assert_eq!(attribute(tag, "href"), Some("yes"));
        assert_eq!(attribute(tag, "data-trunk"), Some(""));
        assert_eq!(attribute(tag, "data"), None);
    }
}
