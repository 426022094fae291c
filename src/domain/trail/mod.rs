//! 留痕: every change that was ever made to a record and to what belongs to it, in the order in which they were made.
//!
//! Nothing is left out: not what was undone, not what lost a conflict, not what was deleted. A change tells what it did by what it
//! replaced:
//!
//! | Act | When |
//! |---|---|
//! | [`Act::Deleted`], [`Act::Restored`] | the record itself was deleted, or brought back |
//! | [`Act::Made`] | it replaced nothing: the field was empty for its author |
//! | [`Act::Settled`] | it replaced several values that differed: a conflict was decided |
//! | [`Act::Cleared`] | it left the field empty |
//! | [`Act::ChangedBack`] | it gave the field what it had held before the change that it replaced, as undoing does |
//! | [`Act::Changed`] | anything else |
//!
//! A change stands behind those that it replaced, whatever the clocks said, and else by its stamp.
//!
//! Deliberately not here: words. The page says what things, fields and values are called.

mod list;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};

use crate::book::{Book, Change, ChangeId, DELETED, EntityId, FieldName, Value, sorting};
use crate::domain::amendments::is_mark;
use crate::domain::belonging::Links;

pub use list::{TrailList, TrailRow};

/// What a change did.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Act {
    /// 首次填写.
    Made,
    /// 修改.
    Changed,
    /// 改回: what stood there before stands there again.
    ChangedBack,
    /// 清空.
    Cleared,
    /// 处理冲突.
    Settled,
    /// 删除.
    Deleted,
    /// 恢复.
    Restored,
}

impl Act {
    /// All of them, in their order.
    pub const ALL: [Self; 7] =
        [Self::Made, Self::Changed, Self::ChangedBack, Self::Cleared, Self::Settled, Self::Deleted, Self::Restored];

    /// Its name in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Changed => "changed",
            Self::ChangedBack => "back",
            Self::Cleared => "cleared",
            Self::Settled => "settled",
            Self::Deleted => "deleted",
            Self::Restored => "restored",
        }
    }

    /// Reads the name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.key() == key)
    }
}

/// One change with all that is told of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// The change.
    pub id: ChangeId,
    /// The record.
    pub of: EntityId,
    /// The field.
    pub set: FieldName,
    /// The values that it replaced, each once; none where it replaced nothing.
    pub from: Vec<Value>,
    /// The value that the field got.
    pub to: Value,
    /// What it did.
    pub act: Act,
    /// Who made it.
    pub by: EntityId,
    /// When, milliseconds since 1970, by the clock of the device that it was made on.
    pub at: u64,
    /// The page session that it was made on. Changes that share it were made on one device, in one page.
    pub session: u32,
    /// Why.
    pub why: Option<String>,
    /// The import that brought it; none for what was made on this device.
    pub origin: Option<EntityId>,
    /// Whether it is one of several values among which nobody has decided.
    pub in_conflict: bool,
}

/// A record and everything that belongs to it, deleted things among it; what was moved to another project is told there. Looks through the
/// records of the book once.
pub fn things(book: &Book, of: &EntityId) -> BTreeSet<EntityId> {
    Links::of(book).below([of], |_| true)
}

/// Every change of these records, the oldest first.
pub fn steps<'a>(book: &Book, things: impl IntoIterator<Item = &'a EntityId>) -> Vec<Step> {
    let mut steps: Vec<((u64, u32), Step)> = Vec::new();
    for of in things {
        let fields = book.entity(of).into_iter().flat_map(|entity| entity.fields());
        for set in fields.filter(|set| !is_mark(of, set.as_str())) {
            of_field(book, of, set, &mut steps);
        }
    }
    sorting::by(&mut steps, |(one, first), (other, second)| one.cmp(other).then_with(|| first.id.cmp(&second.id)));
    steps.into_iter().map(|(_, step)| step).collect()
}

/// The changes of one field. Each is put behind those that it replaced, also where the clock of its author was slow.
fn of_field(book: &Book, of: &EntityId, set: &FieldName, steps: &mut Vec<((u64, u32), Step)>) {
    let history = book.history(of, set.as_str());
    let heads: BTreeSet<ChangeId> = match book.in_conflict(of, set) {
        true => book.heads(of, set.as_str()).iter().map(|head| head.id()).collect(),
        false => BTreeSet::new(),
    };
    let mut moments: HashMap<ChangeId, (u64, u32)> = HashMap::with_capacity(history.len());
    for change in history {
        let behind = change.over().iter().filter_map(|id| moments.get(id)).max().copied().unwrap_or_default();
        let own = (change.at().time(), 0);
        let moment = if own > behind { own } else { (behind.0, behind.1 + 1) };
        moments.insert(change.id(), moment);
        steps.push((moment, step(book, change, heads.contains(&change.id()))));
    }
}

fn step(book: &Book, change: &Change, in_conflict: bool) -> Step {
    let replaced: Vec<&Change> = change.over().iter().filter_map(|id| book.change(*id)).collect();
    let mut from: Vec<Value> = replaced.iter().map(|change| change.to().clone()).collect();
    sorting::by(&mut from, Ord::cmp);
    from.dedup();
    Step {
        id: change.id(),
        of: change.of().clone(),
        set: change.set().clone(),
        act: act(book, change, &replaced, from.len()),
        from,
        to: change.to().clone(),
        by: change.by().clone(),
        at: change.at().milliseconds(),
        session: change.at().session(),
        why: change.why().map(str::to_owned),
        origin: book.origin(change.id()).cloned(),
        in_conflict,
    }
}

fn act(book: &Book, change: &Change, replaced: &[&Change], values: usize) -> Act {
    let is_empty = change.to().is_null();
    if change.set().as_str() == DELETED {
        return if is_empty { Act::Restored } else { Act::Deleted };
    }
    // What is over changes that are not here has replaced something all the same.
    if change.over().is_empty() {
        return Act::Made;
    }
    if values > 1 {
        return Act::Settled;
    }
    if is_empty {
        return Act::Cleared;
    }
    let before = replaced.iter().flat_map(|one| one.over()).filter_map(|id| book.change(*id));
    let stands_again = before.map(Change::to).any(|value| value == change.to());
    if stands_again { Act::ChangedBack } else { Act::Changed }
}
