//! How late is a parcel?

use api::Time;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A parcel against its promised window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lateness {
    /// No window was promised, or none counts any more (cancelled, returned).
    NoWindow,
    OnTime,
    /// Whole days past the end of the window, 1 or more.
    Late(i64),
}

impl Lateness {
    /// Counted to the day of arrival, else to today.
    pub fn of(promised_end: Option<Date>, delivered_on: Option<Date>, today: Date) -> Self {
        let Some(promised) = promised_end else { return Self::NoWindow };
        match days_between(promised, delivered_on.unwrap_or(today)) {
            late if late > 0 => Self::Late(late),
            _ => Self::OnTime,
        }
    }

    /// Days late; 0 when it is not.
    pub fn days(self) -> i64 {
        match self {
            Self::Late(days) => days,
            Self::NoWindow | Self::OnTime => 0,
        }
    }
}

/// The day it is in the shop's zone; `None` when the zone's name is unknown.
pub fn civil_day(at: Time, time_zone: &str) -> Option<Date> {
    at.in_tz(time_zone).ok().map(|zoned| zoned.date())
}

/// Whole days from `from` to `to`; negative when `to` is earlier.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_parcel_that_arrived_is_late_up_to_its_arrival_and_an_open_one_up_to_today() {
        let end = Some(date(2026, 11, 14));
        let today = date(2026, 11, 20);
        for (delivered_on, lateness) in [
            (Some(date(2026, 11, 13)), Lateness::OnTime),
            (Some(date(2026, 11, 14)), Lateness::OnTime),
            (Some(date(2026, 11, 17)), Lateness::Late(3)),
            (None, Lateness::Late(6)),
        ] {
            assert_eq!(Lateness::of(end, delivered_on, today), lateness, "{delivered_on:?}");
        }
        assert_eq!(Lateness::of(None, None, today), Lateness::NoWindow);
        assert_eq!(Lateness::of(Some(date(2026, 1, 30)), None, date(2026, 3, 2)), Lateness::Late(31));
    }

    #[test]
    fn the_day_is_that_of_the_shop() {
        let at: Time = "2026-11-17T23:30:00Z".parse().unwrap();
        assert_eq!(civil_day(at, "UTC"), Some(date(2026, 11, 17)));
        assert_eq!(civil_day(at, "Nowhere/Atlantis"), None);
    }
}
