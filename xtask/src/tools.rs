//! Cargo subcommands that look at our dependencies. CI installs them; elsewhere they run where they are installed.

use crate::program::{Result, ask, cargo, run};
use crate::steps::{Context, Done, target_folder};

struct Tool {
    /// As cargo calls it (`cargo deny`).
    subcommand: &'static str,
    package: &'static str,
    version: &'static str,
}

const DENY: Tool = Tool { subcommand: "deny", package: "cargo-deny", version: "0.20.2" };
const MACHETE: Tool = Tool { subcommand: "machete", package: "cargo-machete", version: "0.9.2" };

/// Licences, bans and sources. Advisories need a download from a code host: `cargo deny check advisories` by hand.
pub fn deny(context: &Context) -> Result<Done> {
    with(&DENY, context, &["deny", "--locked", "check", "bans", "licenses", "sources"])
}

pub fn unused(context: &Context) -> Result<Done> {
    with(&MACHETE, context, &["machete"])
}

fn with(tool: &Tool, context: &Context, args: &[&str]) -> Result<Done> {
    if !is_there(tool) {
        if !context.is_ci {
            return Ok(Done::Without(format!(
                "{} is not installed: {}",
                tool.package,
                command(tool).join(" ")
            )));
        }
        install(tool)?;
    }
    run(cargo().args(args))?;
    Ok(Done::Whole)
}

fn is_there(tool: &Tool) -> bool {
    ask(cargo().args([tool.subcommand, "--version"])).is_ok()
}

fn command(tool: &Tool) -> Vec<String> {
    let spec = format!("{}@{}", tool.package, tool.version);
    ["cargo", "install", "--locked", &spec].map(str::to_owned).into()
}

/// Unoptimised: it is used once, and compiles in half the time.
fn install(tool: &Tool) -> Result<()> {
    println!("{} is missing: installing it", tool.package);
    let folder = target_folder()?.join("tools");
    run(cargo().args(&command(tool)[1..]).args(["--debug", "--target-dir"]).arg(folder))
}
