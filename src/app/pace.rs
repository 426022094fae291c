//! The pace of long work on a page: it rests so often that the browser paints and answers.

use super::clock;
use crate::browser::waiting::{LONGEST_WITHOUT_PAINT, breathe};

/// When the browser could paint last.
#[derive(Debug)]
pub struct Pace(u64);

impl Pace {
    /// Begins now.
    pub fn begin() -> Self {
        Self(clock::now())
    }

    /// Whether the browser should paint now.
    pub fn is_due(&self) -> bool {
        clock::now().abs_diff(self.0) >= LONGEST_WITHOUT_PAINT
    }

    /// Lets the browser paint and react before the work goes on.
    pub async fn rest(&mut self) {
        breathe().await;
        self.0 = clock::now();
    }
}
