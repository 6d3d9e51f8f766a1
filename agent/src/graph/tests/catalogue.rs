//! A small catalogue in memory.

use crate::shop::{Incoming, IncomingStatus, Model, Product, Stock, Vocabulary};
use api::{Currency, Money};
use jiff::civil::Date;

/// Brand and model, colour, size, material, description.
type About<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, &'a str);

pub fn product(id: i64, (brand, model, colour, size, material, description): About<'_>) -> Product {
    Product {
        id,
        name: format!("{brand} {model}"),
        brand: brand.to_owned(),
        model: model.to_owned(),
        category: "shoes".to_owned(),
        colour: colour.to_owned(),
        size: size.to_owned(),
        material: material.to_owned(),
        weight_g: Some(700),
        price: Money::new(12_999, Currency::USD),
        description: description.to_owned(),
    }
}

pub fn catalogue() -> Vec<Product> {
    vec![
        product(2, ("Nike", "Air Max", "Red", "9.5", "Leather", "Great cushioning and stylish design.")),
        product(8, ("Nike", "Air Max", "Red", "11", "Leather", "Great cushioning and stylish design.")),
        product(9, ("Nike", "Air Max", "Blue", "8.5", "Leather", "Great cushioning and stylish design.")),
        product(66, ("Dr. Martens", "1460", "Cherry Red", "9.5", "Leather", "The original boot.")),
        product(
            79,
            ("On Running", "Cloud 5", "Navy", "11", "Mesh", "Ultra-lightweight shoe for all-day comfort."),
        ),
        product(90, ("Merrell", "Moab 2", "Walnut", "11", "Leather/Mesh", "Durable hiking boot.")),
    ]
}

pub fn stock(product_id: i64, quantity: i64) -> Stock {
    Stock { product_id, quantity }
}

pub fn pending(product_id: i64, quantity: i64, expected_on: Date) -> Incoming {
    let (received_on, status) = (None, IncomingStatus::Pending);
    Incoming { delivery_id: quantity, product_id, quantity, expected_on, received_on, status }
}

pub fn vocabulary(products: &[Product]) -> Vocabulary {
    let words = |of: fn(&Product) -> &String| {
        let mut words: Vec<String> = products.iter().map(|product| of(product).clone()).collect();
        words.sort();
        words.dedup();
        words
    };
    let mut models: Vec<Model> = products
        .iter()
        .map(|product| Model { brand: product.brand.clone(), name: product.model.clone() })
        .collect();
    models.sort();
    models.dedup();
    Vocabulary {
        version: 1,
        brands: words(|product| &product.brand),
        models,
        categories: words(|product| &product.category),
        colours: words(|product| &product.colour),
        sizes: words(|product| &product.size),
        materials: words(|product| &product.material),
        currency: products.first().map(|product| product.price.currency),
    }
}
