//! The three browser engines, and how each is started with what a journey asks of it.

use std::{
    fmt,
    fs::{self, File},
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    rc::Rc,
    time::Duration,
};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::timeout;

use crate::{
    photos::film_of,
    process::{Process, free_port, listens, on_path},
};

/// How long a browser may take to start, on a machine that is busy with other things.
const START: Duration = Duration::from_secs(90);

/// A family of browsers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge and others.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari's engine; every browser on an iPhone has it.
    WebKit,
}

impl fmt::Display for Engine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, out)
    }
}

/// What a browser is set to before it starts.
// Each is a switch of its own, in any combination.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The language that the reader prefers, as a browser names it.
    pub language: &'static str,
    /// Whether pages may run scripts; Safari cannot do without.
    pub scripts: bool,
    /// Whether it knows WebAssembly; only Firefox can do without.
    pub webassembly: bool,
    /// Whether pages may store anything.
    pub storage: bool,
    /// Whether the device asks for dark colours.
    pub dark: bool,
    /// Whether the device has its own colours in place of any page's; Safari's cannot.
    pub own_colours: bool,
    /// What camera the device has.
    pub camera: Camera,
}

/// A device's camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Camera {
    /// There is none.
    None,
    /// There is one, and the reader lets no page use it; Safari's cannot.
    Refused,
    /// It sees the QR code of this text, or nothing of the kind where that is empty; only Chromium's
    /// can be shown a picture.
    Sees(&'static str),
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            language: "en",
            scripts: true,
            webassembly: true,
            storage: true,
            dark: false,
            own_colours: false,
            camera: Camera::None,
        }
    }
}

/// A browser of its own for one journey. It ends when this is dropped.
pub(crate) struct Browser {
    // In the order of their end.
    _driver: Process,
    _screen: Option<Process>,
    home: Rc<TempDir>,
}

impl Browser {
    /// Starts a browser and a session in it, with a fresh profile or that of one that has been there.
    pub(crate) async fn start(
        engine: Engine,
        settings: Settings,
        home: Option<Rc<TempDir>>,
    ) -> (Browser, Client) {
        let home = home.unwrap_or_else(|| {
            Rc::new(tempfile::tempdir().expect("a folder for the browser's profile"))
        });
        let port = free_port();
        let (mut command, capabilities, screen) = match engine {
            Engine::Chromium => (chromium(port), chromium_wants(settings, home.path()), None),
            Engine::Firefox => (firefox(port), firefox_wants(settings), None),
            Engine::WebKit => {
                let (screen, display) = screen(home.path());
                let command = webkit(port, &display, home.path(), settings);
                (command, webkit_wants(settings), Some(screen))
            }
        };
        let log = home.path().join("driver.log");
        let file = File::create(&log).expect("a file for the driver's words");
        // No session bus, no accessibility bus: neither is here, and waiting for them takes long.
        command
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("NO_AT_BRIDGE", "1")
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_CACHE_HOME")
            .env_remove("XDG_DATA_HOME")
            .stdin(Stdio::null())
            .stderr(file.try_clone().expect("a second handle on a file"))
            .stdout(file);
        let driver = Process::start(command, home.path());
        let said = || fs::read_to_string(&log).unwrap_or_default();
        assert!(
            listens(port, START),
            "the driver of {engine} does not listen; it said: {}",
            said()
        );

        let address = format!("http://127.0.0.1:{port}/");
        let Value::Object(mut capabilities) = capabilities else { unreachable!("an object each") };
        // The page itself is asked whether it has come: drivers wait for what never comes, such as
        // the load of another fragment, or a program that is held back.
        capabilities.insert("pageLoadStrategy".into(), "none".into());
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        let client = match timeout(START, builder.connect(&address)).await {
            Ok(Ok(client)) => client,
            Ok(Err(why)) => panic!("{engine} does not start: {why}; its driver said: {}", said()),
            Err(elapsed) => panic!("{engine} does not start: {elapsed}; it said: {}", said()),
        };
        (Browser { _driver: driver, _screen: screen, home }, client)
    }

