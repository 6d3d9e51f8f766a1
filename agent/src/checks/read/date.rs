//! Dates: days, weekdays, months, and phrases that promise a time without naming one.

use super::number;
use super::pattern::{Taken, pattern};
use jiff::civil::Weekday;
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    pub range: Range<usize>,
    pub when: When,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// Calendar days, each as (year where written, month, day); a range has two, an ambiguous `3/4` is [`When::Either`].
    Days {
        days: Vec<(Option<i16>, i8, i8)>,
        weekday: Option<Weekday>,
    },
    /// `3/4`: the third of April or the fourth of March.
    Either((Option<i16>, i8, i8), (Option<i16>, i8, i8)),
    Weekday(Weekday),
    Month(Option<i16>, i8),
    /// `within 3 days`.
    Span(i64),
    /// `any day now`.
    Vague,
}

const MONTHS: &str = "january|february|march|april|may|june|july|august|september|october|november|december\
    |januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre\
    |jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|oct|nov|dec|dez";
const WEEKDAYS: &str = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag\
    |lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche";
const SHORT_WEEKDAYS: &str = "mon|tues|tue|wed|thurs|thu|fri|sat|sun";

static DAY_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:\b(?P<weekday>{WEEKDAYS}|{SHORT_WEEKDAYS})\b[,.]?\s+(?:the\s+|den\s+)?)?\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|er)?(?:\s*(?:-|–|to|and|until|bis|au|or)\s*(?P<last>\d{{1,2}})(?:st|nd|rd|th|\.)?)?\s+(?:of\s+)?(?P<month>{MONTHS})\b\.?(?:,?\s+(?P<year>\d{{4}})\b)?"
    ))
});
static MONTH_DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:\b(?P<weekday>{WEEKDAYS}|{SHORT_WEEKDAYS})\b[,.]?\s+)?\b(?P<month>{MONTHS})\.?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:\s*(?:-|–|to|and|or)\s*(?P<last>\d{{1,2}})(?:st|nd|rd|th)?\b)?(?:,?\s+(?P<year>\d{{4}})\b)?"
    ))
});
static ISO: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"));
static SLASHED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?\b"));
static DOTTED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?P<a>\d{1,2})\.\s?(?P<b>\d{1,2})\.(?:\s?(?P<year>\d{4}|\d{2})\b)?"));
static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"\b(?P<weekday>{WEEKDAYS})\b")));
static MONTH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?:in|by|until|since|during|early|late|mid|end of|before|after|next|last|this)[\s-]+(?P<month>{MONTHS})\b(?:\s+(?P<year>\d{{4}})\b)?"
    ))
});
static SPAN: LazyLock<Regex> = LazyLock::new(|| {
    let number = number::whole_pattern();
    pattern(&format!(
        r"\b(?:within|in|in about|in around)\s+(?:the\s+next\s+|about\s+|another\s+)?(?P<number>{number})(?:\s*(?:-|–|to|or)\s*(?:{number}))?\s+(?:business\s+|working\s+|calendar\s+|more\s+)?(?:days?|weeks?|months?|hours?|minutes?)\b"
    ))
});
static VAGUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\bany (?:day|moment|time|minute) now\b|\b(?:the )?day after tomorrow\b|\btomorrow\b|\btonight\b|\btoday\b|\byesterday\b|\b(?:later )?(?:this|next|coming) (?:week|weekend|month|morning|afternoon|evening)\b|\bend of (?:the|this|next) (?:day|week|month)\b|\b(?:within|in|over|during) (?:the )?(?:next |coming )?(?:a )?(?:few|couple of|several|coming) (?:business |working )?(?:hours|days|weeks)\b|\bwithin (?:a|an|the) (?:hour|day|week|month)\b|\bovernight\b|\bby (?:noon|midnight|the weekend)\b",
    )
});

pub fn find(text: &str, taken: &mut Taken) -> Vec<Date> {
    let found = [&*DAY_MONTH, &MONTH_DAY]
        .into_iter()
        .flat_map(|p| p.captures_iter(text))
        .filter_map(|c| dated(&c, named_days(&c)));
    let mut dates: Vec<Date> = found.collect();
    dates.extend(ISO.captures_iter(text).filter_map(|c| dated(&c, iso(&c))));
    let numeric = SLASHED.captures_iter(text).chain(DOTTED.captures_iter(text));
    dates.extend(numeric.filter_map(|c| dated(&c, either(&c))));
    dates.extend(
        SPAN.captures_iter(text).filter_map(|c| dated(&c, number::whole(&c["number"]).map(When::Span))),
    );
    dates.extend(VAGUE.captures_iter(text).filter_map(|c| dated(&c, Some(When::Vague))));
    dates.extend(
        WEEKDAY.captures_iter(text).filter_map(|c| dated(&c, weekday(&c["weekday"]).map(When::Weekday))),
    );
    dates.extend(MONTH.captures_iter(text).filter_map(|c| dated(&c, month_alone(&c))));
    dates.retain(|date| taken.take(&date.range));
    dates.sort_by_key(|date| date.range.start);
    dates
}

fn dated(captures: &Captures<'_>, when: Option<When>) -> Option<Date> {
    Some(Date { range: captures.get_match().range(), when: when? })
}

