//! A throw-away PostgreSQL for the tests: a cluster of its own on a free port, gone when the tests are.

use crate::program::{Result, ask, find, is_root};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs, thread};

/// Debian keeps each version's programs here, outside of `PATH`.
const DEBIAN: &str = "/usr/lib/postgresql";
/// PostgreSQL refuses to run as root; Debian's package brings this user.
const USER: &str = "postgres";
/// The server may take this long to start, in tenths of a second.
const PATIENCE: usize = 300;

/// Starts the server and waits until its standard input closes: that happens when we say so, and also when we die,
/// by Ctrl-C or worse. Nothing is ever kept, so nothing needs to reach the disk.
const WATCHED: &str = r#"
    bin=$1 dir=$2 port=$3
    trap 'rm -rf "$dir"' EXIT
    "$bin/initdb" -D "$dir/data" -U countersign -A trust -E UTF8 --locale=C --no-sync >"$dir/log" 2>&1 || exit 1
    "$bin/postgres" -D "$dir/data" -h 127.0.0.1 -p "$port" -k "$dir" -c fsync=off -c synchronous_commit=off \
        -c full_page_writes=off -c max_connections=300 >>"$dir/log" 2>&1 &
    server=$!
    cat >/dev/null
    kill -INT "$server"
    wait "$server"
"#;

/// Where the tests find their server.
pub enum Postgres {
    /// Somebody else's, named by `TEST_POSTGRES_URL`.
    Given(String),
    Ours(Cluster),
}

impl Postgres {
    pub fn url(&self) -> String {
        match self {
            Self::Given(url) => url.clone(),
            Self::Ours(cluster) => format!("postgres://countersign@127.0.0.1:{}/postgres", cluster.port),
        }
    }
}

/// Whether [`for_tests`] will find one.
pub fn is_there() -> bool {
    given().is_some() || programs().is_some()
}

/// The given server, else one of our own; `None` where PostgreSQL is not installed.
pub fn for_tests() -> Result<Option<Postgres>> {
    if let Some(url) = given() {
        return Ok(Some(Postgres::Given(url)));
    }
    let Some(programs) = programs() else { return Ok(None) };
    let cluster = Cluster::start(&programs)?;
    println!("PostgreSQL from {} is up on port {}", programs.display(), cluster.port);
    Ok(Some(Postgres::Ours(cluster)))
}

fn given() -> Option<String> {
    env::var("TEST_POSTGRES_URL").ok().filter(|url| !url.is_empty())
}

/// The folder with `initdb` and `postgres`: Debian's newest, else whatever `PATH` has.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir(DEBIAN).into_iter().flatten().flatten().map(|entry| entry.path());
    let debian = versions.max_by_key(|folder| version(folder)).map(|folder| folder.join("bin"));
    let on_path = find("initdb").and_then(|file| file.parent().map(Path::to_owned));
    debian.into_iter().chain(on_path).find(|folder| folder.join("initdb").is_file())
}

fn version(folder: &Path) -> u32 {
    folder.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse().ok()).unwrap_or(0)
}

/// A running server and the shell that watches it.
pub struct Cluster {
    watcher: Child,
    port: u16,
}

impl Cluster {
    fn start(programs: &Path) -> Result<Self> {
        let port = free_port()?;
        let folder = ask(as_user("mktemp").args(["-d", "-t", "countersign-postgres.XXXXXX"]))?;
        let mut shell = as_user("sh");
        shell.args(["-c", WATCHED, "sh"]).arg(programs).arg(&folder).arg(port.to_string());
        let watcher =
            own_group(&mut shell).stdin(Stdio::piped()).spawn().map_err(|error| format!("sh: {error}"))?;
        let mut cluster = Self { watcher, port };
        cluster.wait(programs, Path::new(&folder))?;
        Ok(cluster)
    }

    fn wait(&mut self, programs: &Path, folder: &Path) -> Result<()> {
        for _ in 0..PATIENCE {
            if self.is_ready(programs) {
                return Ok(());
            }
            if matches!(self.watcher.try_wait(), Ok(Some(_))) {
                break;
            }
            thread::sleep(Duration::from_millis(100));
        }
        let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
        Err(format!("PostgreSQL does not start\n{log}"))
    }

    fn is_ready(&self, programs: &Path) -> bool {
        let port = self.port.to_string();
        let mut ready = Command::new(programs.join("pg_isready"));
        ask(ready.args(["-q", "-h", "127.0.0.1", "-p", &port])).is_ok()
    }
}

impl Drop for Cluster {
    /// Closes the watcher's input and waits until server and folder are gone.
    fn drop(&mut self) {
        drop(self.watcher.stdin.take());
        if let Err(error) = self.watcher.wait() {
            println!("the throw-away PostgreSQL may still run: {error}");
        }
    }
}

/// Somebody may take it before the server does; then the server says so and the run is repeated by hand.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| format!("no free port: {error}"))?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}

/// As PostgreSQL's own user where we are root. From a folder that every user may enter.
fn as_user(program: &str) -> Command {
    let mut command = Command::new(if is_root() { "runuser" } else { program });
    if is_root() {
        command.args(["-u", USER, "--", program]);
    }
    command.current_dir("/");
    command
}

/// Away from the terminal's Ctrl-C, which would end the server under the tests before they have cleaned up.
fn own_group(command: &mut Command) -> &mut Command {
    std::os::unix::process::CommandExt::process_group(command, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_is_the_highest_number() {
        let folders = ["/usr/lib/postgresql/9", "/usr/lib/postgresql/17", "/usr/lib/postgresql/15"];
        let newest = folders.iter().max_by_key(|folder| version(Path::new(folder)));
        assert_eq!(newest, Some(&"/usr/lib/postgresql/17"));
    }
}
