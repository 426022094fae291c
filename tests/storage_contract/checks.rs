//! What every storage must do, as checks that run over memory on the host and over the real thing in browsers.

use std::collections::BTreeSet;

use sitebook::book::{ChangeDraft, Stamp};
use sitebook::storage::{
    Batch, Damage, Entry, JournalKey, JournalRecord, JournalTrouble, KeyValue, KeyValueError, Liveness, Loading,
    OpenReport, SaveState, Store, Workspace,
};

pub const NOW: u64 = 1_790_000_000_000;

/// A journal, whichever it is.
pub trait Journal {
    async fn put(&self, batch: &Batch) -> Result<(), JournalTrouble>;
    async fn read_all(&self) -> Result<Vec<JournalRecord>, JournalTrouble>;
    async fn forget(&self, keys: &[String]) -> Result<(), JournalTrouble>;
    async fn clear(&self) -> Result<(), JournalTrouble>;
    async fn lay(&self, key: &str, bytes: &[u8]) -> Result<(), JournalTrouble>;
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, JournalTrouble>;
}

/// A record and a journal that belong together.
pub struct Place<K, J> {
    pub record: K,
    pub journal: J,
    pub workspace: Workspace,
}

/// What a check finds wrong.
pub type Verdict = Result<(), String>;

fn want(holds: bool, what: impl FnOnce() -> String) -> Verdict {
    if holds { Ok(()) } else { Err(what()) }
}

fn is<T: PartialEq + std::fmt::Debug>(found: T, expected: T, what: &str) -> Verdict {
    want(found == expected, || format!("{what}: {found:?} instead of {expected:?}"))
}

