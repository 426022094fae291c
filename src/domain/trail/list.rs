//! The trail as a list with facets: by what was done, to which record and field, by whom, in which month, from where.

use std::cmp::Ordering;

use crate::book::EntityId;
use crate::domain::facets::List;

/// One step as a row of the list, with the words that it is found and ordered by.
#[derive(Clone, PartialEq, Debug)]
pub struct TrailRow {
    /// Its place among the steps, the oldest first.
    pub place: usize,
    /// The record.
    pub of: EntityId,
    /// What was done: the key of an [`Act`](super::Act).
    pub act: &'static str,
    /// The record, in words.
    pub thing: String,
    /// The field, in words.
    pub field: String,
    /// Who.
    pub who: String,
    /// Where it came from, in words: this device or a file.
    pub source: String,
    /// The month, `2026-11`.
    pub month: String,
    /// When, milliseconds since 1970.
    pub at: u64,
    /// What it is found by, as [`crate::domain::search::searchable`] makes it.
    pub search: String,
}

/// The list of one record's trail.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct TrailList(pub Option<EntityId>);

impl List for TrailList {
    type Row = TrailRow;

    fn facets(&self) -> &[&'static str] {
        &["act", "thing", "field", "who", "month", "source"]
    }

    fn values(&self, facet: usize, row: &TrailRow, tell: &mut dyn FnMut(&str)) {
        match facet {
            0 => tell(row.act),
            1 => tell(&row.thing),
            2 => tell(&row.field),
            3 => tell(&row.who),
            4 => tell(&row.month),
            _ => tell(&row.source),
        }
    }

    fn orders(&self) -> &[&'static str] {
        &["when", "thing", "field", "who"]
    }

    fn compare(&self, order: usize, one: &TrailRow, other: &TrailRow) -> Ordering {
        let first = match order {
            1 => one.thing.cmp(&other.thing),
            2 => one.field.cmp(&other.field),
            3 => one.who.cmp(&other.who),
            _ => Ordering::Equal,
        };
        first.then(other.place.cmp(&one.place))
    }

    fn search<'a>(&self, row: &'a TrailRow) -> &'a str {
        &row.search
    }
}
