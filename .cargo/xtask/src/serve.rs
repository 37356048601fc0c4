//! A small server for the built site, as a static host would serve it.

use std::{
    fs,
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread,
};

use anyhow::{Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

/// A server that runs until it is dropped.
pub struct Running {
    server: Arc<Server>,
    port: u16,
}

impl Running {
    /// Where the site is.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.server.unblock();
    }
}

/// Serves a folder on a port of this machine; on a free one where the port is 0. Every path that
/// is asked for is told to `asked`.
///
/// # Errors
/// That the port is taken, or the folder is not there.
pub fn serve(folder: &Path, port: u16, asked: impl Fn(&str) + Send + 'static) -> Result<Running> {
    let folder = folder.canonicalize()?;
    let server = Server::http(("127.0.0.1", port))
        .map_err(|why| anyhow!("port {port} cannot be used: {why}"))?;
    let server = Arc::new(server);
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    let accept = Arc::clone(&server);
    thread::spawn(move || {
        for request in accept.incoming_requests() {
            asked(request.url());
            answer(&folder, request);
        }
    });
    Ok(Running { server, port })
}

/// The file that an address names; none outside the folder.
fn file(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    inside.then(|| folder.join(path))
}

fn answer(folder: &Path, request: Request) {
    let bytes = file(folder, request.url()).and_then(|file| Some((fs::read(&file).ok()?, file)));
    let Some((bytes, file)) = bytes else {
        // A reader that has gone away needs no answer.
        let _ = request.respond(Response::from_string("Not found").with_status_code(404));
        return;
    };
    let (kind, keep) = match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => ("text/html; charset=utf-8", "no-cache"),
        Some("wasm") => ("application/wasm", "public, max-age=31536000, immutable"),
        _ => ("text/plain; charset=utf-8", "no-cache"),
    };
    let mut response = Response::from_data(bytes);
    for (name, value) in [("Content-Type", kind), ("Cache-Control", keep)] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    let _ = request.respond(response);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_never_leads_out_of_the_folder() {
        let folder = Path::new("/site");
        assert_eq!(file(folder, "/"), Some(PathBuf::from("/site/index.html")));
        assert_eq!(file(folder, "/a.wasm?x#y"), Some(PathBuf::from("/site/a.wasm")));
        for out in ["/../secret", "/a/../../secret", "/./../x"] {
            assert_eq!(file(folder, out), None, "{out}");
        }
    }
}
