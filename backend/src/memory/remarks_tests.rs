//! What is known of a customer stays small, grows old, and is nobody else's.

use super::remarks::{keep, known, of};
use crate::cases::CustomerScope;
use crate::store::testing::databases;
use crate::store::{Db, micros, time};
use agent::policy::Policy;
use agent::remarks::{KEPT, Remark, Said};
use api::{CaseId, RemarkKind, Time};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

const DAY: i64 = 86_400_000_000;
/// Two customers with three cases each.
const CUSTOMERS: [&str; 2] = ["ada", "ben"];
const CASES: usize = 3;
const KINDS: [RemarkKind; 4] =
    [RemarkKind::Size, RemarkKind::Language, RemarkKind::LateDelivery, RemarkKind::ReturnRefund];

fn day(number: i64) -> Time {
    time(number * DAY)
}

fn case(customer: &str, number: usize) -> CaseId {
    CaseId::from_tail(format!("{customer}{number}"))
}

async fn opened(db: &Db) {
    for customer in CUSTOMERS {
        let sql = "INSERT INTO customer (id, email, name, created_at, updated_at) VALUES ($1, 'x@mail.example', '', 1, 1)";
        sqlx::query(sql).bind(customer).execute(db.write()).await.unwrap();
        for number in 0..CASES {
            let sql = "INSERT INTO cases (id, customer_id, source, state, subject, created_at, updated_at)
                       VALUES ($1, $2, 'crm', 'done', '', 1, 1)";
            let query = sqlx::query(sql).bind(case(customer, number).as_str().to_owned()).bind(customer);
            query.execute(db.write()).await.unwrap();
        }
    }
}

async fn scope(db: &Db, customer: &str) -> CustomerScope {
    CustomerScope::of_case(db.read(), &case(customer, 0)).await.unwrap().unwrap()
}

/// Said on this day and committed on the same, as one decision does.
async fn says(db: &Db, customer: &str, number: usize, kind: RemarkKind, on: i64) {
    let said =
        Said { kind, words: format!("{customer} on day {on}"), source: format!("<{on}@m>"), at: day(on) };
    let remark = Remark::kept(&said, &case(customer, number), "Answered", day(on), &Policy::default());
    let mut tx = db.begin().await.unwrap();
    keep(&mut tx, customer, vec![remark], day(on)).await.unwrap();
    tx.commit().await.unwrap();
}

async fn words(db: &Db, customer: &str, now: Time) -> Vec<String> {
    let scope = scope(db, customer).await;
    known(db, &scope, now).await.unwrap().into_iter().map(|remark| remark.words).collect()
}

#[tokio::test]
async fn a_newer_preference_takes_the_place_of_the_older_in_whichever_order_they_are_committed() {
    for db in databases().await {
        opened(&db).await;
        for on in [1, 5, 3] {
            says(&db, "ada", 0, RemarkKind::Size, on).await;
        }
        says(&db, "ada", 1, RemarkKind::Size, 4).await;
        assert_eq!(words(&db, "ada", day(6)).await, ["ada on day 5"]);
        assert_eq!(of(&db, &scope(&db, "ada").await).await.unwrap().len(), 1, "the older rows are gone");
    }
}

#[tokio::test]
async fn a_remark_is_kept_once_for_its_mail() {
    for db in databases().await {
        opened(&db).await;
        for _ in 0..2 {
            says(&db, "ada", 0, RemarkKind::LateDelivery, 1).await;
        }
        assert_eq!(of(&db, &scope(&db, "ada").await).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_preference_lasts_a_year_and_a_complaint_half_of_one() {
    for db in databases().await {
        opened(&db).await;
        says(&db, "ada", 0, RemarkKind::LateDelivery, 0).await;
        says(&db, "ada", 1, RemarkKind::Size, 1).await;
        assert_eq!(words(&db, "ada", day(179)).await, ["ada on day 1", "ada on day 0"]);
        assert_eq!(words(&db, "ada", day(180)).await, ["ada on day 1"]);
        assert!(words(&db, "ada", day(366)).await.is_empty());
    }
}

#[tokio::test]
async fn a_mail_from_the_future_was_said_now() {
    let said =
        Said { kind: RemarkKind::Size, words: "x".repeat(900), source: "<1@m>".to_owned(), at: day(9_000) };
    let remark = Remark::kept(&said, &case("ada", 0), "Answered", day(2), &Policy::default());
    assert_eq!((remark.said_at, remark.words.len(), remark.answer), (day(2), 200, None));
}

/// Whatever two customers say in whatever order, each is known by their own words alone, and by few of them.
#[tokio::test]
async fn no_customer_is_known_by_the_words_of_another() {
    let events = prop::collection::vec((0..2_usize, 0..CASES, 0..KINDS.len(), 0..400_i64), 1..60);
    for db in databases().await {
        opened(&db).await;
        let mut runner = TestRunner::deterministic();
        for _ in 0..4 {
            for (customer, number, kind, on) in events.new_tree(&mut runner).unwrap().current() {
                says(&db, CUSTOMERS[customer], number, KINDS[kind], on).await;
            }
            for customer in CUSTOMERS {
                let known = words(&db, customer, day(300)).await;
                assert!(
                    known.len() <= KEPT && known.iter().all(|words| words.starts_with(customer)),
                    "{known:?}"
                );
                let rows = of(&db, &scope(&db, customer).await).await.unwrap();
                assert!(rows.len() <= KEPT && rows.iter().all(|row| row.case.as_str().contains(customer)));
            }
        }
    }
}

#[tokio::test]
async fn the_database_refuses_a_remark_of_somebody_elses_case() {
    for db in databases().await {
        opened(&db).await;
        let sql =
            "INSERT INTO customer_remark (case_id, customer_id, message_id, kind, words, said_at, expires_at)
                   VALUES ($1, 'ben', '<1@m>', 'size', 'mine', 1, $2)";
        let query = sqlx::query(sql).bind(case("ada", 0).as_str().to_owned()).bind(micros(day(9)));
        assert!(query.execute(db.write()).await.is_err());
    }
}
