//! Ending a run and cancelling it take their rows in the same order: the case's first, then the job's.

use crate::house::{Db, Opening, Shop, Thinker, postgres};
use api::{CaseId, JobId, JobState};
use countersign::store::Tx;
use std::sync::Arc;

/// Takes the case as a cancel does, lets the run come to its end against it, and then asks for the job's row: on
/// PostgreSQL an end that held the job already would make the two wait for each other.
async fn in_the_same_order(stumbles: usize) {
    let Some(db) = postgres().await else { return };
    let (shop, thinker, job_id) = running(db, stumbles).await;
    let case_id = shop.job(&job_id).await.case_id;
    let mut tx = shop.app.db.begin().await.unwrap();
    take_case(&mut tx, &case_id).await;
    thinker.go_on();
    wait_for_a_second(&shop, &mut tx).await;
    let sql = "UPDATE job SET updated_at = updated_at WHERE id = $1";
    sqlx::query(sql).bind(job_id.as_str()).execute(&mut *tx).await.expect("nobody else holds the job");
    tx.commit().await.unwrap();
    shop.until("the run has ended", async || shop.job(&job_id).await.state != JobState::Running).await;
}

async fn running(db: Db, stumbles: usize) -> (Shop, Arc<Thinker>, JobId) {
    let thinker = Thinker::new();
    thinker.hold();
    thinker.stumbles(stumbles);
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let job_id = shop.customer("ada").mail("Where is TRK-1?").accepted().await.job_id;
    shop.until("the run composes", async || thinker.composed() == 1).await;
    (shop, thinker, job_id)
}

async fn take_case(tx: &mut Tx, case_id: &CaseId) {
    let sql = "UPDATE cases SET seq = seq + 1 WHERE id = $1";
    sqlx::query(sql).bind(case_id.as_str()).execute(&mut **tx).await.unwrap();
}

/// Until the run's end stands in line behind this transaction.
async fn wait_for_a_second(shop: &Shop, tx: &mut Tx) {
    let sql = "SELECT CAST(pg_backend_pid() AS BIGINT)";
    let me: i64 = sqlx::query_scalar(sql).fetch_one(&mut **tx).await.unwrap();
    let waits = async || {
        let sql = "SELECT COUNT(*) FROM pg_stat_activity WHERE CAST($1 AS INT) = ANY (pg_blocking_pids(pid))";
        let behind: i64 = sqlx::query_scalar(sql).bind(me).fetch_one(shop.app.db.read()).await.unwrap();
        behind > 0
    };
    shop.until("the run's end waits for the case", waits).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_that_proposes_does_not_deadlock_with_a_cancel() {
    in_the_same_order(0).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_that_fails_does_not_deadlock_with_a_cancel() {
    in_the_same_order(usize::MAX).await;
}
