//! A small server for the built site that remembers what was asked of it.

use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
    time::Duration,
};

use tiny_http::{Header, Request, Response, Server};

/// Whatever a page asks of another address, the browser reports here.
const REPORTS: &str = "/reported";

/// A page that asks another address for something, so that the browser reports it.
pub(crate) const CANARY: &str = "canary";

/// A folder in which the site is served too.
const DEEP: &str = "/some/deep/folder/";

/// Nothing but this site's own files; what else is tried is not stopped but reported.
const OWN_ONLY: &str = "default-src 'self' data: blob: 'unsafe-inline' 'wasm-unsafe-eval'; \
                        report-uri /reported";

/// What becomes of requests for files of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sending {
    /// They are sent.
    #[default]
    Sent,
    /// They never come, as on a connection that hangs, until this changes.
    Held,
    /// They are not there.
    Missing,
    /// What comes is something else.
    Garbage,
    /// A page comes in their place, as from a host that sends one for every address.
    Page,
    /// The host is out of order.
    Broken,
}

#[derive(Default)]
struct Shared {
    program: Sending,
    pages: Sending,
    words: Sending,
    reader: Sending,
    requests: Vec<String>,
    reports: Vec<String>,
}

/// The built site, served on a port of its own: every journey has an origin, and so a storage,
/// that no other journey has.
pub struct Site {
    server: Arc<Server>,
    shared: Arc<Mutex<Shared>>,
    thread: Option<JoinHandle<()>>,
    port: u16,
}

impl Site {
    /// Serves what the build left.
    ///
    /// # Panics
    /// Where there is no built site.
    pub fn built() -> Site {
        Site::serve(&Site::folder())
    }

    /// Where the built site is: in `dist/`, or in the folder that `FIVE_KEYS_DIST` names.
    ///
    /// # Panics
    /// Where there is none.
    pub fn folder() -> PathBuf {
        found("FIVE_KEYS_DIST", "dist", "make dist")
    }

    /// Serves the site that has the words and colours of the example of an organisation: in the folder
    /// that `FIVE_KEYS_EXAMPLE` names, or where `make test` builds it.
    ///
    /// # Panics
    /// Where there is none.
    pub fn example() -> Site {
        Site::serve(&found("FIVE_KEYS_EXAMPLE", "target/wasm/dist-example", "make test"))
    }

    /// Serves a folder.
    ///
    /// # Panics
    /// When no port is free.
    pub fn serve(folder: &Path) -> Site {
        let server = Arc::new(Server::http("127.0.0.1:0").expect("a port to serve the site on"));
        let port = server.server_addr().to_ip().map_or(0, |address| address.port());
        let shared = Arc::<Mutex<Shared>>::default();
        let thread = thread::spawn({
            let (server, shared, folder) = (server.clone(), shared.clone(), folder.to_path_buf());
            move || {
                for request in server.incoming_requests() {
                    let (shared, folder) = (shared.clone(), folder.clone());
                    // One thread a request: a held one must not hold up the others.
                    thread::spawn(move || respond(request, &folder, &shared));
                }
            }
        });
        Site { server, shared, thread: Some(thread), port }
    }

    /// The site's address, with a slash at its end.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Decides what becomes of requests for the first part of the app's program from now on.
    pub fn program(&self, program: Sending) {
        lock(&self.shared).program = program;
    }

    /// Decides what becomes of requests for the lazy pages from now on.
    pub fn pages(&self, pages: Sending) {
        lock(&self.shared).pages = pages;
    }

    /// Decides what becomes of requests for the files of words from now on.
    pub fn words(&self, words: Sending) {
        lock(&self.shared).words = words;
    }

    /// Decides what becomes of requests for what reads QR codes from now on.
    pub fn reader(&self, reader: Sending) {
        lock(&self.shared).reader = reader;
    }

    /// The paths that were asked for so far.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.shared).requests.clone()
    }

    /// What a browser reported: each a thing that the page asked of another address.
    pub fn reports(&self) -> Vec<String> {
        lock(&self.shared).reports.clone()
    }
}

/// The folder of a built site: the one that a variable names, or one of the project.
fn found(variable: &str, folder: &str, command: &str) -> PathBuf {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let built = std::env::var_os(variable).map_or_else(|| project.join(folder), PathBuf::from);
    assert!(
        built.join("index.html").is_file(),
        "there is no built site in {}: run `{command}` first",
        built.display()
    );
    built
}

impl Drop for Site {
    fn drop(&mut self) {
        self.program(Sending::Missing);
        self.pages(Sending::Missing);
        self.words(Sending::Missing);
        self.reader(Sending::Missing);
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn respond(mut request: Request, folder: &Path, shared: &Mutex<Shared>) {
    let path = request.url().split('?').next().unwrap_or_default().to_owned();
    if path == REPORTS {
        let mut report = String::new();
        let _ = request.as_reader().read_to_string(&mut report);
        lock(shared).reports.push(report);
        let _ = request.respond(Response::empty(204));
        return;
    }
    if path.trim_start_matches('/') == CANARY {
        let page =
            format!("<!doctype html><title>Canary</title><img src=http://localhost:9/{CANARY}>");
        let _ = request.respond(with_headers(Response::from_string(page), &path));
        return;
    }
    lock(shared).requests.push(path.clone());
    let sending = || match Path::new(&path).extension().and_then(|extension| extension.to_str()) {
        Some("wasm" | "js") if path.contains("/reader-") => lock(shared).reader,
        Some("wasm") if path.contains("/pages-") => lock(shared).pages,
        Some("wasm") => lock(shared).program,
        Some("txt") => lock(shared).words,
        _ => Sending::Sent,
    };
    while sending() == Sending::Held {
        thread::sleep(Duration::from_millis(10));
    }
    // A browser that left before the answer came is no one's fault.
    let _ = match (sending(), open(folder, &path)) {
        (Sending::Sent | Sending::Held, Some(file)) => {
            request.respond(with_headers(Response::from_file(file), &path))
        }
        (Sending::Garbage, _) => request.respond(Response::from_string("something else")),
        (Sending::Page, _) => {
            let page = Response::from_string("<!doctype html><title>A page</title>");
            request.respond(with_headers(page, "index.html"))
        }
        (Sending::Broken, _) => request.respond(Response::empty(503)),
        (Sending::Missing, _) | (_, None) => {
            request.respond(Response::from_string("not here").with_status_code(404))
        }
    };
}

/// An answer, as a server of the site should send what has this path.
fn with_headers<R: Read>(mut response: Response<R>, path: &str) -> Response<R> {
    let headers = [
        ("Content-Type", kind(path)),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy-Report-Only", OWN_ONLY),
    ];
    for (name, value) in headers {
        response.add_header(Header::from_bytes(name, value).expect("a valid header"));
    }
    response
}

/// A file of the site; the path of a request never leads out of the folder.
///
/// The site is served in a deep folder as well as at the top.
fn open(folder: &Path, path: &str) -> Option<File> {
    let inside = path.strip_prefix(DEEP).unwrap_or(path).trim_start_matches('/');
    if inside.split('/').any(|part| part == "..") {
        return None;
    }
    let file = folder.join(inside);
    let file = if file.is_dir() { file.join("index.html") } else { file };
    File::open(file).ok()
}

fn kind(path: &str) -> &'static str {
    match Path::new(path).extension().and_then(|extension| extension.to_str()) {
        None | Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "webmanifest") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        Some(_) => "application/octet-stream",
    }
}
