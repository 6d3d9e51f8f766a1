//! Effects whose holder died while carrying them out: what cannot have happened twice is tried again, as often as any
//! other; of the rest nobody knows, and a person is asked.

use super::claim::{self, Taken};
use super::outcome::{self, Failed};
use crate::app::App;
use crate::store::{micros, or_leave};

const LAPSED: &str = "SELECT id FROM effect WHERE state = 'dispatching' AND lease_until < $1 LIMIT 100";

/// Gives how many there were.
pub async fn recover(app: &App) -> sqlx::Result<usize> {
    let lapsed: Vec<String> =
        sqlx::query_scalar(LAPSED).bind(micros(app.now())).fetch_all(app.db.read()).await?;
    let mut recovered = 0;
    for id in &lapsed {
        let taken_over = or_leave(claim::take_over(app, id).await, "lapsed effects", id).flatten();
        if let Some(taken) = taken_over {
            outcome::failed(app, &taken, what_became_of(app, &taken)).await;
            recovered += 1;
        }
    }
    Ok(recovered)
}

/// Our own shop's actions and memory carry their key and commit with their row, so they may run again; a mail may only
/// where its transport takes the same effect twice as one, and what the CRM was asked for may not.
fn what_became_of(app: &App, taken: &Taken) -> Failed {
    let may_run_again = match taken.kind.as_str() {
        "mail" => app.mailer.is_idempotent(),
        "action" => app.crm.is_none(),
        _ => true,
    };
    match may_run_again {
        true => Failed::Passing { why: "the process died while it carried this out".to_owned(), after: None },
        false => Failed::Unknown("the process died while this was on its way".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::testing::finds_by_index;

    #[tokio::test]
    async fn what_has_lapsed_is_found_without_reading_what_is_done() {
        finds_by_index(LAPSED, LAPSED).await;
    }
}
