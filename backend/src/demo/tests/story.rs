//! The mails of the demo, each to the end where it should stand: read from the mailbox to the draft, as a reviewer
//! would find them. `INSTA_UPDATE=always` rewrites the snapshots; read the difference before you keep it.

use super::demo_on;
use crate::app::App;
use crate::demo::{SOURCE, events, fill, samples, write};
use crate::evaluate::is_busy;
use crate::jobs::{self, Replay};
use crate::serve::{self, Parts};
use crate::store::Room;
use crate::store::testing::databases;
use crate::{cases, ingest};
use api::{ActionView, CaseId, CaseState, DemoMail, DraftView, EmailEvent, JobId};
use std::fmt::Write;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn the_fourteen_mails_end_where_they_should() {
    for db in databases().await {
        let (app, _) = demo_on(&db);
        fill(&app).await.unwrap();
        let story = told(&app, &events(app.now())).await;
        insta::assert_snapshot!("the_fourteen_mails", story);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_samples_to_write_by_hand_end_as_they_say() {
    for db in databases().await {
        let (app, _) = demo_on(&db);
        fill(&app).await.unwrap();
        let mut written = Vec::new();
        for sample in samples().into_iter().skip(13) {
            let mail = DemoMail {
                customer_id: sample.customer.id,
                subject: sample.subject,
                text: sample.text,
                case_id: None,
            };
            let event = write::event(&db, mail, &app.settings.shop_address, app.now()).await.unwrap();
            ingest::accept(&app, SOURCE, &event).await.unwrap();
            written.push(event);
        }
        insta::assert_snapshot!("the_samples_to_write_by_hand", told(&app, &written).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_job_of_the_demo_replays_to_the_same_bytes() {
    for db in databases().await {
        let (app, _) = demo_on(&db);
        fill(&app).await.unwrap();
        let running = serve::start(app.clone(), Parts { http: false, workers: true }).await.unwrap();
        while is_busy(&app).await.unwrap() {
            app.db.wake().wait(Room::Live, Duration::from_millis(20)).await;
        }
        let sql = "SELECT id FROM job WHERE state <> 'parked'";
        let ids: Vec<String> = sqlx::query_scalar(sql).fetch_all(db.read()).await.unwrap();
        assert!(ids.len() >= 14, "{}", ids.len());
        for id in ids {
            let replay = jobs::replay(&db, &JobId::parse(id).unwrap()).await.unwrap();
            assert!(matches!(replay, Replay::Same { .. }), "{replay:?}");
        }
        running.stop().await;
    }
}

/// Lets the workers work until nothing is left to do, then tells each mail's end.
async fn told(app: &App, events: &[EmailEvent]) -> String {
    let running = serve::start(app.clone(), Parts { http: false, workers: true }).await.unwrap();
    while is_busy(app).await.unwrap() {
        app.db.wake().wait(Room::Live, Duration::from_millis(20)).await;
    }
    let mut story = String::new();
    for event in events {
        tell(app, event, &mut story).await.unwrap();
    }
    running.stop().await; // closes the database, so last
    story
}

async fn tell(app: &App, event: &EmailEvent, story: &mut String) -> std::fmt::Result {
    let sql = "SELECT case_id FROM email WHERE event_id = $1";
    let query = sqlx::query_scalar(sql).bind(&event.event_id);
    let case_id: String = query.fetch_one(app.db.read()).await.unwrap();
    let case = cases::detail(app, &CaseId::parse(case_id).unwrap()).await.unwrap().unwrap();
    assert_eq!(case.state, CaseState::NeedsYou, "{}", event.event_id);
    let draft = case.draft.unwrap();
    writeln!(story, "{} writes: {}", event.customer.name, event.message.subject)?;
    writeln!(story, "    {}: {}", ending(&draft), draft.proposal)?;
    for action in &draft.actions {
        writeln!(story, "    {}", does(action))?;
    }
    for line in draft.body.lines().filter(|line| !line.is_empty()) {
        writeln!(story, "    | {line}")?;
    }
    for check in draft.checks.iter().filter(|check| check.severity != api::Severity::Ok) {
        writeln!(story, "    ! {}", check.message)?;
    }
    writeln!(story)
}

fn ending(draft: &DraftView) -> String {
    let outcome = crate::store::word(draft.outcome);
    match &draft.reason {
        Some(reason) => format!("{outcome} ({reason})"),
        None => outcome,
    }
}

fn does(action: &ActionView) -> String {
    let verb = if action.offered { "offers" } else { "proposes" };
    let amount = action.amount.map(|amount| format!(" {amount}")).unwrap_or_default();
    format!("{verb} {}{amount}", action.what.kind().as_str())
}
