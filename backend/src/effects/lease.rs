//! Keeping an effect's lease: renewed at a quarter of it, so that a slow server does not become `unknown` by our own
//! impatience.

use super::claim::Taken;
use crate::app::App;
use crate::cases::after;
use crate::store::micros;
use tokio_util::sync::CancellationToken;

/// Renews until `done`, or until somebody else decided what became of it; what still runs then changes nothing.
pub async fn keep(app: App, taken: Taken, done: CancellationToken) {
    let quarter = app.settings.jobs.lease / 4;
    while tokio::time::timeout(quarter, done.cancelled()).await.is_err() {
        match renew(&app, &taken).await {
            Ok(true) => {}
            Ok(false) => return,
            // The lease still stands for three quarters; the next renewal may succeed.
            Err(error) => tracing::warn!(effect.id = %taken.id, %error, "the lease could not be renewed"),
        }
    }
}

/// A lease that has lapsed is not taken up again, even where nobody has noticed yet.
async fn renew(app: &App, taken: &Taken) -> sqlx::Result<bool> {
    let now = app.now();
    let sql = "UPDATE effect SET lease_until = $3
                WHERE id = $1 AND locked_by = $2 AND state = 'dispatching' AND lease_until >= $4";
    let renewed = sqlx::query(sql)
        .bind(taken.id.as_str())
        .bind(&taken.lease)
        .bind(micros(after(now, app.settings.jobs.lease)))
        .bind(micros(now))
        .execute(app.db.write())
        .await?;
    Ok(renewed.rows_affected() == 1)
}
