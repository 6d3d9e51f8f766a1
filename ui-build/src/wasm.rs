//! From `review-ui` to a module the browser can start.

use crate::{Build, Result};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// Leptos without the type of every nested element: the screen compiles in seconds instead of minutes.
const FLAGS: &str = "--cfg erase_components";

/// Variables of the outer build that would leak its flags or features into the nested one.
const OUTER_ONLY: [&str; 6] = [
    "CARGO_ENCODED_RUSTFLAGS",
    "RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "CARGO_TARGET_DIR",
    "RUSTC_WRAPPER",
    "RUSTC_WORKSPACE_WRAPPER",
];
const OUTER_ONLY_PREFIXES: [&str; 5] =
    ["CARGO_FEATURE_", "CARGO_CFG_", "CARGO_PKG_", "CARGO_MANIFEST_", "DEP_"];

/// Compiles `review-ui` and returns the raw module's path.
pub fn compile(build: &Build) -> Result<PathBuf> {
    ensure_target(&build.workspace)?;
    let profile = if build.is_release { "ui-release" } else { "ui-dev" };
    let target = build.target.join("ui-wasm");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(&build.workspace)
        .args(["build", "-p", "review-ui", "--locked", "--target", TARGET, "--profile", profile])
        .arg("--target-dir")
        .arg(&target)
        .env("CARGO_TERM_COLOR", "always");
    for name in OUTER_ONLY {
        cargo.env_remove(name);
    }
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if OUTER_ONLY_PREFIXES.iter().any(|prefix| text.starts_with(prefix)) {
            cargo.env_remove(&name);
        }
    }
    cargo.env("RUSTFLAGS", FLAGS);
    if !cargo.status()?.success() {
        return Err("the review screen does not compile; the compiler's words are above".into());
    }
    Ok(target.join(TARGET).join(profile).join("review-ui.wasm"))
}

/// Where rustup installs nothing by itself, the target that `rust-toolchain.toml` names is added here.
fn ensure_target(workspace: &Path) -> Result<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let asked = Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]).output()?;
    let folder = String::from_utf8(asked.stdout)?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    let added = Command::new("rustup").current_dir(workspace).args(["target", "add", TARGET]).status();
    match added {
        Ok(status) if status.success() => Ok(()),
        _ => {
            Err(format!("the screen needs the compiler's target {TARGET}: run `rustup target add {TARGET}`")
                .into())
        }
    }
}

/// Writes `ui.js` and `ui_bg.wasm` and returns their folder.
pub fn bind(build: &Build, module: &Path) -> Result<PathBuf> {
    let folder = build.out.join("bound");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    Bindgen::new()
        .input_path(module)
        .web(true)?
        .typescript(false)
        .debug(!build.is_release)
        .remove_name_section(build.is_release)
        .remove_producers_section(build.is_release)
        .out_name("ui")
        .generate(&folder)?;
    Ok(folder)
}
