//! What the database finds is what the filter means.

use super::shelf;
use crate::shop::catalogue::{products, stock};
use crate::store::testing::databases;
use agent::shop::{PRODUCTS_READ, Product, ProductQuery, QueryGroup, Stock};
use api::Bounds;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

const QUERIES: usize = 300;

#[tokio::test]
async fn the_database_finds_what_the_filter_admits() {
    for db in databases().await {
        let shelf = shelf::demo(&db).await;
        let ids: Vec<i64> = shelf.iter().map(|product| product.id).collect();
        let stock = stock(&db, &ids).await.unwrap();
        let mut runner = TestRunner::deterministic();
        let queries = any_query(&shelf);
        let mut found_any = 0;
        for _ in 0..QUERIES {
            let query = queries.new_tree(&mut runner).unwrap().current();
            let found = products(&db, &query).await.unwrap();
            let meant: Vec<i64> =
                shelf.iter().filter(|product| is_meant(&query, product, &stock)).map(|p| p.id).collect();
            assert_eq!(found.iter().map(|p| p.id).collect::<Vec<_>>(), meant, "{query:#?}");
            found_any += usize::from(!found.is_empty());
        }
        assert!((QUERIES / 5..QUERIES).contains(&found_any), "{found_any} of {QUERIES} found anything");
    }
}

#[tokio::test]
async fn no_search_reads_more_than_its_share() {
    for db in databases().await {
        let shelf = shelf::demo(&db).await;
        let mut tx = db.begin().await.unwrap();
        for id in 9_001_000..9_001_700 {
            crate::shop::fill::product(&mut tx, &Product { id, ..shelf[0].clone() }).await.unwrap();
        }
        tx.commit().await.unwrap();
        let everything = ProductQuery { any_of: vec![QueryGroup::default()], except: Vec::new() };
        assert_eq!(products(&db, &everything).await.unwrap().len(), PRODUCTS_READ);
    }
}

fn is_meant(query: &ProductQuery, product: &Product, stock: &[Stock]) -> bool {
    let is_there = stock.iter().any(|row| row.product_id == product.id && row.quantity > 0);
    let admits = |group: &QueryGroup| group.admits(product) && (!group.in_stock || is_there);
    !query.except.contains(&product.id) && query.any_of.iter().any(admits)
}

fn any_query(shelf: &[Product]) -> impl Strategy<Value = ProductQuery> + use<> {
    let ids: Vec<i64> = shelf.iter().map(|product| product.id).collect();
    let except = vec(select(ids), 0..4);
    (vec(any_group(shelf), 0..4), except).prop_map(|(any_of, except)| ProductQuery { any_of, except })
}

fn any_group(shelf: &[Product]) -> impl Strategy<Value = QueryGroup> + use<> {
    let words = |of: fn(&Product) -> &String| any_of_words(shelf.iter().map(|p| of(p).clone()).collect());
    let lists = (words(|p| &p.brand), words(|p| &p.model), words(|p| &p.category));
    let more = (words(|p| &p.colour), words(|p| &p.size), words(|p| &p.material));
    let rest = (any_bounds(100..400), any_bounds(1_000..20_000), proptest::bool::weighted(0.2));
    (lists, more, rest).prop_map(|(lists, more, rest)| {
        let ((brands, models, categories), (colours, sizes, materials)) = (lists, more);
        let (weight_g, price_minor, in_stock) = rest;
        QueryGroup { brands, models, categories, colours, sizes, materials, weight_g, price_minor, in_stock }
    })
}

/// Mostly nothing; else some words of the shelf, in another case too, or what no shelf has.
fn any_of_words(words: Vec<String>) -> impl Strategy<Value = Option<Vec<String>>> + use<> {
    let word = prop_oneof![
        8 => select(words.clone()),
        1 => select(words).prop_map(|word| word.to_uppercase()),
        1 => select(vec!["' OR 1=1 --", "%", "_", ""]).prop_map(str::to_owned),
    ];
    option::weighted(0.25, vec(word, 0..12))
}

fn any_bounds(within: std::ops::Range<i64>) -> impl Strategy<Value = Option<Bounds>> + use<> {
    let bound = || option::weighted(0.3, within.clone());
    let eq = option::weighted(0.05, within.clone());
    let bounds = (bound(), bound(), bound(), bound(), eq);
    option::weighted(0.25, bounds.prop_map(|(gt, gte, lt, lte, eq)| Bounds { gt, gte, lt, lte, eq }))
}
