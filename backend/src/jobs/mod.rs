//! The jobs room: our own `job` table is the truth, apalis runs the workers.
//!
//! A job may run twice; correctness never depends on it not doing so. Everything a run leaves behind is written in
//! one transaction that carries the lease (`where locked_by = ...`): a zombie changes nothing.
//! Does not know what a mail says or what an effect does.

mod claim;
mod control;
mod endpoint;
mod enqueue;
mod events;
mod fail;
mod finish;
mod journal;
mod lease;
mod node;
mod priority;
mod propose;
mod rate;
mod replay;
mod run;
mod sending;
mod spans;
mod task;
mod trace;
mod view;
mod worker;

pub use claim::{Claimed, bury_lapsed, claim};
pub use endpoint::router;
pub use enqueue::{New, Placed, Trace, cancel_queued, insert_parked, join_or_insert, start_now, waiting_of};
pub use finish::end_of_draft;
pub use journal::entries;
pub use priority::priority;
pub use replay::{Replay, ReplayError, replay};
pub use run::run;
pub use task::Input;
pub use view::{JobRow, find, of_case};
pub use worker::{bury, work};
