//! What the doctor found, for people and for scripts.

use crate::config::Listed;
use serde::Serialize;
use std::fmt;

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Ok,
    /// Nothing is wrong, but somebody may want to know.
    Note,
    Wrong,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub verdict: Verdict,
    pub about: &'static str,
    pub what: String,
    /// What to do about it.
    pub advice: Option<String>,
}

impl Finding {
    pub fn ok(about: &'static str, what: impl Into<String>) -> Self {
        Self { verdict: Verdict::Ok, about, what: what.into(), advice: None }
    }

    pub fn note(about: &'static str, what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { verdict: Verdict::Note, about, what: what.into(), advice: Some(advice.into()) }
    }

    pub fn wrong(about: &'static str, what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { verdict: Verdict::Wrong, about, what: what.into(), advice: Some(advice.into()) }
    }
}

/// One setting and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Set {
    pub key: &'static str,
    /// `(secret)` where it is one.
    pub value: String,
    pub source: String,
    /// The variable that would set it.
    pub variable: Option<&'static str>,
}

impl Set {
    pub(super) fn of(listed: &Listed) -> Self {
        Self {
            key: listed.key,
            value: listed.value.clone(),
            source: listed.origin.to_string(),
            variable: listed.variable,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    pub settings: Vec<Set>,
    pub findings: Vec<Finding>,
}

impl Report {
    pub fn is_fine(&self) -> bool {
        self.findings.iter().all(|finding| finding.verdict != Verdict::Wrong)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.settings.iter().map(|set| set.key.len()).max().unwrap_or(0);
        let values = self.settings.iter().map(|set| set.value.chars().count()).max().unwrap_or(0).min(40);
        writeln!(f, "Settings")?;
        for Set { key, value, source, .. } in &self.settings {
            writeln!(f, "  {key:width$}  {value:values$}  {source}")?;
        }
        writeln!(f, "\nWhat was found")?;
        for Finding { verdict, about, what, advice } in &self.findings {
            let mark = match verdict {
                Verdict::Ok => "ok",
                Verdict::Note => "note",
                Verdict::Wrong => "WRONG",
            };
            writeln!(f, "  {mark:5}  {about:9}  {what}")?;
            if let Some(advice) = advice {
                writeln!(f, "  {:5}  {:9}  -> {advice}", "", "")?;
            }
        }
        let wrong = self.findings.iter().filter(|finding| finding.verdict == Verdict::Wrong).count();
        match wrong {
            0 => write!(f, "\nNothing is wrong."),
            1 => write!(f, "\nOne thing is wrong."),
            many => write!(f, "\n{many} things are wrong."),
        }
    }
}
