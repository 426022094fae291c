//! `cargo xtask bench`: measures the page that is handed out, `dist/sitebook.html`, in Chromium from `file://`.
//!
//! Every row stands beside a reference that is measured in the same browser in turns with it, so that a busy or another machine
//! changes both alike. Everything is timed inside the pages by their own clock and marks. A row that cannot be measured is
//! reported as failed, with the reason, and the next one goes on.
//!
//! Reading order: [`row`] is the table of what is to be reached, [`rows`] how each row is measured, [`stage`] what with, [`tab`] and
//! `pages/probe.js` how a page is driven and timed; [`report`] writes the table, [`profile`] shows where the time goes.

mod figures;
mod machine;
mod memory;
mod order;
mod profile;
mod report;
mod row;
mod rows;
mod stage;
mod tab;

use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use browser_tests::{Engine, Home, Options, root};

use order::{Order, Wish};
use report::Outcome;
use row::{Row, Speed};
use stage::Stage;

fn main() -> ExitCode {
    match order::read(std::env::args().skip(1), root().join("target/bench.md")) {
        Ok(Wish::List) => {
            list();
            ExitCode::SUCCESS
        }
        Ok(Wish::Measure(order)) => measure(order),
        Err(words) => {
            eprintln!("{words}\n{}", order::USAGE);
            ExitCode::FAILURE
        }
    }
}

fn list() {
    for row in Row::ALL {
        let target = row.target(Speed::Full).words(row.unit());
        println!("{:<11} {}; beside it: {}; to reach: {target}", row.key(), row.words(), row.reference());
    }
}

fn measure(order: Order) -> ExitCode {
    // What goes wrong becomes a line of the table.
    panic::set_hook(Box::new(|_| {}));
    let machine = machine::describe();
    let Order { projects, visits, problems, runs, markdown, rows, .. } = order.clone();
    let book = format!("The large book: {projects} projects, {visits} visits, {problems} problems");
    println!("{machine}\n{book}");
    if let Err(why) = caught(check_throttling) {
        eprintln!("{why}");
        return ExitCode::FAILURE;
    }
    println!("{}", report::head());
    let stage = Stage::new(order);
    let mut outcomes = Vec::new();
    for row in rows {
        eprint!("{} ", row.key());
        let measured = caught(|| rows::measure(row, &stage));
        eprintln!();
        let outcome = Outcome { row, measured };
        print!("{}", report::on_terminal(&outcome));
        outcomes.push(outcome);
        // Written after each row, so that a run that is cut short leaves what it has.
        if let Err(error) = std::fs::write(&markdown, report::markdown(&outcomes, &machine, &book, runs)) {
            eprintln!("{}: {error}", markdown.display());
            return ExitCode::FAILURE;
        }
    }
    println!("{}", markdown.display());
    ExitCode::SUCCESS
}

/// Does something that may panic, as the harness does when it waits in vain, and gives the words of the panic.
fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let words = payload.downcast_ref::<String>().map(String::as_str).or(payload.downcast_ref::<&str>().copied());
        let words = words.unwrap_or("it went wrong without a word");
        words.lines().take(4).collect::<Vec<_>>().join(" ").chars().take(600).collect()
    })
}

/// Whether a throttled page is slower by as much as it should be, also once it has gone to another address.
fn check_throttling() {
    let browser = browser_tests::Browser::start(Options::at_home(Engine::Chromium, Home::new()));
    let empty = tab::reference_page(&browser, "empty.html");
    let spin = |speed| {
        tab::open(&browser, &empty);
        tab::throttle(&browser, speed);
        tab::open(&browser, &empty);
        tab::evaluate(&browser, "bench.spin()");
        tab::figure(&browser, "bench.spin()[0]")
    };
    let (full, quarter) = (spin(Speed::Full), spin(Speed::Quarter));
    println!("a fixed piece of work: {full:.0} ms, throttled {quarter:.0} ms");
    assert!(quarter > full * 2.5, "throttling does not hold: {full:.0} ms, {quarter:.0} ms");
}
