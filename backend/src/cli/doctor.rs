//! `countersign doctor`: what is configured, reachable and wrong.

use super::run::runtime;
use super::{CliError, say};
use anyhow::Context;
use countersign::clock::SystemClock;
use countersign::config::{self, ConfigError, Flags};
use countersign::doctor::{Finding, Report, examine};
use std::process::ExitCode;

/// Exit code 0: fine. 1: something is wrong.
pub fn run(flags: &Flags, as_json: bool) -> Result<ExitCode, CliError> {
    let folder = std::env::current_dir().context("the working directory cannot be read")?;
    let env = |name: &str| std::env::var(name).ok();
    let report = match config::load(flags, &env, &folder) {
        Ok(loaded) => runtime()?.block_on(examine(&loaded, &SystemClock::new(), &env)),
        Err(wrong) => unreadable(&wrong),
    };
    say(&match as_json {
        true => serde_json::to_string_pretty(&report).context("the report")?,
        false => report.to_string(),
    })?;
    Ok(ExitCode::from(u8::from(!report.is_fine())))
}

/// Nothing else can be looked at before the settings are understood.
fn unreadable(wrong: &ConfigError) -> Report {
    let advice = "correct it where it stands, then ask again";
    let findings = wrong.0.iter().map(|wrong| Finding::wrong("settings", wrong.to_string(), advice));
    Report { settings: Vec::new(), findings: findings.collect() }
}
