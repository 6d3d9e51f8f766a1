//! The command line: what each command takes, and what it says. Answers go to standard output, logs to standard error.

mod admin;
mod demo;
mod doctor;
mod eval;
mod leave;
mod replay;
mod run;
mod teller;

use clap::{Args, Parser, Subcommand, ValueEnum};
use countersign::config::{ConfigError, Flags};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Human-in-the-loop e-mail triage: drafts that a person countersigns.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Everything in one process on SQLite, with the demo shop and its mails arriving; mail goes into files.
    Demo(demo::Demo),
    /// The HTTP service, with workers inside.
    Serve {
        #[command(flatten)]
        shared: Shared,
        /// Where to listen (`127.0.0.1:8080`).
        #[arg(long)]
        listen: Option<String>,
        /// Leave the jobs to `countersign worker`.
        #[arg(long)]
        no_worker: bool,
    },
    /// Workers alone; any number of them, on PostgreSQL.
    Worker {
        #[command(flatten)]
        shared: Shared,
    },
    /// Brings the database's schema up to date.
    Migrate {
        #[command(flatten)]
        shared: Shared,
    },
    /// What is configured, reachable and wrong, in plain words; exit code 1 where something is wrong.
    Doctor {
        #[command(flatten)]
        shared: Shared,
        /// Print the answer as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Keys for programs.
    Keys {
        #[command(subcommand)]
        command: KeysCommand,
    },
    /// People of the shop.
    Users {
        #[command(subcommand)]
        command: UsersCommand,
    },
    /// The agent's graph as Mermaid.
    Graph,
    /// Runs a job again from its journal, without shop or model; exit code 1, and the first difference, where it does
    /// not come out the same.
    Replay {
        #[command(flatten)]
        shared: Shared,
        /// The job's id (`job_...`).
        job: String,
        /// Print the answer as JSON.
        #[arg(long)]
        json: bool,
    },
    /// The API's description: OpenAPI 3.1 as JSON.
    Openapi,
    /// The record of who did what.
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Offline evaluation on labelled mails.
    Eval {
        #[command(subcommand)]
        command: eval::EvalCommand,
    },
}

#[derive(Debug, Subcommand)]
enum KeysCommand {
    /// Prints the new key's secret once, alone on standard output.
    Create {
        #[command(flatten)]
        shared: Shared,
        #[arg(long, value_enum)]
        scope: Scope,
        /// Of an ingest key: whose mails it posts. A new key of the same source keeps its duplicates.
        #[arg(long, default_value = countersign::staff::DEFAULT_SOURCE)]
        source: String,
        /// Of a review key: the person it acts as.
        #[arg(long = "as", value_name = "EMAIL")]
        acts_as: Option<String>,
    },
    /// Every key, one a line: id, scope, whose, and when it was last used or revoked. Never a secret.
    List {
        #[command(flatten)]
        shared: Shared,
    },
    /// A key that opens nothing from now on.
    Revoke {
        #[command(flatten)]
        shared: Shared,
        /// Its id, the beginning of its id, or the key itself.
        key: String,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Scope {
    Ingest,
    Review,
    Admin,
}

#[derive(Debug, Subcommand)]
enum UsersCommand {
    /// Adds a person and prints their one-time sign-in link.
    Add {
        #[command(flatten)]
        shared: Shared,
        email: String,
        #[arg(long, value_enum)]
        role: RoleArg,
    },
    /// Everybody, one a line: address, role, and since when they are disabled.
    List {
        #[command(flatten)]
        shared: Shared,
    },
    /// From now on their sessions, links and keys open nothing; what they did stays under their name.
    Disable {
        #[command(flatten)]
        shared: Shared,
        email: String,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RoleArg {
    Agent,
    Lead,
    Admin,
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    /// Checks the chain; exit code 1 where a past row was changed.
    Verify {
        #[command(flatten)]
        shared: Shared,
    },
}

/// What every command takes that needs the database. What is said here wins over variables and the file.
#[derive(Debug, Clone, Default, Args)]
struct Shared {
    /// SQLite or PostgreSQL (`sqlite:PATH`, `postgres://...`). A password is better kept in COUNTERSIGN_DATABASE_URL.
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
    /// Where the database and files are (`./countersign-data`).
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// How browsers reach the service, for the links that are printed (`https://desk.shop.example`).
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// What is logged: `error`, `warn`, `info`, `debug`, `trace`, or a list such as `warn,countersign=debug`.
    #[arg(long, value_name = "LEVELS")]
    log: Option<String>,
}

impl Shared {
    fn flags(&self) -> Flags {
        Flags {
            database_url: self.database_url.clone(),
            data_dir: self.data_dir.as_ref().map(|dir| dir.display().to_string()),
            public_url: self.public_url.clone(),
            log: self.log.clone(),
            ..Flags::default()
        }
    }
}

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    #[error("{0}")]
    Config(#[from] ConfigError),
    /// Wrong use: what was asked makes no sense.
    #[error("{0}")]
    Usage(String),
    #[error("{0:#}")]
    Failed(#[from] anyhow::Error),
}

impl CliError {
    /// 1: the answer is no; 2: wrong use.
    pub fn code(&self) -> u8 {
        match self {
            Self::Config(_) | Self::Usage(_) => 2,
            Self::Failed(_) => 1,
        }
    }
}

/// Runs one command to its end.
///
/// # Errors
/// [`CliError`], in words for whoever typed it.
pub fn run(cli: Cli) -> Result<ExitCode, CliError> {
    match cli.command {
        Command::Demo(demo) => demo::run(&demo),
        Command::Serve { shared, listen, no_worker } => {
            run::serve(Flags { listen, ..shared.flags() }, !no_worker)
        }
        Command::Worker { shared } => run::worker(shared.flags()),
        Command::Migrate { shared } => admin::migrate(shared.flags()),
        Command::Doctor { shared, json } => doctor::run(&shared.flags(), json),
        Command::Keys { command } => keys(command),
        Command::Users { command } => users(command),
        Command::Graph => say(&agent::graph::mermaid()),
        Command::Replay { shared, job, json } => replay::run(&shared.flags(), job, json),
        Command::Openapi => {
            say(&countersign::http::openapi().to_pretty_json().map_err(anyhow::Error::from)?)
        }
        Command::Audit { command: AuditCommand::Verify { shared } } => admin::verify_audit(shared.flags()),
        Command::Eval { command } => eval::run(command),
    }
}

fn keys(command: KeysCommand) -> Result<ExitCode, CliError> {
    match command {
        KeysCommand::Create { shared, scope, source, acts_as } => {
            admin::create_key(shared.flags(), admin::purpose(scope, source, acts_as)?)
        }
        KeysCommand::List { shared } => leave::keys(&shared.flags()),
        KeysCommand::Revoke { shared, key } => leave::revoke_key(&shared.flags(), &key),
    }
}

fn users(command: UsersCommand) -> Result<ExitCode, CliError> {
    match command {
        UsersCommand::Add { shared, email, role } => admin::add_user(shared.flags(), &email, role),
        UsersCommand::List { shared } => leave::users(&shared.flags()),
        UsersCommand::Disable { shared, email } => leave::disable_user(&shared.flags(), &email),
    }
}

/// An answer, alone on standard output.
fn say(text: &str) -> Result<ExitCode, CliError> {
    // A reader that went away (`| head`) is no failure of the command.
    writeln!(std::io::stdout(), "{text}").ok();
    Ok(ExitCode::SUCCESS)
}

/// Why it did not work, on standard error.
pub fn complain(error: &CliError) {
    writeln!(std::io::stderr(), "countersign: {error}").ok();
}
