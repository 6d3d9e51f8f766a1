//! What the customer has asked not to get. Policy still decides what they may have; a person decides whether to send it.

use super::judged::Judged;
use crate::remarks::Said;
use crate::remarks::preferences::refuses_vouchers;
use api::{ActionType, ActionView, CheckView, RemarkKind, Severity};

pub fn check(judged: &Judged<'_>) -> Vec<CheckView> {
    let refused = |said: &&Said| said.kind == RemarkKind::Vouchers && refuses_vouchers(&said.words);
    let Some(refused) = judged.input.preferred.iter().find(refused) else { return Vec::new() };
    let coupons =
        judged.input.approved().filter(|action| action.what.kind() == ActionType::CouponExpeditedDelivery);
    coupons.map(|coupon| unwanted(judged, coupon, refused)).collect()
}

fn unwanted(judged: &Judged<'_>, coupon: &ActionView, refused: &Said) -> CheckView {
    let claims = |claim: &String| claim == coupon.id.as_str();
    let told = judged.letter.segments.iter().find(|placed| placed.segment.claims.iter().any(claims));
    let words = told.map_or(0..0, |placed| placed.range.clone());
    let (said, day) = (&refused.words, refused.at.strftime("%-d %B %Y"));
    let message = format!("A coupon is sent, and the customer has written \"{said}\" on {day}");
    judged.letter.finding("voucher_unwanted", Severity::Warn, &words, message)
}

#[cfg(test)]
mod tests {
    use super::super::stage::{coupon, maya, refund, refused};
    use super::*;

    fn said(words: &str) -> Said {
        let at = "2026-03-02T10:00:00Z".parse().unwrap();
        Said { kind: RemarkKind::Vouchers, words: words.to_owned(), source: "<1@m>".to_owned(), at }
    }

    #[test]
    fn a_coupon_for_somebody_who_wants_none_is_pointed_out() {
        let mut maya = maya();
        assert_eq!(maya.names(), [""; 0]);
        maya.preferred = vec![said("please no vouchers")];
        let message = "A coupon is sent, and the customer has written \"please no vouchers\" on 2 March 2026";
        assert_eq!(maya.faults(), [(Severity::Warn, "voucher_unwanted".to_owned(), message.to_owned())]);
    }

    #[test]
    fn without_a_coupon_or_with_a_word_for_it_there_is_nothing_to_point_out() {
        let mut maya = maya();
        maya.preferred = vec![said("vouchers are fine again")];
        assert_eq!(maya.names(), [""; 0]);
        maya.preferred = vec![said("please no vouchers")];
        maya.actions = vec![(refund(), None), (coupon(), refused())];
        assert!(!maya.names().contains(&"voucher_unwanted".to_owned()));
    }
}
