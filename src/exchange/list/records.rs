//! The text of a list into records: which delimiter, which line of the file each record starts at, and the limits.

use std::collections::BTreeMap;
use std::io::Read as _;

/// How much of a list is taken in: more than any list of projects, less than what makes a page stand still.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes of text.
    pub bytes: usize,
    /// Records, titles and headings included.
    pub rows: usize,
    /// Cells of one record.
    pub columns: usize,
    /// Characters of one cell.
    pub cell: usize,
}

impl Limits {
    /// The limits for people.
    pub const USUAL: Limits = Limits { bytes: 32 << 20, rows: 20_000, columns: 300, cell: 40_000 };
}

/// What stands between two cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, as spreadsheets write where the comma is the decimal point.
    Semicolon,
    /// A tabulator, as spreadsheets copy.
    Tab,
}

impl Delimiter {
    const ALL: [Delimiter; 3] = [Self::Comma, Self::Tab, Self::Semicolon];

    const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// One record of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its number as a spreadsheet counts rows, from 1, empty ones too: a cell with line breaks is one row there.
    pub line: u64,
    /// Its cells, without blanks around them.
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
    /// More cells in a record than the limit.
    TooManyColumns {
        /// Where the record starts.
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
    /// A quote that is opened and never closed.
    UnclosedQuote {
        /// Where it is opened.
        line: u64,
    },
}

/// Stands alone in a record behind the text: where it does not, a quote in front of it was never closed.
const END: &str = "\0";

impl Row {
    /// The cell of a column; empty where the record is too short.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// How many cells hold something.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
}

/// Splits a text into its records; records of blanks are left out.
pub fn records(text: &str, limits: Limits) -> Result<(Vec<Row>, Delimiter), TableError> {
    if text.len() > limits.bytes {
        return Err(TableError::TooLarge { limit: limits.bytes });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (declared, skipped) = declared_delimiter(text);
    let delimiter = declared.unwrap_or_else(|| guess_delimiter(text));
    let mut rows = split(text, delimiter, limits)?;
    rows.drain(..skipped.min(rows.len()));
    for row in &rows {
        within_limits(row, limits)?;
    }
    for row in &mut rows {
        row.cells.iter_mut().for_each(clean);
    }
    rows.retain(|row| row.filled() > 0);
    match rows.is_empty() {
        true => Err(TableError::Empty),
        false => Ok((rows, delimiter)),
    }
}

/// The line `sep=;` with which spreadsheets are told the delimiter, and how many records it takes.
fn declared_delimiter(text: &str) -> (Option<Delimiter>, usize) {
    let first = text.lines().next().unwrap_or("");
    match Delimiter::ALL.into_iter().find(|known| first == format!("sep={}", char::from(known.byte()))) {
        Some(delimiter) => (Some(delimiter), 1),
        None => (None, 0),
    }
}

/// The delimiter that puts the most cells of the first records into records of one same width.
fn guess_delimiter(text: &str) -> Delimiter {
    const SAMPLE_BYTES: usize = 200_000;
    const SAMPLE_ROWS: usize = 50;
    let sample = &text.as_bytes()[..text.len().min(SAMPLE_BYTES)];
    let evenness = |delimiter: Delimiter| {
        let mut reader = reader(delimiter).from_reader(sample);
        let mut cells_by_width = BTreeMap::<usize, usize>::new();
        for record in reader.byte_records().take(SAMPLE_ROWS).filter_map(Result::ok).filter(|record| record.len() > 1) {
            *cells_by_width.entry(record.len()).or_default() += record.len();
        }
        cells_by_width.into_values().max().unwrap_or(0)
    };
    let (mut best, mut guess) = (0, Delimiter::Comma);
    for delimiter in Delimiter::ALL {
        let evenness = evenness(delimiter);
        if evenness > best {
            (best, guess) = (evenness, delimiter);
        }
    }
    guess
}

fn reader(delimiter: Delimiter) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter.byte());
    builder
}

fn split(text: &str, delimiter: Delimiter, limits: Limits) -> Result<Vec<Row>, TableError> {
    let end = format!("\n{END}");
    let mut reader = reader(delimiter).from_reader(text.as_bytes().chain(end.as_bytes()));
    let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 };
    let mut breaks = 0;
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).expect("records of any length in valid text are always read") {
        let start = record.position().map_or(0, csv::Position::byte);
        let row = Row { line: lines.at_record(start) - breaks, cells: record.iter().map(str::to_owned).collect() };
        breaks += line_breaks(&row.cells);
        rows.push(row);
        if rows.len() > limits.rows.saturating_add(1) {
            return Err(TableError::TooManyRows { limit: limits.rows });
        }
    }
    match rows.pop() {
        Some(last) if last.cells == [END] => Ok(rows),
        Some(unclosed) => {
            // Of the last row itself only what stands before the open quote.
            let before = line_breaks(unclosed.cells.split_last().map_or(&[][..], |(_, before)| before));
            breaks -= line_breaks(&unclosed.cells);
            Err(TableError::UnclosedQuote { line: unclosed.line + breaks + before })
        }
        None => Err(TableError::Empty),
    }
}

