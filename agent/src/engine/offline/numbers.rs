//! Order and tracking numbers in a text, by the shop's patterns. The owner's row decides later; here shapes and the
//! words beside them say how sure a number is.

use crate::engine::{Extract, Mention, MentionKind};
use crate::policy::compiled;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// A number with its place in the text.
struct At {
    start: usize,
    end: usize,
    mention: Mention,
}

/// Words that name what follows as an order's number.
static ORDER_WORD: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:order|purchase|ord|po)\b\s*(?:number|numbers|nummer|num|no|nr|id|ref|reference|#|№)?\s*(?:is|was)?\s*[.:#№=-]{0,3}\s*#?\s*$",
    )
});

/// Words that name what follows as a tracking number.
static TRACKING_WORD: LazyLock<Regex> = LazyLock::new(|| {
    fixed(
        r"(?i)\b(?:tracking|track|trk|parcel|package|shipment|consignment|waybill|awb|delivery|fedex|ups|usps|dhl)\b\s*(?:number|numbers|num|no|nr|id|code|ref|reference|#|№)?\s*(?:is|was)?\s*[.:#№=-]{0,3}\s*#?\s*$",
    )
});

/// Digits that could be an order's number, with nothing to say so.
static BARE: LazyLock<Regex> = LazyLock::new(|| fixed(r"[0-9]{4,22}"));

/// The numbers of a text in the order they stand; of two that overlap the longer counts, on equal terms the surer.
///
/// # Errors
/// When one of the shop's patterns is no regular expression.
pub fn extract(question: &Extract) -> Result<Vec<Mention>, regex::Error> {
    let text = question.text.as_str();
    let mut found = Vec::new();
    for pattern in &question.order_patterns {
        let pattern = compiled(pattern)?;
        found.extend(pattern.captures_iter(text).filter_map(|captures| order(text, &captures)));
    }
    for pattern in &question.tracking_patterns {
        let pattern = compiled(pattern)?;
        found.extend(
            pattern.find_iter(text).filter_map(|number| tracking(text, number.start(), number.end())),
        );
    }
    found.extend(BARE.find_iter(text).filter_map(|number| bare(text, number.start(), number.end())));
    Ok(once(listed(text, apart(found))))
}

fn order(text: &str, captures: &Captures<'_>) -> Option<At> {
    let whole = captures.get(0)?;
    let number = captures.name("number").unwrap_or(whole);
    if !stands_alone(text, number.start(), number.end()) || !starts_a_word(text, whole.start()) {
        return None;
    }
    let digits: String = number.as_str().chars().filter(char::is_ascii_digit).collect();
    let mention = Mention {
        kind: MentionKind::Order,
        written: one_line(whole.as_str()),
        shown: one_line(number.as_str()).to_uppercase(),
        number: digits.trim_start_matches('0').to_owned(),
        sure: true,
    };
    Some(At { start: whole.start(), end: whole.end(), mention })
}

fn tracking(text: &str, start: usize, end: usize) -> Option<At> {
    if !stands_alone(text, start, end) {
        return None;
    }
    let written = one_line(&text[start..end]);
    let number: String =
        written.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    let has_letters = number.chars().any(|c| c.is_ascii_alphabetic());
    let sure = has_letters || TRACKING_WORD.is_match(before(text, start));
    let shown = written.to_uppercase();
    let mention = Mention { kind: MentionKind::Tracking, written, shown, number, sure };
    Some(At { start, end, mention })
}

/// Digits without a shape: sure only with a word before them, else they count where the owner's row knows them.
fn bare(text: &str, start: usize, end: usize) -> Option<At> {
    if !stands_alone(text, start, end) || is_money_or_date(text, start, end) {
        return None;
    }
    let written = text[start..end].to_owned();
    let words = before(text, start);
    let is_order = ORDER_WORD.is_match(words) && written.len() <= 12;
    let is_year = written.len() == 4 && (written.starts_with("19") || written.starts_with("20"));
    let is_tracking = !is_order && !is_year && TRACKING_WORD.is_match(words);
    let kind = if written.len() >= 8 && !is_order { MentionKind::Tracking } else { MentionKind::Order };
    let mention = Mention {
        kind,
        shown: written.clone(),
        number: written.clone(),
        written,
        sure: is_order || is_tracking,
    };
    Some(At { start, end, mention })
}

/// Drops what overlaps something better.
fn apart(mut found: Vec<At>) -> Vec<At> {
    found.sort_by_key(|at| (at.start, !at.mention.sure, std::cmp::Reverse(at.end)));
    let mut kept: Vec<At> = Vec::new();
    for at in found {
        match kept.iter().position(|other| at.start < other.end && other.start < at.end) {
            Some(other) if is_better(&at, &kept[other]) => kept[other] = at,
            Some(_) => {}
            None => kept.push(at),
        }
    }
    kept.sort_by_key(|at| at.start);
    kept
}

