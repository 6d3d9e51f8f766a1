//! Weights and prices: `under 250 grams`, `between $50 and $100`, `300-350 g`, `8 oz or less`.

use super::mention::{Reading, What};
use super::number;
use api::Bounds;

/// Grams in a unit.
const WEIGHTS: [(&[&str], f64); 4] = [
    (&["g", "gr", "gram", "grams", "gramme", "grammes"], 1.0),
    (&["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"], 1000.0),
    (&["oz", "ounce", "ounces"], 28.349_523),
    (&["lb", "lbs", "pound", "pounds"], 453.592_37),
];

const MONEY_WORDS: [&str; 12] =
    ["dollar", "dollars", "usd", "bucks", "buck", "euro", "euros", "eur", "gbp", "quid", "pound", "pounds"];
const MONEY_SIGNS: [char; 4] = ['$', '€', '£', '¥'];

/// Words by which a bare number is money, or a weight.
const OF_MONEY: [&str; 12] = [
    "price",
    "priced",
    "prices",
    "cost",
    "costs",
    "budget",
    "cheap",
    "cheaper",
    "spend",
    "pay",
    "afford",
    "expensive",
];
const OF_WEIGHT: [&str; 9] =
    ["weigh", "weighs", "weighing", "weight", "light", "lighter", "lightweight", "heavy", "heavier"];

/// Where these stand, money is given or was taken: `refund me $500` is no price that anybody looks for.
const MOVED: [&str; 16] = [
    "refund",
    "refunds",
    "refunded",
    "reimburse",
    "reimbursed",
    "repay",
    "repaid",
    "compensate",
    "compensation",
    "charged",
    "credit",
    "credited",
    "deducted",
    "transfer",
    "transferred",
    "voucher",
];

/// A bare number under this is no price.
const PRICE_LEAST: f64 = 20.0;

/// How far a comparison reaches before its number.
const REACH: usize = 5;

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Below,
    AtMost,
    Above,
    AtLeast,
    About,
}

impl Side {
    /// What is left when it must not be so.
    fn turned(self) -> Self {
        match self {
            Self::Above => Self::AtMost,
            Self::Below => Self::AtLeast,
            Self::AtMost | Self::AtLeast | Self::About => self,
        }
    }
}

/// Words that forbid a comparison, and how far before its number they stand.
const DENIALS: [&str; 10] =
    ["can't", "cannot", "cant", "don't", "dont", "won't", "wouldn't", "shouldn't", "never", "not"];
const DENIAL_REACH: usize = 7;

/// Phrases before a number; the longest that ends nearest to it counts.
const BEFORE: [(&[&str], Side); 30] = [
    (&["no", "more", "than"], Side::AtMost),
    (&["not", "more", "than"], Side::AtMost),
    (&["not", "over"], Side::AtMost),
    (&["not", "above"], Side::AtMost),
    (&["no", "heavier", "than"], Side::AtMost),
    (&["no", "less", "than"], Side::AtLeast),
    (&["not", "less", "than"], Side::AtLeast),
    (&["not", "under"], Side::AtLeast),
    (&["less", "than"], Side::Below),
    (&["lighter", "than"], Side::Below),
    (&["cheaper", "than"], Side::Below),
    (&["lower", "than"], Side::Below),
    (&["fewer", "than"], Side::Below),
    (&["more", "than"], Side::Above),
    (&["heavier", "than"], Side::Above),
    (&["higher", "than"], Side::Above),
    (&["greater", "than"], Side::Above),
    (&["at", "most"], Side::AtMost),
    (&["up", "to"], Side::AtMost),
    (&["at", "least"], Side::AtLeast),
    (&["starting", "from"], Side::AtLeast),
    (&["under"], Side::Below),
    (&["below"], Side::Below),
    (&["beneath"], Side::Below),
    (&["over"], Side::Above),
    (&["above"], Side::Above),
    (&["exceeding"], Side::Above),
    (&["max"], Side::AtMost),
    (&["maximum"], Side::AtMost),
    (&["budget"], Side::AtMost),
];
const MORE_BEFORE: [(&[&str], Side); 7] = [
    (&["minimum"], Side::AtLeast),
    (&["min"], Side::AtLeast),
    (&["about"], Side::About),
    (&["around"], Side::About),
    (&["roughly"], Side::About),
    (&["approximately"], Side::About),
    (&["approx"], Side::About),
];
const AFTER: [(&[&str], Side); 10] = [
    (&["or", "less"], Side::AtMost),
    (&["or", "lighter"], Side::AtMost),
    (&["or", "under"], Side::AtMost),
    (&["or", "below"], Side::AtMost),
    (&["or", "cheaper"], Side::AtMost),
    (&["max"], Side::AtMost),
    (&["maximum"], Side::AtMost),
    (&["tops"], Side::AtMost),
    (&["or", "more"], Side::AtLeast),
    (&["or", "over"], Side::AtLeast),
];

