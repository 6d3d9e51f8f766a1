//! Development commands. `cargo xtask test` is what CI runs and all that a person has to know.
//! Knows cargo, rustup, Debian's packages and PostgreSQL's programs; has no dependencies, so that it is built first
//! and everywhere.
#![expect(clippy::print_stdout, reason = "a command talks to the person who typed it")]

mod api;
mod eval;
mod links;
mod machine;
mod postgres;
mod program;
mod protocol;
mod steps;
mod tools;
mod walls;

use protocol::Protocol;
use std::env;
use std::process::ExitCode;
use steps::{Context, Step};

const USAGE: &str = "\
cargo xtask test           everything, as in CI: installs what is missing and says so
cargo xtask fmt            the formatting
cargo xtask lint           clippy for the service and the screen, the walls between the rooms, the links of the documents
cargo xtask unit [ARGS]    the tests, with a throw-away PostgreSQL; ARGS go to the test runner
cargo xtask api            the API against its description, and a client generated from it
cargo xtask eval [SUITE]   the labelled mails against the baseline; --baseline writes it anew
cargo xtask pictures       the pictures of the documents, from the screen as it is (docs/images)
cargo xtask docs           the API docs, without warnings
cargo xtask deps           licences, bans, sources and unused dependencies
";

fn main() -> ExitCode {
    let mut words = env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let Some(steps) = steps::of(&command) else {
        println!("{USAGE}");
        return ExitCode::from(2);
    };
    run(steps, &Context { is_ci: is_ci(), runner_args: words.collect() })
}

/// All of them in CI, where one run should tell everything; elsewhere up to the first that fails.
fn run(steps: &[Step], context: &Context) -> ExitCode {
    let mut protocol = Protocol::begin(context.is_ci);
    for step in steps {
        if protocol.has_failed() && !context.is_ci {
            protocol.leave_out(step.name);
        } else {
            protocol.run(step, context);
        }
    }
    protocol.close()
}

fn is_ci() -> bool {
    env::var("CI").is_ok_and(|value| !["", "0", "false"].contains(&value.as_str()))
}
