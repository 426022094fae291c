//! How many checks passed and failed.

use std::process::Command;

use crate::commands::{Outcome, run};

/// A count of checks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl Tally {
    /// What is one check as a whole.
    pub fn one(outcome: Outcome) -> Self {
        match outcome {
            Ok(()) => Self { passed: 1, failed: 0 },
            Err(failure) => {
                println!("{failure}");
                Self { passed: 0, failed: 1 }
            }
        }
    }

    /// A command that is one check as a whole.
    pub fn whole(mut command: Command) -> Self {
        Self::one(run(&mut command))
    }

    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}
