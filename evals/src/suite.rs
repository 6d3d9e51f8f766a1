//! Suites on disk: one case a line, the fields of which are told in `evals/suites/README.md`.
//! Fields that are not known here are ignored; a line that is no case is an error with its place.

use crate::post::{Post, PostError};
use crate::reviewer::Scripted;
use crate::world::{Remembered, Row, Scene, SetError, Tables, set};
use api::Time;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

/// One labelled mail with the world it arrives in.
#[derive(Debug, Clone)]
pub struct Case {
    /// Folder and file stem of its file: which scores apply.
    pub suite: String,
    pub id: String,
    /// Cases with one wording share it: as many independent samples as there are groups.
    pub group: Option<String>,
    /// Posted in this order.
    pub posts: Vec<Post>,
    /// The labels, as the file has them: each score reads its own.
    pub expect: Value,
    /// What the source's own run gave for this case: for paired comparison.
    pub published: Option<Value>,
    pub memory: Vec<Remembered>,
    /// Mails of before, each a case of its own, answered before the first of `posts` comes.
    pub earlier: Vec<Post>,
    /// What the scripted reviewer decides, one entry a version.
    pub review: Vec<Scripted>,
    now: Time,
    base: Arc<Tables>,
    changes: Tables,
}

impl Case {
    /// The world of one epoch.
    /// # Errors
    /// The case changes a row in a way that finds none.
    pub fn scene(&self, epoch: u32) -> Result<Scene, SetError> {
        let mut tables = Tables::clone(&self.base);
        set(&mut tables, &self.changes)?;
        Ok(Scene { name: format!("{}.{epoch}", self.id), tables, now: self.now })
    }
}

/// Why a suite cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum SuiteError {
    #[error("{0}: no suite here (a .jsonl file, or a folder with some)")]
    None(PathBuf),
    #[error("{path}: {error}")]
    Read { path: PathBuf, error: io::Error },
    #[error("{path}, line {line}: {error}")]
    Line { path: PathBuf, line: usize, error: serde_json::Error },
    #[error("{path}, line {line}: there is no mail in it")]
    NoMail { path: PathBuf, line: usize },
    #[error("{path}, line {line}: {error}")]
    Post { path: PathBuf, line: usize, error: PostError },
    #[error("{path}: not a table of rows for each name: {error}")]
    World { path: PathBuf, error: serde_json::Error },
    #[error("{suite}: its world `{base}` is neither in its folder nor in the folder above")]
    NoWorld { suite: PathBuf, base: String },
}

/// What was found on disk.
#[derive(Debug)]
pub struct Suite {
    /// Folder and file stem, or the folder where a whole folder was read.
    pub name: String,
    pub cases: Vec<Case>,
    /// SHA-256 over everything that was read, worlds too: another one is another suite.
    pub sha256: String,
}

/// A suite file, or every suite of a folder.
/// # Errors
/// [`SuiteError`]: nothing is there, or a file is not what it should be.
pub fn load(path: &Path) -> Result<Suite, SuiteError> {
    let (name, files) = match path.is_dir() {
        true => (name_of(path), suites_in(path)?),
        false => (suite_name(path), vec![path.to_owned()]),
    };
    let (mut cases, mut sha) = (Vec::new(), Sha256::new());
    for file in files {
        cases.extend(load_file(&file, &mut sha)?);
    }
    Ok(Suite { name, cases, sha256: format!("{:x}", sha.finalize()) })
}

fn suites_in(folder: &Path) -> Result<Vec<PathBuf>, SuiteError> {
    let listed = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut files: Vec<PathBuf> = listed.map_err(|error| read_error(folder, error))?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    if files.is_empty() { Err(SuiteError::None(folder.to_owned())) } else { Ok(files) }
}

/// `seed/delivery` for `evals/suites/seed/delivery.jsonl`.
fn suite_name(file: &Path) -> String {
    let folder = fs::canonicalize(file).ok().and_then(|file| file.parent().map(name_of)).unwrap_or_default();
    format!("{folder}/{}", name_of(&file.with_extension("")))
}

