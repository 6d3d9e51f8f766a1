//! Reading `countersign.toml` into keys, values and lines.

use super::error::Wrong;
use super::load::Origin;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(super) const NAME: &str = "countersign.toml";

/// A value as it was written, before anybody asks what kind it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Raw {
    One(String),
    Many(Vec<String>),
}

impl Raw {
    /// As complaints repeat it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::One(text) => text.clone(),
            Self::Many(texts) => format!("[{}]", texts.join(", ")),
        }
    }
}

/// One `key = value` of the file, its key with the section before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) key: String,
    pub(super) value: Raw,
    pub(super) number: usize,
}

/// The file's lines; none where there is no file.
pub(super) fn read(folder: &Path) -> Result<Vec<Line>, Wrong> {
    match std::fs::read_to_string(folder.join(NAME)) {
        Ok(text) => parse(&text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(Wrong::Unreadable(error.to_string())),
    }
}

fn parse(text: &str) -> Result<Vec<Line>, Wrong> {
    let table = DeTable::parse(text).map_err(|error| Wrong::Syntax {
        origin: Origin::File { line: line_at(text, error.span().map_or(0, |span| span.start)) },
        message: error.message().to_owned(),
    })?;
    let mut lines = Vec::new();
    flatten(text, "", table.get_ref(), &mut lines);
    lines.sort_by_key(|line| line.number);
    Ok(lines)
}

fn flatten(text: &str, section: &str, table: &DeTable<'_>, lines: &mut Vec<Line>) {
    for (name, value) in table {
        let key = if section.is_empty() {
            name.get_ref().to_string()
        } else {
            format!("{section}.{}", name.get_ref())
        };
        match value.get_ref() {
            DeValue::Table(inner) => flatten(text, &key, inner, lines),
            scalar => lines.push(Line { key, value: raw(scalar), number: line_of(text, name) }),
        }
    }
}

fn line_of<T>(text: &str, part: &Spanned<T>) -> usize {
    line_at(text, part.span().start)
}

fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

fn raw(value: &DeValue<'_>) -> Raw {
    match value {
        DeValue::Array(values) => Raw::Many(values.iter().map(|value| plain(value.get_ref())).collect()),
        scalar => Raw::One(plain(scalar)),
    }
}

/// The text of a scalar; what cannot be one is named by its kind and then refused as a value.
fn plain(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.as_str().replace('_', ""),
        DeValue::Float(number) => number.as_str().replace('_', ""),
        DeValue::Boolean(yes) => yes.to_string(),
        DeValue::Datetime(time) => time.to_string(),
        DeValue::Array(_) | DeValue::Table(_) => format!("({})", value.type_str()),
    }
}
