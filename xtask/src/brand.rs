//! What an organisation says and shows in its own way, as far as the site needs it outside the app: its
//! folder, and what the build has made of it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, anyhow, bail};
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str};

use crate::{paths, wasm::Compiled};

/// The variable by which the build knows the folder.
pub(crate) const VARIABLE: &str = "FIVE_KEYS_BRAND";
/// The feature of the app that keeps the two builds apart.
pub(crate) const FEATURE: &str = "brand";

/// The folder of an organisation that is there without being asked for: `brand/`, if there is one.
pub(crate) fn folder() -> Option<PathBuf> {
    Some(paths::root().join("brand")).filter(|folder| folder.is_dir())
}

/// A folder as the build is told of it, from the project's own where it is in that: so are its files, in what
/// is told of them.
///
/// # Errors
/// Where there is no such folder.
pub(crate) fn of(folder: &Path) -> Result<PathBuf> {
    let folder = folder.canonicalize().with_context(|| {
        format!("there is no folder {} with words of your own", folder.display())
    })?;
    let root = paths::root().canonicalize()?;
    Ok(folder.strip_prefix(root).map(Path::to_owned).unwrap_or(folder))
}

/// What the site says and shows: ours, or an organisation's.
#[derive(Debug)]
pub(crate) struct Brand {
    /// Texts by their language and name, and colours by their page, light or dark, and name.
    site: BTreeMap<(String, String), String>,
    /// The style sheet that gives the colours their names.
    tokens: String,
    /// The logo, where there is one of an organisation.
    logo: Option<String>,
}

impl Brand {
    /// What the build has left of it, checked.
    pub(crate) fn of(compiled: &Compiled) -> Result<Brand> {
        let read = |name: &str| {
            let file = compiled.left(name);
            fs::read_to_string(&file).with_context(|| file.display().to_string())
        };
        let mut site = BTreeMap::new();
        for line in read("site.txt")?.lines() {
            let mut parts = line.splitn(3, '\t').map(str::to_owned);
            if let (Some(part), Some(name), Some(text)) = (parts.next(), parts.next(), parts.next())
            {
                site.insert((part, name), text);
            }
        }
        let logo = Some(read("logo.svg")?).filter(|logo| !logo.is_empty());
        Ok(Brand { site, tokens: read("tokens.css")?, logo })
    }

    /// The files that it was read from.
    pub(crate) fn files(compiled: &Compiled) -> [PathBuf; 3] {
        ["site.txt", "tokens.css", "logo.svg"].map(|name| compiled.left(name))
    }

    /// The name of the self-check in a language.
    pub(crate) fn name(&self, language: &str) -> Result<&str> {
        self.text(language, "content.name")
    }

    /// What it is, in a few words.
    pub(crate) fn tagline(&self, language: &str) -> Result<&str> {
        self.text(language, "content.tagline")
    }

    /// The colours behind everything: those of the light page and of the dark one.
    pub(crate) fn theme_colours(&self) -> Result<[&str; 2]> {
        Ok([self.text("light", "ground")?, self.text("dark", "ground")?])
    }

    /// The SVG of the icon: the logo, or ours.
    pub(crate) fn icon_svg(&self) -> Result<String> {
        match &self.logo {
            Some(logo) => Ok(logo.clone()),
            None => fs::read_to_string(paths::root().join("style/icon.svg")).context("the icon"),
        }
    }

    /// Where the logo begins, how wide it is and how high.
    fn frame(&self) -> Result<[f64; 4]> {
        let numbers = self.text("logo", "frame")?.split(' ').map(str::parse);
        let numbers: Vec<f64> = numbers.collect::<Result<_, _>>()?;
        numbers.try_into().map_err(|_| anyhow!("the logo has no frame"))
    }

    fn text(&self, part: &str, name: &str) -> Result<&str> {
        let text = self.site.get(&(part.to_owned(), name.to_owned()));
        text.map(String::as_str).with_context(|| format!("there is no {name} in {part}"))
    }

