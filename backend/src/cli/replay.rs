//! `countersign replay JOB`: the same bytes again, or the first difference.

use super::run::{load, open, runtime};
use super::{CliError, say};
use api::{JobId, ReplayView};
use countersign::config::Flags;
use countersign::jobs::{self, Replay, ReplayError};
use serde_json::{Value, json};
use std::process::ExitCode;

/// Exit code 0: the same. 1: something differs. 2: there is nothing to replay under this name.
pub fn run(flags: &Flags, job: String, as_json: bool) -> Result<ExitCode, CliError> {
    let job = JobId::parse(job).map_err(|error| CliError::Usage(error.to_string()))?;
    let settings = load(flags)?.settings;
    let found = runtime()?.block_on(async {
        let db = open(&settings).await?;
        let found = jobs::replay(&db, &job).await;
        db.close().await;
        found.map_err(CliError::from)
    })?;
    let code = ExitCode::from(u8::from(matches!(found, Replay::Differs(_))));
    say(&if as_json { machine(&job, found).to_string() } else { words(&job, &found) })?;
    Ok(code)
}

impl From<ReplayError> for CliError {
    fn from(error: ReplayError) -> Self {
        match error {
            ReplayError::NoJob(_) | ReplayError::NeverRan(_) => Self::Usage(error.to_string()),
            ReplayError::Unfit(_) | ReplayError::Store(_) => Self::Failed(error.into()),
        }
    }
}

fn words(job: &JobId, found: &Replay) -> String {
    match found {
        Replay::Same { steps, bytes } => {
            format!("{job}: the same. {steps} steps, and a draft of {bytes} bytes.")
        }
        Replay::SoFar { steps } => {
            format!("{job}: the same as far as it came. {steps} steps; the run did not end.")
        }
        Replay::Differs(difference) => {
            let node = &difference.node;
            let again = if difference.visit > 0 {
                format!(", visit {}", difference.visit + 1)
            } else {
                String::new()
            };
            let (then, now) = (shown(difference.recorded.as_ref()), shown(difference.now.as_ref()));
            format!(
                "{job}: differs at `{node}`{again}, {}\n  recorded: {then}\n  now:      {now}",
                difference.field
            )
        }
    }
}

fn shown(value: Option<&Value>) -> String {
    value.map_or_else(|| "(nothing)".to_owned(), Value::to_string)
}

fn machine(job: &JobId, found: Replay) -> Value {
    json!({ "job": job, "replay": ReplayView::from(found) })
}
