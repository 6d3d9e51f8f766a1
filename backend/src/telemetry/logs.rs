//! Log lines: to standard error, for people on a terminal, as JSON elsewhere; each with the trace that it belongs to.

use super::line::{Human, Json};
use std::io::IsTerminal;
use tracing::Subscriber;
use tracing_subscriber::filter::{Directive, EnvFilter, LevelFilter, ParseError};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::{Layer, fmt};

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LogFormat {
    /// For people on a terminal, else JSON.
    #[default]
    Auto,
    Human,
    Json,
}

impl LogFormat {
    fn is_json(self) -> bool {
        match self {
            Self::Auto => !std::io::stderr().is_terminal(),
            Self::Human => false,
            Self::Json => true,
        }
    }
}

/// What `COUNTERSIGN_LOG` means: `info`, or `warn,countersign=debug`.
///
/// # Errors
/// When it is no such list.
pub(super) fn filter(text: &str) -> Result<EnvFilter, ParseError> {
    let filter = EnvFilter::builder().with_default_directive(LevelFilter::INFO.into()).parse(text)?;
    Ok(QUIET
        .into_iter()
        .filter_map(|words| words.parse::<Directive>().ok())
        .fold(filter, EnvFilter::add_directive))
}

/// The exporter reports a dead collector once (see `exporter`), the first would say it with every batch; the second tells
/// at every start that a table exists.
const QUIET: [&str; 2] = ["opentelemetry=off", "sqlx::postgres::notice=warn"];

pub(super) fn layer<S>(format: LogFormat) -> Box<dyn Layer<S> + Send + Sync>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    let lines = fmt::layer().with_writer(std::io::stderr);
    if format.is_json() {
        lines.event_format(Json).boxed()
    } else {
        lines.with_ansi(std::io::stderr().is_terminal()).event_format(Human).boxed()
    }
}

/// Whether `COUNTERSIGN_LOG` may say this.
pub fn is_filter(text: &str) -> bool {
    filter(text).is_ok()
}
