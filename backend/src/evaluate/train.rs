//! Rebuilding the built-in classifier from labelled mails.

use agent::engine::offline::{TrainingMail, learn};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Training mails that cannot be read, or weights that cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    #[error("{path}: {error}")]
    File { path: PathBuf, error: io::Error },
    #[error("{path}, line {line}: {error}")]
    Line { path: PathBuf, line: usize, error: serde_json::Error },
    #[error("{0}: no training mails (*.jsonl) in this folder")]
    Empty(PathBuf),
}

/// What was learned.
#[derive(Debug)]
pub struct Learned {
    pub mails: usize,
    pub weights: Vec<u8>,
}

/// Learns from every `*.jsonl` of a folder; the same mails give the same bytes.
/// # Errors
/// [`TrainError`], with the file and line.
pub fn train(folder: &Path) -> Result<Learned, TrainError> {
    let mut mails: Vec<TrainingMail> = Vec::new();
    for file in files(folder)? {
        mails.extend(read(&file)?);
    }
    if mails.is_empty() {
        return Err(TrainError::Empty(folder.to_owned()));
    }
    Ok(Learned { mails: mails.len(), weights: learn(mails) })
}

/// By name, so that the order is the same everywhere.
fn files(folder: &Path) -> Result<Vec<PathBuf>, TrainError> {
    let failed = |error| TrainError::File { path: folder.to_owned(), error };
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut files: Vec<PathBuf> =
        entries.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>().map_err(failed)?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    Ok(files)
}

fn read(path: &Path) -> Result<Vec<TrainingMail>, TrainError> {
    let text = fs::read_to_string(path).map_err(|error| TrainError::File { path: path.to_owned(), error })?;
    let lines = text.lines().enumerate().map(|(at, line)| {
        serde_json::from_str(line).map_err(|error| TrainError::Line {
            path: path.to_owned(),
            line: at + 1,
            error,
        })
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use agent::engine::offline::WEIGHTS;

    #[test]
    fn the_shipped_weights_are_what_the_training_mails_teach_byte_for_byte() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../evals/training");
        let learned = train(&folder).unwrap();
        assert!(
            learned.weights == WEIGHTS,
            "training mails or rules have changed: run `countersign eval train` and commit the weights"
        );
    }

    #[test]
    fn a_line_that_is_no_mail_is_told_with_its_place() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(train(folder.path()), Err(TrainError::Empty(_))));
        fs::write(folder.path().join("billing.jsonl"), "{\"family\": 1}\n").unwrap();
        let error = train(folder.path()).unwrap_err().to_string();
        assert!(error.contains("billing.jsonl, line 1"), "{error}");
    }
}
