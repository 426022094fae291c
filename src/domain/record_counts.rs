//! How much something is, as people count: projects, visits, issues; never single changes.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::book::{Change, EntityId, Value};

use super::kind::Kind;

/// How many records of each kind, each counted once.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct RecordCounts {
    /// 项目.
    pub projects: usize,
    /// 督查.
    pub visits: usize,
    /// 问题.
    pub problems: usize,
    /// 工作记录.
    pub remarks: usize,
    /// 台账记录: entries of registers.
    #[serde(default)]
    pub entries: usize,
    /// 照片.
    #[serde(default)]
    pub photos: usize,
    /// 附件.
    #[serde(default)]
    pub attachments: usize,
    /// Signatures, persons, units, checklists, the office, and kinds of newer versions.
    pub others: usize,
}

impl RecordCounts {
    /// Counts the records that changes are about. What never leaves a device is not counted.
    pub fn of_changes<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Self {
        Self::of_each_once(changes.into_iter().map(Change::of))
    }

    /// Counts these records, each once however often it comes.
    pub fn of_each_once<'a>(records: impl IntoIterator<Item = &'a EntityId>) -> Self {
        let mut seen = BTreeSet::new();
        let mut counts = Self::default();
        records.into_iter().filter(|of| seen.insert(*of)).for_each(|of| counts.add(of));
        counts
    }

    /// Counts one record more.
    pub fn add(&mut self, of: &EntityId) {
        if of.is_local() {
            return;
        }
        match Kind::of(of) {
            Some(Kind::Project) => self.projects += 1,
            Some(Kind::Visit) => self.visits += 1,
            Some(Kind::Problem) => self.problems += 1,
            Some(Kind::Remark) => self.remarks += 1,
            Some(Kind::Photo) => self.photos += 1,
            Some(Kind::Attachment) => self.attachments += 1,
            Some(Kind::Entry(_)) => self.entries += 1,
            Some(
                Kind::Signature
                | Kind::Person
                | Kind::Unit
                | Kind::Template
                | Kind::Office
                | Kind::Rule
                | Kind::Calendar
                | Kind::Draft
                | Kind::Import
                | Kind::Export
                | Kind::Device,
            )
            | None => self.others += 1,
        }
    }

    /// Whether there is nothing to count.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How many records there are at all.
    pub const fn total(&self) -> usize {
        self.projects
            + self.visits
            + self.problems
            + self.remarks
            + self.entries
            + self.photos
            + self.attachments
            + self.others
    }
}

impl RecordCounts {
    /// As it is noted on a device: eight figures, of which the last three were not counted once.
    pub fn noted(&self) -> Value {
        let Self { projects, visits, problems, remarks, entries, photos, attachments, others } = *self;
        let figures = [projects, visits, problems, remarks, others, entries, photos, attachments];
        Value::List(figures.map(|count| Value::Int(i64::try_from(count).unwrap_or(i64::MAX))).into())
    }

    /// Reads what was noted.
    pub fn read(noted: &Value) -> Option<Self> {
        let figure = |place: usize| noted.items().get(place)?.as_int().and_then(|count| usize::try_from(count).ok());
        Some(Self {
            projects: figure(0)?,
            visits: figure(1)?,
            problems: figure(2)?,
            remarks: figure(3)?,
            others: figure(4)?,
            entries: figure(5).unwrap_or(0),
            photos: figure(6).unwrap_or(0),
            attachments: figure(7).unwrap_or(0),
        })
    }
}

/// What a file brings, as people count: records that are new, that it changes, and that are there as they are.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Arrivals {
    /// Not there before.
    pub new: RecordCounts,
    /// There before, and changed by it.
    pub updated: RecordCounts,
    /// There as they are.
    pub known: RecordCounts,
}

impl Arrivals {
    /// As it is noted on a device.
    pub fn noted(&self) -> Value {
        Value::List([self.new, self.updated, self.known].map(|counts| counts.noted()).into())
    }

    /// Reads what was noted.
    pub fn read(noted: &Value) -> Option<Self> {
        let counts = |place: usize| RecordCounts::read(noted.items().get(place)?);
        Some(Self { new: counts(0)?, updated: counts(1)?, known: counts(2)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_counts_once_however_much_of_it_changed() {
        let of = |text: &str| text.parse::<EntityId>().unwrap();
        let records = [
            "project/a",
            "project/a",
            "project/b",
            "visit/v",
            "problem/q",
            "remark/r",
            "photo/f",
            "attachment/a",
            "unit/u",
            "local.import/i",
        ]
        .map(of);
        let counts = RecordCounts::of_each_once(&records);
        let expected = RecordCounts {
            projects: 2,
            visits: 1,
            problems: 1,
            remarks: 1,
            entries: 0,
            photos: 1,
            attachments: 1,
            others: 1,
        };
        assert_eq!((counts, counts.total()), (expected, 8));
        assert!(RecordCounts::of_each_once(&[of("local.export/e")]).is_empty());
    }

    #[test]
    fn what_is_noted_reads_back() {
        let new = RecordCounts {
            projects: 2,
            visits: 1,
            problems: 19,
            remarks: 4,
            entries: 7,
            photos: 3,
            attachments: 2,
            others: 5,
        };
        let arrivals = Arrivals { new, updated: RecordCounts { problems: 1, ..RecordCounts::default() }, known: new };
        assert_eq!(Arrivals::read(&arrivals.noted()), Some(arrivals));
        assert_eq!(Arrivals::read(&Value::Null), None);
        assert_eq!(RecordCounts::read(&Value::texts(["1"])), None);
    }
}
