//! Lists of projects (项目清单), with their months or without, of the entries of a register, and running ledgers (问题台账), that come in from
//! elsewhere as CSV, or as a sheet of a workbook (`src/exchange/sheets`). What a row is says [`Subject`]; everything else reads the fields and the words that it gives.
//!
//! ```text
//! bytes -> text, or rows of a sheet -> table -> mapping (which a person corrects) -> plan (which a person agrees to) -> commands
//! ```
//!
//! Architecture invariant: nothing in here changes the book. A plan only says what would change.

mod about;
mod cell;
mod column;
mod dates;
mod delimiter;
mod doubts;
mod encoding;
mod entries;
mod entry_rows;
mod figures;
mod fill;
mod foreign;
mod heading;
mod html;
mod identity;
mod kinds;
mod known_units;
mod lines;
mod mapping;
mod matched;
mod meaning;
mod month_totals;
mod pasted;
mod period;
mod place;
mod plan;
mod planned;
mod problem_rows;
mod quotes;
mod reading;
mod records;
mod references;
mod spoiled;
mod subject;
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
pub use entries::{FieldChange, PlannedEntry};
pub use foreign::{Foreign, OtherWorkbook, is_workbook};
pub use heading::said_of_unit;
pub use html::block_of;
pub use identity::WasDeleted;
pub use mapping::Mapping;
pub use mapping::months::{Period, YearGrounds};
pub use mapping::plain::EXTRA_PREFIX;
pub use matched::{Column, ColumnMonth, OfMonth, Sureness, Target};
pub use meaning::{Meaning, Meanings, UnknownWord};
pub use measure::Unit;
pub use month_totals::MonthTotal;
pub use pasted::{read_block, read_in_block, write_block};
pub use place::PlaceField;
pub use plan::{Counts, Plan};
pub use planned::{Outcome, PlannedRow};
pub use quotes::QuoteNote;
pub use reading::{RowReader, Rows, WrongCell};
pub use records::{Limits, Row, TableError};
pub use subject::Subject;
pub use sums::{MonthSum, Sum, month_sums, sums};
pub use table::{Heading, Table, column_letters};
pub use text::{Decoded, Grounds, LOST, TextError, decode, decode_as};
pub use units::{Currency, Named};
pub use verdict::{Choices, Note, RowError, WrongCells};
