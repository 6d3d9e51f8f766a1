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
/// When the folder cannot be written, or when a release would load more than 250 kB.
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
    is_light(loaded, is_release)
}

/// A quick build is not optimised: only a release is held to it.
fn is_light(loaded: usize, is_release: bool) -> Result<()> {
    if is_release && loaded > COMPRESSED_MAX {
        return Err(
            format!("the screen loads {loaded} bytes compressed; {COMPRESSED_MAX} are allowed").into()
        );
    }
    Ok(())
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
    fn a_release_that_loads_too_much_is_refused() {
        assert!(is_light(COMPRESSED_MAX, true).is_ok() && is_light(COMPRESSED_MAX + 1, false).is_ok());
        let refused = is_light(COMPRESSED_MAX + 1, true).map_err(|error| error.to_string());
        assert_eq!(refused, Err("the screen loads 250001 bytes compressed; 250000 are allowed".to_owned()));
    }
}
