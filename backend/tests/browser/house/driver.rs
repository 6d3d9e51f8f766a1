//! ChromeDriver: found on the machine, started on a port of its own, ended with the test.

use std::path::PathBuf;
use std::process::Stdio;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

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
    _process: Child,
}

impl Driver {
    pub async fn start(programs: &Programs) -> Self {
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
                return Self { url: format!("http://127.0.0.1:{port}"), _process: process };
            }
        }
        panic!("chromedriver ended before it told its port");
    }
}

/// `ChromeDriver was started successfully on port 41235.`
fn port(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("successfully on port ")?;
    rest.trim_end_matches('.').trim().parse().ok()
}
