//! Of the evidence pane.

use api::RemarkKind;

pub const REGION: &str = "Evidence";
pub const FACTS: &str = "Facts";
pub const CHECKS: &str = "Checks";
pub const VERSIONS: &str = "Versions";
pub const EARLIER: &str = "Earlier cases";
pub const ALL_CASES: &str = "All cases";
pub const WHY: &str = "Why this draft";
pub const HISTORY: &str = "History";
pub const REMEMBERED: &str = "Open promises";
pub const REMARKS: &str = "In their own words";
pub const ITEMS: &str = "Asked about";
pub const NO_FACTS: &str = "No facts were needed.";
pub const NOT_FOUND: &str = "not found for this customer";
pub const BLOCKED: &str = "Blocked:";
pub const WARNING: &str = "Warning:";
pub const ESCALATED: &str = "Escalated:";
pub const NO_MODEL_CALLS: &str = "no model calls";

pub fn freshness(all: usize, stale: usize) -> String {
    if stale == 0 { format!("{all} · all fresh") } else { format!("{all} · {stale} old") }
}

pub fn customer(since: Option<&str>, orders: i64, late: i64) -> String {
    // The year says it: a long-standing customer, or a new one.
    let year = since.and_then(|since| since.get(..4));
    let since = year.map(|year| format!("Customer since {year} · ")).unwrap_or_default();
    let orders = if orders == 1 { "1 order".to_owned() } else { format!("{orders} orders") };
    format!("{since}{orders} · {late} late")
}

pub fn used_in(paragraphs: &[usize], actions: &[usize]) -> String {
    let mut parts: Vec<String> = paragraphs.iter().map(|number| format!("¶{number}")).collect();
    parts.extend(actions.iter().map(|number| format!("action {number}")));
    parts.join(", ")
}

pub fn days_late(days: i64) -> String {
    match days {
        0 => "on time".to_owned(),
        1 => "1 day late".to_owned(),
        n => format!("{n} days late"),
    }
}

pub fn took(ms: f64) -> String {
    if ms >= 10_000.0 { format!("{:.0} s", ms / 1000.0) } else { format!("{ms:.0} ms") }
}

/// What a remark of the customer is about.
pub fn remark(kind: RemarkKind) -> &'static str {
    match kind {
        RemarkKind::Language => "Language",
        RemarkKind::Size => "Own size",
        RemarkKind::Brand => "Brand",
        RemarkKind::Contact => "How to reach them",
        RemarkKind::Vouchers => "Vouchers",
        RemarkKind::LateDelivery => "Late delivery",
        RemarkKind::ItemComplaint => "Complaint about an item",
        RemarkKind::ReturnRefund => "Asked for money back",
    }
}
