//! The rows that the shop keeps: one for each model, colour and size, with ids that follow from the table.

use super::{MODELS, Model, Shelf};

/// One thing that can be put into a parcel.
pub(in crate::demo) struct Row {
    pub id: i64,
    pub model: &'static Model,
    pub colour: &'static str,
    pub size: &'static str,
    pub weight_g: i64,
    /// `None`: nobody has counted.
    pub quantity: Option<i64>,
}

pub(in crate::demo) fn rows() -> impl Iterator<Item = Row> {
    MODELS.into_iter().flatten().flat_map(rows_of)
}

fn rows_of(model: &'static Model) -> impl Iterator<Item = Row> {
    model.colours.iter().enumerate().flat_map(move |(colour_at, (colour, shelf))| {
        model.sizes.iter().enumerate().map(move |(size_at, (size, weight_g))| Row {
            id: id(model, colour_at, size_at),
            model,
            colour,
            size,
            weight_g: *weight_g,
            quantity: match shelf {
                Shelf::Counted(counts) => counts.get(size_at).copied(),
                Shelf::Uncounted => None,
            },
        })
    })
}

/// Colour by colour, size by size: a size or colour that is added at the end renumbers nothing before it.
const fn id(model: &Model, colour_at: usize, size_at: usize) -> i64 {
    model.number * 100 + (colour_at * model.sizes.len() + size_at) as i64 + 1
}

/// The id of one row. In a table of constants it is looked up while compiling: what Strideway does not sell cannot be
/// ordered.
///
/// # Panics
/// Where there is no such row.
pub(in crate::demo) const fn item(name: &str, colour: &str, size: &str) -> i64 {
    let mut table = 0;
    while table < MODELS.len() {
        let mut at = 0;
        while at < MODELS[table].len() {
            let model = &MODELS[table][at];
            if is_same(model.name, name) {
                return id(model, place(colour, model), size_at(size, model));
            }
            at += 1;
        }
        table += 1;
    }
    panic!("there is no such model");
}

const fn place(colour: &str, model: &Model) -> usize {
    let mut at = 0;
    while !is_same(model.colours[at].0, colour) {
        at += 1; // past the last one the index stops the build
    }
    at
}

const fn size_at(size: &str, model: &Model) -> usize {
    let mut at = 0;
    while !is_same(model.sizes[at].0, size) {
        at += 1;
    }
    at
}

/// `==` of texts, which constants do not have yet.
const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_catalogue_is_one_of_a_hundred_and_twenty_rows_and_every_kind_of_stock() {
        let rows: Vec<Row> = rows().collect();
        let ids: BTreeSet<i64> = rows.iter().map(|row| row.id).collect();
        assert_eq!((rows.len(), ids.len()), (120, 120));
        for model in MODELS.into_iter().flatten() {
            for (colour, shelf) in model.colours {
                let counted = matches!(shelf, Shelf::Counted(counts) if counts.len() == model.sizes.len());
                assert!(counted || matches!(shelf, Shelf::Uncounted), "{} in {colour}", model.name);
            }
        }
        let with = |is_so: fn(Option<i64>) -> bool| rows.iter().filter(|row| is_so(row.quantity)).count();
        assert!(with(|quantity| quantity.is_none()) >= 3, "not counted");
        assert!(with(|quantity| quantity == Some(0)) >= 10, "sold out");
        assert!(with(|quantity| matches!(quantity, Some(1..=3))) >= 10, "nearly sold out");
    }
}
