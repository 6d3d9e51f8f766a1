//! Products: was the mail's wish understood, were the right products found, is what is told of their stock true?

use super::Scored;
use crate::Metric;
use crate::interval::{mean, rate};
use crate::play::Played;
use api::{Bounds, FilterGroup, ProductsView, RestockView};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;

/// What of a case's products was right; `None`: the suite has no such score.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Products {
    pub filter: Option<bool>,
    pub matched: Option<Hit>,
    pub product: Option<bool>,
    /// Only where the product is right.
    pub quantities: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Hit {
    pub precision: f64,
    pub recall: f64,
}

/// Scores a case of the suite called `stem`; what is wrong is told in `wrong`.
pub fn score(stem: &str, expect: &Value, played: &Played, wrong: &mut Vec<String>) -> Products {
    match stem {
        "filters" => of_filter(expect, played, wrong),
        "match" => of_match(expect, played, wrong),
        "availability" => of_availability(expect, played, wrong),
        _ => Products::default(),
    }
}

pub fn figures(scored: &[Scored]) -> [(&'static str, Option<Metric>); 5] {
    let share = |of: fn(&Products) -> Option<bool>| {
        let answers: Vec<bool> = scored.iter().filter_map(|case| of(&case.products)).collect();
        rate(answers.iter().filter(|right| **right).count(), answers.len())
    };
    let average = |of: fn(Hit) -> f64| {
        mean(&scored.iter().filter_map(|case| case.products.matched).map(of).collect::<Vec<_>>())
    };
    [
        ("filter_exact", share(|products| products.filter)),
        ("match_precision", average(|hit| hit.precision)),
        ("match_recall", average(|hit| hit.recall)),
        ("product_exact", share(|products| products.product)),
        ("quantities_exact", share(|products| products.quantities)),
    ]
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct FilterLabel {
    any_of: Vec<FilterGroup>,
}

/// Group by group, over what a label tells: brand, colour, size and weight, lists as sets.
fn of_filter(expect: &Value, played: &Played, wrong: &mut Vec<String>) -> Products {
    let label = FilterLabel::deserialize(whole_grams(expect.clone())).unwrap_or_default();
    let filter = played.proposal.as_ref().and_then(|draft| draft.filter.clone()).unwrap_or_default();
    let (expected, got) = (compared(&label.any_of), compared(&filter.any_of));
    let is_right = expected == got && played.proposal.is_some();
    if !is_right {
        wrong.push(format!("filter: expected {expected:?}, got {got:?}"));
    }
    Products { filter: Some(is_right), ..Products::default() }
}

/// What is compared of a group, in an order of its own.
type Compared = (BTreeSet<String>, BTreeSet<String>, BTreeSet<String>, Option<[Option<i64>; 5]>);

fn compared(groups: &[FilterGroup]) -> BTreeSet<Compared> {
    let words = |list: &[String]| list.iter().map(|word| word.to_lowercase()).collect::<BTreeSet<_>>();
    let bounds = |Bounds { gt, gte, lt, lte, eq }| [gt, gte, lt, lte, eq];
    let of = |group: &FilterGroup| {
        let sizes = group.size.iter().map(f64::to_string).collect();
        (words(&group.brand), words(&group.colour), sizes, group.weight_g.map(bounds))
    };
    groups.iter().map(of).filter(|group| *group != Compared::default()).collect()
}

/// Labels write `250.0`; bounds are whole grams.
fn whole_grams(mut label: Value) -> Value {
    let groups = label["any_of"].as_array_mut().into_iter().flatten();
    for bound in
        groups.filter_map(|group| group.get_mut("weight_g")?.as_object_mut()).flat_map(|g| g.values_mut())
    {
        *bound = bound.as_f64().map_or(Value::Null, |grams| Value::from(grams.round() as i64));
    }
    label
}

#[derive(Deserialize)]
struct MatchLabel {
    product_ids: Vec<i64>,
    disputed: Option<Value>,
}

/// Over the undisputed; an empty answer to an empty label is right, and to another one wrong in both.
fn of_match(expect: &Value, played: &Played, wrong: &mut Vec<String>) -> Products {
    let Ok(MatchLabel { product_ids, disputed: None }) = MatchLabel::deserialize(expect) else {
        return Products::default();
    };
    let expected: BTreeSet<i64> = product_ids.into_iter().collect();
    let got: BTreeSet<i64> = products(played).matches.iter().map(|product| product.product_id).collect();
    if expected != got {
        wrong.push(format!("matches: expected {expected:?}, got {got:?}"));
    }
    let common = expected.intersection(&got).count() as f64;
    let of = |all: usize| if all == 0 { 0.0 } else { common / all as f64 };
    let hit = match expected.is_empty() && got.is_empty() && played.proposal.is_some() {
        true => Hit { precision: 1.0, recall: 1.0 },
        false => Hit { precision: of(got.len()), recall: of(expected.len()) },
    };
    Products { matched: Some(hit), ..Products::default() }
}

#[derive(Deserialize)]
struct AvailabilityLabel {
    product_id: i64,
    quantity: Option<i64>,
    restock: Vec<RestockView>,
}

/// The product alone, as a match; then how many there are, and all that is to come.
fn of_availability(expect: &Value, played: &Played, wrong: &mut Vec<String>) -> Products {
    let label = match AvailabilityLabel::deserialize(expect) {
        Ok(label) => label,
        Err(error) => {
            wrong.push(format!("the label cannot be read: {error}"));
            return Products { product: Some(false), ..Products::default() };
        }
    };
    let products = products(played);
    let got: Vec<i64> = products.matches.iter().map(|product| product.product_id).collect();
    let is_right = got == [label.product_id];
    if !is_right {
        wrong.push(format!("product: expected {}, got {got:?}", label.product_id));
    }
    let quantities = is_right.then(|| has(&products, &label, wrong));
    Products { product: Some(is_right), quantities, ..Products::default() }
}

fn has(products: &ProductsView, label: &AvailabilityLabel, wrong: &mut Vec<String>) -> bool {
    let sorted = |restock: &[RestockView]| {
        let mut rows: Vec<(String, i64)> =
            restock.iter().map(|row| (row.date.clone(), row.quantity)).collect();
        rows.sort();
        rows
    };
    let told = products.availability.iter().find(|item| item.product_id == label.product_id);
    let got = told.map(|item| (item.quantity, sorted(&item.restock)));
    let expected = Some((label.quantity, sorted(&label.restock)));
    if got != expected {
        wrong.push(format!("quantities: expected {expected:?}, got {got:?}"));
    }
    got == expected
}

fn products(played: &Played) -> ProductsView {
    played.proposal.as_ref().and_then(|draft| draft.products.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
