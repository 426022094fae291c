//! Reading the record at a start: its manifest, segments and tails. What cannot be read is put aside, or left where that is safer.

use std::collections::{HashSet, VecDeque};

use super::encoding::{Damage, from_latin1, is_whole_and_newer, read_stored, read_tail};
use super::form::NewerForm;
use super::guard::Guarded;
use super::key_value::{KeyValue, KeyValueError, units};
use super::keys::Keys;
use super::manifest::{Manifest, NotListed};
use super::report::{OpenReport, Quarantined};
use super::tails::{LoadedTail, read_quarantine};
use super::{Entry, Session};
use crate::book::sorting;

/// The record, while a start reads it.
#[derive(Debug)]
pub(super) struct Reading<K> {
    pub(super) store: Guarded<K>,
    pub(super) keys: Keys,
    pub(super) listed: Manifest,
    pub(super) waiting: VecDeque<(String, Option<usize>)>,
    /// Listed segments that are not there.
    missing: HashSet<String>,
    /// Segments that were listed and put aside by an older program: no list names them any more.
    pub(super) off_the_list: Vec<String>,
    /// What no manifest lists: a seal that was cut short, or a join.
    pub(super) strays: Vec<Stray>,
    pub(super) repeated: Vec<String>,
    pub(super) tails: Option<Vec<LoadedTail>>,
    pub(super) own_tail: Vec<Entry>,
    pub(super) dead_tails: Vec<LoadedTail>,
}

/// A segment as it was read.
pub(super) struct NextSegment {
    pub(super) name: String,
    pub(super) entries: Vec<Entry>,
    pub(super) whole: bool,
}

/// A segment that no manifest lists.
#[derive(Debug)]
pub(super) struct Stray {
    pub(super) name: String,
    pub(super) entries: Vec<Entry>,
    pub(super) whole: bool,
}

impl<K: KeyValue> Reading<K> {
    pub(super) fn start(
        store: Guarded<K>,
        keys: Keys,
        session: Session,
        report: &mut OpenReport,
    ) -> Result<Self, KeyValueError> {
        let mut found = store.keys(keys.all())?;
        sorting::by(&mut found, String::cmp);
        let aside = read_quarantine(&store, &keys, &found);
        let in_quarantine = found.iter().filter(|key| key.starts_with(&keys.quarantines())).count();
        report.in_quarantine = in_quarantine - aside.iter().filter(|text| text.may_go).count();
        let mut reading = Self {
            store,
            keys,
            listed: Manifest::default(),
            waiting: VecDeque::new(),
            missing: HashSet::new(),
            off_the_list: Vec::new(),
            strays: Vec::new(),
            repeated: Vec::new(),
            tails: None,
            own_tail: Vec::new(),
            dead_tails: Vec::new(),
        };
        reading.read_manifest(report);
        reading.line_up_segments(&found, report);
        let prefix = reading.keys.tails();
        let keys = found.into_iter().filter(|key| key.starts_with(&prefix));
        let tails = keys.filter_map(|key| reading.read_tail(key, session, report));
        let tails: Vec<_> = tails.chain(aside).collect();
        reading.tails = Some(tails);
        Ok(reading)
    }

    fn read_manifest(&mut self, report: &mut OpenReport) {
        let key = self.keys.manifest();
        let Some(text) = self.read(&key, report) else { return };
        match Manifest::read(&text) {
            Ok(manifest) => self.listed = manifest,
            // The segments say themselves what they are: without the manifest only the lack of one would go unseen.
            Err(NotListed::Newer) => self.store.meet(NewerForm { needed: None }),
            Err(NotListed::Damaged) => {
                self.put_aside(&key, &text, Damage::Checksum, 0, report);
            }
        }
    }

    /// The listed segments in their order, whether there or not. Those that no manifest lists are read at once, since they may
    /// repeat others; without any list they come one by one.
    fn line_up_segments(&mut self, found: &[String], report: &mut OpenReport) {
        let place = format!("{}segment/", self.keys.quarantines());
        let put_aside: HashSet<&str> =
            found.iter().filter_map(|key| key.strip_prefix(&place)?.split('/').next()).collect();
        let there: HashSet<&str> = found.iter().filter_map(|key| key.strip_prefix(&self.keys.segments())).collect();
        let off_the_list = |name: &str| !there.contains(name) && put_aside.contains(name);
        let names = self.listed.segments.iter().map(|(name, _)| name);
        self.off_the_list = names.filter(|name| off_the_list(name)).cloned().collect();
        self.listed.segments.retain(|(name, _)| !off_the_list(name));
        let names = self.listed.segments.iter().map(|(name, _)| name);
        self.missing = names.filter(|name| !there.contains(name.as_str())).cloned().collect();
        let listed = self.listed.segments.iter().map(|(name, count)| (name.clone(), Some(*count)));
        self.waiting = listed.collect();
        let known: HashSet<&str> = self.listed.segments.iter().map(|(name, _)| name.as_str()).collect();
        let mut unlisted: Vec<String> = there.difference(&known).map(|name| (*name).to_owned()).collect();
        sorting::by(&mut unlisted, String::cmp);
        match self.waiting.is_empty() {
            true => self.waiting.extend(unlisted.into_iter().map(|name| (name, None))),
            false => {
                for name in unlisted {
                    let NextSegment { name, entries, whole } = self.read_segment(name, report);
                    self.strays.push(Stray { name, entries, whole });
                }
            }
        }
    }

