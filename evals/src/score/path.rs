//! `path_exact`: the mail went the way that it should, and ended as it should, for the reason that it should.

use super::Tally;
use crate::play::Played;
use api::DraftView;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Labels {
    path: Path,
}

/// What is not said may be anything.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Path {
    /// Any of these.
    outcome: OneOrMore,
    /// Any of these.
    reason: Vec<String>,
    /// These nodes, in this order; others may stand between them.
    through: Vec<String>,
    /// Not a word is drafted: whatever we write could be held against us, or reach a stranger.
    silent: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl Default for OneOrMore {
    fn default() -> Self {
        Self::More(Vec::new())
    }
}

impl OneOrMore {
    fn words(&self) -> &[String] {
        match self {
            Self::One(word) => std::slice::from_ref(word),
            Self::More(words) => words,
        }
    }
}

pub fn score(_: &str, expect: &Value, played: &Played, tally: &mut Tally) {
    if expect.get("path").is_none() {
        return;
    }
    let wrong = match Labels::deserialize(expect) {
        Ok(labels) => wrong(&labels.path, played.proposal.as_ref()),
        Err(error) => vec![format!("path: the label cannot be read: {error}")],
    };
    tally.right("path_exact", wrong.is_empty());
    tally.wrong.extend(wrong);
}

fn wrong(path: &Path, draft: Option<&DraftView>) -> Vec<String> {
    let Some(draft) = draft else { return vec!["path: there is no draft".to_owned()] };
    let outcome = serde_json::to_value(draft.outcome).ok();
    let outcome = outcome.as_ref().and_then(Value::as_str).unwrap_or_default();
    let reason = draft.reason.as_deref().unwrap_or("none");
    let is_any = |allowed: &[String], got: &str| allowed.is_empty() || allowed.iter().any(|word| word == got);
    [
        (!is_any(path.outcome.words(), outcome))
            .then(|| format!("path: expected {}, got {outcome}", path.outcome.words().join(" or "))),
        (!is_any(&path.reason, reason))
            .then(|| format!("path: expected the reason {}, got {reason}", path.reason.join(" or "))),
        (!goes_through(&draft.path, &path.through)).then(|| {
            format!("path: expected {}, went {}", path.through.join(" -> "), draft.path.join(" -> "))
        }),
        (path.silent && !draft.body.trim().is_empty()).then(|| "path: a word was drafted".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn goes_through(visited: &[String], expected: &[String]) -> bool {
    let mut visited = visited.iter();
    expected.iter().all(|node| visited.any(|other| other == node))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::draft;
    use serde_json::json;

    fn is_right(label: &Value) -> bool {
        let nodes = ["recall", "screen", "classify", "route", "identify", "escalate", "propose"];
        let draft = draft(json!({"outcome": "escalate", "reason": "urgent", "path": nodes, "body": "Hello"}));
        let mut tally = Tally::default();
        let played = Played { proposal: Some(draft), ..Played::default() };
        score("project/escalations", &json!({"path": label}), &played, &mut tally);
        assert_eq!(tally.parts["path_exact"].got == 1.0, tally.wrong.is_empty());
        tally.wrong.is_empty()
    }

    #[test]
    fn every_part_of_a_path_that_a_label_names_must_be_so() {
        for (label, right) in [
            (json!({}), true),
            (json!({"outcome": "escalate", "reason": ["urgent"]}), true),
            (json!({"outcome": ["no_reply", "escalate"]}), true),
            (json!({"outcome": "draft"}), false),
            (json!({"reason": ["unsure", "no_workflow"]}), false),
            (json!({"through": ["route", "identify", "escalate"]}), true),
            (json!({"through": ["identify", "route"]}), false),
            (json!({"through": ["identify", "remedy"]}), false),
            (json!({"silent": true}), false),
            (json!({"outcom": "escalate"}), false),
        ] {
            assert_eq!(is_right(&label), right, "{label}");
        }
    }

    #[test]
    fn a_case_without_a_draft_went_nowhere() {
        let mut tally = Tally::default();
        score("project/topics", &json!({"path": {"outcome": "draft"}}), &Played::default(), &mut tally);
        assert_eq!(tally.parts["path_exact"].got, 0.0);
        let mut silent = Tally::default();
        score("seed/topics", &json!({}), &Played::default(), &mut silent);
        assert!(silent.parts.is_empty(), "who says nothing of it is not asked");
    }
}
