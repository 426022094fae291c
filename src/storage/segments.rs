//! The record: sealed segments, the tail of this page session, the manifest.
//!
//! Every step leaves a store that reads back whole. Sealing writes the segment, then the manifest, then cuts the tail; joining
//! small segments writes the large one, then the manifest, then removes the small ones: killed in between, entries stand twice,
//! which the merge law forgives and the next start clears away. Two tabs never write the same key but the manifest, and that one
//! only says what should be there: a segment that it does not list is read all the same.
//!
//! | How many | Where they go | Why |
//! |---|---|---|
//! | fewer than [`MANY`] | the tail, sealed at [`SEALED_AT`] | each append writes the whole tail |
//! | [`MANY`] or more | segments of up to [`LARGE`] at once | packing one takes some 10 ms, and one damaged costs no more |
//! | small segments, [`LARGE`] entries of them | one large segment, at a quiet moment | what is alike packs better together |

use std::collections::HashSet;

use super::Entry;
use super::encoding::{Tail, encode, read_stored, to_latin1, written_checksum};
use super::far::{Far, Slip};
use super::form::{Form, NewerForm};
use super::guard::Guarded;
use super::key_value::{KeyValue, KeyValueError};
use super::keys::Keys;
use super::manifest::Manifest;
use super::portions::{LARGE, is_one_portion, portion};

/// How many entries a segment holds when the tail is sealed: more packs better, but each append writes the whole tail.
pub(super) const SEALED_AT: usize = 256;

/// From how many entries on an append becomes a segment of its own.
pub const MANY: usize = 1_024;

/// The UTF-16 units that a tail may grow to.
const LARGEST_TAIL: usize = 48 << 10;

/// The record of one workspace, as one page session writes it.
#[derive(Debug)]
pub struct Segments<K> {
    pub(super) store: Guarded<K>,
    pub(super) keys: Keys,
    pub(super) listed: Manifest,
    pub(super) tail: Tail,
    pub(super) joining: Option<Joining>,
    /// Segments that cannot be joined with others.
    pub(super) left_alone: HashSet<String>,
    /// The segments that were listed at the start, stored here, or looked into for what others store.
    pub(super) seen: HashSet<String>,
    /// Segments that an older program put aside: where a list on the disk still names them, they are not there.
    off_the_list: Vec<String>,
    /// Segments of which every entry stands in far ones: an older program has taken those for the journal's.
    pub(super) copies: Vec<String>,
    /// Whether segments of this book lie far, as far as is known.
    pub(super) has_far: bool,
    /// Whether there are such that the browser would not hand out.
    pub(super) misses_far: bool,
    /// Whether the manifest had gone when it was to be written again: until somebody has looked what else has.
    pub(super) lost: bool,
}

/// Small segments that are about to become a large one.
#[derive(Debug)]
pub(super) struct Joining {
    /// Those that are still to be read, the next one last.
    waiting: Vec<String>,
    read: Vec<String>,
    entries: Vec<Entry>,
}

/// An append that was stopped; what was stored before stays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Stopped {
    /// How many of the entries were stored.
    pub(super) stored: usize,
    /// Why the next one was not.
    pub(super) why: KeyValueError,
}

impl<K: KeyValue> Segments<K> {
    pub(super) fn new(store: Guarded<K>, keys: Keys, listed: Manifest, tail: Tail) -> Self {
        let seen = listed.segments.iter().map(|(name, _)| name.clone()).collect();
        Self {
            store,
            keys,
            listed,
            tail,
            joining: None,
            left_alone: HashSet::new(),
            seen,
            off_the_list: Vec::new(),
            copies: Vec::new(),
            has_far: false,
            misses_far: false,
            lost: false,
        }
    }

    /// The same without these segments, whatever a list on the disk says.
    pub(super) fn without(self, off_the_list: Vec<String>) -> Self {
        Self { off_the_list, ..self }
    }

    /// The same with these far segments, and with copies of what they hold.
    pub(super) fn with_far(mut self, far: &Far, copies: Vec<String>) -> Self {
        self.left_alone.extend(far.iter().map(|(name, _)| name.clone()));
        self.seen.extend(far.iter().map(|(name, _)| name.clone()));
        self.has_far = !far.is_empty();
        self.misses_far = !far.is_known() && self.store.form() >= Form::FAR;
        Self { copies, ..self }
    }

    pub(super) const fn store(&self) -> &Guarded<K> {
        &self.store
    }

    /// The newer program that keeps the book, if one was met.
    pub(super) fn newer(&self) -> Option<NewerForm> {
        self.store.newer()
    }

