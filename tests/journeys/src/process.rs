//! Programs that a journey starts, and their end.

use std::{
    collections::HashSet,
    fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

/// A program that ends with all that it started when this is dropped, also when a test fails.
pub(crate) struct Process {
    child: Child,
    /// A folder that only this journey's programs know, from their environment.
    home: PathBuf,
}

impl Process {
    /// Starts a program that keeps its files in `home`.
    pub(crate) fn start(mut command: Command, home: &Path) -> Process {
        let program = command.get_program().to_string_lossy().into_owned();
        match command.env("HOME", home).env("TMPDIR", home).spawn() {
            Ok(child) => Process { child, home: home.into() },
            Err(why) => panic!("{program} does not start: {why}"),
        }
    }

    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.child
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Browsers outlive their driver and leave its process group, so the family is listed
        // before its head goes; helpers that left the family are known by their environment.
        // They go first: none is to hear of the other's end and put something in order.
        kill(family(self.child.id()));
        let _ = self.child.kill();
        let _ = self.child.wait();
        kill(started_from(&self.home));
    }
}

fn kill(processes: impl IntoIterator<Item = u32>) {
    for id in processes {
        if let Some(id) = i32::try_from(id).ok().and_then(Pid::from_raw) {
            let _ = kill_process(id, Signal::KILL);
        }
    }
}

/// All descendants of a process, parents first.
fn family(of: u32) -> Vec<u32> {
    let parents: Vec<_> = processes().filter_map(|id| Some((id, parent(id)?))).collect();
    let mut found = vec![of];
    let mut next = 0;
    while let Some(parent) = found.get(next).copied() {
        found.extend(parents.iter().filter(|(_, of)| *of == parent).map(|(id, _)| *id));
        next += 1;
    }
    found.remove(0);
    found
}

/// The processes whose home is this journey's own.
fn started_from(home: &Path) -> HashSet<u32> {
    let wanted = format!("HOME={}\0", home.display()).into_bytes();
    processes()
        .filter(|id| {
            let environment = fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
            environment.windows(wanted.len()).any(|part| part == wanted)
        })
        .collect()
}

fn processes() -> impl Iterator<Item = u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

/// The parent is the second field after the program's name, which may itself hold brackets.
fn parent(id: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// A port that nothing listens on now.
pub(crate) fn free_port() -> u16 {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|socket| socket.local_addr());
    free.expect("a free port on this machine").port()
}

/// Waits until something listens on a port; false when it takes longer than `patience`.
pub(crate) fn listens(port: u16, patience: Duration) -> bool {
    let deadline = Instant::now() + patience;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if Instant::now() > deadline {
            return false;
        }
        thread::sleep(Duration::from_millis(10));
    }
    true
}

/// Where a program is: on the PATH.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
