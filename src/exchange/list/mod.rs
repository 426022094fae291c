//! Lists of projects (项目清单) that come in from elsewhere as CSV, or as a sheet of a workbook (`src/exchange/sheets`).
//!
//! ```text
//! bytes -> text, or rows of a sheet -> table -> mapping (which a person corrects) -> plan (which a person agrees to) -> commands
//! ```
//!
//! Architecture invariant: nothing in here changes the book. A plan only says what would change.

mod cell;
mod column;
mod dates;
mod delimiter;
mod doubts;
mod encoding;
mod figures;
mod fill;
mod foreign;
mod heading;
mod identity;
mod kinds;
mod lines;
mod mapping;
mod matched;
mod meaning;
mod pasted;
mod place;
mod plan;
mod quotes;
mod reading;
mod records;
mod spoiled;
mod sums;
mod table;
mod text;
mod units;
mod verdict;

use crate::domain::measure;

pub use cell::CellError;
pub use dates::{DateChoices, MonthOne};
pub use delimiter::{Delimiter, DelimiterGrounds};
pub use doubts::Doubt;
pub use encoding::Encoding;
pub use foreign::{Foreign, OtherWorkbook, is_workbook};
pub use identity::WasDeleted;
pub use mapping::{EXTRA_PREFIX, Mapping};
pub use matched::{Column, Sureness, Target};
pub use meaning::{Meaning, Meanings, UnknownWord};
pub use measure::Unit;
pub use pasted::{read_block, read_in_block, write_block};
pub use place::PlaceField;
pub use plan::{Counts, FieldChange, Outcome, Plan, PlannedRow};
pub use quotes::QuoteNote;
pub use reading::{RowReader, Rows, WrongCell};
pub use records::{Limits, Row, TableError};
pub use sums::{Sum, sums};
pub use table::{Heading, Table, column_letters};
pub use text::{Decoded, Grounds, LOST, TextError, decode, decode_as};
pub use units::{Currency, Named};
pub use verdict::{Choices, Note, RowError, WrongCells};
