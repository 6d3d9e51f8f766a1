//! Node `availability`: how many are there, and where there are none, what is to come?

use super::facts::{Facts, Reading};
use super::words;
use crate::case::Seed;
use crate::graph::{Ctx, NodeError, View};
use crate::policy::{Policy, civil_day};
use crate::shop::{Incoming, IncomingStatus, Product, Stock};
use api::{Currency, ProductFilter, Time};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// So many products a reply names.
pub const TOLD_MAX: usize = 5;

pub struct Input<'a> {
    /// What the reply will name.
    pub products: &'a [Product],
    pub filter: &'a ProductFilter,
    pub currency: Option<Currency>,
    /// When the catalogue was read.
    pub catalogue_at: Time,
    pub policy: &'a Policy,
    pub seed: Seed,
}

impl<'a> Input<'a> {
    /// # Errors
    /// [`NodeError::Missing`] before `filter` and `match` have run.
    pub fn of(view: &View<'a>) -> Result<Self, NodeError> {
        let (filtered, matched) = (view.gathered.filtered()?, view.gathered.matched()?);
        let offered = matched.offered();
        Ok(Self {
            products: &offered[..offered.len().min(TOLD_MAX)],
            filter: &filtered.filter,
            currency: filtered.vocabulary.currency,
            catalogue_at: matched.read_at,
            policy: view.policy,
            seed: view.task.seed(),
        })
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Available {
    /// The shop's civil day.
    pub today: Date,
    /// One for each product that is told, in their order.
    pub items: Vec<Availability>,
    /// Their facts, in the same order.
    pub facts: Vec<Facts>,
    /// What was looked for.
    pub search: Facts,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Availability {
    pub product_id: i64,
    pub level: Level,
    /// Looked up where there are none: all that is still to come, by day.
    pub restock: Vec<Restock>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// So many, 1 or more.
    There(i64),
    None,
    /// The shop's stock has no row for it: nobody guesses.
    Unknown,
}

impl Level {
    fn of(product: &Product, stock: &[Stock]) -> Self {
        match stock.iter().find(|row| row.product_id == product.id) {
            Some(row) if row.quantity > 0 => Self::There(row.quantity),
            Some(_) => Self::None,
            None => Self::Unknown,
        }
    }

    pub fn quantity(self) -> Option<i64> {
        match self {
            Self::There(quantity) => Some(quantity),
            Self::None => Some(0),
            Self::Unknown => None,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restock {
    pub on: Date,
    pub quantity: i64,
}

/// # Errors
/// What the world could not answer; [`NodeError::Failed`] for a time zone that does not exist.
pub async fn run(input: &Input<'_>, ctx: &Ctx<'_>) -> Result<Available, NodeError> {
    let now = ctx.now().await?;
    let zone = &input.policy.time_zone;
    let today = civil_day(now, zone).ok_or_else(|| NodeError::Failed(format!("no time zone `{zone}`")))?;
    let (items, stock_at) = look_up(input, today, now, ctx).await?;
    let reading = Reading {
        seed: input.seed.clone(),
        catalogue_at: input.catalogue_at,
        stock_at,
        valid_min: input.policy.facts_valid_min,
    };
    let facts = input.products.iter().zip(&items).map(|(product, item)| reading.product(product, item));
    let (facts, search) = (facts.collect(), reading.search(&wish(input)));
    Ok(Available { today, items, facts, search })
}

async fn look_up(
    input: &Input<'_>,
    today: Date,
    now: Time,
    ctx: &Ctx<'_>,
) -> Result<(Vec<Availability>, Time), NodeError> {
    let ids: Vec<i64> = input.products.iter().map(|product| product.id).collect();
    if ids.is_empty() {
        return Ok((Vec::new(), now));
    }
    let stock = ctx.stock(&ids).await?;
    let level = |product: &Product| (product.id, Level::of(product, &stock.value));
    let levels: Vec<(i64, Level)> = input.products.iter().map(level).collect();
    let gone = levels.iter().filter(|(_, level)| *level == Level::None);
    let gone: Vec<i64> = gone.map(|(id, _)| *id).collect();
    let incoming = if gone.is_empty() { Vec::new() } else { ctx.incoming(&gone).await?.value };
    let item = |(product_id, level)| {
        let restock = restock(product_id, &incoming, today);
        Availability { product_id, level, restock }
    };
    Ok((levels.into_iter().map(item).collect(), stock.at))
}

/// The wishes in words, one after the other.
fn wish(input: &Input<'_>) -> String {
    let currency = input.currency.unwrap_or(Currency::USD);
    let wishes = input.filter.any_of.iter().map(|group| words::wish(group, currency));
    wishes.filter(|wish| !wish.is_empty()).collect::<Vec<_>>().join("; ")
}

/// What is still to come: pending, not received, and due today or later.
fn restock(product_id: i64, incoming: &[Incoming], today: Date) -> Vec<Restock> {
    let is_to_come = |row: &&Incoming| {
        let is_open = match row.status {
            IncomingStatus::Pending => row.received_on.is_none(),
            IncomingStatus::Received | IncomingStatus::Cancelled => false,
        };
        row.product_id == product_id && is_open && row.expected_on >= today && row.quantity > 0
    };
    let mut coming: Vec<Restock> = incoming
        .iter()
        .filter(is_to_come)
        .map(|row| Restock { on: row.expected_on, quantity: row.quantity })
        .collect();
    coming.sort_by_key(|restock| restock.on);
    coming
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn row(day: i8, status: IncomingStatus) -> Incoming {
        Incoming {
            delivery_id: i64::from(day),
            product_id: 8,
            quantity: 30,
            expected_on: date(2026, 1, day),
            received_on: None,
            status,
        }
    }

    #[test]
    fn a_received_cancelled_or_past_delivery_is_not_to_come() {
        let today = date(2026, 1, 15);
        let came = Incoming { received_on: Some(date(2026, 1, 14)), ..row(20, IncomingStatus::Pending) };
        for past in [
            row(14, IncomingStatus::Pending),
            row(20, IncomingStatus::Received),
            row(20, IncomingStatus::Cancelled),
            came,
            Incoming { product_id: 9, ..row(20, IncomingStatus::Pending) },
            Incoming { quantity: 0, ..row(20, IncomingStatus::Pending) },
        ] {
            assert_eq!(restock(8, std::slice::from_ref(&past), today), [], "{past:?}");
        }
    }

    #[test]
    fn all_that_is_to_come_is_told_by_day() {
        let rows = [
            row(25, IncomingStatus::Pending),
            row(15, IncomingStatus::Pending),
            row(20, IncomingStatus::Pending),
        ];
        let days: Vec<i8> =
            restock(8, &rows, date(2026, 1, 15)).iter().map(|restock| restock.on.day()).collect();
        assert_eq!(days, [15, 20, 25]);
    }
}
