//! Node `match`: which products are meant? Where none is, which come close?

use super::kinds::{Kind, Weight};
use super::rank::ranked;
use super::relax::relaxed;
use super::resolve::resolve;
use crate::case::Task;
use crate::engine::{Choose, PRODUCTS_SHOWN};
use crate::graph::{Ctx, NodeError, View};
use crate::shop::{Product, ProductQuery, QueryGroup, Vocabulary};
use api::{FilterGroup, ProductFilter, RejectReason, Time};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// So many matches are kept; a mail that asks for everything gets fewer.
const MATCHES_MAX: usize = 20;
const OF_EVERYTHING: usize = 5;
const ALTERNATIVES_MAX: usize = 3;
/// So many relaxed wishes are tried.
const TRIES_MAX: usize = 5;

pub struct Input<'a> {
    pub text: &'a str,
    pub filter: &'a ProductFilter,
    pub vocabulary: &'a Vocabulary,
    /// What a reviewer said is not meant.
    pub except: Vec<i64>,
}

impl<'a> Input<'a> {
    /// # Errors
    /// [`NodeError::Missing`] before `filter` has run.
    pub fn of(view: &View<'a>) -> Result<Self, NodeError> {
        let filtered = view.gathered.filtered()?;
        Ok(Self {
            text: view.task.newest().map(|mail| mail.text.as_str()).unwrap_or_default(),
            filter: &filtered.filter,
            vocabulary: &filtered.vocabulary,
            except: except(view.task),
        })
    }
}

/// Ids that are no product's are no reason to fail.
fn except(task: &Task) -> Vec<i64> {
    match task.rejected.as_ref().map(|rejected| &rejected.reason) {
        Some(RejectReason::WrongProduct(ids)) => ids.iter().filter_map(|id| id.trim().parse().ok()).collect(),
        _ => Vec::new(),
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Matched {
    /// The best first.
    pub matches: Vec<Product>,
    /// Only where nothing matches.
    pub alternatives: Vec<Product>,
    /// More fit than are kept.
    pub is_cut: bool,
    pub read_at: Time,
}

impl Matched {
    /// What a reply speaks of: one list or the other.
    pub fn offered(&self) -> &[Product] {
        if self.matches.is_empty() { &self.alternatives } else { &self.matches }
    }
}

/// # Errors
/// What the world or the engine could not answer.
pub async fn run(input: &Input<'_>, ctx: &Ctx<'_>) -> Result<Matched, NodeError> {
    let wishes = wishes(input.filter);
    let search = Search { input, ctx };
    let found = search.find(&wishes).await?;
    let read_at = ctx.now().await?;
    if !found.chosen.is_empty() {
        let most = if input.filter.breadth { OF_EVERYTHING } else { MATCHES_MAX };
        let is_cut = found.chosen.len() > most || found.shown.len() == PRODUCTS_SHOWN;
        let chosen = if is_everything(input.filter) { one_a_model(found.chosen) } else { found.chosen };
        let matches = chosen.into_iter().take(most).collect();
        return Ok(Matched { matches, alternatives: Vec::new(), is_cut, read_at });
    }
    let mut alternatives = search.close(&wishes).await?;
    alternatives.truncate(ALTERNATIVES_MAX);
    Ok(Matched { matches: Vec::new(), alternatives, is_cut: false, read_at })
}

/// Everything is a wish without conditions.
fn wishes(filter: &ProductFilter) -> Vec<FilterGroup> {
    match filter.any_of.is_empty() {
        true => vec![FilterGroup::default()],
        false => filter.any_of.clone(),
    }
}

/// `All your shoes`, and not a word about which.
fn is_everything(filter: &ProductFilter) -> bool {
    let says_nothing = |name: &String| Kind::named(name).is_some_and(|kind| kind.weight == Weight::Any);
    let is_any = |wish: &FilterGroup| {
        let rest = FilterGroup { category: Vec::new(), in_stock: false, ..wish.clone() };
        rest == FilterGroup::default() && wish.category.iter().all(says_nothing)
    };
    filter.breadth && filter.any_of.iter().all(is_any)
}

/// Who asks for everything learns more from five models than from five sizes of one.
fn one_a_model(mut products: Vec<Product>) -> Vec<Product> {
    let mut named = BTreeSet::new();
    products.retain(|product| named.insert((product.brand.clone(), product.model.clone())));
    products
}

struct Search<'a, 'b, 'c> {
    input: &'a Input<'b>,
    ctx: &'a Ctx<'c>,
}

/// What the engine was shown, and what of it it chose.
struct Found {
    shown: Vec<Product>,
    chosen: Vec<Product>,
}

impl Search<'_, '_, '_> {
    async fn find(&self, wishes: &[FilterGroup]) -> Result<Found, NodeError> {
        let shown = self.shown(wishes).await?;
        if shown.is_empty() {
            return Ok(Found { shown, chosen: Vec::new() });
        }
        let question = Choose { text: self.input.text.to_owned(), any_of: wishes.to_vec(), products: shown };
        let ids = self.ctx.choose(&question).await?.ids;
        let shown = question.products;
        // An id that was not shown is nobody's.
        let chosen = ids.iter().filter_map(|id| shown.iter().find(|product| product.id == *id));
        let mut chosen: Vec<Product> = chosen.cloned().collect();
        chosen.dedup_by_key(|product| product.id);
        Ok(Found { chosen, shown })
    }

    /// The best ranked of what the catalogue has for these wishes.
    async fn shown(&self, wishes: &[FilterGroup]) -> Result<Vec<Product>, NodeError> {
        let resolved = wishes.iter().filter_map(|wish| resolve(wish, self.input.vocabulary));
        let any_of: Vec<QueryGroup> = resolved.collect();
        if any_of.is_empty() {
            return Ok(Vec::new());
        }
        let query = ProductQuery { any_of, except: self.input.except.clone() };
        let read = self.ctx.products(&query).await?.value;
        let mut shown = ranked(&read, wishes);
        shown.truncate(PRODUCTS_SHOWN);
        Ok(shown)
    }

    /// With one thing left out after the other, until something is there.
    async fn close(&self, wishes: &[FilterGroup]) -> Result<Vec<Product>, NodeError> {
        for relaxed in relaxed(wishes).iter().take(TRIES_MAX) {
            let found = self.find(relaxed).await?;
            if !found.chosen.is_empty() {
                return Ok(found.chosen);
            }
        }
        Ok(Vec::new())
    }
}
