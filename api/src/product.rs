//! Products: what a mail asks for, and what the catalogue has of it.

use crate::Money;
use serde::{Deserialize, Serialize};

/// What a mail looks for: any of several wishes. Words are lower case, weights grams, prices minor units.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProductFilter {
    /// Whether it says anything that a catalogue can be searched by.
    pub answerable: bool,
    pub any_of: Vec<FilterGroup>,
    /// It asks for everything, or for far more than a reply can hold.
    #[serde(default)]
    pub breadth: bool,
}

/// One wish. All fields that say something must hold; a list means "one of". Absent: does not matter.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct FilterGroup {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub category: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub brand: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub model: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub colour: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub size: Vec<f64>,
    /// The system that the mail names; absent: the shop's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size_unit: Option<SizeUnit>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub material: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight_g: Option<Bounds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_minor: Option<Bounds>,
    /// Only what can be sent at once.
    #[serde(skip_serializing_if = "is_false")]
    pub in_stock: bool,
    /// What it is for and how it should be, in the mail's own words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub text: Vec<String>,
    #[serde(skip_serializing_if = "Excluded::is_empty")]
    pub not: Excluded,
}

/// What is not wanted: `not black`, `no leather`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Excluded {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub brand: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub colour: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub material: Vec<String>,
}

impl Excluded {
    pub fn is_empty(&self) -> bool {
        self.brand.is_empty() && self.colour.is_empty() && self.material.is_empty()
    }
}

/// Bounds of a number; those that are set must all hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Bounds {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gt: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gte: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lt: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lte: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eq: Option<i64>,
}

impl Bounds {
    pub fn admits(&self, value: i64) -> bool {
        self.gt.is_none_or(|bound| value > bound)
            && self.gte.is_none_or(|bound| value >= bound)
            && self.lt.is_none_or(|bound| value < bound)
            && self.lte.is_none_or(|bound| value <= bound)
            && self.eq.is_none_or(|bound| value == bound)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SizeUnit {
    Eu,
    Uk,
    Us,
}

/// What the catalogue gave: matches, or what comes close where there are none. Never both in one list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProductsView {
    pub matches: Vec<ProductView>,
    pub alternatives: Vec<ProductView>,
    /// Of the products that the reply names, in its order.
    pub availability: Vec<AvailabilityView>,
}

/// One product in one size, as the catalogue has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ProductView {
    pub product_id: i64,
    pub name: String,
    pub brand: String,
    pub colour: String,
    pub size: String,
    pub material: String,
    pub price: Money,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AvailabilityView {
    pub product_id: i64,
    /// Absent: the shop's stock says nothing of it.
    pub quantity: Option<i64>,
    /// What is still to come, by date; looked up only where there is none.
    pub restock: Vec<RestockView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RestockView {
    /// `2026-02-01`.
    pub date: String,
    pub quantity: i64,
}

/// For serde, which hands over a reference.
fn is_false(value: &bool) -> bool {
    !*value
}
