//! Classification: the topic strictly and collapsed, urgency, who was answered by itself, and whether the confidence
//! means what it says.

mod view;

pub use view::View;

use super::{Said, Tally};
use crate::play::Played;
use api::{Classification, Outcome, Topic, Urgency};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Who should answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Route {
    Automate,
    Human,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The only one that is right, where `topic_accept` does not name several.
    topic: Option<Topic>,
    topic_accept: Option<Vec<Topic>>,
    must_not: Option<Vec<Topic>>,
    topic3: Option<Group>,
    topic4: Option<Group>,
    urgent: Option<bool>,
    route: Option<Route>,
}

impl Label {
    fn accepted(&self) -> Option<Vec<Topic>> {
        self.topic_accept.clone().or_else(|| self.topic.map(|topic| vec![topic]))
    }
}

/// Scores what the label speaks of. A case without a draft is wrong in all of it.
pub fn score(_: &str, expect: &Value, played: &Played, tally: &mut Tally) {
    let label = match Label::deserialize(expect) {
        Ok(label) => label,
        Err(error) => return tally.wrong(format!("the label cannot be read: {error}")),
    };
    let found = classification(played);
    of_topic(&label, found.map(|found| found.topic), tally);
    if let Some(expected) = label.urgent {
        of_urgency(expected, found.is_some_and(|found| found.urgency == Urgency::Urgent), tally);
    }
    if let Some(expected) = label.route {
        of_route(expected, played, tally);
    }
}

fn classification(played: &Played) -> Option<&Classification> {
    played.proposal.as_ref()?.classification.as_ref()
}

fn of_topic(label: &Label, got: Option<Topic>, tally: &mut Tally) {
    let is_in = |topics: &[Topic]| got.is_some_and(|topic| topics.contains(&topic));
    let answered = got.map_or_else(|| "nothing".to_owned(), |topic| word(&topic));
    let mut judge = |names: &[&str], is_right: bool, expected: String| {
        names.iter().for_each(|name| tally.right(name, is_right));
        if !is_right {
            tally.wrong(format!("{}: expected {expected}, got {answered}", names[0]));
        }
    };
    if let Some(accepted) = label.accepted() {
        judge(&["topic_accept", "topic_strict"], is_in(&accepted), one_of(&accepted));
    }
    if let Some(group) = label.topic3 {
        judge(&["topic3"], got.map(of_three) == Some(group), word(&group));
    }
    if let Some(group) = label.topic4 {
        judge(&["topic4"], got.map(of_four) == Some(group), word(&group));
    }
    if let Some(topics) = &label.must_not {
        tally.right("must_not_broken", is_in(topics));
        tally.wrong.extend(is_in(topics).then(|| format!("must_not: got {answered}")));
    }
}

fn one_of(topics: &[Topic]) -> String {
    match topics {
        [_, _, _, _, ..] => format!("one of {} topics", topics.len()),
        few => few.iter().map(word).collect::<Vec<_>>().join(" or "),
    }
}

/// As it stands on the wire and in labels.
fn word(name: &impl Serialize) -> String {
    let word = serde_json::to_value(name).unwrap_or_default();
    word.as_str().unwrap_or_default().to_owned()
}

/// Recall over what is urgent, precision over what was taken for it.
fn of_urgency(expected: bool, got: bool, tally: &mut Tally) {
    if expected {
        tally.right("urgency_recall", got);
    }
    if got {
        tally.right("urgency_precision", expected);
    }
    if expected != got {
        let told = |urgent| if urgent { "urgent" } else { "not urgent" };
        tally.wrong(format!("urgent: expected {}, got {}", told(expected), told(got)));
    }
}

/// Answered by the agent: the share of those that it may answer, and of those that it should not have.
fn of_route(expected: Route, played: &Played, tally: &mut Tally) {
    let is_answer = |outcome| matches!(outcome, Outcome::Draft | Outcome::NeedInfo);
    let automated = played.proposal.as_ref().is_some_and(|draft| is_answer(draft.outcome));
    let name = match expected {
        Route::Automate => "automated",
        Route::Human => "wrongly_automated",
    };
    tally.right(name, automated);
    if automated != (expected == Route::Automate) {
        let who = |automated| if automated { "automated" } else { "a person" };
        let (expected, got) = (who(expected == Route::Automate), who(automated));
        tally.wrong(format!("route: expected {expected}, got {got}"));
    }
}

/// How sure the engine was of its topic, where the label tells whether it was right.
pub fn said(expect: &Value, played: &Played) -> Option<Said> {
    let accepted = Label::deserialize(expect).ok()?.accepted()?;
    let found = classification(played)?;
    Some(Said { confidence: found.confidence, right: accepted.contains(&found.topic) })
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

#[cfg(test)]
mod tests;
