//! The steps, in the order that fails early: what is cheap and often wrong comes first.
//!
//! All share one target folder and the dev profile. `SKIP_UI` is set for clippy alone: cargo keeps clippy's build
//! scripts apart from those of builds, so the screen that the tests embed is built once and stays.

use crate::postgres;
use crate::program::{Result, ask, cargo, run};
use crate::{api, eval, links, machine, tools, walls};
use std::process::Command;

/// What was asked, and where.
pub struct Context {
    pub is_ci: bool,
    /// For the test runner, or names of suites.
    pub runner_args: Vec<String>,
}

/// How a step that did not fail ended.
pub enum Done {
    Whole,
    /// Something was left out, and why.
    Without(String),
}

pub struct Step {
    pub name: &'static str,
    pub run: fn(&Context) -> Result<Done>,
}

const WASM: &str = "wasm32-unknown-unknown";

const FMT: Step = Step { name: "format", run: format };
const LINKS: Step = Step { name: "links", run: links::check };
const LINT: Step = Step { name: "lint", run: lint };
const LINT_SCREEN: Step = Step { name: "lint screen", run: lint_screen };
const WALLS: Step = Step { name: "walls", run: walls::check };
const MACHINE: Step = Step { name: "machine", run: machine::prepare };
const COMPILER: Step = Step { name: "compiler", run: machine::prepare_compiler };
const UNIT: Step = Step { name: "tests", run: tests };
const BUILD: Step = Step { name: "build", run: api::build };
const API: Step = Step { name: "api", run: api::check };
const GATE: Step = Step { name: "gate", run: eval::gate };
const BUILD_SERVICE: Step = Step { name: "build", run: eval::build };
const EVAL: Step = Step { name: "evaluation", run: eval::ask };
const PICTURES: Step = Step { name: "pictures", run: pictures };
const DOC_TESTS: Step = Step { name: "doc tests", run: doc_tests };
const DOCS: Step = Step { name: "docs", run: docs };
const DENY: Step = Step { name: "dependencies", run: tools::deny };
const UNUSED: Step = Step { name: "unused", run: tools::unused };

/// The steps of a command; `None`: there is no such command.
pub fn of(command: &str) -> Option<&'static [Step]> {
    match command {
        "test" => Some(&[
            COMPILER,
            FMT,
            MACHINE,
            WALLS,
            LINKS,
            LINT_SCREEN,
            LINT,
            UNIT,
            API,
            GATE,
            DOC_TESTS,
            DOCS,
            DENY,
            UNUSED,
        ]),
        "fmt" => Some(&[COMPILER, FMT]),
        "lint" => Some(&[COMPILER, WALLS, LINKS, LINT_SCREEN, LINT]),
        "unit" => Some(&[COMPILER, MACHINE, UNIT]),
        "api" => Some(&[COMPILER, MACHINE, BUILD, API]),
        "eval" => Some(&[COMPILER, BUILD_SERVICE, EVAL]),
        "pictures" => Some(&[COMPILER, MACHINE, PICTURES]),
        "docs" => Some(&[COMPILER, LINKS, DOCS]),
        "deps" => Some(&[DENY, UNUSED]),
        _ => None,
    }
}

fn format(_: &Context) -> Result<Done> {
    run(cargo().args(["fmt", "--all", "--check"]))?;
    Ok(Done::Whole)
}

fn lint(_: &Context) -> Result<Done> {
    let mut clippy = cargo();
    clippy.args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]);
    run(clippy.env("SKIP_UI", "1"))?;
    Ok(Done::Whole)
}

/// In the folder and profile of the screen's own build, which then has its macros compiled already.
fn lint_screen(_: &Context) -> Result<Done> {
    let mut clippy = cargo();
    clippy.args(["clippy", "-p", "review-ui", "--locked", "--target", WASM, "--profile", "ui-dev"]);
    clippy.arg("--target-dir").arg(target_folder()?.join("ui-wasm"));
    run(clippy.args(["--", "-D", "warnings"]))?;
    Ok(Done::Whole)
}

/// Where cargo builds, whatever environment and configuration say.
pub fn target_folder() -> Result<std::path::PathBuf> {
    let told = ask(cargo().args(["metadata", "--format-version", "1", "--no-deps", "--locked"]))?;
    let (_, rest) =
        told.split_once("\"target_directory\":\"").ok_or("cargo does not tell its target folder")?;
    let (folder, _) = rest.split_once('"').ok_or("cargo does not tell its target folder")?;
    Ok(folder.into())
}

fn tests(context: &Context) -> Result<Done> {
    let postgres = postgres::for_tests()?;
    let mut runner = test_runner(context);
    match &postgres {
        Some(postgres) => runner.env("TEST_POSTGRES_URL", postgres.url()).env("REQUIRE_POSTGRES", "1"),
        None => runner.env_remove("REQUIRE_POSTGRES"),
    };
    if context.is_ci || machine::has_browser() {
        runner.env("REQUIRE_BROWSER", "1");
    }
    run(&mut runner)?;
    Ok(if postgres.is_some() { Done::Whole } else { Done::Without("the tests on PostgreSQL".to_owned()) })
}

/// `nextest` where it is installed; cargo's own runner does as well.
fn test_runner(context: &Context) -> Command {
    let mut runner = cargo();
    match (has_nextest(), context.is_ci) {
        (true, true) => runner.args(["nextest", "run", "--locked", "--profile", "ci"]),
        (true, false) => runner.args(["nextest", "run", "--locked"]),
        (false, _) => runner.args(["test", "--all-targets", "--locked"]),
    };
    if !context.runner_args.iter().any(|arg| arg.starts_with("-p") || arg.starts_with("--package")) {
        runner.arg("--workspace");
    }
    runner.args(&context.runner_args);
    runner
}

/// A test that is left out of every other run: it looks at the screen and writes what it sees.
fn pictures(_: &Context) -> Result<Done> {
    let mut test = cargo();
    test.args(["test", "-p", "countersign", "--test", "browser", "--locked", "--", "--ignored", "--exact"]);
    run(test.arg("pictures::the_pictures_of_the_documents").env("REQUIRE_BROWSER", "1"))?;
    Ok(Done::Whole)
}

fn has_nextest() -> bool {
    ask(cargo().args(["nextest", "--version"])).is_ok()
}

fn doc_tests(_: &Context) -> Result<Done> {
    run(cargo().args(["test", "--workspace", "--doc", "--locked"]))?;
    Ok(Done::Whole)
}

fn docs(_: &Context) -> Result<Done> {
    let mut doc = cargo();
    doc.args(["doc", "--workspace", "--no-deps", "--locked"]).env("RUSTDOCFLAGS", "-D warnings");
    run(&mut doc)?;
    Ok(Done::Whole)
}
