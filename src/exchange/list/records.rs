//! The text of a list into records: which delimiter, which row of the file each of them is, and the limits.

use crate::domain::folding::{is_blank, trimmed};
use crate::exchange::sheets::without_guard;

use super::delimiter::{Delimiter, DelimiterGrounds, declared, guess};
use super::quotes::{QuoteNote, Splitter};

/// How much of a list is taken in: more than any list of projects, less than what makes a page stand still. What is blank does not
/// count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes of text.
    pub bytes: usize,
    /// Records, titles and headings included.
    pub rows: usize,
    /// Columns that hold anything.
    pub columns: usize,
    /// Characters of one cell.
    pub cell: usize,
}

impl Limits {
    /// The limits for people.
    pub const USUAL: Limits = Limits { bytes: 32 << 20, rows: 20_000, columns: 300, cell: 40_000 };
}

/// One record of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its number as a spreadsheet counts rows, from 1, empty ones too: a cell with line breaks is one row there.
    pub line: u64,
    /// Its cells, without blanks around them and without empty ones at the end.
    pub cells: Vec<String>,
}

/// Why a text is not a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableError {
    /// There is nothing in it but blanks.
    Empty,
    /// More bytes than the limit.
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// More records than the limit.
    TooManyRows {
        /// The limit.
        limit: usize,
    },
    /// More columns that hold anything than the limit.
    TooManyColumns {
        /// The row that has the most.
        line: u64,
        /// The limit.
        limit: usize,
    },
    /// More characters in a cell than the limit.
    CellTooLong {
        /// Where the record starts.
        line: u64,
        /// The column, counted from 0.
        column: usize,
        /// The limit.
        limit: usize,
    },
}

impl Row {
    /// The cell of a column; empty where the record is too short.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// How many cells hold something.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    /// The places of the cells that hold something.
    pub(super) fn filled_columns(&self) -> impl Iterator<Item = usize> {
        self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(column, _)| column)
    }
}

/// A text taken apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Records {
    pub(super) rows: Vec<Row>,
    pub(super) delimiter: Delimiter,
    pub(super) grounds: DelimiterGrounds,
    pub(super) quotes: Vec<QuoteNote>,
}

