//! `cargo xtask …`: everything that is done to the project from outside the page.
//!
//! Reading order: [`commands`] says how a program is run and what a failure looks like, [`pins`] names every version,
//! [`setup`] installs what is missing, [`paths`] and [`pack`] are trunk's two hooks, [`bundle`] and [`check`] are what people call. The
//! packer is a crate of its own (`xtask/pack`).

mod bench;
mod bundle;
mod check;
mod commands;
mod first;
mod kept;
mod pack;
mod pages;
mod paths;
mod pins;
mod setup;
mod shots;
mod tablet;
mod torture;

use std::process::ExitCode;

use commands::{Failure, Outcome, program, run};
use pack::Purpose;

const USAGE: &str = "\
cargo xtask run                  install what is missing, build dist/sitebook.html and open it
cargo xtask bundle [--names]     build dist/sitebook.html, nothing else (with --names: larger, for profiles)
cargo xtask bundle --one-piece   the same, and first what only browser tests open: target/pages, and
                                 target/one-piece/sitebook-one-piece.html, which goes around the splitter
cargo xtask test [--only NAME]   install what the tests need and run everything (NAME: one step, see `cargo xtask test --list`)
cargo xtask pages                build the pages in target/pages alone
cargo xtask setup [--tests]      only install what the build needs (with --tests: and what the tests need)
cargo xtask sample [--projects N] [--visits N] [--problems N] [--seed N] [--until DAY] [--long-list ITEMS]
             [--months N] [--returns-into FOLDER [--returns FILES] [--edits N] [--sets N]] OUT
                                 write a large made-up book, the same for the same arguments; with --returns-into also
                                 the files that colleagues bring back
cargo xtask bench [--only ROW] [--runs N] [--list]
                                 measure dist/sitebook.html in Chromium, each row beside its reference
cargo xtask shots [--only WORD] [--book FILE] [--full]
                                 pictures of every page of dist/sitebook.html, into target/shots
cargo xtask torture [--minutes N] [--only PART] [--kills N] [--cases N] [--list]
                                 look for a way to lose something: killed browsers, no room, damage, hostile files
cargo xtask first                list anew which functions the first page needs, into xtask/first.txt, for a fast start
cargo xtask paths | pack         trunk's own hooks; trunk calls them";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["run"] => bundle::run(),
        ["bundle"] => bundle::bundle(Purpose::Release),
        ["bundle", "--one-piece"] => bundle::bundle(Purpose::Comparing),
        ["bundle", "--names"] => bundle::bundle(Purpose::Profiles),
        ["test"] => check::run(None),
        ["test", "--list"] => check::list(),
        ["test", "--only", name] => check::run(Some(name)),
        ["pages"] => pages::build(),
        ["setup"] => setup::for_build(),
        ["setup", "--tests"] => setup::for_build().and_then(|()| setup::for_tests()),
        ["bench", arguments @ ..] => bench::run_bench(arguments),
        ["shots", arguments @ ..] => shots::run_shots(arguments),
        ["torture", arguments @ ..] => torture::run_torture(arguments),
        ["sample", arguments @ ..] => sample(arguments),
        ["first"] => first::list(),
        ["paths"] => paths::write(),
        ["pack"] => pack::from_trunk(),
        _ => Err(Failure::new(USAGE)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// The large book is made by a program of its own, which knows the rules of the trade; xtask itself compiles without them.
fn sample(arguments: &[&str]) -> Outcome {
    let here = std::env::current_dir().map_err(|error| Failure::new(error.to_string()))?;
    run(program("cargo").args(["run", "--quiet", "--package", "sample", "--"]).args(arguments).current_dir(here))
}
