//! The products that a reply tells of, as the shop has them.

use crate::checks::letter::Letter;
use crate::checks::read::{Figure, figures, whole_words};
use crate::products::{in_system, system};
use api::{AvailabilityView, ProductView, ProductsView, SizeUnit};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

#[derive(Debug)]
pub struct Told<'a> {
    all: Vec<One<'a>>,
    /// The system of the shop's sizes.
    system: SizeUnit,
    /// They are what was looked for, and not only what comes close.
    pub are_matches: bool,
}

/// One product in one size.
#[derive(Debug)]
pub struct One<'a> {
    product: &'a ProductView,
    sizes: BTreeSet<String>,
    /// `None`: nobody knows.
    pub quantity: Option<i64>,
    /// What is to come, one figure a day.
    coming: Vec<i64>,
}

/// Whom some words speak of.
#[derive(Debug)]
pub struct Meant<'t> {
    pub ones: Vec<&'t One<'t>>,
    /// By a name in their line; else it can be any.
    pub is_named: bool,
}

impl<'a> Told<'a> {
    pub fn of(found: &'a ProductsView) -> Self {
        let looked_up = || found.matches.iter().chain(&found.alternatives);
        let one = |item: &'a AvailabilityView| {
            looked_up()
                .find(|product| product.product_id == item.product_id)
                .map(|product| One::of(product, item))
        };
        let all: Vec<One<'a>> = found.availability.iter().filter_map(one).collect();
        let sizes: Vec<String> = all.iter().map(|one| one.product.size.clone()).collect();
        Self { all, system: system(&sizes), are_matches: !found.matches.is_empty() }
    }

    /// Those of the last name before the words in their line, else of any name in it, else all; of these the ones
    /// whose colour the line names.
    pub fn meant(&self, letter: &Letter<'_>, words: &Range<usize>) -> Meant<'_> {
        let line = letter.line(words.start);
        let (before, line) = (&letter.body[line.start..words.start], &letter.body[line]);
        let name = self.last_named(before).or_else(|| self.last_named(line));
        let is_of_name = |one: &&One<'_>| name.is_none_or(|name| one.product.name == name);
        let mut ones: Vec<&One<'_>> = self.all.iter().filter(is_of_name).collect();
        narrow(&mut ones, |one| whole_words(line, &one.product.colour).next().is_some());
        Meant { ones, is_named: name.is_some() }
    }

    /// The name that ends last; of two that end there the longer one.
    fn last_named(&self, text: &str) -> Option<&'a str> {
        let ends = self.all.iter().filter_map(|one| Some((one.last_in(text)?, one.product.name.as_str())));
        ends.max_by_key(|(end, name)| (*end, name.len())).map(|(_, name)| name)
    }

    /// Whether what is told has this name, or a name with these words in it.
    pub fn is_name(&self, words: &str) -> bool {
        self.all.iter().any(|one| whole_words(&one.product.name, words).next().is_some())
    }

    /// A size as somebody says it, in any system.
    pub fn is_size_of(&self, one: &One<'_>, said: &Figure) -> bool {
        let in_ours = said.number().and_then(|number| in_system(number, said.unit, self.system));
        in_ours.is_some_and(|size| one.sizes.contains(&size))
            || (said.unit.is_none() && one.sizes.contains(&said.figure))
    }

    pub fn is_size(&self, said: &Figure) -> bool {
        self.all.iter().any(|one| self.is_size_of(one, said))
    }
}

impl<'a> One<'a> {
    fn of(product: &'a ProductView, item: &AvailabilityView) -> Self {
        let mut days: BTreeMap<&str, i64> = BTreeMap::new();
        for restock in &item.restock {
            let day = days.entry(&restock.date).or_default();
            *day = day.saturating_add(restock.quantity);
        }
        let sizes = figures(&product.size).into_iter().collect();
        Self { product, sizes, quantity: item.quantity, coming: days.into_values().collect() }
    }

    /// Where its name ends in a text, with or without its brand.
    fn last_in(&self, text: &str) -> Option<usize> {
        let name = self.product.name.as_str();
        let short = name.strip_prefix(self.product.brand.as_str()).unwrap_or(name).trim();
        let found = [name, short].into_iter().flat_map(|name| whole_words(text, name));
        found.map(|words| words.end).max()
    }

    /// There are so many, or so many are to come.
    pub fn has_quantity(&self, number: i64) -> bool {
        self.quantity == Some(number) || self.coming.contains(&number)
    }
}

/// Leaves those of which it is so, unless there are none.
pub fn narrow<'t>(ones: &mut Vec<&'t One<'t>>, is_so: impl Fn(&One<'_>) -> bool) {
    if ones.iter().any(|one| is_so(one)) {
        ones.retain(|one| is_so(one));
    }
}
