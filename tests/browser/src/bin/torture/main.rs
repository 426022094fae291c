//! `cargo xtask torture`: looks for a way to lose something, for as long as it is told.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use browser_tests::Engine;
use browser_tests::torture::kills;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let engine = if words[0] == "firefox" { Engine::Firefox } else { Engine::Chromium };
    let count = words[1].parse().expect("a number");
    let seed = words[2].parse().expect("a number");
    std::panic::set_hook(Box::new(|_| {}));
    let start = Instant::now();
    let outcome = kills::kill(engine, count, seed, start + Duration::from_secs(7_200));
    for find in &outcome.finds {
        println!("{find}");
    }
    println!("{engine:?} {:?} {:?} {:?} in {:?}", outcome.kills, outcome.at_start, outcome.sums, start.elapsed());
    ExitCode::SUCCESS
}
