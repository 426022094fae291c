//! 同一项目: projects that are one and were entered twice, on two devices.
//!
//! A project says in `same_as` that it is the same as another, which is kept. Both records and both histories stay as they are; the visits,
//! problems, entries, remarks and photos of both stand under the one that is kept, and lists and figures have it alone. Taking the field back
//! takes them apart again.
//!
//! | What the projects say | Kept is |
//! |---|---|
//! | nothing | each of them |
//! | b is a | a |
//! | c is b, b is a | a, for both |
//! | b is a, and a is b, as two devices may have it | the one whose id is the smaller, wherever that is put together |
//! | b is a, and a was deleted or never came | b |

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Book, EntityId};

use super::ids::ProjectId;

/// The field of a project that names the project which it is the same as.
pub const SAME_AS: &str = "same_as";

/// Before what stands behind `project/` of another project: the field that says that the two are not the same, whatever it looks like. It
/// stands in the one whose id is the smaller.
pub const APART: &str = "apart/";

/// What a project says that it is the same as.
pub fn same_as(book: &Book, project: &ProjectId) -> Option<ProjectId> {
    ProjectId::parse(book.text(project.entity(), SAME_AS))
}

/// Where it is said of two projects that they are not the same: the project and its field.
pub fn apart(one: &ProjectId, other: &ProjectId) -> (EntityId, String) {
    let (first, second) = if one < other { (one, other) } else { (other, one) };
    (first.entity().clone(), format!("{APART}{}", second.rest()))
}

/// Whether somebody has said that two projects are not the same.
pub fn are_apart(book: &Book, one: &ProjectId, other: &ProjectId) -> bool {
    let (of, set) = apart(one, other);
    book.value(&of, &set).is_true()
}

/// Which projects are one. It follows from what the projects say and which of them are there, in whatever order that was learnt.
#[derive(Default, Debug)]
pub struct Joined {
    /// What each of them says that it is the same as, and the way back.
    says: BTreeMap<ProjectId, ProjectId>,
    said_of: BTreeMap<ProjectId, BTreeSet<ProjectId>>,
    /// The kept one of each that is not kept itself, and the way back.
    kept: BTreeMap<ProjectId, ProjectId>,
    members: BTreeMap<ProjectId, BTreeSet<ProjectId>>,
    /// Whether any project ever said anything, also where that was taken back.
    has_spoken: bool,
}

impl PartialEq for Joined {
    fn eq(&self, other: &Self) -> bool {
        (&self.says, &self.kept) == (&other.says, &other.kept)
    }
}

impl Joined {
    /// Whether no project has ever said anything since this was begun.
    pub const fn has_said_nothing(&self) -> bool {
        !self.has_spoken
    }

    /// Whether no project says anything, as in most books.
    pub fn is_empty(&self) -> bool {
        self.says.is_empty()
    }

    /// The project that is kept of those that are this one.
    pub fn kept<'a>(&'a self, project: &'a ProjectId) -> &'a ProjectId {
        self.kept.get(project).unwrap_or(project)
    }

