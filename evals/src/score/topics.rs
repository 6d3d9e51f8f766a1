//! Classification: the topic strictly and collapsed, urgency, who was answered by itself, and whether the confidence
//! means what it says.

mod calibration;

use super::Scored;
use crate::Metric;
use crate::interval::rate;
use crate::play::Played;
use api::{Classification, Outcome, Topic, Urgency};
use calibration::{Said, expected_calibration_error};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What of a case's classification was right; `None`: its label says nothing of the kind.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Topics {
    /// The topic is one of those that count as right.
    pub accepted: Option<bool>,
    pub topic3: Option<bool>,
    pub topic4: Option<bool>,
    /// The topic is none of those that are wrong for sure.
    pub allowed: Option<bool>,
    pub urgent: Option<Urgent>,
    pub route: Option<Routed>,
    /// How sure the engine was of its topic.
    pub confidence: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Urgent {
    pub expected: bool,
    pub got: bool,
}

/// Who should have answered, and whether the agent did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Routed {
    pub expected: Route,
    pub automated: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    Automate,
    Human,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Group {
    Product,
    Delivery,
    Money,
    Other,
    Human,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Label {
    topic_accept: Option<Vec<Topic>>,
    must_not: Option<Vec<Topic>>,
    topic3: Option<Group>,
    topic4: Option<Group>,
    urgent: Option<bool>,
    route: Option<Route>,
}

/// Scores what the label speaks of; what is wrong is told in `wrong`. A case without a draft is wrong in all of it.
pub fn score(expect: &Value, played: &Played, wrong: &mut Vec<String>) -> Topics {
    let label = match Label::deserialize(expect) {
        Ok(label) => label,
        Err(error) => {
            wrong.push(format!("the label cannot be read: {error}"));
            return Topics { accepted: Some(false), ..Topics::default() };
        }
    };
    let draft = played.proposal.as_ref();
    let found = draft.and_then(|draft| draft.classification.as_ref());
    let automated = draft.is_some_and(|draft| matches!(draft.outcome, Outcome::Draft | Outcome::NeedInfo));
    let topics = compared(&label, found, automated);
    wrong.extend(faults(&label, &topics, found));
    topics
}

fn compared(label: &Label, found: Option<&Classification>, automated: bool) -> Topics {
    let topic = found.map(|found| found.topic);
    let is_in = |topics: &Vec<Topic>| topic.is_some_and(|topic| topics.contains(&topic));
    let is_urgent = found.is_some_and(|found| found.urgency == Urgency::Urgent);
    Topics {
        accepted: label.topic_accept.as_ref().map(is_in),
        topic3: label.topic3.map(|group| topic.map(of_three) == Some(group)),
        topic4: label.topic4.map(|group| topic.map(of_four) == Some(group)),
        allowed: label.must_not.as_ref().map(|topics| topic.is_some() && !is_in(topics)),
        urgent: label.urgent.map(|expected| Urgent { expected, got: is_urgent }),
        route: label.route.map(|expected| Routed { expected, automated }),
        confidence: found.map(|found| found.confidence),
    }
}

/// What the graph can do with a topic.
fn of_three(topic: Topic) -> Group {
    match topic {
        Topic::ProductAvailability | Topic::ProductRecommendation | Topic::ProductInformation => {
            Group::Product
        }
        Topic::LateDelivery | Topic::OrderStatus => Group::Delivery,
        _ => Group::Human,
    }
}

fn of_four(topic: Topic) -> Group {
    match (of_three(topic), topic) {
        (Group::Human, Topic::Billing | Topic::ReturnRefund) => Group::Money,
        (Group::Human, _) => Group::Other,
        (group, _) => group,
    }
}

fn faults(label: &Label, topics: &Topics, found: Option<&Classification>) -> Vec<String> {
    let got = found.map(|found| found.topic);
    let mut faults = Vec::new();
    if topics.accepted == Some(false) {
        faults.push(format!("topic: expected one of {:?}, got {got:?}", label.topic_accept.as_deref()));
    }
    for (name, right) in [("topic3", topics.topic3), ("topic4", topics.topic4), ("must_not", topics.allowed)]
    {
        faults.extend((right == Some(false)).then(|| format!("{name}: got {got:?}")));
    }
    if let Some(Urgent { expected, got }) = topics.urgent.filter(|urgent| urgent.expected != urgent.got) {
        faults.push(format!("urgent: expected {expected}, got {got}"));
    }
    if let Some(Routed { expected, automated }) = topics.route.filter(|routed| !routed.is_right()) {
        faults.push(format!("route: expected {expected:?}, automated: {automated}"));
    }
    faults
}

impl Routed {
    fn is_right(self) -> bool {
        (self.expected == Route::Automate) == self.automated
    }
}

pub fn figures(scored: &[Scored]) -> Vec<(&'static str, Option<Metric>)> {
    let share = |of: &dyn Fn(&Topics) -> Option<bool>| {
        let answers: Vec<bool> = scored.iter().filter_map(|case| of(&case.topics)).collect();
        rate(answers.iter().filter(|right| **right).count(), answers.len())
    };
    let urgent = |of: fn(Urgent) -> Option<bool>| share(&move |topics| topics.urgent.and_then(of));
    let automated = |route: Route| {
        let of = move |routed: Routed| (routed.expected == route).then_some(routed.automated);
        share(&move |topics| topics.route.and_then(of))
    };
    vec![
        ("topic_strict", share(&|topics| topics.accepted)),
        ("topic_accept", share(&|topics| topics.accepted)),
        ("topic3", share(&|topics| topics.topic3)),
        ("topic4", share(&|topics| topics.topic4)),
        ("must_not_broken", share(&|topics| topics.allowed.map(|allowed| !allowed))),
        ("urgency_recall", urgent(|urgent| urgent.expected.then_some(urgent.got))),
        ("urgency_precision", urgent(|urgent| urgent.got.then_some(urgent.expected))),
        ("automated", automated(Route::Automate)),
        ("wrongly_automated", automated(Route::Human)),
        ("ece", expected_calibration_error(&said(scored))),
    ]
}

fn said(scored: &[Scored]) -> Vec<Said> {
    let of = |topics: &Topics| Some(Said { confidence: topics.confidence?, right: topics.accepted? });
    scored.iter().filter_map(|case| of(&case.topics)).collect()
}

#[cfg(test)]
mod tests;
