//! What somebody did last on this page, for undoing it step by step and doing it again.
//!
//! Owns the order of the deeds and which changes belong to each. Undoing writes new changes over the old ones and is the rules' business
//! (`domain::command`); what others wrote since stays, and the rules say so. Nothing of this outlives the page.
//!
//! | What somebody does | What can be undone then | What can be done again |
//! |---|---|---|
//! | something new | that, before all others | nothing |
//! | undoes the last deed, or one from its notice or the history | the others | that |
//! | does it again | that, before all others | what was undone before it |
//! | undoes what was written over since | the others; it stays | as before |

use std::collections::{BTreeSet, VecDeque};

use crate::book::sorting::CollectSorted;
use crate::book::{ChangeId, EntityId};

/// How many deeds can be undone.
pub const MOST: usize = 20;

/// Names a deed as long as it can be undone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct DeedId(u64);

/// Which way a deed is turned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// It is undone.
    Undo,
    /// It is done again.
    Redo,
}

/// A deed that is to be turned: the changes that a new change has to be written over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Turn {
    deed: DeedId,
    /// Which way.
    pub way: Way,
    /// What was done, as its notice says it.
    pub what: String,
    /// The changes, all that are to be undone of each thing.
    pub changes: Vec<ChangeId>,
}

/// The last deeds, done and undone.
#[derive(Default, Debug)]
pub struct Deeds {
    done: VecDeque<Deed>,
    /// The last that was undone is the last.
    undone: Vec<Deed>,
    /// Every change that a deed, its undoing or its doing again made, with the number of that step.
    log: Vec<(DeedId, ChangeId)>,
    steps: u64,
}

#[derive(Clone, Debug)]
struct Deed {
    id: DeedId,
    what: String,
    changes: Vec<ChangeId>,
}

impl Deeds {
    /// Somebody did something, told as `what`.
    pub fn did(&mut self, what: &str, changes: Vec<ChangeId>) -> DeedId {
        self.undone.clear();
        let deed = self.step(what.to_owned(), changes);
        let id = deed.id;
        self.done.push_back(deed);
        if self.done.len() > MOST {
            self.done.pop_front();
        }
        let first = self.done.front().map_or(id, |deed| deed.id);
        self.log.retain(|(step, _)| *step >= first);
        id
    }

    /// The last deed, to be undone. `thing` says what a change is about.
    pub fn to_undo(&self, thing: impl Fn(ChangeId) -> Option<EntityId>) -> Option<Turn> {
        self.to_undo_this(self.done.back()?.id, thing)
    }

    /// A certain deed, to be undone; none where it is undone already, or too long ago.
    pub fn to_undo_this(&self, deed: DeedId, thing: impl Fn(ChangeId) -> Option<EntityId>) -> Option<Turn> {
        let deed = self.done.iter().find(|one| one.id == deed)?;
        // What was done since and undone again comes to nothing, but stands over what this deed wrote.
        let standing: BTreeSet<ChangeId> = self.done.iter().flat_map(|deed| &deed.changes).copied().collect_sorted();
        let since = self.log.iter().filter(|(step, change)| *step > deed.id && !standing.contains(change));
        Some(turn(deed, Way::Undo, since.map(|(_, change)| *change), thing))
    }

    /// What was undone last, to be done again.
    pub fn to_redo(&self, thing: impl Fn(ChangeId) -> Option<EntityId>) -> Option<Turn> {
        let deed = self.undone.last()?;
        // Since then deeds were only undone and done again, which left what stood here before.
        let since = self.log.iter().filter(|(step, _)| *step > deed.id);
        Some(turn(deed, Way::Redo, since.map(|(_, change)| *change), thing))
    }

    /// It was turned, by these changes.
    pub fn turned(&mut self, turn: &Turn, changes: Vec<ChangeId>) {
        self.take(turn);
        let deed = self.step(turn.what.clone(), changes);
        match turn.way {
            Way::Undo => self.undone.push(deed),
            Way::Redo => self.done.push_back(deed),
        }
    }

    /// It cannot be turned any more: what it changed is as others wrote it since.
    pub fn refused(&mut self, turn: &Turn) {
        self.take(turn);
        self.log.retain(|(step, _)| *step != turn.deed);
    }

    /// The deed that made a change, where it can still be undone.
    pub fn deed_of(&self, change: ChangeId) -> Option<DeedId> {
        self.done.iter().find(|deed| deed.changes.contains(&change)).map(|deed| deed.id)
    }

    fn take(&mut self, turn: &Turn) {
        self.done.retain(|deed| deed.id != turn.deed);
        self.undone.retain(|deed| deed.id != turn.deed);
    }

    fn step(&mut self, what: String, changes: Vec<ChangeId>) -> Deed {
        self.steps += 1;
        let id = DeedId(self.steps);
        self.log.extend(changes.iter().map(|change| (id, *change)));
        Deed { id, what, changes }
    }
}

/// A deed with what was written since about the same things.
fn turn(
    deed: &Deed,
    way: Way,
    since: impl Iterator<Item = ChangeId>,
    thing: impl Fn(ChangeId) -> Option<EntityId>,
) -> Turn {
    let things: BTreeSet<EntityId> = deed.changes.iter().filter_map(|change| thing(*change)).collect_sorted();
    let since = since.filter(|change| thing(*change).is_some_and(|thing| things.contains(&thing)));
    let changes = deed.changes.iter().copied().chain(since).collect();
    Turn { deed: deed.id, way, what: deed.what.clone(), changes }
}
