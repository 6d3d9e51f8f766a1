//! A sweep goes over many rows: one that fails is told and left for the next round, and holds up none of the others.

/// What became of one row of the sweep `sweep`; `None`: it failed, which is logged here with its id.
pub fn or_leave<T>(swept: sqlx::Result<T>, sweep: &'static str, id: &str) -> Option<T> {
    let tell = |error: &sqlx::Error| {
        tracing::error!(%error, sweep, row = id, "a row could not be swept: the others go on, it is tried again");
    };
    swept.inspect_err(tell).ok()
}
