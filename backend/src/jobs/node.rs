//! Where a slow run is: whoever follows the job sees the node that it is in, not the last one that was written down.
//!
//! The journal takes steps with the next answer, so while an engine thinks for seconds its node is in no row yet. The
//! built-in engine's nodes are over long before the first look, and cost nothing here.

use super::{Claimed, lease};
use crate::app::App;
use crate::live;
use agent::graph::Node;
use api::LiveEvent;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// A node that is still the same after this is shown.
const LOOK: Duration = Duration::from_millis(500);

/// The node that a run is in.
#[derive(Debug, Clone, Default)]
pub struct Whereabouts(Arc<Mutex<Option<Node>>>);

impl Whereabouts {
    pub fn reached(&self, node: Node) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(node);
    }

    fn now(&self) -> Option<Node> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells of each node that lasts, for as long as it is polled.
pub async fn show(app: &App, job: &Claimed, whereabouts: &Whereabouts) -> std::convert::Infallible {
    let (mut before, mut told) = (None, None);
    loop {
        tokio::time::sleep(LOOK).await;
        let now = whereabouts.now();
        if let Some(node) = now.filter(|_| now == before && now != told) {
            told = now;
            if let Err(error) = tell(app, job, node).await {
                tracing::debug!(job.id = %job.id, %error, "where the run is could not be told");
            }
        }
        before = now;
    }
}

async fn tell(app: &App, job: &Claimed, node: Node) -> sqlx::Result<()> {
    let mut tx = app.db.begin().await?;
    if !lease::hold(&mut tx, job).await? {
        return Ok(());
    }
    let sql = "UPDATE job SET node = $2 WHERE id = $1";
    sqlx::query(sql).bind(job.id.as_str()).bind(node.as_str()).execute(&mut *tx).await?;
    let (case_id, job_id) = (job.case_id.clone(), job.id.clone());
    let step = LiveEvent::JobStep { case_id, job_id, node: node.as_str().to_owned() };
    live::happened(&mut tx, &job.case_id, &step, app.now()).await?;
    tx.commit().await
}
