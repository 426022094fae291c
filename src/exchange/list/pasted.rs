//! A block of cells that somebody copies out of a spreadsheet: lines of cells with tabs between them, in quotes where a cell holds a
//! line break, as Excel, WPS and LibreOffice put it on the clipboard.

use crate::book::Value;
use crate::domain::fields::{FieldError, FieldSpec};

use super::cell::read_cell;
use super::delimiter::Delimiter;
use super::records::{Limits, TableError, records};

/// The lines of a block, each with its cells; lines and cells of blanks are there, but for those at the end.
pub fn read_block(text: &str) -> Result<Vec<Vec<String>>, TableError> {
    let read = records(text, Some(Delimiter::Tab), Limits::USUAL)?;
    let mut lines: Vec<Vec<String>> = Vec::new();
    for row in read.rows {
        let place = usize::try_from(row.line).unwrap_or(usize::MAX).min(Limits::USUAL.rows);
        lines.resize(place.saturating_sub(1).max(lines.len()), Vec::new());
        lines.push(row.cells);
    }
    Ok(lines)
}

/// What a cell of a block says for a field: a stroke is nothing, a unit within the cell counts.
pub fn read_in_block(spec: &FieldSpec, text: &str) -> Result<Value, FieldError> {
    read_cell(spec, None, text)
}

/// Writes cells as spreadsheets read them from the clipboard.
pub fn write_block<'a>(lines: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    let cell = |text: &str| match text.contains(['\t', '\n', '\r', '"']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    };
    let line = |cells: Vec<&str>| cells.into_iter().map(cell).collect::<Vec<_>>().join("\t");
    lines.into_iter().map(line).collect::<Vec<_>>().join("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_of_spreadsheets_keep_their_shape() {
        for (text, expected) in [
            ("1\t2\r\n3\t4\r\n", vec![vec!["1", "2"], vec!["3", "4"]]),
            ("1\t\t3\n\n\t5\n", vec![vec!["1", "", "3"], vec![], vec!["", "5"]]),
            ("\"基础\n完成\"\t\"说\"\"封顶\"\"\"\r\n", vec![vec!["基础\n完成", "说\"封顶\""]]),
            ("1,234.50\t3亿", vec![vec!["1,234.50", "3亿"]]),
            ("5\"管\t8", vec![vec!["5\"管", "8"]]),
        ] {
            assert_eq!(read_block(text).unwrap(), expected, "{text:?}");
        }
        assert_eq!(read_block("\r\n"), Err(TableError::Empty));
    }

    #[test]
    fn what_is_written_is_read_back() {
        let lines = vec![vec!["1,234.5", "基础\n完成"], vec!["", "说\"封顶\""], vec!["x", "y"]];
        assert_eq!(read_block(&write_block(lines.clone())).unwrap(), lines);
    }
}
