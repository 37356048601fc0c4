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

use crate::cable::Cable;

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

/// The service worker, which keeps a copy of the site on the device.
const WORKER: &str = "service-worker.js";

#[derive(Default)]
struct Shared {
    folder: PathBuf,
    /// Whether the site is without its service worker.
    lacks_worker: bool,
    cable: Option<Cable>,
    /// After so many more requests the cable is cut.
    cut_after: Option<usize>,
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

    /// Where the site is as one file, which lies beside the folder of the built one.
    ///
    /// # Panics
    /// Where there is none.
    pub fn one_file() -> PathBuf {
        let file = Site::folder().join("../five-keys.html");
        file.canonicalize().expect("five-keys.html: run `make single` first")
    }

    /// Serves a folder.
    ///
    /// # Panics
    /// When no port is free.
    pub fn serve(folder: &Path) -> Site {
        let server = Arc::new(Server::http("127.0.0.1:0").expect("a port to serve the site on"));
        let shared =
            Arc::new(Mutex::new(Shared { folder: folder.to_path_buf(), ..Shared::default() }));
        let thread = thread::spawn({
            let (server, shared) = (server.clone(), shared.clone());
            move || {
                for request in server.incoming_requests() {
                    let shared = shared.clone();
                    // One thread a request: a held one must not hold up the others.
                    thread::spawn(move || respond(request, &shared));
                }
            }
        });
        Site { server, shared, thread: Some(thread) }
    }

    /// Has the site without a service worker from now on: no browser keeps a copy of it, so that whatever
    /// befalls its files is seen.
    pub fn without_copies(&self) {
        lock(&self.shared).lacks_worker = true;
    }

    /// The same, behind a cable that can be cut.
    #[must_use]
    pub fn behind_a_cable(self) -> Site {
        let cable = Cable::to(self.own_port());
        lock(&self.shared).cable = Some(cable);
        self
    }

    fn own_port(&self) -> u16 {
        self.server.server_addr().to_ip().map_or(0, |address| address.port())
    }

    /// The site's address, with a slash at its end.
    pub fn address(&self) -> String {
        let cable = lock(&self.shared).cable.as_ref().map(Cable::port);
        format!("http://127.0.0.1:{}/", cable.unwrap_or_else(|| self.own_port()))
    }

    /// Puts another build in the place of the one that is served.
    pub fn deploy(&self, folder: &Path) {
        lock(&self.shared).folder = folder.to_path_buf();
    }

    /// Cuts the cable, or mends it.
    pub fn cut(&self, is_cut: bool) {
        let mut shared = lock(&self.shared);
        shared.cut_after = None;
        shared.cable.as_ref().expect("a site behind a cable").cut(is_cut);
    }

    /// Has the cable cut once so many more files were sent, while the next is asked for.
    pub fn cut_after(&self, count: usize) {
        lock(&self.shared).cut_after = Some(count);
    }

    /// Whether the cable was cut since it was last said when.
    pub fn was_cut(&self) -> bool {
        lock(&self.shared).cut_after.is_none()
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

fn respond(mut request: Request, shared: &Mutex<Shared>) {
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
        let folder = lock(shared).folder.clone();
        let _ = request.respond(with_headers(Response::from_string(page), &folder, &path));
        return;
    }
    let folder = {
        let mut shared = lock(shared);
        shared.requests.push(path.clone());
        match shared.cut_after {
            Some(0) => {
                shared.cut_after = None;
                shared.cable.as_ref().expect("a site behind a cable").cut(true);
            }
            Some(count) => shared.cut_after = Some(count - 1),
            None => {}
        }
        shared.folder.clone()
    };
    let sending = || match Path::new(&path).extension().and_then(|extension| extension.to_str()) {
        Some("wasm" | "js") if path.contains("/reader-") => lock(shared).reader,
        Some("wasm") if path.contains("/pages-") => lock(shared).pages,
        Some("wasm") => lock(shared).program,
        Some("txt") => lock(shared).words,
        Some("js") if path.ends_with(WORKER) && lock(shared).lacks_worker => Sending::Missing,
        _ => Sending::Sent,
    };
    while sending() == Sending::Held {
        thread::sleep(Duration::from_millis(10));
    }
    // A browser that left before the answer came is no one's fault.
    let _ = match (sending(), open(&folder, &path)) {
        (Sending::Sent | Sending::Held, Some(file)) => {
            request.respond(with_headers(Response::from_file(file), &folder, &path))
        }
        (Sending::Garbage, _) => request.respond(Response::from_string("something else")),
        (Sending::Page, _) => {
            let page = Response::from_string("<!doctype html><title>A page</title>");
            request.respond(with_headers(page, &folder, "index.html"))
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
