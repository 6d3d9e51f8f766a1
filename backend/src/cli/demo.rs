//! `countersign demo`: the whole house in one process, with a shop and mails of its own.

use super::CliError;
use super::run::{load, open, runtime, start, start_telemetry};
use anyhow::Context;
use clap::Args;
use countersign::app::App;
use countersign::clock::SystemClock;
use countersign::config::{Flags, Settings};
use countersign::demo::{self, FillError, Shop, World};
use countersign::serve::{self, Parts, Running};
use countersign::staff::{self, Purpose};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;

#[derive(Debug, Args)]
pub struct Demo {
    /// Where to listen (`127.0.0.1:8080`).
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    /// Where the demo keeps its database and mails (`./countersign-data`); a later start goes on with it.
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// Another shop: a file of its tables, in the shape of evals/suites/seed/world.json. No sample mails arrive then.
    #[arg(long, value_name = "FILE")]
    world: Option<PathBuf>,
    /// Do not open a browser.
    #[arg(long)]
    no_open: bool,
}

pub fn run(demo: &Demo) -> Result<ExitCode, CliError> {
    let flags = Flags {
        listen: demo.listen.clone(),
        data_dir: demo.data_dir.as_ref().map(|dir| dir.display().to_string()),
        ..Flags::default()
    };
    let mut settings = load(&flags)?.settings;
    settings.demo = true;
    let shop = shop(demo.world.as_deref())?;
    let telemetry = start_telemetry(&settings)?;
    let ended = runtime()?.block_on(demonstrate(settings, &shop, !demo.no_open));
    telemetry.shutdown();
    ended?;
    Ok(ExitCode::SUCCESS)
}

fn shop(world: Option<&Path>) -> Result<Shop, CliError> {
    let Some(path) = world else { return Ok(Shop::Strideway) };
    World::read(path).map(Shop::World).map_err(|error| CliError::Usage(error.to_string()))
}

async fn demonstrate(settings: Settings, shop: &Shop, open_browser: bool) -> Result<(), CliError> {
    let db = open(&settings).await?;
    let app = App::open(db, Arc::new(SystemClock::new()), settings);
    demo::open_shop(&app, shop).await?;
    let running = start(app.clone(), Parts { http: true, workers: true }).await?;
    let link = greet(&app, &running).await?;
    demo::post_mails(&app, shop).await?;
    if open_browser && std::io::stdout().is_terminal() {
        show(&link);
    }
    serve::asked_to_stop().await;
    running.stop().await;
    Ok(())
}

/// Says where it is; the sign-in link.
async fn greet(app: &App, running: &Running) -> anyhow::Result<String> {
    let address = running.address.context("the demo has no address")?;
    let url = app.settings.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
    let link = staff::link_url(&url, &staff::fresh_link(&app.db, app.now()).await?);
    let purpose = Purpose::Ingest { source: staff::DEFAULT_SOURCE.to_owned() };
    let key = staff::create_key(&app.db, &purpose, app.now()).await?;
    super::say(&welcome(app, &url, &link, &key.secret.0)).ok();
    Ok(link)
}

impl From<FillError> for CliError {
    fn from(error: FillError) -> Self {
        match error {
            FillError::OtherShop(_) | FillError::World(_) => Self::Usage(error.to_string()),
            FillError::Mails(_) | FillError::Store(_) => Self::Failed(error.into()),
        }
    }
}

fn welcome(app: &App, url: &str, link: &str, key: &str) -> String {
    format!(
        "Countersign is running at {url}\n\n  Sign in (once): {link}\n  Ingest key:     {key}\n  Mail goes to:   {}\n\n\
         Stop with Ctrl-C; the next start goes on where this one ended.",
        app.settings.data_dir.join("outbox").display()
    )
}

/// Opens the person's browser where there is one; the link stands on the terminal in any case.
fn show(link: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let opened = Command::new(opener).arg(link).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if opened.is_err() {
        tracing::debug!("no browser could be opened; the link stands above");
    }
}
