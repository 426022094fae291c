//! Workbooks of spreadsheet programs: what is asked of the module that reads and writes them (`src/sheets`, a package of its own), what
//! it answers, and tables that go out.
//!
//! The two share nothing but bytes. Architecture invariant: nothing here calls it, so that a test can on the host and a page in a
//! worker.

mod block;
mod fields;
mod problems;
mod projects;
mod reading;
mod table;

pub use problems::problems_table;
pub use projects::projects_table;
pub use reading::{ReadSheet, SheetError, SheetFacts, numbers_to_read, understood};
pub use table::{Holds, Sheet, SheetColumn, without_guard};
