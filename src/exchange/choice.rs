//! Which part of a book a file is to hold.

use std::collections::BTreeSet;

use crate::book::{Book, EntityId};
use crate::domain::belonging::{project_of, with_projects};
use crate::domain::blob::{BlobHash, BlobKind, named_by};
use crate::domain::ids::ProjectId;
use crate::domain::unit_share::share_of;

/// Which part of the book a file is to hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Choice {
    /// All that may leave the device.
    Everything,
    /// These projects, all that belongs to them, and what all projects share: persons, units, checklists, the office.
    Projects(Vec<ProjectId>),
    /// What one responsible unit is given of it: its problems and what they need.
    Unit {
        /// The unit.
        name: String,
        /// The problems and remarks that earlier files gave it.
        given: BTreeSet<EntityId>,
    },
}

impl Choice {
    /// The book that a file is written from, where that is not the whole one: a unit is given some changes of a thing without the others.
    pub(super) fn part(&self, book: &Book) -> Option<Book> {
        match self {
            Self::Everything | Self::Projects(_) => None,
            Self::Unit { name, given } => {
                let mut part = Book::default();
                for change in share_of(book, name, given).changes {
                    part.apply(change.clone(), None);
                }
                Some(part)
            }
        }
    }

    /// Whether a file holds every entity of the book that it is written from.
    pub(super) const fn is_all(&self) -> bool {
        match self {
            Self::Everything | Self::Unit { .. } => true,
            Self::Projects(_) => false,
        }
    }
}

/// The entities that a choice means of the book that its file is written from, in the order of their ids.
pub(super) fn chosen_entities(book: &Book, choice: &Choice) -> BTreeSet<EntityId> {
    match choice {
        Choice::Everything | Choice::Unit { .. } => {
            book.all_entities().map(|(of, _)| of).filter(|of| !of.is_local()).cloned().collect()
        }
        Choice::Projects(projects) => with_projects(book, projects),
    }
}

/// The blobs that a file of this choice is about: those of what it holds, as far as their values say so.
pub fn blobs_of(book: &Book, choice: &Choice) -> BTreeSet<(BlobKind, BlobHash)> {
    let all = || BlobKind::ALL.into_iter().flat_map(|kind| book.entities(kind.entities())).map(|(of, _)| of);
    match choice {
        Choice::Everything => named_by(book, all()),
        Choice::Projects(projects) => {
            let belongs = |of: &&EntityId| {
                let project = project_of(of, |of, set| book.value(of, set));
                project.is_some_and(|project| projects.iter().any(|one| *one.entity() == project))
            };
            named_by(book, all().filter(belongs))
        }
        Choice::Unit { name, given } => named_by(book, &share_of(book, name, given).held),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::testing::Desk;

    #[test]
    fn a_project_takes_along_what_belongs_to_it_and_what_all_share() {
        let mut desk = Desk::new();
        for (of, set, to) in [
            ("project/a", "name", "甲"),
            ("project/b", "name", "乙"),
            ("visit/a1", "project", "project/a"),
            ("visit/b1", "project", "project/b"),
            ("problem/a2", "project", "project/a"),
            ("remark/a3", "of", "problem/a2"),
            ("remark/b3", "of", "visit/b1"),
            ("drone_flight/a4", "of", "remark/a3"),
            ("person/x", "name", "张三"),
            ("template/t", "name", "自定义"),
            ("unit/u", "name", "区建委"),
            ("office/o", "office", "督查室"),
            ("weather/w", "today", "晴"),
            ("local.import/i", "name", "x"),
        ] {
            desk.write(of, set, to);
        }
        let chosen =
            |choice: &Choice| chosen_entities(&desk.book, choice).iter().map(EntityId::to_string).collect::<Vec<_>>();
        assert_eq!(
            chosen(&Choice::Projects(vec![ProjectId::parse("project/a").unwrap()])),
            [
                "drone_flight/a4",
                "office/o",
                "person/x",
                "problem/a2",
                "project/a",
                "remark/a3",
                "template/t",
                "unit/u",
                "visit/a1"
            ]
        );
        assert_eq!(chosen(&Choice::Everything).len(), 13, "all but what is local");
    }
}
