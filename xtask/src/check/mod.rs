//! `cargo xtask test`: every check in one go. At the end each step's time, the slowest tests, and the sum of it all in the last line.
//!
//! What a step needs is installed before the first one begins. The page is built beside formatting, clippy and the host's tests, which
//! give way to it: most of it keeps one processor busy and no more, and the browsers wait for it. It is begun before formatting, which holds no lock of
//! cargo's: trunk's first hook goes by while that runs. Everything that cargo compiles for the
//! host is asked for with the same words (`--workspace`), so that no step compiles a package again with other features.

mod aside;
mod programs;
mod tally;

use std::fmt;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::commands::{Failure, Outcome, yielding};
use crate::setup;
use aside::Aside;
use programs::Timed;
use tally::Tally;

/// How many of the slowest tests are named at the end.
const SLOWEST: usize = 10;

/// How many browser tests run at a time: one more than there are processors, since a test waits for the disk at times.
const BROWSERS: usize = 3;

/// One part of the checks, in the order in which they report.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Setup,
    Format,
    ClippyWasm,
    Clippy,
    Host,
    Bundle,
    Browser,
}

impl Step {
    const ALL: [Self; 7] =
        [Self::Setup, Self::Format, Self::ClippyWasm, Self::Clippy, Self::Host, Self::Bundle, Self::Browser];

    fn name(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Format => "fmt",
            Self::ClippyWasm => "clippy-wasm",
            Self::Clippy => "clippy",
            Self::Host => "host",
            Self::Bundle => "bundle",
            Self::Browser => "browser",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Setup => "what the build and the tests need",
            Self::Format => "formatting",
            Self::ClippyWasm => "clippy over the page's own code",
            Self::Clippy => "clippy over the workspace",
            Self::Host => "tests that need no browser",
            Self::Bundle => "dist/sitebook.html, and pages that only browser tests open",
            Self::Browser => "tests in Chromium, Chromium 109, Firefox and WebKit",
        }
    }

    /// The step by itself, and what it cannot do without.
    fn with_what_it_needs(self) -> &'static [Self] {
        match self {
            Self::Setup => &[Self::Setup],
            Self::Format => &[Self::Format],
            Self::ClippyWasm => &[Self::Setup, Self::ClippyWasm],
            Self::Clippy => &[Self::Clippy],
            Self::Host => &[Self::Host],
            Self::Bundle => &[Self::Setup, Self::Bundle],
            Self::Browser => &[Self::Setup, Self::Bundle, Self::Browser],
        }
    }
}

/// Prints the names that `--only` knows.
pub fn list() -> Outcome {
    for step in Step::ALL {
        println!("{:12} {}", step.name(), step.words());
    }
    Ok(())
}

/// Runs every step, or the named one with what it needs, and goes on after a failure so that one run tells everything.
pub fn run(only: Option<&str>) -> Outcome {
    let steps = match only {
        None => &Step::ALL[..],
        Some(name) => named(name)?.with_what_it_needs(),
    };
    let start = Instant::now();
    let mut run = Run::default();
    for step in steps {
        run.step(*step, steps);
    }
    println!("\n{run}in {} s altogether", start.elapsed().as_secs());
    println!("{} passed, {} failed", run.total.passed, run.total.failed);
    if run.total.failed == 0 { Ok(()) } else { std::process::exit(1) }
}

fn named(name: &str) -> Outcome<Step> {
    Step::ALL.into_iter().find(|step| step.name() == name).ok_or_else(|| {
        let names: Vec<&str> = Step::ALL.iter().map(|step| step.name()).collect();
        Failure::new(format!("--only takes one of: {}", names.join(", ")))
    })
}

/// A run so far.
#[derive(Default)]
struct Run {
    report: Vec<String>,
    total: Tally,
    tests: Vec<Timed>,
    bundle: Option<Aside>,
}

impl Run {
    fn step(&mut self, step: Step, steps: &[Step]) {
        println!("\n== {}: {}", step.name(), step.words());
        let start = Instant::now();
        let tally = self.outcome(step, steps);
        let line = format!(
            "{:12} {:4} passed {:3} failed {}",
            step.name(),
            tally.passed,
            tally.failed,
            seconds(start.elapsed())
        );
        println!("== {line}");
        self.report.push(line);
        self.total.add(tally);
        if step == Step::Setup && steps.contains(&Step::Bundle) {
            self.bundle = Some(Aside::start(&["bundle", "--one-piece"]));
        }
    }

    fn outcome(&mut self, step: Step, steps: &[Step]) -> Tally {
        match step {
            Step::Setup => Tally::one(set_up(steps)),
            Step::Format => Tally::whole(cargo(&["fmt", "--all", "--check"])),
            Step::ClippyWasm => {
                let mut clippy = cargo(&["clippy", "--package", "sitebook", "--lib", "--bins", "--examples"]);
                clippy.args(["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]);
                Tally::whole(clippy)
            }
            Step::Clippy => Tally::whole(cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])),
            Step::Host => self.tests(|program| !program.is_for_browsers(), None),
            Step::Bundle => {
                let bundle = self.bundle.take().unwrap_or_else(|| Aside::start(&["bundle", "--one-piece"]));
                Tally::one(bundle.outcome())
            }
            Step::Browser => self.tests(|program| program.is_for_browsers(), Some(BROWSERS)),
        }
    }

    fn tests(&mut self, wanted: impl Fn(&programs::Program) -> bool, threads: Option<usize>) -> Tally {
        let built = match programs::build() {
            Ok(built) => built,
            Err(failure) => return Tally::one(Err(failure)),
        };
        let mut tally = Tally::default();
        for program in built.iter().filter(|program| wanted(program)) {
            let (counts, tests) = program.run(threads);
            tally.add(counts);
            self.tests.extend(tests);
        }
        tally
    }
}

impl fmt::Display for Run {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut slowest: Vec<&Timed> = self.tests.iter().collect();
        slowest.sort_by_key(|test| std::cmp::Reverse(test.took));
        if !slowest.is_empty() {
            writeln!(formatter, "The slowest tests:")?;
        }
        for test in slowest.iter().take(SLOWEST) {
            writeln!(formatter, "{}  {}", seconds(test.took), test.name)?;
        }
        writeln!(formatter, "\n{}", self.report.join("\n"))
    }
}

fn seconds(time: Duration) -> String {
    format!("{:7.1} s", time.as_secs_f64())
}

fn set_up(steps: &[Step]) -> Outcome {
    if steps == Step::ClippyWasm.with_what_it_needs() {
        return setup::for_checks();
    }
    setup::for_build()?;
    if steps.contains(&Step::Browser) || steps == [Step::Setup] { setup::for_tests() } else { Ok(()) }
}

/// Cargo, for what need not be quick while the page is made: nothing is as long as that, and the browsers wait for it.
fn cargo(arguments: &[&str]) -> Command {
    let mut command = yielding("cargo");
    command.args(arguments);
    command
}
