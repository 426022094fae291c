//! The heads of one field: the changes that no other has replaced.

use std::collections::{BTreeMap, BTreeSet};

use super::change::Change;
use super::id::ChangeId;
use super::stamp::Stamp;
use super::value::Value;

/// Where a change stands in the book, in the order of arrival.
pub(super) type Place = u32;

/// No change: the end of a field's chain.
pub(super) const NOWHERE: Place = u32::MAX;

/// The heads of a field and the youngest arrival, from which its whole history is chained.
///
/// Nearly every field has one head, so that case takes no allocation. A field with a hundred thousand heads, which only a
/// hostile file has, still takes the next one in logarithmic time.
#[derive(Clone, Debug)]
pub struct Register {
    heads: Heads,
    last: Place,
    len: u32,
    /// Changes that have not arrived and that some of those here replace.
    ///
    /// A tree, since a hostile file chooses these ids as it likes, and with them where a hash would put them.
    early: BTreeSet<ChangeId>,
}

#[derive(Clone, Debug)]
enum Heads {
    None,
    One(Place),
    Several(Box<Crowd>),
}

/// Heads that nobody has decided between, in the order of (`at`, `id`), and how many of them hold each value.
#[derive(Clone, Default, Debug)]
struct Crowd {
    places: BTreeMap<(Stamp, ChangeId), Place>,
    values: BTreeMap<Value, u32>,
}

impl Register {
    pub(super) const fn empty() -> Self {
        Self { heads: Heads::None, last: NOWHERE, len: 0, early: BTreeSet::new() }
    }

    /// The heads, youngest first; never empty once a change of the field has been absorbed.
    pub(super) fn heads(&self) -> impl Iterator<Item = Place> {
        let (one, crowd) = match &self.heads {
            Heads::None => (None, None),
            Heads::One(place) => (Some(*place), None),
            Heads::Several(crowd) => (None, Some(crowd)),
        };
        one.into_iter().chain(crowd.into_iter().flat_map(|crowd| crowd.places.values().rev().copied()))
    }

    /// The head whose value is shown: the youngest.
    pub(super) fn shown(&self) -> Option<Place> {
        self.heads().next()
    }

    /// Whether the heads hold different values.
    pub(super) fn differs(&self) -> bool {
        matches!(&self.heads, Heads::Several(crowd) if crowd.values.len() > 1)
    }

    /// How many heads there are.
    pub(super) fn head_count(&self) -> usize {
        match &self.heads {
            Heads::None => 0,
            Heads::One(_) => 1,
            Heads::Several(crowd) => crowd.places.len(),
        }
    }

    /// How many heads hold nothing.
    pub(super) fn null_count<'a>(&self, change_at: impl Fn(Place) -> &'a Change) -> usize {
        match &self.heads {
            Heads::None => 0,
            Heads::One(place) => usize::from(change_at(*place).to().is_null()),
            Heads::Several(crowd) => crowd.values.get(&Value::Null).map_or(0, |count| *count as usize),
        }
    }

    /// Whether the change at `place` is a head of this field.
    pub(super) fn has_head(&self, place: Place, change: &Change) -> bool {
        match &self.heads {
            Heads::None => false,
            Heads::One(only) => *only == place,
            Heads::Several(crowd) => crowd.places.get(&key(change)) == Some(&place),
        }
    }

    pub(super) const fn last(&self) -> Place {
        self.last
    }

    /// How many changes the field has.
    pub(super) const fn len(&self) -> u32 {
        self.len
    }

    /// Whether a change that arrives now was replaced by one that arrived before.
    pub(super) fn replaced_early(&mut self, change: &Change) -> bool {
        !self.early.is_empty() && self.early.remove(&change.id())
    }

    /// Remembers that a change that is not there is replaced.
    pub(super) fn expect_replaced(&mut self, id: ChangeId) {
        self.early.insert(id);
    }

    /// Takes in the change at `place`: drops the heads among `replaced`, and adds it when it is a head itself.
    ///
    /// Returns the heads that were dropped.
    pub(super) fn take<'a>(
        &mut self,
        place: Place,
        is_head: bool,
        replaced: &[Place],
        change_at: impl Fn(Place) -> &'a Change,
    ) -> Vec<Place> {
        self.last = place;
        self.len += 1;
        let mut dropped = Vec::new();
        match &mut self.heads {
            Heads::None => {}
            Heads::One(only) => {
                if replaced.contains(only) {
                    dropped.push(*only);
                    self.heads = Heads::None;
                }
            }
            Heads::Several(crowd) => {
                dropped.extend(replaced.iter().copied().filter(|head| crowd.remove(*head, change_at(*head))));
            }
        }
        if is_head {
            self.add(place, change_at);
        }
        self.settle();
        dropped
    }

    fn add<'a>(&mut self, place: Place, change_at: impl Fn(Place) -> &'a Change) {
        match &mut self.heads {
            Heads::None => self.heads = Heads::One(place),
            Heads::One(only) => {
                let mut crowd = Crowd::default();
                crowd.insert(*only, change_at(*only));
                crowd.insert(place, change_at(place));
                self.heads = Heads::Several(Box::new(crowd));
            }
            Heads::Several(crowd) => crowd.insert(place, change_at(place)),
        }
    }

    /// Goes back to the small form when at most one head is left.
    fn settle(&mut self) {
        if let Heads::Several(crowd) = &self.heads
            && crowd.places.len() < 2
        {
            self.heads = crowd.places.values().next().map_or(Heads::None, |only| Heads::One(*only));
        }
    }
}

impl Crowd {
    fn insert(&mut self, place: Place, change: &Change) {
        self.places.insert(key(change), place);
        *self.values.entry(change.to().clone()).or_default() += 1;
    }

    fn remove(&mut self, place: Place, change: &Change) -> bool {
        if self.places.get(&key(change)) != Some(&place) {
            return false;
        }
        self.places.remove(&key(change));
        if let Some(count) = self.values.get_mut(change.to()) {
            *count -= 1;
            if *count == 0 {
                self.values.remove(change.to());
            }
        }
        true
    }
}

fn key(change: &Change) -> (Stamp, ChangeId) {
    (change.at(), change.id())
}