/// Words that may stand between a comparison and its number.
const FILLERS: [&str; 8] = ["of", "is", "a", "the", "about", "like", "weight", "only"];

/// What a number counts, in the filter's unit.
#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Gram(f64),
    Money,
}

pub fn find(reading: &mut Reading<'_>) {
    for at in 0..reading.words.len() {
        let is_number = reading.is_free(at, 1) && reading.words[at].number().is_some();
        if is_number && !(unit(reading, at) == Some(Unit::Money) && reading.sentence_has(at, &MOVED)) {
            range(reading, at).or_else(|| single(reading, at));
        }
    }
}

/// `between 300 and 350 grams`, `300-350 g`, `$50 to $100`.
fn range(reading: &mut Reading<'_>, at: usize) -> Option<()> {
    let second = [1, 2, 3].into_iter().find(|step| {
        reading.is_free(at, step + 1) && reading.after(at, *step).is_some_and(|word| word.number().is_some())
    })? + at;
    let between: Vec<&str> = reading.words[at + 1..second].iter().map(|word| word.text.as_str()).collect();
    let is_dash = reading.words[second].gap.trim().trim_start_matches(MONEY_SIGNS).starts_with(['-', '–']);
    let joins = between.is_empty() && is_dash || between.iter().any(|word| ["and", "to"].contains(word));
    let is_between = between.last() == Some(&"to")
        || is_dash
        || reading.before(at, 1).is_some_and(|word| word.is(&["between", "from"]));
    let unit = unit(reading, second).or_else(|| unit(reading, at)).filter(|_| joins && is_between)?;
    let (low, high) = (value(reading, at, unit)?, value(reading, second, unit)?);
    take(reading, at, second, unit, Bounds { gte: Some(low), lte: Some(high), ..Bounds::default() });
    Some(())
}

fn single(reading: &mut Reading<'_>, at: usize) -> Option<()> {
    let side = side(reading, at);
    let unit = unit(reading, at).or_else(|| bare(reading, at).filter(|_| side.is_some()))?;
    let value = value(reading, at, unit)?;
    take(reading, at, at, unit, bounds(side, value));
    Some(())
}

fn bounds(side: Option<Side>, value: i64) -> Bounds {
    let none = Bounds::default();
    match side {
        Some(Side::Below) => Bounds { lt: Some(value), ..none },
        Some(Side::AtMost) => Bounds { lte: Some(value), ..none },
        Some(Side::Above) => Bounds { gt: Some(value), ..none },
        Some(Side::AtLeast) => Bounds { gte: Some(value), ..none },
        Some(Side::About) => Bounds { gte: Some(value - value / 10), lte: Some(value + value / 10), ..none },
        None => Bounds { eq: Some(value), ..none },
    }
}

