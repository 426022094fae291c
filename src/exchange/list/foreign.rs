//! Files that people choose as a list although they are something else, so that they are told where to go with them.

use super::super::refusal::Looks;
use super::super::sniff;

/// What a file is that is no list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Foreign {
    /// A book of this program (`.sitebook.json`): it comes in elsewhere.
    Book,
    /// A rescue file of this program: likewise.
    Rescue,
    /// A workbook of a spreadsheet program (.xlsx, .xlsm), which is read elsewhere.
    Workbook,
    /// A workbook of a kind that is not read.
    OtherWorkbook(OtherWorkbook),
    /// A text document (.docx, .wps, .doc, .rtf).
    Document,
    /// An archive that holds files (.zip, .rar, .7z, .gz).
    Archive,
    /// A web page; old systems write them with the ending .xls.
    Html,
    /// XML, also a workbook saved as "XML spreadsheet".
    Xml,
    /// A PDF.
    Pdf,
    /// A picture or a scan.
    Image,
    /// JSON of some other program.
    Json,
    /// Something else that is no text.
    Binary,
}

/// A kind of workbook that is not read: another program has to save it as `.xlsx`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OtherWorkbook {
    /// Of before 2007, or of WPS (.xls, .et).
    Old,
    /// One that opens with a password.
    Locked,
    /// Excel's binary form (.xlsb).
    Binary,
    /// Of LibreOffice and others (.ods).
    OpenDocument,
    /// Of Apple's Numbers (.numbers).
    Numbers,
}

/// How much of a file is looked at for what it holds.
const HEAD: usize = 4096;

/// Signatures that only a list is given by mistake: archives and documents.
const MORE: [(&[u8], Foreign); 4] = [
    (b"Rar!\x1a\x07", Foreign::Archive),
    (b"7z\xbc\xaf\x27\x1c", Foreign::Archive),
    (b"{\\rtf", Foreign::Document),
    (b"SQLite format 3\0", Foreign::Binary),
];

/// What the file is, where its beginning says that it is no list.
pub(super) fn foreign(bytes: &[u8]) -> Option<Foreign> {
    if let Some((_, kind)) = MORE.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some(*kind);
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    match sniff::foreign(bytes)? {
        Looks::Zip => Some(archive(bytes, head)),
        Looks::Gzip => Some(Foreign::Archive),
        Looks::OldOffice if holds_wide(bytes, b"EncryptedPackage") => {
            Some(Foreign::OtherWorkbook(OtherWorkbook::Locked))
        }
        Looks::OldOffice if holds_wide(bytes, b"WordDocument") => Some(Foreign::Document),
        Looks::OldOffice => Some(Foreign::OtherWorkbook(OtherWorkbook::Old)),
        Looks::Html => Some(Foreign::Html),
        Looks::Xml => Some(Foreign::Xml),
        Looks::Image => Some(Foreign::Image),
        Looks::Pdf => Some(Foreign::Pdf),
        Looks::RawStore => Some(Foreign::Rescue),
        Looks::OtherJson if says_book(head) => Some(Foreign::Book),
        Looks::OtherJson | Looks::JsonList | Looks::Proof => Some(Foreign::Json),
        Looks::Binary => Some(Foreign::Binary),
        Looks::Utf16 | Looks::Text => None,
    }
}

/// Whether a file is a workbook of the kind that is read.
pub fn is_workbook(bytes: &[u8]) -> bool {
    foreign(bytes) == Some(Foreign::Workbook)
}

