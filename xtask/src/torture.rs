//! `cargo xtask torture`: looks for a way to lose something. Browsers are driven by the package of the browser tests; what needs
//! none is the property tests and fuzz targets, with as many cases as there is time for.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::commands::{Failure, Outcome, output, program, root, tools};
use crate::{pack, pins, setup};

/// How to call it.
const USAGE: &str = "\
cargo xtask torture [--minutes N] [--only PART]… [--kills N] [--cases N] [--seed N] [--list]
  --minutes N  how long in all (10); each part gets its share of what is left
  --only PART  one part; may be repeated
  --kills N    kill each browser so many times, however long it takes
  --cases N    so many cases of each law, however long it takes (100000 where laws are all that is asked for)
  --seed N     the same chance as in an earlier run
  --list       the parts";

/// A part that needs no browser.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HostPart {
    Merging,
    Storing,
    Ruin,
    Odd,
    Files,
    Fuzz,
}

/// Parts of the program that drives browsers.
const IN_BROWSERS: [(&str, &str); 11] = [
    ("kills-chromium", "random work in Chromium, killed at random moments and opened again"),
    ("kills-firefox", "the same in Firefox"),
    ("stops-chromium", "Chromium killed at named steps of sealing, merging and undoing"),
    ("stops-firefox", "the same in Firefox"),
    (
        "operations",
        "killed inside a list or a file that comes in, its undoing and bringing back, in Chromium and Firefox",
    ),
    (
        "typed-chromium",
        "words typed into every field of every page in Chromium, killed at random moments and looked for again",
    ),
    ("typed-firefox", "the same in Firefox"),
    ("full", "no room in localStorage, at every step, in Chromium and Firefox"),
    ("tabs", "two and five tabs at the same book, in Chromium with two copies of the file, some closed in the middle"),
    ("cleared", "the browser's data cleared, all or part of it, while somebody works"),
    (
        "versions",
        "the page of 0.1.0 and today's at the same book, in turns and side by side, closed or killed at the end",
    ),
];

/// The fuzz targets.
const READERS: [&str; 8] = ["file", "changes", "list", "gb18030", "segment", "columns", "tail", "rescue"];

impl HostPart {
    const ALL: [Self; 6] = [Self::Merging, Self::Storing, Self::Ruin, Self::Odd, Self::Files, Self::Fuzz];

    fn key(self) -> &'static str {
        match self {
            Self::Merging => "merging",
            Self::Storing => "storing",
            Self::Ruin => "ruin",
            Self::Odd => "odd",
            Self::Files => "files",
            Self::Fuzz => "fuzz",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Merging => "the merge laws: deletions, conflicts, resolutions, undone imports, wrong clocks",
            Self::Storing => "the laws of storage: kills, power cuts, no room, two tabs, wrong clocks, in memory",
            Self::Ruin => "anything that is stored altered, cut, missing or in another's place",
            Self::Odd => "files in which nothing means what it should: merged, shown, handed over, undone",
            Self::Files => "mutations of real files, by every reader",
            Self::Fuzz => "coverage-guided fuzzing of every reader (a nightly compiler and cargo-fuzz)",
        }
    }

    /// The tests of laws, and how many cases of them a second of one processor tries, roughly.
    fn laws(self) -> Option<(&'static [&'static str], u64)> {
        match self {
            Self::Odd => Some((&["--test", "odd_books", "any_book"], 2)),
            Self::Merging => Some((&["--test", "merge_laws", "--", "--skip", "worst_cases"], 150)),
            Self::Storing => Some((&["--lib", "--", "storage::tests::laws", "storage::tests::versions"], 20)),
            Self::Ruin => Some((&["--lib", "storage::tests::ruin"], 60)),
            Self::Files | Self::Fuzz => None,
        }
    }

    /// Runs for about as long as that.
    fn run(self, order: &Order, share: Duration) -> Done {
        let seconds = share.as_secs().max(1);
        if let Some((tests, a_second)) = self.laws() {
            let cases = order.cases.unwrap_or((seconds * a_second).max(1_000));
            return laws(tests, cases);
        }
        match self {
            Self::Files => mutations(order, (seconds / READERS.len() as u64).max(1)),
            _ => fuzz((seconds / READERS.len() as u64).max(1)),
        }
    }
}

/// What was asked for.
struct Order {
    time: Duration,
    only: Vec<String>,
    kills: Option<String>,
    cases: Option<u64>,
    seed: Option<u64>,
}

/// What came of a part: a line of counts, and whether nothing was found.
struct Done {
    counts: String,
    whole: bool,
}

