//! One case's service: real ingest, graph, decisions and effects, driven by a clock that the evaluation moves.

use super::journal;
use crate::app::App;
use crate::clock::ManualClock;
use crate::config::Settings;
use crate::drafts::{self, Deciding};
use crate::ids::{Ids, sha256_hex};
use crate::ingest::{self, accept};
use crate::problem::Problem;
use crate::serve::{self, Parts, Running};
use crate::staff::{self, Reviewer};
use crate::store::{Db, Room, SCHEMA_VERSION, micros};
use crate::{cases, ids, shop};
use agent::engine::Engine;
use agent::engine::offline::Offline;
use agent::mail::{Pictures, safe_html};
use api::{
    Accepted, CaseDetail, CaseId, Customer, DecisionRequest, DecisionResponse, DraftId, DraftView,
    EmailDetail, EmailEvent, EmailId, Role,
};
use async_trait::async_trait;
use axum::extract::Request;
use evals::{Post, RawMail, Remembered, Scene, SentMail, Stage, StageError, StageFactory};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Starts a service for each case, each in a folder of its own below `folder`; the folder is nobody else's.
#[derive(Debug, Clone)]
pub struct Stages {
    pub folder: PathBuf,
    pub settings: Settings,
}

#[async_trait]
impl StageFactory for Stages {
    fn engine(&self) -> &str {
        &self.settings.engine
    }

    fn version(&self) -> String {
        super::version::of(&self.settings)
    }

    async fn start(&self, scene: &Scene) -> Result<Box<dyn Stage>, StageError> {
        self.start_with(Arc::new(Offline), scene).await
    }
}

impl Stages {
    /// The same service, thinking with another engine.
    ///
    /// # Errors
    /// The folder or the database could not be made, or the scene's shop breaks its own rules.
    pub async fn start_with(
        &self,
        engine: Arc<dyn Engine>,
        scene: &Scene,
    ) -> Result<Box<dyn Stage>, StageError> {
        let data_dir = self.folder.join(&scene.name);
        if data_dir.exists() {
            tokio::fs::remove_dir_all(&data_dir).await?; // a run that was cut left it behind
        }
        tokio::fs::create_dir_all(&data_dir).await?;
        let mut settings = Settings { data_dir, database_url: None, ..self.settings.clone() };
        // One mail after the other has no use for limits, and each core has a case of its own.
        settings.limits = crate::config::Limits { source: None, customer: None, global: None };
        settings.jobs.concurrency = 1;
        let file = settings.data_dir.join("countersign.db");
        tokio::fs::copy(self.migrated().await?, &file).await?;
        let db = Db::open_file(&file).await?;
        let clock = ManualClock::at(scene.now);
        let app = App::open_with(engine, Ids::counted(), db, Arc::new(clock.clone()), settings);
        fill(&app, scene).await?;
        let reviewer = reviewer(&app).await?;
        let running = serve::start(app.clone(), Parts { http: false, workers: true }).await?;
        Ok(Box::new(Playing { app, clock, running, reviewer }))
    }
}

impl Stages {
    /// An empty database with the schema in it, made once: bringing it up to date takes longer than most mails.
    async fn migrated(&self) -> Result<PathBuf, StageError> {
        let file = self.folder.join(format!("schema-{SCHEMA_VERSION}.db"));
        if !tokio::fs::try_exists(&file).await? {
            let fresh = self.folder.join(format!("{}.db", ids::fresh()));
            let db = Db::open_file(&fresh).await?;
            db.migrate().await?;
            db.close().await;
            tokio::fs::rename(fresh, &file).await?; // whole or not at all, also where two begin at once
        }
        Ok(file)
    }
}

async fn fill(app: &App, scene: &Scene) -> Result<(), StageError> {
    if scene.tables.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    shop::load(&mut tx, &serde_json::to_value(&scene.tables)?).await?;
    tx.commit().await?;
    Ok(())
}

/// The scripted reviewer is a person like any other: a lead with a name.
async fn reviewer(app: &App) -> Result<Reviewer, StageError> {
    staff::add_user(&app.db, "reviewer@evaluation.example", Role::Lead, app.now()).await?;
    staff::reviewer_by_address(&app.db, "reviewer@evaluation.example")
        .await?
        .ok_or_else(|| "nobody decides".into())
}

struct Playing {
    app: App,
    clock: ManualClock,
    running: Running,
    reviewer: Reviewer,
}

/// The source under which evaluations post.
const SOURCE: &str = "evaluation";

#[async_trait]
impl Stage for Playing {
    async fn remember(&self, customer: &Customer, memory: &[Remembered]) -> Result<CaseId, StageError> {
        Ok(cases::remember(&self.app, SOURCE, customer, memory.iter().map(|m| (m.role, m.text.as_str())))
            .await?)
    }

    async fn post(&self, post: &Post) -> Result<Accepted, StageError> {
        let event = match post {
            Post::Event(event) => EmailEvent::clone(event),
            Post::Raw(raw) => self.raw(raw).await?,
        };
        ingest::validate(&event).map_err(|problem| refused(&problem))?;
        Ok(accept(&self.app, SOURCE, &event).await?.answer)
    }

