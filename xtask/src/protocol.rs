//! What was done: a line before and after each step, and a summary at the end.

use crate::program::Result;
use crate::steps::{Context, Done, Step};
use std::process::ExitCode;
use std::time::{Duration, Instant};

enum Verdict {
    Passed,
    Failed(String),
    Skipped(String),
}

pub struct Protocol {
    is_ci: bool,
    began: Instant,
    lines: Vec<(&'static str, Duration, Verdict)>,
}

impl Protocol {
    pub fn begin(is_ci: bool) -> Self {
        Self { is_ci, began: now(), lines: Vec::new() }
    }

    pub fn run(&mut self, step: &Step, context: &Context) {
        println!("\n━━ {} ━━", step.name);
        let began = now();
        let verdict = self.judge((step.run)(context));
        let took = began.elapsed();
        println!("━━ {}: {} in {}", step.name, word(&verdict), human(took));
        self.lines.push((step.name, took, verdict));
    }

    /// A step that comes after a failure.
    pub fn leave_out(&mut self, name: &'static str) {
        self.lines.push((name, Duration::ZERO, Verdict::Skipped("not run after the failure".to_owned())));
    }

    /// In CI nothing may be left out: a skip would hide what nobody else looks at.
    fn judge(&self, done: Result<Done>) -> Verdict {
        match done {
            Ok(Done::Whole) => Verdict::Passed,
            Ok(Done::Without(reason)) if self.is_ci => Verdict::Failed(format!("skipped in CI: {reason}")),
            Ok(Done::Without(reason)) => Verdict::Skipped(reason),
            Err(error) => Verdict::Failed(error),
        }
    }

    pub fn has_failed(&self) -> bool {
        self.lines.iter().any(|(_, _, verdict)| matches!(verdict, Verdict::Failed(_)))
    }

    /// Prints the summary.
    pub fn close(&self) -> ExitCode {
        println!("\n━━ summary ━━");
        for (name, took, verdict) in &self.lines {
            println!("{:<8} {:<14} {:>12}  {}", word(verdict), name, human(*took), reason(verdict));
        }
        println!("{} in {}", self.counts(), human(self.began.elapsed()));
        if self.has_failed() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }

    fn counts(&self) -> String {
        let count =
            |wanted: &str| self.lines.iter().filter(|(_, _, verdict)| word(verdict) == wanted).count();
        format!("{} steps passed, {} failed, {} skipped", count("passed"), count("FAILED"), count("skipped"))
    }
}

fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Passed => "passed",
        Verdict::Failed(_) => "FAILED",
        Verdict::Skipped(_) => "skipped",
    }
}

fn reason(verdict: &Verdict) -> &str {
    match verdict {
        Verdict::Passed => "",
        Verdict::Failed(reason) | Verdict::Skipped(reason) => reason,
    }
}

fn human(took: Duration) -> String {
    match took.as_secs() {
        0..60 => format!("{:.1} s", took.as_secs_f64()),
        seconds => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[expect(clippy::disallowed_methods, reason = "how long a step takes is about this machine")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn protocol(is_ci: bool, done: [Result<Done>; 3]) -> Protocol {
        let mut protocol = Protocol::begin(is_ci);
        for done in done {
            let verdict = protocol.judge(done);
            protocol.lines.push(("step", Duration::ZERO, verdict));
        }
        protocol
    }

    #[test]
    fn a_skip_is_a_failure_in_ci_and_only_there() {
        let done = || [Ok(Done::Whole), Ok(Done::Without("no browser".to_owned())), Ok(Done::Whole)];
        let (here, ci) = (protocol(false, done()), protocol(true, done()));
        assert_eq!(here.counts(), "2 steps passed, 0 failed, 1 skipped");
        assert_eq!(ci.counts(), "2 steps passed, 1 failed, 0 skipped");
        assert!(!here.has_failed() && ci.has_failed());
    }

    #[test]
    fn durations_read_as_a_person_writes_them() {
        assert_eq!(human(Duration::from_millis(1240)), "1.2 s");
        assert_eq!(human(Duration::from_secs(724)), "12 min 04 s");
    }
}
