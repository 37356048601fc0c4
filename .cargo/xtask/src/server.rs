//! Serves a folder as a good static host does: right types, brotli where it lies ready, files with a
//! hash in their name for ever, all others asked for anew.

use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::Path,
    thread::{self, JoinHandle},
};

use anyhow::Result;
use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header::CACHE_CONTROL},
    middleware::{self, Next},
    response::Response,
};
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

/// A running server, on this machine only; it ends when this is dropped.
#[derive(Debug)]
pub struct Served {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Served {
    /// Where it listens; the port is a real one even when 0 was asked for.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Blocks until the server ends by itself.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // It says on its own what went wrong.
            let _ = thread.join();
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Serves `dir` on 127.0.0.1; port 0 takes any that is free.
///
/// # Errors
/// When the port is taken.
pub fn serve(dir: &Path, port: u16) -> Result<Served> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let site = Router::new()
        .fallback_service(ServeDir::new(dir).precompressed_br())
        .layer(middleware::from_fn(say_how_long_to_keep));
    let (stop, stopped) = oneshot::channel::<()>();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let thread = thread::spawn(move || {
        let served = runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            tokio::select! {
                ended = async { axum::serve(listener, site).await } => ended,
                _ = stopped => Ok(()),
            }
        });
        if let Err(error) = served {
            eprintln!("the server ended: {error}");
        }
    });
    Ok(Served { address, stop: Some(stop), thread: Some(thread) })
}

async fn say_how_long_to_keep(request: Request, next: Next) -> Response {
    let age = if has_hash(request.uri().path()) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut response = next.run(request).await;
    if response.status().is_success() || response.status() == 304 {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(age));
    }
    response
}

/// Whether a path ends like `name-0123456789abcdef.wasm`: such a file never changes.
fn has_hash(path: &str) -> bool {
    path.rsplit_once('.')
        .and_then(|(stem, _)| stem.rsplit_once('-'))
        .is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        io::{Read as _, Write as _},
        net::TcpStream,
    };

    use super::*;

    fn get(address: SocketAddr, path: &str, encoding: &str) -> Result<String> {
        let mut stream = TcpStream::connect(address)?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {encoding}\r\n\
             Connection: close\r\n\r\n"
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).to_lowercase())
    }

    #[test]
    fn a_site_is_served_with_types_brotli_and_lifetimes() -> Result<()> {
        let dir = std::env::temp_dir().join(format!("five-keys-server-{}", std::process::id()));
        fs::create_dir_all(&dir)?;
        fs::write(dir.join("index.html"), "plain page")?;
        fs::write(dir.join("index.html.br"), "small page")?;
        fs::write(dir.join("app-0123456789abcdef.wasm"), "code")?;
        let served = serve(&dir, 0)?;
        let page = get(served.address(), "/", "br")?;
        let plain = get(served.address(), "/", "identity")?;
        let code = get(served.address(), "/app-0123456789abcdef.wasm", "br")?;
        let outside = get(served.address(), "/../Cargo.toml", "br")?;
        let missing = get(served.address(), "/app-fedcba9876543210.wasm", "br")?;
        drop(served);
        fs::remove_dir_all(&dir)?;
        assert!(
            page.contains("content-type: text/html") && page.contains("cache-control: no-cache")
        );
        assert!(page.contains("content-encoding: br") && page.ends_with("small page"), "{page}");
        assert!(plain.ends_with("plain page"), "{plain}");
        assert!(code.contains("content-type: application/wasm"), "{code}");
        assert!(code.contains("immutable") && code.ends_with("code"), "{code}");
        assert!(outside.starts_with("http/1.1 404"), "{outside}");
        assert!(missing.starts_with("http/1.1 404") && !missing.contains("immutable"), "{missing}");
        Ok(())
    }

    #[test]
    fn a_dropped_server_frees_its_port() -> Result<()> {
        let served = serve(Path::new("."), 0)?;
        let port = served.address().port();
        assert!(serve(Path::new("."), port).is_err());
        drop(served);
        assert!(serve(Path::new("."), port).is_ok());
        Ok(())
    }
}
