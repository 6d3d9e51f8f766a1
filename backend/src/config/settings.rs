//! The settings of a running service, validated. PRODUCT section 11 has the defaults.

use crate::mailer::smtp;
use crate::outside::{Reach, Secrets, Target};
use crate::telemetry::{Content, LogFormat};
use agent::policy::Policy;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// Everything that can be set. Secrets are in [`Secret`], which does not print.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `None`: the SQLite file in the data folder.
    pub database_url: Option<Secret>,
    pub listen: SocketAddr,
    pub data_dir: PathBuf,
    /// How browsers reach it; decides the cookie's `Secure` and the links we print.
    pub public_url: Option<String>,
    /// Plain http on another address than loopback is refused unless this is set.
    pub allow_plain_http: bool,
    pub log: String,
    pub engine: String,
    pub policy: Policy,
    pub jobs: Jobs,
    pub review: Review,
    pub burst: Burst,
    pub limits: Limits,
    pub due: Due,
    /// The demo's customers can be written as.
    pub demo: bool,
    /// From which address the shop answers.
    pub shop_address: String,
    /// Signs what we call and vouches for who calls us.
    pub secret: Option<Secrets>,
    /// The same, from a file.
    pub secret_file: Option<SecretFile>,
    pub outside: Outside,
    pub log_format: LogFormat,
    /// Whether the texts of a run travel with its spans.
    pub trace_content: Content,
    /// Where a trace is looked at, with `{trace_id}` in its place.
    pub trace_viewer: Option<String>,
}

/// Other systems. Their addresses may hold a password.
#[derive(Debug, Clone, Default)]
pub struct Outside {
    /// `None`: mail goes into files.
    pub smtp: Option<smtp::Server>,
    /// Trusted besides the public authorities.
    pub smtp_root: Option<smtp::RootCertificate>,
    /// Mail in the clear to another machine is refused unless this is set.
    pub allow_plain_smtp: bool,
    /// `Some`: the CRM carries out the actions, and sends the mail where no mail server is named.
    pub crm: Option<Target>,
    pub webhook: Option<Target>,
    /// How far calls to these two may go.
    pub reach: Reach,
}

#[derive(Debug, Clone)]
pub struct Jobs {
    /// Of jobs and effects; renewed at a quarter of it.
    pub lease: Duration,
    pub concurrency: usize,
    pub max_attempts: i64,
    pub max_deferrals: i64,
    pub backoff: Duration,
    /// More waiting jobs of one source are answered 429.
    pub max_waiting: i64,
}

#[derive(Debug, Clone)]
pub struct Review {
    pub undo: Duration,
    pub claim: Duration,
    pub expiry: Duration,
    /// Minor units; above it a lead decides.
    pub lead_above: i64,
}

#[derive(Debug, Clone)]
pub struct Burst {
    pub idle: Duration,
    pub longest: Duration,
}

/// How many jobs may start per minute; `None`: off.
#[derive(Debug, Clone)]
pub struct Limits {
    pub source: Option<Rate>,
    pub customer: Option<Rate>,
    pub global: Option<Rate>,
}

/// So many in each stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    pub count: u32,
    pub per: Duration,
}

/// How long a mail may wait, by urgency.
#[derive(Debug, Clone)]
pub struct Due {
    pub urgent: Duration,
    pub high: Duration,
    pub normal: Duration,
    pub low: Duration,
}

/// Secrets that were read from a file at the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecretFile {
    pub file: PathBuf,
    pub secrets: Secrets,
}

/// A value that never reaches a log, a trace or an error.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(secret)")
    }
}

impl Default for Settings {
    fn default() -> Self {
        let (minute, hour) = (60, 3600);
        Self {
            database_url: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            data_dir: PathBuf::from("countersign-data"),
            public_url: None,
            allow_plain_http: false,
            log: "info".to_owned(),
            engine: "offline".to_owned(),
            policy: Policy::default(),
            jobs: Jobs {
                lease: Duration::from_secs(minute),
                concurrency: 4,
                max_attempts: 3,
                max_deferrals: 20,
                backoff: Duration::from_secs(1),
                max_waiting: 10_000,
            },
            review: Review {
                undo: Duration::from_secs(15),
                claim: Duration::from_secs(3 * minute),
                expiry: Duration::from_secs(24 * hour),
                lead_above: 50_000,
            },
            burst: Burst { idle: Duration::from_secs(20), longest: Duration::from_secs(2 * minute) },
            limits: Limits {
                source: Some(Rate { count: 100, per: Duration::from_secs(minute) }),
                customer: Some(Rate { count: 10, per: Duration::from_secs(minute) }),
                global: None,
            },
            due: Due {
                urgent: Duration::from_secs(hour),
                high: Duration::from_secs(4 * hour),
                normal: Duration::from_secs(24 * hour),
                low: Duration::from_secs(72 * hour),
            },
            demo: false,
            shop_address: "service@strideway.example".to_owned(),
            secret: None,
            secret_file: None,
            outside: Outside::default(),
            log_format: LogFormat::default(),
            trace_content: Content::default(),
            trace_viewer: None,
        }
    }
}

impl Settings {
    /// Where the database is: the setting, else the file in the data folder.
    pub fn database(&self) -> Secret {
        self.database_url
            .clone()
            .unwrap_or_else(|| Secret(format!("sqlite:{}", self.data_dir.join("countersign.db").display())))
    }

    /// From the setting or from its file.
    pub fn secrets(&self) -> Option<&Secrets> {
        self.secret.as_ref().or(self.secret_file.as_ref().map(|file| &file.secrets))
    }

    /// Where people reach it, without a slash at the end.
    pub fn public_url(&self) -> String {
        self.public_url
            .clone()
            .unwrap_or_else(|| format!("http://{}", self.listen))
            .trim_end_matches('/')
            .to_owned()
    }

    /// Whether browsers come over TLS: then cookies carry `Secure` and the `__Host-` prefix can be kept everywhere.
    pub fn is_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }
}