    pub(super) const fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Whether something has gone that this page session has stored or read: somebody emptied the browser's storage.
    pub(super) fn has_lost(&self) -> bool {
        self.lost || self.has_lost_tail() || self.has_lost_manifest()
    }

    /// The same by one look, which costs the same however large the book is.
    pub(super) fn seems_lost(&self) -> bool {
        let gone = match self.tail.entries().is_empty() {
            true => self.has_lost_manifest(),
            false => self.has_lost_tail(),
        };
        self.lost || gone
    }

    fn has_lost_tail(&self) -> bool {
        !self.tail.entries().is_empty() && self.store.has(self.keys.own_tail()) == Ok(false)
    }

    fn has_lost_manifest(&self) -> bool {
        !self.listed.segments.is_empty() && self.store.has(&self.keys.manifest()) == Ok(false)
    }

    /// Stores entries, in order: in the tail, or sealed at once where there are many. Up to [`LARGE`] of them come in one write, so that
    /// whoever is killed has all of them or none. Without room the snapshot makes way, and then as many go in as fit.
    pub(super) fn append(&mut self, entries: &[Entry]) -> Result<(), Stopped> {
        let mut stored = 0;
        while stored < entries.len() {
            let rest = &entries[stored..];
            let mut step = self.append_some(rest);
            if step == Err(KeyValueError::Quota) && self.drop_snapshot() {
                step = self.append_some(rest);
            }
            if step == Err(KeyValueError::Quota) && rest.len() < MANY {
                step = self.append_to_tail(&rest[..portion(rest, self.room_in_tail())]);
            }
            stored += step.map_err(|why| Stopped { stored, why })?;
        }
        Ok(())
    }

    /// Gives the room of the snapshot back; false where there is none.
    fn drop_snapshot(&self) -> bool {
        let key = self.keys.snapshot();
        self.store.has(&key) == Ok(true) && self.store.remove(&key).is_ok()
    }

    /// Stores as many of the entries as one write takes, and says how many.
    fn append_some(&mut self, entries: &[Entry]) -> Result<usize, KeyValueError> {
        if entries.len() < MANY && is_one_portion(entries) {
            return self.append_to_tail(entries);
        }
        let step = &entries[..portion(entries, LARGE)];
        self.put(&encode(step), step.len())?;
        Ok(step.len())
    }

    /// How many entries the tail takes before it is sealed, at least one.
    fn room_in_tail(&self) -> usize {
        SEALED_AT.saturating_sub(self.tail.entries().len()).max(1)
    }

    /// Stores these entries behind those of the tail, and seals it once it is full.
    fn append_to_tail(&mut self, entries: &[Entry]) -> Result<usize, KeyValueError> {
        let before = self.tail.entries().len();
        entries.iter().for_each(|entry| self.tail.push(entry.clone()));
        let full = self.tail.entries().len() >= SEALED_AT || self.tail.units() > LARGEST_TAIL;
        let written = match full {
            true => self.seal(),
            // A segment takes a fifth of the room, so it may fit where the tail does not.
            false => match self.store.set(self.keys.own_tail(), self.tail.text()) {
                Err(KeyValueError::Quota) => self.seal(),
                other => other,
            },
        };
        match written {
            Ok(()) => Ok(entries.len()),
            Err(why) => {
                self.tail.shorten(before);
                Err(why)
            }
        }
    }

    /// Turns the tail into a segment.
    fn seal(&mut self) -> Result<(), KeyValueError> {
        self.put(&encode(self.tail.entries()), self.tail.entries().len())?;
        self.tail = Tail::empty();
        match self.store.remove(self.keys.own_tail()) {
            // The next start sees that its entries stand in the segment.
            Ok(())
            | Err(KeyValueError::Quota | KeyValueError::Blocked | KeyValueError::Unreadable | KeyValueError::Newer) => {
                Ok(())
            }
        }
    }

    /// Stores a segment of so many entries. They are stored as soon as it is: listing it only says that it should be there.
    pub(super) fn put(&mut self, segment: &[u8], count: usize) -> Result<(), KeyValueError> {
        let name = written_checksum(segment).expect("a segment carries its checksum").to_owned();
        self.store.set(&self.keys.segment(&name), &to_latin1(segment))?;
        self.listed.segments.retain(|(listed, _)| *listed != name);
        self.seen.insert(name.clone());
        self.listed.segments.push((name, count));
        // Without room or way for the manifest the segment is found by its key, and the next sealing lists it.
        match self.write_manifest(&[]) {
            Ok(())
            | Err(KeyValueError::Quota | KeyValueError::Blocked | KeyValueError::Unreadable | KeyValueError::Newer) => {
                Ok(())
            }
        }
    }

