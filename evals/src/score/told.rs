//! What a line of `results.jsonl` tells beside its figures, so that the case can be read without the suite: the mails
//! that came, what was answered, and everything the case did.

use super::actions;
use crate::play::{Played, ReadMail};
use crate::post::{Post, RawMail};
use api::{Classification, DraftView, EmailEvent, Outcome, Topic};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Longer texts are cut: a result is for reading, the mail itself is in the suite.
const MAX_CHARS: usize = 20_000;

/// What the scored proposal said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    pub version: i64,
    pub outcome: Outcome,
    pub topic: Option<Topic>,
    /// 0 to 1: how sure it was of its topic.
    pub confidence: Option<f64>,
}

impl Answered {
    /// `None`: the mail was parked, or the stage broke.
    pub fn of(played: &Played) -> Option<Self> {
        let draft = played.proposal.as_ref()?;
        let found: Option<&Classification> = draft.classification.as_ref();
        Some(Self {
            version: draft.version,
            outcome: draft.outcome,
            topic: found.map(|found| found.topic),
            confidence: found.map(|found| found.confidence),
        })
    }
}

/// A mail as the case posts it, before anything was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostedMail {
    pub from: String,
    pub subject: String,
    /// The text, the HTML where there is no text, or the raw mail.
    pub text: String,
}

impl From<&Post> for PostedMail {
    fn from(post: &Post) -> Self {
        match post {
            Post::Event(event) => Self::of_event(event),
            Post::Raw(raw) => Self::of_raw(raw),
        }
    }
}

impl PostedMail {
    fn of_event(event: &EmailEvent) -> Self {
        let message = &event.message;
        let text = message.text.as_deref().or(message.html.as_deref()).unwrap_or_default();
        Self { from: message.from.clone(), subject: message.subject.clone(), text: short(text) }
    }

    fn of_raw(raw: &RawMail) -> Self {
        let text = short(&String::from_utf8_lossy(&raw.mail));
        Self { from: raw.customer.email.clone(), subject: String::new(), text }
    }
}

fn short(text: &str) -> String {
    text.chars().take(MAX_CHARS).collect()
}

/// Everything the case did, in the words of the API.
pub fn told(played: &Played) -> Value {
    json!({
        "versions": played.versions.iter().map(version).collect::<Vec<_>>(),
        "verdicts": played.verdicts, "refusals": played.refusals, "effects": played.effects,
        "mails": played.mails, "changed": played.changed,
        "read": played.read.iter().map(email).collect::<Vec<_>>(),
        "pages": played.read.iter().filter_map(|mail| mail.page.as_ref()).collect::<Vec<_>>(),
    })
}

fn version(draft: &DraftView) -> Value {
    json!({
        "version": draft.version, "state": draft.state, "outcome": draft.outcome, "reason": draft.reason,
        "classification": draft.classification, "to": draft.to, "cc": draft.cc, "subject": draft.subject,
        "body": draft.body, "items": draft.items, "filter": draft.filter, "products": draft.products,
        "actions": draft.actions.iter().map(action).collect::<Vec<_>>(), "evidence": draft.evidence,
        "checks": draft.checks, "summary": draft.summary, "path": draft.path,
    })
}

/// In the words of the labels, with the rule that allows it.
fn action(action: &api::ActionView) -> Value {
    let mut told = actions::told(action);
    told["rule"] = json!(action.rule);
    told["explanation"] = json!(action.explanation);
    told
}

fn email(mail: &ReadMail) -> Value {
    serde_json::to_value(&mail.email).unwrap_or_default()
}
