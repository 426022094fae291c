//! What belongs to which project, and what of the book a file holds.
//!
//! | An entity belongs to a project | for example |
//! |---|---|
//! | whose id its field `project` holds | visits, problems |
//! | to which the entity belongs whose id its field `of` holds | remarks on a problem |
//!
//! That is said of fields and not of kinds, so that it holds for kinds that only a newer version knows.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::sorting::InOrder;
use crate::book::{Book, EntityId, FieldState, Value};
use crate::domain::ids::ProjectId;

/// Which part of the book a file is to hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Choice {
    /// All that may leave the device.
    Everything,
    /// These projects, all that belongs to them, and what all projects share: persons, units, checklists, the office.
    Projects(Vec<ProjectId>),
}

/// The field that holds the project.
const PROJECT: &str = "project";
/// The field that holds what a remark is about.
const OF: &str = "of";
/// Kinds that go along with any project.
const SHARED: &[&str] = &["person", "unit", "template", "office"];
/// How many `of` are followed from an entity to its project.
const LONGEST_CHAIN: usize = 8;

/// The project that an entity belongs to, by the values that are shown; `value` looks up a field.
pub(super) fn project_of<'a>(of: &EntityId, value: impl Fn(&EntityId, &str) -> &'a Value) -> Option<EntityId> {
    let mut at = of.clone();
    for _ in 0..LONGEST_CHAIN {
        if at.kind() == ProjectId::KIND {
            return Some(at);
        }
        let held = [PROJECT, OF].into_iter().find_map(|field| value(&at, field).as_text()?.parse().ok());
        at = held?;
    }
    None
}

/// The entities that a choice means, in the order of their ids.
pub(super) fn chosen_entities(book: &Book, choice: &Choice) -> BTreeSet<EntityId> {
    let all = book.all_entities().map(|(of, _)| of).filter(|of| !of.is_local());
    let Choice::Projects(projects) = choice else { return all.cloned().in_order() };
    let mut chosen = BTreeSet::new();
    let mut belonging: BTreeMap<EntityId, Vec<&EntityId>> = BTreeMap::new();
    for of in all {
        if SHARED.contains(&of.kind()) {
            chosen.insert(of.clone());
        }
        for target in [PROJECT, OF].into_iter().flat_map(|field| targets(book, of, field)) {
            belonging.entry(target).or_default().push(of);
        }
    }
    let mut waiting: Vec<&EntityId> =
        projects.iter().map(ProjectId::entity).filter(|of| book.entity(of).is_some()).collect();
    while let Some(of) = waiting.pop() {
        if chosen.insert(of.clone()) {
            waiting.extend(belonging.get(of).into_iter().flatten());
        }
    }
    chosen
}

/// Every entity that a field names, each side of a conflict too: what may belong to a project goes along with it.
fn targets(book: &Book, of: &EntityId, field: &str) -> Vec<EntityId> {
    let values = match book.field(of, field) {
        FieldState::Unset => Vec::new(),
        FieldState::Agreed(value) => vec![value],
        FieldState::Conflict(sides) => sides.into_iter().map(|side| side.to()).collect(),
    };
    values.into_iter().filter_map(|value| value.as_text()?.parse().ok()).collect()
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

    #[test]
    fn what_belongs_in_a_circle_ends() {
        let mut desk = Desk::new();
        desk.write("remark/a", "of", "remark/b");
        desk.write("remark/b", "of", "remark/a");
        let of = "remark/a".parse().unwrap();
        assert_eq!(project_of(&of, |of, set| desk.book.value(of, set)), None);
    }
}
