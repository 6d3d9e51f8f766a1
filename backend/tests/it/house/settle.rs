//! Waiting for the service, never by luck: until nothing is due, and with a clear word when that does not come.

use countersign::app::App;
use countersign::evaluate::is_busy;
use countersign::store::Room;
use std::time::Duration;

/// Far longer than anything here takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(40);

pub async fn settle(app: &App) {
    let quiet = async {
        while is_busy(app).await.unwrap() {
            Room::ALL.into_iter().for_each(|room| app.db.wake().ring(room));
            app.db.wake().wait(Room::Live, Duration::from_millis(10)).await;
        }
    };
    if tokio::time::timeout(PATIENCE, quiet).await.is_err() {
        panic!("the house did not come to rest; still open: {:#?}", open(app).await);
    }
}

/// Waits until `is_so`, looking again at each bell.
pub async fn until(app: &App, what: &str, is_so: impl AsyncFn() -> bool) {
    let so = async {
        while !is_so().await {
            Room::ALL.into_iter().for_each(|room| app.db.wake().ring(room));
            app.db.wake().wait(Room::Live, Duration::from_millis(10)).await;
        }
    };
    assert!(tokio::time::timeout(PATIENCE, so).await.is_ok(), "it never came to: {what}");
}

async fn open(app: &App) -> Vec<(String, String)> {
    let sql = "SELECT id, state FROM job WHERE state IN ('queued', 'running')
               UNION ALL SELECT id, state FROM effect WHERE state IN ('held', 'ready', 'dispatching')";
    sqlx::query_as(sql).fetch_all(app.db.read()).await.unwrap()
}
