//! Programs that serve sites on the web, with the configurations that the build leaves for them.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{Ipv4Addr, TcpStream},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use rustix::process::geteuid;
use tempfile::TempDir;

use crate::{
    process::{Process, free_port, listens, on_path},
    site::copy_of_the_site,
};

/// How long one may take to start.
const START: Duration = Duration::from_secs(30);

/// A program that serves sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// As it comes.
    Nginx,
    /// With its module for brotli.
    NginxWithBrotli,
    /// Caddy.
    Caddy,
    /// The HTTP server of the Apache foundation, with a `.htaccess`.
    Apache,
}

/// One that serves the built site, at its top and in [`Host::FOLDER`]. It ends when this is dropped.
pub struct Host {
    _process: Process,
    _home: TempDir,
    port: u16,
}

/// What it sends.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, with their names in small letters.
    pub headers: Vec<(String, String)>,
    /// What comes behind them.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header, whose name is in small letters; empty where there is none.
    ///
    /// # Panics
    /// Where there are two of it.
    pub fn header(&self, name: &str) -> &str {
        let mut values = self.headers.iter().filter(|(one, _)| one == name);
        let value = values.next().map_or("", |(_, value)| value);
        assert!(values.next().is_none(), "two headers of the name {name}");
        value
    }
}

impl Host {
    /// A folder in which the site is served too.
    pub const FOLDER: &str = "/some/folder/";

    /// Starts a program with the configuration that lies ready for it.
    pub fn start(program: Program) -> Host {
        let home = tempfile::tempdir().expect("a folder for the host");
        // Some give up the rights of root, and still have to read here.
        let readable = fs::Permissions::from_mode(0o755);
        fs::set_permissions(home.path(), readable).expect("the folder's rights");
        let site = home.path().join("site");
        copy_of_the_site(&site);
        let port = free_port();
        let mut command = match program {
            Program::Nginx => nginx(home.path(), &site, port, false),
            Program::NginxWithBrotli => nginx(home.path(), &site, port, true),
            Program::Caddy => caddy(home.path(), &site, port),
            Program::Apache => apache(home.path(), &site, port),
        };
        // The libraries that this machine lacks lie beside the program.
        let libraries = ["x86_64", "aarch64"]
            .map(|machine| unpacked(&format!("usr/lib/{machine}-linux-gnu")).display().to_string());
        let log = home.path().join("log");
        let file = fs::File::create(&log).expect("a file for the host's words");
        command
            .env("LD_LIBRARY_PATH", libraries.join(":"))
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_DATA_HOME")
            .stdin(Stdio::null())
            .stderr(file.try_clone().expect("a second handle on a file"))
            .stdout(file);
        let process = Process::start(command, home.path());
        let said = || fs::read_to_string(&log).unwrap_or_default();
        assert!(listens(port, START), "{program:?} does not start; it said: {}", said());
        Host { _process: process, _home: home, port }
    }

    /// Its address without a path.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks for a path.
    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).expect("the host");
        stream.set_read_timeout(Some(START)).expect("a patient connection");
        let headers: Vec<_> =
            headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{}\r\n",
            headers.concat()
        );
        stream.write_all(request.as_bytes()).expect("a request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let end = answer.windows(4).position(|part| part == b"\r\n\r\n").expect("the headers' end");
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
        let (headers, body) = (headers.collect(), answer[end + 4..].to_vec());
        let mut answer = Answer { status: status.expect("a status"), headers, body };
        if answer.header("transfer-encoding") == "chunked" {
            answer.body = joined(&answer.body);
        }
        answer
    }
}

/// What comes in chunks, each behind a line with its length in hexadecimals; the last is empty.
fn joined(mut chunks: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    loop {
        let end = chunks.windows(2).position(|part| part == b"\r\n").expect("a chunk's length");
        let length = std::str::from_utf8(&chunks[..end]).expect("a chunk's length");
        let length = usize::from_str_radix(length, 16).expect("a chunk's length");
        if length == 0 {
            return whole;
        }
        whole.extend(&chunks[end + 2..][..length]);
        chunks = &chunks[end + 2 + length + 2..];
    }
}

/// The configuration that lies ready under a name.
fn ready(name: &str) -> PathBuf {
    let folder = std::env::var_os("FIVE_KEYS_HOSTING").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/hosting"),
        PathBuf::from,
    );
    let file = folder.join(name);
    assert!(file.is_file(), "there is no {}: run `make dist` first", file.display());
    file.canonicalize().expect("a whole path")
}

