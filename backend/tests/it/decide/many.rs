//! Many people decide at the same moment.

use crate::house::{Db, Opening, approve_all};
use api::DraftView;
use futures::future::join_all;

on_both!(more_edits_at_once_than_the_pool_has_connections_are_all_recorded);

async fn more_edits_at_once_than_the_pool_has_connections_are_all_recorded(db: Db) {
    let shop = Opening::new(db)
        .with(|settings| (settings.limits.source, settings.limits.customer) = (None, None))
        .open()
        .await;
    let mails: Vec<_> = (0..40).map(|_| shop.customer("ada").mail("Where is TRK-1?")).collect();
    let accepted = join_all(mails.iter().map(|mail| mail.accepted())).await;
    shop.settle().await;
    let drafts: Vec<DraftView> = join_all(accepted.iter().map(|mail| shop.draft_of(&mail.case_id))).await;
    let answers = join_all(drafts.iter().map(async |draft| {
        let body = draft.body.replace("I am sorry", "I am truly sorry");
        shop.agent("sam").decides(draft, &approve_all(draft).body(body)).await
    }));
    let refused: Vec<String> =
        answers.await.iter().filter(|answer| answer.status != 200).map(|answer| answer.refusal()).collect();
    assert!(refused.is_empty(), "{refused:?}");
}