    /// A file that the browser saved under a name, and its size by now.
    pub(crate) fn saved(&self, is_wanted: impl Fn(&str) -> bool) -> Option<(PathBuf, u64)> {
        let folders = [self.home.path().join("Downloads"), self.home.path().to_path_buf()];
        let files = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
        let wanted = files.flatten().filter(|one| one.file_name().to_str().is_some_and(&is_wanted));
        let mut sizes = wanted.filter_map(|one| Some((one.path(), one.metadata().ok()?.len())));
        sizes.find(|(_, size)| *size > 0)
    }

    /// A folder of this name that goes with the browser.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        let folder = self.home.path().join(name);
        fs::create_dir_all(&folder).expect("a folder in the browser's home");
        folder
    }

    /// A folder that goes with the browser.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// That folder, for a browser that comes after this one.
    pub(crate) fn profile(&self) -> Rc<TempDir> {
        self.home.clone()
    }
}

/// Where a program is: on the PATH, or where `make test` has put it.
fn needed(program: &str, package: &str) -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.tools/bin").join(program);
    on_path(program).or_else(|| own.is_file().then_some(own)).unwrap_or_else(|| {
        panic!("{program} is not on the PATH. `make test` installs it ({package}).")
    })
}

fn chromium(port: u16) -> Command {
    let mut command = Command::new(needed("chromedriver", "Debian: chromium-driver"));
    command.arg(format!("--port={port}"));
    command
}

fn chromium_wants(settings: Settings, home: &Path) -> Value {
    let mut arguments = vec![
        "--headless".to_owned(),
        "--disable-gpu".into(),
        "--disable-quic".into(),
        "--no-first-run".into(),
        "--disable-background-networking".into(),
        "--disable-component-update".into(),
        "--disable-sync".into(),
        "--disable-dev-shm-usage".into(),
        // The page must hold still under the hand: what glides cannot be pressed.
        "--force-prefers-reduced-motion".into(),
        format!("--lang={}", settings.language),
        format!("--user-data-dir={}", home.join("profile").display()),
    ];
    // Chromium's sandbox does not work for the root user, as in a container.
    if rustix::process::geteuid().is_root() {
        arguments.push("--no-sandbox".into());
    }
    if settings.own_colours {
        arguments.push("--blink-settings=inForcedColors=true".into());
    }
    if settings.dark {
        arguments.push("--blink-settings=preferredColorScheme=0".into());
    }
    // Without this it would wait for somebody to allow the camera, or not.
    let answer = if settings.camera == Camera::Refused { "=deny" } else { "" };
    arguments.push(format!("--use-fake-ui-for-media-stream{answer}"));
    let devices = if settings.camera == Camera::None { "=device-count=0" } else { "" };
    arguments.push(format!("--use-fake-device-for-media-stream{devices}"));
    if let Camera::Sees(text) = settings.camera
        && !text.is_empty()
    {
        let film = home.join("camera.y4m");
        fs::write(&film, film_of(text)).expect("a file in the browser's home");
        arguments.push(format!("--use-file-for-fake-video-capture={}", film.display()));
    }
    // In Chromium's settings 1 allows and 2 blocks; blocked cookies block the storage too.
    let allowed = |allowed| if allowed { 1 } else { 2 };
    json!({ "goog:chromeOptions": { "args": arguments, "prefs": {
        "intl.accept_languages": settings.language,
        "profile.default_content_setting_values.cookies": allowed(settings.storage),
        "profile.managed_default_content_settings.javascript": allowed(settings.scripts),
    } } })
}

fn firefox(port: u16) -> Command {
    let mut command = Command::new(needed("geckodriver", "cargo install geckodriver"));
    // Any free port for what is otherwise a fixed one, so that two browsers can run at once.
    command.args(["--port", &port.to_string(), "--websocket-port", "0"]);
    command
}

