//! A suite's world becomes the shop, and what was done in it can be read back.

use super::people::{refund, run};
use crate::cases::CustomerScope;
use crate::shop::{LoadError, deliveries, final_state, granted, load};
use crate::store::testing::databases;
use crate::store::{Db, micros};
use api::CaseId;
use serde_json::{Value, json};

/// Ids as numbers here and as text there, as the suites have them.
fn world() -> Value {
    json!({
        "customers": [{"id": "1", "name": "Customer 1", "email": "customer1@mail.example"}],
        "shoe_characteristics": [{"product_id": 1, "product_name": "Nike Air Max", "size": 9.5, "color": "Red",
            "material": "Leather", "weight": 0.8, "brand": "Nike", "price": 129.99, "description": "Soft."}],
        "inventory": [{"product_id": 1, "product_name": "Nike Air Max", "quantity": 100}],
        "item_deliveries": [
            delivery(1, "1", "delivered", json!("2026-11-20")),
            delivery(2, 1, "out_for_delivery", Value::Null),
        ],
        "coupon_issued": [{"coupon_id": 1, "customer_id": 1, "delivery_id": 1, "coupon_code": "LATE2026-001",
            "issue_date": "2026-01-24", "expiry_date": "2026-04-24"}],
    })
}

fn delivery(id: i64, customer: impl Into<Value>, status: &str, arrived: Value) -> Value {
    json!({"delivery_id": id, "order_id": 1000 + id, "customer_id": customer.into(), "product_id": 1,
        "origin": "Warehouse A", "destination": "123 Main St", "carrier": "FedEx", "tracking_number": "FDX123456789",
        "status": status, "expected_delivery_start": "2026-11-15", "expected_delivery_end": "2026-11-17",
        "actual_delivery_date": arrived, "shipped_date": "2026-11-13", "delivery_attempts": 0,
        "delivery_fee_minor": 500, "currency": "USD", "last_scan_at": "2026-11-16T08:00:00Z"})
}

async fn customer_1(db: &Db) -> CustomerScope {
    let now = micros(super::people::now());
    for sql in [
        "INSERT INTO customer (id, email, name, created_at, updated_at) VALUES ('1', '', '', $1, $1)",
        "INSERT INTO cases (id, customer_id, source, state, subject, created_at, updated_at)
         VALUES ('cas_1', '1', 'eval', 'working', '', $1, $1)",
    ] {
        sqlx::query(sql).bind(now).execute(db.write()).await.unwrap();
    }
    CustomerScope::of_case(db.read(), &CaseId::from_tail(1)).await.unwrap().unwrap()
}

async fn loaded(db: &Db, world: &Value) -> Result<CustomerScope, LoadError> {
    let mut tx = db.begin().await.unwrap();
    load(&mut tx, world).await?;
    tx.commit().await.unwrap();
    Ok(customer_1(db).await)
}

#[tokio::test]
async fn a_world_is_loaded_as_it_is_written() {
    for db in databases().await {
        let scope = loaded(&db, &world()).await.unwrap();
        let seen = deliveries(&db, &scope).await.unwrap();
        assert_eq!(seen.len(), 2);
        assert_eq!(seen[1].item, "Nike Air Max");
        assert_eq!(seen[1].last_scan_at.unwrap().to_string(), "2026-11-16T08:00:00Z");
        assert_eq!(granted(&db, &scope).await.unwrap().coupons[0].code, "LATE2026-001");
    }
}

#[tokio::test]
async fn the_final_state_holds_what_was_done_and_nothing_that_was_loaded() {
    for db in databases().await {
        let scope = loaded(&db, &world()).await.unwrap();
        assert_eq!(final_state(&db).await.unwrap(), json!({"refunds": [], "coupons": [], "inquiries": []}));
        run(&db, &scope, &refund(1, 300, "k1")).await.unwrap();
        assert_eq!(
            final_state(&db).await.unwrap(),
            json!({
                "refunds": [{"delivery_id": 1, "order_id": 1001, "customer_id": "1", "state": "paid",
                             "amount_minor": 300, "currency": "USD"}],
                "coupons": [],
                "inquiries": []
            })
        );
    }
}

#[tokio::test]
async fn a_row_that_cannot_be_is_named_with_its_table() {
    for db in databases().await {
        let mut broken = world();
        broken["item_deliveries"][1]["status"] = json!("vanished");
        let error = loaded(&db, &broken).await.unwrap_err();
        assert!(error.to_string().starts_with("row 1 of `item_deliveries`"), "{error}");

        let mut orphan = world();
        orphan["customers"] = json!([]);
        let error = loaded(&db, &orphan).await.unwrap_err();
        assert!(error.to_string().contains("`item_deliveries` breaks"), "{error}");
    }
}
