//! The site on programs that serve sites, as the configurations that lie ready make them send it.

use std::{fs, path::Path};

use hosting::{FOR_EVER, headers, kind, lifetime, policy};
use journeys::{Answer, Host, Program, Site, Visitor, in_engines, photo_of};

use crate::words::english;

#[test]
fn nginx_sends_the_site_as_it_should_be_sent() {
    sends_the_site(&Host::start(Program::Nginx), &["gzip"]);
}

#[test]
fn nginx_with_its_module_sends_brotli_too() {
    sends_the_site(&Host::start(Program::NginxWithBrotli), &["br", "gzip"]);
}

#[test]
fn caddy_sends_the_site_as_it_should_be_sent() {
    sends_the_site(&Host::start(Program::Caddy), &["br", "gzip"]);
}

#[test]
fn apache_sends_the_site_as_it_should_be_sent() {
    sends_the_site(&Host::start(Program::Apache), &["br", "gzip"]);
}

fn sends_the_site(host: &Host, encodings: &[&str]) {
    let page = fs::read_to_string(Site::folder().join("index.html")).unwrap();
    let locks = headers(policy(&page).unwrap());
    let is_locked = |answer: &Answer, what: &str| {
        for (name, value) in &locks {
            assert_eq!(answer.header(&name.to_ascii_lowercase()), value, "{what}");
        }
    };
    for folder in ["/", Host::FOLDER] {
        let at = |name: &str| format!("{folder}{name}");
        for name in &files() {
            let path = at(name);
            let file = Site::folder().join(name);
            let get = |encoding| host.get(&path, &[("Accept-Encoding", encoding)]);
            let plain = get("identity");
            assert_eq!((plain.status, plain.header("content-encoding")), (200, ""), "{path}");
            assert!(plain.body == fs::read(&file).unwrap(), "{path}");
            is_kind(&plain, kind(&file), &path);
            assert_eq!(plain.header("cache-control"), lifetime(&file), "{path}");
            is_locked(&plain, &path);
            for (encoding, end) in [("br", "br"), ("gzip", "gz")] {
                let compressed = file.with_added_extension(end);
                if !encodings.contains(&encoding) || !compressed.is_file() {
                    continue;
                }
                let answer = get(encoding);
                assert_eq!(answer.header("content-encoding"), encoding, "{path}");
                assert!(answer.header("vary").contains("Accept-Encoding"), "{path}");
                assert!(answer.body == fs::read(compressed).unwrap(), "{path}");
                is_kind(&answer, kind(&file), &path);
                assert_eq!(answer.header("cache-control"), lifetime(&file), "{path}");
                is_locked(&answer, &path);
            }
        }
        // A browser takes several, and gets the smallest.
        let best = host.get(folder, &[("Accept-Encoding", "gzip, deflate, br, zstd")]);
        assert_eq!(best.header("content-encoding"), encodings[0]);
        is_kind(&best, "text/html; charset=utf-8", folder);
        assert_eq!(best.header("cache-control"), "no-cache");

        // Who has the page asks only whether there is another.
        let tag = host.get(folder, &[]).header("etag").to_owned();
        assert_eq!(host.get(folder, &[("If-None-Match", &tag)]).status, 304);

        let program = files().into_iter().find(|name| name.starts_with("five-keys-")).unwrap();
        let part = host.get(&at(&program), &[("Range", "bytes=4-9")]);
        let whole = fs::read(Site::folder().join(&program)).unwrap();
        assert_eq!((part.status, &part.body[..]), (206, &whole[4..10]));

        // Nothing comes in its place, least of all for ever.
        for name in ["five-keys-0000000000000000.wasm", "nothing", "nothing.html"] {
            let missing = host.get(&at(name), &[]);
            assert_eq!(missing.status, 404, "{name}");
            assert!(missing.header("cache-control") != FOR_EVER, "{name}");
            is_locked(&missing, name);
        }
    }
    // Without its slash, no address in the page would lead into the folder.
    let inside = host.get(Host::FOLDER.trim_end_matches('/'), &[]);
    assert!(matches!(inside.status, 301 | 302 | 308), "{inside:?}");
    assert!(inside.header("location").ends_with(Host::FOLDER), "{inside:?}");
}

/// What a build leaves, but for the compressed forms.
fn files() -> Vec<String> {
    let entries = fs::read_dir(Site::folder()).unwrap().flatten();
    let names = entries.map(|entry| entry.file_name().into_string().unwrap());
    let is_compressed =
        |name: &str| Path::new(name).extension().is_some_and(|end| end == "br" || end == "gz");
    let names: Vec<_> = names.filter(|name| !is_compressed(name)).collect();
    assert!(names.len() > 7, "{names:?}");
    names
}

/// Sees what type an answer has, whatever the letters and spaces in it.
fn is_kind(answer: &Answer, kind: &str, what: &str) {
    let tidy = |kind: &str| kind.to_ascii_lowercase().replace(' ', "");
    assert_eq!(tidy(answer.header("content-type")), tidy(kind), "{what}");
}

in_engines!([chromium Chromium]
    the_page_opens_from_nginx,
    the_page_opens_from_caddy,
    the_page_opens_from_apache,
);

async fn the_page_opens_from_nginx(visitor: Visitor) {
    opens_from(visitor, Program::Nginx).await;
}

async fn the_page_opens_from_caddy(visitor: Visitor) {
    opens_from(visitor, Program::Caddy).await;
}

async fn the_page_opens_from_apache(visitor: Visitor) {
    opens_from(visitor, Program::Apache).await;
}

/// Opens a lazy page in a folder of the host, and lets the worker there read a code.
async fn opens_from(visitor: Visitor, program: Program) {
    let host = Host::start(program);
    let page = visitor.sits_down().await;
    page.visit(&format!("{}{}#/code", host.address(), Host::FOLDER)).await;
    page.comes_up().await;
    let phrases = english().phrases;
    let photo = photo_of("2RZA-019Q-Z0C2-P002-ZYTG", 0);
    page.give_file(phrases.scan_photo(), "code.png", &photo).await;
    page.see(phrases.enter_found()).await;
}
