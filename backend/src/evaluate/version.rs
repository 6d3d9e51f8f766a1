//! Which program with which settings plays: results of another one are results of something else.

use crate::config::Settings;
use crate::ids::sha256_hex;
use std::time::UNIX_EPOCH;

/// The release, and a mark that changes with every build and every setting. The mark is a hash: it tells nothing of what
/// the settings hold.
pub fn of(settings: &Settings) -> String {
    let mark = sha256_hex(format!("{} {settings:?}", build()));
    format!("{}+{}", env!("CARGO_PKG_VERSION"), &mark[..12])
}

/// Length and time of the program's file: a build that differs has another.
fn build() -> String {
    let file = std::env::current_exe().and_then(|path| path.metadata());
    let told = file.and_then(|file| Ok((file.len(), file.modified()?)));
    match told {
        Ok((bytes, at)) => {
            format!("{bytes} {}", at.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos())
        }
        Err(error) => format!("unknown: {error}"),
    }
}
