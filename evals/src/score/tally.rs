//! What a case adds to the figures, by their names, and what of it was wrong, in words.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// So much of so much: a figure is the sum of the one over the sum of the other.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Part {
    pub got: f64,
    pub of: f64,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tally {
    pub parts: BTreeMap<String, Part>,
    /// For whoever reads the line.
    pub wrong: Vec<String>,
}

impl Tally {
    /// One answer, right or not.
    pub fn right(&mut self, name: &str, is_right: bool) {
        self.part(name, f64::from(u8::from(is_right)), 1.0);
    }

    /// Several answers of one case.
    pub fn share(&mut self, name: &str, right: usize, of: usize) {
        if of > 0 {
            self.part(name, right as f64, of as f64);
        }
    }

    /// Things that should not be there.
    pub fn count(&mut self, name: &str, found: usize) {
        self.part(name, found as f64, 1.0);
    }

    /// An answer that may be right in part.
    pub fn degree(&mut self, name: &str, degree: f64) {
        self.part(name, degree, 1.0);
    }

    pub fn wrong(&mut self, what: impl Into<String>) {
        self.wrong.push(what.into());
    }

    fn part(&mut self, name: &str, got: f64, of: f64) {
        self.parts.insert(name.to_owned(), Part { got, of });
    }
}
