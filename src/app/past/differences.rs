//! What is different between the book of a day and the present one: by thing and field, with who changed it last and when.
//!
//! | Then | Now | Told |
//! |---|---|---|
//! | was never there | there | once, as new, with how many fields it has |
//! | was never there | deleted | once, as new and deleted |
//! | there | deleted | once, as deleted |
//! | deleted | there | once, as brought back |
//! | there | there | each field whose value is another |
//! | deleted | deleted | not |
//!
//! A field that was changed and changed back is not told but counted. What a conflict shows is the value that is told, with a mark.

use std::collections::BTreeMap;

use crate::book::{Book, Change, DELETED, Deletion, EntityId, FieldName, Value, sorting};
use crate::domain::amendments::is_mark;
use crate::domain::facets::List;

use super::known::AsOf;

/// What happened to a thing, or to a field of it.
#[derive(Clone, PartialEq, Debug)]
pub enum What {
    /// It is new; how many fields it has.
    Made(usize),
    /// It is new and was deleted again.
    MadeAndDeleted,
    /// It was deleted.
    Deleted,
    /// It was deleted then and is there again.
    BroughtBack,
    /// A field has another value.
    Field {
        /// The field.
        set: FieldName,
        /// What it held.
        then: Value,
        /// What it holds.
        now: Value,
        /// Whether nobody has decided between several.
        in_conflict: bool,
    },
}

impl What {
    /// Its name in the address, also of the kind that a list is narrowed by.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Made(_) | Self::MadeAndDeleted => "made",
            Self::Deleted => "deleted",
            Self::BroughtBack => "back",
            Self::Field { .. } => "changed",
        }
    }
}

/// The kinds of differences, in their order.
pub const WHATS: [&str; 4] = ["made", "changed", "deleted", "back"];

/// One difference.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// The thing.
    pub of: EntityId,
    /// What happened.
    pub what: What,
    /// Who wrote last of what was not known then; who made it, of what is new.
    pub by: EntityId,
    /// When, milliseconds since 1970, as the change says.
    pub at: u64,
    /// How many changes lie between.
    pub changes: usize,
}

/// All of them.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Differences {
    /// One by one, the youngest first.
    pub all: Vec<Difference>,
    /// How many fields were changed and hold again what they held.
    pub changed_back: usize,
    /// How many changes had been recorded then, and came to this device later.
    pub came_later: usize,
}

impl Differences {
    pub(super) fn new(came_later: usize) -> Self {
        Self { came_later, ..Self::default() }
    }

    pub(super) fn put_in_order(&mut self) {
        sorting::by(&mut self.all, |one, other| other.at.cmp(&one.at).then_with(|| one.of.cmp(&other.of)));
    }
}

/// What was not known of one thing.
#[derive(Default, Debug)]
pub(super) struct OfEntity {
    fields: BTreeMap<FieldName, Since>,
    first: Option<Change>,
}

/// What was not known of one field.
#[derive(Debug)]
struct Since {
    last: Change,
    changes: usize,
}

impl OfEntity {
    pub(super) fn note(&mut self, change: &Change) {
        if self.first.as_ref().is_none_or(|first| change.at() < first.at()) {
            self.first = Some(change.clone());
        }
        match self.fields.get_mut(change.set()) {
            Some(since) => {
                since.changes += 1;
                if since.last.at() < change.at() {
                    since.last = change.clone();
                }
            }
            None => drop(self.fields.insert(change.set().clone(), Since { last: change.clone(), changes: 1 })),
        }
    }

    /// The last of its changes, of a field or of all, and how many there are.
    fn last(&self, set: Option<&str>) -> Option<(&Change, usize)> {
        let wanted = self.fields.iter().filter(|(field, _)| set.is_none_or(|set| field.as_str() == set));
        let count = wanted.clone().map(|(_, since)| since.changes).sum();
        Some((wanted.map(|(_, since)| &since.last).max_by_key(|change| change.at())?, count))
    }
}

/// How a thing stands in a book.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Life {
    Never,
    There,
    Deleted,
}

fn life(book: &Book, of: &EntityId) -> Life {
    match (book.entity(of), book.deletion(of)) {
        (None, _) => Life::Never,
        (Some(_), Deletion::Deleted) => Life::Deleted,
        (Some(_), Deletion::Alive | Deletion::DeletedButEdited) => Life::There,
    }
}

