//! Ranking products by words: BM25 over weighted fields, in memory, so that it is the same on every database.
//!
//! Source: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, section 3 (BM25F).

use crate::shop::Product;
use api::FilterGroup;
use std::collections::{BTreeMap, BTreeSet};

const K1: f64 = 1.2;
const B: f64 = 0.5;

/// Fields and how much a word in them weighs.
fn fields(product: &Product) -> [(&str, f64); 6] {
    [
        (&product.name, 3.0),
        (&product.model, 2.0),
        (&product.category, 2.0),
        (&product.colour, 2.0),
        (&product.material, 1.5),
        (&product.description, 1.0),
    ]
}

/// The best first; of equals the one with the smaller id.
pub fn ranked(products: &[Product], any_of: &[FilterGroup]) -> Vec<Product> {
    let terms = terms(any_of);
    let mut scored: Vec<(f64, &Product)> = score(products, &terms).into_iter().zip(products).collect();
    scored.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.id.cmp(&other.id)));
    scored.into_iter().map(|(_, product)| product.clone()).collect()
}

/// Everything that a filter names, as stems.
fn terms(any_of: &[FilterGroup]) -> BTreeSet<String> {
    let lists = |wish: &FilterGroup| {
        [&wish.brand, &wish.model, &wish.category, &wish.colour, &wish.material, &wish.text]
            .map(Clone::clone)
            .concat()
    };
    any_of.iter().flat_map(lists).flat_map(|words| tokens(&words)).collect()
}

/// One score a product, in their order.
pub fn score(products: &[Product], terms: &BTreeSet<String>) -> Vec<f64> {
    let documents: Vec<BTreeMap<String, f64>> = products.iter().map(document).collect();
    let lengths: Vec<f64> = documents.iter().map(|document| document.values().sum()).collect();
    let count = documents.len() as f64;
    let average = (lengths.iter().sum::<f64>() / count.max(1.0)).max(1.0);
    let rarity = |term: &String| {
        let having = documents.iter().filter(|document| document.contains_key(term)).count() as f64;
        (1.0 + (count - having + 0.5) / (having + 0.5)).ln()
    };
    let weights: BTreeMap<&String, f64> = terms.iter().map(|term| (term, rarity(term))).collect();
    let of = |(document, length): (&BTreeMap<String, f64>, &f64)| -> f64 {
        let norm = K1 * (1.0 - B + B * length / average);
        let found = weights.iter().filter_map(|(term, weight)| Some((document.get(*term)?, weight)));
        found.map(|(times, weight)| weight * times * (K1 + 1.0) / (times + norm)).sum()
    };
    documents.iter().zip(&lengths).map(of).collect()
}

/// How often each stem stands in a product, by the weight of its field.
fn document(product: &Product) -> BTreeMap<String, f64> {
    let mut times = BTreeMap::new();
    for (text, weight) in fields(product) {
        for token in tokens(text) {
            *times.entry(token).or_insert(0.0) += weight;
        }
    }
    times
}

/// The stems of a text.
pub fn tokens(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(stem).collect()
}

/// What a word shares with its kin: `cushioning` and `cushioned`, `durable` and `durability`.
pub fn stem(word: &str) -> String {
    const ENDINGS: [&str; 16] = [
        "ability", "ibility", "ations", "ation", "iness", "able", "ible", "ness", "ing", "ies", "est", "ed",
        "es", "er", "s", "y",
    ];
    const SAME: [(&str, &str); 12] = [
        ("comfy", "comfort"),
        ("three", "3"),
        ("two", "2"),
        ("light", "lightweight"),
        ("tough", "durab"),
        ("sturdy", "durab"),
        ("rugged", "durab"),
        ("airy", "breath"),
        ("soft", "cushion"),
        ("jagged", "tooth"),
        ("walk", "walking"),
        ("gray", "grey"),
    ];
    if let Some((_, same)) = SAME.iter().find(|(other, _)| *other == word) {
        return (*same).to_owned();
    }
    let stem = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() >= 4));
    stem.unwrap_or(word).to_owned()
}
