//! The kinds of files that are taken as attachments: how their names end, and what may be in them.

use super::content::{Content, Part};

/// A kind of file.
#[derive(PartialEq, Eq, Debug)]
pub struct FileKind {
    /// How a name of this kind ends, in small letters, without the dot.
    pub endings: &'static [&'static str],
    /// What its first bytes may say that it is.
    pub(super) contents: &'static [Content],
    /// Whether a file that is called so may always hold macros.
    pub(super) has_macros: bool,
}

const fn kind(endings: &'static [&'static str], contents: &'static [Content]) -> FileKind {
    FileKind { endings, contents, has_macros: false }
}

use Content::{Aac, Amr, Archive, Locked, Mp3, Mp4, Ofd, Office, Ogg, OldOffice, Pdf, Text, Wav};
use Part::{Excel, PowerPoint, Word};

/// Every kind that is taken.
pub static FILE_KINDS: &[FileKind] = &[
    kind(&["pdf"], &[Pdf]),
    kind(&["docx"], &[Office(Word), Locked]),
    kind(&["xlsx"], &[Office(Excel), Locked]),
    kind(&["pptx"], &[Office(PowerPoint), Locked]),
    FileKind { endings: &["docm"], contents: &[Office(Word), Locked], has_macros: true },
    FileKind { endings: &["xlsm"], contents: &[Office(Excel), Locked], has_macros: true },
    FileKind { endings: &["pptm"], contents: &[Office(PowerPoint), Locked], has_macros: true },
    kind(&["doc"], &[OldOffice(Word)]),
    kind(&["xls"], &[OldOffice(Excel)]),
    kind(&["ppt"], &[OldOffice(PowerPoint)]),
    kind(&["wps"], &[OldOffice(Word), Office(Word), Locked]),
    kind(&["et"], &[OldOffice(Excel), Office(Excel), Locked]),
    kind(&["dps"], &[OldOffice(PowerPoint), Office(PowerPoint), Locked]),
    kind(&["ofd"], &[Ofd]),
    kind(&["txt", "csv"], &[Text]),
    kind(&["mp3"], &[Mp3]),
    kind(&["m4a"], &[Mp4]),
    kind(&["aac"], &[Aac]),
    kind(&["wav"], &[Wav]),
    kind(&["amr"], &[Amr]),
    kind(&["ogg", "opus"], &[Ogg]),
    kind(&["zip"], &[Archive]),
];

/// How pictures end, which may lie in an archive beside documents.
pub(super) const PICTURES: &[&str] = &["jpg", "jpeg", "png", "webp", "heic", "heif"];

/// What stands behind the last dot of a name, in small letters; none where there is nothing.
pub fn ending_of(name: &str) -> Option<String> {
    let (stem, ending) = name.trim().rsplit_once('.')?;
    let fits = !stem.is_empty() && !ending.is_empty() && ending.chars().all(|letter| letter.is_ascii_alphanumeric());
    fits.then(|| ending.to_ascii_lowercase())
}

/// The kind of files whose names end so.
pub(super) fn kind_of(ending: &str) -> Option<&'static FileKind> {
    FILE_KINDS.iter().find(|kind| kind.endings.contains(&ending))
}

/// How all kinds end, in capital letters, for people.
pub fn all_endings() -> impl Iterator<Item = String> {
    FILE_KINDS.iter().flat_map(|kind| kind.endings).map(|ending| ending.to_ascii_uppercase())
}
