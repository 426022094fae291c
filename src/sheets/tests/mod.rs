//! Workbooks put together from their parts, as programs write them and as none does.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::{Asked, Limits, Read, Refusal, Reply, read};

mod hostile;
mod kinds;
mod written;

pub(crate) const LIMITS: Limits =
    Limits { unpacked: 160 << 20, text: 32 << 20, rows: 20_000, columns: 300, cell: 40_000 };

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A workbook of one sheet, its parts to be changed.
pub(crate) struct Parts(pub(crate) Vec<(String, String)>);

impl Parts {
    /// With these rows between the tags of `sheetData`, and something before and behind them.
    pub(crate) fn of(before: &str, rows: &str, behind: &str) -> Self {
        let sheet = format!("<worksheet xmlns=\"{MAIN}\">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>");
        let workbook = format!(
            "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets><sheet name=\"清单\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
        );
        let relation = |id: &str, kind: &str, target: &str| {
            format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
        };
        let relations = |all: &str| format!("<Relationships xmlns=\"{PACKAGE}\">{all}</Relationships>");
        let part = |name: &str, text: String| (name.to_owned(), text);
        Self(vec![
            part("[Content_Types].xml", "<Types/>".to_owned()),
            part("_rels/.rels", relations(&relation("rId1", "officeDocument", "xl/workbook.xml"))),
            part("xl/workbook.xml", workbook),
            part(
                "xl/_rels/workbook.xml.rels",
                relations(
                    &(relation("rId1", "worksheet", "worksheets/sheet1.xml")
                        + &relation("rId2", "sharedStrings", "sharedStrings.xml")
                        + &relation("rId3", "styles", "styles.xml")),
                ),
            ),
            part("xl/worksheets/sheet1.xml", sheet),
        ])
    }

    pub(crate) fn with(mut self, name: &str, text: impl Into<String>) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), text.into()));
        self
    }

    /// With this text instead of another in every part.
    pub(crate) fn said_as(mut self, from: &str, to: &str) -> Self {
        for (_, text) in &mut self.0 {
            *text = text.replace(from, to);
        }
        self
    }

    pub(crate) fn file(&self) -> Vec<u8> {
        self.packed(CompressionMethod::Deflated)
    }

    pub(crate) fn packed(&self, method: CompressionMethod) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &self.0 {
            writer.start_file(name.as_str(), SimpleFileOptions::default().compression_method(method)).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}

pub(crate) fn read_whole(file: &[u8]) -> Reply {
    read(file, Asked { sheet: None, limits: LIMITS })
}

#[track_caller]
pub(crate) fn whole(file: &[u8]) -> Read {
    match read_whole(file) {
        Reply::Read(read) => read,
        Reply::Refused(refusal) => panic!("{refusal:?}"),
    }
}

#[track_caller]
pub(crate) fn refused(file: &[u8]) -> Refusal {
    match read_whole(file) {
        Reply::Refused(refusal) => refusal,
        Reply::Read(read) => panic!("{read:?}"),
    }
}

/// The rows of a sheet, each with its number.
pub(crate) fn rows(read: &Read) -> Vec<(u32, Vec<&str>)> {
    read.rows.iter().map(|(line, cells)| (*line, cells.iter().map(String::as_str).collect())).collect()
}
