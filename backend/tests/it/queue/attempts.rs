//! Attempts, backoff and dead letters.

use crate::house::{Db, Opening, Thinker};
use api::{CaseState, JobState};

on_both!(a_poison_job_does_not_block_the_others,);

async fn a_poison_job_does_not_block_the_others(db: Db) {
    let shop = Opening::new(db).thinking_with(Thinker::new()).open().await;
    let poison = shop.customer("ben").mail("poison TRK-21").accepted().await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    assert_eq!(shop.case_state(&draft).await, CaseState::NeedsYou);
    let job = shop.job(&poison.job_id).await;
    assert_eq!((job.state, job.attempts), (JobState::Dead, 1));
    assert_eq!(shop.case(&poison.case_id).await.state, CaseState::Failed);
}
