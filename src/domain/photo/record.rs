//! The record of a photo, and what a command is told of a picture.

use crate::book::{Book, Deletion, EntityId};
use crate::domain::blob::BlobHash;
use crate::domain::carrier::{self, Side};
use crate::domain::ids::{PersonId, PhotoId};

/// A picture as it is kept, and what its file said of itself before it was made smaller.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// The name of its bytes.
    pub hash: BlobHash,
    /// Width in pixels, upright.
    pub width: u32,
    /// Height in pixels, upright.
    pub height: u32,
    /// How many bytes are kept.
    pub bytes: u64,
    /// The name of the file that was chosen.
    pub name: String,
    /// How many bytes that file had.
    pub original_bytes: u64,
    /// 拍摄时间 from the photo, `2026-11-28T10:12:00`.
    pub taken_at: Option<String>,
    /// 拍摄地点 from the photo: latitude and longitude in degrees.
    pub place: Option<String>,
}

/// 照片.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Photo {
    /// Its id.
    pub id: PhotoId,
    /// What it belongs to.
    pub of: EntityId,
    /// Of a visit: the item of the checklist that it shows, if it shows one.
    pub item: Option<String>,
    /// Of a problem: before or after.
    pub side: Option<Side>,
    /// The picture.
    pub picture: Picture,
    /// 说明, or empty.
    pub caption: String,
    /// 顺序: the lower first, then by time.
    pub order: i64,
    /// Who added it.
    pub by: PersonId,
    /// When it was added, milliseconds since 1970.
    pub at: u64,
}

impl Photo {
    /// Reads a photo; none where it was deleted or is not complete.
    pub fn read(book: &Book, id: &PhotoId) -> Option<Self> {
        let entity = id.entity();
        let of: EntityId = book.text(entity, "of").parse().ok()?;
        let hash = book.text(entity, "hash").parse().ok()?;
        let said = book.shown(entity, "hash")?;
        if book.deletion(entity) == Deletion::Deleted {
            return None;
        }
        let number = |set: &str| book.value(entity, set).as_int().unwrap_or(0).max(0);
        let side = |set: &str| u32::try_from(number(set)).unwrap_or(0);
        let text = |set: &str| Some(book.text(entity, set)).filter(|text| !text.is_empty()).map(str::to_owned);
        Some(Self {
            id: id.clone(),
            of,
            item: text("item"),
            side: Side::from_key(book.text(entity, "side")),
            picture: Picture {
                hash,
                width: side("width"),
                height: side("height"),
                bytes: number("bytes").unsigned_abs(),
                name: text("name").unwrap_or_default(),
                original_bytes: number("original_bytes").unsigned_abs(),
                taken_at: text("taken_at"),
                place: text("place"),
            },
            caption: text("caption").unwrap_or_default(),
            order: book.value(entity, "order").as_int().unwrap_or(0),
            by: PersonId::of(said.by()).unwrap_or_else(|| PersonId::from_rest("unknown").expect("a plain name")),
            at: said.at().milliseconds(),
        })
    }
}

/// Whether a photo was added to a visit that was finished before.
pub fn is_after_finish(book: &Book, photo: &Photo) -> bool {
    carrier::is_after_finish(book, &photo.of, photo.id.entity())
}
