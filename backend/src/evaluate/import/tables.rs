//! The rows of the shop that a case needs, in the columns of a suite's world.

use super::seen::Seen;
use agent::shop::{Delivery, Product};
use evals::Mask;
use serde_json::{Value, json};

/// A parcel's contents are known by their name alone: such products are counted from here.
const NAMED_ONLY: i64 = 900_001;

/// Orders, tracking numbers and delivery ids are the mask's; products, days and money are the shop's.
pub fn of(seen: &Seen, mask: &mut Mask) -> Value {
    let customer = mask.customer();
    let (mut products, stock, incoming) = catalogue(seen);
    let mut deliveries = Vec::new();
    for delivery in &seen.deliveries {
        let product_id = product_of(delivery, &mut products);
        deliveries.push(parcel(seen, delivery, product_id, &customer.id, mask));
    }
    let id = |delivery_id: i64| delivery_id_of(seen, delivery_id);
    let granted = &seen.granted;
    let coupons: Vec<Value> = (granted.coupons.iter())
        .enumerate()
        .map(|(at, coupon)| {
            json!({"coupon_id": at + 1, "delivery_id": id(coupon.delivery_id), "coupon_code": format!("COUPON-{}", at + 1),
                   "issue_date": coupon.issued_on, "expiry_date": coupon.expires_on})
        })
        .collect();
    let refunds: Vec<Value> = (granted.refunds.iter())
        .map(|refund| {
            json!({"delivery_id": id(refund.delivery_id), "state": refund.state,
                   "amount_minor": refund.amount.map(|amount| amount.minor), "at": seen.now})
        })
        .collect();
    let inquiries: Vec<Value> =
        granted.inquiries.iter().map(|of| json!({"delivery_id": id(*of), "at": seen.now})).collect();
    json!({
        "customers": [customer], "shoe_characteristics": products, "inventory": stock,
        "incoming_deliveries": incoming, "item_deliveries": deliveries, "coupon_issued": coupons,
        "refunds": refunds, "inquiries": inquiries,
    })
}

/// The shop's own number, counted anew: the customer never sees it.
pub fn delivery_id_of(seen: &Seen, delivery_id: i64) -> i64 {
    let place = seen.deliveries.iter().position(|delivery| delivery.delivery_id == delivery_id);
    place.and_then(|place| i64::try_from(place + 1).ok()).unwrap_or_default()
}

fn catalogue(seen: &Seen) -> (Vec<Value>, Vec<Value>, Vec<Value>) {
    let products = seen.products.values().map(product).collect();
    let is_known = |id: &i64| seen.products.contains_key(id);
    let stock = seen.stock.values().filter(|stock| is_known(&stock.product_id));
    let stock = stock.map(|stock| json!({"product_id": stock.product_id, "quantity": stock.quantity}));
    let incoming = seen.incoming.values().filter(|incoming| is_known(&incoming.product_id));
    let incoming = incoming.map(|incoming| {
        json!({"delivery_id": incoming.delivery_id, "product_id": incoming.product_id, "quantity": incoming.quantity,
               "expected_date": incoming.expected_on, "received_date": incoming.received_on, "status": incoming.status})
    });
    (products, stock.collect(), incoming.collect())
}

fn product(product: &Product) -> Value {
    json!({
        "product_id": product.id, "product_name": product.name, "brand": product.brand, "model": product.model,
        "category": product.category, "color": product.colour, "size": product.size, "material": product.material,
        "weight": product.weight_g.map(|grams| grams as f64 / 1000.0), "price": product.price.minor as f64 / 100.0,
        "currency": product.price.currency, "description": product.description,
    })
}

/// The row with this name, made where there is none.
fn product_of(delivery: &Delivery, products: &mut Vec<Value>) -> i64 {
    let found = products.iter().find(|row| row["product_name"] == delivery.item.as_str());
    if let Some(id) = found.and_then(|row| row["product_id"].as_i64()) {
        return id;
    }
    let named = products.iter().filter_map(|row| row["product_id"].as_i64()).max().unwrap_or_default();
    let id = NAMED_ONLY.max(named + 1);
    let brand = delivery.item.split(' ').next().unwrap_or_default();
    products.push(
        json!({"product_id": id, "product_name": delivery.item, "brand": brand, "color": "any", "size": "any",
                         "material": "any", "price": 0.0, "currency": delivery.fee.currency}),
    );
    id
}

fn parcel(seen: &Seen, delivery: &Delivery, product_id: i64, customer_id: &str, mask: &mut Mask) -> Value {
    json!({
        "delivery_id": delivery_id_of(seen, delivery.delivery_id), "order_id": mask.order(delivery.order_id),
        "customer_id": customer_id, "product_id": product_id, "carrier": delivery.carrier,
        "tracking_number": delivery.tracking_number.as_deref().map(|number| mask.number(number)),
        "status": delivery.status, "expected_delivery_start": delivery.promised_start,
        "expected_delivery_end": delivery.promised_end, "actual_delivery_date": delivery.delivered_on,
        "shipped_date": delivery.shipped_on, "delivery_fee_minor": delivery.fee.minor,
        "currency": delivery.fee.currency, "last_scan_at": delivery.last_scan_at,
    })
}
