//! Whether anything is ever lost: work that is cut short in every way that a browser can be stopped.
//!
//! `cargo xtask torture` runs it for as long as it is told, the tests a short fixed share. What goes wrong is a [`Find`], and
//! leaves what is needed to look into it under `target/torture`.
//!
//! | | |
//! |---|---|
//! | [`kills`] | random work, SIGKILL at a random moment |
//! | `ledger` | what was done, what of it was shown as saved, and whether it is there |
//! | `stage` | the books and files that it is done with |
//! | `work.js` | who works, inside the page |

pub mod kills;
mod ledger;
mod stage;

use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;

use crate::home::root;

/// Something that must not be.
#[derive(Clone, Debug)]
pub struct Find {
    /// What was done when it happened.
    pub story: String,
    /// What is wrong.
    pub wrong: String,
    /// Where the rest of it is kept.
    pub kept: PathBuf,
}

impl fmt::Display for Find {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}\n  {}\n  kept in {}", self.story, self.wrong, self.kept.display())
    }
}

/// Where finds are kept.
pub fn folder() -> PathBuf {
    root().join("target/torture")
}

/// Does something that may panic, as the harness does when it waits in vain, and gives the words of the panic.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let words = payload.downcast_ref::<String>().map(String::as_str).or(payload.downcast_ref::<&str>().copied());
        words.unwrap_or("it went wrong without a word").chars().take(2_000).collect()
    })
}

/// Chance that is the same for the same seed.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that fall as the seed says.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, count: u64) -> u64 {
        self.next() % count.max(1)
    }

    /// One of these.
    pub fn any<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len() as u64) as usize]
    }
}
