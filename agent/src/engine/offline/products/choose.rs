//! Which of the products shown answer the wish: those of its kind, and, where it describes more than it names, those
//! that fit the description best.

use crate::engine::{Choose, Chosen};
use crate::products::kinds::{Kind, Weight};
use crate::products::rank::{score, tokens};
use crate::shop::Product;
use api::FilterGroup;
use std::collections::BTreeSet;

/// So much of the best score is near enough to it.
const NEAR: f64 = 0.6;

pub fn choose(question: &Choose) -> Chosen {
    let mut fitting: BTreeSet<i64> = BTreeSet::new();
    for wish in &question.any_of {
        fitting.extend(of_wish(wish, &question.products));
    }
    let ids = question.products.iter().map(|product| product.id);
    Chosen { ids: ids.filter(|id| fitting.contains(id)).collect() }
}

fn of_wish(wish: &FilterGroup, products: &[Product]) -> Vec<i64> {
    let kinds: Vec<&Kind> = wish.category.iter().filter_map(|name| Kind::named(name)).collect();
    let is_named = !wish.brand.is_empty() || !wish.model.is_empty();
    let of_kind = |product: &&Product| is_of_kinds(product, &kinds, is_named);
    let of_kind: Vec<Product> = products.iter().filter(of_kind).cloned().collect();
    match is_named || wish.text.is_empty() {
        true => of_kind.iter().map(|product| product.id).collect(),
        false => described(wish, &of_kind),
    }
}

/// Of one form and fit for one use at least, where forms and uses are named.
fn is_of_kinds(product: &Product, kinds: &[&Kind], is_named: bool) -> bool {
    let fits = |weight: Weight| {
        let mut of_weight = kinds.iter().filter(|kind| kind.weight == weight).peekable();
        of_weight.peek().is_none() || of_weight.any(|kind| kind.has(product))
    };
    fits(Weight::Other) && (is_named || (fits(Weight::Form) && fits(Weight::Use)))
}

/// Those that say what the mail says. Where none does, the words are about the customer and not about the product:
/// then the typed wish alone counts, if there is one.
fn described(wish: &FilterGroup, products: &[Product]) -> Vec<i64> {
    let terms: BTreeSet<String> = wish.text.iter().flat_map(|word| tokens(word)).collect();
    let scores = score(products, &terms);
    let best = scores.iter().copied().fold(0.0, f64::max);
    if best == 0.0 {
        let ids = products.iter().map(|product| product.id);
        return if super::groups::is_typed(wish) { ids.collect() } else { Vec::new() };
    }
    let near = products.iter().zip(scores).filter(|(_, score)| *score >= best * NEAR);
    near.map(|(product, _)| product.id).collect()
}
