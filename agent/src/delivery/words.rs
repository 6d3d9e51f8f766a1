//! Days and dates as people write them in English.

use jiff::civil::Date;

const SMALL: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// `1 day`, `3 days`.
pub fn days(days: i64) -> String {
    let unit = if days == 1 { "day" } else { "days" };
    format!("{days} {unit}")
}

/// `one day`, `three days`, `14 days`.
pub fn days_in_words(days: i64) -> String {
    let unit = if days == 1 { "day" } else { "days" };
    let small = usize::try_from(days).ok().and_then(|days| SMALL.get(days));
    small.map_or_else(|| format!("{days} {unit}"), |word| format!("{word} {unit}"))
}

/// `17 November`.
pub fn day(on: Date) -> String {
    on.strftime("%-d %B").to_string()
}

/// `Tuesday, 17 November`.
pub fn weekday(on: Date) -> String {
    on.strftime("%A, %-d %B").to_string()
}

/// `16 February 2027`.
pub fn date(on: Date) -> String {
    on.strftime("%-d %B %Y").to_string()
}

/// `12 to 14 November`, `30 October to 2 November`.
pub fn window(start: Date, end: Date) -> String {
    if is_one_month(start, end) {
        return format!("{} to {}", start.day(), day(end));
    }
    format!("{} to {}", day(start), day(end))
}

/// `17 Nov`.
pub fn short_day(on: Date) -> String {
    on.strftime("%-d %b").to_string()
}

/// `16 Feb 2027`.
pub fn short_date(on: Date) -> String {
    on.strftime("%-d %b %Y").to_string()
}

/// `12–14 Nov`, `30 Oct – 2 Nov`.
pub fn short_window(start: Date, end: Date) -> String {
    if is_one_month(start, end) {
        return format!("{}–{}", start.day(), short_day(end));
    }
    format!("{} – {}", short_day(start), short_day(end))
}

/// Days as they are told on a day: what is far from it has its year, which nobody could guess.
#[derive(Debug, Clone, Copy)]
pub struct ToldOn(pub Date);

/// Nearer than this, a day without its year can only be one.
const NEAR_DAYS: i32 = 180;

impl ToldOn {
    /// `17 November`, or `17 November 2025`.
    pub fn day(self, on: Date) -> String {
        self.with_year(on, day(on))
    }

    /// `Tuesday, 17 November`, or `Monday, 17 November 2025`.
    pub fn weekday(self, on: Date) -> String {
        self.with_year(on, weekday(on))
    }

    /// `12 to 14 November`, or `12 to 14 November 2025`.
    pub fn window(self, start: Date, end: Date) -> String {
        match is_one_month(start, end) {
            true => self.with_year(end, window(start, end)),
            false => format!("{} to {}", self.day(start), self.day(end)),
        }
    }

    /// `17 Nov`, or `17 Nov 2025`.
    pub fn short_day(self, on: Date) -> String {
        self.with_year(on, short_day(on))
    }

    /// `12–14 Nov`, or `12–14 Nov 2025`.
    pub fn short_window(self, start: Date, end: Date) -> String {
        match is_one_month(start, end) {
            true => self.with_year(end, short_window(start, end)),
            false => format!("{} – {}", self.short_day(start), self.short_day(end)),
        }
    }

    fn with_year(self, on: Date, words: String) -> String {
        let is_far = (on - self.0).get_days().abs() > NEAR_DAYS;
        if is_far { format!("{words} {}", on.year()) } else { words }
    }
}

fn is_one_month(start: Date, end: Date) -> bool {
    (start.year(), start.month()) == (end.year(), end.month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as on;

    #[test]
    fn dates_read_as_a_person_writes_them() {
        let (first, last) = (on(2026, 11, 12), on(2026, 11, 14));
        assert_eq!(window(first, last), "12 to 14 November");
        assert_eq!(short_window(first, last), "12–14 Nov");
        assert_eq!(window(on(2026, 10, 30), on(2026, 11, 2)), "30 October to 2 November");
        assert_eq!(weekday(on(2026, 11, 17)), "Tuesday, 17 November");
        assert_eq!(date(on(2027, 2, 16)), "16 February 2027");
    }

    #[test]
    fn what_is_long_ago_or_far_ahead_is_told_with_its_year() {
        let told = ToldOn(on(2026, 11, 20));
        assert_eq!(told.weekday(on(2026, 11, 17)), "Tuesday, 17 November");
        assert_eq!(told.weekday(on(2026, 1, 16)), "Friday, 16 January 2026");
        assert_eq!(told.window(on(2026, 1, 15), on(2026, 1, 17)), "15 to 17 January 2026");
        assert_eq!(told.window(on(2025, 12, 30), on(2026, 1, 2)), "30 December 2025 to 2 January 2026");
        assert_eq!(told.short_window(on(2026, 1, 15), on(2026, 1, 17)), "15–17 Jan 2026");
        assert_eq!(told.short_window(on(2026, 10, 30), on(2026, 11, 2)), "30 Oct – 2 Nov");
        assert_eq!(
            (told.day(on(2027, 2, 16)), told.short_day(on(2028, 2, 29))),
            ("16 February".into(), "29 Feb 2028".into())
        );
    }

    #[test]
    fn days_are_counted_in_words_up_to_twelve() {
        for (count, words) in [(1, "one day"), (3, "three days"), (12, "twelve days"), (13, "13 days")] {
            assert_eq!(days_in_words(count), words);
        }
    }
}
