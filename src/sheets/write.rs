//! Writes a table as a workbook of one sheet: title, notes, a heading that stays in sight and is repeated on paper, rows, sums.
//!
//! By hand, since what is written is one table of one look: the usual library would weigh 216 KB more in the page and needs a clock
//! and the glue of the main module. Every text is a text, whatever it begins with, so that a spreadsheet runs none of it. The same
//! order gives the same bytes.

use serde::Deserialize;

use crate::archive::Archive;
use crate::package::{content_types, relations};
use crate::sheet_xml::{sheet, sheet_name};
use crate::styles::Styles;
use crate::xml::{HEADER, attribute};

/// What is to be written.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Order {
    /// The name of the sheet; what a name may not have is left out of it.
    pub sheet: String,
    /// What stands above the table.
    pub title: String,
    /// What stands between the title and the table, a row each.
    pub notes: Vec<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a text for every column.
    pub rows: Vec<Vec<String>>,
    /// The sums under the rows; nothing where there are none.
    pub sums: Option<Vec<String>>,
    /// Whether it is printed on the wide side.
    pub is_landscape: bool,
    /// What stands under each page, with `&P` for its number and `&N` for how many there are.
    pub footer: String,
}

/// One column.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Column {
    /// Its heading.
    pub head: String,
    /// How wide it is, in figures of the usual font.
    pub width: u16,
    /// What its cells are.
    pub kind: Kind,
}

/// What the cells of a column are. A cell that is something else is written as a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Texts.
    Text,
    /// Numbers, shown with so many decimals.
    Number(u8),
    /// Days, `2026-03-01`.
    Day,
}

/// Writes it. None where it would be larger than a workbook can be (4 GB).
pub fn write(order: &Order) -> Option<Vec<u8>> {
    let mut styles = Styles::default();
    let sheet = sheet(order, &mut styles);
    let mut archive = Archive::default();
    let parts = [
        ("[Content_Types].xml", kinds()),
        ("_rels/.rels", relations(&[("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", workbook(order)),
        ("xl/_rels/workbook.xml.rels", relations(&[("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")])),
        ("xl/styles.xml", styles.xml()),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, text) in parts {
        archive.add(name, &text)?;
    }
    archive.finish()
}

impl Order {
    /// The row of the heading, from 1.
    pub(crate) fn heading_row(&self) -> usize {
        usize::from(!self.title.is_empty()) + self.notes.len() + 1
    }
}

fn kinds() -> String {
    let parts =
        [("xl/workbook.xml", "sheet.main"), ("xl/worksheets/sheet1.xml", "worksheet"), ("xl/styles.xml", "styles")];
    content_types("spreadsheetml", &parts)
}

/// The sheet, and the names by which spreadsheets keep the row that is repeated on paper.
fn workbook(order: &Order) -> String {
    let name = sheet_name(&order.sheet);
    let (attribute_name, row) = (attribute(&name), order.heading_row());
    let quoted = attribute(&format!("'{}'", name.replace('\'', "''")));
    format!(
        "{HEADER}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <sheets><sheet name=\"{attribute_name}\" sheetId=\"1\" r:id=\"rId1\"/></sheets>\
         <definedNames><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">{quoted}!${row}:${row}</definedName>\
         </definedNames></workbook>"
    )
}
