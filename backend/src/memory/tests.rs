//! Memory stays small: what is read and what is handed over does not grow with the case.

use super::{keep, recall};
use crate::cases::CustomerScope;
use crate::store::testing::databases;
use crate::store::{Db, time};
use agent::case::memory::{WHOLE, roll_up, tokens};
use agent::case::{Memory, MemoryEntry};
use api::{CaseId, MemoryRole};

const BUDGET: usize = 1200;

fn case() -> CaseId {
    CaseId::from_tail("ada")
}

async fn opened(db: &Db) -> CustomerScope {
    let sql = "INSERT INTO customer (id, email, name, created_at, updated_at) VALUES ('ada', 'ada@mail.example', 'Ada', 1, 1)";
    sqlx::query(sql).execute(db.write()).await.unwrap();
    let sql = "INSERT INTO cases (id, customer_id, source, state, subject, created_at, updated_at)
               VALUES ($1, 'ada', 'crm', 'done', '', 1, 1)";
    sqlx::query(sql).bind(case().as_str()).execute(db.write()).await.unwrap();
    CustomerScope::of_case(db.read(), &case()).await.unwrap().unwrap()
}

fn entry(role: MemoryRole, number: i64, text: &str, ids: &[&str]) -> MemoryEntry {
    MemoryEntry {
        role,
        source: format!("<{number}@m>"),
        at: time(number),
        text: text.to_owned(),
        ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        promises: Vec::new(),
    }
}

/// One mail and its answer, as each decision commits them; the second mail names an order.
async fn exchange(db: &Db, number: i64) {
    let asked = format!("Mail {number} asks something. {}", "It has more to say. ".repeat(8));
    let ids: &[&str] = if number == 2 { &["order 1002"] } else { &[] };
    let answer = format!("Hello Ada,\n\nhere is answer {number}. {}", "It is a long one. ".repeat(30));
    let entries = vec![
        entry(MemoryRole::Customer, 2 * number, &asked, ids),
        entry(MemoryRole::Shop, 2 * number + 1, &answer, ids),
    ];
    let mut tx = db.begin().await.unwrap();
    keep(&mut tx, &case(), "ada", entries, BUDGET).await.unwrap();
    tx.commit().await.unwrap();
}

async fn exchanges(db: &Db, mails: std::ops::RangeInclusive<i64>) {
    for number in mails {
        exchange(db, number).await;
    }
}

fn cost(memory: &Memory) -> usize {
    roll_up(memory.entries.clone(), BUDGET).iter().map(tokens).sum()
}

#[tokio::test]
async fn forty_mails_are_recalled_from_as_few_rows_as_five() {
    for db in databases().await {
        let ada = opened(&db).await;
        exchanges(&db, 1..=40).await;
        let memory = recall(&db, &ada).await.unwrap();
        let sql = "DELETE FROM memory WHERE position <= (SELECT MAX(position) FROM memory) - $1";
        let whole = i64::try_from(WHOLE).unwrap();
        let gone = sqlx::query(sql).bind(whole).execute(db.write()).await.unwrap().rows_affected();
        assert_eq!(gone, 72);
        assert_eq!(recall(&db, &ada).await.unwrap(), memory, "the rows that are gone were not read");
    }
}

#[tokio::test]
async fn what_is_handed_over_does_not_outgrow_its_budget() {
    for db in databases().await {
        let ada = opened(&db).await;
        exchanges(&db, 1..=20).await;
        let at_twenty = cost(&recall(&db, &ada).await.unwrap());
        exchanges(&db, 21..=40).await;
        let at_forty = cost(&recall(&db, &ada).await.unwrap());
        assert!(at_twenty <= BUDGET && at_forty <= BUDGET, "{at_twenty}, {at_forty}");
    }
}

#[tokio::test]
async fn a_number_of_the_second_mail_is_still_there_after_a_hundred() {
    for db in databases().await {
        let ada = opened(&db).await;
        exchanges(&db, 1..=110).await;
        let recalled = roll_up(recall(&db, &ada).await.unwrap().entries, BUDGET);
        let naming: Vec<_> = recalled.iter().filter(|entry| entry.ids == ["order 1002"]).collect();
        assert_eq!(naming.first().map(|entry| entry.source.as_str()), Some("<5@m>"), "{recalled:#?}");
        let rows: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM memory").fetch_one(db.read()).await.unwrap();
        assert_eq!(rows, 200);
    }
}

#[tokio::test]
async fn a_case_from_before_there_were_digests_is_recalled_from_its_rows() {
    for db in databases().await {
        let ada = opened(&db).await;
        exchanges(&db, 1..=10).await;
        sqlx::query("DELETE FROM memory_digest").execute(db.write()).await.unwrap();
        assert_eq!(recall(&db, &ada).await.unwrap().entries.len(), 20);
    }
}

#[tokio::test]
async fn an_entry_is_kept_once_and_never_larger_than_its_bounds() {
    for db in databases().await {
        let ada = opened(&db).await;
        let ids: Vec<String> = (0..50).map(|number| format!("order {}", 1000 + number)).collect();
        let endless = MemoryEntry { ids, ..entry(MemoryRole::Customer, 1, &"x".repeat(9000), &[]) };
        for _ in 0..2 {
            let mut tx = db.begin().await.unwrap();
            keep(&mut tx, &case(), "ada", vec![endless.clone()], BUDGET).await.unwrap();
            tx.commit().await.unwrap();
        }
        let entries = recall(&db, &ada).await.unwrap().entries;
        assert_eq!(entries.len(), 1);
        assert_eq!((entries[0].text.len(), entries[0].ids.len()), (2000, 20));
    }
}