fn firefox_wants(settings: Settings) -> Value {
    json!({ "moz:firefoxOptions": { "args": ["-headless"], "prefs": {
        "intl.accept_languages": settings.language,
        "javascript.enabled": settings.scripts,
        "javascript.options.wasm": settings.webassembly,
        // 2 blocks cookies, and with them the storage, with the error that a reader's own
        // setting leads to.
        "network.cookie.cookieBehavior": if settings.storage { 0 } else { 2 },
        // 0 is dark, 1 is light.
        "layout.css.prefers-color-scheme.content-override": u8::from(!settings.dark),
        // 2 is always, 1 only where the system says so.
        "browser.display.document_color_use": if settings.own_colours { 2 } else { 1 },
        "ui.prefersReducedMotion": 1,
        // A camera that the machine happens to have is none of ours.
        "media.navigator.streams.fake": settings.camera != Camera::None,
        // 2 refuses it.
        "permissions.default.camera": if settings.camera == Camera::Refused { 2 } else { 1 },
        // A phone's width is had by a window that a page opens.
        "dom.disable_open_during_load": false,
        // A list of what was saved would take the focus from the page.
        "browser.download.alwaysOpenPanel": false,
        // Nothing of the browser's own on the network, which may not be there.
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "browser.newtabpage.enabled": false,
        "extensions.update.enabled": false,
        "services.settings.server": "data:,#remote-settings-dummy/v1",
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
    } } })
}

/// A screen for the engine that has no headless way, and its name.
fn screen(home: &Path) -> (Process, String) {
    let mut command = Command::new(needed("Xvfb", "Debian: xvfb"));
    command
        .args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut screen = Process::start(command, home);
    let mut number = String::new();
    let said = screen.child().stdout.take().map(BufReader::new);
    let read = said.map(|mut said| said.read_line(&mut number));
    assert!(matches!(read, Some(Ok(1..))), "Xvfb does not start");
    (screen, format!(":{}", number.trim()))
}

fn webkit(port: u16, display: &str, home: &Path, settings: Settings) -> Command {
    let mut command = Command::new(needed("WebKitWebDriver", "Debian: webkit2gtk-driver"));
    command
        .arg(format!("--port={port}"))
        .env("DISPLAY", display)
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
        .env("GTK_THEME", if settings.dark { "Adwaita:dark" } else { "Adwaita" });
    // The engine takes its language from the system's locale. One of that name is enough.
    let country = match settings.language {
        "en" => "US".into(),
        other => other.to_uppercase(),
    };
    let name = format!("{}_{country}.UTF-8", settings.language);
    let locale = home.join("locale");
    copy_tree(Path::new("/usr/lib/locale/C.utf8"), &locale.join(&name));
    command
        .env("LOCPATH", locale)
        .env("LANG", name)
        .env("LANGUAGE", settings.language)
        .env_remove("LC_ALL");
    // A toolbar as wide as its buttons would keep the window from a phone's width.
    let style = home.join(".config/gtk-3.0");
    fs::create_dir_all(&style).expect("a folder in the browser's home");
    let small = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; }";
    fs::write(style.join("gtk.css"), small).expect("a file in the browser's home");
    let still = "[Settings]\ngtk-enable-animations=0\n";
    fs::write(style.join("settings.ini"), still).expect("a file in the browser's home");
    command
}

fn webkit_wants(settings: Settings) -> Value {
    let folders =
        ["/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec"];
    let places = folders.map(|folder| format!("{folder}/webkit2gtk-4.1/MiniBrowser"));
    let Some(browser) = places.iter().find(|place| Path::new(place).is_file()) else {
        panic!("there is no MiniBrowser. `make test` installs it (Debian: webkit2gtk-driver).")
    };
    let mut arguments = vec!["--automation", "--javascript-can-open-windows-automatically=true"];
    if !settings.storage {
        arguments.push("--enable-html5-local-storage=false");
    }
    json!({ "webkitgtk:browserOptions": { "binary": browser, "args": arguments } })
}

/// Copies a folder, if it is there.
fn copy_tree(from: &Path, to: &Path) {
    let Ok(entries) = fs::read_dir(from) else { return };
    fs::create_dir_all(to).expect("a folder in the browser's home");
    for entry in entries.flatten() {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy_tree(&source, &target);
        } else {
            fs::copy(&source, &target).expect("a copy in the browser's home");
        }
    }
}
