//! Serves a folder as a good static host does: right types, the headers that lock the page, compressed
//! files where they lie ready, those with a hash in their name for ever, all others asked for anew.

use std::{
    fs,
    path::{Component, Path, PathBuf},
    thread,
};

use anyhow::{Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

use crate::size;

/// Serves a folder on this machine only, until the process is ended.
///
/// # Errors
/// When the port is taken.
pub(crate) fn serve(folder: &Path, port: u16) -> Result<()> {
    let server = Server::http(("127.0.0.1", port)).map_err(|error| {
        anyhow!("cannot serve on port {port}: {error}; choose another: make serve PORT=8081")
    })?;
    println!("\nFive Keys is at http://{} (Ctrl-C stops it)", server.server_addr());
    answer_all(&server, folder);
    Ok(())
}

/// Serves a folder on this machine only, on any free port, while the process goes on; gives the address.
///
/// # Errors
/// When no port is free.
pub(crate) fn serve_beside(folder: PathBuf) -> Result<String> {
    let server =
        Server::http(("127.0.0.1", 0)).map_err(|error| anyhow!("cannot serve: {error}"))?;
    let address = format!("http://{}/", server.server_addr());
    thread::spawn(move || answer_all(&server, &folder));
    Ok(address)
}

fn answer_all(server: &Server, folder: &Path) {
    for request in server.incoming_requests() {
        let folder = folder.to_owned();
        thread::spawn(move || respond(request, &folder));
    }
}

fn respond(request: Request, folder: &Path) {
    let accepted = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding"));
    let accepted = accepted.map_or("", |header| header.value.as_str());
    let answer = answer(folder, request.url(), accepted);
    let mut response = Response::from_data(answer.body).with_status_code(answer.status);
    for (name, value) in answer.headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // It fails when the browser has left, which is nobody's fault.
    let _ = request.respond(response);
}

/// What is sent for a path.
struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// The answer to a request that accepts these encodings.
fn answer(folder: &Path, url: &str, accepted: &str) -> Answer {
    let page = fs::read_to_string(folder.join(size::PAGE)).unwrap_or_default();
    // A folder may hold another page than the site's, with no policy of its own.
    let mut headers = hosting::policy(&page).map(hosting::headers).unwrap_or_default();
    let found = file(folder, url).and_then(|file| {
        for (encoding, extension) in [("br", "br"), ("gzip", "gz")] {
            let compressed = file.with_added_extension(extension);
            if accepts(accepted, encoding) && compressed.is_file() {
                return Some((fs::read(compressed).ok()?, file, Some(encoding)));
            }
        }
        Some((fs::read(&file).ok()?, file, None))
    });
    let Some((body, file, encoding)) = found else {
        return Answer { status: 404, headers, body: b"not here".to_vec() };
    };
    headers.push(("Content-Type", hosting::kind(&file).to_owned()));
    headers.push(("Cache-Control", hosting::lifetime(&file).to_owned()));
    headers.push(("Vary", "Accept-Encoding".to_owned()));
    headers.extend(encoding.map(|encoding| ("Content-Encoding", encoding.to_owned())));
    Answer { status: 200, headers, body }
}

/// Whether a list such as `gzip, br;q=0.8` names an encoding, and not as one that must not come.
fn accepts(list: &str, encoding: &str) -> bool {
    list.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, "q=1"));
        let weight = weight.trim().strip_prefix("q=").and_then(|weight| weight.parse().ok());
        name.trim() == encoding && weight != Some(0.0)
    })
}

/// The file that a path asks for, which never lies outside of the folder.
fn file(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = Path::new(url.split('?').next()?.trim_start_matches('/'));
    if !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = folder.join(path);
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_served_with_types_encodings_lifetimes_and_its_policy() -> Result<()> {
        let dir = std::env::temp_dir().join(format!("five-keys-server-{}", std::process::id()));
        fs::create_dir_all(&dir)?;
        let page = format!("{}default-src 'none'\">", hosting::POLICY);
        fs::write(dir.join("index.html"), &page)?;
        fs::write(dir.join("index.html.br"), "small page")?;
        fs::write(dir.join("index.html.gz"), "gzip page")?;
        fs::write(dir.join("app-0123456789abcdef.wasm"), "code")?;
        let small = answer(&dir, "/", "gzip, deflate, br");
        let zipped = answer(&dir, "/", "gzip, br;q=0");
        let plain = answer(&dir, "/?from=mail", "identity");
        let code = answer(&dir, "/app-0123456789abcdef.wasm", "br");
        let outside = answer(&dir, "/../Cargo.toml", "br");
        let missing = answer(&dir, "/app-fedcba9876543210.wasm", "br");
        fs::remove_dir_all(&dir)?;
        let has = |answer: &Answer, name, value: &str| {
            answer.headers.iter().any(|(one, is)| *one == name && is == value)
        };
        assert!(has(&small, "Content-Type", "text/html; charset=utf-8"));
        assert!(has(&small, "Cache-Control", "no-cache"));
        assert!(has(&small, "Content-Encoding", "br") && small.body == b"small page");
        assert!(has(&zipped, "Content-Encoding", "gzip") && zipped.body == b"gzip page");
        assert!(plain.body == page.as_bytes() && plain.status == 200);
        assert!(!plain.headers.iter().any(|(name, _)| *name == "Content-Encoding"));
        assert!(has(&code, "Content-Type", "application/wasm") && code.body == b"code");
        assert!(has(&code, "Cache-Control", "public, max-age=31536000, immutable"));
        assert_eq!((outside.status, missing.status), (404, 404));
        assert!(!missing.headers.iter().any(|(name, _)| *name == "Cache-Control"));
        for answer in [small, zipped, plain, code, missing] {
            assert!(has(&answer, "Content-Security-Policy", "default-src 'none'"));
        }
        Ok(())
    }
}
