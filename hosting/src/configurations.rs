//! What the headers are in the words of each host.

use std::path::Path;

use crate::{ASK_AGAIN, FOR_EVER, KINDS, headers, lifetime};

/// The name of the file by which Netlify, Cloudflare Pages and others like them set headers. It lies in
/// the site itself, at its top.
pub const HEADERS_FILE: &str = "_headers";

/// The configurations for hosts that are somebody's own, with the names of their files.
pub fn configurations(policy: &str) -> [(&'static str, String); 4] {
    let headers = headers(policy);
    let each_kind =
        |line: &dyn Fn(&str, &str) -> String| KINDS.map(|(end, kind)| line(end, kind)).join("\n");
    let each_header = |line: &dyn Fn(&str, &str) -> String| {
        headers.iter().map(|(name, value)| line(name, value)).collect::<Vec<_>>().join("\n")
    };
    let fill = |template: &str, kinds: &str, headers: &str| {
        template
            .replace("{{types}}", kinds)
            .replace("{{headers}}", headers)
            .replace("{{ask-again}}", ASK_AGAIN)
            .replace("{{for-ever}}", FOR_EVER)
    };
    let nginx = fill(
        include_str!("../templates/nginx.conf"),
        &each_kind(&|end, kind| format!("    \"{kind}\" {end};")),
        &each_header(&|name, value| format!("add_header {name} \"{value}\" always;")),
    );
    let caddy = fill(
        include_str!("../templates/Caddyfile"),
        &each_kind(&|end, kind| {
            format!(
                "\t@five-keys-{end} path *.{end}\n\theader @five-keys-{end} Content-Type \"{kind}\""
            )
        }),
        &each_header(&|name, value| format!("\t\t{name} \"{value}\"")),
    );
    let apache = fill(
        include_str!("../templates/htaccess"),
        &each_kind(&|end, kind| format!("    AddType \"{kind}\" .{end}")),
        &each_header(&|name, value| format!("    Header always set {name} \"{value}\"")),
    );
    let iis = fill(
        include_str!("../templates/web.config"),
        &each_kind(&|end, kind| {
            format!(
                "      <remove fileExtension=\".{end}\" />\n      \
                 <mimeMap fileExtension=\".{end}\" mimeType=\"{kind}\" />"
            )
        }),
        &each_header(&|name, value| format!("        <add name=\"{name}\" value=\"{value}\" />")),
    );
    [("nginx.conf", nginx), ("Caddyfile", caddy), ("htaccess", apache), ("web.config", iis)]
}

/// The text of [`HEADERS_FILE`] for a site of these files.
///
/// It knows no pattern for a hash, and joins the values of all rules that fit an address: so each file
/// has its lifetime by its own name, and no rule for all has one.
pub fn headers_file<'a>(policy: &str, files: impl IntoIterator<Item = &'a str>) -> String {
    let mut lines = vec!["/*".to_owned()];
    lines.extend(headers(policy).iter().map(|(name, value)| format!("  {name}: {value}")));
    // The page's address is the folder's.
    for file in [""].into_iter().chain(files) {
        let lifetime = lifetime(Path::new(file));
        lines.extend([format!("/{file}"), format!("  Cache-Control: {lifetime}")]);
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "default-src 'none'; script-src 'sha256-abc='";

    #[test]
    fn every_configuration_sets_every_header_and_type() {
        for (name, text) in configurations(POLICY) {
            for (header, value) in headers(POLICY) {
                assert!(text.contains(header) && text.contains(&value), "{name}: {header}");
            }
            for (_, kind) in KINDS {
                assert!(text.contains(kind), "{name}: {kind}");
            }
            assert!(!text.contains("{{"), "{name}: a place that nothing fills");
        }
    }

    #[test]
    fn a_headers_file_has_headers_for_all_and_a_lifetime_for_each() {
        let text = headers_file(POLICY, ["index.html", "words-nl-0123456789abcdef.txt"]);
        let mut rules = Vec::<(&str, Vec<(&str, &str)>)>::new();
        for line in text.lines() {
            match (line.strip_prefix("  "), rules.last_mut()) {
                (Some(header), Some((_, headers))) => {
                    headers.push(header.split_once(": ").unwrap_or((header, "")));
                }
                _ => rules.push((line, Vec::new())),
            }
        }
        let expected = headers(POLICY);
        let expected: Vec<_> = expected.iter().map(|(name, value)| (*name, &**value)).collect();
        assert_eq!(
            rules,
            [
                ("/*", expected),
                ("/", vec![("Cache-Control", ASK_AGAIN)]),
                ("/index.html", vec![("Cache-Control", ASK_AGAIN)]),
                ("/words-nl-0123456789abcdef.txt", vec![("Cache-Control", FOR_EVER)]),
            ]
        );
        // Cloudflare Pages leaves out longer ones.
        assert!(text.lines().all(|line| line.len() <= 2000));
    }
}
