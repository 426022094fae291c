//! 核表: a table that is read as lists are, and held against itself. Nothing of it comes into the book.

use std::sync::Arc;

use crate::exchange::check::{Checked, check};
use crate::exchange::sheets::{ReadSheet, SheetError};

use super::read_list::{List, ReadAs, Trouble};

/// A table with what came of it.
#[derive(Clone)]
pub struct TableCheck {
    /// The table, as it was read.
    pub list: Arc<List>,
    /// What came of it.
    pub checked: Arc<Checked>,
}

impl TableCheck {
    /// Reads a file and checks it; of a workbook, what was read of its fullest sheet stands beside it.
    pub fn read(file: String, bytes: &[u8], sheet: Option<Result<ReadSheet, SheetError>>) -> Result<Self, Trouble> {
        List::read(file, bytes, sheet).map(Self::of)
    }

    /// The same file, read in another way.
    pub fn read_again(&self, read_as: ReadAs, sheet: Option<Result<ReadSheet, SheetError>>) -> Result<Self, Trouble> {
        self.list.read_again(read_as, sheet).map(Self::of)
    }

    fn of(list: List) -> Self {
        let checked = check(&list.table);
        Self { list: Arc::new(list), checked: Arc::new(checked) }
    }

    /// What a row is called: the first of its cells that is no figure, or the number of its line.
    pub fn row_name(&self, row: usize) -> String {
        const LONGEST: usize = 40;
        let Some(row) = self.list.table.rows.get(row) else { return String::new() };
        let is_name = |cell: &&String| !cell.is_empty() && crate::exchange::check::Printed::read(cell).is_none();
        match row.cells.iter().find(is_name) {
            Some(name) => name.chars().take(LONGEST).collect(),
            None => row.line.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::check::{Cut, Verdict};
    use crate::exchange::list::Heading;

    #[test]
    fn a_pasted_table_is_checked_and_read_again_in_another_way() {
        let text = "某市开工情况\n单位\t计划开工\t已开工\t开工率\n甲\t90\t69\t76.6%\n";
        let read = TableCheck::read("粘贴的表格".to_owned(), text.as_bytes(), None).unwrap();
        assert_eq!(
            (read.checked.cut, read.checked.findings[0].verdict),
            (Some(Cut::Down), Verdict::Otherwise(Cut::Down))
        );
        assert_eq!(read.row_name(0), "甲");
        let bare = ReadAs { heading: Heading::Missing, ..ReadAs::default() };
        assert_eq!(read.read_again(bare, None).unwrap().checked.findings, []);
        assert!(matches!(
            TableCheck::read("x".to_owned(), b"PK\x03\x04", None),
            Err(Trouble::Text(_) | Trouble::Table(_))
        ));
    }
}
