//! ChromeDriver: found on the machine, started on a port of its own, ended with the test.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// So long may a browser take to end.
const GOODBYE: Duration = Duration::from_secs(10);

/// Where the two programs are.
pub struct Programs {
    pub chrome: PathBuf,
    chromedriver: PathBuf,
}

impl Programs {
    /// `CHROME` and `CHROMEDRIVER`, else what lies in `PATH`. `None`: there is none, and the test is left out;
    /// `REQUIRE_BROWSER=1` forbids that.
    pub fn find() -> Option<Self> {
        let found = program("CHROME", "chromium").zip(program("CHROMEDRIVER", "chromedriver"));
        let Some((chrome, chromedriver)) = found else {
            let required = std::env::var("REQUIRE_BROWSER").is_ok_and(|value| value == "1");
            assert!(
                !required,
                "REQUIRE_BROWSER=1 needs chromium and chromedriver (or CHROME and CHROMEDRIVER)"
            );
            eprintln!("skipped: there is no chromium with chromedriver on this machine");
            return None;
        };
        Some(Self { chrome, chromedriver })
    }
}

fn program(variable: &str, name: &str) -> Option<PathBuf> {
    if let Some(told) = std::env::var_os(variable) {
        return Some(told.into());
    }
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// A running ChromeDriver; it ends when this is dropped, and its browser with it.
pub struct Driver {
    pub url: String,
    port: u16,
    _process: Child,
}

/// A driver that is killed leaves its browser behind, so it is asked to end both. Blocking: nothing else goes on in a
/// test that is over.
impl Drop for Driver {
    fn drop(&mut self) {
        let Ok(mut line) = TcpStream::connect(("127.0.0.1", self.port)) else { return };
        let asked = line
            .set_read_timeout(Some(GOODBYE))
            .and_then(|()| {
                line.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            })
            .and_then(|()| line.read_to_end(&mut Vec::new()));
        if let Err(error) = asked {
            eprintln!("chromedriver did not say goodbye: {error}");
        }
    }
}

impl Driver {
    /// Another ChromeDriver may take the same free port in the same moment: then this one ends, and we try again.
    pub async fn start(programs: &Programs) -> Self {
        for _ in 0..5 {
            if let Some(driver) = Self::try_to_start(programs).await {
                return driver;
            }
        }
        panic!("chromedriver ended five times before it told its port");
    }

    async fn try_to_start(programs: &Programs) -> Option<Self> {
        let mut process = Command::new(&programs.chromedriver)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        while let Some(line) = lines.next_line().await.unwrap() {
            if let Some(port) = port(&line) {
                return Some(Self { url: format!("http://127.0.0.1:{port}"), port, _process: process });
            }
        }
        None
    }
}

/// `ChromeDriver was started successfully on port 41235.`
fn port(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("successfully on port ")?;
    rest.trim_end_matches('.').trim().parse().ok()
}
