//! Products: was the mail's wish understood, were the right products found, is what is told of their stock true?

use super::{Tally, stem};
use crate::play::Played;
use api::{Bounds, FilterGroup, ProductsView, RestockView};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// Which of these apply is said by the suite's name; products that a label names are looked for in any suite.
pub fn score(suite: &str, expect: &Value, played: &Played, tally: &mut Tally) {
    match stem(suite) {
        "filters" => of_filter(expect, played, tally),
        "match" => of_match(expect, played, tally),
        "availability" => of_availability(expect, played, tally),
        _ if expect["product_ids"].is_array() => of_match(expect, played, tally),
        _ => {}
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct FilterLabel {
    any_of: Vec<FilterGroup>,
}

/// Group by group, over what a label tells: brand, colour, size and weight, lists as sets.
fn of_filter(expect: &Value, played: &Played, tally: &mut Tally) {
    let label = FilterLabel::deserialize(whole_grams(expect.clone())).unwrap_or_default();
    let filter = played.proposal.as_ref().and_then(|draft| draft.filter.clone()).unwrap_or_default();
    let (expected, got) = (compared(&label.any_of), compared(&filter.any_of));
    let is_right = expected == got && played.proposal.is_some();
    tally.right("filter_exact", is_right);
    if !is_right {
        tally.wrong(format!("filter: expected {expected:?}, got {got:?}"));
    }
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
fn of_match(expect: &Value, played: &Played, tally: &mut Tally) {
    let Ok(MatchLabel { product_ids, disputed: None }) = MatchLabel::deserialize(expect) else { return };
    let expected: BTreeSet<i64> = product_ids.into_iter().collect();
    let got: BTreeSet<i64> = products(played).matches.iter().map(|product| product.product_id).collect();
    if expected != got {
        tally.wrong(format!("matches: expected {expected:?}, got {got:?}"));
    }
    let none_is_right = expected.is_empty() && got.is_empty() && played.proposal.is_some();
    let common = expected.intersection(&got).count() as f64;
    let of = |all: usize| if none_is_right { 1.0 } else { common / (all.max(1)) as f64 };
    tally.degree("match_precision", of(got.len()));
    tally.degree("match_recall", of(expected.len()));
}

#[derive(Deserialize)]
struct AvailabilityLabel {
    product_id: i64,
    quantity: Option<i64>,
    restock: Vec<RestockView>,
}

/// The product alone, as a match; then, where it is right, how many there are and all that is to come.
fn of_availability(expect: &Value, played: &Played, tally: &mut Tally) {
    let label = match AvailabilityLabel::deserialize(expect) {
        Ok(label) => label,
        Err(error) => {
            tally.right("product_exact", false);
            return tally.wrong(format!("the label cannot be read: {error}"));
        }
    };
    let products = products(played);
    let got: Vec<i64> = products.matches.iter().map(|product| product.product_id).collect();
    let is_right = got == [label.product_id];
    tally.right("product_exact", is_right);
    match is_right {
        true => of_quantities(&products, &label, tally),
        false => tally.wrong(format!("product: expected {}, got {got:?}", label.product_id)),
    }
}

fn of_quantities(products: &ProductsView, label: &AvailabilityLabel, tally: &mut Tally) {
    let sorted = |restock: &[RestockView]| {
        let mut rows: Vec<(String, i64)> =
            restock.iter().map(|row| (row.date.clone(), row.quantity)).collect();
        rows.sort();
        rows
    };
    let told = products.availability.iter().find(|item| item.product_id == label.product_id);
    let got = told.map(|item| (item.quantity, sorted(&item.restock)));
    let expected = Some((label.quantity, sorted(&label.restock)));
    tally.right("quantities_exact", got == expected);
    if got != expected {
        tally.wrong(format!("quantities: expected {expected:?}, got {got:?}"));
    }
}

fn products(played: &Played) -> ProductsView {
    played.proposal.as_ref().and_then(|draft| draft.products.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
