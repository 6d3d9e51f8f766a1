//! Amounts of money: `$15.00`, `15 €`, `USD 15`, `fifteen dollars`.

use super::number;
use super::pattern::{Taken, pattern};
use api::{Currency, Money};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    pub range: Range<usize>,
    /// Hundredths of the unit, whatever the currency's own minor unit is.
    pub hundredths: i64,
    /// `None`: the word or sign does not say which (`bucks`).
    pub currency: Option<Currency>,
}

static FIGURE: &str = r"(?P<figure>\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d{1,2})?\b|\d+(?:[.,]\d{1,2})?)";
static UNIT: &str =
    r"(?P<unit>[$€£¥]|(?:usd|eur|gbp|chf|jpy|dollars?|euros?|pounds?|bucks?|quid|cents?|yen|francs?)\b)";

static PATTERNS: LazyLock<[Regex; 3]> = LazyLock::new(|| {
    let words = number::words_pattern();
    [
        pattern(&format!(r"(?P<unit>(?:us|ca|c|a)?\$|[€£¥]|\b(?:usd|eur|gbp|chf|jpy))\s?{FIGURE}")),
        pattern(&format!(r"\b{FIGURE}\s?{UNIT}")),
        pattern(&format!(r"\b(?P<figure>{words})\s+(?P<unit>dollars?|euros?|pounds?|bucks?|quid|cents?)\b")),
    ]
});

pub fn find(text: &str, taken: &mut Taken) -> Vec<Amount> {
    let found = PATTERNS.iter().flat_map(|pattern| pattern.captures_iter(text));
    let mut amounts: Vec<Amount> = found.filter_map(|captures| amount(&captures)).collect();
    amounts.retain(|amount| taken.take(&amount.range));
    amounts.sort_by_key(|amount| amount.range.start);
    amounts
}

fn amount(captures: &Captures<'_>) -> Option<Amount> {
    let (figure, unit) = (&captures["figure"], captures["unit"].to_lowercase());
    let whole = || number::whole(figure)?.checked_mul(100);
    let hundredths =
        if figure.contains(|c: char| c.is_ascii_digit()) { number::hundredths(figure) } else { whole() }?;
    let hundredths = if unit.starts_with("cent") { hundredths / 100 } else { hundredths };
    Some(Amount { range: captures.get_match().range(), hundredths, currency: currency(&unit) })
}

fn currency(unit: &str) -> Option<Currency> {
    let code = match unit {
        "$" | "us$" | "usd" => "USD",
        "€" | "eur" | "euro" | "euros" => "EUR",
        "£" | "gbp" => "GBP",
        "¥" | "jpy" | "yen" => "JPY",
        "chf" => "CHF",
        "c$" | "ca$" => "CAD",
        "a$" => "AUD",
        _ => return None,
    };
    Currency::parse(code).ok()
}

impl Amount {
    pub fn is(&self, money: Money) -> bool {
        let unit = 10_i128.pow(money.currency.exponent());
        let same_currency = self.currency.is_none_or(|currency| currency == money.currency);
        same_currency && i128::from(money.minor) * 100 == i128::from(self.hundredths) * unit
    }

    /// Whether two written amounts can mean the same.
    pub fn agrees(&self, other: &Self) -> bool {
        let currencies = self.currency.zip(other.currency);
        self.hundredths == other.hundredths && currencies.is_none_or(|(a, b)| a == b)
    }
}

/// As the shop writes it: `$15.00`.
impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.currency {
            Some(currency) if currency.exponent() == 2 => Money::new(self.hundredths, currency).fmt(f),
            Some(currency) => write!(f, "{} {currency}", self.hundredths / 100),
            None => write!(f, "{}.{:02}", self.hundredths / 100, self.hundredths % 100),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amounts(text: &str) -> Vec<(String, i64)> {
        let found = find(text, &mut Taken::default());
        found.iter().map(|amount| (text[amount.range.clone()].to_owned(), amount.hundredths)).collect()
    }

    #[test]
    fn every_usual_way_of_writing_an_amount_is_read() {
        for (text, written, hundredths) in [
            ("I refund $15.00.", "$15.00", 1500),
            ("I refund $ 15.", "$ 15", 1500),
            ("15,00 € zurück", "15,00 €", 1500),
            ("EUR 1.250,50 paid", "EUR 1.250,50", 125_050),
            ("15 dollars", "15 dollars", 1500),
            ("fifteen euros", "fifteen euros", 1500),
            ("15USD", "15USD", 1500),
            ("50 cents", "50 cents", 50),
            ("US$1,250", "US$1,250", 125_000),
        ] {
            assert_eq!(amounts(text), [(written.to_owned(), hundredths)], "{text}");
        }
    }

    #[test]
    fn ordinary_words_hold_no_amount() {
        for text in [
            "Our discussion of 3 issues",
            "a pound of patience",
            "the eurostar at 15:00",
            "size 42",
            "one central depot",
        ] {
            assert_eq!(amounts(text), [], "{text}");
        }
    }
}
