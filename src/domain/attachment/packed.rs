//! Looks into what is packed: the table of contents of a ZIP package, the directory of a compound file (OLE 2). Nothing is unpacked.
//!
//! | | Read | Bounds |
//! |---|---|---|
//! | ZIP | the central directory at its end, and of each entry that its own head bears the same name | 65,557 bytes from the end, 20,000 entries |
//! | compound file | the entries of its directory, wherever they stand | one look at each 128 bytes |
//!
//! Sources: APPNOTE 6.3.9 (ZIP) §4.3; \[MS-CFB\] §2.6.1 (directory entries); ECMA-376-2 (packages).

use super::content::{Content, Part};

/// How a compound file begins.
pub(super) const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// How many entries of a package are looked at; one with more is not taken.
const MOST_ENTRIES: usize = 20_000;
/// How long the end of a package is at most: its record and its comment.
const LONGEST_END: usize = 22 + 65_535;

/// What lies in a ZIP package: the names of its entries.
pub(super) struct Package<'a>(Vec<&'a [u8]>);

impl<'a> Package<'a> {
    /// Reads the table of contents; none where the package is not whole, or not of the usual kind.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let from = bytes.len().saturating_sub(LONGEST_END);
        let end = bytes[from..].windows(4).rposition(|four| four == b"PK\x05\x06")? + from;
        let (count, start) = (usize::from(short(bytes, end + 10)?), long(bytes, end + 16)?);
        let comment = usize::from(short(bytes, end + 20)?);
        if end + 22 + comment != bytes.len() || count > MOST_ENTRIES {
            return None;
        }
        let (mut at, mut names) = (start, Vec::new());
        for _ in 0..count {
            if bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
                return None;
            }
            let length = |place: usize| short(bytes, at + place).map(usize::from);
            let (name, extra, said) = (length(28)?, length(30)?, length(32)?);
            let called = bytes.get(at + 46..at + 46 + name)?;
            if own_name(bytes, long(bytes, at + 42)?)? != called {
                return None;
            }
            names.push(called);
            at += 46 + name + extra + said;
        }
        (at <= end).then_some(Self(names))
    }

    /// What the package is.
    pub fn content(&self) -> Content {
        let has = |name: &[u8]| self.0.contains(&name);
        let is_under = |folder: &[u8]| self.0.iter().any(|name| name.starts_with(folder));
        if has(b"[Content_Types].xml") {
            for (folder, part) in [(&b"word/"[..], Part::Word), (b"xl/", Part::Excel), (b"ppt/", Part::PowerPoint)] {
                if is_under(folder) {
                    return Content::Office(part);
                }
            }
        }
        if has(b"OFD.xml") { Content::Ofd } else { Content::Archive }
    }

    /// Whether there may be macros in it: a part of code, or a sheet of them. Parts in bytes that are known to hold none are passed over.
    pub fn has_macros(&self) -> bool {
        const HARMLESS: [&str; 4] = ["printersettings", "oleobject", "activex", "/embeddings/"];
        self.0.iter().any(|name| {
            let name = String::from_utf8_lossy(name).to_ascii_lowercase();
            name.contains("macrosheets/")
                || (name.ends_with(".bin") && !HARMLESS.iter().any(|part| name.contains(part)))
        })
    }

    /// The names of what is packed, but for folders. Those that are not UTF-8 are read as far as they are.
    pub fn files(&self) -> impl Iterator<Item = String> {
        let names = self.0.iter().map(|name| String::from_utf8_lossy(name).into_owned());
        names.filter(|name| !name.ends_with('/'))
    }
}

/// The name that an entry bears at its own head.
fn own_name(bytes: &[u8], at: usize) -> Option<&[u8]> {
    let is_head = bytes.get(at..at.checked_add(4)?)? == b"PK\x03\x04";
    let name = usize::from(short(bytes, at + 26)?);
    bytes.get(at + 30..at + 30 + name).filter(|_| is_head)
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?).map(|two| u16::from_le_bytes([two[0], two[1]]))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(u32::from_le_bytes([four[0], four[1], four[2], four[3]])).ok()
}

/// How long an entry of the directory of a compound file is.
const ENTRY: usize = 128;

/// What a compound file is, and whether there are macros in it.
pub(super) fn compound(bytes: &[u8]) -> (Content, bool) {
    const MACROS: [&str; 4] = ["VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros"];
    let (mut content, mut has_macros) = (Content::Unknown, false);
    for name in bytes.as_chunks::<ENTRY>().0.iter().skip(4).filter_map(entry_name) {
        has_macros |= MACROS.contains(&name.as_str());
        content = match name.as_str() {
            "WordDocument" => Content::OldOffice(Part::Word),
            "Workbook" | "Book" => Content::OldOffice(Part::Excel),
            "PowerPoint Document" => Content::OldOffice(Part::PowerPoint),
            "EncryptedPackage" => Content::Locked,
            _ => content,
        };
    }
    (content, has_macros)
}

/// The name in these bytes, where they are an entry that is in use.
fn entry_name(entry: &[u8; ENTRY]) -> Option<String> {
    let length = usize::from(u16::from_le_bytes([entry[64], entry[65]]));
    if !(4..=64).contains(&length) || length % 2 != 0 || !matches!(entry[66], 1 | 2 | 5) {
        return None;
    }
    let units: Vec<u16> = entry[..length - 2].as_chunks::<2>().0.iter().map(|two| u16::from_le_bytes(*two)).collect();
    String::from_utf16(&units).ok()
}
