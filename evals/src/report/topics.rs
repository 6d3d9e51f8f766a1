//! Topics one by one: how often a topic that was answered was right, how often one that was asked for was found, and
//! what was taken for what.
//!
//! A label may accept several topics. A right answer counts for the topic that was answered; a miss is shared evenly
//! among the topics that would have been right, because the label does not say which of them was meant.

use crate::Metric;
use crate::interval::ratio;
use crate::score::{Part, Scored, View};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What stands for the answer of a mail that was parked or whose stage broke.
pub const NOTHING: &str = "nothing";

/// A label that accepts more topics than this does not ask for any of them.
pub const FEW: usize = 3;

/// One way of looking at the topics of all cases that are labelled for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Topics {
    pub per_topic: Vec<Class>,
    /// The mean of `f1` over the topics that were asked for.
    pub macro_f1: f64,
    pub confusion: Vec<Row>,
}

/// One topic. Shares are as sure as the wordings behind them are many.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Class {
    pub topic: String,
    /// Right over all that were answered so; `None`: none was.
    pub precision: Option<Metric>,
    /// Right over all that were asked for; `None`: none was.
    pub recall: Option<Metric>,
    pub f1: Option<f64>,
}

/// What cases with these accepted topics were taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Sorted; any of them is right.
    pub expected: Vec<String>,
    pub n: usize,
    pub answered: BTreeMap<String, usize>,
}

/// By the name of the figure that they explain; only the views that the labels speak of.
pub fn topics(scored: &[Scored]) -> BTreeMap<String, Topics> {
    let views = View::ALL.iter().map(|view| (view.name().to_owned(), judged(scored, *view)));
    views.filter(|(_, judged)| !judged.is_empty()).map(|(name, judged)| (name, of(&judged))).collect()
}

struct Judged<'a> {
    cluster: (&'a str, &'a str),
    accepted: Vec<String>,
    answered: String,
}

impl Judged<'_> {
    fn is_right(&self) -> bool {
        self.accepted.contains(&self.answered)
    }
}

fn judged<'a>(scored: &'a [Scored], view: View) -> Vec<Judged<'a>> {
    let judge = |case: &'a Scored| {
        let mut accepted = view.accepted(&case.expect)?;
        accepted.sort();
        let topic = case.answered.as_ref().and_then(|answered| answered.topic);
        let answered = topic.map_or_else(|| NOTHING.to_owned(), |topic| view.class_of(topic));
        Some(Judged { cluster: case.cluster(), accepted, answered })
    };
    scored.iter().filter_map(judge).collect()
}

fn of(judged: &[Judged<'_>]) -> Topics {
    let per_topic: Vec<Class> = names(judged).into_iter().map(|name| class(name, judged)).collect();
    let asked: Vec<f64> =
        per_topic.iter().filter(|class| class.recall.is_some()).filter_map(|class| class.f1).collect();
    let macro_f1 = asked.iter().sum::<f64>() / asked.len().max(1) as f64;
    Topics { per_topic, macro_f1, confusion: confusion(judged) }
}

/// Topics that were answered, or that a label names among a few: one that accepts nearly everything asks for none of it.
fn names<'a>(judged: &'a [Judged<'_>]) -> BTreeSet<&'a str> {
    let asked = judged.iter().filter(|case| case.accepted.len() <= FEW).flat_map(|case| &case.accepted);
    let answered = judged.iter().map(|case| &case.answered);
    asked.chain(answered).map(String::as_str).filter(|name| *name != NOTHING).collect()
}

type Parts<'a> = Vec<((&'a str, &'a str), Part)>;

fn class(name: &str, judged: &[Judged<'_>]) -> Class {
    let (mut answered, mut asked): (Parts<'_>, Parts<'_>) = (Vec::new(), Vec::new());
    for case in judged {
        let (is_answer, is_right) = (case.answered == name, case.is_right());
        let got = f64::from(u8::from(is_right));
        if is_answer {
            answered.push((case.cluster, Part { got, of: 1.0 }));
        }
        if is_answer && is_right {
            asked.push((case.cluster, Part { got, of: 1.0 }));
        }
        if !is_right && case.accepted.iter().any(|accepted| accepted == name) {
            asked.push((case.cluster, Part { got, of: 1.0 / case.accepted.len() as f64 }));
        }
    }
    Class {
        topic: name.to_owned(),
        precision: ratio(&answered),
        recall: ratio(&asked),
        f1: f1(&answered, &asked),
    }
}

/// The harmonic mean of precision and recall, as twice the right ones over both sums; `None`: neither asked nor answered.
fn f1(answered: &Parts<'_>, asked: &Parts<'_>) -> Option<f64> {
    let of: f64 = answered.iter().chain(asked).map(|(_, part)| part.of).sum();
    let right = answered.iter().fold(0.0, |sum, (_, part)| sum + part.got);
    (of > 0.0).then(|| 2.0 * right / of)
}

fn confusion(judged: &[Judged<'_>]) -> Vec<Row> {
    let mut rows: BTreeMap<&[String], Row> = BTreeMap::new();
    for case in judged {
        let row = rows.entry(&case.accepted).or_insert_with(|| Row {
            expected: case.accepted.clone(),
            n: 0,
            answered: BTreeMap::new(),
        });
        row.n += 1;
        *row.answered.entry(case.answered.clone()).or_default() += 1;
    }
    rows.into_values().collect()
}

#[cfg(test)]
mod tests;
