//! Lists of projects (项目清单) that come in from elsewhere as CSV.
//!
//! ```text
//! bytes -> text -> table -> mapping (which a person corrects) -> plan (which a person agrees to) -> commands
//! ```
//!
//! Architecture invariant: nothing in here changes the book. A plan only says what would change.

mod cell;
mod heading;
mod mapping;
mod measure;
mod plan;
mod reading;
mod records;
mod table;
mod text;

pub use mapping::{Column, EXTRA_PREFIX, Mapping, Sureness, Target};
pub use measure::Unit;
pub use plan::{Counts, FieldChange, Outcome, Plan, PlannedRow, RowError, WrongCells};
pub use reading::{CellError, RowReader, Rows, WrongCell};
pub use records::{Delimiter, Limits, Row, TableError};
pub use table::{Heading, Table, column_letters};
pub use text::{Encoding, TextError, decode};
