//! The catalogue as the agent reads it: what there is to buy, how much of it is there, and what is to come.

use api::{Bounds, Currency, Money};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// So many products one question reads at most.
pub const PRODUCTS_READ: usize = 500;

/// One product in one size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    pub id: i64,
    /// As it stands on invoices: `Nike Air Max`.
    pub name: String,
    pub brand: String,
    pub model: String,
    pub category: String,
    /// `Red/Black`: of several colours, or a shade with a name of its own.
    pub colour: String,
    pub size: String,
    pub material: String,
    pub weight_g: Option<i64>,
    pub price: Money,
    pub description: String,
}

/// The words that the catalogue uses, each once and in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vocabulary {
    /// Grows with every change of the catalogue.
    pub version: i64,
    pub brands: Vec<String>,
    pub models: Vec<Model>,
    pub categories: Vec<String>,
    pub colours: Vec<String>,
    pub sizes: Vec<String>,
    pub materials: Vec<String>,
    /// What its prices are in; absent where there is nothing to buy.
    pub currency: Option<Currency>,
}

/// A model and whose it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Model {
    pub brand: String,
    pub name: String,
}

/// What is asked of the catalogue: products that fit any of the groups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductQuery {
    pub any_of: Vec<QueryGroup>,
    /// Products that a reviewer did not want.
    pub except: Vec<i64>,
}

/// Only words of the [`Vocabulary`] and numbers: nothing of a mail reaches the shop's database.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueryGroup {
    /// `None`: any.
    pub brands: Option<Vec<String>>,
    pub models: Option<Vec<String>>,
    pub categories: Option<Vec<String>>,
    pub colours: Option<Vec<String>>,
    pub sizes: Option<Vec<String>>,
    pub materials: Option<Vec<String>>,
    pub weight_g: Option<Bounds>,
    pub price_minor: Option<Bounds>,
    pub in_stock: bool,
}

impl QueryGroup {
    /// Whether a product fits, stock aside. The shop's database must say the same.
    pub fn admits(&self, product: &Product) -> bool {
        let is_one_of = |list: &Option<Vec<String>>, word: &str| {
            list.as_ref().is_none_or(|list| list.iter().any(|known| known == word))
        };
        is_one_of(&self.brands, &product.brand)
            && is_one_of(&self.models, &product.model)
            && is_one_of(&self.categories, &product.category)
            && is_one_of(&self.colours, &product.colour)
            && is_one_of(&self.sizes, &product.size)
            && is_one_of(&self.materials, &product.material)
            && self.weight_g.is_none_or(|bounds| is_within(bounds, product.weight_g))
            && self.price_minor.is_none_or(|bounds| bounds.admits(product.price.minor))
    }
}

/// What was never weighed is within bounds that bound nothing, and within no others.
fn is_within(bounds: Bounds, value: Option<i64>) -> bool {
    value.map_or(bounds == Bounds::default(), |value| bounds.admits(value))
}

/// How much of a product is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stock {
    pub product_id: i64,
    pub quantity: i64,
}

/// A delivery to the shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incoming {
    pub delivery_id: i64,
    pub product_id: i64,
    pub quantity: i64,
    pub expected_on: Date,
    pub received_on: Option<Date>,
    pub status: IncomingStatus,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncomingStatus {
    Pending,
    Received,
    Cancelled,
}

impl IncomingStatus {
    /// The word in the shop's tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Received => "received",
            Self::Cancelled => "cancelled",
        }
    }
}
