//! What a run sees: everything of its customer, nothing of another.

use super::people::{BENS, CANCELLED, LATE, STUCK, now, refund, run, scope, shop, track, usd};
use crate::shop::{self, granted};
use crate::store::testing::databases;
use crate::store::{Db, micros, to_json};
use agent::shop::DeliveryStatus;
use agent::world::World;
use api::{MemoryRole, Profile};
use serde_json::json;

#[tokio::test]
async fn a_run_sees_all_deliveries_of_its_customer_and_no_others() {
    for db in databases().await {
        let ada = shop(&db).await;
        let seen = shop::of(db.db.clone(), ada).deliveries().await.unwrap();
        assert_eq!(seen.iter().map(|d| d.delivery_id).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
        let late = &seen[0];
        assert_eq!((late.item.as_str(), late.fee), ("Fjell Terrane 4", usd(500)));
        assert_eq!(late.delivered_on.unwrap().to_string(), "2026-11-20");
        let cancelled = seen.iter().find(|d| d.delivery_id == CANCELLED).unwrap();
        assert_eq!(cancelled.status, DeliveryStatus::Cancelled);

        let ben = scope(&db, "ben").await;
        let seen = shop::deliveries(&db, &ben).await.unwrap();
        assert_eq!(seen.iter().map(|d| d.delivery_id).collect::<Vec<_>>(), [BENS]);
    }
}

#[tokio::test]
async fn what_is_approved_and_on_its_way_counts_as_given_in_every_case_of_the_customer() {
    for db in databases().await {
        let ada = shop(&db).await;
        let what = refund(LATE, 300, "k").what;
        for (state, counts) in [
            ("held", true),
            ("ready", true),
            ("dispatching", true),
            ("unknown", true),
            ("done", false),
            ("failed", false),
            ("cancelled", false),
        ] {
            effect(&db, state, &json!({ "what": what, "amount": usd(300) })).await;
            let pending = granted(&db, &ada).await.unwrap().pending;
            assert_eq!(pending.contains(&what), counts, "{state}");
            let ben = scope(&db, "ben").await;
            assert!(granted(&db, &ben).await.unwrap().pending.is_empty());
        }
    }
}

/// The one effect of these tests, put into `state`.
async fn effect(db: &Db, state: &str, body: &serde_json::Value) {
    let mut tx = db.begin().await.unwrap();
    sqlx::query("DELETE FROM effect").execute(&mut *tx).await.unwrap();
    sqlx::query("DELETE FROM decision").execute(&mut *tx).await.unwrap();
    sqlx::query("DELETE FROM draft").execute(&mut *tx).await.unwrap();
    sqlx::query("DELETE FROM job").execute(&mut *tx).await.unwrap();
    let body = to_json(body).unwrap();
    for sql in [
        "INSERT INTO job (id, case_id, customer_id, source, kind, state, rev, run_at, first_waiting_at, max_attempts,
                          created_at, updated_at)
         VALUES ('job_1', 'cas_ada', 'ada', 'crm', 'mail', 'done', 1, $1, $1, 3, $1, $1)",
        "INSERT INTO draft (id, case_id, customer_id, job_id, version, state, based_on_rev, outcome, content_hash,
                            decision_hash, body, created_at, updated_at, expires_at)
         VALUES ('drf_1', 'cas_ada', 'ada', 'job_1', 1, 'released', 1, 'draft', '', '', '{}', $1, $1, $1)",
        "INSERT INTO decision (id, request_hash, draft_id, case_id, customer_id, version, verdict, decided_by,
                               decided_by_name, edited, content, created_at)
         VALUES ('d1', '', 'drf_1', 'cas_ada', 'ada', 1, 'approve', 'usr_1', 'Sam', 0, '{}', $1)",
    ] {
        sqlx::query(sql).bind(micros(now())).execute(&mut *tx).await.unwrap();
    }
    let sql = "INSERT INTO effect (id, decision_id, draft_id, case_id, customer_id, kind, state, rank, idempotency_key,
                                   body, what, run_at, lease_until, created_at, updated_at)
               VALUES ('eff_1', 'd1', 'drf_1', 'cas_ada', 'ada', 'action', $1, 1, 'key', $2, '', $3, $4, $3, $3)";
    let lease = (state == "dispatching").then(|| micros(now()));
    let query = sqlx::query(sql).bind(state).bind(body).bind(micros(now())).bind(lease);
    query.execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn memory_is_that_of_the_case_oldest_first() {
    for db in databases().await {
        let ada = shop(&db).await;
        for (case, customer, position, role, body) in [
            ("cas_ada", "ada", 2, "shop", "We track a refund for 1002."),
            ("cas_ada", "ada", 1, "customer", "Where is 1002?"),
            ("cas_ben", "ben", 1, "customer", "Not yours to read."),
        ] {
            let sql = "INSERT INTO memory (case_id, customer_id, message_id, position, role, body, ids, promises, at)
                       VALUES ($1, $2, $3, $4, $5, $6, '[\"1002\"]', '[]', $7)";
            let query = sqlx::query(sql).bind(case).bind(customer).bind(format!("<{position}@m>"));
            let query = query.bind(i64::from(position)).bind(role).bind(body).bind(micros(now()));
            query.execute(db.write()).await.unwrap();
        }
        let memory = shop::of(db.db.clone(), ada).memory().await.unwrap().entries;
        let told: Vec<_> = memory.iter().map(|entry| (entry.role, entry.text.as_str())).collect();
        assert_eq!(
            told,
            [(MemoryRole::Customer, "Where is 1002?"), (MemoryRole::Shop, "We track a refund for 1002.")]
        );
        assert_eq!(memory[0].ids, ["1002"]);
    }
}

#[tokio::test]
async fn the_card_beside_a_draft_counts_orders_and_late_arrivals() {
    for db in databases().await {
        let ada = shop(&db).await;
        run(&db, &ada, &track(STUCK, "k")).await.unwrap();
        assert_eq!(
            shop::profile(&db, &ada).await.unwrap(),
            Profile {
                customer_since: Some("2021-03-14".to_owned()),
                orders: 5,
                late_deliveries: 1,
                earlier_cases: Vec::new()
            }
        );
    }
}