fn read(arguments: &[&str]) -> Result<Order, String> {
    let mut order = Order { time: Duration::from_secs(600), only: Vec::new(), kills: None, cases: None, seed: None };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let value = words.next().ok_or(format!("{word} needs a value"))?;
        let number = || value.parse::<u64>().map_err(|_| format!("{word} {value}: not a number"));
        match *word {
            "--minutes" => order.time = Duration::from_secs(60 * number()?),
            "--only" if parts().any(|(key, _)| key == *value) => order.only.push((*value).to_owned()),
            "--only" => return Err(format!("{value} is no part; --list says which there are")),
            "--kills" => order.kills = Some(number()?.to_string()),
            "--cases" => order.cases = Some(number()?),
            "--seed" => order.seed = Some(number()?),
            _ => return Err(format!("{word} is not known")),
        }
    }
    Ok(order)
}

fn parts() -> impl Iterator<Item = (&'static str, &'static str)> {
    IN_BROWSERS.into_iter().chain(HostPart::ALL.map(|part| (part.key(), part.words())))
}

/// Runs every part, or those that were named, and says in the last line what came of them.
pub fn run_torture(arguments: &[&str]) -> Outcome {
    if arguments == ["--list"] {
        parts().for_each(|(key, words)| println!("{key:<16} {words}"));
        return Ok(());
    }
    let order = read(arguments).map_err(|words| Failure::new(format!("{words}\n{USAGE}")))?;
    let wanted = |key: &str| order.only.is_empty() || order.only.iter().any(|only| only == key);
    let in_browsers: Vec<&str> = IN_BROWSERS.iter().map(|(key, _)| *key).filter(|key| wanted(key)).collect();
    let on_host: Vec<HostPart> = HostPart::ALL.into_iter().filter(|part| wanted(part.key())).collect();
    let start = Instant::now();
    let mut parts_left = u32::try_from(in_browsers.len() + on_host.len()).unwrap_or(1);
    let mut whole = true;
    if !in_browsers.is_empty() {
        let share = order.time / parts_left * u32::try_from(in_browsers.len()).unwrap_or(1);
        whole &= browsers(&order, &in_browsers, share)?;
        parts_left -= u32::try_from(in_browsers.len()).unwrap_or(0);
    }
    let mut lines = Vec::new();
    for part in on_host {
        let begun = Instant::now();
        let share = order.time.saturating_sub(start.elapsed()) / parts_left.max(1);
        let done = part.run(&order, share);
        let verdict = if done.whole { "0 found" } else { "FOUND: see above" };
        lines.push(format!("{:<16} {}, {verdict}, {} s", part.key(), done.counts, begun.elapsed().as_secs()));
        println!("{}", lines[lines.len() - 1]);
        whole &= done.whole;
        parts_left -= 1;
    }
    let verdict =
        if whole { "nothing was lost" } else { "something was FOUND; what is kept of it is in target/torture" };
    println!("all parts: {verdict}, {} s", start.elapsed().as_secs());
    if whole { Ok(()) } else { std::process::exit(1) }
}

/// The parts in browsers, by their own program, which prints their counts.
fn browsers(order: &Order, parts: &[&str], share: Duration) -> Result<bool, Failure> {
    setup::for_tests()?;
    let page = root().join("dist").join(pack::FILE_NAME);
    if !page.exists() {
        return Err(Failure::new(format!("{} is not there: `cargo xtask bundle` builds it", page.display())));
    }
    let mut command = program("cargo");
    command.args(["run", "--quiet", "--package", "browser-tests", "--bin", "torture", "--", "--seconds"]);
    command.arg(share.as_secs().to_string());
    for part in parts {
        command.args(["--only", part]);
    }
    if let Some(kills) = &order.kills {
        command.args(["--kills", kills]);
    }
    if let Some(seed) = order.seed {
        command.args(["--seed", &seed.to_string()]);
    }
    let status = command.status().map_err(|error| Failure::new(format!("could not start cargo: {error}")))?;
    Ok(status.success())
}

fn long_tests(tests: &[&str]) -> Command {
    let mut command = program("cargo");
    command.args(["test", "--quiet", "--profile", "long", "--package", "sitebook"]).args(tests);
    command
}

/// So many cases of each law; a case that breaks one is printed as a story.
fn laws(tests: &[&str], cases: u64) -> Done {
    let mut command = long_tests(tests);
    command.env("PROPTEST_CASES", cases.to_string());
    let (whole, lines) = told(&mut command);
    let laws: u64 = lines.iter().filter_map(|line| count_before(line, " passed")).sum();
    Done { counts: format!("{laws} laws and examples held, {cases} cases of each law"), whole }
}

