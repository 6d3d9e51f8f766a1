//! `serve` and `worker`, and what every long-running command shares.

use super::CliError;
use anyhow::Context;
use countersign::app::App;
use countersign::clock::SystemClock;
use countersign::config::{self, Flags, Loaded, Settings};
use countersign::serve::{self, Parts};
use countersign::staff;
use countersign::store::{Db, Dialect};
use countersign::telemetry::{self, Start, Telemetry};
use std::process::ExitCode;
use std::sync::Arc;

/// Reads the settings from here: the working directory's file, the environment, the flags.
pub fn load(flags: &Flags) -> Result<Loaded, CliError> {
    let folder = std::env::current_dir().context("the working directory cannot be read")?;
    Ok(config::load(flags, &|name| std::env::var(name).ok(), &folder)?)
}

pub fn start_telemetry(settings: &Settings) -> Result<Telemetry, CliError> {
    let start = Start {
        log: &settings.log,
        format: settings.log_format,
        content: settings.trace_content,
        environment: if settings.demo { "demo" } else { "production" },
    };
    Ok(telemetry::start(start, &|name| std::env::var(name).ok()).map_err(anyhow::Error::from)?)
}

pub fn runtime() -> Result<tokio::runtime::Runtime, CliError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    Ok(runtime.context("the runtime could not be started")?)
}

/// Opens the database that every command finds, its folder made if missing, its schema brought up to date.
pub async fn open(settings: &Settings) -> anyhow::Result<Db> {
    if settings.database_url.is_none() {
        tokio::fs::create_dir_all(&settings.data_dir)
            .await
            .with_context(|| format!("the data folder {} cannot be made", settings.data_dir.display()))?;
    }
    let db = Db::open(&settings.database().0).await?;
    db.migrate().await?;
    Ok(db)
}

pub fn serve(flags: Flags, workers: bool) -> Result<ExitCode, CliError> {
    let loaded = load(&flags)?;
    let telemetry = start_telemetry(&loaded.settings)?;
    let ended = runtime()?.block_on(serving(loaded.settings, workers));
    telemetry.shutdown();
    ended?;
    Ok(ExitCode::SUCCESS)
}

async fn serving(settings: Settings, workers: bool) -> anyhow::Result<()> {
    let db = open(&settings).await?;
    let app = App::open(db, Arc::new(SystemClock::new()), settings);
    let first = staff::ensure_first_link(&app.db, app.now()).await?;
    let running = start(app.clone(), Parts { http: true, workers }).await?;
    if let Some(token) = first {
        super::say(&format!("Sign in once: {}", staff::link_url(&app.settings.public_url(), &token)))?;
    }
    serve::asked_to_stop().await;
    tracing::info!("stopping: taking nothing new, ending what has begun");
    running.stop().await;
    Ok(())
}

/// Starts the service, with words for an address that is taken.
pub async fn start(app: App, parts: Parts) -> anyhow::Result<serve::Running> {
    let listen = app.settings.listen;
    let running = serve::start(app, parts).await.with_context(|| {
        format!(
            "cannot listen on {listen}; is another program there? `--listen 127.0.0.1:0` takes a free port"
        )
    })?;
    if let Some(address) = running.address {
        tracing::info!(%address, "listening");
    }
    Ok(running)
}

pub fn worker(flags: Flags) -> Result<ExitCode, CliError> {
    let loaded = load(&flags)?;
    let telemetry = start_telemetry(&loaded.settings)?;
    let ended = runtime()?.block_on(working(loaded.settings));
    telemetry.shutdown();
    ended
}

async fn working(settings: Settings) -> Result<ExitCode, CliError> {
    let db = open(&settings).await?;
    if db.dialect() == Dialect::Sqlite {
        return Err(CliError::Usage(
            "a SQLite database is one process's own: its workers run inside `countersign serve`. \
             Set COUNTERSIGN_DATABASE_URL to a PostgreSQL database to run workers beside it."
                .to_owned(),
        ));
    }
    let app = App::open(db, Arc::new(SystemClock::new()), settings);
    let running = start(app, Parts { http: false, workers: true }).await?;
    tracing::info!("working");
    serve::asked_to_stop().await;
    running.stop().await;
    Ok(ExitCode::SUCCESS)
}
