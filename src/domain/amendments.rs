//! 更正: what was changed in a visit after it was finished.

use crate::book::{Book, Change, ChangeId, DELETED, EntityId, FieldName, Stamp, Value, sorting};

use super::ids::VisitId;

/// One change of a finished visit.
#[derive(Clone, PartialEq, Debug)]
pub struct Amendment {
    /// The change.
    pub id: ChangeId,
    /// The field.
    pub field: FieldName,
    /// What stood there.
    pub from: Value,
    /// What stands there since.
    pub to: Value,
    /// Who amended it.
    pub by: EntityId,
    /// When, milliseconds since 1970.
    pub at: u64,
    /// Why; nothing where a copy of the draft was still answered elsewhere after the visit was finished here.
    pub why: Option<String>,
}

/// Fields by which a visit says of itself that it is finished or amended, or was given up and taken back.
const ABOUT_ITSELF: [&str; 3] = ["finished", "amended", DELETED];

/// Whether a field of a visit is something that its finisher vouches for.
pub fn is_answered(field: &str) -> bool {
    !ABOUT_ITSELF.contains(&field)
}

/// Whether a field only marks that there are amendments, which tell of themselves: in a history it says nothing.
pub fn is_mark(of: &EntityId, field: &str) -> bool {
    of.kind() == VisitId::KIND && field == "amended"
}

/// The amendments of a visit, the oldest first; none while it is a draft.
///
/// A change is an amendment when it says why, or when it came after the visit was finished.
pub fn amendments(book: &Book, visit: &VisitId) -> Vec<Amendment> {
    let of = visit.entity();
    let (Some(entity), Some(finished)) = (book.entity(of), book.shown(of, "finished")) else { return Vec::new() };
    if finished.to().is_null() {
        return Vec::new();
    }
    let fields = entity.fields().filter(|field| is_answered(field.as_str()));
    let changes = fields.flat_map(|field| book.history(of, field.as_str()));
    let mut amending: Vec<&Change> =
        changes.filter(|change| change.why().is_some() || came_later(book, change, finished)).collect();
    sorting::by_key(&mut amending, |change| (change.at(), change.id()));
    amending.into_iter().map(|change| amendment(book, change)).collect()
}

/// Whether whoever finished a visit cannot have seen this change of it: it is younger, or a file brought it when the visit stood finished
/// here already, from a copy of the draft that was still answered elsewhere. What came together with the finishing is no such thing.
pub fn came_later(book: &Book, change: &Change, finished: &Change) -> bool {
    let known_since = |change: &Change| arrived(book, change).unwrap_or(change.at());
    change.at() > finished.at() || arrived(book, change).is_some_and(|at| at > known_since(finished))
}

/// When the file came in that brought a change; none for what was made here. Every field of an import is first written then.
fn arrived(book: &Book, change: &Change) -> Option<Stamp> {
    let import = book.brought_by(change)?;
    let field = book.entity(import)?.fields().next()?;
    book.history(import, field.as_str()).first().map(|first| first.at())
}

/// Whether a visit was changed after it was finished, by an amendment or by what came too late.
pub fn is_amended(book: &Book, visit: &VisitId) -> bool {
    !amendments(book, visit).is_empty()
}

fn amendment(book: &Book, change: &Change) -> Amendment {
    let from = change.over().first().and_then(|id| book.change(*id)).map_or(Value::Null, |before| before.to().clone());
    Amendment {
        id: change.id(),
        field: change.set().clone(),
        from,
        to: change.to().clone(),
        by: change.by().clone(),
        at: change.at().milliseconds(),
        why: change.why().map(str::to_owned),
    }
}
