//! How much may come in and go out: one set of limits for every road.
//!
//! | What | Limit | Where it holds |
//! |---|---|---|
//! | changes | [`Limits::changes`] | a file, a rescue file, the book after a merge |
//! | what these are in their canonical form | [`Limits::written`] | the same |
//! | one change, one text in it | [`Limits::change`], [`Limits::text`] | a file, a rescue file; texts also in what is written on the page |
//! | a file | [`Limits::bytes`]: the changes, their readable copy and what a file says about itself | a file, a rescue file |
//! | the readable copy | [`Limits::copy`] | what is written: a longer one is left out, which every reader takes |
//! | nesting | 64 in a file, 16 in a value | `scanner`, `book::Value` |
//! | one packed text of a rescue file | `storage/reading.rs` | where it is unpacked, while it is unpacked |
//!
//! What came in can therefore go out, and what goes out can come in. Work on the page adds to a book without asking; the page says when it
//! comes near.

use crate::book::{Book, Change, Extent, canonical_length, longest_text};
use crate::domain::fields::LONGEST_TEXT;

/// How much is read, merged and written.
///
/// What is read takes up to sixteen times the bytes of a file that was made to take as much as it can.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes of a file.
    pub bytes: usize,
    /// Changes.
    pub changes: usize,
    /// Bytes of the changes in their canonical form, one a line.
    pub written: usize,
    /// Bytes of one change in its canonical form: a deletion names all that its author saw.
    pub change: usize,
    /// Bytes of one text.
    pub text: usize,
    /// Bytes of the readable copy that goes out.
    pub copy: usize,
}

/// How much some changes are, as far as the limits go.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Size {
    /// How many.
    pub changes: usize,
    /// Bytes of their canonical forms, one a line.
    pub written: usize,
}

/// How a size stands to the limits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Room {
    /// Far below.
    Enough,
    /// More than four fifths of a limit.
    Scarce,
    /// Beyond a limit.
    None,
}

/// The comma and the line feed between two changes of a file.
const BETWEEN: usize = 2;

impl Limits {
    /// The limits of this program.
    pub const USUAL: Self = Self {
        bytes: 256 << 20,
        changes: 1_000_000,
        written: 160 << 20,
        change: 40 << 20,
        text: LONGEST_TEXT,
        copy: 80 << 20,
    };

    /// How a book or a file of this size stands to the limits.
    pub const fn room(&self, size: Size) -> Room {
        if size.changes > self.changes || size.written > self.written {
            return Room::None;
        }
        match size.changes > self.changes / 5 * 4 || size.written > self.written / 5 * 4 {
            true => Room::Scarce,
            false => Room::Enough,
        }
    }

    /// Whether a change and every text in it is short enough. `written` are the bytes of its canonical form.
    pub fn take(&self, change: &Change, written: usize) -> bool {
        written <= self.text || (written <= self.change && longest_text(change) <= self.text)
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::USUAL
    }
}

impl Size {
    /// The size of some changes, but for those that never leave the device.
    pub fn of<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Self {
        let mut size = Self::default();
        changes.into_iter().for_each(|change| size.add(change));
        size
    }

    /// The size of a whole book, which costs nothing once its ids are known.
    pub fn of_book(book: &Book) -> Self {
        let Extent { changes, bytes } = book.extent();
        Self { changes, written: bytes + changes * BETWEEN }
    }

    /// The size of both together.
    pub const fn and(self, other: Self) -> Self {
        Self { changes: self.changes + other.changes, written: self.written + other.written }
    }

    /// Adds a change, unless it never leaves the device.
    pub fn add(&mut self, change: &Change) {
        if !change.of().is_local() {
            self.add_written(canonical_length(change));
        }
    }

    /// Adds a change of which the length of the canonical form is known.
    pub const fn add_written(&mut self, length: usize) {
        self.changes += 1;
        self.written += length + BETWEEN;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::sample_changes;

    #[test]
    fn a_book_weighs_what_its_changes_do_however_it_grew() {
        let mut changes = sample_changes("2026-09-21".parse().unwrap(), 1_790_000_000_000);
        let mut local = changes[0].draft().clone();
        local.of = "local.device/d".parse().unwrap();
        changes.insert(3, local.seal());
        let mut book = Book::default();
        for (place, change) in changes.iter().enumerate() {
            book.apply(change.clone(), None);
            if place % 50 == 0 {
                assert_eq!(Size::of_book(&book), Size::of(&changes[..=place]));
            }
        }
        let whole = Size::of_book(&book);
        let leaving = changes.iter().filter(|change| !change.of().is_local()).count();
        assert_eq!((whole, whole.changes), (Size::of(&changes), leaving));
        assert!(leaving < changes.len(), "what is local stays here");
    }

    #[test]
    fn a_file_of_all_that_is_allowed_can_be_read() {
        let Limits { bytes, written, copy, text, .. } = Limits::USUAL;
        // What a file says about itself: a name that is as long as a text may be, every character escaped.
        assert!(written + copy + 6 * text < bytes);
    }

    #[test]
    fn four_fifths_are_near() {
        let limits = Limits { changes: 100, written: 1_000, ..Limits::USUAL };
        let room = |changes, written| limits.room(Size { changes, written });
        assert_eq!(room(80, 800), Room::Enough);
        assert_eq!((room(84, 800), room(80, 840)), (Room::Scarce, Room::Scarce));
        assert_eq!((room(100, 1_000), room(101, 0), room(0, 1_001)), (Room::Scarce, Room::None, Room::None));
    }
}
