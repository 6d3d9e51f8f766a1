//! Node `remedy`: what policy gives for each late parcel, without what was given before.

use super::assess::{Assessed, Assessment, State, lateness};
use super::facts::{Fact, Facts};
use super::numbers::Item;
use super::words;
use crate::case::{DueWhy, Seed};
use crate::graph::{Ctx, NodeError, View};
use crate::policy::{LateArrival, Lateness, Policy, coupon_due, inquiry_due, late_refund};
use crate::shop::{Delivery, Granted, RefundState};
use api::{ActionParams, ActionType, ActionView, Money, Risk, Time};
use serde::{Deserialize, Serialize};

pub struct Input<'a> {
    pub items: &'a [Item],
    pub deliveries: &'a [Delivery],
    pub read_at: Time,
    pub assessed: &'a Assessed,
    /// What a reviewer did not want: its type and parcel.
    pub unwanted: Option<&'a ActionParams>,
    pub policy: &'a Policy,
    pub seed: Seed,
}

impl<'a> Input<'a> {
    /// # Errors
    /// [`NodeError::Missing`] before `identify` and `assess` have run.
    pub fn of(view: &View<'a>) -> Result<Self, NodeError> {
        let identified = view.gathered.identified()?;
        let unwanted = view.task.rejected.as_ref().and_then(|rejected| rejected.unwanted.as_ref());
        Ok(Self {
            items: &identified.items,
            deliveries: &identified.deliveries,
            read_at: identified.read_at,
            assessed: view.gathered.assessed()?,
            unwanted,
            policy: view.policy,
            seed: view.task.seed(),
        })
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Remedied {
    /// One for each item, in their order.
    pub items: Vec<Remedy>,
}

/// One parcel with its facts and what is proposed for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Remedy {
    pub facts: Facts,
    pub actions: Vec<ActionView>,
}

impl Remedied {
    pub fn actions(&self) -> impl Iterator<Item = &ActionView> {
        self.items.iter().flat_map(|item| &item.actions)
    }
}

/// # Errors
/// What the world could not answer.
pub async fn run(input: &Input<'_>, ctx: &Ctx<'_>) -> Result<Remedied, NodeError> {
    let granted = ctx.granted().await?.value;
    let pairs = input.items.iter().zip(&input.assessed.items).enumerate();
    let items = pairs.map(|(index, (item, assessment))| {
        Parcel { index, item, assessment, input, granted: &granted }.remedy()
    });
    Ok(Remedied { items: items.collect() })
}

/// One item with all that its rules look at.
struct Parcel<'a> {
    index: usize,
    item: &'a Item,
    assessment: &'a Assessment,
    input: &'a Input<'a>,
    granted: &'a Granted,
}

