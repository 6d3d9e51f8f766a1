//! Another shop than Strideway, from a file in the shape that the evaluations use (`evals/suites/seed/world.json`).

use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A shop for trying things out is small.
const BYTES_MAX: u64 = 16 * 1024 * 1024;

/// A world file as it was read.
#[derive(Debug, Clone)]
pub struct World {
    /// The file's name without its folder, for people.
    pub(super) name: String,
    /// Of the file's bytes: another version of it is another shop.
    pub(super) sha256: String,
    pub(super) tables: Value,
}

#[derive(Debug, thiserror::Error)]
pub enum WorldFileError {
    #[error("the world file {path} cannot be read: {source}")]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("the world file {path} is larger than 16 MiB")]
    TooLarge { path: PathBuf },
    #[error("the world file {path} is not JSON: {source}")]
    NotJson { path: PathBuf, source: serde_json::Error },
    #[error(
        "the world file {path} has no `customers`: it must be an object of tables, \
         as in evals/suites/seed/world.json"
    )]
    NobodyInIt { path: PathBuf },
}

impl World {
    /// # Errors
    /// [`WorldFileError`] names the file and what is wrong with it.
    pub fn read(path: &Path) -> Result<Self, WorldFileError> {
        let unreadable = |source| WorldFileError::Unreadable { path: path.to_owned(), source };
        let mut bytes = Vec::new();
        let file = File::open(path).map_err(unreadable)?;
        file.take(BYTES_MAX + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > BYTES_MAX {
            return Err(WorldFileError::TooLarge { path: path.to_owned() });
        }
        Self::parse(path, &bytes)
    }

    fn parse(path: &Path, bytes: &[u8]) -> Result<Self, WorldFileError> {
        let tables: Value = serde_json::from_slice(bytes)
            .map_err(|source| WorldFileError::NotJson { path: path.to_owned(), source })?;
        if tables.get("customers").and_then(Value::as_array).is_none_or(Vec::is_empty) {
            return Err(WorldFileError::NobodyInIt { path: path.to_owned() });
        }
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Ok(Self { name, sha256: format!("{:x}", Sha256::digest(bytes)), tables })
    }
}
