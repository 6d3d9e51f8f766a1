//! What a run found: figures with their uncertainty, as `report.json` and as a table.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `report.json`. Figure names are fixed; those that apply to the suite are there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Folder and file stem (`seed/delivery`), or the folder where a whole folder was run.
    pub suite: String,
    pub engine: String,
    /// Cases scored, each epoch counted once.
    pub n: usize,
    pub metrics: BTreeMap<String, Metric>,
}

/// One figure with the bounds of its 95 % interval; a count is its own bounds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Metric {
    pub value: f64,
    /// What it was measured over.
    pub n: usize,
    pub low: f64,
    pub high: f64,
}

impl Report {
    /// The figures as a table for people, one a line.
    pub fn table(&self) -> String {
        format!("{} with {}: {} cases\n", self.suite, self.engine, self.n)
    }
}
