//! What the module answers about a workbook: one sheet of it as rows, or why not.

use serde::Deserialize;

use crate::exchange::list::{Limits, Row, TableError};

/// How many bytes a workbook may hold unpacked: more than any list has, less than what a page cannot bear.
const UNPACKED: usize = 160 << 20;

/// One sheet of a workbook as rows of text, with what there is to say of the workbook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadSheet {
    /// The sheets that hold cells, in their order.
    pub sheets: Vec<SheetFacts>,
    /// The place of the one that was read.
    pub chosen: usize,
    /// The columns that hold anything, counted from 0.
    pub columns: Vec<usize>,
    /// The rows that hold anything, each with a cell for every one of those columns up to the last that it fills.
    pub rows: Vec<Row>,
    /// How many of the rows are hidden.
    pub hidden_rows: usize,
    /// How many of the columns are hidden.
    pub hidden_columns: usize,
    /// How many cells hold a formula of which no value was stored.
    pub uncalculated: usize,
}

/// What there is to say of a sheet.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct SheetFacts {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// How many of its cells hold anything.
    pub cells: usize,
}

/// Why a workbook is not read, or not written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SheetError {
    /// It is cut off, changed, or not made as workbooks are.
    Damaged,
    /// It can only be opened with a password.
    Locked,
    /// It holds more bytes than may be unpacked.
    Swollen {
        /// The limit.
        limit: usize,
    },
    /// It holds no sheet of cells.
    NoSheet,
    /// The sheet is no table.
    Table(TableError),
    /// The module that reads workbooks stopped.
    Stopped,
    /// It took too long.
    Late,
    /// It is not in this page.
    Missing,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Reply {
    Read(Read),
    Refused(Refusal),
}

#[derive(Deserialize)]
struct Read {
    sheets: Vec<SheetFacts>,
    chosen: usize,
    columns: Vec<usize>,
    rows: Vec<(u64, Vec<String>)>,
    hidden_rows: usize,
    hidden_columns: usize,
    uncalculated: usize,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Refusal {
    Damaged(#[expect(dead_code, reason = "for whoever looks into the answer itself")] String),
    Locked,
    Swollen,
    NoSheet,
    TooMuchText,
    TooManyRows,
    TooManyColumns(u64),
    CellTooLong(u64, usize),
}

/// The numbers that the module's `read` takes beside the file: which sheet, the fullest where none is said, and the limits.
pub fn numbers_to_read(sheet: Option<usize>, limits: Limits) -> [i64; 6] {
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    [
        sheet.map_or(-1, number),
        number(UNPACKED),
        number(limits.bytes),
        number(limits.rows),
        number(limits.columns),
        number(limits.cell),
    ]
}

/// What the module's answer says. One that is not understood is as good as none.
pub fn understood(answer: &[u8], limits: Limits) -> Result<ReadSheet, SheetError> {
    match serde_json::from_slice(answer) {
        Ok(Reply::Read(read)) => Ok(ReadSheet::from(read)),
        Ok(Reply::Refused(refusal)) => Err(refusal.error(limits)),
        Err(_) => Err(SheetError::Stopped),
    }
}

impl From<Read> for ReadSheet {
    fn from(read: Read) -> Self {
        let Read { sheets, chosen, columns, rows, hidden_rows, hidden_columns, uncalculated } = read;
        let rows = rows.into_iter().map(|(line, cells)| Row { line, cells }).collect();
        Self { sheets, chosen, columns, rows, hidden_rows, hidden_columns, uncalculated }
    }
}

impl Refusal {
    fn error(self, limits: Limits) -> SheetError {
        match self {
            Self::Damaged(_) => SheetError::Damaged,
            Self::Locked => SheetError::Locked,
            Self::Swollen => SheetError::Swollen { limit: UNPACKED },
            Self::NoSheet => SheetError::NoSheet,
            Self::TooMuchText => SheetError::Table(TableError::TooLarge { limit: limits.bytes }),
            Self::TooManyRows => SheetError::Table(TableError::TooManyRows { limit: limits.rows }),
            Self::TooManyColumns(line) => SheetError::Table(TableError::TooManyColumns { line, limit: limits.columns }),
            Self::CellTooLong(line, column) => {
                SheetError::Table(TableError::CellTooLong { line, column, limit: limits.cell })
            }
        }
    }
}

impl ReadSheet {
    /// The sheet that was read.
    pub fn sheet(&self) -> Option<&SheetFacts> {
        self.sheets.get(self.chosen)
    }

    /// The hidden sheets that hold anything, but for the one that was read.
    pub fn hidden_sheets(&self) -> impl Iterator<Item = &SheetFacts> {
        let others = self.sheets.iter().enumerate().filter(|(place, _)| *place != self.chosen);
        others.map(|(_, sheet)| sheet).filter(|sheet| sheet.hidden && sheet.cells > 0)
    }

    /// Whether nothing is to be said of how it was read.
    pub fn is_plain(&self) -> bool {
        self.hidden_rows == 0
            && self.hidden_columns == 0
            && self.uncalculated == 0
            && self.sheets.iter().filter(|sheet| sheet.cells > 0).count() <= 1
    }
}