fn named_days(captures: &Captures<'_>) -> Option<When> {
    let month = month(&captures["month"])?;
    let year = year(captures);
    let day = |name| captures.name(name).and_then(|day| day.as_str().parse().ok());
    let days: Vec<_> = ["day", "last"].into_iter().filter_map(day).map(|day| (year, month, day)).collect();
    let weekday = captures.name("weekday").and_then(|name| weekday(name.as_str()));
    days.iter().all(|(_, _, day)| (1..=31).contains(day)).then_some(When::Days { days, weekday })
}

fn iso(captures: &Captures<'_>) -> Option<When> {
    let (month, day) = (captures["month"].parse().ok()?, captures["day"].parse().ok()?);
    let is_date = (1..=12).contains(&month) && (1..=31).contains(&day);
    is_date.then(|| When::Days { days: vec![(year(captures), month, day)], weekday: None })
}

/// Both readings of two numbers, where both are possible.
fn either(captures: &Captures<'_>) -> Option<When> {
    let (a, b): (i8, i8) = (captures["a"].parse().ok()?, captures["b"].parse().ok()?);
    if captures.get_match().as_str() == "24/7" {
        return None; // always open, not a day in July
    }
    let year = year(captures);
    let reads = |day, month| (1..=31).contains(&day) && (1..=12).contains(&month);
    let only = |month, day| When::Days { days: vec![(year, month, day)], weekday: None };
    match (reads(a, b), reads(b, a)) {
        (true, true) => Some(When::Either((year, b, a), (year, a, b))),
        (true, false) => Some(only(b, a)),
        (false, true) => Some(only(a, b)),
        (false, false) => None,
    }
}

fn year(captures: &Captures<'_>) -> Option<i16> {
    let year: i16 = captures.name("year")?.as_str().parse().ok()?;
    Some(if year < 100 { year + 2000 } else { year })
}

/// `may` and `march` are verbs unless written as names.
fn month_alone(captures: &Captures<'_>) -> Option<When> {
    let name = &captures["month"];
    let is_name = name.starts_with(char::is_uppercase) && name.chars().count() > 3 || name == "May";
    is_name.then(|| month(name).map(|month| When::Month(year(captures), month)))?
}

/// By the first letters, which English, German and French share.
fn month(name: &str) -> Option<i8> {
    let name = name.to_lowercase();
    let begins = |starts: &[&str]| starts.iter().any(|start| name.starts_with(start));
    let table: [(i8, &[&str]); 12] = [
        (1, &["jan"]),
        (2, &["feb", "fév"]),
        (3, &["mar", "mär"]),
        (4, &["apr", "avr"]),
        (5, &["may", "mai"]),
        (6, &["jun", "juin"]),
        (7, &["jul", "juil"]),
        (8, &["aug", "aoû"]),
        (9, &["sep"]),
        (10, &["oct", "okt"]),
        (11, &["nov"]),
        (12, &["dec", "dez", "déc"]),
    ];
    table.iter().find(|(_, starts)| begins(starts)).map(|(month, _)| *month)
}

fn weekday(name: &str) -> Option<Weekday> {
    let name = name.to_lowercase();
    let begins = |starts: &[&str]| starts.iter().any(|start| name.starts_with(start));
    let table: [(Weekday, &[&str]); 7] = [
        (Weekday::Monday, &["mon", "lun"]),
        (Weekday::Tuesday, &["tue", "die", "mard"]),
        (Weekday::Wednesday, &["wed", "mit", "mer"]),
        (Weekday::Thursday, &["thu", "don", "jeu"]),
        (Weekday::Friday, &["fri", "fre", "ven"]),
        (Weekday::Saturday, &["sat", "sam"]),
        (Weekday::Sunday, &["sun", "son", "dim"]),
    ];
    table.iter().find(|(_, starts)| begins(starts)).map(|(weekday, _)| *weekday)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(text: &str) -> Vec<When> {
        find(text, &mut Taken::default()).into_iter().map(|date| date.when).collect()
    }

    #[test]
    fn every_usual_way_of_writing_a_day_is_read() {
        let day = |year, weekday| When::Days { days: vec![(year, 11, 17)], weekday };
        for (text, when) in [
            ("17 November", day(None, None)),
            ("Tuesday, 17 November", day(None, Some(Weekday::Tuesday))),
            ("the 17th of November 2026", day(Some(2026), None)),
            ("Nov 17, 2026", day(Some(2026), None)),
            ("2026-11-17", day(Some(2026), None)),
            ("17/11", day(None, None)),
            ("11/17/26", day(Some(2026), None)),
            ("17.11.2026", day(Some(2026), None)),
            ("am 17. November", day(None, None)),
            ("on Tuesday", When::Weekday(Weekday::Tuesday)),
            ("in November", When::Month(None, 11)),
            ("within 3 days", When::Span(3)),
            ("any day now", When::Vague),
            ("tomorrow", When::Vague),
            ("in the next few days", When::Vague),
        ] {
            assert_eq!(dates(text), [when], "{text}");
        }
        let both = When::Days { days: vec![(None, 11, 12), (None, 11, 14)], weekday: None };
        for text in ["12 to 14 November", "12–14 Nov", "November 12-14"] {
            assert_eq!(dates(text), std::slice::from_ref(&both), "{text}");
        }
        assert_eq!(dates("3/4"), [When::Either((None, 4, 3), (None, 3, 4))]);
    }

    #[test]
    fn ordinary_words_are_no_dates() {
        for text in [
            "You may write again",
            "$3.00 of 4.5",
            "in march order",
            "24/7 help",
            "the second time",
            "sat on a sunny bench",
        ] {
            assert_eq!(dates(text), [], "{text}");
        }
    }
}
