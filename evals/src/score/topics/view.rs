//! Ways of looking at topics: each of the eighteen, or collapsed to what the graph can do with them.

use super::{Label, of_four, of_three, word};
use api::Topic;
use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Every topic is a class; a label may accept several.
    Strict,
    /// Product, delivery or a person.
    Three,
    /// Product, delivery, money or other.
    Four,
}

impl View {
    pub const ALL: [Self; 3] = [Self::Strict, Self::Three, Self::Four];

    /// The figure that it is counted in.
    pub fn name(self) -> &'static str {
        match self {
            Self::Strict => "topic_strict",
            Self::Three => "topic3",
            Self::Four => "topic4",
        }
    }

    /// The classes that a label accepts; `None`: it does not say.
    pub fn accepted(self, expect: &Value) -> Option<Vec<String>> {
        let label = Label::deserialize(expect).ok()?;
        match self {
            Self::Strict => label.topic_accept.map(|topics| topics.iter().map(word).collect()),
            Self::Three => label.topic3.map(|group| vec![word(&group)]),
            Self::Four => label.topic4.map(|group| vec![word(&group)]),
        }
    }

    pub fn class_of(self, topic: Topic) -> String {
        match self {
            Self::Strict => word(&topic),
            Self::Three => word(&of_three(topic)),
            Self::Four => word(&of_four(topic)),
        }
    }
}