impl Parcel<'_> {
    fn remedy(&self) -> Remedy {
        let input = self.input;
        let mut facts =
            Facts::new(input.seed.clone(), self.index, input.read_at, input.policy.facts_valid_min);
        super::evidence::gather(&mut facts, self.item, self.assessment, input.assessed.today);
        let mut actions = Vec::new();
        if let (Some(delivery), Lateness::Late(_)) = (&self.item.delivery, self.assessment.lateness) {
            actions.extend(self.refund(delivery, &mut facts));
            actions.extend(self.inquiry(delivery, &mut facts));
            actions.extend(self.coupon(delivery, &mut facts));
        }
        Remedy { facts, actions }
    }

    /// The refund of a parcel that arrived, or the note that one is owed. Once per delivery.
    fn refund(&self, delivery: &Delivery, facts: &mut Facts) -> Option<ActionView> {
        let refunds = self.granted.refunds.iter().filter(|refund| refund.delivery_id == delivery.delivery_id);
        let mut refunds = refunds.collect::<Vec<_>>();
        refunds.sort_by_key(|refund| refund.state == RefundState::Tracked); // a paid one says more
        let is_pending = self.is_pending(delivery, ActionType::RefundDeliveryFee);
        let owed = self.item.due == Some(DueWhy::Arrived);
        match refunds.first() {
            Some(paid) if paid.state == RefundState::Paid => facts.refund_paid(paid.amount),
            _ if is_pending => facts.refund_approved(),
            Some(_) if !(owed && self.assessment.state == State::Arrived) => facts.refund_tracked(),
            Some(_) | None => return self.new_refund(delivery, facts),
        }
        None
    }

    fn new_refund(&self, delivery: &Delivery, facts: &mut Facts) -> Option<ActionView> {
        let (order_id, delivery_id) = (delivery.order_id, delivery.delivery_id);
        if self.assessment.state != State::Arrived {
            if self.is_pending(delivery, ActionType::TrackRefundDeliveryFee) {
                facts.refund_tracked();
                return None;
            }
            return self.tracked(delivery, facts);
        }
        let policy = self.input.policy;
        let days = self.assessment.lateness.days();
        let amount = late_refund(delivery.fee, self.assessment.lateness, policy.refund_percent_per_day);
        if amount.minor == 0 {
            return None;
        }
        let what = ActionParams::RefundDeliveryFee { order_id, delivery_id, days };
        let explanation =
            format!("{} late × {} % of {}", words::days(days), policy.refund_percent_per_day, delivery.fee);
        let action = self.action(what, Some(amount), explanation)?;
        facts.fee(delivery.fee, delivery.order_id);
        facts.refund(amount, days, policy.refund_percent_per_day);
        Some(facts.backed(action, &[Fact::DaysLate, Fact::Fee, Fact::Refund]))
    }

    fn tracked(&self, delivery: &Delivery, facts: &mut Facts) -> Option<ActionView> {
        let (order_id, delivery_id) = (delivery.order_id, delivery.delivery_id);
        if delivery.fee.minor <= 0 {
            return None;
        }
        let percent = self.input.policy.refund_percent_per_day;
        let explanation =
            format!("Late and not yet delivered: {percent} % of {} per day, paid on arrival", delivery.fee);
        let action =
            self.action(ActionParams::TrackRefundDeliveryFee { order_id, delivery_id }, None, explanation)?;
        facts.fee(delivery.fee, delivery.order_id);
        facts.refund_rule(delivery.fee, percent);
        Some(facts.backed(action, &[Fact::DaysLate, Fact::Fee, Fact::Refund]))
    }

    fn inquiry(&self, delivery: &Delivery, facts: &mut Facts) -> Option<ActionView> {
        if !delivery.is_open() {
            return None;
        }
        let is_open = self.granted.inquiries.contains(&delivery.delivery_id)
            || self.is_pending(delivery, ActionType::CarrierInquiry);
        if is_open {
            facts.inquiry_open(&delivery.carrier);
            return None;
        }
        let (today, policy) = (self.input.assessed.today, self.input.policy);
        let last_scan_on = self.assessment.last_scan_on;
        if !inquiry_due(self.assessment.lateness, last_scan_on, today, policy) {
            return None;
        }
        let what =
            ActionParams::CarrierInquiry { order_id: delivery.order_id, delivery_id: delivery.delivery_id };
        let since = last_scan_on.map(words::short_day).unwrap_or_default();
        let explanation =
            format!("{} late, not scanned since {since}", words::days(self.assessment.lateness.days()));
        let action = self.action(what, None, explanation)?;
        Some(facts.backed(action, &[Fact::DaysLate, Fact::Scan]))
    }

    fn coupon(&self, delivery: &Delivery, facts: &mut Facts) -> Option<ActionView> {
        let has_one = self.granted.coupons.iter().any(|coupon| coupon.delivery_id == delivery.delivery_id);
        if has_one || self.is_pending(delivery, ActionType::CouponExpeditedDelivery) {
            return None;
        }
        let (today, policy) = (self.input.assessed.today, self.input.policy);
        let earlier = coupon_due(&self.late_arrivals(delivery), today, policy)?;
        let valid_days = policy.coupon_valid_days;
        let (order_id, delivery_id) = (delivery.order_id, delivery.delivery_id);
        let what = ActionParams::CouponExpeditedDelivery { order_id, delivery_id, valid_days };
        let explanation = format!("Second late delivery in {} days", policy.late_window_days);
        let action = self.action(what, None, explanation)?;
        facts.earlier(&earlier);
        facts.coupon(today, valid_days);
        Some(facts.backed(action, &[Fact::Earlier, Fact::CouponUntil]))
    }

    /// Other parcels of this customer that arrived late.
    fn late_arrivals(&self, delivery: &Delivery) -> Vec<LateArrival> {
        let today = self.input.assessed.today;
        let others = self.input.deliveries.iter().filter(|other| other.delivery_id != delivery.delivery_id);
        let arrival = |other: &Delivery| {
            let (arrived_on, days) = (other.delivered_on?, lateness(other, today).days());
            (days > 0).then_some(LateArrival { order_id: other.order_id, arrived_on, days })
        };
        others.filter_map(arrival).collect()
    }

    /// Whether a person has approved such an action for this parcel already.
    fn is_pending(&self, delivery: &Delivery, kind: ActionType) -> bool {
        let same = |what: &ActionParams| what.kind() == kind && what.delivery_id() == delivery.delivery_id;
        self.granted.pending.iter().any(same)
    }

    /// `None` where the reviewer did not want it.
    fn action(&self, what: ActionParams, amount: Option<Money>, explanation: String) -> Option<ActionView> {
        let same =
            |other: &ActionParams| other.kind() == what.kind() && other.delivery_id() == what.delivery_id();
        if self.input.unwanted.is_some_and(same) {
            return None;
        }
        let id = self.input.seed.action(what.kind(), what.delivery_id());
        let (rule, risk) = (rule(what.kind()).to_owned(), risk(what.kind()));
        Some(ActionView { id, what, amount, offered: false, rule, explanation, risk, evidence: Vec::new() })
    }
}

/// The policy line that allows an action.
fn rule(kind: ActionType) -> &'static str {
    match kind {
        ActionType::RefundDeliveryFee => "late-delivery.refund",
        ActionType::TrackRefundDeliveryFee => "late-delivery.track",
        ActionType::CarrierInquiry => "late-delivery.inquiry",
        ActionType::CouponExpeditedDelivery => "late-delivery.coupon",
    }
}

/// Money that leaves at once weighs more than a note or a question.
fn risk(kind: ActionType) -> Risk {
    match kind {
        ActionType::RefundDeliveryFee => Risk::Medium,
        ActionType::TrackRefundDeliveryFee
        | ActionType::CarrierInquiry
        | ActionType::CouponExpeditedDelivery => Risk::Low,
    }
}
