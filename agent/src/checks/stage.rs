//! The letter that the tests judge: Maya's order came three days late, for the second time; a refund and a coupon.

use super::{CheckInput, Shown, run};
use crate::draft::{align, body};
use crate::policy::Policy;
use crate::remarks::Said;
use api::{
    ActionId, ActionParams, ActionVerdict, ActionVerdictKind, ActionView, CheckView, Currency, Customer,
    EvidenceId, EvidenceView, Language, Money, Outcome, ProductsView, Risk, SegmentView, Severity,
};

pub struct Stage {
    pub outcome: Outcome,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub subject: String,
    /// The agent's text.
    pub segments: Vec<SegmentView>,
    /// What a person made of it.
    pub edited: Option<String>,
    pub actions: Vec<(ActionView, Option<ActionVerdict>)>,
    pub evidence: Vec<EvidenceView>,
    pub customer: Customer,
    pub sender_verified: bool,
    pub language: Language,
    pub raised: Vec<CheckView>,
    pub preferred: Vec<Said>,
    pub asked: Vec<String>,
    pub internal_ids: Vec<i64>,
    pub foreign: Vec<String>,
    pub products: Option<ProductsView>,
    /// What a person wrote that the catalogue knows.
    pub named: Vec<String>,
    pub policy: Policy,
}

pub fn maya() -> Stage {
    Stage {
        outcome: Outcome::Draft,
        to: vec!["Maya Lindqvist <maya@fjordpost.example>".to_owned()],
        cc: Vec::new(),
        subject: "Re: Order SW-48213 came three days late".to_owned(),
        segments: segments(),
        edited: None,
        actions: vec![(refund(), None), (coupon(), None)],
        evidence: evidence(),
        customer: Customer {
            id: "7".into(),
            email: "maya@fjordpost.example".into(),
            name: "Maya Lindqvist".into(),
        },
        sender_verified: true,
        language: Language::english(),
        raised: Vec::new(),
        preferred: Vec::new(),
        asked: vec!["SW-48213".to_owned()],
        internal_ids: vec![7, 90_412],
        foreign: vec!["jonas@mail.example".to_owned(), "Jonas Weber".to_owned(), "SW-99001".to_owned()],
        products: None,
        named: Vec::new(),
        policy: Policy { link_hosts: vec!["strideway.example".to_owned()], ..Policy::default() },
    }
}

fn segments() -> Vec<SegmentView> {
    let parts: [(&str, &str, &[&str]); 9] = [
        ("greeting", "Hello Maya,\n\n", &[]),
        ("sorry", "I am sorry that order SW-48213 reached you late. ", &[]),
        ("promised", "It was promised for 12 to 14 November", &["ev_1"]),
        ("delivered", " and was delivered on Tuesday, 17 November, three days late.\n\n", &["ev_2", "ev_3"]),
        ("refund", "I have refunded $3.00 of your $5.00 delivery fee", &["act_1", "ev_4", "ev_6"]),
        ("card", " to the card you paid with.\n\n", &[]),
        ("earlier", "Because order SW-46870 was late as well, ", &["ev_5"]),
        (
            "coupon",
            "your next expedited delivery is free with the coupon in this mail, valid until 16 February 2027.\n\n",
            &["act_2", "ev_7"],
        ),
        ("closing", "Kind regards,\nInes Moreau, Strideway", &[]),
    ];
    let segment = |(id, text, claims): &(&str, &str, &[&str])| SegmentView {
        id: (*id).to_owned(),
        text: (*text).to_owned(),
        claims: claims.iter().map(|claim| (*claim).to_owned()).collect(),
    };
    parts.iter().map(segment).collect()
}

