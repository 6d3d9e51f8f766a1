//! What a run found: figures with their uncertainty, as `report.json` and as a table.

mod page;
mod topics;

pub use page::page;
pub use topics::{Topics, topics};

use crate::score::Kind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// `report.json`. Figure names are fixed; those that apply to the suite are there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Folder and file stem (`seed/delivery`), or the folder where a whole folder was run.
    pub suite: String,
    pub engine: String,
    /// Cases scored, each epoch counted.
    pub n: usize,
    pub metrics: BTreeMap<String, Metric>,
    /// Topic by topic, for each figure of topics that applies.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub topics: BTreeMap<String, Topics>,
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
    /// The figures as a table for people, one a line: value, exact count, 95 % interval.
    pub fn table(&self) -> String {
        let mut table = format!("{} with {}: {} cases\n", self.suite, self.engine, self.n);
        for (name, metric) in &self.metrics {
            // Writing to a String cannot fail.
            writeln!(table, "  {name:<20} {}", line(&Kind::of(name), metric)).ok();
        }
        table
    }
}

fn line(kind: &Kind, Metric { value, n, low, high }: &Metric) -> String {
    match kind {
        Kind::Rate | Kind::Fault => {
            let hits = value * *n as f64;
            let is_counted = (hits - hits.round()).abs() < 1e-6;
            let of = if is_counted { format!("{}/{n}", hits.round()) } else { format!("of {n}") };
            format!("{value:>9.3}  {of:>9}  95 %: {low:.3} to {high:.3}")
        }
        Kind::Count => format!("{value:>9}  in {n}"),
        Kind::Milliseconds => format!("{value:>9.1}  of {n:<6}  95 %: {low:.1} to {high:.1}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let metrics = [
            ("delivery_exact", Metric { value: 0.75, n: 4, low: 0.301, high: 0.954 }),
            ("forbidden_strings", Metric { value: 0.0, n: 4, low: 0.0, high: 0.0 }),
            ("p50_ms", Metric { value: 12.34, n: 4, low: 10.0, high: 15.0 }),
        ];
        let metrics = metrics.into_iter().map(|(name, metric)| (name.to_owned(), metric)).collect();
        Report {
            suite: "seed/delivery".to_owned(),
            engine: "offline".to_owned(),
            n: 4,
            metrics,
            topics: BTreeMap::new(),
        }
    }

    #[test]
    fn the_table_shows_value_count_and_interval() {
        assert_eq!(
            report().table(),
            "seed/delivery with offline: 4 cases\n\
             \x20 delivery_exact           0.750        3/4  95 %: 0.301 to 0.954\n\
             \x20 forbidden_strings            0  in 4\n\
             \x20 p50_ms                    12.3  of 4       95 %: 10.0 to 15.0\n"
        );
    }

    #[test]
    fn the_report_has_the_fixed_shape() {
        let json = serde_json::to_value(report()).unwrap();
        assert_eq!(json["metrics"]["delivery_exact"]["n"], 4);
        assert_eq!(serde_json::from_value::<Report>(json).unwrap(), report());
    }
}
