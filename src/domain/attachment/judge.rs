//! Whether a file is taken as an attachment: by its name and by its bytes, which have to fit each other.
//!
//! | File | Answer |
//! |---|---|
//! | a kind of [`FILE_KINDS`](super::FILE_KINDS) whose bytes are of that kind | taken |
//! | the same with macros in it, or called so that it may have some | taken with a mark, or [`NotAttached::Macros`], as the office says |
//! | a document under a password | taken with a mark: nobody can look for macros |
//! | a ZIP archive of such documents and pictures alone | taken: it is never unpacked here |
//! | a ZIP archive that holds anything else, another archive, or a path that leads out of it | [`NotAttached::Holds`] |
//! | a name that ends otherwise, or not at all | [`NotAttached::OtherKind`] |
//! | bytes of another kind than the name says: a program called `.pdf`, a page called `.txt` | [`NotAttached::Differs`] |
//! | a PDF or a package without its end | [`NotAttached::Truncated`] |
//! | longer than the office allows | [`NotAttached::TooLarge`] |

use crate::book::{Book, EntityId};
use crate::domain::photo::{NotAPhoto, look};

use super::content::Content;
use super::kinds::{FileKind, PICTURES, ending_of, kind_of};
use super::looking::content_of;
use super::packed::Package;

/// How many MB an attachment may have where the office has said nothing.
const USUAL_MB: u32 = 20;
/// How many MB it may have at most, whatever an office says: what a file of another office may bring.
const MOST_MB: u32 = 50;
/// How many bytes a MB is, as systems show the size of a file.
const MB: u64 = 1 << 20;
/// Within how many bytes of its end a PDF says that it ends.
const LAST_OF_PDF: usize = 64 << 10;

/// 含宏文件: what becomes of files with macros.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum MacroFiles {
    /// They are taken and marked.
    #[default]
    Marked,
    /// They are not taken.
    Refused,
}

/// What the office says of attachments.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AttachmentRules {
    /// How many MB one may have.
    pub most_mb: u32,
    /// What becomes of files with macros.
    pub macros: MacroFiles,
}

impl AttachmentRules {
    /// What is taken of a file that comes in, whoever wrote it: its office may allow more than this one.
    pub const WIDEST: Self = Self { most_mb: MOST_MB, macros: MacroFiles::Marked };

    /// What an office has set.
    pub fn of(book: &Book, office: &EntityId) -> Self {
        let most = book.value(office, "attachment_mb").as_int().and_then(|most| u32::try_from(most).ok());
        let macros = match book.text(office, "macro_files") {
            "refused" => MacroFiles::Refused,
            _ => MacroFiles::Marked,
        };
        Self { most_mb: most.filter(|most| (1..=MOST_MB).contains(most)).unwrap_or(USUAL_MB), macros }
    }

    /// How many bytes one may have.
    pub const fn most_bytes(&self) -> u64 {
        self.most_mb as u64 * MB
    }
}

/// What is known of a file that is taken.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Judged {
    /// 含宏: there may be macros in it.
    pub has_macros: bool,
    /// 有密码: nobody without its password can open it.
    pub is_locked: bool,
}

/// Why a file is not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotAttached {
    /// There is nothing in it.
    Empty,
    /// It has more than so many MB.
    TooLarge(u32),
    /// Its name does not end as one of the kinds that are taken.
    OtherKind,
    /// It is not what its name says: its ending, and what its bytes are.
    Differs(String, Content),
    /// It ends too soon: it was not copied whole.
    Truncated,
    /// It has macros, and the office takes no such files.
    Macros,
    /// An archive that holds what is not taken: the name of the first of that.
    Holds(String),
}

/// Judges a whole file by its name and its bytes.
pub fn judge(name: &str, bytes: &[u8], rules: AttachmentRules) -> Result<Judged, NotAttached> {
    if bytes.is_empty() {
        return Err(NotAttached::Empty);
    }
    if bytes.len() as u64 > rules.most_bytes() {
        return Err(NotAttached::TooLarge(rules.most_mb));
    }
    let ending = ending_of(name).ok_or(NotAttached::OtherKind)?;
    let kind = kind_of(&ending).ok_or(NotAttached::OtherKind)?;
    let found = content_of(bytes);
    if !kind.contents.contains(&found.content) {
        return Err(match is_cut(kind, bytes, found.package.is_some()) {
            true => NotAttached::Truncated,
            false => NotAttached::Differs(ending, found.content),
        });
    }
    match (found.content, &found.package) {
        (Content::Pdf, _) if !ends_as_pdf(bytes) => return Err(NotAttached::Truncated),
        (Content::Archive, Some(package)) => holds_documents(package)?,
        _ => {}
    }
    let has_macros = kind.has_macros || found.has_macros;
    if has_macros && rules.macros == MacroFiles::Refused {
        return Err(NotAttached::Macros);
    }
    Ok(Judged { has_macros, is_locked: found.content == Content::Locked })
}

/// Where a file that somebody hands in belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// With the photos.
    Photo,
    /// With the attachments, which say whether they take it.
    Attachment,
}

/// Which way a file goes: one that is called as attachments are is judged as one, whatever is in it; otherwise a picture is a photo, and so
/// is what is called as pictures are.
pub fn way_of(name: &str, bytes: &[u8]) -> Way {
    let ending = ending_of(name);
    let is_photo = || {
        ending.as_deref().is_some_and(|ending| PICTURES.contains(&ending)) || look(bytes) != Err(NotAPhoto::OtherKind)
    };
    if !is_called_attachment(name) && is_photo() { Way::Photo } else { Way::Attachment }
}

/// Whether a file is called as attachments are.
pub fn is_called_attachment(name: &str) -> bool {
    ending_of(name).is_some_and(|ending| kind_of(&ending).is_some())
}

/// Whether a file that is to be a package begins as one and has no end.
fn is_cut(kind: &FileKind, bytes: &[u8], is_whole: bool) -> bool {
    let is_packed = |content: &Content| matches!(content, Content::Office(_) | Content::Ofd | Content::Archive);
    !is_whole && bytes.starts_with(b"PK\x03\x04") && kind.contents.iter().any(is_packed)
}

fn ends_as_pdf(bytes: &[u8]) -> bool {
    bytes[bytes.len().saturating_sub(LAST_OF_PDF)..].windows(5).any(|five| five == b"%%EOF")
}

/// An archive is taken where all that it holds could be attached or taken as a photo, by their names.
fn holds_documents(package: &Package) -> Result<(), NotAttached> {
    let is_taken = |name: &String| {
        let leads_out = name.contains('\\') || name.starts_with('/') || name.split('/').any(|part| part == "..");
        let ending = ending_of(name.rsplit('/').next().unwrap_or(name));
        let fits = ending.is_some_and(|ending| {
            PICTURES.contains(&ending.as_str())
                || kind_of(&ending).is_some_and(|kind| !kind.has_macros && !kind.contents.contains(&Content::Archive))
        });
        fits && !leads_out
    };
    package.files().find(|name| !is_taken(name)).map_or(Ok(()), |name| Err(NotAttached::Holds(name)))
}
