//! A sweep goes over many rows: one that fails holds up none of the others.

use crate::house::{DAY, Db, HOUR, Shop, UNDO_OVER};
use api::{DraftState, DraftView};

on_both!(
    a_version_that_cannot_expire_holds_up_no_other,
    a_decision_that_cannot_be_released_holds_up_no_other,
    an_effect_that_cannot_be_recovered_holds_up_no_other,
    a_follow_up_that_cannot_fall_due_holds_up_no_other,
);

/// Two versions that wait, the older one first.
async fn two(shop: &Shop) -> [DraftView; 2] {
    let first = shop.customer("ada").writes("Where is TRK-1?").await;
    shop.clock.advance(std::time::Duration::from_secs(1));
    [first, shop.customer("dan").writes("Where is TRK-31?").await]
}

async fn a_version_that_cannot_expire_holds_up_no_other(db: Db) {
    let shop = Shop::open(db).await;
    let [spoiled, sound] = two(&shop).await;
    shop.spoils("draft", spoiled.id.as_str()).await;
    shop.clock.advance(DAY);
    shop.until("the other expires", async || shop.state_of(&sound).await == DraftState::Expired).await;
    assert_eq!(shop.state_of(&spoiled).await, DraftState::AwaitingReview);
}

async fn a_decision_that_cannot_be_released_holds_up_no_other(db: Db) {
    let shop = Shop::open(db).await;
    let [spoiled, sound] = two(&shop).await;
    shop.agent("sam").approves(&spoiled).await;
    shop.agent("sam").approves(&sound).await;
    shop.spoils("draft", spoiled.id.as_str()).await;
    shop.clock.advance(UNDO_OVER);
    shop.until("the other's mail is sent", async || shop.mails_sent().await.len() == 1).await;
    assert_eq!(shop.state_of(&spoiled).await, DraftState::Approved);
}

async fn an_effect_that_cannot_be_recovered_holds_up_no_other(db: Db) {
    let shop = Shop::open(db).await;
    for draft in two(&shop).await {
        shop.agent("sam").approves(&draft).await;
    }
    let sql = "UPDATE effect SET state = 'dispatching', attempts = 1, locked_by = 'somebody dead', lease_until = run_at + 1
                WHERE kind = 'mail'";
    assert_eq!(shop.execute(sql).await, 2);
    let sql = "SELECT MIN(id) FROM effect WHERE kind = 'mail'";
    let first: String = sqlx::query_scalar(sql).fetch_one(shop.app.db.read()).await.unwrap();
    shop.spoils("effect", &first).await;
    shop.clock.advance(UNDO_OVER);
    let given_back = "SELECT COUNT(*) FROM effect WHERE kind = 'mail' AND state = 'ready'";
    shop.until("the other is given back", async || shop.count(given_back).await == 1).await;
    shop.clock.advance(HOUR); // it is tried again after a pause
    shop.until("the other's mail is sent", async || shop.mails_sent().await.len() == 1).await;
}

async fn a_follow_up_that_cannot_fall_due_holds_up_no_other(db: Db) {
    let shop = Shop::open(db).await;
    for (customer, question) in [("ada", "Where is TRK-2?"), ("dan", "Where is TRK-31?")] {
        let draft = shop.customer(customer).writes(question).await;
        shop.agent("sam").approves(&draft).await;
        shop.after(UNDO_OVER).await;
    }
    let sql = "SELECT id FROM follow_up WHERE state = 'open' ORDER BY look_at";
    let open: Vec<String> = sqlx::query_scalar(sql).fetch_all(shop.app.db.read()).await.unwrap();
    assert_eq!(open.len(), 2);
    shop.spoils("follow_up", &open[0]).await;
    shop.clock.advance(31 * DAY);
    let fallen = "SELECT COUNT(*) FROM follow_up WHERE state <> 'open'";
    shop.until("the other falls due", async || shop.count(fallen).await == 1).await;
}
