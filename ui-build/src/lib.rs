//! Builds the review screen for embedding: Rust to WebAssembly, bindings, style, compression, hashed names.
//! Knows the folder `review-ui`; does not know axum or how the files are served.
//!
//! Called by `backend/build.rs`, so that `cargo run` alone is enough; needs no tool besides cargo.

mod files;
mod wasm;

pub use files::{File, write_table};

use std::path::PathBuf;

/// Where everything is and goes.
#[derive(Debug, Clone)]
pub struct Build {
    /// The folder of the workspace's `Cargo.toml`.
    pub workspace: PathBuf,
    /// The outer build's target folder. The nested build works in `ui-wasm` inside it: sharing the folder
    /// itself would deadlock on cargo's lock.
    pub target: PathBuf,
    /// Where the finished files are put.
    pub out: PathBuf,
    /// Small and slow to build, or quick.
    pub is_release: bool,
}

/// What went wrong, in words that are shown inside cargo's "failed to run custom build command".
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Builds the screen and returns the files to embed, `index.html` among them.
/// # Errors
/// The screen does not compile (the compiler's own words went to stderr), or a file cannot be written.
pub fn build(build: &Build) -> Result<Vec<File>> {
    let module = wasm::compile(build)?;
    let bound = wasm::bind(build, &module)?;
    files::collect(build, &bound)
}

/// The page of a build without a screen (`SKIP_UI=1`): says so instead of staying blank.
pub fn skipped() -> Vec<File> {
    let page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Countersign</title>\
                <h1>This build has no screen</h1><p>It was built with SKIP_UI=1. Build it again without.</p></html>\n";
    vec![File::new("index.html", page.as_bytes().to_vec())]
}