/// Where something of Debian's packages is, which `make test` unpacks.
fn unpacked(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.tools/debian").join(path)
}

/// A program: what `make test` has unpacked, or on the PATH.
fn program(path: &str) -> Command {
    let name = path.rsplit('/').next().unwrap_or(path);
    let own = Some(unpacked(path)).filter(|file| file.is_file());
    let file = own.or_else(|| on_path(name));
    Command::new(file.unwrap_or_else(|| panic!("{name} is missing. `make test` unpacks it.")))
}

/// A folder of a program's modules, unpacked or the system's own.
fn modules(path: &str) -> PathBuf {
    let own = Some(unpacked(path)).filter(|folder| folder.is_dir());
    let folder = own.unwrap_or_else(|| Path::new("/").join(path));
    folder.canonicalize().unwrap_or(folder)
}

fn nginx(home: &Path, site: &Path, port: u16, with_brotli: bool) -> Command {
    let mut five_keys = fs::read_to_string(ready("nginx.conf")).expect("nginx's configuration");
    let mut module = String::new();
    if with_brotli {
        let off = "#brotli_static on;";
        assert!(five_keys.contains(off), "nobody can switch brotli on");
        five_keys = five_keys.replace(off, "brotli_static on;");
        let folder = modules("usr/lib/nginx/modules");
        module = format!("load_module {}/ngx_http_brotli_static_module.so;", folder.display());
    }
    let (home, site) = (home.display(), site.display());
    let include = format!("{home}/five-keys.conf");
    fs::write(&include, five_keys).expect("nginx's configuration");
    let user = if geteuid().is_root() { "user root;" } else { "" };
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|what| format!("{what}_temp_path {home}/{what};"))
        .concat();
    let folder = Host::FOLDER;
    let text = format!(
        "{module} {user} daemon off; master_process off; pid {home}/pid; error_log stderr;
        events {{}}
        http {{
            access_log off;
            {temporary}
            server {{
                listen 127.0.0.1:{port};
                root {site};
                include {include};
                location = {} {{ return 301 {folder}; }}
                location {folder} {{
                    alias {site}/;
                    include {include};
                }}
            }}
        }}",
        folder.trim_end_matches('/')
    );
    let file = format!("{home}/nginx.conf");
    fs::write(&file, text).expect("nginx's configuration");
    let mut command = program("usr/sbin/nginx");
    command.args(["-e", "stderr", "-p", &home.to_string(), "-c", &file]);
    command
}

fn caddy(home: &Path, site: &Path, port: u16) -> Command {
    let (five_keys, site) = (ready("Caddyfile"), site.display());
    let folder = Host::FOLDER;
    let text = format!(
        "{{
            admin off
            auto_https off
        }}
        import {}
        http://127.0.0.1:{port} {{
            redir {} {folder}
            handle_path {folder}* {{
                root * {site}
                import five-keys
            }}
            handle {{
                root * {site}
                import five-keys
            }}
        }}",
        five_keys.display(),
        folder.trim_end_matches('/'),
    );
    let file = home.join("Caddyfile");
    fs::write(&file, text).expect("Caddy's configuration");
    let mut command = program("usr/bin/caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(file);
    command
}

fn apache(home: &Path, site: &Path, port: u16) -> Command {
    fs::copy(ready("htaccess"), site.join(".htaccess")).expect("Apache's configuration");
    let folder = modules("usr/lib/apache2/modules");
    let names = ["mpm_prefork", "authz_core", "alias", "dir", "mime", "headers", "rewrite"];
    let load =
        names.map(|name| format!("LoadModule {name}_module {}/mod_{name}.so\n", folder.display()));
    let user = if geteuid().is_root() { "User www-data\nGroup www-data" } else { "" };
    let (home, site) = (home.display(), site.display());
    let text = format!(
        "{}
        ServerRoot {home}
        ServerName 127.0.0.1
        Listen 127.0.0.1:{port}
        PidFile {home}/pid
        Mutex file:{home}
        ErrorLog /dev/stderr
        {user}
        TypesConfig /dev/null
        DocumentRoot {site}
        Alias {} {site}
        <Directory {site}>
            AllowOverride FileInfo Indexes Options
            Require all granted
        </Directory>",
        load.concat(),
        Host::FOLDER.trim_end_matches('/'),
    );
    let file = format!("{home}/apache.conf");
    fs::write(&file, text).expect("Apache's configuration");
    let mut command = program("usr/sbin/apache2");
    command.args(["-X", "-f", &file]);
    command
}