/// "Orders 1002, 1003 and 1004": what is listed behind a sure number is as sure as that.
fn listed(text: &str, mut found: Vec<At>) -> Vec<At> {
    static LIST: LazyLock<Regex> =
        LazyLock::new(|| fixed(r"(?i)^\s*(?:,|,?\s*and|&|\+|or|as well as)\s*#?\s*$"));
    for second in 1..found.len() {
        let (head, tail) = found.split_at_mut(second);
        if let (Some(before), Some(at)) = (head.last(), tail.first_mut()) {
            let same_kind = before.mention.sure && before.mention.kind == at.mention.kind;
            at.mention.sure |= same_kind && LIST.is_match(&text[before.end..at.start]);
        }
    }
    found
}

/// Each number once, where it stands first.
fn once(found: Vec<At>) -> Vec<Mention> {
    let mut mentions: Vec<Mention> = Vec::new();
    for At { mention, .. } in found {
        if !mentions.iter().any(|other| other.number == mention.number && other.kind == mention.kind) {
            mentions.push(mention);
        }
    }
    mentions
}

fn is_better(at: &At, other: &At) -> bool {
    let rank = |at: &At| (at.mention.sure, at.end - at.start);
    rank(at) > rank(other)
}

/// Not a part of a longer word or number.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '@');
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    !before.is_some_and(is_part) && !after.is_some_and(is_part)
}

fn starts_a_word(text: &str, start: usize) -> bool {
    !text[..start].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// `$1002`, `1002 EUR`, `2026-01-18`, `+49 5551002`, `10.1002`: not an order's number.
fn is_money_or_date(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let next = text[end..].chars().next();
    let after_next = text[end..].chars().nth(1);
    let joins = |c: Option<char>| c.is_some_and(|c| matches!(c, '-' | '/' | '.' | ',' | ':'));
    let has_digit_after = joins(next) && after_next.is_some_and(|c| c.is_ascii_digit());
    let has_digit_before =
        joins(before) && text[..start].chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit());
    before.is_some_and(|c| matches!(c, '$' | '€' | '£' | '+')) || has_digit_after || has_digit_before
}

/// The words before a number, on its line or the one above.
fn before(text: &str, start: usize) -> &str {
    let head = &text[..start];
    let from = head.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
    &head[from..]
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn fixed(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a fixed pattern, parsed by a test")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    fn mentions(text: &str) -> Vec<Mention> {
        let Policy { tracking_patterns, order_patterns, .. } = Policy::default();
        extract(&Extract { text: text.to_owned(), tracking_patterns, order_patterns }).unwrap()
    }

    fn sure(text: &str) -> Vec<(String, String)> {
        let found = mentions(text).into_iter().filter(|mention| mention.sure);
        found.map(|mention| (mention.written, mention.number)).collect()
    }

    #[test]
    fn numbers_are_found_however_they_are_written() {
        for (text, written, number) in [
            ("my parcel FDX123456789 is late", "FDX123456789", "FDX123456789"),
            ("fdx123456789??", "fdx123456789", "FDX123456789"),
            ("FDX 123 456 789", "FDX 123 456 789", "FDX123456789"),
            ("UPS-987-654-321.", "UPS-987-654-321", "UPS987654321"),
            ("1Z999AA10123456784", "1Z999AA10123456784", "1Z999AA10123456784"),
            ("RB 123 456 785 GB", "RB 123 456 785 GB", "RB123456785GB"),
            ("tracking number: 123456789012", "123456789012", "123456789012"),
            ("where is order 1002", "order 1002", "1002"),
            ("Order #1002", "Order #1002", "1002"),
            ("order no. 1002", "order no. 1002", "1002"),
            ("ORDER NUMBER: 1002", "ORDER NUMBER: 1002", "1002"),
            ("order number is 1002", "order number is 1002", "1002"),
            ("#1002", "#1002", "1002"),
            ("SW-48213", "SW-48213", "48213"),
            ("my order SW-48213", "order SW-48213", "48213"),
        ] {
            assert_eq!(sure(text), [(written.to_owned(), number.to_owned())], "{text}");
        }
    }

    #[test]
    fn several_numbers_are_several_and_one_said_twice_is_one() {
        assert_eq!(sure("FDX123456789 and UPS987654321").len(), 2);
        assert_eq!(sure("orders 1002, 1003 and 1004").len(), 3);
        assert_eq!(sure("order 1002. I mean it: order 1002!").len(), 1);
        assert_eq!(sure("order 1002, tracking FDX123456789").len(), 2);
    }

    #[test]
    fn other_numbers_are_not_sure() {
        for text in [
            "call me on 5551234567",
            "I live at 10115 Berlin",
            "I paid $1002 on 2026-01-18",
            "In 2026 I ordered size 42",
            "tel 5551234567",
            "my order was placed 12.01.2026",
        ] {
            assert_eq!(sure(text), [], "{text}");
        }
    }
}
