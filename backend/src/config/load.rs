//! Bringing the sources together: defaults, then the file, then the environment, then flags.

use super::error::{ConfigError, Wrong};
use super::file::{self, NAME, Raw};
use super::nearest::nearest;
use super::table::{Setting, table};
use super::{Settings, together};
use std::path::Path;

/// What the command line said; everything else comes from elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    pub database_url: Option<String>,
    pub listen: Option<String>,
    pub data_dir: Option<String>,
    pub public_url: Option<String>,
    pub engine: Option<String>,
    pub log: Option<String>,
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    Default,
    File { line: usize },
    Variable(&'static str),
    Flag(&'static str),
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { line } => write!(f, "{NAME}:{line}"),
            Self::Variable(name) | Self::Flag(name) => f.write_str(name),
        }
    }
}

/// One setting as `doctor` lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub key: &'static str,
    /// `(secret)` where it is one.
    pub value: String,
    pub origin: Origin,
    /// The variable that would set it.
    pub variable: Option<&'static str>,
}

/// Settings that were checked.
#[derive(Debug, Clone)]
pub struct Loaded {
    pub settings: Settings,
    /// Every setting there is.
    pub sources: Vec<Listed>,
}

/// Reads `countersign.toml` in `folder`, then the environment, then `flags`: the later one wins.
///
/// # Errors
/// [`ConfigError`] with everything that is wrong, each with its place and what is allowed.
pub fn load(
    flags: &Flags,
    env: &dyn Fn(&str) -> Option<String>,
    folder: &Path,
) -> Result<Loaded, ConfigError> {
    let table = table();
    let mut loading = Loading {
        settings: Settings::default(),
        origins: vec![Origin::Default; table.len()],
        wrong: Vec::new(),
    };
    loading.file(&table, folder);
    loading.environment(&table, env);
    loading.flags(&table, flags);
    loading.finish(&table)
}

struct Loading {
    settings: Settings,
    /// One per setting of the table.
    origins: Vec<Origin>,
    wrong: Vec<Wrong>,
}

impl Loading {
    fn file(&mut self, table: &[Setting], folder: &Path) {
        let lines = match file::read(folder) {
            Ok(lines) => lines,
            Err(wrong) => return self.wrong.push(wrong),
        };
        for line in lines {
            let origin = Origin::File { line: line.number };
            match table.iter().position(|setting| setting.key == line.key) {
                Some(at) => self.take(table, at, &line.value, origin),
                None => {
                    let nearest = nearest(&line.key, table.iter().map(|setting| setting.key));
                    self.wrong.push(Wrong::Unknown { origin, key: line.key, nearest });
                }
            }
        }
    }

    /// An empty variable is one that is not set.
    fn environment(&mut self, table: &[Setting], env: &dyn Fn(&str) -> Option<String>) {
        for (at, setting) in table.iter().enumerate() {
            let Some(name) = setting.variable else { continue };
            if let Some(text) = env(name).filter(|text| !text.is_empty()) {
                self.take(table, at, &Raw::One(text), Origin::Variable(name));
            }
        }
    }

    fn flags(&mut self, table: &[Setting], flags: &Flags) {
        for (at, setting) in table.iter().enumerate() {
            let Some((name, said)) = setting.flag else { continue };
            if let Some(text) = said(flags) {
                self.take(table, at, &Raw::One(text), Origin::Flag(name));
            }
        }
    }

    fn take(&mut self, table: &[Setting], at: usize, raw: &Raw, origin: Origin) {
        let setting = &table[at];
        match (setting.take)(&mut self.settings, raw) {
            Ok(()) => self.origins[at] = origin,
            Err(allowed) => {
                let said = (!setting.is_secret).then(|| raw.shown());
                self.wrong.push(Wrong::Value { origin, key: setting.key, said, allowed });
            }
        }
    }

    fn finish(mut self, table: &[Setting]) -> Result<Loaded, ConfigError> {
        let origin_of = |key: &str| {
            let at = table.iter().position(|setting| setting.key == key);
            at.and_then(|at| self.origins.get(at).cloned()).unwrap_or(Origin::Default)
        };
        self.wrong.extend(together::check(&self.settings, &origin_of));
        if !self.wrong.is_empty() {
            return Err(ConfigError(self.wrong));
        }
        let mut settings = self.settings.clone();
        let listed = table.iter().zip(self.origins).map(|(setting, origin)| Listed {
            key: setting.key,
            value: (setting.show)(&mut settings),
            origin,
            variable: setting.variable,
        });
        Ok(Loaded { sources: listed.collect(), settings: self.settings })
    }
}