    /// Copies the style sheets to a folder, with the colours and the logo in them.
    pub(crate) fn style(&self, folder: &Path) -> Result<()> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        for entry in fs::read_dir(paths::root().join("style"))? {
            let file = entry?.path();
            fs::copy(&file, folder.join(file.file_name().unwrap_or_default()))?;
        }
        fs::write(folder.join("tokens.css"), &self.tokens)?;
        // Paper is white, and so takes the light page's colour whatever the screen shows.
        let print = fs::read_to_string(folder.join("print.css"))?;
        let accent = print.lines().find_map(|line| line.trim().strip_prefix("--accent: "));
        let accent = accent.context("print.css names no accent")?;
        let own = format!("{};", self.text("light", "accent")?);
        fs::write(folder.join("print.css"), print.replace(accent, &own))?;
        if let Some(logo) = &self.logo {
            let boot = fs::read_to_string(folder.join("boot.css"))?;
            fs::write(folder.join("boot.css"), boot + &mark(logo, self.frame()?))?;
        }
        Ok(())
    }

    /// Puts the words of the first page into `index.html`, wherever an element has the name of its text in
    /// `data-words`, and what a browser tells of the page before it shows it.
    pub(crate) fn fill(&self, page: &str) -> Result<String> {
        let mut handlers = Vec::new();
        for language in crate::dist::WORDS {
            let of_language =
                ["div", "section"].map(|part| format!("{part}[lang={language}] [data-words]"));
            handlers.push(element!(of_language.join(", "), move |element| {
                let name = element.get_attribute("data-words").unwrap_or_default();
                element.remove_attribute("data-words");
                element.set_inner_content(self.text(language, &name)?, ContentType::Text);
                Ok(())
            }));
            handlers.push(element!(format!("div[lang={language}] [data-label]"), move |element| {
                let name = element.get_attribute("data-label").unwrap_or_default();
                element.remove_attribute("data-label");
                element.set_attribute("aria-label", self.text(language, &name)?)?;
                Ok(())
            }));
            handlers.push(element!(format!("section[lang={language}]"), move |section| {
                if let Some(line) = self.contact(language)? {
                    section.append(&line, ContentType::Html);
                }
                Ok(())
            }));
        }
        let [dutch, english] = crate::dist::WORDS;
        let title = joined(self.name(dutch)?, self.name(english)?, " – ");
        handlers.push(element!("title", move |element| {
            element.set_inner_content(&title, ContentType::Text);
            Ok(())
        }));
        let description = joined(self.tagline(dutch)?, self.tagline(english)?, ". ") + ".";
        handlers.push(element!("meta[name=description]", move |meta| {
            meta.set_attribute("content", &description)?;
            Ok(())
        }));
        let [light, dark] = self.theme_colours()?;
        handlers.push(element!("meta[name=theme-color]", move |meta| {
            let is_dark = meta.get_attribute("media").is_some_and(|media| media.contains("dark"));
            meta.set_attribute("content", if is_dark { dark } else { light })?;
            Ok(())
        }));
        let mut settings = RewriteStrSettings::new();
        for handler in handlers {
            settings = settings.append_element_content_handler(handler);
        }
        let filled = rewrite_str(page, settings).map_err(|error| anyhow!("index.html: {error}"))?;
        if filled.contains("data-words") || filled.contains("data-label") {
            bail!(
                "index.html has a text in no language: its data-words stand in no <div lang> or <section lang>"
            );
        }
        Ok(filled)
    }

    /// Where questions are answered, as a line of the page that shows when the app cannot run.
    fn contact(&self, language: &str) -> Result<Option<String>> {
        let address = self.text(language, "content.address")?;
        if address.is_empty() {
            return Ok(None);
        }
        let (href, shown) = match address.strip_prefix("https://") {
            Some(rest) => (address.to_owned(), rest),
            None => (format!("mailto:{address}"), address),
        };
        let link = format!("<a href=\"{}\">{}</a>", escaped(&href), escaped(shown));
        let phrase = escaped(self.text(language, "contact")?);
        Ok(Some(format!("<p>{}</p>", phrase.replace("{name}", &link))))
    }
}

/// Two texts behind each other, or one where they are the same.
fn joined(one: &str, other: &str, between: &str) -> String {
    if one == other { one.to_owned() } else { format!("{one}{between}{other}") }
}

/// A text as it stands in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The style of the mark beside the name: the logo, as wide as it is to its height.
fn mark(logo: &str, [_, _, width, height]: [f64; 4]) -> String {
    let width = (width / height).min(WIDEST);
    format!(
        "\n.mark {{\n  background: url(\"data:image/svg+xml,{}\") center / contain no-repeat;\n  border: 0;\n  \
         border-radius: 0;\n  forced-color-adjust: none;\n  height: 2rem;\n  margin-right: 0.2rem;\n  \
         print-color-adjust: exact;\n  -webkit-print-color-adjust: exact;\n  width: {:.2}rem;\n}}\n\n\
         .mark::after {{\n  content: none;\n}}\n",
        in_an_address(logo),
        2.0 * width
    )
}