/// An answer that takes as much room as real ones do; each number gives another one.
pub fn answer(number: u64) -> Entry {
    let scattered = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let scattered = (scattered ^ (scattered >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let change = ChangeDraft {
        at: Stamp::new(NOW + number * 6_000 + scattered % 5_000, 0, 0x8b13_399c),
        by: "person/7f3a91c2".parse().expect("an id"),
        of: format!("visit/{scattered:016x}").parse().expect("an id"),
        set: format!("answer/qq{:02}", number % 20).parse().expect("a name"),
        to: ["pass", "na", "fail", "现场无围挡,已要求三日内整改"][(scattered % 4) as usize].into(),
        over: Box::default(),
        why: None,
        extra: None,
    };
    match number % 7 {
        0..5 => Entry::own(change.seal()),
        5.. => Entry::imported(change.seal(), "local.import/4b".parse().expect("an id")),
    }
}

pub fn answers(numbers: std::ops::Range<u64>) -> Vec<Entry> {
    numbers.map(answer).collect()
}

type Key = (String, Option<String>);

fn key(entry: &Entry) -> Key {
    (entry.change.id().to_string(), entry.origin.as_ref().map(ToString::to_string))
}

/// Compares what was found with the answers of these numbers.
pub fn same(found: &[Entry], numbers: std::ops::Range<u64>) -> Verdict {
    is(found.len() as u64, numbers.end - numbers.start, "entries, each once")?;
    let found: BTreeSet<Key> = found.iter().map(key).collect();
    let expected: BTreeSet<Key> = numbers.map(|number| key(&answer(number))).collect();
    want(found == expected, || "other entries, or other origins".to_owned())
}

impl<K: KeyValue + Clone, J: Journal> Place<K, J> {
    async fn open(&self, session: u32, now: u64) -> (Store<K>, OpenReport, Vec<Entry>) {
        let live = Liveness::Known([session].into());
        let records = self.journal.read_all().await;
        let mut loading = Loading::start(Ok(self.record.clone()), records, &self.workspace, session, live, now);
        let mut found = Vec::new();
        while let Some((entries, _)) = loading.next_chunk() {
            found.extend(entries);
        }
        let (mut store, report, settled) = loading.finish();
        store.adopt();
        if self.journal.forget(&settled).await.is_err() {
            found.clear();
        }
        (store, report, found)
    }

    async fn carry(&self, store: &mut Store<K>) {
        while let Some(batch) = store.next_batch(NOW) {
            match self.journal.put(&batch).await {
                Ok(()) => store.acknowledged(batch.key),
                Err(trouble) => store.refused(batch.key, trouble),
            }
        }
    }

    async fn empty(&self) -> Verdict {
        let (mut store, ..) = self.open(0, NOW).await;
        store.erase().map_err(|why| format!("cannot erase: {why:?}"))?;
        self.journal.clear().await.map_err(|why| format!("cannot clear: {why:?}"))
    }

    fn key(&self, name: &str) -> String {
        format!("{}{name}", self.workspace.prefix())
    }
}

/// Runs every check over an empty place, and names those that fail with what is wrong.
pub async fn failures<K: KeyValue + Clone, J: Journal>(place: &Place<K, J>) -> Vec<String> {
    let mut failures = Vec::new();
    macro_rules! check {
        ($($check:ident),+ $(,)?) => {$(
            let verdict = match place.empty().await {
                Ok(()) => $check(place).await,
                Err(why) => Err(why),
            };
            if let Err(why) = verdict {
                failures.push(format!("{}: {why}", stringify!($check)));
            }
        )+};
    }
    check!(
        texts_read_back,
        keys_are_told_by_their_start,
        without_room_the_old_text_stays,
        journal_records_read_back,
        a_batch_of_several_records_reads_back,
        journal_forgets_what_it_is_told_to,
        what_is_appended_is_there_after_a_reload,
        the_journal_restores_what_the_record_lost,
        without_room_the_journal_carries_on,
        what_cannot_be_read_is_put_aside,
        what_has_moved_is_read_from_the_journals_store,
        erasing_leaves_nothing,
    );
    if let Err(why) = place.empty().await {
        failures.push(why);
    }
    failures
}

async fn texts_read_back<K: KeyValue + Clone, J: Journal>(place: &Place<K, J>) -> Verdict {
    let latin1: String = (0..=255_u8).map(char::from).collect();
    let large = latin1.repeat(4_096);
    let key = place.key("text");
    for text in ["", "plain", &latin1, "围挡\0🏗\u{2028}", &large, "shorter"] {
        place.record.set(&key, text).map_err(|why| format!("{} characters: {why:?}", text.len()))?;
        let back = place.record.get(&key);
        want(back == Ok(Some(text.to_owned())), || format!("{} characters came back otherwise", text.len()))?;
    }
    place.record.remove(&key).map_err(|why| format!("remove: {why:?}"))?;
    is(place.record.get(&key), Ok(None), "removed")?;
    is(place.record.remove(&key), Ok(()), "removed twice")
}

async fn keys_are_told_by_their_start<K: KeyValue + Clone, J: Journal>(place: &Place<K, J>) -> Verdict {
    for name in ["a/1", "a/2", "b/1"] {
        place.record.set(&place.key(name), "x").map_err(|why| format!("{why:?}"))?;
    }
    let mut keys = place.record.keys(&place.key("a/")).map_err(|why| format!("{why:?}"))?;
    keys.sort_unstable();
    is(keys, vec![place.key("a/1"), place.key("a/2")], "keys")
}

/// Takes all the room there is, down to the last few units.
fn fill<K: KeyValue + Clone, J: Journal>(place: &Place<K, J>) -> Verdict {
    let (mut text, mut count) = ("x".repeat(1 << 20), 0);
    while !text.is_empty() {
        count += 1;
        match place.record.set(&place.key(&format!("filler/{count}")), &text) {
            Ok(()) if count < 100 => {}
            Ok(()) => return Err("there is no end to the room".to_owned()),
            Err(KeyValueError::Quota) => text.truncate(text.len() / 2),
            Err(why) => return Err(format!("filled up: {why:?}")),
        }
    }
    Ok(())
}

fn make_room<K: KeyValue + Clone, J: Journal>(place: &Place<K, J>) -> Verdict {
    let keys = place.record.keys(&place.key("filler/")).map_err(|why| format!("{why:?}"))?;
    keys.iter().try_for_each(|key| place.record.remove(key)).map_err(|why| format!("{why:?}"))
}

async fn without_room_the_old_text_stays<K: KeyValue + Clone, J: Journal>(place: &Place<K, J>) -> Verdict {
    let key = place.key("text");
    place.record.set(&key, "old").map_err(|why| format!("{why:?}"))?;
    fill(place)?;
    is(place.record.set(&key, &"new".repeat(100)), Err(KeyValueError::Quota), "set without room")?;
    is(place.record.get(&key), Ok(Some("old".to_owned())), "the old text")?;
    make_room(place)?;
    is(place.record.set(&key, &"new".repeat(100)), Ok(()), "set with room again")
}

fn batch(number: u32) -> Batch {
    let key = JournalKey { written: NOW, session: 7, number };
    Batch { key, segments: vec![(0..=255).cycle().take(1_000 * number as usize).collect()] }
}

async fn journal_records_read_back<K: KeyValue + Clone, J: Journal>(place: &Place<K, J>) -> Verdict {
    for number in [2, 0, 1] {
        place.journal.put(&batch(number)).await.map_err(|why| format!("put: {why:?}"))?;
    }
    let records = place.journal.read_all().await.map_err(|why| format!("read: {why:?}"))?;
    let expected =
        (0..3).map(batch).map(|batch| JournalRecord { key: batch.key.to_string(), bytes: batch.segments.concat() });
    want(records == expected.collect::<Vec<_>>(), || "other records".to_owned())
}

async fn a_batch_of_several_records_reads_back<K: KeyValue + Clone, J: Journal>(place: &Place<K, J>) -> Verdict {
    let key = JournalKey { written: NOW, session: 7, number: 3 };
    let segments: Vec<Vec<u8>> = (1..4).map(|size: u8| vec![size; usize::from(size)]).collect();
    let batch = Batch { key, segments: segments.clone() };
    place.journal.put(&batch).await.map_err(|why| format!("put: {why:?}"))?;
    let records = place.journal.read_all().await.map_err(|why| format!("read: {why:?}"))?;
    let read: Vec<Vec<u8>> = records.iter().map(|record| record.bytes.clone()).collect();
    is(read, segments, "the segments")?;
    let expected: Vec<String> = (3..6).map(|number| JournalKey { number, ..key }.to_string()).collect();
    is(records.into_iter().map(|record| record.key).collect(), expected, "the keys")
}

async fn journal_forgets_what_it_is_told_to<K: KeyValue + Clone, J: Journal>(place: &Place<K, J>) -> Verdict {
    for number in 0..3 {
        place.journal.put(&batch(number)).await.map_err(|why| format!("put: {why:?}"))?;
    }
    let gone = [batch(0).key.to_string(), batch(2).key.to_string(), "never there".to_owned()];
    place.journal.forget(&gone).await.map_err(|why| format!("forget: {why:?}"))?;
    let left: Vec<String> =
        place.journal.read_all().await.unwrap_or_default().into_iter().map(|left| left.key).collect();
    is(left, vec![batch(1).key.to_string()], "what is left")
}

async fn what_is_appended_is_there_after_a_reload<K: KeyValue + Clone, J: Journal>(place: &Place<K, J>) -> Verdict {
    let (mut store, _, found) = place.open(1, NOW).await;
    same(&found, 0..0)?;
    store.append(answers(0..1));
    is(store.state(), SaveState::Saving { pending: 1 }, "state before the journal")?;
    place.carry(&mut store).await;
    is(store.state(), SaveState::Saved, "state after the journal")?;
    for start in 1..100 {
        store.append(answers(start..start + 1));
    }
    store.append(answers(100..1_200));
    place.carry(&mut store).await;
    is(store.state(), SaveState::Saved, "state of many")?;
    let (mut store, report, found) = place.open(2, NOW).await;
    same(&found, 0..1_200)?;
    is((report.restored, report.quarantined.len()), (0, 0), "restored and quarantined")?;
    store.append(answers(1_200..1_210));
    let (_, report, found) = place.open(3, NOW).await;
    same(&found, 0..1_210)?;
    is(report.restored, 0, "restored")
}

async fn the_journal_restores_what_the_record_lost<K: KeyValue + Clone, J: Journal>(place: &Place<K, J>) -> Verdict {
    let (mut store, ..) = place.open(1, NOW).await;
    store.append(answers(0..600));
    place.carry(&mut store).await;
    for key in place.record.keys(&place.workspace.prefix()).unwrap_or_default() {
        place.record.remove(&key).map_err(|why| format!("{why:?}"))?;
    }
    let (_, report, found) = place.open(2, NOW).await;
    same(&found, 0..600)?;
    is(report.restored, 600, "restored")?;
    let (_, report, found) = place.open(3, NOW).await;
    same(&found, 0..600)?;
    is(report.restored, 0, "restored once more")
}

async fn without_room_the_journal_carries_on<K: KeyValue + Clone, J: Journal>(place: &Place<K, J>) -> Verdict {
    let (mut store, ..) = place.open(1, NOW).await;
    fill(place)?;
    store.append(answers(0..50));
    place.carry(&mut store).await;
    is(store.state(), SaveState::JournalOnly { why: KeyValueError::Quota, unstored: 50 }, "state without room")?;
    let (_, report, found) = place.open(2, NOW).await;
    same(&found, 0..50)?;
    is(report.restored, 50, "restored")?;
    make_room(place)?;
    store.retry();
    is(store.state(), SaveState::Saved, "state with room again")
}

async fn what_cannot_be_read_is_put_aside<K: KeyValue + Clone, J: Journal>(place: &Place<K, J>) -> Verdict {
    let (mut store, ..) = place.open(1, NOW).await;
    [0..256, 256..512, 512..600].into_iter().for_each(|some| store.append(answers(some)));
    let mut segments = place.record.keys(&place.key("segment/")).unwrap_or_default();
    let damaged = segments.pop().ok_or("there is no segment")?;
    place.record.set(&damaged, "S1 overwritten by another page").map_err(|why| format!("{why:?}"))?;
    let (_, report, found) = place.open(2, NOW).await;
    is(found.len(), 600 - 256, "entries that are left")?;
    let [quarantined] = &report.quarantined[..] else { return Err(format!("{:?}", report.quarantined)) };
    is(quarantined.reason, Damage::Checksum, "reason")?;
    let copy = quarantined.moved_to.as_ref().and_then(|place_of_copy| place.record.get(place_of_copy).ok().flatten());
    is(copy.as_deref(), Some("S1 overwritten by another page"), "copy")
}

async fn what_has_moved_is_read_from_the_journals_store<K: KeyValue + Clone, J: Journal>(
    place: &Place<K, J>,
) -> Verdict {
    let (mut store, ..) = place.open(1, NOW).await;
    store.append(answers(0..1_200));
    place.carry(&mut store).await;
    let mut moved = 0;
    while let Some(load) = store.next_load() {
        place.journal.lay(&load.key(), load.bytes()).await.map_err(|why| format!("lay: {why:?}"))?;
        let read_back = place.journal.get(&load.key()).await.map_err(|why| format!("get: {why:?}"))?;
        let freed = store.moved(&load, read_back.as_deref()).map_err(|why| format!("moved: {why:?}"))?;
        want(freed > 1_000, || format!("{freed} units are free"))?;
        moved += 1;
    }
    is(place.journal.get("segment/none").await, Ok(None), "what is not there")?;
    let (store, report, found) = place.open(2, NOW).await;
    same(&found, 0..1_200)?;
    is((report.restored, report.quarantined.len()), (0, 0), "restored and quarantined")?;
    is(store.space().map(|space| space.far_segments), Ok(moved), "segments that lie far")?;
    want(moved > 0, || "nothing has moved".to_owned())
}

async fn erasing_leaves_nothing<K: KeyValue + Clone, J: Journal>(place: &Place<K, J>) -> Verdict {
    let (mut store, ..) = place.open(1, NOW).await;
    store.append(answers(0..600));
    place.carry(&mut store).await;
    place.empty().await?;
    is(place.record.keys(&place.workspace.prefix()), Ok(Vec::new()), "keys")?;
    is(place.journal.read_all().await, Ok(Vec::new()), "journal")?;
    is(place.open(2, NOW).await.2.len(), 0, "entries")
}
