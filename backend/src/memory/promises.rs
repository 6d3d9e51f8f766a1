//! What a customer was promised: read from the actions that have run, in whichever of their cases.

use crate::cases::CustomerScope;
use crate::effects::{ActionBody, MailBody};
use crate::store::{Db, from_json, select, time};
use agent::case::memory::{Executed, Promise, open as still_open};

/// Executed actions that are looked at, the newest first: what is older is owed no more.
const ACTIONS: i64 = 50;

const EXECUTED: &str = "SELECT e.body, e.updated_at AS at, f.state AS follow_up,
                 (SELECT m.body FROM effect m WHERE m.decision_id = e.decision_id AND m.kind = 'mail' AND m.state = 'done') AS mail
                 FROM effect e LEFT JOIN follow_up f ON f.action_id = e.action_id
                WHERE e.customer_id = $1 AND e.kind = 'action' AND e.state = 'done'
                ORDER BY e.updated_at DESC, e.id LIMIT $2";

#[derive(sqlx::FromRow)]
struct Row {
    body: String,
    at: i64,
    mail: Option<String>,
    follow_up: Option<String>,
}

pub async fn open(db: &Db, scope: &CustomerScope) -> sqlx::Result<Vec<Promise>> {
    let query = sqlx::query_as(EXECUTED).bind(scope.customer_id()).bind(ACTIONS);
    let rows: Vec<Row> = select(db, "effect", query.fetch_all(db.read())).await?;
    let executed = rows.into_iter().map(executed).collect::<sqlx::Result<Vec<_>>>()?;
    Ok(still_open(&executed))
}

fn executed(row: Row) -> sqlx::Result<Executed> {
    let mail = row.mail.as_deref().map(from_json::<MailBody>).transpose()?;
    Ok(Executed {
        what: from_json::<ActionBody>(&row.body)?.what,
        at: time(row.at),
        source: mail.map(|mail| mail.message_id),
        is_settled: matches!(row.follow_up.as_deref(), Some("done" | "cancelled")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::finds_by_index;

    #[tokio::test]
    async fn what_was_executed_is_found_by_an_index() {
        finds_by_index(EXECUTED, EXECUTED).await;
    }
}
