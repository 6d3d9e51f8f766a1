//! The facts of a product: each with the evidence that a reviewer sees and the words that a letter uses.

use super::availability::{Availability, Level, Restock};
use crate::case::Seed;
use crate::shop::Product;
use api::{EvidenceId, EvidenceView, Time};
use jiff::SignedDuration;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which fact; a letter's phrase claims it by this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// What was looked for.
    Wish,
    Product,
    Price,
    Details,
    Stock,
    Restock,
}

impl Fact {
    pub const ALL: [Self; 6] =
        [Self::Wish, Self::Product, Self::Price, Self::Details, Self::Stock, Self::Restock];

    /// The slot's name in templates.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Wish => "wish",
            Self::Product => "product",
            Self::Price => "price",
            Self::Details => "details",
            Self::Stock => "stock",
            Self::Restock => "restock",
        }
    }
}

/// A fact as a letter says it, and the evidence it stands on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub words: String,
    pub evidence: EvidenceId,
}

/// What is known of one product, or of the search.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Facts {
    pub evidence: Vec<EvidenceView>,
    pub told: BTreeMap<Fact, Told>,
}

/// When facts were read, and what makes their ids.
#[derive(Debug, Clone)]
pub struct Reading {
    pub seed: Seed,
    pub catalogue_at: Time,
    pub stock_at: Time,
    /// Minutes that stock stays valid.
    pub valid_min: i64,
}

/// The catalogue holds until its version changes, stock for a while.
#[derive(Clone, Copy)]
enum Source {
    Catalogue,
    Stock,
}

impl Reading {
    /// What was looked for, in words; valid as long as the mail.
    pub fn search(&self, wish: &str) -> Facts {
        let mut facts = Facts::default();
        if !wish.is_empty() {
            let id = self.seed.evidence("search", Fact::Wish.as_str());
            facts.add(Fact::Wish, self.evidence(id, Source::Catalogue, "The mail", "Looked for", wish), wish);
        }
        facts
    }

    pub fn product(&self, product: &Product, availability: &Availability) -> Facts {
        let mut facts = Facts::default();
        let name = name(product);
        let mut add = |fact: Fact, source: Source, place: &str, label: &str, value: &str, words: &str| {
            let id = self.seed.evidence(&format!("product.{}", product.id), fact.as_str());
            facts.add(fact, self.evidence(id, source, place, label, value), words);
        };
        let price = product.price.to_string();
        add(Fact::Product, Source::Catalogue, "Catalogue", "Product", &name, &name);
        add(Fact::Price, Source::Catalogue, &format!("Catalogue, {name}"), "Price", &price, &price);
        let details = details(product);
        if !details.is_empty() {
            add(
                Fact::Details,
                Source::Catalogue,
                &format!("Catalogue, {name}"),
                "Details",
                &details,
                &in_a_sentence(product),
            );
        }
        let stock = stock(availability.level);
        add(Fact::Stock, Source::Stock, &format!("Stock, {name}"), "In stock", &stock, &stock);
        if availability.level == Level::None {
            let (value, words) = restock(&availability.restock);
            add(
                Fact::Restock,
                Source::Stock,
                &format!("Incoming deliveries, {name}"),
                "Expected",
                &value,
                &words,
            );
        }
        facts
    }

    fn evidence(&self, id: EvidenceId, from: Source, source: &str, label: &str, value: &str) -> EvidenceView {
        let (read_at, valid_until) = match from {
            Source::Catalogue => (self.catalogue_at, None),
            Source::Stock => {
                let until = self.stock_at.checked_add(SignedDuration::from_mins(self.valid_min));
                (self.stock_at, Some(until.unwrap_or(Time::MAX)))
            }
        };
        let (source, label, value) = (source.to_owned(), label.to_owned(), value.to_owned());
        EvidenceView { id, source, label, value, read_at, valid_until }
    }
}

impl Facts {
    fn add(&mut self, fact: Fact, evidence: EvidenceView, words: &str) {
        self.told.insert(fact, Told { words: words.to_owned(), evidence: evidence.id.clone() });
        self.evidence.push(evidence);
    }
}

/// `Nike Air Max, red, leather, size 9.5`.
pub fn name(product: &Product) -> String {
    let parts =
        [product.name.clone(), product.colour.to_lowercase(), product.material.to_lowercase(), size(product)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// `size 9.5`; a length stays one (`120 cm`).
fn size(product: &Product) -> String {
    let is_figure = product.size.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | ' '));
    match is_figure && !product.size.is_empty() {
        true => format!("size {}", product.size),
        false => product.size.clone(),
    }
}

fn details(product: &Product) -> String {
    let weight = product.weight_g.map(|grams| format!("{grams} g")).unwrap_or_default();
    let parts = [weight, product.description.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// `it weighs 700 g. Great cushioning.`
fn in_a_sentence(product: &Product) -> String {
    let weight = product.weight_g.map(|grams| format!("it weighs {grams} g.")).unwrap_or_default();
    let parts = [weight, product.description.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn stock(level: Level) -> String {
    match level {
        Level::There(quantity) => pairs(quantity),
        Level::None => "none".to_owned(),
        Level::Unknown => "not known".to_owned(),
    }
}

/// For the evidence and for the letter.
fn restock(restock: &[Restock]) -> (String, String) {
    if restock.is_empty() {
        return ("nothing announced".to_owned(), String::new());
    }
    let days = by_day(restock);
    let told = |format: fn(Date) -> String| {
        days.iter()
            .map(|(on, quantity)| format!("{} ({})", format(*on), pairs(*quantity)))
            .collect::<Vec<_>>()
    };
    (told(short_date).join("; "), and(&told(date)))
}

/// Two deliveries of one day are one to a customer.
fn by_day(restock: &[Restock]) -> BTreeMap<Date, i64> {
    let mut days = BTreeMap::new();
    for Restock { on, quantity } in restock {
        let known: &mut i64 = days.entry(*on).or_default();
        *known = known.saturating_add(*quantity);
    }
    days
}

/// `a, b and c`.
fn and(parts: &[String]) -> String {
    match parts {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        parts => parts.join(""),
    }
}

fn pairs(quantity: i64) -> String {
    let unit = if quantity == 1 { "pair" } else { "pairs" };
    format!("{quantity} {unit}")
}

fn date(on: Date) -> String {
    on.strftime("%-d %B %Y").to_string()
}

fn short_date(on: Date) -> String {
    on.strftime("%-d %b %Y").to_string()
}