/// How many times its height a logo may be wide beside the name.
const WIDEST: f64 = 4.0;

/// A drawing as part of an address. Unlike base 64 it stays a text that compresses well.
fn in_an_address(svg: &str) -> String {
    let line = svg.split_whitespace().collect::<Vec<_>>().join(" ");
    let written = line.bytes().map(|byte| {
        if byte.is_ascii() && !b"%#<>\"\\{}|^`".contains(&byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    });
    written.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 32\" width=\"80\">\n\
                        <path fill=\"#fff\" d=\"M0 0h40\"/>\n</svg>";

    fn brand() -> Brand {
        let site = [
            ("nl", "content.name", "Kompas & co"),
            ("en", "content.name", "Compass"),
            ("nl", "content.tagline", "Zelfscan"),
            ("en", "content.tagline", "Self-check"),
            ("nl", "content.address", "hr@example.org"),
            ("en", "content.address", "https://example.org/?a=1&b"),
            ("nl", "contact", "Vragen: {name}"),
            ("en", "contact", "Questions: {name}"),
            ("nl", "menu", "Menu"),
            ("en", "menu", "Pages"),
            ("light", "ground", "#eee"),
            ("dark", "ground", "#111"),
            ("logo", "frame", "0 0 40 32"),
        ];
        let site = site.map(|(part, name, text)| ((part.into(), name.into()), text.into()));
        Brand { site: site.into(), tokens: String::new(), logo: Some(LOGO.into()) }
    }

    #[test]
    fn the_first_page_has_the_words_of_its_site_in_each_language() -> Result<()> {
        let page = "<html lang=\"nl\"><head><title>Ours</title><meta name=\"description\" content=\"Ours\">\
                    <meta name=\"theme-color\" content=\"#fff\" media=\"(prefers-color-scheme: dark)\"></head>\
                    <section lang=\"nl\"><b>Oh</b></section><section lang=\"en\"><b>Oh</b></section>\
                    <div lang=\"nl\"><p data-words=\"content.name\">Ours</p></div>\
                    <div lang=\"en\"><nav aria-label=\"Menu\" data-label=\"menu\">\
                    <i data-words=\"content.name\">Ours</i></nav></div></html>";
        assert_eq!(
            brand().fill(page)?,
            "<html lang=\"nl\"><head><title>Kompas &amp; co – Compass</title>\
             <meta name=\"description\" content=\"Zelfscan. Self-check.\">\
             <meta name=\"theme-color\" content=\"#111\" media=\"(prefers-color-scheme: dark)\"></head>\
             <section lang=\"nl\"><b>Oh</b><p>Vragen: <a href=\"mailto:hr@example.org\">hr@example.org</a></p>\
             </section><section lang=\"en\"><b>Oh</b><p>Questions: \
             <a href=\"https://example.org/?a=1&amp;b\">example.org/?a=1&amp;b</a></p></section>\
             <div lang=\"nl\"><p>Kompas &amp; co</p></div>\
             <div lang=\"en\"><nav aria-label=\"Pages\"><i>Compass</i></nav></div></html>"
        );
        for broken in [
            "<html lang=\"nl\"><p data-words=\"content.name\">Ours</p></html>",
            "<div lang=\"nl\"><p data-words=\"nothing\">Ours</p></div>",
        ] {
            assert!(brand().fill(broken).is_err(), "{broken}");
        }
        Ok(())
    }

    #[test]
    fn a_logo_in_a_style_sheet_ends_nothing_before_its_end() {
        let mark = mark(LOGO, [0.0, 0.0, 40.0, 32.0]);
        assert!(mark.contains("width: 2.50rem") && mark.contains("%23fff"), "{mark}");
        let (_, address) = mark.split_once("url(\"").unwrap_or_default();
        let (address, _) = address.split_once('"').unwrap_or_default();
        assert!(
            address.ends_with("%3C/svg%3E") && !address.contains(['<', '#', '\n']),
            "{address}"
        );
        assert!(in_an_address("é").ends_with("%C3%A9"));
    }
}
