//! A sentence to be: its template, what fills it and what its words stand on.

use super::Template;
use minijinja::Value;
use std::collections::BTreeMap;

#[derive(Debug, Clone)]
pub struct Sentence {
    pub template: Template,
    pub slots: BTreeMap<&'static str, Value>,
    /// What a block's name may claim, and the id that it then claims. A name that is missing here is not known this
    /// time; its words are then not in the phrase either.
    pub claims: BTreeMap<&'static str, String>,
}

impl Sentence {
    /// Of nothing in particular.
    pub fn plain(template: Template) -> Self {
        Self { template, slots: BTreeMap::new(), claims: BTreeMap::new() }
    }

    pub fn slot(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.slots.insert(name, value.into());
        self
    }

    pub fn claim(mut self, name: &'static str, id: impl ToString) -> Self {
        self.claims.insert(name, id.to_string());
        self
    }
}

/// Sentences that belong together.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// Its place in the letter, for segment ids.
    pub key: String,
    pub sentences: Vec<Sentence>,
    /// Stands on the next line, and not after a blank one: an entry of a list.
    pub is_entry: bool,
}

impl Paragraph {
    pub fn new(key: impl Into<String>, sentences: Vec<Sentence>) -> Self {
        Self { key: key.into(), sentences, is_entry: false }
    }

    pub fn entry(key: impl Into<String>, sentences: Vec<Sentence>) -> Self {
        Self { is_entry: true, ..Self::new(key, sentences) }
    }
}
