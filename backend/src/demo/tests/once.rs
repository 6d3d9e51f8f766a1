//! It is filled once, and its mails come in once, however often it starts.

use super::{demo_on, fill};
use crate::demo::{Shop, events, open_shop};
use crate::ingest;
use crate::store::{Db, testing::databases};
use api::EmailEvent;
use std::collections::BTreeSet;
use std::time::Duration;

async fn counts(db: &Db) -> [i64; 4] {
    let mut counts = [0; 4];
    for (count, sql) in counts.iter_mut().zip([
        "SELECT CAST(count(*) AS BIGINT) FROM shop_customer",
        "SELECT CAST(count(*) AS BIGINT) FROM shop_product",
        "SELECT CAST(count(*) AS BIGINT) FROM email",
        "SELECT CAST(count(*) AS BIGINT) FROM job",
    ]) {
        *count = sqlx::query_scalar(sql).fetch_one(db.read()).await.unwrap();
    }
    counts
}

#[tokio::test]
async fn a_second_start_neither_fills_nor_posts_again() {
    for db in databases().await {
        let (app, clock) = demo_on(&db);
        assert!(!app.ready().await.unwrap());
        fill(&app).await;
        assert!(app.ready().await.unwrap());
        assert_eq!(counts(&db).await, [40, 120, 36, 33]);
        clock.advance(Duration::from_secs(3 * 24 * 3600));
        fill(&app).await;
        assert_eq!(counts(&db).await, [40, 120, 36, 33]);
    }
}

#[tokio::test]
async fn a_start_that_was_killed_half_way_goes_on_where_it_stopped() {
    for db in databases().await {
        let (app, clock) = demo_on(&db);
        open_shop(&app, &Shop::Strideway).await.unwrap();
        for event in events(app.now()).iter().take(5) {
            ingest::accept(&app, crate::demo::SOURCE, event).await.unwrap();
        }
        clock.advance(Duration::from_secs(60));
        fill(&app).await;
        assert_eq!(counts(&db).await, [40, 120, 36, 33]);
    }
}

#[test]
fn the_mails_are_thirty_six_valid_events_oldest_first() {
    let now = "2026-11-20T10:00:00Z".parse().unwrap();
    let events = events(now);
    assert_eq!(events.len(), 36);
    for event in &events {
        assert!(ingest::validate(event).is_ok(), "{}", event.event_id);
        assert!(event.event_id.starts_with("demo-"), "{}", event.event_id);
        assert!(event.message.received_at < now, "{}", event.event_id);
    }
    let ids: BTreeSet<_> = events.iter().map(|event| &event.event_id).collect();
    assert_eq!(ids.len(), 36);
    assert!(events.is_sorted_by_key(|event| event.message.received_at));
}

#[test]
fn a_mail_that_answers_another_comes_after_it_and_is_of_the_same_customer() {
    let events = events("2026-11-20T10:00:00Z".parse().unwrap());
    let is_answered_before = |(at, event): (usize, &EmailEvent)| {
        let Some(answered) = &event.message.in_reply_to else { return true };
        let mut before = events[..at].iter();
        before.any(|earlier| earlier.message.message_id == *answered && earlier.customer == event.customer)
    };
    assert!(events.iter().enumerate().all(is_answered_before));
    assert_eq!(events.iter().filter(|event| event.message.in_reply_to.is_some()).count(), 3);
}
