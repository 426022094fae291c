//! Reads one sheet of a workbook: the one that is asked for, or the fullest.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetVisible, Xlsx, XlsxError};

use crate::cells::text_of;
use crate::guard::{self, checked};
use crate::marks::Marks;
use crate::reply::{Read, Refusal, Reply, SheetFacts};

/// What is asked of a workbook.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Asked {
    /// The place of the sheet among those that hold cells; the fullest one that is not hidden where none is said.
    pub sheet: Option<usize>,
    /// How much is read.
    pub limits: Limits,
}

/// How much of a workbook is read. What is blank does not count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes that may be unpacked.
    pub unpacked: u64,
    /// Bytes of text in the cells of the sheet.
    pub text: usize,
    /// Its rows.
    pub rows: usize,
    /// Its columns.
    pub columns: usize,
    /// Characters of one cell.
    pub cell: usize,
}

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads it.
pub fn read(bytes: &[u8], asked: Asked) -> Reply {
    match read_sheet(bytes, asked) {
        Ok(read) => Reply::Read(read),
        Err(refusal) => Reply::Refused(refusal),
    }
}

fn read_sheet(bytes: &[u8], asked: Asked) -> Result<Read, Refusal> {
    let mut archive = checked(bytes, asked.limits.unpacked)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(refusal)?;
    let sheets = sheets(&mut workbook)?;
    let chosen = asked.sheet.filter(|place| *place < sheets.len()).or_else(|| fullest(&sheets));
    let chosen = chosen.ok_or(Refusal::NoSheet)?;
    let mut cells = Cells::default();
    cells.read(&mut workbook, &sheets[chosen].name, asked.limits)?;
    let marks = Marks::of(&mut archive, &sheets[chosen].name);
    Ok(cells.together(sheets, chosen, &marks))
}

/// The sheets that hold cells, and how many of each hold anything: charts and dialogs are sheets too.
fn sheets(workbook: &mut Workbook) -> Result<Vec<SheetFacts>, Refusal> {
    let all: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut sheets = Vec::new();
    for (name, hidden) in all {
        let mut cells = 0;
        let mut reader = match workbook.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(refusal(error)),
        };
        while let Some(cell) = reader.next_cell().map_err(refusal)? {
            cells += usize::from(!is_blank(cell.get_value()));
        }
        sheets.push(SheetFacts { name, hidden, cells });
    }
    Ok(sheets)
}

fn fullest(sheets: &[SheetFacts]) -> Option<usize> {
    // Of several that are as full the first.
    let best = (0..sheets.len()).rev().max_by_key(|place| (!sheets[*place].hidden, sheets[*place].cells));
    let is_blank = best.is_some_and(|best| sheets[best].cells == 0);
    if !is_blank {
        return best;
    }
    (0..sheets.len()).rev().max_by_key(|place| sheets[*place].cells)
}

fn is_blank(value: &DataRef) -> bool {
    match value {
        DataRef::Empty => true,
        DataRef::String(text) => text.trim().is_empty(),
        DataRef::SharedString(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// The cells of a sheet that hold anything, by row and column, both counted from 0.
#[derive(Default)]
struct Cells {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    columns: BTreeSet<u32>,
}

impl Cells {
    fn read(&mut self, workbook: &mut Workbook, sheet: &str, limits: Limits) -> Result<(), Refusal> {
        let mut reader = workbook.worksheet_cells_reader(sheet).map_err(refusal)?;
        let formats: Vec<String> = reader
            .styles()
            .iter()
            .map(|style| style.number_format.as_ref().map(|format| format.format_code.clone()).unwrap_or_default())
            .collect();
        let mut bytes = 0;
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(refusal)? {
            if is_blank(cell.get_value()) {
                continue;
            }
            let (row, column) = cell.get_position();
            let text = text_of(cell.get_value(), formats.get(style).map_or("", String::as_str));
            bytes += text.len();
            if text.len() > limits.cell && text.chars().count() > limits.cell {
                return Err(Refusal::CellTooLong(row.saturating_add(1), column));
            }
            self.rows.entry(row).or_default().insert(column, text);
            self.columns.insert(column);
            if self.rows.len() > limits.rows {
                return Err(Refusal::TooManyRows);
            }
            if self.columns.len() > limits.columns {
                return Err(Refusal::TooManyColumns(row.saturating_add(1)));
            }
            if bytes > limits.text {
                return Err(Refusal::TooMuchText);
            }
        }
        Ok(())
    }

    fn together(self, sheets: Vec<SheetFacts>, chosen: usize, marks: &Marks) -> Read {
        let Cells { rows, columns } = self;
        let columns: Vec<u32> = columns.into_iter().collect();
        let hidden_rows = rows.keys().filter(|row| marks.rows.contains(&(*row + 1))).count();
        let hidden_columns = columns.iter().filter(|column| marks.hides_column(**column)).count();
        let rows = rows.into_iter().map(|(row, mut cells)| {
            let last = cells.keys().next_back().copied().unwrap_or_default();
            let texts = columns.iter().take_while(|column| **column <= last);
            (row.saturating_add(1), texts.map(|column| cells.remove(column).unwrap_or_default()).collect())
        });
        let rows = rows.collect();
        Read { sheets, chosen, columns, rows, hidden_rows, hidden_columns, uncalculated: marks.uncalculated }
    }
}

fn refusal(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Locked,
        XlsxError::Zip(error) => guard::refusal(error),
        other => Refusal::Damaged(other.to_string()),
    }
}
