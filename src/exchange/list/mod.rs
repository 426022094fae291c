//! Lists of projects (项目清单) that come in from elsewhere as CSV.
//!
//! ```text
//! bytes -> text -> table -> mapping (which a person corrects) -> plan (which a person agrees to) -> commands
//! ```
//!
//! Architecture invariant: nothing in here changes the book. A plan only says what would change.

mod cell;
mod column;
mod dates;
mod doubts;
mod heading;
mod identity;
mod mapping;
mod meaning;
mod place;
mod plan;
mod reading;
mod records;
mod spoiled;
mod sums;
mod table;
mod text;

use crate::domain::measure;

pub use dates::{DateChoices, MonthOne};
pub use doubts::Doubt;
pub use identity::WasDeleted;
pub use mapping::{Column, EXTRA_PREFIX, Mapping, Sureness, Target};
pub use meaning::{Meaning, Meanings, UnknownWord};
pub use measure::Unit;
pub use place::PlaceField;
pub use plan::{Choices, Counts, FieldChange, Note, Outcome, Plan, PlannedRow, RowError, WrongCells};
pub use reading::{CellError, RowReader, Rows, WrongCell};
pub use records::{Delimiter, Limits, Row, TableError};
pub use sums::{Sum, sums};
pub use table::{Heading, Table, column_letters};
pub use text::{Encoding, TextError, decode};