fn mutations(order: &Order, seconds: u64) -> Done {
    let mut command = long_tests(&["--test", "readers", "--", "--nocapture"]);
    command.env("READERS_SECONDS", seconds.to_string());
    command.env("READERS_SEED", order.seed.unwrap_or(std::process::id().into()).to_string());
    let (whole, lines) = told(&mut command);
    let read: u64 = lines.iter().filter_map(|line| count_before(line, " mutations read by")).sum();
    Done { counts: format!("{read} mutations read, {seconds} s for each of {} readers", READERS.len()), whole }
}

/// Each reader for so many seconds, beginning with real files. What breaks one stays under `target/torture`; kept as a file in
/// `tests/fuzz/fixtures/READER` it is read in every run of the tests.
fn fuzz(seconds: u64) -> Done {
    if let Err(failure) = fuzzer() {
        return Done { counts: format!("not run: {failure}"), whole: true };
    }
    let mut seeds = long_tests(&["--test", "readers"]);
    seeds.env("READERS_SECONDS", "0").env("READERS_CORPUS", root().join("target/fuzz/corpus"));
    let (mut whole, _) = told(&mut seeds);
    let mut runs = 0;
    for reader in READERS {
        let mut command = program("cargo");
        command.args(["+nightly", "fuzz", "run", "--fuzz-dir", "tests/fuzz", "--target-dir", "target/fuzz"]);
        command.args(["--sanitizer", "none", reader, &format!("target/fuzz/corpus/{reader}"), "--"]);
        command.args([&format!("-max_total_time={seconds}"), "-timeout=60", "-rss_limit_mb=2048", "-max_len=65536"]);
        command.args(["-print_final_stats=1", "-verbosity=0", "-artifact_prefix=target/torture/"]);
        command.stderr(Stdio::piped()).stdout(Stdio::null());
        let Ok(done) = command.output() else {
            return Done { counts: "cargo fuzz does not start".to_owned(), whole: false };
        };
        let said = String::from_utf8_lossy(&done.stderr);
        let tried = said
            .lines()
            .find_map(|line| line.strip_prefix("stat::number_of_executed_units:")?.trim().parse::<u64>().ok());
        runs += tried.unwrap_or_default();
        if !done.status.success() {
            println!("FOUND by {reader}:\n{said}");
            whole = false;
        }
    }
    Done { counts: format!("{runs} inputs read, {seconds} s for each of {} readers", READERS.len()), whole }
}

/// Installs cargo-fuzz; the compiler it needs must be there.
fn fuzzer() -> Outcome {
    if output(program("cargo").args(["+nightly", "--version"])).is_none() {
        return Err(Failure::new("no nightly compiler: `rustup toolchain install nightly` installs one"));
    }
    if output(program("cargo").args(["fuzz", "--version"])).is_some() {
        return Ok(());
    }
    println!("installing cargo-fuzz {} (about 2 minutes) …", pins::CARGO_FUZZ);
    let version = format!("cargo-fuzz@{}", pins::CARGO_FUZZ);
    let mut command = program("cargo");
    command.args(["install", "--locked", "--quiet", &version, "--root"]).arg(tools());
    crate::commands::run(&mut command)
}

/// Runs tests, printing what they say when one fails; whether all passed, and the lines.
fn told(command: &mut Command) -> (bool, Vec<String>) {
    let Ok(mut child) = command.stdout(Stdio::piped()).spawn() else { return (false, Vec::new()) };
    let said = child.stdout.take().expect("the output was asked for as a pipe");
    let lines: Vec<String> = BufReader::new(said).lines().map_while(Result::ok).collect();
    let whole = child.wait().is_ok_and(|status| status.success());
    if !whole {
        println!("FOUND\n{}", lines.join("\n"));
    }
    (whole, lines)
}

/// The number in front of some words.
fn count_before(line: &str, words: &str) -> Option<u64> {
    line.split_once(words)?.0.split_whitespace().last()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_what_tests_say() {
        assert_eq!(count_before("test result: ok. 7 passed; 0 failed; 0 ignored", " passed"), Some(7));
        assert_eq!(count_before("4211 mutations read by tail", " mutations read by"), Some(4211));
        assert_eq!(count_before("running 7 tests", " passed"), None);
    }

    #[test]
    fn an_order_names_parts_that_there_are() {
        let order = read(&["--minutes", "2", "--only", "merging", "--cases", "100000"]).unwrap();
        assert_eq!((order.time, order.cases), (Duration::from_secs(120), Some(100_000)));
        assert!(read(&["--only", "everything"]).is_err());
        assert!(read(&["--minutes"]).is_err());
    }
}
