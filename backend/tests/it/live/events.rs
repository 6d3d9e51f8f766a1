//! One stream for each open screen.

use super::stream::{Event, Stream};
use crate::house::{Db, Opening, Shop, Thinker, UNDO_OVER, postgres};
use countersign::live;

on_both!(
    a_new_draft_is_told,
    a_node_that_takes_long_is_told_and_shown_while_it_does,
    a_decision_and_its_effects_are_told,
    a_screen_that_was_away_goes_on_without_a_gap,
    a_screen_that_was_away_too_long_is_told_to_load_anew,
    the_stream_is_for_people,
);

async fn listen(shop: &Shop, last: Option<&str>) -> Stream {
    Stream::open(shop, "sam", "/v1/events", last).await
}

/// Number and name of every event that has a number.
fn numbered(events: &[Event]) -> Vec<(i64, String)> {
    let number = |event: &Event| Some((event.id.as_ref()?.parse().unwrap(), event.name.clone()));
    events.iter().filter_map(number).collect()
}

async fn a_new_draft_is_told(db: Db) {
    let shop = Shop::open(db).await;
    let mut stream = listen(&shop, None).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let events = stream.until(|event| event.name == "draft.ready").await;
    let ready = events.last().unwrap();
    assert_eq!(ready.data["case_id"], draft.case_id.as_str());
    assert_eq!(ready.data["draft_id"], draft.id.as_str());
    let row = stream.until(|event| event.name == "case.upserted").await.pop().unwrap();
    assert_eq!((&row.data["state"], &row.data["draft_id"]), (&"needs_you".into(), &draft.id.as_str().into()));
    let counts = stream.until(|event| event.name == "counts").await.pop().unwrap();
    assert_eq!(counts.data["needs_you"], 1);
}

async fn a_node_that_takes_long_is_told_and_shown_while_it_does(db: Db) {
    let thinker = Thinker::new();
    thinker.hold();
    let shop = Opening::new(db).thinking_with(thinker.clone()).open().await;
    let mut stream = listen(&shop, None).await;
    let accepted = shop.customer("ada").mail("Where is TRK-1?").accepted().await;
    let step = stream.until(|event| event.name == "job.step").await.pop().unwrap();
    assert_eq!(
        (&step.data["node"], &step.data["job_id"]),
        (&"compose".into(), &accepted.job_id.as_str().into())
    );
    assert_eq!(shop.job(&accepted.job_id).await.node.as_deref(), Some("compose"));
    thinker.go_on();
    stream.until(|event| event.name == "draft.ready").await;
}

async fn a_decision_and_its_effects_are_told(db: Db) {
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let mut stream = listen(&shop, None).await;
    let decision = shop.agent("lea").approves(&draft).await;
    let told = stream.until(|event| event.name == "decision.recorded").await.pop().unwrap();
    assert_eq!(told.data["decision_id"], decision.decision_id.0);
    assert_eq!((&told.data["by"], &told.data["verdict"]), (&"Lea via key".into(), &"approve".into()));
    shop.after(UNDO_OVER).await;
    let done = |event: &Event| event.name == "case.upserted" && event.data["state"] == "done";
    let events = stream.until(done).await;
    let effects =
        events.iter().filter(|event| event.name == "effect.changed" && event.data["state"] == "done");
    assert!(effects.count() >= 2, "the refund and the mail: {events:#?}");
    let numbers: Vec<i64> = numbered(&events).into_iter().map(|(number, _)| number).collect();
    assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
}

async fn a_screen_that_was_away_goes_on_without_a_gap(db: Db) {
    let shop = Shop::open(db).await;
    let mut stream = listen(&shop, Some("0")).await;
    let first = shop.customer("ada").writes("Where is TRK-1?").await;
    let seen = stream.until(|event| event.name == "draft.ready").await;
    let last = seen.last().unwrap().id.clone().unwrap();
    drop(stream);
    shop.agent("lea").approves(&first).await;
    shop.after(UNDO_OVER).await;
    let second = shop.customer("ben").writes("Where is TRK-21?").await;
    let of_second =
        |event: &Event| event.name == "draft.ready" && event.data["draft_id"] == second.id.as_str();
    let missed = listen(&shop, Some(&last)).await.until(of_second).await;
    let all = listen(&shop, Some("0")).await.until(of_second).await;
    assert_eq!([numbered(&seen), numbered(&missed)].concat(), numbered(&all));
    let sql = "SELECT COUNT(*) FROM live_event WHERE seq <= (SELECT MAX(seq) FROM live_event WHERE name = 'draft.ready')";
    assert_eq!(numbered(&all).len() as i64, shop.count(sql).await);
}

async fn a_screen_that_was_away_too_long_is_told_to_load_anew(db: Db) {
    let shop = Shop::open(db).await;
    let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)
               INSERT INTO live_event (case_id, name, body, at) SELECT NULL, 'case.removed', '{}', 0 FROM n";
    assert_eq!(shop.execute(sql).await, 600);
    let first = listen(&shop, Some("1")).await.next().await.unwrap();
    assert_eq!((first.name.as_str(), first.id.as_deref()), ("resync", Some("600")));
    let near = listen(&shop, Some("598")).await.next().await.unwrap();
    assert_eq!((near.name.as_str(), near.id.as_deref()), ("case.removed", Some("599")));
}

async fn the_stream_is_for_people(db: Db) {
    let shop = Shop::open(db).await;
    assert_eq!(shop.http.get("crm", "/v1/events").await.refusal(), "403 forbidden");
}

/// PostgreSQL numbers an event when it is written, not when it is committed: a screen that opens in between hears
/// the earlier number after the later one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_committed_after_a_later_one_is_still_told() {
    let Some(db) = postgres().await else { return };
    let shop = Shop::open(db).await;
    let draft = shop.customer("ada").writes("Where is TRK-1?").await;
    let mut slow = shop.app.db.begin().await.unwrap();
    let removed = api::LiveEvent::CaseRemoved { case_id: draft.case_id.clone() };
    live::happened(&mut slow, &draft.case_id, &removed, shop.app.now()).await.unwrap();
    let later = shop.customer("ben").writes("Where is TRK-21?").await;
    assert_ne!(later.case_id, draft.case_id);
    let mut stream = listen(&shop, None).await;
    slow.commit().await.unwrap();
    stream.until(|event| event.name == "case.removed").await;
}
