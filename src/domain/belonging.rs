//! Which project an entity belongs to, and what goes along with a project: one rule for files, plans and counts.
//!
//! | Entity | Belongs |
//! |---|---|
//! | of a kind that all projects share ([`is_shared`]) | to none, and goes along with each |
//! | of any other kind, known to this version or not | to what its field `project` names, or else its field `of`, and so on up to a project |
//!
//! A project that is the same as another (`same_as`) goes along with it; see [`super::joined`].
//!
//! What names each other in a circle belongs to nothing, and no chain is followed without end.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::book::{Book, Change, ChangeId, EntityId, Value};

use super::ids::ProjectId;
use super::joined::SAME_AS;
use super::kind::Kind;
use super::register::Parent;

/// The fields that name what an entity belongs to: a project, or what a remark is about.
const NAMING: [&str; 2] = ["project", "of"];

/// The same, and what a project says that it is: what is one goes along together.
const LINKING: [&str; 3] = [NAMING[0], NAMING[1], SAME_AS];

/// How many fields are followed from an entity to its project.
const LONGEST_CHAIN: usize = 8;

/// Whether all projects share the entities of a kind, so that they go along with any of them.
pub fn is_shared(of: &EntityId) -> bool {
    match Kind::of(of) {
        Some(Kind::Person | Kind::Unit | Kind::Template | Kind::Office | Kind::Rule | Kind::Calendar) => true,
        Some(Kind::Entry(register)) => register.parent == Parent::Shared,
        Some(
            Kind::Project
            | Kind::Visit
            | Kind::Problem
            | Kind::Remark
            | Kind::Photo
            | Kind::Attachment
            | Kind::Signature
            | Kind::Draft
            | Kind::Import
            | Kind::Export
            | Kind::Device,
        )
        | None => false,
    }
}

/// The project that an entity belongs to, by the values that are shown; `value` looks up a field.
pub fn project_of<'a>(of: &EntityId, value: impl Fn(&EntityId, &str) -> &'a Value) -> Option<EntityId> {
    let mut at = of.clone();
    for _ in 0..LONGEST_CHAIN {
        if at.kind() == ProjectId::KIND {
            return Some(at);
        }
        at = NAMING.into_iter().find_map(|field| value(&at, field).as_text()?.parse().ok())?;
    }
    None
}

/// Everything that a file of these projects holds: they themselves, all that belongs to them, and what all projects share.
pub fn with_projects(book: &Book, projects: &[ProjectId]) -> BTreeSet<EntityId> {
    let there = projects.iter().map(ProjectId::entity).filter(|of| book.entity(of).is_some());
    let mut chosen = Links::of(book).below(there, |_| true);
    chosen.extend(book.all_entities().map(|(of, _)| of).filter(|of| is_shared(of)).cloned());
    chosen
}

/// Which entities ever named which, so that one can go from a project down to what belongs to it.
pub struct Links<'a> {
    book: &'a Book,
    naming: BTreeMap<EntityId, BTreeSet<&'a EntityId>>,
}

impl<'a> Links<'a> {
    /// Looks through the whole book.
    pub fn of(book: &'a Book) -> Self {
        let mut naming: BTreeMap<EntityId, BTreeSet<&'a EntityId>> = BTreeMap::new();
        for (of, _) in book.all_entities().filter(|(of, _)| !of.is_local() && !is_shared(of)) {
            for change in LINKING.into_iter().flat_map(|field| book.changes_of(of, field)) {
                if let Some(named) = named(change) {
                    naming.entry(named).or_default().insert(of);
                }
            }
        }
        Self { book, naming }
    }

