//! The finished files: names with a hash of their content, a compressed copy of each, and a table for embedding.

use crate::{Build, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// One file as the server will serve it.
#[derive(Debug, Clone)]
pub struct File {
    /// `index.html` or `assets/NAME-HASH.EXT`.
    pub path: String,
    pub bytes: Vec<u8>,
}

impl File {
    pub fn new(path: &str, bytes: Vec<u8>) -> Self {
        Self { path: path.to_owned(), bytes }
    }

    /// A name that changes with the content, so that browsers may keep the file for ever.
    fn hashed(stem: &str, extension: &str, bytes: Vec<u8>) -> Self {
        let hash = hash_of(&bytes);
        Self { path: format!("assets/{stem}-{hash}.{extension}"), bytes }
    }

    /// The name without its folder: how one asset refers to another.
    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

fn hash_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        write!(text, "{byte:02x}").ok();
        text
    })
}

/// Gathers page, style, starter and module; each refers to the others by their hashed names.
pub fn collect(build: &Build, bound: &Path) -> Result<Vec<File>> {
    let screen = build.workspace.join("review-ui");
    let module = File::hashed("ui", "wasm", fs::read(bound.join("ui_bg.wasm"))?);
    let glue = File::hashed("ui", "js", fs::read(bound.join("ui.js"))?);
    let style = File::hashed("style", "css", style(&screen.join("src/style"))?.into_bytes());
    let mark = File::hashed("mark", "svg", fs::read(screen.join("mark.svg"))?);
    let theme = File::hashed("theme", "js", fs::read(screen.join("theme.js"))?);
    let boot = fs::read_to_string(screen.join("boot.js"))?
        .replace("{{glue}}", glue.name())
        .replace("{{module}}", module.name());
    let boot = File::hashed("boot", "js", boot.into_bytes());
    let mut page = fs::read_to_string(screen.join("index.html"))?;
    let named = [("glue", &glue), ("module", &module), ("style", &style), ("mark", &mark), ("theme", &theme)];
    for (name, file) in named.into_iter().chain([("boot", &boot)]) {
        page = page.replace(&format!("{{{{{name}}}}}"), &format!("/{}", file.path));
    }
    let page = File::new("index.html", page.into_bytes());
    Ok(vec![page, boot, theme, glue, module, style, mark])
}

/// All style sheets, one after the other in the order of their names (`00-tokens.css` comes first).
fn style(folder: &Path) -> Result<String> {
    let mut sheets = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    sheets.sort_by_key(fs::DirEntry::file_name);
    let mut all = String::new();
    for sheet in sheets {
        all.push_str(&fs::read_to_string(sheet.path())?);
        all.push('\n');
    }
    Ok(all)
}

/// What a first visit may load, compressed: 250 kB.
const COMPRESSED_MAX: usize = 250_000;

/// Writes the files, their compressed copies and `ui_files.rs`: a table of `(path, hash, bytes, brotli)`.
/// # Errors
/// When the folder cannot be written. A release that loads more than 250 kB is warned of.
#[expect(clippy::print_stdout, reason = "cargo reads what a build script prints")]
pub fn write_table(out: &Path, files: &[File], is_release: bool) -> Result<()> {
    let folder = out.join("ui");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut table = String::from("&[\n");
    let mut loaded = 0;
    for file in files {
        let plain = folder.join(&file.path);
        let packed = folder.join(format!("{}.br", file.path));
        if let Some(parent) = plain.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&plain, &file.bytes)?;
        let compressed = compress(&file.bytes, is_release)?;
        loaded += compressed.len();
        fs::write(&packed, compressed)?;
        writeln!(
            table,
            "    ({:?}, {:?}, include_bytes!({:?}), include_bytes!({:?})),",
            file.path,
            hash_of(&file.bytes),
            plain,
            packed
        )?;
    }
    table.push_str("]\n");
    fs::write(out.join("ui_files.rs"), table)?;
    if let Some(warning) = too_heavy(loaded, is_release) {
        println!("cargo::warning={warning}");
    }
    Ok(())
}

/// What to say of a release that loads too much; a quick build is not optimised and held to nothing.
fn too_heavy(loaded: usize, is_release: bool) -> Option<String> {
    let is_heavy = is_release && loaded > COMPRESSED_MAX;
    is_heavy
        .then(|| format!("the screen loads {loaded} bytes compressed; {COMPRESSED_MAX} are wanted at most"))
}

fn compress(bytes: &[u8], is_release: bool) -> io::Result<Vec<u8>> {
    let quality = if is_release { 11 } else { 3 };
    let params = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_that_loads_too_much_is_warned_of() {
        let heavy = COMPRESSED_MAX + 1;
        assert_eq!((too_heavy(COMPRESSED_MAX, true), too_heavy(heavy, false)), (None, None));
        let told = "the screen loads 250001 bytes compressed; 250000 are wanted at most";
        assert_eq!(too_heavy(heavy, true).as_deref(), Some(told));
    }
}
