//! Serves a folder as a good static host does: right types, brotli where it lies ready, files with a
//! hash in their name for ever, all others asked for anew.

use std::{
    fs,
    path::{Component, Path, PathBuf},
    thread,
};

use anyhow::{Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

/// Serves a folder on this machine only, until the process is ended.
///
/// # Errors
/// When the port is taken.
pub(crate) fn serve(folder: &Path, port: u16) -> Result<()> {
    let server = Server::http(("127.0.0.1", port)).map_err(|error| {
        anyhow!("cannot serve on port {port}: {error}; choose another: make serve PORT=8081")
    })?;
    println!("\nFive Keys is at http://{} (Ctrl-C stops it)", server.server_addr());
    for request in server.incoming_requests() {
        let folder = folder.to_owned();
        thread::spawn(move || respond(request, &folder));
    }
    Ok(())
}

fn respond(request: Request, folder: &Path) {
    let takes_brotli = request.headers().iter().any(|header| {
        header.field.equiv("Accept-Encoding") && header.value.as_str().contains("br")
    });
    let answer = answer(folder, request.url(), takes_brotli);
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
    headers: Vec<(&'static str, &'static str)>,
    body: Vec<u8>,
}

fn answer(folder: &Path, url: &str, takes_brotli: bool) -> Answer {
    let found = file(folder, url).and_then(|file| {
        let compressed = file.with_added_extension("br");
        if takes_brotli && compressed.is_file() {
            return Some((fs::read(compressed).ok()?, file, true));
        }
        Some((fs::read(&file).ok()?, file, false))
    });
    let Some((body, file, is_compressed)) = found else {
        return Answer { status: 404, headers: Vec::new(), body: b"not here".to_vec() };
    };
    let keep = if has_hash(&file) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut headers =
        vec![("Content-Type", kind(&file)), ("Cache-Control", keep), ("Vary", "Accept-Encoding")];
    if is_compressed {
        headers.push(("Content-Encoding", "br"));
    }
    Answer { status: 200, headers, body }
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

/// Whether a name ends like `name-0123456789abcdef.wasm`: such a file never changes.
fn has_hash(file: &Path) -> bool {
    file.file_stem()
        .and_then(|stem| stem.to_str()?.rsplit_once('-'))
        .is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("webmanifest") => "application/manifest+json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        None | Some("txt") => "text/plain; charset=utf-8",
        Some(_) => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_served_with_types_brotli_and_lifetimes() -> Result<()> {
        let dir = std::env::temp_dir().join(format!("five-keys-server-{}", std::process::id()));
        fs::create_dir_all(&dir)?;
        fs::write(dir.join("index.html"), "plain page")?;
        fs::write(dir.join("index.html.br"), "small page")?;
        fs::write(dir.join("app-0123456789abcdef.wasm"), "code")?;
        let page = answer(&dir, "/", true);
        let plain = answer(&dir, "/?from=mail", false);
        let code = answer(&dir, "/app-0123456789abcdef.wasm", true);
        let outside = answer(&dir, "/../Cargo.toml", true);
        let missing = answer(&dir, "/app-fedcba9876543210.wasm", true);
        fs::remove_dir_all(&dir)?;
        assert!(page.headers.contains(&("Content-Type", "text/html; charset=utf-8")));
        assert!(page.headers.contains(&("Cache-Control", "no-cache")));
        assert!(page.headers.contains(&("Content-Encoding", "br")) && page.body == b"small page");
        assert!(plain.body == b"plain page" && plain.status == 200);
        assert!(code.headers.contains(&("Content-Type", "application/wasm")));
        assert!(code.headers.contains(&("Cache-Control", "public, max-age=31536000, immutable")));
        assert!(code.body == b"code");
        assert_eq!((outside.status, missing.status), (404, 404));
        Ok(())
    }
}