    /// These entities and everything below them, as far as the changes go for which `knew` holds. Each side of a conflict counts: what
    /// may belong to a project goes along with it.
    pub fn below<'b>(
        &self,
        top: impl IntoIterator<Item = &'b EntityId>,
        knew: impl Fn(&Change) -> bool,
    ) -> BTreeSet<EntityId> {
        let mut named_by: HashMap<&EntityId, BTreeSet<EntityId>> = HashMap::new();
        let mut found: BTreeSet<EntityId> = top.into_iter().cloned().collect();
        let mut waiting: Vec<EntityId> = found.iter().cloned().collect();
        while let Some(above) = waiting.pop() {
            for of in self.naming.get(&above).into_iter().flatten().copied() {
                let named = named_by.entry(of).or_insert_with(|| self.named_by(of, &knew));
                if named.contains(&above) && found.insert(of.clone()) {
                    waiting.push(of.clone());
                }
            }
        }
        found
    }

    /// What an entity names, by the changes for which `knew` holds and that no other of those replaces.
    fn named_by(&self, of: &EntityId, knew: impl Fn(&Change) -> bool) -> BTreeSet<EntityId> {
        let mut all = BTreeSet::new();
        for field in LINKING {
            let mut known: Vec<&Change> = self.book.changes_of(of, field).filter(|change| knew(change)).collect();
            if known.len() > 1 {
                let replaced: HashSet<ChangeId> = known.iter().flat_map(|change| change.over()).copied().collect();
                known.retain(|change| !replaced.contains(&change.id()));
            }
            all.extend(known.into_iter().filter_map(named));
        }
        all
    }
}

/// What a change of one of the naming fields names.
fn named(change: &Change) -> Option<EntityId> {
    change.to().as_text()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Clock;

    /// A book in which these fields were written, one after the other.
    fn book_of(written: &[(&str, &str, &str)]) -> Book {
        let (mut book, mut clock) = (Book::default(), Clock::new(1));
        let by: EntityId = "person/zhang".parse().unwrap();
        for (of, set, to) in written {
            let at = clock.tick(1_790_000_000_000);
            let change = book.replace(&of.parse().unwrap(), &set.parse().unwrap(), Value::text(to), &by, at).seal();
            book.apply(change, None);
        }
        book
    }

    fn of(text: &str) -> EntityId {
        text.parse().unwrap()
    }

    #[test]
    fn what_belongs_in_a_circle_ends() {
        let book = book_of(&[
            ("project/a", "name", "甲"),
            ("remark/a", "of", "remark/b"),
            ("remark/b", "of", "remark/a"),
            ("visit/c", "project", "visit/c"),
        ]);
        for circle in ["remark/a", "visit/c"] {
            assert_eq!(project_of(&of(circle), |of, set| book.value(of, set)), None);
        }
        let chosen = with_projects(&book, &[ProjectId::parse("project/a").unwrap()]);
        assert_eq!(chosen, BTreeSet::from([of("project/a")]));
    }

    #[test]
    fn a_circle_that_hangs_on_a_project_goes_along_with_it() {
        let book = book_of(&[
            ("project/a", "name", "甲"),
            ("remark/a", "of", "remark/b"),
            ("remark/b", "of", "remark/a"),
            ("remark/b", "project", "project/a"),
        ]);
        let chosen = with_projects(&book, &[ProjectId::parse("project/a").unwrap()]);
        assert_eq!(chosen, BTreeSet::from([of("project/a"), of("remark/a"), of("remark/b")]));
    }

    #[test]
    fn what_moved_away_belongs_where_it_was_for_those_who_knew_no_more() {
        let book = book_of(&[
            ("project/a", "name", "甲"),
            ("project/b", "name", "乙"),
            ("drone_flight/d", "project", "project/a"),
            ("drone_flight/d", "project", "project/b"),
        ]);
        let moved = book.shown(&of("drone_flight/d"), "project").unwrap().id();
        let links = Links::of(&book);
        let below = |project: &str, knew: &dyn Fn(&Change) -> bool| links.below(&[of(project)], knew).len();
        assert_eq!((below("project/a", &|_| true), below("project/b", &|_| true)), (1, 2));
        let before = |change: &Change| change.id() != moved;
        assert_eq!((below("project/a", &before), below("project/b", &before)), (2, 1));
    }
}
