//! The API as its description tells it: asked by Schemathesis, and used by a client that was generated from it.
//! Both come from PyPI into a folder of their own.

use crate::machine;
use crate::program::{Result, cargo, root, run};
use crate::steps::{Context, Done, target_folder};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The programs of `backend/tests/api`, each handed the service's binary.
const PROGRAMS: [&str; 3] = ["examples.py", "client.py", "described.py"];

/// Where no test has built the service before.
pub fn build(_: &Context) -> Result<Done> {
    run(cargo().args(["build", "--locked", "-p", "countersign"]))?;
    Ok(Done::Whole)
}

/// With the binary that the tests have built: other features would compile half of everything again.
pub fn check(context: &Context) -> Result<Done> {
    if !machine::has_python() {
        return Ok(Done::Without("the API's description (python3-venv is missing)".to_owned()));
    }
    let target = target_folder()?;
    let python = match environment(&target.join("api-tests")) {
        Ok(python) => python,
        Err(error) if context.is_ci => return Err(error),
        Err(error) => return Ok(Done::Without(format!("the API's description: {error}"))),
    };
    for program in PROGRAMS {
        let mut command = Command::new(&python);
        command.arg(folder().join(program)).arg(target.join("debug/countersign"));
        run(command.env("PYTHONDONTWRITEBYTECODE", "1"))?;
    }
    Ok(Done::Whole)
}

fn folder() -> PathBuf {
    root().join("backend/tests/api")
}

/// A Python of its own with what `requirements.txt` pins; quick where it is there.
fn environment(at: &Path) -> Result<PathBuf> {
    let python = at.join("bin/python");
    if !python.is_file() {
        run(Command::new("python3").args(["-m", "venv"]).arg(at))?;
    }
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
    run(pip.arg(folder().join("requirements.txt")))?;
    Ok(python)
}
