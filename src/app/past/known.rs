//! What counts as known on a day.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::book::{Book, Change, Entity, EntityId};
use crate::domain::ids::ImportId;
use crate::domain::kind::Kind;

/// By what it goes whether a change was known on a day.
///
/// A change says when it was made (its stamp). What came in a file also has an import record, which says when this device received it.
///
/// | Change | [`Knowing::Received`] | [`Knowing::Recorded`] |
/// |---|---|---|
/// | made on this device | its stamp | its stamp |
/// | came in a file | when the file was imported | its stamp, or when the file was imported where the stamp is later: it was there by then, whatever the clock of its author said |
/// | who uses this device | always: it says who looks, and nothing of the work | always |
///
/// A colleague's change of 20 June that was merged on 5 July is no part of what this device knew on 30 June, and part of what had been
/// recorded by then.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub enum Knowing {
    /// 本机所知: what this device had by then.
    #[default]
    Received,
    /// 已有记录: what anybody had recorded by then, also where it came here later.
    Recorded,
}

impl Knowing {
    /// Both, the usual one first.
    pub const ALL: [Self; 2] = [Self::Received, Self::Recorded];

    /// Its name in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Recorded => "recorded",
        }
    }

    /// Reads the name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// Which book is looked at: that of the end of a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct AsOf {
    /// The day, of this device's calendar.
    pub day: NaiveDate,
    /// By what it goes what was known.
    pub knowing: Knowing,
}

/// Tells which changes were known at a moment.
#[derive(Debug)]
pub(super) struct Known {
    /// Milliseconds since 1970: what was known before.
    until: u64,
    /// When each import came in.
    received: HashMap<EntityId, u64>,
}

impl Known {
    /// What was known before `until`, in milliseconds since 1970. The book has the import records.
    pub(super) fn before(until: u64, book: &Book) -> Self {
        let first = |(of, entity): (&EntityId, &Entity)| {
            let changes = entity.fields().flat_map(|set| book.changes_of(of, set.as_str()));
            Some((of.clone(), changes.map(|change| change.at().milliseconds()).min()?))
        };
        Self { until, received: book.entities(ImportId::KIND).filter_map(first).collect() }
    }

    /// Whether a change was known, if it goes by this.
    pub(super) fn holds(&self, knowing: Knowing, change: &Change, origin: Option<&EntityId>) -> bool {
        if change.of().kind() == Kind::Device.key() {
            return true;
        }
        let made = change.at().milliseconds();
        let received = origin.and_then(|origin| self.received.get(origin)).copied();
        let known = match (knowing, received) {
            (_, None) => made,
            (Knowing::Received, Some(received)) => received,
            (Knowing::Recorded, Some(received)) => made.min(received),
        };
        known < self.until
    }
}
