//! What stands on the shelves in these stories: one running shoe in four sizes, and one that comes close to it.

use crate::house::{Db, Shop};
use agent::shop::{Incoming, IncomingStatus, Product, Stock};
use api::{Currency, DraftView, Money};
use countersign::shop::fill;

/// The shoe of [`Shop::open`] comes in size 43, and its stock has no row: nobody has counted it.
const SHOES: [(i64, &str, &str, &str, &str); 4] = [
    (44, "Northwind", "Glide 4", "blue", "44"),
    (45, "Northwind", "Glide 4", "blue", "45"),
    (46, "Northwind", "Glide 4", "blue", "46"),
    (50, "Kestrel", "Hover", "lilac", "44"),
];
const STOCK: [(i64, i64); 4] = [(44, 3), (45, 0), (46, 0), (50, 7)];

/// Product, day, when it came, what became of it. The stories begin on 29 January.
const SHIPMENTS: [(i64, &str, Option<&str>, IncomingStatus); 7] = [
    (45, "2026-02-10", None, IncomingStatus::Pending),
    (45, "2026-03-05", None, IncomingStatus::Pending),
    (45, "2026-02-01", Some("2026-01-28"), IncomingStatus::Received),
    (45, "2026-02-02", None, IncomingStatus::Cancelled),
    (46, "2026-01-28", None, IncomingStatus::Pending),
    (46, "2026-02-01", Some("2026-01-28"), IncomingStatus::Received),
    (46, "2026-02-02", None, IncomingStatus::Cancelled),
];

pub const IN_STOCK: &str = "Do you have the Northwind Glide 4 in size 44?";
pub const TO_COME: &str = "Do you have the Northwind Glide 4 in size 45?";
pub const GONE: &str = "Do you have the Northwind Glide 4 in size 46?";
pub const NOT_COUNTED: &str = "Do you have the Northwind Glide 4 in size 43?";

pub async fn open(db: Db) -> Shop {
    let shop = Shop::open(db).await;
    fill(&shop).await;
    shop
}

pub async fn fill(shop: &Shop) {
    let mut tx = shop.app.db.begin().await.unwrap();
    for (id, brand, model, colour, size) in SHOES {
        fill::product(&mut tx, &shoe(id, brand, model, colour, size)).await.unwrap();
    }
    for (product_id, quantity) in STOCK {
        fill::stock(&mut tx, &Stock { product_id, quantity }).await.unwrap();
    }
    for (number, (product_id, expected, received, status)) in (1..).zip(SHIPMENTS) {
        let shipment = Incoming {
            delivery_id: 800 + number,
            product_id,
            quantity: 10 * number,
            expected_on: expected.parse().unwrap(),
            received_on: received.map(|on| on.parse().unwrap()),
            status,
        };
        fill::incoming(&mut tx, &shipment).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// So many more of one shoe, each a product of its own, all of them there.
pub async fn pile(shop: &Shop, many: i64) {
    let mut tx = shop.app.db.begin().await.unwrap();
    for id in 1_000..1_000 + many {
        let size = (36 + id % 12).to_string();
        fill::product(&mut tx, &shoe(id, "Pico", "Puddle", "yellow", &size)).await.unwrap();
        fill::stock(&mut tx, &Stock { product_id: id, quantity: 4 }).await.unwrap();
    }
    tx.commit().await.unwrap();
}

fn shoe(id: i64, brand: &str, model: &str, colour: &str, size: &str) -> Product {
    Product {
        id,
        name: format!("{brand} {model}"),
        brand: brand.to_owned(),
        model: model.to_owned(),
        category: "road".to_owned(),
        colour: colour.to_owned(),
        size: size.to_owned(),
        material: "mesh".to_owned(),
        weight_g: Some(260),
        price: Money::new(12_900, Currency::USD),
        description: "An everyday road shoe.".to_owned(),
    }
}

/// The products that a version says are what was asked for.
pub fn matches(draft: &DraftView) -> Vec<i64> {
    draft.products.iter().flat_map(|found| &found.matches).map(|product| product.product_id).collect()
}

pub fn alternatives(draft: &DraftView) -> Vec<i64> {
    draft.products.iter().flat_map(|found| &found.alternatives).map(|product| product.product_id).collect()
}
