//! The test programs: built by cargo, started one after the other, their tests counted and timed by what they print.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use super::tally::Tally;
use crate::commands::{Failure, Outcome, root, yielding};

/// A test and how long it took.
#[derive(Debug, PartialEq)]
pub struct Timed {
    pub name: String,
    pub took: Duration,
}

/// A test program that cargo has built.
#[derive(Debug, PartialEq)]
pub struct Program {
    package: String,
    name: String,
    executable: PathBuf,
    folder: PathBuf,
}

/// Builds all test programs of the workspace. Cargo says in JSON where each one lies.
pub fn build() -> Outcome<Vec<Program>> {
    let mut command = yielding("cargo");
    command.args(["test", "--workspace", "--no-run", "--message-format=json-render-diagnostics"]);
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| Failure::new(format!("could not start cargo: {error}")))?;
    if !output.status.success() {
        return Err(Failure::new("the tests do not compile"));
    }
    let mut programs: Vec<Program> =
        String::from_utf8_lossy(&output.stdout).lines().filter_map(Program::read).collect();
    programs.sort_by(|one, other| (&one.folder, &one.name).cmp(&(&other.folder, &other.name)));
    Ok(programs)
}

impl Program {
    /// Reads what cargo says about a program; `None` for everything else that it says.
    fn read(line: &str) -> Option<Self> {
        let said: Value = serde_json::from_str(line).ok()?;
        if said["profile"]["test"] != true {
            return None;
        }
        let folder = Path::new(said["manifest_path"].as_str()?).parent()?.to_path_buf();
        Some(Self {
            // The main package lies in the root of the checkout, whatever that is called.
            package: if folder == root() { "sitebook".to_owned() } else { folder.file_name()?.to_str()?.to_owned() },
            name: said["target"]["name"].as_str()?.to_owned(),
            executable: PathBuf::from(said["executable"].as_str()?),
            folder,
        })
    }

    /// Whether it opens browsers: those tests and their harness are a package of their own.
    pub fn is_for_browsers(&self) -> bool {
        self.folder == root().join("tests/browser")
    }

    /// Runs its tests. A run that fails without a failed test (the program died) counts as one failure.
    pub fn run(&self, threads: Option<usize>) -> (Tally, Vec<Timed>) {
        println!("\n{} of {}:", self.name, self.package);
        // Browsers have the machine to themselves.
        let mut command =
            if self.is_for_browsers() { Command::new(&self.executable) } else { yielding(&self.executable) };
        command.args(threads.map(|count| format!("--test-threads={count}")));
        // The time of each test is still called unstable. The word that allows it is for the test program alone: cargo would
        // compile everything again for it.
        command.args(["-Z", "unstable-options", "--report-time"]).env("RUSTC_BOOTSTRAP", "1");
        command.current_dir(&self.folder).env("CARGO_MANIFEST_DIR", &self.folder);
        let mut child = match command.stdout(Stdio::piped()).spawn() {
            Ok(child) => child,
            Err(error) => return (Tally::one(Err(Failure::file(&self.executable, error))), Vec::new()),
        };
        let (mut tally, mut tests) = (Tally::default(), Vec::new());
        let output = child.stdout.take().expect("the output was asked for as a pipe");
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("{line}");
            tests.extend(timed(&line));
            if let Some(counts) = result_line(&line) {
                tally.add(counts);
            }
        }
        let succeeded = child.wait().is_ok_and(|status| status.success());
        if !succeeded && tally.failed == 0 {
            tally.failed = 1;
        }
        (tally, tests)
    }
}

/// Reads `test book::same ... ok <0.021s>`.
fn timed(line: &str) -> Option<Timed> {
    let (name, outcome) = line.strip_prefix("test ")?.split_once(" ... ")?;
    let took = outcome.rsplit_once('<')?.1.strip_suffix("s>")?;
    Some(Timed { name: name.to_owned(), took: Duration::from_secs_f64(took.parse().ok()?) })
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
    use std::time::Duration;

    use super::{Program, Timed, result_line, timed};
    use crate::commands::root;

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

    #[test]
    fn time_is_read_of_tests_that_passed_and_that_failed() {
        let took = |line| timed(line).map(|Timed { name, took }| (name, took));
        let expected = |name: &str, millis| Some((name.to_owned(), Duration::from_millis(millis)));
        assert_eq!(took("test day::whole::firefox ... ok <12.034s>"), expected("day::whole::firefox", 12_034));
        assert_eq!(took("test parts::damaged ... FAILED <1.500s>"), expected("parts::damaged", 1_500));
        assert_eq!(took("test rules::ignored ... ignored, takes minutes"), None);
        assert_eq!(took("test result: ok. 1 passed; 0 failed"), None);
    }

    #[test]
    fn only_test_programs_are_taken_from_what_cargo_says() {
        let manifest = root().join("tests/browser/Cargo.toml");
        let said = |test: bool| {
            serde_json::json!({
                "reason": "compiler-artifact", "manifest_path": manifest, "target": { "name": "all" },
                "profile": { "test": test }, "executable": "/t/all-1",
            })
            .to_string()
        };
        let program = Program::read(&said(true)).unwrap();
        assert!(program.is_for_browsers());
        assert_eq!(program.executable.to_str(), Some("/t/all-1"));
        assert_eq!(Program::read(&said(false)), None);
        assert_eq!(Program::read("error: no JSON"), None);
    }
}