fn line_breaks(cells: &[String]) -> u64 {
    cells.iter().map(|cell| Lines { text: cell.as_bytes(), at: 0, line: 0 }.at_byte(cell.len())).sum()
}

/// Counts lines up to places that only ever move forward.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the record that is read from this byte on: the end of the line before it may still be in front of it.
    fn at_record(&mut self, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        let ends = self.text[byte..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        self.at_byte(byte + ends)
    }

    fn at_byte(&mut self, byte: usize) -> u64 {
        while self.at < byte {
            let next = self.text.get(self.at + 1);
            match self.text[self.at] {
                b'\n' => self.line += 1,
                b'\r' if next != Some(&b'\n') => self.line += 1,
                _ => {}
            }
            self.at += 1;
        }
        self.line
    }
}

fn within_limits(row: &Row, limits: Limits) -> Result<(), TableError> {
    if row.cells.len() > limits.columns {
        return Err(TableError::TooManyColumns { line: row.line, limit: limits.columns });
    }
    match row.cells.iter().position(|cell| cell.len() > limits.cell && cell.chars().count() > limits.cell) {
        Some(column) => Err(TableError::CellTooLong { line: row.line, column, limit: limits.cell }),
        None => Ok(()),
    }
}

/// Takes the blanks around a cell away, and the `="…"` with which spreadsheets are made to keep leading zeros.
fn clean(cell: &mut String) {
    let inner = cell.trim();
    let inner = inner.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(inner).trim();
    if inner.len() != cell.len() {
        *cell = inner.to_owned();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
        let (rows, _) = records(text, Limits::USUAL).unwrap();
        rows.into_iter().map(|row| (row.line, row.cells)).collect()
    }

    fn check(text: &str, expected: &[(u64, &[&str])]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect()))
            .collect();
        assert_eq!(rows(text), expected, "{text:?}");
    }

    fn refused(text: &str, limits: Limits, expected: TableError) {
        assert_eq!(records(text, limits), Err(expected), "{text:?}");
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
        check("a,b\n1,\"\"\n", &[(1, &["a", "b"]), (2, &["1", ""])]);
    }

    #[test]
    fn the_delimiter_is_guessed_from_the_records() {
        for (text, expected) in [
            ("a,b;c,d\n1,2;3,4\n", Delimiter::Comma),
            ("a;b;c\n1,5;2,5;3,5\n", Delimiter::Semicolon),
            ("a\tb\tc\n1,2\t3\t4\n", Delimiter::Tab),
            ("only one column\n1\n", Delimiter::Comma),
            ("sep=;\na;b,c,d\n", Delimiter::Semicolon),
            ("title; with; many; semicolons; here\na,b\n1,2\n3,4\n", Delimiter::Comma),
        ] {
            assert_eq!(records(text, Limits::USUAL).unwrap().1, expected, "{text:?}");
        }
        check("sep=;\na;b", &[(2, &["a", "b"])]);
    }

    #[test]
    fn an_unclosed_quote_is_reported_with_its_line() {
        refused("a,b\n1,\"open\n2,x\n", Limits::USUAL, TableError::UnclosedQuote { line: 2 });
        refused("a,b\n\"two\nlines\",\"open\n2", Limits::USUAL, TableError::UnclosedQuote { line: 3 });
        refused("\"", Limits::USUAL, TableError::UnclosedQuote { line: 1 });
        refused("a\n\"b\"\"", Limits::USUAL, TableError::UnclosedQuote { line: 2 });
    }

    #[test]
    fn limits_are_kept() {
        let small = Limits { bytes: 40, rows: 2, columns: 2, cell: 3 };
        assert!(records("a,b\n项项项,2\n", small).is_ok());
        refused("", small, TableError::Empty);
        refused(" , \n\n", small, TableError::Empty);
        refused(&"x".repeat(41), small, TableError::TooLarge { limit: 40 });
        refused("a\nb\nc\n", small, TableError::TooManyRows { limit: 2 });
        refused("a,b\n1,2,3\n", small, TableError::TooManyColumns { line: 2, limit: 2 });
        refused("a,b\n1,long\n", small, TableError::CellTooLong { line: 2, column: 1, limit: 3 });
    }

    proptest! {
        #[test]
        fn written_tables_are_read_back(
            table in proptest::collection::vec(proptest::collection::vec("[a-z项\"\n,;]{0,4}[a-z]", 2..5), 1..8)
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
            if let Ok((rows, _)) = records(&text, Limits::USUAL) {
                let lines = 1 + text.chars().filter(|c| matches!(c, '\r' | '\n')).count() as u64;
                prop_assert!(rows.iter().all(|row| (1..=lines).contains(&row.line) && row.filled() > 0));
                prop_assert!(rows.is_sorted_by_key(|row| row.line));
            }
        }
    }
}
