//! What a new installation has done so far.

use crate::house::{Db, Shop};
use api::Setup;

on_both!(each_step_of_a_new_installation_is_ticked_when_it_is_done);

async fn each_step_of_a_new_installation_is_ticked_when_it_is_done(db: Db) {
    let shop = Shop::open(db).await;
    let setup = async || -> Setup { shop.agent("sam").get("/v1/setup").await.ok() };
    let before = setup().await;
    assert!(!before.has_mail && !before.has_decision && before.people > 1, "{before:?}");
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let posted = setup().await;
    assert!(posted.has_mail && !posted.has_decision, "{posted:?}");
    shop.agent("sam").approves(&draft).await;
    assert!(setup().await.has_decision);
    assert_eq!(shop.agent("crm").get("/v1/setup").await.refusal(), "403 forbidden");
}