/// Tells what is different about one thing.
pub(super) fn told(then: &Book, now: &Book, of: EntityId, since: OfEntity, told: &mut Differences) {
    let whole = |what: What, change: Option<(&Change, usize)>| {
        change.map(|(change, changes)| difference(&of, what, change, changes))
    };
    let one = match (life(then, &of), life(now, &of)) {
        (Life::Deleted, Life::Deleted) | (_, Life::Never) => None,
        (Life::Never, is) => {
            let fields = now.fields(&of).filter(|(set, _)| set.as_str() != DELETED).count();
            let what = if is == Life::There { What::Made(fields) } else { What::MadeAndDeleted };
            let changes = since.last(None).map_or(0, |(_, changes)| changes);
            whole(what, since.first.as_ref().map(|first| (first, changes)))
        }
        (Life::There, Life::Deleted) => whole(What::Deleted, since.last(Some(DELETED)).or_else(|| since.last(None))),
        (Life::Deleted, Life::There) => {
            whole(What::BroughtBack, since.last(Some(DELETED)).or_else(|| since.last(None)))
        }
        (Life::There, Life::There) => return of_fields(then, now, &of, since, told),
    };
    told.all.extend(one);
}

fn of_fields(then: &Book, now: &Book, of: &EntityId, since: OfEntity, told: &mut Differences) {
    for (set, Since { last, changes }) in since.fields {
        if set.as_str() == DELETED || is_mark(of, set.as_str()) {
            continue;
        }
        let (was, is) = (then.value(of, set.as_str()), now.value(of, set.as_str()));
        let in_conflict = now.in_conflict(of, &set);
        if was == is && (!in_conflict || then.in_conflict(of, &set)) {
            told.changed_back += 1;
            continue;
        }
        let what = What::Field { set, then: was.clone(), now: is.clone(), in_conflict };
        told.all.push(difference(of, what, &last, changes));
    }
}

fn difference(of: &EntityId, what: What, change: &Change, changes: usize) -> Difference {
    Difference { of: of.clone(), what, by: change.by().clone(), at: change.at().milliseconds(), changes }
}

/// One difference as a row of a list, with the words that it is found and ordered by.
#[derive(Clone, PartialEq, Debug)]
pub struct SinceRow {
    /// Its place among [`Differences::all`].
    pub place: usize,
    /// The thing.
    pub of: EntityId,
    /// What happened: a key of [`WHATS`].
    pub what: &'static str,
    /// The thing, in words.
    pub title: String,
    /// Its project; empty for what belongs to none.
    pub project: String,
    /// The field, or what happened, in words.
    pub field: String,
    /// Who.
    pub who: String,
    /// When, milliseconds since 1970.
    pub at: u64,
    /// What it is found by, as [`crate::domain::search::searchable`] makes it.
    pub search: String,
}

/// The list of what is different.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct SinceList(pub Option<AsOf>);

impl List for SinceList {
    type Row = SinceRow;

    fn facets(&self) -> &[&'static str] {
        &["kind", "what", "who"]
    }

    fn values(&self, facet: usize, row: &SinceRow, tell: &mut dyn FnMut(&str)) {
        match facet {
            0 => tell(row.of.kind()),
            1 => tell(row.what),
            _ => tell(&row.who),
        }
    }

    fn orders(&self) -> &[&'static str] {
        &["when", "project", "thing", "who"]
    }

    fn compare(&self, order: usize, one: &SinceRow, other: &SinceRow) -> std::cmp::Ordering {
        let first = match order {
            1 => one.project.cmp(&other.project).then_with(|| one.title.cmp(&other.title)),
            2 => one.title.cmp(&other.title),
            3 => one.who.cmp(&other.who),
            _ => std::cmp::Ordering::Equal,
        };
        first.then(other.at.cmp(&one.at))
    }

    fn lacks(&self, order: usize, row: &SinceRow) -> bool {
        order == 1 && row.project.is_empty()
    }

    fn search<'a>(&self, row: &'a SinceRow) -> &'a str {
        &row.search
    }
}