/// Splits a text into its records, at the delimiter that a person chose or at the one that its rows speak for. Records of blanks are
/// left out.
pub(super) fn records(text: &str, chosen: Option<Delimiter>, limits: Limits) -> Result<Records, TableError> {
    if text.len() > limits.bytes {
        return Err(TableError::TooLarge { limit: limits.bytes });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if is_blank(&text.replace([',', ';', '|', '，', '"'], "")) {
        return Err(TableError::Empty);
    }
    let (declared, skipped) = declared(text).unwrap_or((None, 0));
    let text_of_rows = &text[skipped..];
    let (delimiter, grounds) = match (chosen, declared) {
        (Some(chosen), _) => (chosen, DelimiterGrounds::Chosen),
        (None, Some(declared)) => (declared, DelimiterGrounds::Declared),
        (None, None) => guess(text_of_rows),
    };
    let (rows, quotes) = split(text_of_rows, delimiter, if skipped > 0 { 2 } else { 1 }, limits)?;
    match rows.is_empty() {
        true => Err(TableError::Empty),
        false => Ok(Records { rows, delimiter, grounds, quotes }),
    }
}

fn split(
    text: &str,
    delimiter: Delimiter,
    first: u64,
    limits: Limits,
) -> Result<(Vec<Row>, Vec<QuoteNote>), TableError> {
    let splitter = Splitter::new(text, delimiter.text());
    let (mut at, mut line) = (0, first);
    let (mut rows, mut notes) = (Vec::new(), Vec::new());
    while at < text.len() {
        let (record, note, next) = splitter.record(at, line);
        let mut cells = record.cells;
        cells.iter_mut().for_each(clean);
        cells.iter_mut().for_each(unguard);
        let filled = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        cells.truncate(filled);
        cells.shrink_to_fit();
        if filled > 0 {
            if let Some(column) = cells.iter().position(|cell| is_longer(cell, limits.cell)) {
                return Err(TableError::CellTooLong { line, column, limit: limits.cell });
            }
            rows.push(Row { line, cells });
            notes.extend(note);
        }
        if rows.len() > limits.rows {
            return Err(TableError::TooManyRows { limit: limits.rows });
        }
        (at, line) = (next, line + 1);
    }
    Ok((rows, notes))
}

/// Rows that come from elsewhere than a text, cleaned as those of a text are; those of blanks are left out.
pub(super) fn cleaned(rows: Vec<Row>) -> Vec<Row> {
    let cleaned = rows.into_iter().map(|mut row| {
        row.cells.iter_mut().for_each(clean);
        let filled = row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        row.cells.truncate(filled);
        row
    });
    cleaned.filter(|row| !row.cells.is_empty()).collect()
}

fn is_longer(cell: &str, limit: usize) -> bool {
    cell.len() > limit && cell.chars().count() > limit
}

/// Takes the blanks around a cell away, those too that nobody sees, and the `="…"` with which spreadsheets are made to keep leading
/// zeros.
fn clean(cell: &mut String) {
    let inner = trimmed(cell);
    let inner = trimmed(inner.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(inner));
    if inner.len() != cell.len() {
        *cell = inner.to_owned();
    }
}

/// Takes the apostrophe away that keeps a spreadsheet from running a cell.
fn unguard(cell: &mut String) {
    if without_guard(cell).len() != cell.len() {
        cell.remove(0);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
        records(text, None, Limits::USUAL).unwrap().rows.into_iter().map(|row| (row.line, row.cells)).collect()
    }

    fn check(text: &str, expected: &[(u64, &[&str])]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect()))
            .collect();
        assert_eq!(rows(text), expected, "{text:?}");
    }

    fn refused(text: &str, limits: Limits, expected: TableError) {
        assert_eq!(records(text, None, limits), Err(expected), "{text:?}");
    }

    #[test]
    fn records_know_their_row_as_a_spreadsheet_counts() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "1,\"two", "lines\"", " , ", "2,x", ""].join(end);
            let two = format!("two{end}lines");
            check(&text, &[(1, &["a", "b"]), (3, &["1", &two]), (5, &["2", "x"])]);
        }
    }

    #[test]
    fn cells_are_cleaned_and_quotes_resolved() {
        check("\u{feff}a ,\u{3000}b\n\"say \"\"x\"\"\",=\"007\"", &[(1, &["a", "b"]), (2, &["say \"x\"", "007"])]);
        check("a,b\n1,\"\"\n", &[(1, &["a", "b"]), (2, &["1"])]);
        check("a,b\n'=1+1,''-\n'x,-5\n", &[(1, &["a", "b"]), (2, &["=1+1", "'-"]), (3, &["'x", "-5"])]);
    }

    #[test]
    fn a_list_says_its_delimiter_or_a_person_does() {
        check("sep=;\na;b", &[(2, &["a", "b"])]);
        let chosen = |delimiter| records("a;b,c\n1;2,3\n", Some(delimiter), Limits::USUAL).unwrap();
        assert_eq!(chosen(Delimiter::Semicolon).rows[1].cells, ["1", "2,3"]);
        assert_eq!(chosen(Delimiter::Comma).rows[1].cells, ["1;2", "3"]);
        assert_eq!(chosen(Delimiter::Nothing).rows[1].cells, ["1;2,3"]);
        assert_eq!(chosen(Delimiter::Comma).grounds, DelimiterGrounds::Chosen);
    }

    #[test]
    fn limits_are_kept() {
        let small = Limits { bytes: 40, rows: 2, columns: 2, cell: 3 };
        assert!(records("a,b\n项项项,2\n", None, small).is_ok());
        refused("", small, TableError::Empty);
        refused(" , \n\n", small, TableError::Empty);
        refused(&"x".repeat(41), small, TableError::TooLarge { limit: 40 });
        refused("a\nb\nc\n", small, TableError::TooManyRows { limit: 2 });
        refused("a,b\n1,long\n", small, TableError::CellTooLong { line: 2, column: 1, limit: 3 });
    }

    proptest! {
        #[test]
        fn written_tables_are_read_back(
            table in (2..5_usize).prop_flat_map(|columns| {
                proptest::collection::vec(proptest::collection::vec("[a-z项\",;]{0,4}[a-z]", columns), 1..8)
            })
        ) {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
            table.iter().for_each(|row| writer.write_record(row).unwrap());
            let text = format!("sep=,\n{}", String::from_utf8(writer.into_inner().unwrap()).unwrap());
            let read: Vec<Vec<String>> = rows(&text).into_iter().map(|(_, cells)| cells).collect();
            let expected: Vec<Vec<String>> =
                table.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
            prop_assert_eq!(read, expected);
        }

        #[test]
        fn no_text_makes_splitting_panic(text in "[a,;\t\"\r\n\0 项]{0,40}") {
            if let Ok(Records { rows, .. }) = records(&text, None, Limits::USUAL) {
                let lines = 1 + text.chars().filter(|c| matches!(c, '\r' | '\n')).count() as u64;
                prop_assert!(rows.iter().all(|row| (1..=lines).contains(&row.line) && row.filled() > 0));
                prop_assert!(rows.is_sorted_by_key(|row| row.line));
            }
        }
    }
}
