//! A run beside what the suite's source published of its own, case by case.

use super::paired::{Paired, change};
use super::{Change, CompareError, Run};
use crate::score::{Part, Scored, published_parts};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// Counted over what was answered so, not over what was asked for: either side has its own cases.
const OF_THE_ANSWERS: [&str; 1] = ["urgency_precision"];

/// Figures over the cases that both have; `before` is theirs, `after` ours.
pub fn published(scored: &[Scored]) -> Vec<Change> {
    let mut figures: BTreeMap<&str, Vec<Paired<'_>>> = BTreeMap::new();
    for case in scored {
        let theirs = published_parts(case);
        let more = OF_THE_ANSWERS.into_iter().filter(|name| !theirs.is_empty() && !theirs.contains_key(name));
        for name in theirs.keys().copied().chain(more) {
            let nothing = OF_THE_ANSWERS.contains(&name).then_some(Part { got: 0.0, of: 0.0 });
            let part = |part: Option<&Part>| part.copied().or(nothing);
            if let (Some(before), Some(after)) = (part(theirs.get(name)), part(case.parts.get(name))) {
                figures.entry(name).or_default().push(Paired { cluster: case.cluster(), before, after });
            }
        }
    }
    let spoken = |cases: &[Paired<'_>]| cases.iter().any(|case| case.before.of + case.after.of > 0.0);
    let figures = figures.into_iter().filter(|(_, cases)| spoken(cases)); // nobody called a mail of these urgent
    figures.filter_map(|(name, cases)| change(name, &cases)).collect()
}

/// Figures over the cases of a finished run that both have answered; `before` is theirs, `after` ours.
/// # Errors
/// [`CompareError`]: the run cannot be read, or its suite has no published answers.
pub fn compare_published(folder: &Path) -> Result<Vec<Change>, CompareError> {
    let run = Run::read(folder)?;
    let changes = published(&run.scored);
    if changes.is_empty() { Err(CompareError::NothingPublished(run.report.suite)) } else { Ok(changes) }
}

/// As a table for people.
pub fn published_table(changes: &[Change]) -> String {
    let mut table = format!(
        "  {:<20} {:>7} {:>7} {:>8}  {:<18} won/lost\n",
        "figure", "ours", "theirs", "change", "95 %"
    );
    for Change { name, before, after, change, low, high, better, worse, p } in changes {
        let sure = p.map(|p| format!(", p {p:.3}")).unwrap_or_default();
        let spread = format!("{low:+.3} to {high:+.3}");
        // Writing to a String cannot fail.
        writeln!(
            table,
            "  {name:<20} {after:>7.3} {before:>7.3} {change:>+8.3}  {spread:<18} {better}/{worse}{sure}"
        )
        .ok();
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::scored;
    use serde_json::json;

    /// A mail about a delivery that the agent may answer, what each side said, and whether it called it urgent.
    fn case(id: &str, right: f64, theirs: &str, ours_urgent: bool, theirs_urgent: bool) -> Scored {
        let mut parts = json!({"topic3": {"got": right, "of": 1.0}, "automated": {"got": 1.0, "of": 1.0}});
        if ours_urgent {
            parts["urgency_precision"] = json!({"got": 0.0, "of": 1.0});
        }
        scored(json!({"suite": "seed/topics", "id": id, "parts": parts,
            "expect": {"topic_seed": "delivery_delay", "topic3": "delivery", "topic4": "delivery", "urgent": false,
                       "route": "automate"},
            "published": {"topic_seed": theirs, "urgent": theirs_urgent}}))
    }

    fn figure(changes: &[Change], name: &str) -> Change {
        changes.iter().find(|change| change.name == name).unwrap().clone()
    }

    #[test]
    fn their_answers_are_scored_by_the_same_labels() {
        let cases = [
            case("a", 1.0, "delivery_delay", false, false),
            case("b", 1.0, "billing_dispute", false, false),
            case("c", 0.0, "delivery_delay", false, true),
            scored(json!({"id": "not theirs", "parts": {"topic3": {"got": 0.0, "of": 1.0}}})),
        ];
        let changes = published(&cases);
        let topic = figure(&changes, "topic3");
        assert_eq!((topic.before, topic.after, topic.better, topic.worse), (2.0 / 3.0, 2.0 / 3.0, 1, 1));
        // Urgent, or a topic for a person: they would not have answered those themselves.
        assert_eq!(figure(&changes, "automated").before, 1.0 / 3.0);
        assert!(published_table(&changes).contains("1/1, p 1.000"), "{}", published_table(&changes));
    }

    #[test]
    fn precision_is_over_what_either_side_called_so() {
        let cases = [
            case("a", 1.0, "delivery_delay", true, false),
            case("b", 1.0, "delivery_delay", false, true),
            case("c", 1.0, "delivery_delay", false, false),
        ];
        let precision = figure(&published(&cases), "urgency_precision");
        assert_eq!((precision.before, precision.after), (0.0, 0.0));
        assert_eq!((precision.better, precision.worse), (0, 0), "no case has both: nobody won it");
        let calm = published(&cases[2..]);
        assert!(
            calm.iter().all(|change| change.name != "urgency_precision"),
            "nobody called one urgent: {calm:?}"
        );
    }

    #[test]
    fn a_suite_without_published_answers_has_nothing_to_compare() {
        assert_eq!(published(&[scored(json!({}))]), []);
    }
}