fn evidence() -> Vec<EvidenceView> {
    let rows = [
        ("Order SW-48213", "Promised window", "12–14 Nov"),
        ("Carrier scan", "Delivered", "17 Nov, 16:42"),
        ("Shop time zone, computed", "Days late", "3"),
        ("Order SW-48213", "Delivery fee paid", "$5.00"),
        ("Arrived 20 Oct", "Earlier late delivery", "SW-46870, 6 days"),
        ("Policy late-delivery.refund", "Refund by policy", "$3.00"),
        ("Policy late-delivery.coupon", "Coupon validity", "16 Feb 2027"),
    ];
    rows.iter().enumerate().map(|(n, (source, label, value))| fact(n + 1, source, label, value)).collect()
}

pub fn fact(n: usize, source: &str, label: &str, value: &str) -> EvidenceView {
    EvidenceView {
        id: EvidenceId::from_tail(n),
        source: source.to_owned(),
        label: label.to_owned(),
        value: value.to_owned(),
        read_at: "2026-11-18T10:21:00Z".parse().unwrap(),
        valid_until: None,
    }
}

pub fn action(n: usize, what: ActionParams, minor: Option<i64>) -> ActionView {
    ActionView {
        id: ActionId::from_tail(n),
        what,
        amount: minor.map(|minor| Money::new(minor, Currency::USD)),
        offered: false,
        rule: "late-delivery".to_owned(),
        explanation: String::new(),
        risk: Risk::Low,
        evidence: vec![EvidenceId::from_tail(6)],
    }
}

pub fn refund() -> ActionView {
    action(1, ActionParams::RefundDeliveryFee { order_id: 48_213, delivery_id: 7, days: 3 }, Some(300))
}

pub fn coupon() -> ActionView {
    action(
        2,
        ActionParams::CouponExpeditedDelivery { order_id: 48_213, delivery_id: 7, valid_days: 90 },
        None,
    )
}

pub fn refused() -> Option<ActionVerdict> {
    Some(ActionVerdict { verdict: ActionVerdictKind::Refuse, amount: None })
}

pub fn lowered_to(minor: i64) -> Option<ActionVerdict> {
    Some(ActionVerdict {
        verdict: ActionVerdictKind::Approve,
        amount: Some(Money::new(minor, Currency::USD)),
    })
}

impl Stage {
    /// A person replaces words of the agent's letter.
    pub fn edit(mut self, from: &str, to: &str) -> Self {
        let text = self.edited.take().unwrap_or_else(|| body(&self.segments));
        assert!(text.contains(from), "the letter does not say {from:?}");
        self.edited = Some(text.replacen(from, to, 1));
        self
    }

    /// A person adds a sentence behind the refund.
    pub fn add(self, sentence: &str) -> Self {
        self.edit("to the card you paid with.", &format!("to the card you paid with. {sentence}"))
    }

    pub fn checks(&self) -> Vec<CheckView> {
        let aligned = self.edited.as_ref().map(|edited| align(&self.segments, edited));
        run(&CheckInput {
            outcome: self.outcome,
            to: &self.to,
            cc: &self.cc,
            subject: &self.subject,
            segments: aligned.as_deref().unwrap_or(&self.segments),
            original: aligned.as_ref().map(|_| self.segments.as_slice()),
            actions: &self.actions,
            evidence: &self.evidence,
            customer: &self.customer,
            sender_verified: self.sender_verified,
            language: &self.language,
            raised: &self.raised,
            preferred: &self.preferred,
            asked: &self.asked,
            internal_ids: &self.internal_ids,
            foreign: &self.foreign,
            products: self.products.as_ref().map(|found| Shown { found, named: &self.named }),
            policy: &self.policy,
        })
    }

    /// Severity, name and message of all that is not well.
    pub fn faults(&self) -> Vec<(Severity, String, String)> {
        let bad = self.checks().into_iter().filter(|check| check.severity != Severity::Ok);
        bad.map(|check| (check.severity, check.id.split(':').next().unwrap().to_owned(), check.message))
            .collect()
    }

    /// Names only.
    pub fn names(&self) -> Vec<String> {
        self.faults().into_iter().map(|(_, name, _)| name).collect()
    }
}
