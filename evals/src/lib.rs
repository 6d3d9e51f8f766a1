//! The evaluation room: labelled mails through the real service, human step included, and what came out as figures.
//! Knows only `api` and a [`Stage`] (start a service with this world and clock; read its final state), which `main`
//! hands it. Does not know SQL, the agent or HTTP.
//! Invariant: what is measured went through ingest, graph and decision like any mail.

mod compare;
#[cfg(test)]
mod example;
mod interval;
mod mask;
mod play;
mod post;
mod report;
mod reviewer;
mod run;
mod score;
mod stage;
mod stopwatch;
mod suite;
mod world;

pub use compare::{
    BaselineError, Change, CompareError, Comparison, Moved, compare, compare_published, keep, published_table,
};
pub use mask::{Known, Mask};
pub use post::{Post, PostError, RawMail};
pub use report::{Metric, Report, Topics};
pub use reviewer::{Reviewer, Scripted};
pub use run::{Began, EvalError, Note, Options, Plan, Progress, run};
pub use stage::{SentMail, Stage, StageError, StageFactory};
pub use suite::SuiteError;
pub use world::{Remembered, Row, Scene, SetError, Tables};
