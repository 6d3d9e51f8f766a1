//! What the reply may say: everything that evidence, actions and policy state.

use super::CheckInput;
use super::read::{Amount, Count, Date, Id, Read, Shapes, Unit, When, bare_numbers, normalised};
use api::{ActionParams, ActionView, EvidenceView, Money};
use jiff::civil;
use std::collections::BTreeSet;

#[derive(Debug, Default)]
pub struct Facts {
    amounts: Vec<Amount>,
    money: Vec<Money>,
    days: Vec<civil::Date>,
    /// Numbers stated of this case, and numbers of policy.
    numbers: BTreeSet<i64>,
    policy_numbers: BTreeSet<i64>,
    percents: BTreeSet<i64>,
    sizes: BTreeSet<String>,
    ids: BTreeSet<String>,
    /// All that evidence says, lower case: for phrases.
    texts: String,
}

impl Facts {
    pub fn of(input: &CheckInput<'_>, shapes: &Shapes) -> Self {
        let mut facts = Self::default();
        for fact in input.evidence {
            facts.add_evidence(fact, shapes);
        }
        for (action, _) in input.actions {
            facts.add_action(action, shapes);
        }
        facts.money = input.approved().filter_map(|action| input.amount_of(action)).collect();
        facts.ids.extend(input.asked.iter().flat_map(|number| asked_keys(number, shapes)));
        facts.add_policy(input);
        facts
    }

    fn add_evidence(&mut self, fact: &EvidenceView, shapes: &Shapes) {
        let text = format!("{}\n{}\n{}", fact.source, fact.label, fact.value);
        let read = Read::of(&text, shapes);
        let year = fact.read_at.to_zoned(jiff::tz::TimeZone::UTC).date();
        self.days.extend(read.dates.iter().flat_map(|date| days_of(&date.when, year)));
        self.add_read(read);
        self.ids.extend(bare_numbers(&text));
        self.ids.insert(normalised(&fact.value));
        self.numbers.extend(small_numbers(&fact.value));
        self.texts.push_str(&text.to_lowercase());
        self.texts.push('\n');
    }

    fn add_action(&mut self, action: &ActionView, shapes: &Shapes) {
        self.add_read(Read::of(&action.explanation, shapes));
        self.ids.insert(action.what.order_id().to_string());
        match action.what {
            ActionParams::RefundDeliveryFee { days, .. } => self.numbers.insert(days),
            ActionParams::CouponExpeditedDelivery { valid_days, .. } => {
                self.policy_numbers.insert(valid_days)
            }
            ActionParams::TrackRefundDeliveryFee { .. } | ActionParams::CarrierInquiry { .. } => false,
        };
    }

    fn add_read(&mut self, read: Read) {
        self.amounts.extend(read.amounts);
        self.ids.extend(read.ids.into_iter().map(|id| id.key));
        self.sizes.extend(read.sizes.into_iter().flat_map(|size| size.said).map(|said| said.figure));
        for Count { number, unit, .. } in read.counts {
            match unit {
                Unit::Percent => self.percents.insert(number),
                Unit::Time | Unit::Things | Unit::Left => self.numbers.insert(number),
            };
        }
    }

    fn add_policy(&mut self, input: &CheckInput<'_>) {
        let policy = input.policy;
        self.percents.insert(i64::from(policy.refund_percent_per_day));
        self.policy_numbers.extend([policy.late_window_days, policy.coupon_valid_days]);
        // As many things as were asked about: "both parcels", "two orders".
        self.numbers.insert(i64::try_from(input.asked.len()).unwrap_or(0));
    }

    pub fn has_amount(&self, amount: &Amount) -> bool {
        self.amounts.iter().any(|known| known.agrees(amount))
            || self.money.iter().any(|money| amount.is(*money))
    }

    pub fn has_id(&self, id: &Id) -> bool {
        self.ids.contains(&id.key)
    }

    /// `late`: the count tells how late something is; policy's own numbers do not support that.
    pub fn has_count(&self, count: &Count, late: bool) -> bool {
        match count.unit {
            Unit::Percent => self.percents.contains(&count.number),
            Unit::Time if !late && self.policy_numbers.contains(&count.number) => true,
            Unit::Time | Unit::Things | Unit::Left => self.numbers.contains(&count.number),
        }
    }

    pub fn has_size(&self, figure: &str) -> bool {
        self.sizes.contains(figure)
    }

    /// Whether evidence says exactly this.
    pub fn say(&self, words: &str) -> bool {
        !words.is_empty() && self.texts.contains(&words.to_lowercase())
    }

    pub fn has_date(&self, date: &Date, words: &str) -> bool {
        match &date.when {
            When::Days { days, weekday } => days.iter().enumerate().all(|(n, day)| {
                let named = if n == 0 { *weekday } else { None };
                self.days
                    .iter()
                    .any(|known| is_day(*known, *day) && named.is_none_or(|name| known.weekday() == name))
            }),
            When::Either(a, b) => self.days.iter().any(|known| is_day(*known, *a) || is_day(*known, *b)),
            When::Weekday(weekday) => self.days.iter().any(|known| known.weekday() == *weekday),
            When::Month(year, month) => self
                .days
                .iter()
                .any(|known| known.month() == *month && year.is_none_or(|year| known.year() == year)),
            When::Span(number) => self.numbers.contains(number) || self.policy_numbers.contains(number),
            When::Vague => self.texts.contains(&words.to_lowercase()),
        }
    }

    /// Whether evidence speaks of this, other than the facts `except` (those an action rests on).
    pub fn speaks_of(evidence: &[EvidenceView], word: &str, except: &BTreeSet<&str>) -> bool {
        let of = |fact: &EvidenceView| format!("{} {}", fact.label, fact.value).to_lowercase();
        evidence.iter().any(|fact| !except.contains(fact.id.as_str()) && of(fact).contains(word))
    }
}

/// The numbers a customer asked about may be repeated, with their words (`order 1007`) and without.
fn asked_keys(number: &str, shapes: &Shapes) -> Vec<String> {
    let mut keys: Vec<String> = Read::of(number, shapes).ids.into_iter().map(|id| id.key).collect();
    keys.push(normalised(number));
    keys
}

/// A fact without a year means the one nearest to the day it was read.
fn days_of(when: &When, read_on: civil::Date) -> Vec<civil::Date> {
    let day = |(year, month, day): &(Option<i16>, i8, i8)| match year {
        Some(year) => civil::Date::new(*year, *month, *day).ok(),
        None => nearest(read_on, *month, *day),
    };
    match when {
        When::Days { days, .. } => days.iter().filter_map(day).collect(),
        When::Either(a, b) => [a, b].into_iter().filter_map(day).collect(),
        When::Weekday(_) | When::Month(..) | When::Span(_) | When::Vague => Vec::new(),
    }
}

fn nearest(to: civil::Date, month: i8, day: i8) -> Option<civil::Date> {
    let years = to.year() - 1..=to.year() + 1;
    let dates = years.filter_map(|year| civil::Date::new(year, month, day).ok());
    dates.min_by_key(|date| (*date - to).get_days().abs())
}

fn is_day(known: civil::Date, (year, month, day): (Option<i16>, i8, i8)) -> bool {
    known.month() == month && known.day() == day && year.is_none_or(|year| known.year() == year)
}

/// `3` as a fact's value means a count.
fn small_numbers(value: &str) -> impl Iterator<Item = i64> {
    let is_number =
        |word: &&str| !word.is_empty() && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    value.split_whitespace().filter(is_number).filter_map(|word| word.parse().ok())
}
