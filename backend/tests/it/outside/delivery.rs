//! A webhook is delivered at least once, under one id: tried again, kept as a dead letter, replayed at a lead's word.

use super::peer::{HASTY, PATIENT, SECRET, peer};
use crate::house::{Db, HOUR, Opening, Receiver, Reply, Shop, UNDO_OVER};
use api::{DeliveryPage, DeliveryState, DeliveryView};
use std::collections::BTreeSet;
use std::time::Duration;

on_both!(
    a_listener_that_fails_is_told_six_times_and_then_no_more,
    a_listener_that_comes_back_is_told_once_more,
    a_listener_that_asks_for_time_gets_it,
    a_listener_that_hangs_or_drops_is_told_again,
    a_dead_letter_is_replayed_under_its_own_id,
    a_delivery_whose_messenger_died_is_brought_by_another,
    two_services_bring_each_delivery_once_between_them,
    the_log_is_read_by_leads_in_pages,
    an_answer_without_end_is_not_read_to_its_end,
);

const WAITS: [u64; 5] = [5, 60, 300, 3600, 21_600];

async fn open(db: Db, reply: Reply, patience: Duration) -> (Shop, Receiver) {
    let receiver = Receiver::that(reply).await;
    (Opening::new(db).telling(peer(&receiver, patience)).open().await, receiver)
}

async fn log(shop: &Shop, query: &str) -> DeliveryPage {
    shop.agent("lea").get(&format!("/v1/webhooks/deliveries{query}")).await.ok()
}

async fn only(shop: &Shop) -> DeliveryView {
    let page = log(shop, "").await;
    assert_eq!(page.items.len(), 1, "{page:#?}");
    page.items.into_iter().next().unwrap()
}

async fn a_listener_that_fails_is_told_six_times_and_then_no_more(db: Db) {
    let (shop, receiver) = open(db, Reply::Status(500), PATIENT).await;
    shop.customer("ada").writes("Where is TRK-1?").await;
    for (told, wait) in WAITS.into_iter().enumerate() {
        assert_eq!(receiver.heard().len(), told + 1);
        shop.after(Duration::from_secs(wait - 1)).await;
        assert_eq!(receiver.heard().len(), told + 1, "not before {wait} s have passed");
        shop.after(Duration::from_secs(wait / 5 + 2)).await;
    }
    shop.after(HOUR * 24).await;
    let heard = receiver.heard();
    assert_eq!(heard.len(), 6);
    let same: BTreeSet<_> = heard.iter().map(|call| (call.header("webhook-id"), &call.bytes)).collect();
    assert_eq!(same.len(), 1, "one id, one body");
    assert!(heard.iter().all(|call| call.is_signed_with(SECRET)));
    let times: BTreeSet<_> = heard.iter().map(|call| call.header("webhook-timestamp")).collect();
    assert_eq!(times.len(), 6, "each is signed when it is sent");
    let dead = only(&shop).await;
    assert_eq!(
        (dead.state, dead.attempts, dead.status, dead.next_at),
        (DeliveryState::Dead, 6, Some(500), None)
    );
    assert_eq!(dead.error.as_deref(), Some("the listener answered 500"));
}

async fn a_listener_that_comes_back_is_told_once_more(db: Db) {
    let (shop, receiver) = open(db, Reply::Status(503), PATIENT).await;
    shop.customer("ada").writes("Where is TRK-1?").await;
    receiver.now(Reply::Status(202));
    for _ in 0..3 {
        shop.after(HOUR).await;
    }
    let done = only(&shop).await;
    assert_eq!(
        (done.state, done.attempts, done.status, done.error),
        (DeliveryState::Done, 2, Some(202), None)
    );
    assert!(done.delivered_at.is_some() && receiver.heard().len() == 2);
}

async fn a_listener_that_asks_for_time_gets_it(db: Db) {
    let later = Reply::With(429, "retry-after: 120".to_owned(), String::new());
    let (shop, receiver) = open(db, later, PATIENT).await;
    shop.customer("ada").writes("Where is TRK-1?").await;
    receiver.now(Reply::Status(200));
    shop.after(Duration::from_secs(100)).await;
    assert_eq!(receiver.heard().len(), 1);
    shop.after(Duration::from_secs(21)).await;
    assert_eq!(receiver.heard().len(), 2);
}

async fn a_listener_that_hangs_or_drops_is_told_again(db: Db) {
    for reply in [Reply::Hangs, Reply::Drops] {
        let (shop, receiver) = open(db.another().await, reply.clone(), HASTY).await;
        shop.customer("ada").writes("Where is TRK-1?").await;
        let waits = only(&shop).await;
        assert_eq!((waits.state, waits.attempts, waits.status), (DeliveryState::Ready, 1, None), "{reply:?}");
        receiver.now(Reply::Status(200));
        shop.after(HOUR).await;
        assert_eq!(only(&shop).await.state, DeliveryState::Done, "{reply:?}");
    }
}

