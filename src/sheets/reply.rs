//! What is answered about a workbook.

use serde::Serialize;

/// The answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// One sheet, read.
    Read(Read),
    /// Why it is not read.
    Refused(Refusal),
}

/// One sheet of a workbook as rows of text, with what there is to say of the workbook.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Read {
    /// Its sheets that hold cells, in their order.
    pub sheets: Vec<SheetFacts>,
    /// The one that was read.
    pub chosen: usize,
    /// The columns of that which hold anything, counted from 0, in their order.
    pub columns: Vec<u32>,
    /// Its rows that hold anything: the number, from 1, and the text of each of those columns up to the last that holds something.
    pub rows: Vec<(u32, Vec<String>)>,
    /// How many of the rows are hidden.
    pub hidden_rows: usize,
    /// How many of the columns are hidden.
    pub hidden_columns: usize,
    /// How many cells hold a formula of which no value was stored.
    pub uncalculated: usize,
}

/// What there is to say of a sheet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SheetFacts {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// How many of its cells hold anything.
    pub cells: usize,
}

/// Why a workbook is not read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// It is cut off, changed, or not made as workbooks are; what was found, for whoever looks into it.
    Damaged(String),
    /// It can only be opened with a password.
    Locked,
    /// It holds more bytes than may be unpacked.
    Swollen,
    /// It holds no sheet of cells.
    NoSheet,
    /// The sheet holds more bytes of text than the limit.
    TooMuchText,
    /// The sheet holds more rows than the limit.
    TooManyRows,
    /// The sheet holds more columns than the limit; the row at which that was seen.
    TooManyColumns(u32),
    /// A cell is longer than the limit: its row, from 1, and its column, from 0.
    CellTooLong(u32, u32),
}
