//! Workbooks of spreadsheet programs: what is asked of the module that reads and writes them (`src/sheets`, a package of its own), and
//! what it answers.
//!
//! The two share nothing but bytes. Architecture invariant: nothing here calls it, so that a test can on the host and a page in a
//! worker.

mod reading;

pub use reading::{ReadSheet, SheetError, SheetFacts, numbers_to_read, understood};