    /// The names of the segments that are going to be read: a journal record that repeats one of them need not be. Those that are not
    /// there are no such; what repeats them is known before the first segment is handed out, which may hold the same.
    pub(super) fn listed(&self) -> HashSet<String> {
        self.waiting.iter().map(|(name, _)| name).filter(|name| !self.missing.contains(*name)).cloned().collect()
    }

    /// The entries of the next segment, none of them if it cannot be read; nothing once there is no segment left.
    pub(super) fn next_segment(&mut self, report: &mut OpenReport) -> Option<NextSegment> {
        let (name, listed) = self.waiting.pop_front()?;
        let read = self.read_segment(name, report);
        if listed.is_none() && read.whole {
            self.listed.segments.push((read.name.clone(), read.entries.len()));
        }
        Some(read)
    }

    fn read_segment(&mut self, name: String, report: &mut OpenReport) -> NextSegment {
        let key = self.keys.segment(&name);
        let before = report.quarantined.len();
        let Some(text) = self.read(&key, report) else {
            if report.quarantined.len() == before {
                let missing = Quarantined { key, moved_to: None, units: 0, reason: Damage::Missing, rescued: 0 };
                report.quarantined.push(missing);
            }
            return NextSegment { name, entries: Vec::new(), whole: false };
        };
        let (entries, damage) = read_stored("segment/", &text).expect("a segment is read as one");
        match damage {
            None => {}
            Some(Damage::NewerVersion) => {
                if from_latin1(&text).is_some_and(|segment| is_whole_and_newer(&segment)) {
                    self.store.meet(NewerForm { needed: None });
                }
                report.quarantined.push(left(&key, &text, Damage::NewerVersion));
            }
            Some(damage) => {
                let copied = self.put_aside(&key, &text, damage, entries.len(), report);
                // Where something of it was read it stays in use; else it is only in the way once there is a copy.
                if copied && entries.is_empty() && came_over_whole(&text) && self.store.remove(&key).is_ok() {
                    self.listed.segments.retain(|(listed, _)| *listed != name);
                }
            }
        }
        NextSegment { name, entries, whole: damage.is_none() }
    }

    fn read_tail(&self, key: String, own: Session, report: &mut OpenReport) -> Option<LoadedTail> {
        let text = self.read(&key, report)?;
        let (entries, damage) = read_tail(&text);
        let name = key.strip_prefix(&self.keys.tails()).unwrap_or_default();
        let session = u32::from_str_radix(name, 16).ok();
        let may_go = match damage {
            None => true,
            Some(Damage::NewerVersion) if session != Some(own) => {
                report.quarantined.push(left(&key, &text, Damage::NewerVersion));
                false
            }
            Some(damage) => self.put_aside(&key, &text, damage, entries.len(), report) && came_over_whole(&text),
        };
        Some(LoadedTail { key, session, text, entries, may_go, was_put_aside: false })
    }

    /// The text under a key; what the browser does not hand out is reported and left alone.
    fn read(&self, key: &str, report: &mut OpenReport) -> Option<String> {
        self.store.get(key).unwrap_or_else(|_| {
            report.quarantined.push(left(key, "", Damage::Unreadable));
            None
        })
    }

    /// Copies what cannot be read to the quarantine, and says whether the copy is there.
    fn put_aside(&self, key: &str, text: &str, reason: Damage, rescued: usize, report: &mut OpenReport) -> bool {
        let place = self.keys.quarantine(key, text);
        let copied = self.store.set(&place, text).is_ok()
            && self.store.get(&place).is_ok_and(|copy| copy.as_deref() == Some(text));
        let moved_to = copied.then_some(place);
        report.quarantined.push(Quarantined { moved_to, rescued, ..left(key, text, reason) });
        copied
    }
}

fn left(key: &str, text: &str, reason: Damage) -> Quarantined {
    Quarantined { key: key.to_owned(), moved_to: None, units: units(text), reason, rescued: 0 }
}

/// Whether a text is what is stored: halves of surrogate pairs, which nobody of us writes, do not come over to Rust.
fn came_over_whole(text: &str) -> bool {
    !text.contains('\u{FFFD}')
}
