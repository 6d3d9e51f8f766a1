use super::*;
use crate::store::Db;
use crate::store::testing::databases;
use api::Time;
use futures::future::try_join_all;

fn now() -> Time {
    Time::from_second(1_800_000_000).unwrap()
}

async fn add(db: &Db, who: &str) {
    let mut tx = db.begin().await.unwrap();
    let entry =
        Entry::new(now(), Event::DraftDecided, who).detail(serde_json::json!({ "verdict": "approve" }));
    record(&mut tx, entry).await.unwrap();
    tx.commit().await.unwrap();
}

async fn broken_at(db: &Db) -> Option<i64> {
    match verify(db).await {
        Ok(_) => None,
        Err(VerifyError::Broken { seq }) => Some(seq),
        Err(VerifyError::Store(error)) => panic!("{error}"),
    }
}

/// What somebody with the database's password can do.
async fn tamper(db: &Db, sql: &'static str) {
    let drop_guards = db.dialect().pick(
        "DROP TRIGGER IF EXISTS audit_no_update; DROP TRIGGER IF EXISTS audit_no_delete",
        "DROP TRIGGER IF EXISTS audit_append_only ON audit",
    );
    sqlx::raw_sql(drop_guards).execute(db.write()).await.unwrap();
    sqlx::query(sql).execute(db.write()).await.unwrap();
}

#[tokio::test]
async fn an_empty_audit_verifies() {
    for db in databases().await {
        assert_eq!(verify(&db).await.unwrap().rows, 0);
    }
}

#[tokio::test]
async fn a_row_of_a_rolled_back_transaction_leaves_no_gap() {
    for db in databases().await {
        add(&db, "usr_1").await;
        let mut tx = db.begin().await.unwrap();
        record(&mut tx, Entry::new(now(), Event::EmailSent, "usr_2")).await.unwrap();
        drop(tx);
        add(&db, "usr_3").await;
        assert_eq!(verify(&db).await.unwrap().rows, 2);
    }
}

#[tokio::test]
async fn an_edited_past_row_is_found() {
    for db in databases().await {
        for who in ["usr_1", "usr_2", "usr_3"] {
            add(&db, who).await;
        }
        tamper(&db, "UPDATE audit SET who = 'usr_9' WHERE seq = 2").await;
        assert_eq!(broken_at(&db).await, Some(2));
    }
}

#[tokio::test]
async fn a_removed_past_row_is_found() {
    for db in databases().await {
        for who in ["usr_1", "usr_2", "usr_3"] {
            add(&db, who).await;
        }
        tamper(&db, "DELETE FROM audit WHERE seq = 2").await;
        assert_eq!(broken_at(&db).await, Some(2));
    }
}

#[tokio::test]
async fn the_database_itself_refuses_to_rewrite_the_audit() {
    for db in databases().await {
        add(&db, "usr_1").await;
        assert!(sqlx::query("UPDATE audit SET who = 'usr_9'").execute(db.write()).await.is_err());
        assert!(sqlx::query("DELETE FROM audit").execute(db.write()).await.is_err());
        assert_eq!(verify(&db).await.unwrap().rows, 1);
    }
}

#[tokio::test]
async fn records_written_at_once_stand_in_one_chain() {
    for db in databases().await {
        let writers = (0..40).map(|n| {
            let db = db.db.clone();
            tokio::spawn(async move { add(&db, &format!("usr_{n}")).await })
        });
        try_join_all(writers).await.unwrap();
        assert_eq!(verify(&db).await.unwrap().rows, 40, "{:?}", db.dialect());
    }
}

#[tokio::test]
async fn after_forgetting_a_customer_the_chain_verifies_and_their_hashes_say_nothing() {
    for db in databases().await {
        let mut tx = db.begin().await.unwrap();
        let sql =
            "INSERT INTO customer (id, email, name, created_at, updated_at) VALUES ('c1', 'e', 'n', 0, 0)";
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
        let first = keyed(&mut tx, "c1", "ada@example.com").await.unwrap();
        assert_eq!(keyed(&mut tx, "c1", "ada@example.com").await.unwrap(), first);
        let entry = Entry::new(now(), Event::EmailSent, "usr_1");
        record(&mut tx, entry.detail(serde_json::json!({ "to": first }))).await.unwrap();
        forget(&mut tx, "c1").await.unwrap();
        assert_ne!(keyed(&mut tx, "c1", "ada@example.com").await.unwrap(), first);
        tx.commit().await.unwrap();
        assert_eq!(verify(&db).await.unwrap().rows, 1);
    }
}

#[test]
fn the_hash_of_a_row_never_changes_its_format() {
    let row = chain::Row {
        seq: 1,
        at: 1_800_000_000_000_000,
        what: "draft.decided".to_owned(),
        who: "usr_1".to_owned(),
        case_id: Some("cas_1".to_owned()),
        draft_id: None,
        decision_id: None,
        detail: r#"{"verdict":"approve"}"#.to_owned(),
    };
    // By hand: sha256 of 64 zeros and the row as JSON in the order of its columns.
    let by_hand = "b9ab80d1e7d7755bf3525b69ef4cfc4ade8614ce7b415a66877bbf877932450c";
    assert_eq!(row.hash(chain::GENESIS), by_hand);
}
