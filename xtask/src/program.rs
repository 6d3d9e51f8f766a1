//! Other programs: found, asked and run.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Why something did not work, in words for the person at the terminal.
pub type Result<T> = std::result::Result<T, String>;

/// The workspace's folder.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Cargo in the workspace, without what `cargo run` told about this program: it would look like a change to builds
/// that watch their environment.
pub fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root()).env_remove("SKIP_UI");
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(&name);
        }
    }
    cargo
}

/// Runs it with its output shown.
pub fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", words(command));
    let status = command.status().map_err(|error| format!("`{}`: {error}", words(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", words(command))) }
}

/// Runs it and returns what it said, without the last line's end.
pub fn ask(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|error| format!("`{}`: {error}", words(command)))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("`{}` ended with {}: {}", words(command), output.status, said.trim_end()))
}

/// As a person would type it.
fn words(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    let words = words.map(|word| word.to_string_lossy().into_owned());
    // A script handed to a shell has many lines: the first says enough.
    words.map(|word| word.lines().next().unwrap_or_default().to_owned()).collect::<Vec<_>>().join(" ")
}

/// Where the shell would find it.
pub fn find(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Whether `sudo` is needed to change the machine, and PostgreSQL refuses to run as who we are.
pub fn is_root() -> bool {
    ask(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}
