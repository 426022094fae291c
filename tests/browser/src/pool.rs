//! Browsers between two tests. Starting one takes longer than most tests do, so a browser that served a test serves the next
//! of its engine: empty, in a tab of its own, with a page at a new path. A test about kills, restarts or profiles has
//! [`crate::Options::own`] instead, and a browser whose test failed is never used again.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::engine::Engine;
use crate::home::Home;
use crate::running::Running;

/// Browsers that wait for a test. What is left here when the program ends is ended by the keeper (see `processes.rs`).
static IDLE: Mutex<Vec<Running>> = Mutex::new(Vec::new());

/// As many of one engine as tests run at a time: many in a row are for Chromium alone.
const MOST: usize = 3;

/// A browser with nothing in it and a home with this page.
#[track_caller]
pub fn take(engine: Engine, page: &Path) -> Running {
    while let Some(mut running) = idle(engine) {
        if running.answers() {
            running.home.renew(page);
            return running;
        }
    }
    // One that does not even store an empty page's word serves no test; nor would a fourth.
    for _ in 0..2 {
        let running = Running::start(engine, Home::with_page(page));
        if running.answers() {
            return running;
        }
    }
    Running::start(engine, Home::with_page(page))
}

/// Takes a browser back after a test that went well.
pub fn give_back(running: Running) {
    let forgotten = running.forget();
    let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
    let alike = idle.iter().filter(|other| other.engine == running.engine).count();
    if forgotten.is_ok() && alike < MOST {
        idle.push(running);
    }
}

fn idle(engine: Engine) -> Option<Running> {
    let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
    let place = idle.iter().position(|running| running.engine == engine)?;
    Some(idle.swap_remove(place))
}