/// What an archive is, by the names in it: its table of contents stands at its end.
fn archive(bytes: &[u8], head: &[u8]) -> Foreign {
    let end = &bytes[bytes.len().saturating_sub(1 << 16)..];
    let names = |part: &[u8]| holds(head, part) || holds(end, part);
    match () {
        () if holds(head, b"opendocument.spreadsheet") => Foreign::OtherWorkbook(OtherWorkbook::OpenDocument),
        () if holds(head, b"opendocument.") || holds(head, b"word/") => Foreign::Document,
        () if names(b"Index/Document.iwa") || names(b"Index.zip") => Foreign::OtherWorkbook(OtherWorkbook::Numbers),
        () if names(b"xl/workbook.bin") => Foreign::OtherWorkbook(OtherWorkbook::Binary),
        () if names(b"xl/") => Foreign::Workbook,
        () if names(b"word/") => Foreign::Document,
        () if holds(head, b"[Content_Types]") => Foreign::Workbook,
        // One that is cut off so early that it names nothing.
        () if bytes.len() < HEAD && !holds(head, b"/") => Foreign::Workbook,
        () => Foreign::Archive,
    }
}

fn says_book(head: &[u8]) -> bool {
    holds(head, b"\"sitebook/")
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Names within old Office files are written two bytes a letter.
fn holds_wide(bytes: &[u8], name: &[u8]) -> bool {
    let wide: Vec<u8> = name.iter().flat_map(|byte| [*byte, 0]).collect();
    holds(&bytes[..bytes.len().min(1 << 20)], &wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Option<Foreign>) {
        assert_eq!(foreign(bytes), expected, "{}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn files_of_other_kinds_are_told_by_their_beginning() {
        check(b"PK\x03\x04 and so on", Some(Foreign::Workbook));
        check(b"PK\x03\x04..[Content_Types].xml..xl/workbook.xml", Some(Foreign::Workbook));
        check(b"PK\x03\x04..[Content_Types].xml..word/document.xml", Some(Foreign::Document));
        check(
            b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            Some(Foreign::OtherWorkbook(OtherWorkbook::OpenDocument)),
        );
        check(b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.text", Some(Foreign::Document));
        check(b"PK\x03\x04..Index/Document.iwa", Some(Foreign::OtherWorkbook(OtherWorkbook::Numbers)));
        check(b"PK\x03\x04..[Content_Types].xml..xl/workbook.bin", Some(Foreign::OtherWorkbook(OtherWorkbook::Binary)));
        check(b"PK\x03\x04..photos/1.jpg", Some(Foreign::Archive));
        check(b"\xd0\xcf\x11\xe0\xa1\xb1", Some(Foreign::OtherWorkbook(OtherWorkbook::Old)));
        check(
            b"\xd0\xcf\x11\xe0\xa1\xb1..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
            Some(Foreign::OtherWorkbook(OtherWorkbook::Locked)),
        );
        check(b"\xd0\xcf\x11\xe0\xa1\xb1..W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", Some(Foreign::Document));
        check(b"Rar!\x1a\x07\x01\0", Some(Foreign::Archive));
        check(b"%PDF-1.7", Some(Foreign::Pdf));
        check(b"\xff\xd8\xff\xe0", Some(Foreign::Image));
        check(b"{\\rtf1\\ansi}", Some(Foreign::Document));
        check(b"<html><table>", Some(Foreign::Html));
        check(b"\xef\xbb\xbf\r\n<table border=1><tr>", Some(Foreign::Html));
        check(b"<?xml version=\"1.0\"?><Workbook/>", Some(Foreign::Xml));
        check(b"{\"format\":\"sitebook/1\",\"kind\":\"whole\"}", Some(Foreign::Book));
        check(b"\xef\xbb\xbf{\r\n  \"format\": \"sitebook/1\"", Some(Foreign::Book));
        check(b"{\"format\":\"sitebook-raw/1\"}", Some(Foreign::Rescue));
        check(b"{\"projects\":[]}", Some(Foreign::Json));
        check(b"[{\"name\":1}]", Some(Foreign::Json));
    }

    #[test]
    fn lists_that_begin_like_something_else_stay_lists() {
        check("[重点]项目名称,总投资\n".as_bytes(), None);
        check("{项目}名称,总投资\n".as_bytes(), None);
        check("<项目名称>,总投资\n".as_bytes(), None);
        check(b"[name],total\n", None);
        check(b"PKU hospital,12\n", None);
        check(b"", None);
    }
}
