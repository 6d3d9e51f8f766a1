//! The program `countersign`: one binary, a command for each thing a person does with it.

mod cli;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match cli::run(cli) {
        Ok(code) => code,
        Err(error) => {
            cli::complain(&error);
            ExitCode::from(error.code())
        }
    }
}
