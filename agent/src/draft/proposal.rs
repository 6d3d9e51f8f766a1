//! What a run ends with.

use crate::remarks::Said;
use api::{
    ActionView, CheckView, Classification, EvidenceView, ItemView, Outcome, ProductFilter, ProductsView,
    Role, SegmentView, Urgency,
};
use serde::{Deserialize, Serialize};

/// What a run ends with: everything a draft version stores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    pub outcome: Outcome,
    /// Of an escalation or refusal: a stable word (`legal_threat`, `sender_unverified`, `reviewer`, ...).
    pub reason: Option<String>,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub subject: String,
    /// The body is their texts joined without separator; empty where nothing should be said.
    pub segments: Vec<SegmentView>,
    pub actions: Vec<ActionView>,
    pub evidence: Vec<EvidenceView>,
    /// The orders and parcels asked about, as they were found.
    pub items: Vec<ItemView>,
    /// What the mail was understood to look for.
    #[serde(default)]
    pub filter: Option<ProductFilter>,
    #[serde(default)]
    pub products: Option<ProductsView>,
    /// Of the catalogue that was read: another version makes its facts old.
    #[serde(default)]
    pub catalogue_version: Option<i64>,
    pub checks: Vec<CheckView>,
    pub classification: Option<Classification>,
    pub urgency: Urgency,
    /// Five lines of hand-off for an escalation; else one line of what was done.
    pub summary: String,
    /// One line of what we propose, for the queue.
    pub proposal: String,
    /// The nodes visited, in order.
    pub path: Vec<String>,
    pub engine: String,
    /// The typed letter that the segments were written from; [`crate::delivery::letter`] writes them anew when a
    /// person refuses or lowers an action.
    pub letter: serde_json::Value,
    pub needs_role: Option<Role>,
    /// What the checks of this text knew besides it: a person's edit is judged by the same.
    #[serde(default)]
    pub judged: Judged,
    /// The customer's half of the memory this run proposes: committed only when the answer has gone out.
    pub remember: Vec<Remember>,
    /// What it has heard that outlives the case: committed with the memory.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<Said>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remember {
    /// Message-ID of the customer's mail.
    pub source: String,
    pub at: api::Time,
    pub text: String,
    pub ids: Vec<String>,
}

/// What `check` was told besides text, actions and evidence; filled by `propose`, read when a person edits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    pub sender_verified: bool,
    /// Warnings that `screen` raised.
    pub raised: Vec<api::CheckView>,
    /// Order and tracking numbers that the customer asked about.
    pub asked: Vec<String>,
    /// The shop's internal delivery ids: never in a text.
    pub internal_ids: Vec<i64>,
    /// What the customer prefers, as it was recalled and as these mails say it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub preferred: Vec<Said>,
}
