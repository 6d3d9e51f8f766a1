//! A remark in a line, marked as the customer's words, with where it comes from.

use super::Remark;
use api::RemarkKind;

/// `wishes: "please answer in German" (customer, 2026-03-02, <7@mail>)`.
pub fn told(remark: &Remark) -> String {
    let day = remark.said_at.strftime("%Y-%m-%d");
    let answer = remark.answer.as_deref().map(|done| format!("; then: {done}")).unwrap_or_default();
    format!("{}: \"{}\" (customer, {day}, {}{answer})", about(remark.kind), remark.words, remark.source)
}

fn about(kind: RemarkKind) -> &'static str {
    match kind {
        RemarkKind::Language => "language",
        RemarkKind::Size => "own size",
        RemarkKind::Brand => "brand",
        RemarkKind::Contact => "how to reach them",
        RemarkKind::Vouchers => "vouchers",
        RemarkKind::LateDelivery => "complained before of a late delivery",
        RemarkKind::ItemComplaint => "complained before of an item",
        RemarkKind::ReturnRefund => "asked before for money back",
    }
}
