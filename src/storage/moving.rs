//! Making room in localStorage: which segments move to IndexedDB, and what becomes of the record when one has.
//!
//! | When | What moves |
//! |---|---|
//! | an entry finds no room | the largest, until [`ROOM`] units are free, before anybody is told |
//! | at a quiet moment, localStorage being used to three quarters | the largest, until half of it is free |
//!
//! Nothing here waits: whoever drives it puts a [`Load`] into the journal's store, reads it back, and says so.

use super::encoding::{from_latin1, has_all_bytes, written_checksum};
use super::far::{Load, Slip, put_slip};
use super::key_value::{KeyValue, KeyValueError, units};
use super::segments::Segments;
use super::state::Space;
use super::store::Store;
use crate::book::sorting;

/// How many UTF-16 units are made free when there is no room.
pub const ROOM: usize = 1 << 20;

/// The UTF-16 units from which on a segment is worth moving.
const WORTH_MOVING: usize = 1 << 10;

impl<K: KeyValue> Segments<K> {
    /// The largest segment that can move: whole, and no copy of what lies far already.
    fn heaviest(&self) -> Option<Load> {
        let mut found = Vec::new();
        for key in self.store.keys(&self.keys.segments()).ok()? {
            let length = self.store.length(&key).ok()?;
            let is_copy = self.copies.iter().any(|name| self.keys.segment(name) == key);
            if length >= WORTH_MOVING && !is_copy {
                found.push((length, key));
            }
        }
        sorting::by(&mut found, |one, other| other.cmp(one));
        found.iter().find_map(|(_, key)| self.load_of(key))
    }

    fn load_of(&self, key: &str) -> Option<Load> {
        let name = key.strip_prefix(&self.keys.segments())?;
        let text = self.store.get(key).ok()??;
        let bytes = from_latin1(&text)?;
        let is_whole = has_all_bytes(&bytes) && written_checksum(&bytes) == Some(name);
        let listed = self.listed.segments.iter().find(|(listed, _)| listed == name);
        let entries = listed.map_or(0, |(_, entries)| *entries);
        is_whole.then(|| Load { name: name.to_owned(), text, bytes, entries })
    }

    /// Puts the slip in the place of a segment that lies far by now, and says how many units that has freed: none where the segment is not
    /// what it was, since it was joined with others meanwhile, or erased.
    fn moved(&mut self, load: &Load) -> Result<usize, KeyValueError> {
        let key = self.keys.segment(&load.name);
        if self.store.get(&key)?.as_deref() != Some(load.text.as_str()) {
            return Ok(0);
        }
        let slip = Slip { entries: load.entries, bytes: load.bytes.len() };
        put_slip(&self.store, &key, slip)?;
        // What was about to be joined may have been this one.
        self.joining = None;
        self.left_alone.insert(load.name.clone());
        self.has_far = true;
        Ok(units(&load.text).saturating_sub(units(&slip.write())))
    }

    /// Removes the segments of which every entry lies far; true if there were any. Not to be called while another tab is open, which would
    /// list them again.
    fn drop_copies(&mut self) -> bool {
        let copies = std::mem::take(&mut self.copies);
        if copies.is_empty() {
            return false;
        }
        let before = self.listed.clone();
        self.listed.segments.retain(|(listed, _)| !copies.contains(listed));
        if self.write_manifest(&copies).is_err() {
            self.listed = before;
            return false;
        }
        self.drop_repeated(&copies)
    }
}

impl<K: KeyValue> Store<K> {
    /// Whether something waits for room in the record.
    pub fn lacks_room(&self) -> bool {
        self.record.is_ok() && self.record_trouble == Some(KeyValueError::Quota) && self.newer().is_none()
    }

    /// Says that room is being made, or is not any more: until then nobody is told that there is none.
    pub const fn set_making_room(&mut self, making: bool) {
        self.making_room = making;
    }

    /// How many units had better move at a quiet moment. Costs a look at each key, not at the texts.
    pub fn surplus(&self) -> usize {
        let Ok(segments) = &self.record else { return 0 };
        let length = |key: &String| units(key) + segments.store.length(key).unwrap_or_default();
        let used: usize = segments.store.keys("").unwrap_or_default().iter().map(length).sum();
        let limit = usize::try_from(Space::LIMIT).unwrap_or(usize::MAX);
        if used / 3 > limit / 4 { used - limit / 2 } else { 0 }
    }

    /// What is to move next: to be put into the journal's store under its key, and read back. None where nothing can.
    pub fn next_load(&self) -> Option<Load> {
        match self.look_for_newer() {
            None => self.record.as_ref().ok()?.heaviest(),
            Some(_) => None,
        }
    }

    /// Takes note of what was read back of a segment that moves, and says how many units are free by it.
    pub fn moved(&mut self, load: &Load, read_back: Option<&[u8]>) -> Result<usize, KeyValueError> {
        match (&mut self.record, read_back == Some(load.bytes())) {
            (Ok(segments), true) => segments.moved(load),
            (Ok(_), false) => Err(KeyValueError::Unreadable),
            (Err(why), _) => Err(*why),
        }
    }

    /// Removes segments of which every entry lies far, and says whether there were any: an older program that knows nothing of far segments
    /// takes them for the journal's, and stores what they hold. Not to be called while another tab is open.
    pub fn drop_copies(&mut self) -> bool {
        self.look_for_newer().is_none() && self.record.as_mut().is_ok_and(Segments::drop_copies)
    }

    /// Whether segments of this book lie far, as far as is known.
    pub fn has_far(&self) -> bool {
        self.record.as_ref().is_ok_and(|segments| segments.has_far)
    }

    /// The room in use, by reading all of it.
    pub fn space(&self) -> Result<Space, KeyValueError> {
        let mut space = Space { limit: Space::LIMIT, ..Space::default() };
        let segments = self.record.as_ref().map_err(|why| *why)?;
        for key in segments.store.keys("")? {
            let text = segments.store.get(&key)?.unwrap_or_default();
            let used = (units(&key) + units(&text)) as u64;
            if key.starts_with(&segments.keys.segments())
                && let Some(slip) = Slip::read(&text)
            {
                space.far_segments += 1;
                space.far_bytes += slip.bytes as u64;
            }
            match key {
                key if key.starts_with(&segments.keys.quarantines()) => space.quarantine += used,
                key if key.starts_with(segments.keys.all()) => space.own += used,
                _ => space.others += used,
            }
        }
        Ok(space)
    }
}
