//! Of products: what they are called, and what there is of them.

use super::count;
use crate::when;
use api::{AvailabilityView, ProductView, ProductsView, RestockView};

pub const TITLE: &str = "Products";
pub const NONE: &str = "The catalogue has nothing like it.";
pub const ALTERNATIVES: &str = "Nothing matches. These come close:";
const NOT_LOOKED_UP: &str = "not in the reply";
const UNKNOWN: &str = "stock not known";
const GONE: &str = "none left";

/// How many there are of either kind; the two are never mixed.
pub fn found(products: &ProductsView) -> String {
    match (products.matches.len(), products.alternatives.len()) {
        (0, 0) => String::new(),
        (0, n) => count(n, "alternative", "alternatives"),
        (n, _) => count(n, "match", "matches"),
    }
}

/// Those that the reply names in its order, then the others as the catalogue ranked them.
pub fn in_order(found: ProductsView) -> Vec<(ProductView, Option<AvailabilityView>)> {
    let ProductsView { matches, alternatives, availability } = found;
    let place =
        |product: &ProductView| availability.iter().position(|some| some.product_id == product.product_id);
    let mut products: Vec<ProductView> = matches.into_iter().chain(alternatives).collect();
    products.sort_by_key(|product| place(product).unwrap_or(usize::MAX));
    let with_stock = |product| {
        let some = place(&product).map(|at| availability[at].clone());
        (product, some)
    };
    products.into_iter().map(with_stock).collect()
}

/// `Fjell Terrane 4, moss green, 42`; what the catalogue leaves empty is left out.
pub fn name(product: &ProductView) -> String {
    let parts = [&product.name, &product.colour, &product.size];
    let said: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    said.join(", ")
}

/// `$139.00 · 14 in stock`, or the days on which there will be some.
pub fn stock(product: &ProductView, availability: Option<&AvailabilityView>) -> String {
    let stock = match availability {
        None => NOT_LOOKED_UP.to_owned(),
        Some(AvailabilityView { quantity: None, .. }) => UNKNOWN.to_owned(),
        Some(AvailabilityView { quantity: Some(0), restock, .. }) => gone(restock),
        Some(AvailabilityView { quantity: Some(left), .. }) => format!("{left} in stock"),
    };
    format!("{} · {stock}", product.price)
}

fn gone(restock: &[RestockView]) -> String {
    let day = |some: &RestockView| format!("{} on {}", some.quantity, when::civil(&some.date));
    let told = std::iter::once(GONE.to_owned()).chain(restock.iter().map(day));
    told.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::{Currency, Money};

    fn product() -> ProductView {
        ProductView {
            product_id: 1,
            name: "Fjell Terrane 4".to_owned(),
            brand: "Fjell".to_owned(),
            colour: "moss green".to_owned(),
            size: "42".to_owned(),
            material: String::new(),
            price: Money::new(13900, Currency::USD),
        }
    }

    #[test]
    fn a_product_is_named_by_what_the_catalogue_says_of_it() {
        assert_eq!(name(&product()), "Fjell Terrane 4, moss green, 42");
        assert_eq!(name(&ProductView { colour: String::new(), ..product() }), "Fjell Terrane 4, 42");
    }

    #[test]
    fn what_there_is_of_it_is_told_for_each_level() {
        for (quantity, restock, told) in [
            (Some(14), vec![], "14 in stock"),
            (Some(0), vec![], "none left"),
            (
                Some(0),
                vec![("2026-12-01", 12), ("2026-12-20", 5)],
                "none left; 12 on 1\u{a0}Dec\u{a0}2026; 5 on 20\u{a0}Dec\u{a0}2026",
            ),
            (None, vec![], "stock not known"),
        ] {
            let row = |(date, quantity): (&str, i64)| RestockView { date: date.to_owned(), quantity };
            let restock = restock.into_iter().map(row).collect();
            let some = AvailabilityView { product_id: 1, quantity, restock };
            assert_eq!(stock(&product(), Some(&some)), format!("$139.00 · {told}"));
        }
        assert_eq!(stock(&product(), None), "$139.00 · not in the reply");
    }

    #[test]
    fn what_the_reply_names_first_stands_first() {
        let of = |product_id| ProductView { product_id, ..product() };
        let some = |product_id| AvailabilityView { product_id, quantity: Some(1), restock: vec![] };
        let found = ProductsView {
            matches: vec![of(1), of(2), of(3)],
            alternatives: vec![],
            availability: vec![some(3), some(1)],
        };
        let order = in_order(found).into_iter().map(|(product, some)| (product.product_id, some.is_some()));
        assert_eq!(order.collect::<Vec<_>>(), [(3, true), (1, true), (2, false)]);
    }

    #[test]
    fn alternatives_are_counted_as_such() {
        let close = ProductsView { alternatives: vec![product()], ..ProductsView::default() };
        assert_eq!(found(&close), "1 alternative");
        let two = ProductsView { matches: vec![product(), product()], ..ProductsView::default() };
        assert_eq!((found(&two).as_str(), found(&ProductsView::default()).as_str()), ("2 matches", ""));
    }
}
