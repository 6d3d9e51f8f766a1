//! The mails of the demo, each to the end where it should stand: read from the mailbox to the draft, as a reviewer
//! would find them. `INSTA_UPDATE=always` rewrites the snapshots; read the difference before you keep it.

use super::{demo_on, fill};
use crate::app::App;
use crate::cases;
use crate::demo::mails::{KINDS, Mail, event, event_id};
use crate::evaluate::is_busy;
use crate::jobs::{self, Replay};
use crate::serve::{self, Parts, Running};
use crate::store::Room;
use crate::store::testing::databases;
use api::{ActionView, CaseDetail, CaseId, CaseState, DraftView, EmailView, JobId};
use std::fmt::Write;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn each_mail_ends_where_it_should() {
    for db in databases().await {
        let (app, _) = demo_on(&db);
        fill(&app).await;
        let running = at_rest(&app).await;
        for (kind, mails) in KINDS {
            let mut story = String::new();
            for mail in mails {
                tell(&app, mail, &mut story).await.unwrap();
            }
            insta::assert_snapshot!(kind, story);
        }
        running.stop().await; // closes the database, so last
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_job_of_the_demo_replays_to_the_same_bytes() {
    for db in databases().await {
        let (app, _) = demo_on(&db);
        fill(&app).await;
        let running = at_rest(&app).await;
        let sql = "SELECT id FROM job WHERE state <> 'parked'";
        let ids: Vec<String> = sqlx::query_scalar(sql).fetch_all(db.read()).await.unwrap();
        assert!(ids.len() >= 30, "{}", ids.len());
        for id in ids {
            let replay = jobs::replay(&db, &JobId::parse(id).unwrap()).await.unwrap();
            assert!(matches!(replay, Replay::Same { .. }), "{replay:?}");
        }
        running.stop().await;
    }
}

/// Lets the workers work until nothing is left to do.
pub(super) async fn at_rest(app: &App) -> Running {
    let running = serve::start(app.clone(), Parts { http: false, workers: true }).await.unwrap();
    while is_busy(app).await.unwrap() {
        app.db.wake().wait(Room::Live, Duration::from_millis(20)).await;
    }
    running
}

async fn tell(app: &App, mail: &Mail, story: &mut String) -> std::fmt::Result {
    let case = case_of(app, mail).await;
    let event = event(mail, app.now()).unwrap();
    writeln!(story, "{} writes: {}", event.customer.name, mail.subject)?;
    let message_id = event.message.message_id.trim_matches(['<', '>']);
    let at =
        case.emails.iter().position(|email| email.message_id.trim_matches(['<', '>']) == message_id).unwrap();
    match (&case.emails[at], case.emails.get(at + 1)) {
        (EmailView { parked: Some(kind), .. }, _) => {
            assert!(case.draft.is_none(), "{}: nothing is drafted for a machine", mail.id);
            writeln!(story, "    parked: {kind}")?;
        }
        (_, Some(_)) => writeln!(story, "    read together with the next one")?,
        (_, None) => tell_draft(&case, story)?,
    }
    writeln!(story)
}

async fn case_of(app: &App, mail: &Mail) -> CaseDetail {
    let sql = "SELECT case_id FROM email WHERE event_id = $1";
    let query = sqlx::query_scalar(sql).bind(event_id(mail));
    let case_id: String = query.fetch_one(app.db.read()).await.unwrap();
    cases::detail(app, &CaseId::parse(case_id).unwrap()).await.unwrap().unwrap()
}

fn tell_draft(case: &CaseDetail, story: &mut String) -> std::fmt::Result {
    assert_eq!(case.state, CaseState::NeedsYou, "{}", case.subject);
    let draft = case.draft.as_ref().unwrap();
    writeln!(story, "    {}: {}", ending(draft), draft.proposal)?;
    for action in &draft.actions {
        writeln!(story, "    {}", does(action))?;
    }
    for line in draft.body.lines().filter(|line| !line.is_empty()) {
        writeln!(story, "    | {line}")?;
    }
    if draft.outcome == api::Outcome::Escalate {
        for line in draft.summary.lines() {
            writeln!(story, "    > {line}")?;
        }
    }
    for check in draft.checks.iter().filter(|check| check.severity != api::Severity::Ok) {
        writeln!(story, "    ! {}", check.message)?;
    }
    Ok(())
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
