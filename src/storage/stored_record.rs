//! Reading the record at a start: its manifest, segments and tails. What cannot be read is put aside, or left where that is safer.

use std::collections::{HashSet, VecDeque};

use super::encoding::{Damage, SEGMENT, decode, from_latin1, is_whole_and_newer, read_stored, read_tail};
use super::far::{Far, Slip, far_key, lay_slip};
use super::form::{Form, NewerForm};
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
    /// The segments that lie far.
    pub(super) far: Far,
    /// Segments of which every entry lies far.
    pub(super) copies: Vec<String>,
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

impl NextSegment {
    /// The same with what was found in its place: it may be another segment.
    fn with(mut self, found: Vec<Entry>) -> Self {
        let known: HashSet<_> = self.entries.iter().map(|entry| entry.change.id()).collect();
        self.entries.extend(found.into_iter().filter(|entry| !known.contains(&entry.change.id())));
        self
    }
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
        far: &mut Far,
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
            far: std::mem::take(far),
            copies: Vec::new(),
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

    /// The listed segments in their order, whether there or not, far ones behind the others. Those that no manifest lists are read at
    /// once, since they may repeat others; without any list they come one by one.
    fn line_up_segments(&mut self, found: &[String], report: &mut OpenReport) {
        let place = format!("{}segment/", self.keys.quarantines());
        let put_aside: HashSet<&str> =
            found.iter().filter_map(|key| key.strip_prefix(&place)?.split('/').next()).collect();
        let mut there: HashSet<String> =
            found.iter().filter_map(|key| key.strip_prefix(&self.keys.segments())).map(str::to_owned).collect();
        there.extend(self.far.iter().map(|(name, _)| name.clone()));
        let off_the_list = |name: &str| !there.contains(name) && put_aside.contains(name);
        let names = self.listed.segments.iter().map(|(name, _)| name);
        self.off_the_list = names.filter(|name| off_the_list(name)).cloned().collect();
        self.listed.segments.retain(|(name, _)| !off_the_list(name));
        let names = self.listed.segments.iter().map(|(name, _)| name);
        self.missing =
            names.filter(|name| !there.contains(name.as_str()) || self.has_slip_alone(name)).cloned().collect();
        let listed = self.listed.segments.iter().map(|(name, count)| (name.clone(), Some(*count)));
        let (far, near): (Vec<_>, Vec<_>) = listed.partition(|(name, _)| self.far.has(name));
        self.waiting = near.into_iter().chain(far).collect();
        let known: HashSet<&String> = self.listed.segments.iter().map(|(name, _)| name).collect();
        let mut unlisted: Vec<String> = there.into_iter().filter(|name| !known.contains(name)).collect();
        sorting::by(&mut unlisted, |one, other| (self.far.has(one), one).cmp(&(self.far.has(other), other)));
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

    /// Whether there is a slip for a segment, and no segment.
    fn has_slip_alone(&self, name: &str) -> bool {
        let slip = |text: Option<String>| text.is_some_and(|text| Slip::read(&text).is_some());
        // Where none has ever moved nobody need look.
        self.store.form() >= Form::FAR
            && !self.far.has(name)
            && self.store.length(&self.keys.segment(name)).is_ok_and(|length| length <= Slip::LONGEST)
            && self.store.get(&self.keys.segment(name)).is_ok_and(slip)
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
        if read.whole && (listed.is_none() || self.far.has(&read.name)) {
            self.list(&read.name, read.entries.len());
        }
        Some(read)
    }

    /// Lists a segment that was read, unless it is listed; one that lies far has a slip from then on.
    pub(super) fn list(&mut self, name: &str, entries: usize) {
        if !self.listed.segments.iter().any(|(listed, _)| listed == name) {
            self.listed.segments.push((name.to_owned(), entries));
        }
        if let Some(bytes) = self.far.get(name).map(<[u8]>::len) {
            lay_slip(&self.store, &self.keys.segment(name), Slip { entries, bytes });
        }
    }

    /// A segment where it stands whole: in the record, or far.
    fn read_segment(&mut self, name: String, report: &mut OpenReport) -> NextSegment {
        let key = self.keys.segment(&name);
        let before = report.quarantined.len();
        let text = self.read(&key, report);
        let is_slip = text.as_deref().is_some_and(|text| Slip::read(text).is_some());
        match text {
            Some(text) if !is_slip => {
                let near = self.read_near(name, key, &text, report);
                let is_itself =
                    near.whole && text.get(SEGMENT.len()..).is_some_and(|rest| rest.starts_with(&near.name));
                match self.far.has(&near.name) && !is_itself {
                    true => self.read_far(near.name, report).with(near.entries),
                    false => near,
                }
            }
            Some(_) | None if self.far.has(&name) => self.read_far(name, report),
            Some(_) | None => {
                let reason = if is_slip && !self.far.is_known() { Damage::Unreadable } else { Damage::Missing };
                if report.quarantined.len() == before {
                    report.quarantined.push(Quarantined { key, moved_to: None, units: 0, reason, rescued: 0 });
                }
                NextSegment { name, entries: Vec::new(), whole: false }
            }
        }
    }

    /// The segment as it lies far. What cannot be read there stays where it is, as every record of the journal's store does.
    fn read_far(&self, name: String, report: &mut OpenReport) -> NextSegment {
        let bytes = self.far.get(&name).unwrap_or_default();
        let (entries, damage) = decode(bytes);
        if damage == Some(Damage::NewerVersion) && is_whole_and_newer(bytes) {
            self.store.meet(NewerForm { needed: None });
        }
        if let Some(reason) = damage {
            let key = format!("journal/{}", far_key(&name));
            let rescued = entries.len();
            report.quarantined.push(Quarantined { key, moved_to: None, units: bytes.len(), reason, rescued });
        }
        NextSegment { name, entries, whole: damage.is_none() }
    }

    /// The entries of a segment that was read before.
    pub(super) fn read_again(&self, name: &str) -> Vec<Entry> {
        let text = self.store.get(&self.keys.segment(name)).ok().flatten();
        match text.and_then(|text| read_stored("segment/", &text)) {
            Some((entries, None)) => entries,
            Some(_) | None => self.far.get(name).map(|bytes| decode(bytes).0).unwrap_or_default(),
        }
    }

    fn read_near(&mut self, name: String, key: String, text: &str, report: &mut OpenReport) -> NextSegment {
        let (entries, damage) = read_stored("segment/", text).expect("a segment is read as one");
        match damage {
            None => {}
            Some(Damage::NewerVersion) if !Slip::was_one(text) => {
                if from_latin1(text).is_some_and(|segment| is_whole_and_newer(&segment)) {
                    self.store.meet(NewerForm { needed: None });
                }
                report.quarantined.push(left(&key, text, Damage::NewerVersion));
            }
            Some(damage) => {
                let damage = if Slip::was_one(text) { Damage::Checksum } else { damage };
                let copied = self.put_aside(&key, text, damage, entries.len(), report);
                // Where something of it was read it stays in use; else it is only in the way once there is a copy.
                if copied && entries.is_empty() && came_over_whole(text) && self.store.remove(&key).is_ok() {
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
