//! The record of an attachment, and what a command is told of a file.

use crate::book::{Book, Deletion, EntityId, Value};
use crate::domain::blob::BlobHash;
use crate::domain::ids::{AttachmentId, PersonId};

use super::judge::Judged;
use super::name::shown_name;

/// What was noticed of a file when it was taken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Mark {
    /// 含宏: there may be macros in it.
    Macros,
    /// 有密码.
    Locked,
}

impl Mark {
    const ALL: [Self; 2] = [Self::Macros, Self::Locked];

    /// The stored key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Macros => "macros",
            Self::Locked => "locked",
        }
    }

    /// What was noticed.
    pub fn of(judged: Judged) -> Vec<Self> {
        let is_there = |mark: &Self| match mark {
            Self::Macros => judged.has_macros,
            Self::Locked => judged.is_locked,
        };
        Self::ALL.into_iter().filter(is_there).collect()
    }

    fn read(value: &Value) -> Vec<Self> {
        let keys = || value.items().iter().filter_map(Value::as_text);
        Self::ALL.into_iter().filter(|mark| keys().any(|key| key == mark.key())).collect()
    }
}

/// A file as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AttachedFile {
    /// The name of its bytes.
    pub hash: BlobHash,
    /// How many there are.
    pub bytes: u64,
    /// What the file is called.
    pub name: String,
    /// What was noticed of it.
    pub marks: Vec<Mark>,
}

/// 附件.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// What it belongs to.
    pub of: EntityId,
    /// Of a visit: the item of the checklist that it is attached to, if it is.
    pub item: Option<String>,
    /// The file.
    pub file: AttachedFile,
    /// 说明, or empty.
    pub caption: String,
    /// 顺序: the lower first, then by time.
    pub order: i64,
    /// Who added it.
    pub by: PersonId,
    /// When it was added, milliseconds since 1970.
    pub at: u64,
}

impl Attachment {
    /// Reads an attachment; none where it was deleted or is not complete.
    pub fn read(book: &Book, id: &AttachmentId) -> Option<Self> {
        let entity = id.entity();
        let of: EntityId = book.text(entity, "of").parse().ok()?;
        let hash = book.text(entity, "hash").parse().ok()?;
        let said = book.shown(entity, "hash")?;
        if book.deletion(entity) == Deletion::Deleted {
            return None;
        }
        Some(Self {
            id: id.clone(),
            of,
            item: Some(book.text(entity, "item")).filter(|item| !item.is_empty()).map(str::to_owned),
            file: AttachedFile {
                hash,
                bytes: book.value(entity, "bytes").as_int().unwrap_or(0).max(0).unsigned_abs(),
                name: shown_name(book.text(entity, "name")),
                marks: Mark::read(book.value(entity, "marks")),
            },
            caption: book.text(entity, "caption").to_owned(),
            order: book.value(entity, "order").as_int().unwrap_or(0),
            by: PersonId::of(said.by()).unwrap_or_else(|| PersonId::from_rest("unknown").expect("a plain name")),
            at: said.at().milliseconds(),
        })
    }
}