    async fn settle(&self) -> Result<(), StageError> {
        while is_busy(&self.app).await? {
            self.app.db.wake().wait(Room::Live, Duration::from_millis(20)).await;
        }
        Ok(())
    }

    async fn case(&self, id: &CaseId) -> Result<CaseDetail, StageError> {
        cases::detail(&self.app, id).await?.ok_or_else(|| "there is no such case".into())
    }

    async fn email(&self, id: &EmailId) -> Result<EmailDetail, StageError> {
        cases::email(&self.app.db, id).await?.ok_or_else(|| "there is no such mail".into())
    }

    async fn email_html(&self, id: &EmailId) -> Result<String, StageError> {
        let html = cases::html_of(&self.app.db, id).await?.ok_or("the mail has no HTML")?;
        Ok(tokio::task::spawn_blocking(move || safe_html(&html, Pictures::None)).await?)
    }

    async fn draft(&self, id: &DraftId) -> Result<DraftView, StageError> {
        drafts::view(&self.app.db, id).await?.ok_or_else(|| "there is no such draft".into())
    }

    async fn decide(
        &self,
        id: &DraftId,
        request: &DecisionRequest,
    ) -> Result<Result<DecisionResponse, api::Problem>, StageError> {
        let decided = match Deciding::new(&self.app, id, request, &self.reviewer) {
            Ok(deciding) => drafts::decide(&self.app, &deciding).await,
            Err(refusal) => Err(refusal),
        };
        Ok(decided.map_err(|refusal| Problem::from(refusal).wire().clone()))
    }

    async fn advance(&self, by: Duration) -> Result<(), StageError> {
        self.clock.advance(by);
        Room::ALL.into_iter().for_each(|room| self.app.db.wake().ring(room));
        Ok(())
    }

    async fn final_state(&self) -> Result<serde_json::Value, StageError> {
        Ok(shop::final_state(&self.app.db).await?)
    }

    async fn journal_sha256(&self) -> Result<String, StageError> {
        Ok(sha256_hex(journal::text(&self.app.db).await?))
    }

    async fn mails_sent(&self) -> Result<Vec<SentMail>, StageError> {
        let sql =
            "SELECT recipients, cc, subject, body FROM email WHERE event_id IS NULL ORDER BY created_at, id";
        let rows: Vec<(String, String, String, String)> =
            sqlx::query_as(sql).fetch_all(self.app.db.read()).await?;
        let mut sent = Vec::with_capacity(rows.len());
        for (to, cc, subject, body) in rows {
            sent.push(SentMail {
                to: serde_json::from_str(&to)?,
                cc: serde_json::from_str(&cc)?,
                subject,
                body,
            });
        }
        Ok(sent)
    }

    async fn stop(self: Box<Self>) -> Result<(), StageError> {
        let data_dir = self.app.settings.data_dir.clone();
        self.running.stop().await;
        tokio::fs::remove_dir_all(data_dir).await?;
        Ok(())
    }
}

impl Playing {
    /// Through the door that a raw mail comes in by: a request with its ids in headers.
    async fn raw(&self, raw: &RawMail) -> Result<EmailEvent, StageError> {
        let mut request = Request::builder()
            .header("content-type", "message/rfc822")
            .header("countersign-event-id", &raw.event_id)
            .header("countersign-customer-id", &raw.customer.id)
            .header("countersign-customer-email", &raw.customer.email)
            .header("countersign-customer-name", raw.customer.name.as_bytes());
        if let Some(case_id) = &raw.case_id {
            request = request.header("countersign-case-id", case_id);
        }
        let request = request.body(raw.mail.clone().into())?;
        ingest::posted(request, self.app.now()).await.map_err(|problem| refused(&problem))
    }
}

fn refused(problem: &Problem) -> StageError {
    format!("the mail was refused: {:?}", problem.wire().errors).into()
}

/// Whether anything can be done at the present time: a job that is due, an effect that may leave, a follow-up to look at.
pub async fn is_busy(app: &App) -> sqlx::Result<bool> {
    let sql = "SELECT
        (SELECT COUNT(*) FROM job WHERE state = 'running' OR (state = 'queued' AND run_at <= $1))
      + (SELECT COUNT(*) FROM effect e WHERE e.state = 'dispatching' OR (e.state = 'held' AND e.run_at <= $1)
           OR (e.state = 'ready' AND e.run_at <= $1 AND NOT EXISTS (SELECT 1 FROM effect_needs n
                 JOIN effect d ON d.id = n.needs_id WHERE n.effect_id = e.id AND d.state <> 'done')))
      + (SELECT COUNT(*) FROM webhook_delivery WHERE state = 'dispatching' OR (state = 'ready' AND run_at <= $1))
      + (SELECT COUNT(*) FROM follow_up WHERE state = 'open' AND look_at <= $1)
      + (SELECT COUNT(*) FROM draft WHERE state = 'awaiting_review' AND expires_at <= $1)";
    let open: i64 = sqlx::query_scalar(sql).bind(micros(app.clock.now())).fetch_one(app.db.read()).await?;
    Ok(open > 0)
}
