//! What the machine must have: parts of the compiler, a PostgreSQL, a browser, Python. Installs what is missing and says so.

use crate::postgres;
use crate::program::{Result, ask, cargo, find, is_root, run};
use crate::steps::{Context, Done};
use std::env;
use std::path::Path;
use std::process::Command;

const WASM: &str = "wasm32-unknown-unknown";

/// Rustup adds these by itself from `rust-toolchain.toml`, but not where automatic installs are switched off.
pub fn prepare_compiler(_: &Context) -> Result<Done> {
    for part in ["rustfmt", "clippy"] {
        let program = if part == "rustfmt" { "fmt" } else { "clippy" };
        if ask(cargo().args([program, "--version"])).is_err() {
            println!("{part} is missing: adding it");
            run(Command::new("rustup").args(["component", "add", part]).current_dir(crate::program::root()))?;
        }
    }
    if !has_wasm()? {
        println!("the compiler's target {WASM} is missing: adding it");
        run(Command::new("rustup").args(["target", "add", WASM]).current_dir(crate::program::root()))?;
    }
    Ok(Done::Whole)
}

fn has_wasm() -> Result<bool> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", WASM]).current_dir(crate::program::root());
    Ok(Path::new(&ask(&mut rustc)?).is_dir())
}

/// Whether the browser tests can run.
pub fn has_browser() -> bool {
    has_chromium() && has_chromedriver()
}

fn has_chromium() -> bool {
    env::var_os("CHROME").is_some() || find("chromium").is_some()
}

fn has_chromedriver() -> bool {
    env::var_os("CHROMEDRIVER").is_some() || find("chromedriver").is_some()
}

/// Whether Python can make an environment of its own.
pub fn has_python() -> bool {
    ask(Command::new("python3").args(["-c", "import venv, ensurepip"])).is_ok()
}

/// Debian's packages for whatever is not there.
fn missing() -> Vec<&'static str> {
    let needed = [
        ("postgresql", postgres::is_there()),
        ("chromium", has_chromium()),
        ("chromium-driver", has_chromedriver()),
        ("python3-venv", has_python()),
    ];
    needed.into_iter().filter(|(_, is_there)| !is_there).map(|(package, _)| package).collect()
}

pub fn prepare(_: &Context) -> Result<Done> {
    let packages = missing();
    if packages.is_empty() {
        println!("PostgreSQL, Chromium, ChromeDriver and Python are there");
        return Ok(Done::Whole);
    }
    println!("missing: {}. Installing with apt-get", packages.join(", "));
    match install(&packages) {
        Ok(()) => Ok(Done::Whole),
        Err(error) => Ok(Done::Without(format!("{} could not be installed: {error}", packages.join(", ")))),
    }
}

fn install(packages: &[&str]) -> Result<()> {
    run(apt_get()?.arg("update"))?;
    run(apt_get()?.args(["install", "--yes", "--no-install-recommends"]).args(packages))
}

/// With `sudo` where we are not root; it may ask for a password.
fn apt_get() -> Result<Command> {
    if find("apt-get").is_none() {
        return Err("there is no apt-get on this machine; please install them by hand".to_owned());
    }
    let mut command = if is_root() { Command::new("env") } else { Command::new("sudo") };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]);
    Ok(command)
}
