//! What is told of products outside the letter: on the wire, in the queue, to whoever takes over.

use super::asks::what_it_is_like;
use super::availability::{Availability, Available, Level};
use super::facts::{Fact, name};
use super::letter::{Entry, Offer, What};
use crate::graph::{Gathered, NodeError, View};
use crate::shop::Product;
use api::{AvailabilityView, CheckView, ProductView, ProductsView, RestockView, Severity, Topic};

/// The letter's body.
///
/// # Errors
/// [`NodeError::Missing`] before `availability` has run.
pub fn offer(view: &View<'_>) -> Result<Offer, NodeError> {
    let (filtered, matched) = (view.gathered.filtered()?, view.gathered.matched()?);
    let available = view.gathered.available()?;
    let entry = |(item, facts): (&Availability, &super::facts::Facts)| Entry {
        level: item.level,
        told: facts.told.clone(),
    };
    let mut entries: Vec<Entry> = available.items.iter().zip(&available.facts).map(entry).collect();
    entries.sort_by_key(|entry| !matches!(entry.level, Level::There(_))); // what is there first, else by rank
    let is_told = available.items.len() < matched.matches.len();
    Ok(Offer {
        what: what(view.gathered),
        wish: available.search.told.get(&Fact::Wish).cloned(),
        entries,
        is_cut: matched.is_cut || is_told || (filtered.filter.breadth && !matched.matches.is_empty()),
        with_details: asks_for_details(view),
    })
}

fn asks_for_details(view: &View<'_>) -> bool {
    let topic = view.gathered.route.map(|routed| routed.topic);
    topic == Some(Topic::ProductInformation)
        || view.task.newest().is_some_and(|mail| what_it_is_like(&mail.text))
}

fn what(gathered: &Gathered) -> What {
    match gathered.r#match.as_ref() {
        Some(matched) if !matched.matches.is_empty() => What::Matches,
        Some(matched) if !matched.alternatives.is_empty() => What::Alternatives,
        Some(_) | None => What::Nothing,
    }
}

/// A mail that asks for everything is narrowed, and the reviewer is told.
pub fn warnings(gathered: &Gathered) -> Vec<CheckView> {
    let is_broad = gathered.filter.as_ref().is_some_and(|filtered| filtered.filter.breadth);
    let warning = || CheckView {
        id: "breadth".to_owned(),
        severity: Severity::Warn,
        message:
            "The mail asks for far more than a reply can hold. A few products are named, not the catalogue."
                .to_owned(),
        segment_id: None,
        words: None,
    };
    is_broad.then(warning).into_iter().collect()
}

/// `None` where no product was looked for.
pub fn view(gathered: &Gathered) -> Option<ProductsView> {
    let matched = gathered.r#match.as_ref()?;
    let items = gathered.availability.iter().flat_map(|available| &available.items);
    Some(ProductsView {
        matches: matched.matches.iter().map(product).collect(),
        alternatives: matched.alternatives.iter().map(product).collect(),
        availability: items.map(availability).collect(),
    })
}

fn product(product: &Product) -> ProductView {
    ProductView {
        product_id: product.id,
        name: product.name.clone(),
        brand: product.brand.clone(),
        colour: product.colour.clone(),
        size: product.size.clone(),
        material: product.material.clone(),
        price: product.price,
    }
}

fn availability(item: &Availability) -> AvailabilityView {
    let restock = item.restock.iter();
    AvailabilityView {
        product_id: item.product_id,
        quantity: item.level.quantity(),
        restock: restock
            .map(|one| RestockView { date: one.on.to_string(), quantity: one.quantity })
            .collect(),
    }
}

/// One line of what is proposed; `None` where no product was looked for.
pub fn proposal(gathered: &Gathered) -> Option<String> {
    let matched = gathered.r#match.as_ref()?;
    let available = gathered.availability.as_ref()?;
    let offered = matched.offered();
    Some(match (what(gathered), offered, available.items.as_slice()) {
        (What::Matches, [one], [item]) => format!("{}: {}", one.name, level(item)),
        (What::Matches, many, _) => format!("{} products match; {}", many.len(), in_stock(available)),
        (What::Alternatives, [_], _) => "No match; 1 alternative".to_owned(),
        (What::Alternatives, many, _) => format!("No match; {} alternatives", many.len()),
        (What::Nothing, ..) => "Nothing like it in the catalogue".to_owned(),
    })
}

/// One line a product, for summary and hand-off.
pub fn told(gathered: &Gathered) -> Vec<String> {
    let Some(matched) = &gathered.r#match else { return Vec::new() };
    let items = gathered.availability.iter().flat_map(|available| &available.items);
    let kind = match what(gathered) {
        What::Matches => "",
        What::Alternatives => "alternative: ",
        What::Nothing => return vec!["nothing like it in the catalogue".to_owned()],
    };
    let line =
        |(product, item): (&Product, &Availability)| format!("{kind}{}: {}", name(product), level(item));
    matched.offered().iter().zip(items).map(line).collect()
}

fn level(item: &Availability) -> String {
    match (item.level, item.restock.first()) {
        (Level::There(quantity), _) => format!("{quantity} in stock"),
        (Level::None, Some(restock)) => format!("out of stock, expected {}", restock.on),
        (Level::None, None) => "out of stock".to_owned(),
        (Level::Unknown, _) => "stock not known".to_owned(),
    }
}

fn in_stock(available: &Available) -> String {
    let there = available.items.iter().filter(|item| matches!(item.level, Level::There(_))).count();
    format!("{there} of {} in stock", available.items.len())
}
