//! What a late parcel earns.

use super::lateness::days_between;
use super::{Lateness, Policy};
use api::Money;
use jiff::civil::Date;

/// A parcel that arrived late, for the coupon's rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LateArrival {
    pub order_id: i64,
    pub arrived_on: Date,
    pub days: i64,
}

/// `percent` of the fee per day late, at most the fee; minor units, rounded down, never negative.
pub fn late_refund(fee: Money, late: Lateness, percent: u32) -> Money {
    let days = u32::try_from(late.days()).unwrap_or(u32::MAX);
    let refund = fee.percent(days.saturating_mul(percent).min(100));
    Money { minor: refund.minor.max(0), ..refund }
}

/// Whether the carrier is asked where an open parcel is: late by more than the policy's days, and not scanned for as
/// many calendar days. Never scanned means that it has not left us: the carrier cannot know.
pub fn inquiry_due(late: Lateness, last_scan_on: Option<Date>, today: Date, policy: &Policy) -> bool {
    let Some(scanned_on) = last_scan_on else { return false };
    late.days() > policy.inquiry_after_days && days_between(scanned_on, today) >= policy.inquiry_scan_age_days
}

/// The late arrival that earns the coupon: the newest one within the window up to today; a day ahead does not count.
pub fn coupon_due(arrivals: &[LateArrival], today: Date, policy: &Policy) -> Option<LateArrival> {
    let in_window = |arrival: &&LateArrival| {
        (0..=policy.late_window_days).contains(&days_between(arrival.arrived_on, today)) && arrival.days > 0
    };
    arrivals.iter().filter(in_window).max_by_key(|arrival| (arrival.arrived_on, arrival.order_id)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::Currency;
    use jiff::civil::date;

    #[test]
    fn refund_grows_with_each_day_and_stops_at_the_fee() {
        let fee = Money::new(500, Currency::USD);
        for (days, cents) in [(0, 0), (1, 100), (3, 300), (4, 400), (5, 500), (6, 500), (9_000_000_000, 500)]
        {
            let late = if days == 0 { Lateness::OnTime } else { Lateness::Late(days) };
            assert_eq!(late_refund(fee, late, 20), Money::new(cents, Currency::USD), "{days} days late");
        }
        assert_eq!(late_refund(fee, Lateness::NoWindow, 20).minor, 0);
        assert_eq!(late_refund(Money::new(-500, Currency::USD), Lateness::Late(3), 20).minor, 0);
        assert_eq!(late_refund(Money::new(499, Currency::USD), Lateness::Late(1), 20).minor, 99);
    }

    #[test]
    fn the_carrier_is_asked_when_late_enough_and_not_scanned_for_two_calendar_days() {
        let today = date(2026, 11, 20);
        let policy = Policy::default();
        for (days, scan, due) in [
            (2, Some(date(2026, 11, 10)), false),
            (3, Some(date(2026, 11, 19)), false),
            (3, Some(date(2026, 11, 18)), true),
            (3, Some(date(2026, 11, 1)), true),
            (9, None, false),
        ] {
            assert_eq!(inquiry_due(Lateness::Late(days), scan, today, &policy), due, "{days} {scan:?}");
        }
    }

    #[test]
    fn the_second_late_arrival_within_sixty_days_earns_the_coupon() {
        let today = date(2026, 11, 20);
        let policy = Policy::default();
        let on = |arrived_on: Date| LateArrival { order_id: 1, arrived_on, days: 2 };
        for (arrived_on, due) in [
            (date(2026, 11, 20), true),
            (date(2026, 9, 21), true),
            (date(2026, 9, 20), false),
            (date(2026, 11, 21), false),
        ] {
            assert_eq!(coupon_due(&[on(arrived_on)], today, &policy).is_some(), due, "{arrived_on}");
        }
        let in_time = LateArrival { days: 0, ..on(today) };
        assert_eq!(coupon_due(&[in_time], today, &policy), None);
        assert_eq!(coupon_due(&[], today, &policy), None);
    }
}
