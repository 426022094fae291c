//! A used machine of which anything may be altered, cut, taken away or put in another's place: what is whole is read, what is not
//! is named and stays where it can be looked at, and work goes on.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::super::far::Slip;
use super::super::{Damage, JournalRecord, KeyValue, decode, read_stored};
use super::*;

const ALL: u64 = 700;

/// What is done to the machine while no page is open. Places and keys are taken modulo how many there are.
#[derive(Clone, Debug)]
enum Ruin {
    /// One bit of one character of the text under a key.
    Flip {
        key: usize,
        at: usize,
        bit: u8,
    },
    Cut {
        key: usize,
        at: usize,
    },
    Remove {
        key: usize,
    },
    Overwrite {
        key: usize,
        text: &'static str,
    },
    Swap {
        first: usize,
        second: usize,
    },
    /// The manifest of an earlier day.
    OldManifest,
    FlipInJournal {
        record: usize,
        at: usize,
        bit: u8,
    },
    CutInJournal {
        record: usize,
        at: usize,
    },
    RemoveFromJournal {
        record: usize,
    },
}

const OTHER_TEXTS: [&str; 6] = ["", "{\"theme\":\"深色\"}", "S2", "S9…", "T2\n", "\u{0}\u{FFFD}"];

fn ruin() -> impl Strategy<Value = Ruin> {
    let (key, at, bit) = (0..64_usize, 0..1_000_000_usize, 0..8_u8);
    prop_oneof![
        6 => (key.clone(), at.clone(), bit.clone()).prop_map(|(key, at, bit)| Ruin::Flip { key, at, bit }),
        2 => (key.clone(), at.clone()).prop_map(|(key, at)| Ruin::Cut { key, at }),
        2 => key.clone().prop_map(|key| Ruin::Remove { key }),
        2 => (key.clone(), proptest::sample::select(&OTHER_TEXTS[..])).prop_map(|(key, text)| Ruin::Overwrite { key, text }),
        2 => (key.clone(), key.clone()).prop_map(|(first, second)| Ruin::Swap { first, second }),
        1 => Just(Ruin::OldManifest),
        2 => (key.clone(), at.clone(), bit).prop_map(|(record, at, bit)| Ruin::FlipInJournal { record, at, bit }),
        1 => (key.clone(), at).prop_map(|(record, at)| Ruin::CutInJournal { record, at }),
        1 => key.prop_map(|record| Ruin::RemoveFromJournal { record }),
    ]
}

/// What stands on the machine's disk.
#[derive(Clone)]
struct Disk {
    record: BTreeMap<String, String>,
    journal: BTreeMap<String, Vec<u8>>,
    old_manifest: String,
}

const MANIFEST: &str = "sitebook/main/manifest";

impl Disk {
    /// Two segments, one of which lies far, the tail of a page that was closed; a journal that holds the youngest third.
    fn used() -> Self {
        let mut machine = Machine::new();
        let mut page = machine.open();
        page.store.append(answers(0..300));
        let old_manifest = machine.disk.get(MANIFEST).unwrap().unwrap();
        page.store.append(answers(300..470));
        machine.journal(&mut page);
        machine.journal.clear().unwrap();
        machine.move_far(&mut page, 1);
        assert_eq!(machine.far(), 1);
        for number in (470..ALL).step_by(46) {
            machine.append(&mut page, answers(number..(number + 46).min(ALL)));
        }
        machine.close(page);
        let keys = machine.disk.keys("").unwrap();
        let text = |key: &String| machine.disk.get(key).unwrap().unwrap();
        let record = keys.iter().map(|key| (key.clone(), text(key))).collect();
        let journal =
            machine.journal.read_all().unwrap().into_iter().map(|record| (record.key, record.bytes)).collect();
        Self { record, journal, old_manifest }
    }

    fn suffer(&mut self, ruin: &Ruin) {
        let keys: Vec<String> = self.record.keys().cloned().collect();
        let records: Vec<String> = self.journal.keys().cloned().collect();
        let (Some(_), Some(_)) = (keys.first(), records.first()) else { return };
        let (key, record) =
            (|place: usize| keys[place % keys.len()].clone(), |place: usize| &records[place % records.len()]);
        match *ruin {
            Ruin::Flip { key: place, at, bit } => {
                let mut letters: Vec<char> = self.record[&key(place)].chars().collect();
                let count = letters.len().max(1);
                if let Some(letter) = letters.get_mut(at % count) {
                    *letter = char::from_u32(u32::from(*letter) ^ (1 << bit)).unwrap_or('\u{FFFD}');
                }
                self.record.insert(key(place), letters.into_iter().collect());
            }
            Ruin::Cut { key: place, at } => {
                let text = &self.record[&key(place)];
                let count = text.chars().count().max(1);
                self.record.insert(key(place), text.chars().take(at % count).collect());
            }
            Ruin::Remove { key: place } => drop(self.record.remove(&key(place))),
            Ruin::Overwrite { key: place, text } => drop(self.record.insert(key(place), text.to_owned())),
            Ruin::Swap { first, second } => {
                let (one, other) = (self.record[&key(first)].clone(), self.record[&key(second)].clone());
                self.record.extend([(key(first), other), (key(second), one)]);
            }
            Ruin::OldManifest => drop(self.record.insert(MANIFEST.to_owned(), self.old_manifest.clone())),
            Ruin::FlipInJournal { record: place, at, bit } => {
                let bytes = self.journal.get_mut(record(place)).unwrap();
                let count = bytes.len().max(1);
                if let Some(byte) = bytes.get_mut(at % count) {
                    *byte ^= 1 << bit;
                }
            }
            Ruin::CutInJournal { record: place, at } => {
                let bytes = self.journal.get_mut(record(place)).unwrap();
                bytes.truncate(at % bytes.len().max(1));
            }
            Ruin::RemoveFromJournal { record: place } => drop(self.journal.remove(record(place))),
        }
    }

