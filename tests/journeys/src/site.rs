//! A small server for the built site that remembers what was asked of it.

use std::{
    fs::{self, File},
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

/// Nothing but this site's own files, for a page that carries no policy; what else is tried is not
/// stopped but reported.
const OWN_ONLY: &str = "default-src 'self' data: blob: 'unsafe-inline' 'wasm-unsafe-eval'";

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
        let built = std::env::var_os("FIVE_KEYS_DIST").map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist"),
            PathBuf::from,
        );
        assert!(
            built.join("index.html").is_file(),
            "there is no built site in {}: run `make dist` first",
            built.display()
        );
        built
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
        let _ = request.respond(with_headers(Response::from_string(page), folder, &path));
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
            request.respond(with_headers(Response::from_file(file), folder, &path))
        }
        (Sending::Garbage, _) => request.respond(Response::from_string("something else")),
        (Sending::Page, _) => {
            let page = Response::from_string("<!doctype html><title>A page</title>");
            request.respond(with_headers(page, folder, "index.html"))
        }
        (Sending::Broken, _) => request.respond(Response::empty(503)),
        (Sending::Missing, _) | (_, None) => {
            request.respond(Response::from_string("not here").with_status_code(404))
        }
    };
}

/// An answer, as a host of the site should send what has this path. Whatever the page's policy forbids
/// is reported as well, and so every journey knows of it.
fn with_headers<R: Read>(mut response: Response<R>, folder: &Path, path: &str) -> Response<R> {
    let page = fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    let reported = |policy: &str| format!("{policy}; report-uri {REPORTS}");
    let mut headers = match hosting::policy(&page) {
        Some(policy) => hosting::headers(&reported(policy)),
        None => vec![("Content-Security-Policy-Report-Only", reported(OWN_ONLY))],
    };
    let kind = if path.ends_with('/') || path.ends_with(CANARY) {
        hosting::kind(Path::new("index.html"))
    } else {
        hosting::kind(Path::new(path))
    };
    headers.extend([("Content-Type", kind.to_owned()), ("Cache-Control", "no-store".to_owned())]);
    for (name, value) in headers {
        response.add_header(Header::from_bytes(name, value).expect("a valid header"));
    }
    response
}

/// Copies the built site into a new folder, for what must not change the site itself.
pub fn copy_of_the_site(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder for the site");
    for entry in fs::read_dir(Site::folder()).expect("the built site").flatten() {
        fs::copy(entry.path(), folder.join(entry.file_name())).expect("a copy of a file");
    }
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
