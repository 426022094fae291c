//! Workbooks and documents in the browser: read and written by a part of the page of its own, which is opened for it and closed again.

use crate::browser::parts::{self, Failure};
use crate::domain::report::document::Document;
use crate::domain::text::Lang;
use crate::exchange::list::{Limits, TableError};
use crate::exchange::sheets::{ReadSheet, Sheet, SheetError, numbers_to_read, understood};
use crate::exchange::word;

/// The part's name in the page.
const PART: &str = "sheets";

/// Reads a sheet of a workbook: the one at this place, or the fullest.
pub async fn read(workbook: &[u8], sheet: Option<usize>) -> Result<ReadSheet, SheetError> {
    let limits = Limits::USUAL;
    if workbook.len() > limits.bytes {
        return Err(SheetError::Table(TableError::TooLarge { limit: limits.bytes }));
    }
    let answer = parts::call(PART, "read", &numbers_to_read(sheet, limits), workbook).await;
    understood(&answer.map_err(error)?, limits)
}

/// Writes a table as a workbook.
pub async fn write(sheet: &Sheet) -> Result<Vec<u8>, SheetError> {
    written("write", &sheet.order()).await
}

/// Writes a document as a file of text processors.
pub async fn write_paper(document: &Document, lang: Lang) -> Result<Vec<u8>, SheetError> {
    written("write_paper", &word::order(document, lang)).await
}

async fn written(function: &str, order: &[u8]) -> Result<Vec<u8>, SheetError> {
    let file = parts::call(PART, function, &[], order).await.map_err(error)?;
    if file.is_empty() { Err(SheetError::Stopped) } else { Ok(file) }
}

fn error(failure: Failure) -> SheetError {
    match failure {
        Failure::Missing => SheetError::Missing,
        Failure::Stopped => SheetError::Stopped,
        Failure::Late => SheetError::Late,
    }
}
