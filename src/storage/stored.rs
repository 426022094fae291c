//! What is stored at this moment, whoever stored it: asked when somebody has emptied the browser's storage, and before entries are
//! stored that another page session may have stored meanwhile.

use std::collections::HashSet;

use super::encoding::{Tail, decode, read_stored};
use super::far::{Far, Slip, lay_slip};
use super::key_value::{KeyValue, KeyValueError};
use super::segments::Segments;
use crate::book::ChangeId;

impl<K: KeyValue> Segments<K> {
    /// Which changes are stored at this moment, by reading all of it. What is not there any more is listed no more, and has no slip; what lies
    /// far has one.
    pub(super) fn stored(&mut self, far: &Far) -> Result<HashSet<ChangeId>, KeyValueError> {
        let mut stored = self.stored_far(far)?;
        let keys = self.store.keys(self.keys.all())?;
        for key in &keys {
            stored.extend(self.ids_under(key)?);
        }
        let there: HashSet<&str> = keys.iter().filter_map(|key| key.strip_prefix(&self.keys.segments())).collect();
        let listed = std::mem::take(&mut self.listed.segments);
        let (kept, gone): (Vec<_>, Vec<_>) = listed.into_iter().partition(|(name, _)| there.contains(name.as_str()));
        self.listed.segments = kept;
        self.joining = None;
        // What they are copies of may be what has gone.
        self.copies.clear();
        if !keys.iter().any(|key| key == self.keys.own_tail()) {
            self.tail = Tail::empty();
        }
        let gone: Vec<String> = gone.into_iter().map(|(name, _)| name).collect();
        // A manifest that cannot be written now is written with the next segment.
        let written = self.write_manifest(&gone);
        self.lost = false;
        match written {
            Ok(())
            | Err(KeyValueError::Quota | KeyValueError::Blocked | KeyValueError::Unreadable | KeyValueError::Newer) => {
                Ok(stored)
            }
        }
    }

    /// The changes of the far segments that are whole; these have slips afterwards, and no others where the store of them was read.
    fn stored_far(&self, far: &Far) -> Result<HashSet<ChangeId>, KeyValueError> {
        let mut stored = HashSet::new();
        let mut whole = HashSet::new();
        for (name, bytes) in far.iter() {
            let (entries, damage) = decode(bytes);
            if damage.is_none() {
                lay_slip(&self.store, &self.keys.segment(name), Slip { entries: entries.len(), bytes: bytes.len() });
                whole.insert(self.keys.segment(name));
                stored.extend(entries.iter().map(|entry| entry.change.id()));
            }
        }
        for key in self.store.keys(&self.keys.segments())? {
            if far.is_known() && !whole.contains(&key) && self.is_slip(&key)? {
                self.store.remove(&key)?;
            }
        }
        Ok(stored)
    }

    fn is_slip(&self, key: &str) -> Result<bool, KeyValueError> {
        Ok(self.store.length(key)? <= Slip::LONGEST
            && self.store.get(key)?.is_some_and(|text| Slip::read(&text).is_some()))
    }

    /// The changes that can be read under a key; none for a key that holds no entries.
    fn ids_under(&self, key: &str) -> Result<Vec<ChangeId>, KeyValueError> {
        let Some(name) = key.strip_prefix(self.keys.all()) else { return Ok(Vec::new()) };
        let read = self.store.get(key)?.and_then(|text| read_stored(name, &text));
        Ok(read.into_iter().flat_map(|(entries, _)| entries).map(|entry| entry.change.id()).collect())
    }

    /// The changes that other page sessions have stored since the start, or since this was asked before; those of their tails
    /// again and again. Fails where one of them has stored something that lies far by now, since nobody waits for that here.
    pub(super) fn stored_by_others(&mut self) -> Result<HashSet<ChangeId>, KeyValueError> {
        let mut stored = HashSet::new();
        let mut looked_into = Vec::new();
        for key in self.store.keys(self.keys.all())? {
            let segment = key.strip_prefix(&self.keys.segments()).filter(|name| !self.seen.contains(*name));
            let of_others = segment.is_some() || key.starts_with(&self.keys.tails()) && key != self.keys.own_tail();
            if !of_others {
                continue;
            }
            if segment.is_some() && self.is_slip(&key)? {
                return Err(KeyValueError::Unreadable);
            }
            stored.extend(self.ids_under(&key)?);
            looked_into.extend(segment.map(str::to_owned));
        }
        self.seen.extend(looked_into);
        Ok(stored)
    }
}
