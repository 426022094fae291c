//! A list of projects as it was read from a file: a text, or a sheet of a workbook, in the way that a person chose.

use std::sync::Arc;

use crate::book::Digester;
use crate::exchange::list::{
    Delimiter, Encoding, Foreign, Grounds, Heading, Limits, Table, TableError, TextError, decode_as,
};
use crate::exchange::sheets::{ReadSheet, SheetError};

/// Why a file is not a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The browser does not hand it over.
    Unreadable,
    /// It is not text.
    Text(TextError),
    /// It is not a table.
    Table(TableError),
    /// It is a workbook that cannot be read.
    Workbook(SheetError),
}

impl Trouble {
    /// Whether it is a file of this program that comes in elsewhere.
    pub const fn belongs_to_exchange(self) -> bool {
        matches!(self, Self::Text(TextError::Foreign(Foreign::Book | Foreign::Rescue)))
    }
}

/// How a person says that a file is to be read; where nothing is said, as it seems.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ReadAs {
    /// How its text is written.
    pub encoding: Option<Encoding>,
    /// What stands between its cells.
    pub delimiter: Option<Delimiter>,
    /// Which row is the heading.
    pub heading: Heading,
    /// Which sheet of a workbook is the list: its place among those that hold cells.
    pub sheet: Option<usize>,
}

/// What a list was read from.
#[derive(Clone)]
pub enum Source {
    /// A text.
    Text {
        /// How it is written.
        encoding: Encoding,
        /// Why it is read in that.
        grounds: Grounds,
    },
    /// A sheet of a workbook.
    Sheet(Arc<ReadSheet>),
}

/// A list that was read.
pub struct List {
    /// The file's name.
    pub file: String,
    /// How a person said that it is to be read.
    pub read_as: ReadAs,
    /// What it was read from.
    pub source: Source,
    /// Its rows and columns.
    pub table: Table,
    bytes: Arc<[u8]>,
    digest: String,
}

impl List {
    /// Reads a file; of a workbook, what was read of its fullest sheet stands beside it.
    pub(super) fn read(
        file: String,
        bytes: &[u8],
        sheet: Option<Result<ReadSheet, SheetError>>,
    ) -> Result<Self, Trouble> {
        if bytes.len() > Limits::USUAL.bytes {
            return Err(Trouble::Table(TableError::TooLarge { limit: Limits::USUAL.bytes }));
        }
        let mut digester = Digester::default();
        digester.add(bytes);
        let (bytes, digest, read_as) = (Arc::from(bytes), digester.finish(), ReadAs::default());
        match sheet {
            Some(sheet) => Self::of_sheet(file, bytes, digest, read_as, Arc::new(sheet.map_err(Trouble::Workbook)?)),
            None => Self::of_text(file, bytes, digest, read_as),
        }
    }

    /// Whether the file was read without any doubt, so that nobody need look at how.
    pub fn is_certain(&self) -> bool {
        let is_sure = match &self.source {
            Source::Text { grounds, .. } => matches!(grounds, Grounds::Mark | Grounds::Valid | Grounds::Chosen),
            Source::Sheet(sheet) => sheet.is_plain(),
        };
        is_sure && self.table.quotes.is_empty() && self.table.lost_cells().next().is_none()
    }

    /// The digest of the file.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// How its text is written and why it is read in that; nothing of a workbook.
    pub fn text(&self) -> Option<(Encoding, Grounds)> {
        match &self.source {
            Source::Text { encoding, grounds } => Some((*encoding, *grounds)),
            Source::Sheet(_) => None,
        }
    }

    /// The sheet that has to be read before the file can be read so, with the file: another one than was read.
    pub fn sheet_to_read(&self, read_as: ReadAs) -> Option<(usize, Arc<[u8]>)> {
        let Source::Sheet(read) = &self.source else { return None };
        let wanted = read_as.sheet.filter(|wanted| *wanted != read.chosen)?;
        Some((wanted, Arc::clone(&self.bytes)))
    }

    /// The same bytes, read in another way; of a workbook, what was read of the sheet that is wanted now.
    pub(super) fn read_again(
        &self,
        read_as: ReadAs,
        sheet: Option<Result<ReadSheet, SheetError>>,
    ) -> Result<Self, Trouble> {
        let (file, bytes, digest) = (self.file.clone(), Arc::clone(&self.bytes), self.digest.clone());
        let sheet = match (sheet, &self.source) {
            (Some(read), _) => Some(Arc::new(read.map_err(Trouble::Workbook)?)),
            (None, Source::Sheet(known)) => Some(Arc::clone(known)),
            (None, Source::Text { .. }) => None,
        };
        match sheet {
            Some(sheet) => Self::of_sheet(file, bytes, digest, read_as, sheet),
            None => Self::of_text(file, bytes, digest, read_as),
        }
    }

    fn of_text(file: String, bytes: Arc<[u8]>, digest: String, read_as: ReadAs) -> Result<Self, Trouble> {
        let decoded = decode_as(&bytes, read_as.encoding).map_err(Trouble::Text)?;
        let table = Table::read_at(&decoded.text, read_as.heading, read_as.delimiter, Limits::USUAL);
        let table = table.map_err(Trouble::Table)?;
        let source = Source::Text { encoding: decoded.encoding, grounds: decoded.grounds };
        Ok(Self { file, read_as, source, table, bytes, digest })
    }

    fn of_sheet(
        file: String,
        bytes: Arc<[u8]>,
        digest: String,
        read_as: ReadAs,
        sheet: Arc<ReadSheet>,
    ) -> Result<Self, Trouble> {
        let table = Table::of_sheet(sheet.rows.clone(), &sheet.columns, read_as.heading, Limits::USUAL);
        let table = table.map_err(Trouble::Table)?;
        Ok(Self { file, read_as, source: Source::Sheet(sheet), table, bytes, digest })
    }
}
