//! The facts of one parcel: each with the evidence a reviewer sees and the words a letter uses.

use super::words;
use crate::case::Seed;
use crate::policy::LateArrival;
use api::{ActionView, EvidenceId, EvidenceView, Money, Time};
use jiff::civil::Date;
use jiff::{SignedDuration, ToSpan};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which fact; a letter's phrase claims it by this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Which parcel is meant.
    Number,
    Status,
    Promised,
    Arrived,
    DaysLate,
    Scan,
    Fee,
    Refund,
    RefundPaid,
    RefundApproved,
    RefundTracked,
    InquiryOpen,
    Earlier,
    CouponUntil,
}

impl Fact {
    pub const ALL: [Self; 14] = [
        Self::Number,
        Self::Status,
        Self::Promised,
        Self::Arrived,
        Self::DaysLate,
        Self::Scan,
        Self::Fee,
        Self::Refund,
        Self::RefundPaid,
        Self::RefundApproved,
        Self::RefundTracked,
        Self::InquiryOpen,
        Self::Earlier,
        Self::CouponUntil,
    ];

    /// The slot's name in templates.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Status => "status",
            Self::Promised => "promised",
            Self::Arrived => "arrived",
            Self::DaysLate => "days_late",
            Self::Scan => "scan",
            Self::Fee => "fee",
            Self::Refund => "refund",
            Self::RefundPaid => "refund_paid",
            Self::RefundApproved => "refund_approved",
            Self::RefundTracked => "refund_tracked",
            Self::InquiryOpen => "inquiry_open",
            Self::Earlier => "earlier",
            Self::CouponUntil => "coupon_until",
        }
    }
}

/// A fact as a letter says it, and the evidence it stands on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub words: String,
    pub evidence: EvidenceId,
}

/// What is known of one parcel, in the order it is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    seed: Seed,
    index: usize,
    read_at: Time,
    valid_until: Time,
    pub evidence: Vec<EvidenceView>,
    pub told: BTreeMap<Fact, Told>,
}

impl Facts {
    /// `index`: which item of the mail; `valid_min`: minutes after `read_at` that the shop's facts stay valid.
    pub fn new(seed: Seed, index: usize, read_at: Time, valid_min: i64) -> Self {
        let valid_until = read_at.checked_add(SignedDuration::from_mins(valid_min)).unwrap_or(Time::MAX);
        Self { seed, index, read_at, valid_until, evidence: Vec::new(), told: BTreeMap::new() }
    }

    /// A row of the shop: valid for a while.
    pub fn read(&mut self, fact: Fact, source: &str, label: &str, value: &str, words: &str) {
        let valid_until = Some(self.valid_until);
        self.add(fact, source, label, value, words, valid_until);
    }

    /// A rule of policy: valid until it changes.
    fn rule(&mut self, fact: Fact, source: &str, label: &str, value: &str, words: &str) {
        self.add(fact, source, label, value, words, None);
    }

    fn add(
        &mut self,
        fact: Fact,
        source: &str,
        label: &str,
        value: &str,
        words: &str,
        valid_until: Option<Time>,
    ) {
        let id = self.seed.evidence(&self.index.to_string(), fact.as_str());
        self.told.insert(fact, Told { words: words.to_owned(), evidence: id.clone() });
        let (source, label, value) = (source.to_owned(), label.to_owned(), value.to_owned());
        self.evidence.push(EvidenceView { id, source, label, value, read_at: self.read_at, valid_until });
    }

    pub fn fee(&mut self, fee: Money, order_id: i64) {
        self.read(
            Fact::Fee,
            &format!("Order {order_id}"),
            "Delivery fee paid",
            &fee.to_string(),
            &fee.to_string(),
        );
    }

    pub fn refund(&mut self, amount: Money, days: i64, percent: u32) {
        let source = format!("late-delivery.refund: {days} × {percent} %");
        self.rule(Fact::Refund, &source, "Refund by policy", &amount.to_string(), &amount.to_string());
    }

    pub fn refund_rule(&mut self, fee: Money, percent: u32) {
        let value = format!("{percent} % per day late, at most {fee}");
        let words = format!("{percent}%");
        self.rule(Fact::Refund, "late-delivery.track", "Refund by policy", &value, &words);
    }

    pub fn refund_paid(&mut self, amount: Option<Money>) {
        let amount = amount.map(|amount| amount.to_string()).unwrap_or_default();
        let value = if amount.is_empty() { "paid".to_owned() } else { amount.clone() };
        self.read(Fact::RefundPaid, "The shop's refunds", "Refund already paid", &value, &amount);
    }

    pub fn refund_approved(&mut self) {
        self.read(Fact::RefundApproved, "Approved actions", "Refund already approved", "being paid", "");
    }

    pub fn refund_tracked(&mut self) {
        self.read(Fact::RefundTracked, "The shop's refunds", "Refund already noted", "paid on arrival", "");
    }

    pub fn inquiry_open(&mut self, carrier: &str) {
        self.read(Fact::InquiryOpen, "The shop's inquiries", "Carrier inquiry open", carrier, carrier);
    }

    pub fn earlier(&mut self, arrival: &LateArrival) {
        let source = format!("Arrived {}", words::short_day(arrival.arrived_on));
        let value = format!("Order {}, {}", arrival.order_id, words::days(arrival.days));
        let told = format!("order {}", arrival.order_id);
        self.read(Fact::Earlier, &source, "Earlier late delivery", &value, &told);
    }

    pub fn coupon(&mut self, today: Date, valid_days: i64) {
        let until = today.checked_add(valid_days.days()).unwrap_or(Date::MAX);
        let source = format!("late-delivery.coupon: {valid_days} days");
        self.rule(
            Fact::CouponUntil,
            &source,
            "Coupon valid until",
            &words::short_date(until),
            &words::date(until),
        );
    }

    /// The action with the evidence of those facts that are there.
    pub fn backed(&self, mut action: ActionView, facts: &[Fact]) -> ActionView {
        let known = facts.iter().filter_map(|fact| self.told.get(fact));
        action.evidence = known.map(|told| told.evidence.clone()).collect();
        action
    }
}
