//! One model of the table: what all its sizes and colours share.

pub(in crate::demo) struct Model {
    /// The hundreds of its rows' ids; never given to another.
    pub number: i64,
    pub brand: &'static str,
    pub name: &'static str,
    pub category: &'static str,
    pub material: &'static str,
    /// US cents.
    pub price: i64,
    pub description: &'static str,
    /// EU sizes, and what one weighs in grams.
    pub sizes: &'static [(&'static str, i64)],
    /// Each is made in every size.
    pub colours: &'static [(&'static str, Shelf)],
}

/// What lies in the warehouse of one colour.
pub(in crate::demo) enum Shelf {
    /// A number for each size, in their order.
    Counted(&'static [i64]),
    /// Nobody has counted them yet: the stock has no row.
    Uncounted,
}
