//! A command of ours that runs beside the others. What it says is shown when somebody asks how it went.

use std::fs::File;
use std::path::PathBuf;
use std::process::{Child, Stdio};

use crate::commands::{Failure, Outcome, program, read, root, write};

/// A command of `cargo xtask` that was started.
pub struct Aside {
    words: String,
    log: PathBuf,
    child: Outcome<Child>,
}

impl Aside {
    /// Starts it.
    pub fn start(arguments: &[&str]) -> Self {
        let words = format!("cargo xtask {}", arguments.join(" "));
        let log = root().join("target/test").join(arguments.join("-")).with_extension("log");
        let child = spawn(arguments, &log);
        Self { words, log, child }
    }

    /// Waits until it has ended, and shows what it said.
    pub fn outcome(self) -> Outcome {
        let status = self.child?.wait().map_err(|error| Failure::new(format!("`{}`: {error}", self.words)))?;
        println!("{}", read(&self.log)?.trim_end());
        if status.success() { Ok(()) } else { Err(Failure::new(format!("`{}` failed ({status})", self.words))) }
    }
}

fn spawn(arguments: &[&str], log: &PathBuf) -> Outcome<Child> {
    write(log, [])?;
    let output = File::options().append(true).open(log).map_err(|error| Failure::file(log, error))?;
    let errors = output.try_clone().map_err(|error| Failure::file(log, error))?;
    let this = std::env::current_exe().map_err(|error| Failure::new(error.to_string()))?;
    let mut command = program(this);
    command.args(arguments).stdin(Stdio::null()).stdout(output).stderr(errors);
    command
        .spawn()
        .map_err(|error| Failure::new(format!("could not start `cargo xtask {}`: {error}", arguments.join(" "))))
}
