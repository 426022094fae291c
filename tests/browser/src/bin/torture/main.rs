//! The parts of `cargo xtask torture` that need a browser.
//!
//! Each part prints a line of counts; what must not be is printed as it is found, and kept under `target/torture`.

mod order;
mod part;

use std::process::ExitCode;
use std::time::Instant;

use order::Order;
use part::Counts;

fn main() -> ExitCode {
    match order::read(std::env::args().skip(1)) {
        Ok(order) => run(&order),
        Err(words) => {
            eprintln!("{words}");
            ExitCode::FAILURE
        }
    }
}

/// Gives each part its share of the time that is left.
fn run(order: &Order) -> ExitCode {
    // What goes wrong becomes a find.
    std::panic::set_hook(Box::new(|_| {}));
    let start = Instant::now();
    let end = start + order.time;
    let mut total = Counts::default();
    let mut finds = 0;
    for (place, part) in order.parts.iter().enumerate() {
        let now = Instant::now();
        let parts_left = u32::try_from(order.parts.len() - place).unwrap_or(1);
        let share = end.saturating_duration_since(now) / parts_left;
        let done = part.run(order, now + share);
        for find in &done.finds {
            println!("FOUND {find}");
        }
        println!("{:<16} {}, {} found, {} s", part.key(), done.counts, done.finds.len(), now.elapsed().as_secs());
        finds += done.finds.len();
        total = total.and(&done.counts);
    }
    println!("in browsers      {total}, {finds} found, {} s, seed {}", start.elapsed().as_secs(), order.seed);
    if finds == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
