//! The reply goes to the customer's address; any other recipient is acknowledged by name, or blocked.

use super::judged::Judged;
use super::letter::short_hash;
use crate::mail::{address, same_address};
use api::{CheckView, Severity};

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let input = judged.input;
    let others = input.to.iter().chain(input.cc).filter(|to| !same_address(to, &input.customer.email));
    let mut found: Vec<CheckView> = others.map(|to| other(judged, to)).collect();
    if input.to.is_empty() {
        found.push(finding("no_recipient", "", Severity::Block, "The reply has no recipient".to_owned()));
    }
    found
}

fn other(judged: &Judged<'_>, to: &str) -> CheckView {
    let Some(address) = address::parse(to) else {
        return finding(
            "recipient_malformed",
            to,
            Severity::Block,
            format!("{} is no mail address", to.trim()),
        );
    };
    if !judged.input.sender_verified && holds_order_data(judged) {
        let message = format!("{} would get order data, and the sender is not verified", address.email);
        return finding("recipient_unverified", to, Severity::Block, message);
    }
    let message = format!("{} is not the customer's address", address.email);
    finding("recipient", to, Severity::Warn, message)
}

/// Facts are claimed, or something of the facts is said.
fn holds_order_data(judged: &Judged<'_>) -> bool {
    let claims = judged.letter.segments.iter().any(|placed| !placed.segment.claims.is_empty());
    let read = &judged.read;
    claims
        || read.ids.iter().any(|id| judged.facts.has_id(id))
        || read.amounts.iter().any(|amount| judged.facts.has_amount(amount))
        || read.dates.iter().any(|date| judged.facts.has_date(date, judged.text(&date.range)))
}

fn finding(name: &str, to: &str, severity: Severity, message: String) -> CheckView {
    let id = if to.is_empty() { name.to_owned() } else { format!("{name}:{}", short_hash(&[to])) };
    CheckView { id, severity, message, segment_id: None, words: None }
}
