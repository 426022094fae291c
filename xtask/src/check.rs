//! `cargo xtask test`: every check in one go, each with its time, and the sum of it all in the last line.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::commands::{Failure, Outcome, program};
use crate::pack::Purpose;
use crate::{bundle, pages, setup};

/// One part of the checks, in the order in which they run: the quick ones first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Format,
    Clippy,
    ClippyWasm,
    Host,
    Bundle,
    Browser,
}

impl Step {
    const ALL: [Self; 6] = [Self::Format, Self::Clippy, Self::ClippyWasm, Self::Host, Self::Bundle, Self::Browser];

    fn name(self) -> &'static str {
        match self {
            Self::Format => "fmt",
            Self::Clippy => "clippy",
            Self::ClippyWasm => "clippy-wasm",
            Self::Host => "host",
            Self::Bundle => "bundle",
            Self::Browser => "browser",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Format => "formatting",
            Self::Clippy => "clippy over the workspace",
            Self::ClippyWasm => "clippy over the page's own code",
            Self::Host => "tests that need no browser",
            Self::Bundle => "dist/sitebook.html",
            Self::Browser => "tests in Chromium, Chromium 109, Firefox and WebKit",
        }
    }

    fn run(self) -> Tally {
        let cargo = |arguments: &[&str]| {
            let mut command = program("cargo");
            command.args(arguments);
            command
        };
        match self {
            Self::Format => whole(cargo(&["fmt", "--all", "--check"])),
            Self::Clippy => whole(cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
            Self::ClippyWasm => whole(cargo(&[
                "clippy",
                "--package",
                "sitebook",
                "--lib",
                "--bins",
                "--examples",
                "--target",
                "wasm32-unknown-unknown",
                "--",
                "-D",
                "warnings",
            ])),
            Self::Host => tests(cargo(&["test", "--workspace", "--exclude", "browser-tests", "--no-fail-fast"])),
            Self::Bundle => one(setup::for_build().and_then(|()| bundle::bundle(Purpose::Release))),
            Self::Browser => match setup::for_tests().and_then(|()| pages::build()) {
                Ok(()) => {
                    tests(cargo(&["test", "--package", "browser-tests", "--no-fail-fast", "--", "--test-threads=2"]))
                }
                Err(failure) => one(Err(failure)),
            },
        }
    }
}

/// How many checks passed and failed.
#[derive(Clone, Copy, Default)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Prints the names that `--only` knows.
pub fn list() -> Outcome {
    for step in Step::ALL {
        println!("{:12} {}", step.name(), step.words());
    }
    Ok(())
}

/// Runs every step, or the named one, and goes on after a failure so that one run tells everything.
pub fn run(only: Option<&str>) -> Outcome {
    let steps: Vec<Step> = Step::ALL.into_iter().filter(|step| only.is_none_or(|name| step.name() == name)).collect();
    if steps.is_empty() {
        let names: Vec<&str> = Step::ALL.iter().map(|step| step.name()).collect();
        return Err(Failure::new(format!("--only takes one of: {}", names.join(", "))));
    }
    let start = Instant::now();
    let mut total = Tally::default();
    let mut report = Vec::new();
    for step in steps {
        println!("\n== {}: {}", step.name(), step.words());
        let start = Instant::now();
        let tally = step.run();
        let line = format!(
            "{:12} {:4} passed {:3} failed {:5} s",
            step.name(),
            tally.passed,
            tally.failed,
            start.elapsed().as_secs()
        );
        println!("== {line}");
        report.push(line);
        total.add(tally);
    }
    println!("\n{}\nin {} s altogether", report.join("\n"), start.elapsed().as_secs());
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 { Ok(()) } else { std::process::exit(1) }
}

fn one(outcome: Outcome) -> Tally {
    match outcome {
        Ok(()) => Tally { passed: 1, failed: 0 },
        Err(failure) => {
            println!("{failure}");
            Tally { passed: 0, failed: 1 }
        }
    }
}

/// A command that is one check as a whole.
fn whole(mut command: Command) -> Tally {
    one(crate::commands::run(&mut command))
}

/// A `cargo test` command: its tests are counted from what it prints, and a run that fails without a failed test (it does
/// not compile, or a test program died) counts as one failure.
fn tests(mut command: Command) -> Tally {
    let child = command.stdout(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => return one(Err(Failure::new(format!("could not start cargo: {error}")))),
    };
    let mut tally = Tally::default();
    let output = child.stdout.take().expect("the output was asked for as a pipe");
    for line in BufReader::new(output).lines().map_while(Result::ok) {
        println!("{line}");
        if let Some(counts) = result_line(&line) {
            tally.add(counts);
        }
    }
    let succeeded = child.wait().is_ok_and(|status| status.success());
    if !succeeded && tally.failed == 0 {
        tally.failed = 1;
    }
    tally
}

/// Reads `test result: ok. 5 passed; 0 failed; …`.
fn result_line(line: &str) -> Option<Tally> {
    let counts = line.trim().strip_prefix("test result: ")?;
    let number_before = |word: &str| -> Option<u32> {
        let before = counts.split_once(word)?.0;
        before.split_whitespace().last()?.parse().ok()
    };
    Some(Tally { passed: number_before(" passed")?, failed: number_before(" failed")? })
}

#[cfg(test)]
mod tests {
    use super::result_line;

    #[test]
    fn counts_are_read_from_the_result_line_only() {
        let tally = result_line(
            "test result: FAILED. 41 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s",
        )
        .unwrap();
        assert_eq!((tally.passed, tally.failed), (41, 2));
        assert!(result_line("test book::tests::x ... ok").is_none());
        assert!(result_line("test result: what").is_none());
    }
}
