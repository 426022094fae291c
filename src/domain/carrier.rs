//! What carries photos and attachments: something of the book, an item of a visit, one side of a problem.

use crate::book::{Book, EntityId};
use crate::domain::ids::{ProblemId, VisitId};

/// 整改前, 整改后: what a photo of a problem shows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Side {
    /// 整改前.
    Before,
    /// 整改后.
    After,
}

impl Side {
    /// The stored key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
        }
    }

    /// Reads a stored key.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Before, Self::After].into_iter().find(|side| side.key() == key)
    }
}

/// What carries a photo or an attachment.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Carrier {
    /// A project, a visit, a problem, a remark or an entry of a register.
    pub of: EntityId,
    /// Of a visit: an item of its checklists.
    pub item: Option<String>,
    /// Of a problem: before or after.
    pub side: Option<Side>,
}

impl Carrier {
    /// Something as a whole.
    pub const fn whole(of: EntityId) -> Self {
        Self { of, item: None, side: None }
    }

    /// An item of a visit.
    pub fn item(visit: &VisitId, item: &str) -> Self {
        Self { of: visit.entity().clone(), item: Some(item.to_owned()), side: None }
    }

    /// A problem before or after.
    pub fn side(problem: &ProblemId, side: Side) -> Self {
        Self { of: problem.entity().clone(), item: None, side: Some(side) }
    }
}

/// Whether something was added to a visit that was finished before: it is shown with a mark, since whoever finished the visit has not seen it.
pub fn is_after_finish(book: &Book, of: &EntityId, carried: &EntityId) -> bool {
    let finished = VisitId::of(of).and_then(|visit| book.shown(visit.entity(), "finished"));
    let added = book.shown(carried, "hash");
    finished.filter(|done| !done.to().is_null()).zip(added).is_some_and(|(done, added)| added.at() > done.at())
}