    /// Joins small segments where they are as many entries as a large one holds. One call is one short step; true while there are more.
    ///
    /// Only to be called while no other page session is open: another tab would list again what is removed here.
    pub(super) fn join_some(&mut self) -> bool {
        let Some(mut joining) = self.joining.take().or_else(|| self.small_ones()) else { return false };
        let Some(name) = joining.waiting.pop() else { return self.join(joining) };
        let text = self.store.get(&self.keys.segment(&name));
        if matches!(&text, Ok(Some(text)) if Slip::read(text).is_some()) {
            // Another tab has moved it.
            self.left_alone.insert(name);
            return true;
        }
        let read = text.map(|text| text.and_then(|text| read_stored("segment/", &text)));
        // What is not whole is left to the next start, which puts it aside.
        let Ok(Some((mut entries, None))) = read else { return false };
        let before = joining.entries.len();
        joining.entries.append(&mut entries);
        match portion(&joining.entries, LARGE) < joining.entries.len() {
            // Few entries with long texts: together they are more than one segment takes.
            true => {
                joining.entries.truncate(before);
                self.left_alone.insert(name);
            }
            false => joining.read.push(name),
        }
        self.joining = Some(joining);
        true
    }

    fn small_ones(&self) -> Option<Joining> {
        let mut waiting = Vec::new();
        let mut count = 0;
        let is_small = |(name, entries): &&(String, usize)| *entries < LARGE / 2 && !self.left_alone.contains(name);
        for (name, entries) in self.listed.segments.iter().filter(is_small) {
            if count + entries > LARGE {
                return Some(Joining { waiting, read: Vec::new(), entries: Vec::new() });
            }
            waiting.push(name.clone());
            count += entries;
        }
        None
    }

    fn join(&mut self, joining: Joining) -> bool {
        let mut known = HashSet::new();
        let Joining { mut entries, read, .. } = joining;
        entries.retain(|entry| known.insert(entry.change.id()));
        let segment = encode(&entries);
        let name = written_checksum(&segment).expect("a segment carries its checksum").to_owned();
        // One that says all that the others say is itself what they become.
        let repeated: Vec<String> = read.into_iter().filter(|read| *read != name).collect();
        if repeated.is_empty() {
            self.left_alone.insert(name);
            return true;
        }
        if self.store.set(&self.keys.segment(&name), &to_latin1(&segment)).is_err() {
            return false;
        }
        let before = self.listed.clone();
        self.listed.segments.retain(|(listed, _)| *listed != name && !repeated.contains(listed));
        self.listed.segments.push((name, entries.len()));
        if self.write_manifest(&repeated).is_err() {
            // The small ones are still what is listed; the large one is found to say nothing new.
            self.listed = before;
            return false;
        }
        self.drop_repeated(&repeated)
    }

    /// Removes segments of which every entry stands in others; false if one stays, which the next start finds again.
    pub(super) fn drop_repeated(&self, names: &[String]) -> bool {
        let gone = |name: &String| self.store.remove(&self.keys.segment(name)).is_ok();
        names.iter().filter(|name| !gone(name)).count() == 0
    }

    /// Lists the segments, with those that another tab listed meanwhile but for these.
    pub(super) fn write_manifest(&mut self, gone: &[String]) -> Result<(), KeyValueError> {
        let key = self.keys.manifest();
        let there = self.store.get(&key)?;
        // Once it is written again nothing tells that it had gone, and others with it.
        self.lost |= there.is_none() && self.listed.generation > 0;
        if let Some(mut other) = there.and_then(|text| Manifest::read(&text).ok()) {
            let is_off = |name: &String| {
                self.off_the_list.contains(name) && self.store.has(&self.keys.segment(name)) != Ok(true)
            };
            other.segments.retain(|(name, _)| !gone.contains(name) && !is_off(name));
            self.listed.join(other);
        }
        self.listed.generation += 1;
        self.store.set(&key, &self.listed.write())
    }

    /// Removes everything of the workspace, and forgets what this session had stored.
    ///
    /// A key that comes and goes tells other tabs that it was erased, rather than adopted. The mark of the form goes last: what is
    /// left when this is cut short still says who may write it.
    pub(super) fn erase(&mut self) -> Result<(), KeyValueError> {
        self.listed = Manifest::default();
        self.tail = Tail::empty();
        self.joining = None;
        self.copies.clear();
        self.lost = false;
        let keys = self.store.keys(self.keys.all())?;
        keys.iter().filter(|key| *key != self.keys.mark()).try_for_each(|key| self.store.remove(key))?;
        self.store.set(&self.keys.erased(), "")?;
        self.store.remove(&self.keys.erased())?;
        self.store.remove(self.keys.mark())
    }
}
