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
    if start.month() == end.month() && start.year() == end.year() {
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
    if start.month() == end.month() && start.year() == end.year() {
        return format!("{}–{}", start.day(), short_day(end));
    }
    format!("{} – {}", short_day(start), short_day(end))
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
    fn days_are_counted_in_words_up_to_twelve() {
        for (count, words) in [(1, "one day"), (3, "three days"), (12, "twelve days"), (13, "13 days")] {
            assert_eq!(days_in_words(count), words);
        }
    }
}
