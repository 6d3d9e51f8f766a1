//! A small draft for the tests of this room.

use api::*;

pub fn segment(id: &str, text: &str, claims: &[&str]) -> SegmentView {
    SegmentView {
        id: id.to_owned(),
        text: text.to_owned(),
        claims: claims.iter().map(|claim| (*claim).to_owned()).collect(),
    }
}

pub fn action(tail: &str, minor: i64) -> ActionView {
    ActionView {
        id: ActionId::from_tail(tail),
        what: ActionParams::RefundDeliveryFee { order_id: 1, delivery_id: 1, days: 3 },
        amount: Some(Money::new(minor, Currency::USD)),
        offered: false,
        rule: "late-delivery.refund".to_owned(),
        explanation: String::new(),
        risk: Risk::Low,
        evidence: vec![EvidenceId::from_tail("1")],
    }
}

pub fn offered(tail: &str) -> ActionView {
    ActionView { offered: true, ..action(tail, 500) }
}

pub fn fact(tail: &str) -> EvidenceView {
    EvidenceView {
        id: EvidenceId::from_tail(tail),
        source: "Order 1007".to_owned(),
        label: "Delivery fee paid".to_owned(),
        value: "$5.00".to_owned(),
        read_at: Time::UNIX_EPOCH,
        valid_until: None,
    }
}

fn check(id: &str, severity: Severity, segment: Option<&str>, words: Option<&str>) -> CheckView {
    CheckView {
        id: id.to_owned(),
        severity,
        message: format!("message of {id}"),
        segment_id: segment.map(str::to_owned),
        words: words.map(str::to_owned),
    }
}

pub fn warn(id: &str, segment: &str, words: Option<&str>) -> CheckView {
    check(id, Severity::Warn, Some(segment), words)
}

pub fn block(id: &str, segment: &str) -> CheckView {
    check(id, Severity::Block, Some(segment), None)
}

pub fn draft() -> DraftView {
    let segments = vec![
        segment("s1", "Hello Maya,\n\n", &[]),
        segment("s2", "I have refunded $3.00", &["act_1", "ev_1"]),
        segment("s3", ". It came late.", &["ev_2"]),
    ];
    DraftView {
        id: DraftId::from_tail("1"),
        case_id: CaseId::from_tail("1"),
        customer_id: "1".to_owned(),
        version: 1,
        state: DraftState::AwaitingReview,
        based_on_rev: 1,
        decision_hash: String::new(),
        outcome: Outcome::Draft,
        reason: None,
        to: vec!["maya@fjordpost.example".to_owned()],
        cc: vec![],
        subject: "Re: late".to_owned(),
        body: segments.iter().map(|segment| segment.text.as_str()).collect(),
        segments,
        actions: vec![action("1", 300)],
        evidence: vec![fact("1"), fact("2")],
        checks: vec![],
        classification: None,
        summary: String::new(),
        proposal: String::new(),
        path: vec![],
        items: vec![],
        filter: None,
        products: None,
        engine: "offline".to_owned(),
        created_at: Time::UNIX_EPOCH,
        decided: None,
        superseded_by: None,
        needs_role: None,
    }
}
