//! Why a file is not taken, and what is odd about one that is: closed lists, which the pages put into words.

use crate::book::{ChangeId, EntityId};

/// A place in a text: line and column from 1, the column in characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spot {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

/// Why a file is refused as a whole. The book has not changed by a byte.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Nothing but blanks.
    Empty,
    /// More bytes than are read.
    TooLarge {
        /// It has so many.
        bytes: usize,
        /// So many are read.
        limit: usize,
    },
    /// More changes than are read.
    TooManyChanges {
        /// So many are read.
        limit: usize,
    },
    /// A text that is longer than is read.
    TextTooLong {
        /// The change that holds it, from 1.
        place: usize,
        /// So many bytes are read.
        limit: usize,
    },
    /// Not one of our files.
    Foreign(Looks),
    /// Bytes that are no UTF-8, from this one on (from 0).
    NotUtf8 {
        /// The place of the first bad byte.
        byte: usize,
    },
    /// The file ends before it is complete.
    Truncated(Spot),
    /// Not JSON.
    BadJson(Spot),
    /// Lists and objects nested deeper than is read.
    TooDeep(Spot),
    /// Half of a surrogate pair, which stands for no character.
    LoneSurrogate(Spot),
    /// The same name twice in one object.
    DuplicateName {
        /// The name.
        name: String,
        /// Where the object, or the second of them, begins.
        spot: Spot,
    },
    /// Written by a newer version of the program, in a format that this one cannot read.
    Newer {
        /// The format that is needed, for example `sitebook/2`.
        format: String,
        /// The version of the program that wrote it, where the file says so.
        app: Option<String>,
    },
    /// Says that it is one of our files, of a format that never was.
    UnknownFormat {
        /// What it says.
        format: String,
    },
    /// A member that must be there is not.
    MissingMember {
        /// Its name.
        name: &'static str,
    },
    /// A member that does not hold what it must.
    BadMember {
        /// Its name.
        name: String,
        /// Where it begins.
        spot: Spot,
    },
    /// A member of `changes` that is no change.
    NotAChange {
        /// Which, from 1.
        place: usize,
        /// Where it begins.
        spot: Spot,
        /// What is wrong with it.
        fault: ChangeFault,
    },
    /// The content of a change does not give its id.
    Altered {
        /// Which, from 1.
        place: usize,
        /// The id that it says it has.
        id: ChangeId,
        /// Where it begins.
        spot: Spot,
    },
    /// A change of something that never leaves a device.
    LocalEntity {
        /// Which, from 1.
        place: usize,
        /// The entity.
        of: EntityId,
    },
    /// A change that does not stand behind the one before it by (`at`, `id`), or stands there twice.
    OutOfOrder {
        /// Which, from 1.
        place: usize,
    },
    /// The file holds more or less than it says.
    CountMismatch {
        /// What was counted.
        what: CountOf,
        /// As the file says.
        stated: usize,
        /// As it is.
        found: usize,
    },
    /// The changes are not those that the file was written with.
    DigestMismatch {
        /// As the file says.
        stated: String,
        /// As it is.
        found: String,
    },
}

/// What a file looks like that is not one of ours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Looks {
    /// Text in UTF-16, as some editors save it.
    Utf16,
    /// A ZIP archive, which XLSX and DOCX files are too.
    Zip,
    /// An old Office file (XLS, DOC).
    OldOffice,
    /// A web page, this program's own file among them.
    Html,
    /// XML.
    Xml,
    /// A picture.
    Image,
    /// A PDF.
    Pdf,
    /// Something compressed with gzip.
    Gzip,
    /// A JSON object of some other program.
    OtherJson,
    /// A JSON list.
    JsonList,
    /// The raw contents of a store of this program (`sitebook-raw/…`), which are read elsewhere.
    RawStore,
    /// A proof of a bulletin (`sitebook-proof/…`), which is looked at elsewhere and comes into no book.
    Proof,
    /// Some text, a CSV list for example.
    Text,
    /// Anything else.
    Binary,
}

/// What is wrong with a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChangeFault {
    /// It is no object.
    NotAnObject,
    /// This member is missing.
    Missing(&'static str),
    /// This member does not hold what it must.
    Bad(&'static str),
    /// A number with a fraction or an exponent, which must be written as text.
    Fraction,
    /// A whole number beyond ±(2^53 - 1).
    NumberTooLarge,
    /// Something else.
    Other,
}

/// What a file counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CountOf {
    /// Changes.
    Changes,
    /// 项目.
    Projects,
    /// 督查.
    Visits,
    /// 问题.
    Problems,
    /// 人员.
    People,
}

/// Something odd about a file that is good all the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Warning {
    /// The readable copy of a project says something else than the changes do. The changes count; the copy was not read.
    CopyDiffers {
        /// The project's id.
        project: String,
        /// Its name.
        name: String,
        /// The fields that differ: `total`, `visit/… answer/appraisal`, …; at most [`MOST_DIFFERENCES`] of them.
        what: Vec<String>,
    },
    /// A project of the file has no readable copy.
    CopyMissing {
        /// The project's id.
        project: String,
        /// Its name.
        name: String,
    },
    /// The readable copy holds a project that the changes do not have.
    CopyUnknown {
        /// What it says as its id.
        project: String,
    },
    /// A member of the readable copy that is not one.
    CopyUnreadable {
        /// Which, from 1.
        place: usize,
    },
    /// There is no readable copy.
    NoCopy,
    /// A part of a rescued store could not be read, or not all of it: where it stood.
    NotRescued(String),
    /// There are so many more warnings about the readable copy.
    MoreAboutCopy(usize),
    /// So many photos and attachments whose bytes are not what the file says, no picture, or no file that may be attached: they are left out. What they are called, where that is known.
    BlobsRefused {
        /// How many.
        count: usize,
        /// Their names.
        names: Vec<String>,
    },
    /// So many blobs that nothing in the file names: they are passed over.
    BlobsUnnamed(usize),
    /// A member of the file that this version does not know and did not read.
    UnknownMember(String),
}

/// How many differing fields a warning names.
pub const MOST_DIFFERENCES: usize = 20;

/// How many warnings about readable copies are kept for one file.
pub const MOST_WARNINGS: usize = 50;

impl Spot {
    /// The place of a byte in a text.
    pub fn of(text: &str, byte: usize) -> Self {
        let mut byte = byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        let before = &text[..byte];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            line: 1 + before.bytes().filter(|byte| *byte == b'\n').count(),
            column: 1 + before[line_start..].chars().count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        assert_eq!(Spot::of("督查\n项目x", 13), Spot { line: 2, column: 3 });
        assert_eq!(Spot::of("督查", 4), Spot { line: 1, column: 2 }, "inside a character: where it begins");
        assert_eq!(Spot::of("a", 99), Spot { line: 1, column: 2 });
    }
}
