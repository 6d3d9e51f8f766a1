//! Small things every recogniser needs.

use regex::Regex;
use std::ops::Range;

/// Compiles a pattern written in this crate, without regard to case.
pub fn pattern(text: &str) -> Regex {
    Regex::new(&format!("(?i){text}")).expect("a pattern written here, tried by the tests")
}

/// Ranges already read as something else: the day of a date is not a count.
#[derive(Debug, Default)]
pub struct Taken(Vec<Range<usize>>);

impl Taken {
    /// `true` and taken, when nothing of it was taken before.
    pub fn take(&mut self, range: &Range<usize>) -> bool {
        let free = self.0.iter().all(|other| other.end <= range.start || range.end <= other.start);
        if free {
            self.0.push(range.clone());
        }
        free
    }
}