fn name_of(path: &Path) -> String {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn load_file(path: &Path, sha: &mut Sha256) -> Result<Vec<Case>, SuiteError> {
    let text = read(path, sha)?;
    let (suite, mut worlds) = (suite_name(path), Worlds::new(path, sha));
    let lines = text.lines().enumerate().filter(|(_, text)| !text.trim().is_empty());
    let mut cases = Vec::new();
    for (number, text) in lines {
        let place = (path, number + 1);
        let line: Line = serde_json::from_str(text).map_err(|error| line_error(place, error))?;
        if !line.is_skipped() {
            cases.push(line.into_case(&suite, &mut worlds, place)?);
        }
    }
    Ok(cases)
}

fn read(path: &Path, sha: &mut Sha256) -> Result<String, SuiteError> {
    let text = fs::read_to_string(path).map_err(|error| read_error(path, error))?;
    sha.update(text.len().to_le_bytes()); // so that no text can pass for the end of the one before
    sha.update(&text);
    Ok(text)
}

fn read_error(path: &Path, error: io::Error) -> SuiteError {
    match error.kind() {
        io::ErrorKind::NotFound => SuiteError::None(path.to_owned()),
        _ => SuiteError::Read { path: path.to_owned(), error },
    }
}

fn line_error((path, line): (&Path, usize), error: serde_json::Error) -> SuiteError {
    SuiteError::Line { path: path.to_owned(), line, error }
}

#[derive(Deserialize)]
struct Line {
    id: String,
    #[serde(default, alias = "template", alias = "wrapper", alias = "pattern")]
    group: Value,
    input: Value,
    #[serde(default)]
    world: World,
    #[serde(default)]
    expect: Value,
    published: Option<Value>,
    #[serde(default)]
    review: Vec<Scripted>,
    #[serde(default)]
    skip: Value,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct World {
    base: Option<String>,
    now: Option<Time>,
    memory: Vec<Remembered>,
    earlier: Value,
    set: Tables,
}

impl Line {
    /// `skip` is true, or says why.
    fn is_skipped(&self) -> bool {
        !matches!(self.skip, Value::Null | Value::Bool(false))
    }

    fn into_case(
        self,
        suite: &str,
        worlds: &mut Worlds<'_>,
        (path, line): (&Path, usize),
    ) -> Result<Case, SuiteError> {
        let place = |error| SuiteError::Post { path: path.to_owned(), line, error };
        let posts = Post::read_all(self.input).map_err(place)?;
        let earlier = match self.world.earlier {
            Value::Null => Vec::new(),
            mails => Post::read_all(mails).map_err(place)?,
        };
        let first = posts.first().ok_or_else(|| SuiteError::NoMail { path: path.to_owned(), line })?;
        Ok(Case {
            suite: suite.to_owned(),
            id: self.id,
            group: named(&self.group),
            now: self.world.now.unwrap_or(first.at()),
            posts,
            expect: self.expect,
            published: self.published,
            review: self.review,
            memory: self.world.memory,
            earlier,
            base: worlds.get(self.world.base.as_deref())?,
            changes: self.world.set,
        })
    }
}

/// A group is a name or a number.
fn named(group: &Value) -> Option<String> {
    match group {
        Value::Null => None,
        Value::String(name) => Some(name.clone()),
        other => Some(other.to_string()),
    }
}

/// The shops that a suite's cases start from, each read once.
struct Worlds<'a> {
    suite: PathBuf,
    read: HashMap<String, Arc<Tables>>,
    sha: &'a mut Sha256,
}

/// A table as a file writes it: its rows, or its rows by their keys.
#[derive(Deserialize)]
#[serde(untagged)]
enum Rows {
    Listed(Vec<Row>),
    Keyed(BTreeMap<String, Row>),
}

impl Rows {
    fn listed(self) -> Vec<Row> {
        match self {
            Self::Listed(rows) => rows,
            Self::Keyed(rows) => rows.into_values().collect(),
        }
    }
}

impl<'a> Worlds<'a> {
    fn new(suite: &Path, sha: &'a mut Sha256) -> Self {
        Self { suite: suite.to_owned(), read: HashMap::new(), sha }
    }

    fn get(&mut self, base: Option<&str>) -> Result<Arc<Tables>, SuiteError> {
        let Some(base) = base else { return Ok(Arc::default()) };
        if let Some(tables) = self.read.get(base) {
            return Ok(Arc::clone(tables));
        }
        let tables = Arc::new(self.load(base)?);
        self.read.insert(base.to_owned(), Arc::clone(&tables));
        Ok(tables)
    }

    fn load(&mut self, base: &str) -> Result<Tables, SuiteError> {
        let path = self.find(base)?;
        let tables: BTreeMap<String, Rows> = serde_json::from_str(&read(&path, self.sha)?)
            .map_err(|error| SuiteError::World { path, error })?;
        Ok(tables.into_iter().map(|(name, rows)| (name, rows.listed())).collect())
    }

    /// In the suite's folder, then in the folder above.
    fn find(&self, base: &str) -> Result<PathBuf, SuiteError> {
        let suite = fs::canonicalize(&self.suite).map_err(|error| read_error(&self.suite, error))?;
        let mut folders = suite.ancestors().skip(1).take(2).map(|folder| folder.join(base));
        let found = folders.find(|file| file.is_file());
        found.ok_or_else(|| SuiteError::NoWorld { suite: self.suite.clone(), base: base.to_owned() })
    }
}

#[cfg(test)]
mod tests;
