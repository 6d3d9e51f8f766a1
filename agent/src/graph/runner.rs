//! Walks the graph: step by step, each edge held against the table, each visit with its time-out and its retries.

use super::answers::{Answers, Heard};
use super::ctx::{Source, json};
use super::watch::{failed, node_span};
use super::{
    Class, Ctx, Entry, Gathered, Journal, Node, NodeError, Output, Run, RunError, Step, View, Watch, allows,
    begin, next, restore, start, visit,
};
use crate::case::Task;
use crate::draft::Proposal;
use crate::engine::Engine;
use crate::policy::Policy;
use crate::world::{Clock, World};
use api::Time;
use std::time::Duration;
use tracing::Instrument;

/// More steps than any mail needs: the cap of all loops together.
const STEPS_MAX: u32 = 40;

/// Everything a run may reach outside itself.
#[derive(Clone, Copy)]
pub struct Doors<'a> {
    pub world: &'a dyn World,
    pub engine: &'a dyn Engine,
    pub clock: &'a dyn Clock,
    pub journal: &'a dyn Journal,
    pub watch: &'a dyn Watch,
}

/// Runs a task to its proposal, going on from what is recorded: finished steps are not run again, answered questions
/// not asked again. Entries recorded for another task (a mail has joined the job since) are left aside, and so are
/// those that this program cannot read: an older one wrote them, and the run starts anew.
///
/// On return every step is in the journal.
/// # Errors
/// [`RunError`], typed: worth another attempt, final, or the lease is lost.
pub async fn run(
    task: &Task,
    policy: &Policy,
    doors: Doors<'_>,
    recorded: Vec<Entry>,
) -> Result<Proposal, RunError> {
    let at_start = |error: NodeError| RunError::at(Node::Recall, &error);
    let recorded = begin(task, policy, doors, recorded).await.map_err(at_start)?;
    let is_fresh = recorded.is_empty();
    match go_on(task, policy, doors, recorded).await {
        Err(error) if error.class() == Class::JournalUnfit && !is_fresh => {
            start(task, policy, doors).await.map_err(at_start)?;
            go_on(task, policy, doors, Vec::new()).await
        }
        ended => ended,
    }
}

async fn go_on(
    task: &Task,
    policy: &Policy,
    doors: Doors<'_>,
    recorded: Vec<Entry>,
) -> Result<Proposal, RunError> {
    let (run, answers) =
        restore(task, policy, recorded).map_err(|error| RunError::at(Node::Recall, &error))?;
    let walk =
        Walk { task, policy, engine: doors.engine.name(), source: Source::Doors(doors), answers: &answers };
    walk.to_the_end(run).await
}

/// One run on its way.
pub(super) struct Walk<'a> {
    pub task: &'a Task,
    pub policy: &'a Policy,
    pub engine: &'a str,
    pub source: Source<'a>,
    pub answers: &'a Answers,
}

impl Walk<'_> {
    pub async fn to_the_end(&self, mut run: Run) -> Result<Proposal, RunError> {
        for _ in 0..STEPS_MAX {
            let node = run.step.node();
            if let (Step::Done(_), Some(proposal)) = (run.step, run.gathered.propose.take()) {
                self.flush().await.map_err(|error| RunError::at(node, &error))?;
                return Ok(*proposal);
            }
            run = self.step(run).await.map_err(|error| RunError::at(node, &error))?;
        }
        Err(RunError::at(run.step.node(), &NodeError::LoopCap(STEPS_MAX)))
    }

    /// Runs the next node and writes what came out.
    async fn step(&self, mut run: Run) -> Result<Run, NodeError> {
        let node = run.step.node();
        let visit = visits(&run.gathered, node);
        let (started_at, begun) = self.clock();
        let span = node_span(node, visit, run.gathered.path.last().copied());
        let output = self.watched(&run, visit).instrument(span).await?;
        let step = next(&output, &self.view(&run.gathered));
        if !allows(node, step.node()) {
            return Err(NodeError::NoEdge(step.node()));
        }
        let ms = (self.clock().1.saturating_sub(begun)).as_secs_f64() * 1000.0;
        let (name, to) = (node.as_str().to_owned(), step.node().as_str().to_owned());
        let entry = Entry::Step { node: name, visit, started_at, ms, output: json(&output)?, next: to };
        self.answers.wait_for_company(entry);
        run.gathered.add(output);
        run.step = step;
        Ok(run)
    }

    /// The node inside its span.
    async fn watched(&self, run: &Run, visit: u32) -> Result<Output, NodeError> {
        let Source::Doors(doors) = self.source else { return self.attempts(run, visit).await };
        doors.watch.reached(run.step.node());
        let ended = self.attempts(run, visit).await;
        match &ended {
            Ok(output) => doors.watch.ended(&json(output)?),
            Err(error) => failed(&tracing::Span::current(), error),
        }
        ended
    }

    /// The node, and again where its failure may pass; what it has heard before is not asked again.
    async fn attempts(&self, run: &Run, visit: u32) -> Result<Output, NodeError> {
        let mut left = run.step.node().retries();
        loop {
            match self.attempt(run, visit).await {
                Err(error) if error.is_passing() && left > 0 => left -= 1,
                ended => return ended,
            }
        }
    }

    async fn attempt(&self, run: &Run, number: u32) -> Result<Output, NodeError> {
        let (node, source, answers) = (run.step.node(), self.source, self.answers);
        let ctx = Ctx { node, visit: number, source, answers, heard: Heard::default() };
        let seconds = self.policy.node_timeout_s;
        let visited = visit(run.step, self.view(&run.gathered), &ctx);
        match tokio::time::timeout(Duration::from_secs(seconds), visited).await {
            Ok(ended) => ended,
            Err(_elapsed) => Err(NodeError::Timeout(seconds)),
        }
    }

    fn view<'v>(&'v self, gathered: &'v Gathered) -> View<'v> {
        View { task: self.task, policy: self.policy, engine: self.engine, gathered }
    }

    /// When it is, for the journal's times alone; a replay has no clock and needs none.
    fn clock(&self) -> (Time, Duration) {
        match self.source {
            Source::Doors(doors) => (doors.clock.now(), doors.clock.monotonic()),
            Source::Journal(_) => (Time::UNIX_EPOCH, Duration::ZERO),
        }
    }

    async fn flush(&self) -> Result<(), NodeError> {
        match self.source {
            Source::Doors(doors) => Ok(self.answers.flush(doors.journal).await?),
            Source::Journal(_) => Ok(()),
        }
    }
}

/// How often this node has run before, from 0.
fn visits(gathered: &Gathered, node: Node) -> u32 {
    let times = gathered.path.iter().filter(|visited| **visited == node).count();
    u32::try_from(times).unwrap_or(u32::MAX)
}
