//! Which remarks count at a time, and how many of them a run reads.

use super::Remark;
use api::Time;
use std::cmp::Reverse;

/// Remarks that are kept of one customer, the newest.
pub const KEPT: usize = 15;

/// Characters of a token and what stands around the words, by the estimate of `case::memory`.
const CHARS_A_TOKEN: usize = 4;
const FRAME_TOKENS: usize = 8;

/// The remarks that count now, newest first: none that has expired, and of two about the same the newer.
pub fn current(mut remarks: Vec<Remark>, now: Time) -> Vec<Remark> {
    remarks.retain(|remark| now < remark.expires_at);
    remarks.sort_by(|one, other| order(one).cmp(&order(other)));
    let mut counting: Vec<Remark> = Vec::new();
    for remark in remarks {
        if counting.len() < KEPT && !counting.iter().any(|newer| newer.is_about(&remark)) {
            counting.push(remark);
        }
    }
    counting
}

/// The newest first; two of one instant always in the same order.
fn order(remark: &Remark) -> (Reverse<Time>, &str, &str) {
    (Reverse(remark.said_at), remark.source.as_str(), remark.words.as_str())
}

/// As many as `budget` tokens hold, preferences before complaints, and what they cost.
pub fn within(mut remarks: Vec<Remark>, budget: usize) -> (Vec<Remark>, usize) {
    remarks.sort_by_key(|remark| !remark.kind.is_preference());
    let mut used = 0;
    remarks.retain(|remark| {
        let fits = used + tokens(remark) <= budget;
        used += if fits { tokens(remark) } else { 0 };
        fits
    });
    (remarks, used)
}

fn tokens(remark: &Remark) -> usize {
    let answer = remark.answer.as_deref().unwrap_or_default();
    let chars =
        [&remark.words, answer, &remark.source].map(|text| text.chars().count()).iter().sum::<usize>();
    chars.div_ceil(CHARS_A_TOKEN) + FRAME_TOKENS
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::{CaseId, RemarkKind};
    use proptest::prelude::*;

    fn day(number: i64) -> Time {
        Time::from_second(number * 86_400).unwrap()
    }

    fn remark(kind: RemarkKind, case: i64, said: i64) -> Remark {
        Remark {
            kind,
            words: format!("said on day {said}"),
            case: CaseId::from_tail(case),
            source: format!("<{said}@m>"),
            said_at: day(said),
            expires_at: day(said + 100),
            answer: None,
        }
    }

    #[test]
    fn of_a_preference_the_newest_counts_and_of_complaints_one_a_case() {
        let all = vec![
            remark(RemarkKind::Size, 1, 1),
            remark(RemarkKind::LateDelivery, 1, 2),
            remark(RemarkKind::Size, 2, 3),
            remark(RemarkKind::LateDelivery, 1, 4),
            remark(RemarkKind::LateDelivery, 2, 5),
        ];
        let sources: Vec<String> = current(all, day(6)).into_iter().map(|remark| remark.source).collect();
        assert_eq!(sources, ["<5@m>", "<4@m>", "<3@m>"]);
    }

    #[test]
    fn what_has_expired_is_not_known_any_more() {
        let said = || vec![remark(RemarkKind::Contact, 1, 1)];
        assert_eq!(current(said(), day(100)).len(), 1);
        assert!(current(said(), day(101)).is_empty());
    }

    #[test]
    fn preferences_stay_where_there_is_not_room_for_all() {
        let all = vec![remark(RemarkKind::LateDelivery, 1, 9), remark(RemarkKind::Size, 1, 1)];
        let (kept, used) = within(all.clone(), tokens(&all[1]));
        assert_eq!(kept, [all[1].clone()]);
        assert_eq!(used, tokens(&all[1]));
    }

    const KINDS: [RemarkKind; 4] =
        [RemarkKind::Size, RemarkKind::Language, RemarkKind::LateDelivery, RemarkKind::ReturnRefund];

    proptest! {
        #[test]
        fn however_much_was_said_what_is_read_is_bounded(
            said in prop::collection::vec((0..4_usize, 0..30_i64, 0..300_i64), 0..80),
            budget in 0..600_usize,
        ) {
            let all = said.into_iter().map(|(kind, case, day)| remark(KINDS[kind], case, day)).collect();
            let counting = current(all, day(200));
            prop_assert!(counting.len() <= KEPT);
            prop_assert!(counting.iter().all(|remark| day(200) < remark.expires_at));
            let (kept, used) = within(counting, budget);
            prop_assert!(used <= budget);
            prop_assert_eq!(kept.iter().map(tokens).sum::<usize>(), used);
        }
    }
}
