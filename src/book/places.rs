//! Where each change of a book stands by its id: computed when someone asks, since an id costs more than all else about a change.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::change::Change;
use super::id::ChangeId;
use super::length::canonical_length;
use super::register::Place;

/// Where the change of an id stands, for the first `upto` changes: the rest is taken in when someone asks.
#[derive(Default, Debug)]
pub(super) struct Index {
    pub(super) places: HashMap<ChangeId, Place, BuildHasherDefault<AlreadyHashed>>,
    pub(super) upto: usize,
    /// What these are that may leave the device.
    pub(super) extent: Extent,
}

/// How much changes are that may leave the device.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Extent {
    /// How many.
    pub changes: usize,
    /// Bytes of their canonical forms, with nothing between them.
    pub bytes: usize,
}

#[derive(Debug)]
pub(super) struct Arrived {
    pub(super) change: Change,
    pub(super) before: Place,
    pub(super) origin: u32,
}

impl Index {
    /// Takes in so many changes more.
    pub(super) fn ingest(&mut self, changes: &[Arrived], count: usize) {
        let upto = self.upto.saturating_add(count).min(changes.len());
        for (place, arrived) in changes[..upto].iter().enumerate().skip(self.upto) {
            let place = Place::try_from(place).expect("a book holds fewer than four billion changes");
            self.places.insert(arrived.change.id(), place);
            self.extent.add(&arrived.change);
        }
        self.upto = upto;
    }
}

impl Extent {
    fn add(&mut self, change: &Change) {
        if !change.of().is_local() {
            self.changes += 1;
            self.bytes += canonical_length(change);
        }
    }
}

/// Passes the first eight bytes of an id on: they are a hash already.
#[derive(Default)]
pub(super) struct AlreadyHashed(u64);

impl Hasher for AlreadyHashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        if let Some(first) = bytes.first_chunk::<8>() {
            self.0 = u64::from_le_bytes(*first);
        }
    }

    fn write_usize(&mut self, _: usize) {}
}
