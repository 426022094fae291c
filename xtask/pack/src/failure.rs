//! What the packer answers where it cannot pack.

use std::fmt;

/// A sentence for the person at the terminal: what cannot be packed.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

/// What everything here returns that may fail.
pub type Outcome<T = ()> = Result<T, Failure>;