    fn machine(&self) -> Machine {
        let machine = Machine { sessions: 1, ..Machine::new() };
        self.record.iter().for_each(|(key, text)| machine.disk.set(key, text).unwrap());
        for (key, bytes) in &self.journal {
            machine.journal.lay(key, bytes).unwrap();
        }
        machine
    }

    /// The entries that can be read somewhere, each text taken by itself.
    fn whole(&self) -> BTreeSet<ChangeId> {
        let stored = |(key, text): (&String, &String)| Some(read_stored(name(key), text)?.0);
        let record = self.record.iter().filter_map(stored).flatten();
        let journal = self.journal.values().flat_map(|bytes| decode(bytes).0);
        record.chain(journal).map(|entry| entry.change.id()).collect()
    }

    /// The keys whose texts cannot be read, or not all of them.
    fn broken(&self) -> Vec<&String> {
        let damaged = |key: &&String| {
            let is_slip = name(key).starts_with("segment/") && Slip::read(&self.record[*key]).is_some();
            !is_slip && read_stored(name(key), &self.record[*key]).is_some_and(|(_, damage)| damage.is_some())
        };
        self.record.keys().filter(damaged).collect()
    }
}

fn name(key: &str) -> &str {
    key.strip_prefix("sitebook/main/").unwrap_or(key)
}

thread_local! {
    static USED: Disk = Disk::used();
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn what_is_whole_is_read_and_the_rest_is_named_and_kept(ruins in proptest::collection::vec(ruin(), 1..4)) {
        check(&ruins)?;
    }
}

fn check(ruins: &[Ruin]) -> Result<(), TestCaseError> {
    let mut disk = USED.with(Disk::clone);
    ruins.iter().for_each(|ruin| disk.suffer(ruin));
    let mut machine = disk.machine();
    let mut page = machine.open();

    let all = ids(&answers(0..ALL));
    let found = ids(&page.found);
    prop_assert_eq!(found.len(), page.found.len(), "each entry once");
    prop_assert!(found.is_subset(&all), "nothing is made up");
    prop_assert!(disk.whole().is_subset(&found), "what is whole is read");

    let named: BTreeSet<&str> = page.report.quarantined.iter().map(|one| one.key.as_str()).collect();
    for key in disk.broken() {
        prop_assert!(named.contains(key.as_str()), "{} is named among {:?}", key, named);
    }
    // A journal that repeats a listed segment is not read, so it need not be named.
    for (record, bytes) in disk.journal.iter().filter(|(_, bytes)| decode(bytes).1.is_some()) {
        let key = format!("journal/{record}");
        prop_assert!(named.contains(key.as_str()), "{} of {} bytes is named among {:?}", key, bytes.len(), named);
    }
    let missing = page.report.quarantined.iter().filter(|one| one.reason == Damage::Missing);
    for one in missing {
        let is_there = disk.record.get(&one.key).is_some_and(|text| Slip::read(text).is_none());
        prop_assert!(!is_there, "{} is there", one.key);
    }

    // Nothing that could not be read is gone: it stands where it stood, or in the quarantine.
    let kept: BTreeSet<String> =
        machine.disk.keys("").unwrap().iter().filter_map(|key| machine.disk.get(key).unwrap()).collect();
    for key in disk.broken() {
        prop_assert!(kept.contains(&disk.record[key]), "the text of {} is still there", key);
    }
    let in_journal: Vec<JournalRecord> = machine.journal.read_all().unwrap();
    for (record, bytes) in disk.journal.iter().filter(|(_, bytes)| decode(bytes).1.is_some()) {
        prop_assert!(in_journal.iter().any(|kept| kept.key == *record && kept.bytes == *bytes), "{} is kept", record);
    }

    // Work goes on, and the next start finds it together with what was found before.
    machine.append(&mut page, answers(ALL..ALL + 20));
    machine.close(page);
    let again = machine.open();
    let new = ids(&answers(ALL..ALL + 20));
    prop_assert_eq!(ids(&again.found), found.union(&new).copied().collect::<BTreeSet<_>>(), "the next start");
    Ok(())
}

/// Character by character: what is read from a text that was altered is what was written, or the text is called damaged.
///
/// One thing no tail can vouch for: a line that only names the import of the changes behind it.
#[test]
fn no_character_of_any_text_can_be_altered_unseen() {
    let disk = USED.with(Disk::clone);
    let sample = 200;
    for (place, text) in disk.record.values().enumerate() {
        let count = text.chars().count();
        for step in 0..count.min(sample) {
            let at = step * count / count.min(sample);
            let ruin = Ruin::Flip { key: place, at, bit: (step % 8) as u8 };
            let mut ruined = disk.clone();
            ruined.suffer(&ruin);
            let key = disk.record.keys().nth(place).unwrap();
            let Some((entries, damage)) = read_stored(name(key), &ruined.record[key]) else { continue };
            let (before, _) = read_stored(name(key), text).unwrap();
            let changes = |entries: &[Entry]| entries.iter().map(|entry| entry.change.clone()).collect::<Vec<_>>();
            assert!(damage.is_some() || changes(&entries) == changes(&before), "{key} at {at}");
            let before: Vec<_> = before.iter().map(|entry| entry.change.id()).collect();
            assert!(entries.iter().all(|entry| before.contains(&entry.change.id())), "{key} at {at}");
        }
    }
}
