//! The connection between a browser and a site, which can be cut.

use std::{
    io,
    net::{Ipv4Addr, Shutdown, TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
};

/// Passes on whatever comes to a port of its own, until it is cut.
pub(crate) struct Cable {
    line: Arc<Mutex<Line>>,
    thread: Option<JoinHandle<()>>,
    port: u16,
}

#[derive(Default)]
struct Line {
    is_cut: bool,
    is_over: bool,
    /// Both ends of all connections that may be open.
    open: Vec<TcpStream>,
}

impl Cable {
    /// A cable to the port of a server on this machine.
    pub(crate) fn to(server: u16) -> Cable {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port for the cable");
        let port = listener.local_addr().map_or(0, |address| address.port());
        let line = Arc::<Mutex<Line>>::default();
        let thread = thread::spawn({
            let line = line.clone();
            move || {
                for browser in listener.incoming().flatten() {
                    if lock(&line).is_over {
                        break;
                    }
                    // One that is not passed on is closed at once.
                    let _ = pass_on(browser, server, &line);
                }
            }
        });
        Cable { line, thread: Some(thread), port }
    }

    pub(crate) const fn port(&self) -> u16 {
        self.port
    }

    /// Cuts the cable, and all connections through it, or mends it.
    pub(crate) fn cut(&self, is_cut: bool) {
        let mut line = lock(&self.line);
        line.is_cut = is_cut;
        if is_cut {
            for end in line.open.drain(..) {
                let _ = end.shutdown(Shutdown::Both);
            }
        }
    }
}

impl Drop for Cable {
    fn drop(&mut self) {
        self.cut(true);
        lock(&self.line).is_over = true;
        // It wakes the thread that waits for the next connection.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn pass_on(browser: TcpStream, server: u16, line: &Mutex<Line>) -> io::Result<()> {
    let mut line = lock(line);
    if line.is_cut {
        return Ok(());
    }
    let server = TcpStream::connect((Ipv4Addr::LOCALHOST, server))?;
    line.open.extend([browser.try_clone()?, server.try_clone()?]);
    for (mut from, mut to) in [(browser.try_clone()?, server.try_clone()?), (server, browser)] {
        thread::spawn(move || {
            let _ = io::copy(&mut from, &mut to);
            let _ = to.shutdown(Shutdown::Both);
        });
    }
    Ok(())
}

fn lock(line: &Mutex<Line>) -> MutexGuard<'_, Line> {
    line.lock().unwrap_or_else(PoisonError::into_inner)
}