async fn a_dead_letter_is_replayed_under_its_own_id(db: Db) {
    let (shop, receiver) = open(db, Reply::Status(410), PATIENT).await;
    shop.customer("ada").writes("Where is TRK-1?").await;
    for _ in 0..6 {
        shop.after(HOUR * 8).await;
    }
    let dead = log(&shop, "?state=dead").await.items;
    assert_eq!(dead.len(), 1);
    receiver.now(Reply::Status(200));
    let path = format!("/v1/webhooks/deliveries/{}/replay", dead[0].id);
    assert_eq!(shop.agent("sam").post(&path, serde_json::json!({})).await.refusal(), "403 forbidden");
    let replayed: DeliveryView = shop.agent("lea").post(&path, serde_json::json!({})).await.ok();
    assert_eq!((replayed.state, replayed.attempts), (DeliveryState::Ready, 0));
    shop.settle().await;
    assert_eq!(only(&shop).await.state, DeliveryState::Done);
    let heard = receiver.heard();
    assert_eq!(
        heard.first().map(|call| call.header("webhook-id")),
        heard.last().map(|call| call.header("webhook-id"))
    );
    assert_eq!(shop.count("SELECT COUNT(*) FROM audit WHERE what = 'webhook.replayed'").await, 1);
    let nobody = shop.agent("lea").post("/v1/webhooks/deliveries/whd_x/replay", serde_json::json!({})).await;
    assert_eq!(nobody.refusal(), "404 not_found");
}

async fn a_delivery_whose_messenger_died_is_brought_by_another(db: Db) {
    let (shop, receiver) = open(db, Reply::Status(200), PATIENT).await;
    shop.customer("ada").writes("Where is TRK-1?").await;
    // As it stands when the process is killed between the listener's yes and our row.
    shop.execute(
        "UPDATE webhook_delivery SET state = 'dispatching', locked_by = 'gone', delivered_at = NULL,
           lease_until = (SELECT MAX(at) FROM live_event) + 60000000",
    )
    .await;
    let path = format!("/v1/webhooks/deliveries/{}/replay", only(&shop).await.id);
    assert_eq!(shop.agent("lea").post(&path, serde_json::json!({})).await.refusal(), "409 under_way");
    shop.after(Duration::from_secs(61)).await;
    assert_eq!(
        (receiver.heard().len(), only(&shop).await.state),
        (2, DeliveryState::Done),
        "twice, and never lost"
    );
}

async fn two_services_bring_each_delivery_once_between_them(db: Db) {
    let receiver = Receiver::that(Reply::Status(200)).await;
    let one = Opening::new(db.clone()).telling(peer(&receiver, PATIENT)).open().await;
    let other = Opening::new(db).beside(&one).telling(peer(&receiver, PATIENT)).open().await;
    for (shop, customer) in [(&one, "ada"), (&other, "ben"), (&one, "finn")] {
        let draft = shop.customer(customer).writes("Where is my parcel?").await;
        shop.agent("sam").closes(&draft).await;
    }
    one.after(UNDO_OVER).await;
    other.settle().await;
    let ids: BTreeSet<_> = receiver.heard().iter().map(|call| call.header("webhook-id").to_owned()).collect();
    let written = one.count("SELECT COUNT(*) FROM webhook_delivery").await;
    assert_eq!((ids.len(), receiver.heard().len()), (written as usize, written as usize));
    assert!(written >= 6);
}

async fn the_log_is_read_by_leads_in_pages(db: Db) {
    let (shop, _receiver) = open(db, Reply::Status(200), PATIENT).await;
    for customer in ["ada", "ben", "finn"] {
        shop.customer(customer).writes("My lawyer will write to you.").await;
    }
    let all: Vec<_> = log(&shop, "").await.items.into_iter().map(|item| item.id).collect();
    assert_eq!(all.len(), 6);
    let (mut read, mut query) = (Vec::new(), "?limit=4".to_owned());
    while let Some(page) = Some(log(&shop, &query).await) {
        read.extend(page.items.into_iter().map(|item| item.id));
        let Some(next) = page.next else { break };
        query = format!("?limit=4&cursor={next}");
    }
    assert_eq!(read, all);
    assert!(log(&shop, "?state=dead").await.items.is_empty());
    for (who, refusal) in [("sam", "403 forbidden"), ("crm", "403 forbidden")] {
        assert_eq!(shop.http.get(who, "/v1/webhooks/deliveries").await.refusal(), refusal, "{who}");
    }
}

async fn an_answer_without_end_is_not_read_to_its_end(db: Db) {
    let (shop, receiver) = open(db, Reply::Floods, PATIENT).await;
    shop.customer("ada").writes("Where is TRK-1?").await;
    assert_eq!(only(&shop).await.state, DeliveryState::Done, "it said 200");
    assert_eq!(receiver.connections(), 1);
}