    /// The others that are this one, where it is kept.
    pub fn members<'a>(&'a self, kept: &ProjectId) -> impl Iterator<Item = &'a ProjectId> + use<'a> {
        self.members.get(kept).into_iter().flatten()
    }

    /// The projects that are kept for others.
    pub fn all_kept(&self) -> impl Iterator<Item = &ProjectId> {
        self.members.keys()
    }

    /// Takes in what a project says, and that it is there or not, which `is_there` tells. Gives the projects under which something stands
    /// that may have to stand elsewhere now.
    pub fn learn(
        &mut self,
        project: &ProjectId,
        says: Option<ProjectId>,
        is_there: impl Fn(&ProjectId) -> bool,
    ) -> BTreeSet<ProjectId> {
        if let Some(before) = self.says.remove(project) {
            drop_from(&mut self.said_of, &before, project);
        }
        self.has_spoken |= says.is_some();
        if let Some(now) = says {
            self.said_of.entry(now.clone()).or_default().insert(project.clone());
            self.says.insert(project.clone(), now);
        }
        let mut moved = BTreeSet::new();
        for one in self.leading_to(project) {
            let (before, now) = (self.kept(&one).clone(), self.follow(&one, &is_there));
            if before == now {
                continue;
            }
            drop_from(&mut self.members, &before, &one);
            match now == one {
                true => drop(self.kept.remove(&one)),
                false => {
                    self.members.entry(now.clone()).or_default().insert(one.clone());
                    self.kept.insert(one.clone(), now.clone());
                }
            }
            moved.extend([one, before, now]);
        }
        moved
    }

    /// A project and those that say, one by way of the other, that they are it.
    fn leading_to(&self, project: &ProjectId) -> BTreeSet<ProjectId> {
        let mut found = BTreeSet::from([project.clone()]);
        let mut waiting = vec![project];
        while let Some(at) = waiting.pop() {
            for one in self.said_of.get(at).into_iter().flatten() {
                if found.insert(one.clone()) {
                    waiting.push(one);
                }
            }
        }
        found
    }

    /// Where what a project says leads to.
    fn follow(&self, project: &ProjectId, is_there: impl Fn(&ProjectId) -> bool) -> ProjectId {
        let mut way = vec![project];
        loop {
            let at = way[way.len() - 1];
            let Some(next) = self.says.get(at).filter(|next| is_there(next)) else { return at.clone() };
            if let Some(from) = way.iter().position(|passed| *passed == next) {
                let smallest = way[from..].iter().copied().min();
                return smallest.unwrap_or(next).clone();
            }
            way.push(next);
        }
    }
}

fn drop_from(index: &mut BTreeMap<ProjectId, BTreeSet<ProjectId>>, key: &ProjectId, one: &ProjectId) {
    if let Some(set) = index.get_mut(key) {
        set.remove(one);
        if set.is_empty() {
            index.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id(number: usize) -> ProjectId {
        ProjectId::from_rest(&format!("p{number}")).unwrap()
    }

    fn joined(says: &[(usize, usize)]) -> Joined {
        let mut joined = Joined::default();
        for (one, other) in says {
            joined.learn(&id(*one), Some(id(*other)), |_| true);
        }
        joined
    }

    #[test]
    fn a_chain_leads_to_its_end_and_a_circle_to_the_smallest() {
        let kept = |says: &[(usize, usize)], of: usize| joined(says).kept(&id(of)).rest().to_owned();
        for (says, of, expected) in [
            (&[][..], 1, "p1"),
            (&[(2, 1)], 2, "p1"),
            (&[(3, 2), (2, 1)], 3, "p1"),
            (&[(1, 2), (2, 1)], 2, "p1"),
            (&[(1, 2), (2, 1)], 1, "p1"),
            (&[(3, 2), (2, 4), (4, 2)], 3, "p2"),
            (&[(1, 1)], 1, "p1"),
        ] {
            assert_eq!(kept(says, of), expected, "{says:?}");
        }
    }

    #[test]
    fn who_is_not_there_is_not_kept() {
        let mut joined = Joined::default();
        joined.learn(&id(2), Some(id(1)), |of| *of != id(1));
        assert_eq!(joined.kept(&id(2)), &id(2));
        let moved = joined.learn(&id(1), None, |_| true);
        assert_eq!((joined.kept(&id(2)), moved), (&id(1), BTreeSet::from([id(1), id(2)])));
        assert_eq!(joined.members(&id(1)).collect::<Vec<_>>(), [&id(2)]);
    }

    proptest! {
        #[test]
        fn the_order_in_which_it_is_learnt_makes_no_difference(
            says in proptest::collection::btree_map(0..6_usize, proptest::option::weighted(0.8, 0..6_usize), 0..6),
            order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle(),
            before in proptest::collection::vec((0..6_usize, 0..6_usize), 0..6),
        ) {
            let learn = |joined: &mut Joined, one: usize| {
                joined.learn(&id(one), says.get(&one).copied().flatten().map(id), |_| true);
            };
            let (mut one, mut other) = (Joined::default(), joined(&before));
            (0..6).for_each(|number| learn(&mut one, number));
            order.into_iter().for_each(|number| learn(&mut other, number));
            prop_assert_eq!(&one, &other);
            for number in 0..6 {
                let kept = one.kept(&id(number)).clone();
                prop_assert_eq!(one.kept(&kept), &kept, "what is kept is kept itself");
            }
        }
    }
}
