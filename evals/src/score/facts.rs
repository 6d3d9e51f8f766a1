//! `facts_told`: what the first proposal has to say, whatever its words.

use super::Tally;
use crate::play::Played;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Labels {
    facts: Vec<Fact>,
}

/// A fact and the ways in which it may be written: `20 June`, `June 20`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Fact {
    Written(String),
    AnyOf(Vec<String>),
}

impl Fact {
    fn ways(&self) -> &[String] {
        match self {
            Self::Written(way) => std::slice::from_ref(way),
            Self::AnyOf(ways) => ways,
        }
    }

    fn stands_in(&self, text: &str) -> bool {
        self.ways().iter().any(|way| stands_alone(text, &way.to_lowercase()))
    }
}

pub fn score(_: &str, expect: &Value, played: &Played, tally: &mut Tally) {
    let Ok(Labels { facts }) = Labels::deserialize(expect) else { return };
    let body = played.proposal.as_ref().map(|draft| draft.body.to_lowercase()).unwrap_or_default();
    let missing: Vec<&Fact> = facts.iter().filter(|fact| !fact.stands_in(&body)).collect();
    tally.share("facts_told", facts.len() - missing.len(), facts.len());
    tally.wrong.extend(missing.iter().map(|fact| format!("not told: {}", fact.ways().join(" or "))));
}

/// `3.90` does not stand in `13.90`, nor `5 days` in `15 days`.
fn stands_alone(text: &str, words: &str) -> bool {
    let is_part = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + words.len()..]);
        !is_part(before.chars().next_back()) && !is_part(after.chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::draft;
    use serde_json::json;

    #[test]
    fn a_fact_is_told_in_any_of_its_ways_and_not_by_a_part_of_another() {
        let body = "It was 13 days late and came on 20 June. We refund $13.90.";
        for (facts, told) in [
            (json!(["13.90"]), 1.0),
            (json!(["3.90"]), 0.0),
            (json!([["June 20", "20 June"], "13 Days"]), 2.0),
            (json!([["3 days", "three days"], "13.90"]), 1.0),
        ] {
            let mut tally = Tally::default();
            let played = Played { proposal: Some(draft(json!({"body": body}))), ..Played::default() };
            score("project/delivery", &json!({"facts": facts}), &played, &mut tally);
            assert_eq!(tally.parts["facts_told"].got, told, "{facts}");
            assert_eq!(tally.wrong.is_empty(), told == tally.parts["facts_told"].of, "{facts}");
        }
    }
}
