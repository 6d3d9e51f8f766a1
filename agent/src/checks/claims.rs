//! A sentence that claims an action stands only while that action is approved, and claims only what the draft has.

use super::judged::Judged;
use super::letter::Placed;
use super::promise;
use api::{ActionView, CheckView, Severity};

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let unknown = judged.letter.segments.iter().filter_map(|placed| unknown(judged, placed));
    let refused = judged.letter.segments.iter().filter_map(|placed| refused(judged, placed));
    unknown.chain(refused).collect()
}

fn unknown(judged: &Judged<'_>, placed: &Placed<'_>) -> Option<CheckView> {
    let is_known = |claim: &String| {
        judged.input.actions.iter().any(|(action, _)| action.id.as_str() == claim)
            || judged.input.evidence.iter().any(|fact| fact.id.as_str() == claim)
    };
    placed.segment.claims.iter().find(|claim| !is_known(claim))?;
    let paragraph = judged.letter.paragraph(placed.range.start);
    let message = format!("¶{paragraph} rests on a fact or action that this draft does not have");
    Some(judged.letter.finding("claim_unknown", Severity::Block, &placed.range, message))
}

fn refused(judged: &Judged<'_>, placed: &Placed<'_>) -> Option<CheckView> {
    let approved = |action: &ActionView| judged.input.approved().any(|other| other.id == action.id);
    let claimed = |action: &ActionView| placed.segment.claims.iter().any(|claim| claim == action.id.as_str());
    let mut actions = judged.input.actions.iter().map(|(action, _)| action);
    let action = actions.find(|action| claimed(action) && !approved(action))?;
    if takes_it_back(judged, placed) {
        return None;
    }
    let paragraph = judged.letter.paragraph(placed.range.start);
    let message = format!("¶{paragraph} still promises {} that is refused", what(action));
    Some(judged.letter.finding("claim_without_action", Severity::Block, &placed.range, message))
}

/// A person has rewritten the sentence into a refusal: `we cannot refund the fee`. Without such words the claim stands.
fn takes_it_back(judged: &Judged<'_>, placed: &Placed<'_>) -> bool {
    placed.by_person && promise::is_denial(judged, &placed.range)
}

fn what(action: &ActionView) -> String {
    let amount = action.amount.map_or_else(String::new, |amount| format!("{amount} "));
    match action.what.kind() {
        api::ActionType::RefundDeliveryFee => format!("the {amount}refund"),
        api::ActionType::TrackRefundDeliveryFee => "the later refund".to_owned(),
        api::ActionType::CouponExpeditedDelivery => "the coupon".to_owned(),
        api::ActionType::CarrierInquiry => "the carrier inquiry".to_owned(),
    }
}