fn take(reading: &mut Reading<'_>, first: usize, last: usize, unit: Unit, bounds: Bounds) {
    let has_unit_word = reading.after(last, 1).is_some_and(|word| is_unit(&word.text));
    let length = last - first + 1 + usize::from(has_unit_word);
    let what = match unit {
        Unit::Gram(_) => What::Weight(bounds),
        Unit::Money => What::Price(bounds),
    };
    reading.found(what, first, length);
}

fn is_unit(word: &str) -> bool {
    WEIGHTS.iter().any(|(words, _)| words.contains(&word)) || MONEY_WORDS.contains(&word)
}

/// The unit written at a number. `pounds` weigh where the sentence speaks of weight.
fn unit(reading: &Reading<'_>, at: usize) -> Option<Unit> {
    let has_sign = reading.words[at].gap.trim_end().ends_with(MONEY_SIGNS)
        || reading.words.get(at + 1).is_some_and(|next| next.gap.trim_start().starts_with(MONEY_SIGNS));
    if has_sign {
        return Some(Unit::Money);
    }
    let word = &reading.after(at, 1)?.text;
    let weight = WEIGHTS.iter().find(|(words, _)| words.contains(&word.as_str()));
    let is_money = MONEY_WORDS.contains(&word.as_str());
    match weight {
        Some((_, grams)) if !is_money || reading.sentence_has(at, &OF_WEIGHT) => Some(Unit::Gram(*grams)),
        _ => is_money.then_some(Unit::Money),
    }
}

/// A number without a unit is money, or a weight, where its sentence says so.
fn bare(reading: &Reading<'_>, at: usize) -> Option<Unit> {
    let value = reading.words[at].number()?;
    let is_size = (1..=3).any(|step| {
        reading.before(at, step).is_some_and(|word| word.is(&["size", "sizes", "eu", "uk", "us"]))
    });
    let counts = reading
        .after(at, 1)
        .is_some_and(|word| word.is(&["days", "weeks", "pairs", "hours", "people", "years", "miles", "km"]));
    match (
        is_size || counts || value < PRICE_LEAST,
        reading.sentence_has(at, &OF_WEIGHT),
        reading.sentence_has(at, &OF_MONEY),
    ) {
        (true, ..) => None,
        (false, true, false) => Some(Unit::Gram(1.0)),
        (false, ..) => Some(Unit::Money),
    }
}

/// In grams, or in hundredths of the money.
fn value(reading: &Reading<'_>, at: usize, unit: Unit) -> Option<i64> {
    let number = number::figure(&reading.words[at].text)?;
    let scaled = match unit {
        Unit::Gram(grams) => number * grams,
        Unit::Money => number * 100.0,
    };
    (scaled < 1e9).then(|| scaled.round() as i64)
}

fn side(reading: &Reading<'_>, at: usize) -> Option<Side> {
    let before: Vec<&str> = (1..=REACH)
        .rev()
        .filter_map(|step| reading.before(at, step))
        .map(|word| word.text.as_str())
        .collect();
    let unit_words = usize::from(reading.after(at, 1).is_some_and(|word| is_unit(&word.text)));
    let after: Vec<&str> = (1..=2)
        .filter_map(|step| reading.after(at, step + unit_words))
        .map(|word| word.text.as_str())
        .collect();
    let trimmed =
        before.iter().rposition(|word| !FILLERS.contains(word)).map_or(&before[..0], |end| &before[..=end]);
    let ahead = AFTER.iter().find(|(words, _)| after.starts_with(words));
    let phrases = || BEFORE.iter().chain(&MORE_BEFORE);
    let behind = || phrases().find(|(words, _)| before.ends_with(words) || trimmed.ends_with(words));
    let side = ahead.or_else(behind).map(|(_, side)| *side);
    side.map(|side| if is_denied(reading, at) { side.turned() } else { side })
}

/// `can't spend more than 50`: the sentence forbids what it compares with.
fn is_denied(reading: &Reading<'_>, at: usize) -> bool {
    (2..=DENIAL_REACH).any(|step| reading.before(at, step).is_some_and(|word| word.is(&DENIALS)))
}
