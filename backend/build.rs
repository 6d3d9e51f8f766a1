//! Builds the review screen and embeds it, so that `cargo run` is all a person has to type.
//! `SKIP_UI=1` embeds an empty page instead: for check loops and editors.

use std::path::{Path, PathBuf};
use std::{env, error::Error};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=SKIP_UI");
    let manifest = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let workspace = manifest.parent().ok_or("the backend's folder has no parent")?.to_owned();
    for watched in ["review-ui", "api", "migrations", "Cargo.lock", "Cargo.toml", "rust-toolchain.toml"] {
        println!("cargo::rerun-if-changed={}", workspace.join(watched).display());
    }
    println!("cargo::rerun-if-changed=build.rs");

    let out = PathBuf::from(env::var("OUT_DIR")?);
    let is_release = env::var("PROFILE")? == "release";
    let files = if env::var_os("SKIP_UI").is_some_and(|value| !value.is_empty() && value != "0") {
        println!(
            "cargo::warning=SKIP_UI is set: this build embeds an empty page instead of the review screen"
        );
        ui_build::skipped()
    } else {
        let target = target_folder(&out).ok_or("OUT_DIR is not inside a target folder")?;
        ui_build::build(&ui_build::Build { workspace, target, out: out.clone(), is_release })?
    };
    ui_build::write_table(&out, &files, is_release)
}

/// Cargo does not tell its target folder; it marks the folder for backup programs, though.
fn target_folder(out: &Path) -> Option<PathBuf> {
    let marked = out.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file());
    marked.or_else(|| out.ancestors().nth(4)).map(Path::to_owned)
}
