//! Programs of several forms on one device: they take turns and stand side by side, and nothing is lost, doubled or written where
//! it may not be.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::encoding::checksum;
use super::super::{
    Dump, DumpError, Fault, Form, JournalRecord, KeyValue, Mark, NewerForm, PageVersion, SaveState, Snapshot,
};
use super::aside::puts_aside;
use super::*;

/// A program of a greater unit.
const UNIT: Program = Program::of(Form(201), PageVersion::new(0, 2, 7));

/// A program of a greater hundred.
const HUNDRED: Program = Program::of(Form(300), PageVersion::new(0, 3, 0));

/// A program of the hundred before, which knows nothing of far segments.
const BEFORE: Program = Program::of(Form(100), PageVersion::new(0, 1, 0));

const NEEDS_HUNDRED: NewerForm = NewerForm { needed: Some(HUNDRED.page) };

const MARK: &str = "sitebook/main/form";

/// Everything on the machine, as it stands.
fn everything(machine: &Machine) -> (BTreeMap<String, String>, Vec<JournalRecord>) {
    let keys = machine.disk.keys("").unwrap();
    let texts = keys.into_iter().map(|key| (key.clone(), machine.disk.get(&key).unwrap().unwrap())).collect();
    (texts, machine.journal.read_all().unwrap())
}

/// Everything that a start or a page may find to do: two segments, one of them unlisted, one damaged; the tails of closed pages, one
/// damaged; what only the journal has, and what it could forget.
fn machine_full_of_work() -> Machine {
    let mut machine = Machine::new();
    let mut page = machine.open();
    for from in [0, 256, 512, 768] {
        machine.append(&mut page, answers(from..800.min(from + 256)));
    }
    let mut other = machine.open();
    machine.append(&mut other, answers(800..820));
    machine.close(page);
    machine.close(other);
    machine.disk.set_quota(Some(0));
    let mut without_room = machine.open();
    machine.append(&mut without_room, answers(820..830));
    machine.close(without_room);
    machine.disk.set_quota(None);
    let segments = machine.disk.keys("sitebook/main/segment/").unwrap();
    machine.disk.set(&segments[0], "S2 overwritten").unwrap();
    machine.disk.remove("sitebook/main/manifest").unwrap();
    let tail = machine.disk.get("sitebook/main/tail/00000002").unwrap().unwrap();
    machine.disk.set("sitebook/main/tail/000000ff", &tail.replacen("pass", "fail", 1)).unwrap();
    machine.now += 48 * HOUR;
    machine.disk.flush();
    machine
}

#[test]
fn a_book_of_a_greater_hundred_is_shown_and_left_untouched() {
    let mut machine = machine_full_of_work();
    machine.disk.set(MARK, r#"{"form":300,"page":"0.3.0"}"#).unwrap();
    let before = everything(&machine);
    let mut page = machine.open();
    assert!(page.found.len() > 500, "what can be read is shown");
    assert_eq!((page.report.newer, page.store.newer()), (Some(NEEDS_HUNDRED), Some(NEEDS_HUNDRED)));
    assert_eq!(page.settled, Vec::<String>::new());
    assert_eq!(page.store.state(), SaveState::Saved, "nothing of this page waits for anything");
    page.store.keep_snapshot(&Snapshot { facts: "{}".to_owned(), entries: Vec::new() });
    page.store.retry();
    assert!(!page.store.join_some());
    assert_eq!(page.store.erase(), Err(KeyValueError::Newer));
    assert!(page.store.next_batch(machine.now).is_none());
    machine.stays_open(&mut page);
    assert!(everything(&machine) == before, "nothing was written, moved or forgotten");
    machine.close(page);
    let newer = machine.open_as(HUNDRED);
    assert_eq!(newer.report.newer, None);
    assert_eq!(newer.found.len(), 830);
}

#[test]
fn the_page_that_is_needed_is_told_where_the_mark_says_it() {
    for (mark, newer) in [
        (r#"{"form":300,"page":"0.3.0","more":[1]}"#, Some(NEEDS_HUNDRED)),
        (r#"{"form":1000,"page":"next"}"#, Some(NewerForm { needed: None })),
        (r#"{"form":4000000000}"#, Some(NewerForm { needed: None })),
        (r#"{"form":299,"page":"0.2.9"}"#, None),
        (r#"{"form":7}"#, None),
        ("{", None),
        ("", None),
    ] {
        let mut machine = Machine::new();
        machine.disk.set(MARK, mark).unwrap();
        let mut page = machine.open();
        assert_eq!(page.report.newer, newer, "{mark}");
        page.store.append(answers(0..1));
        assert_eq!(page.store.lacks_record(), newer.is_some(), "{mark}");
    }
}

#[test]
fn a_snapshot_of_a_newer_program_is_not_shown() {
    let mut machine = Machine::new();
    let workspace = "main".parse().unwrap();
    let mut page = machine.open_as(HUNDRED);
    machine.append(&mut page, answers(0..10));
    page.store.keep_snapshot(&Snapshot { facts: "{}".to_owned(), entries: answers(0..10) });
    assert!(machine.disk.has("sitebook/main/front").unwrap());
    assert_eq!(Snapshot::read(&machine.disk, &workspace), None);
}

#[test]
fn what_a_page_had_not_stored_when_a_newer_program_came_is_in_the_journal() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..300));
    let mut newer = machine.open_as(HUNDRED);
    machine.append(&mut newer, answers(300..310));
    let before = everything(&machine).0;
    page.store.append(answers(310..320));
    let waiting = SaveState::JournalOnly { why: KeyValueError::Newer, unstored: 10 };
    machine.journal(&mut page);
    assert_eq!((page.store.state(), page.store.newer()), (waiting, Some(NEEDS_HUNDRED)));
    assert!(everything(&machine).0 == before, "the record stays as the newer program left it");
    let rescued = Dump::of_record(&machine.disk, &"main".parse().unwrap()).unwrap();
    assert_eq!(Dump::from_json(&rescued.to_json()), Err(DumpError::NewerVersion(Some(HUNDRED.page))));
    machine.close(page);
    machine.close(newer);
    let newer = machine.open_as(HUNDRED);
    same(&newer.found, &answers(0..320));
    assert!(!newer.store.lacks_record());
    machine.journal.clear().unwrap();
    machine.close(newer);
    same(&machine.open_as(HUNDRED).found, &answers(0..320));
}

#[test]
fn with_the_journal_in_trouble_too_the_raw_export_has_what_is_in_memory() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..5));
    machine.disk.set(MARK, r#"{"form":201,"page":"0.2.7"}"#).unwrap();
    machine.disk.set_quota(Some(0));
    page.store.append(answers(5..9));
    let rescued = Dump::from_json(&page.store.dump(&"main".parse().unwrap()).to_json()).unwrap().rescue();
    same(&rescued.entries, &answers(0..9));
}

#[test]
fn a_page_that_looks_again_sees_the_newer_program_before_it_writes() {
    let mut machine = Machine::new();
    let page = machine.open();
    assert_eq!(page.store.look_for_newer(), None);
    let mut newer = machine.open_as(HUNDRED);
    assert_eq!(page.store.look_for_newer(), None, "the newer one has written nothing yet");
    machine.append(&mut newer, answers(0..1));
    assert_eq!(page.store.look_for_newer(), Some(NEEDS_HUNDRED));
    machine.disk.remove(MARK).unwrap();
    assert_eq!(page.store.look_for_newer(), Some(NEEDS_HUNDRED), "it writes no more, whatever becomes of the mark");
}

#[test]
fn the_mark_is_raised_before_the_first_text_and_never_lowered() {
    let mut machine = Machine::new();
    let mut page = machine.open();
    machine.append(&mut page, answers(0..1));
    assert_eq!(machine.disk.get(MARK).unwrap(), None, "a book of form 100 has no mark");
    let mut unit = machine.open_as(UNIT);
    machine.append(&mut unit, answers(1..2));
    assert_eq!(machine.disk.get(MARK).unwrap().unwrap(), r#"{"form":201,"page":"0.2.7"}"#);
    machine.disk.set(MARK, r#"{"form":202,"page":"0.2.8","more":true}"#).unwrap();
    machine.append(&mut page, answers(2..3));
    machine.append(&mut unit, answers(3..4));
    assert_eq!(machine.disk.get(MARK).unwrap().unwrap(), r#"{"form":202,"page":"0.2.8","more":true}"#);
    let mut hundred = machine.open_as(HUNDRED);
    machine.disk.set_quota(Some(machine.disk.used()));
    hundred.store.append(answers(4..5));
    assert!(hundred.store.lacks_record(), "without the mark nothing of a greater form is written");
}

#[test]
fn what_a_greater_unit_adds_is_kept_and_passed_on() {
    let mut machine = Machine::new();
    let mut unit = machine.open_as(UNIT);
    machine.append(&mut unit, answers(0..300));
    machine.close(unit);
    let json = r#"[9,[],{"words":"in the manifest"},7]"#;
    machine.disk.set("sitebook/main/manifest", &format!("M1{}{json}", checksum(json.as_bytes()))).unwrap();
    machine.disk.set("sitebook/main/index/1", "of a greater unit").unwrap();
    let mut page = machine.open();
    assert_eq!((page.report.newer, page.report.quarantined.len()), (None, 0));
    machine.append(&mut page, answers(300..900));
    machine.close(page);
    let manifest = machine.disk.get("sitebook/main/manifest").unwrap().unwrap();
    assert!(manifest.ends_with(r#",{"words":"in the manifest"},7]"#), "{manifest}");
    assert_eq!(machine.disk.get("sitebook/main/index/1").unwrap().as_deref(), Some("of a greater unit"));
    let page = machine.open_as(UNIT);
    same(&page.found, &answers(0..900));
    assert_eq!(page.report.quarantined, []);
}

#[test]
fn a_whole_text_of_a_newer_program_says_so_by_itself() {
    let frame = |form: &str, content: &str| format!("{form}{}{content}", checksum(content.as_bytes()));
    let newer = Some(NewerForm { needed: None });
    for (key, text, met) in [
        ("segment/0011223344556677", frame("S4", "columns of tomorrow"), newer),
        ("manifest", frame("M2", "a list of tomorrow"), newer),
        ("segment/0011223344556677", frame("S4", "x").replace('x', "altered"), None),
        ("manifest", frame("M2", "x").replace('x', "altered"), None),
        ("front", frame("F2", "derived, and nobody's source"), None),
    ] {
        let mut machine = machine_full_of_work();
        machine.disk.set(&format!("sitebook/main/{key}"), &text).unwrap();
        let page = machine.open();
        assert_eq!(page.report.newer, met, "{text}");
        if met.is_some() {
            let left = machine.disk.get(&format!("sitebook/main/{key}")).unwrap();
            assert_eq!(left, Some(text), "it stays where it is");
            assert_eq!(machine.disk.keys("sitebook/main/tail/").unwrap().len(), 3, "nothing was adopted");
        }
    }
    let mut machine = Machine::new();
    let record = super::super::Batch {
        key: "01a0c450c805-8b13399c-00000000".parse().unwrap(),
        segments: vec![frame("S4", "columns of tomorrow").into_bytes()],
    };
    machine.journal.put(&record).unwrap();
    let mut page = machine.open_with(Err(KeyValueError::Blocked));
    assert_eq!((page.report.newer, page.store.newer()), (newer, newer));
    assert_eq!(page.store.erase(), Err(KeyValueError::Newer));
}

/// Whose page it is.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Whose {
    /// Of 0.1.0, which knows no mark, and takes far segments for records of the journal: today's store, blind to both. What else it does
    /// with what it cannot read, stories do in its stead.
    Blind,
    /// Of a program that knows the rule.
    Of(Program),
}

/// What happens on a device with pages of several programs, two of them open at a time.
#[derive(Clone, Debug)]
enum Turn {
    /// The page in this place is closed, in good order or killed while it writes, and one of this program opened.
    Open { place: usize, whose: Whose },
    /// What the page in this place records, if it may; killed at an operation of that, perhaps.
    Record { place: usize, count: u64, killed_at: Option<u64> },
    /// An older program puts a segment aside, which it cannot read.
    PutAside { segment: usize },
    /// The page in this place moves segments to the journal's store, if it knows of that.
    Move { place: usize, killed_at: Option<u64> },
    /// A page stays alone, drops copies, and joins what is small.
    Join { place: usize },
    /// A day passes: journals let go of what was read back.
    Day,
    /// What is not on the disk yet is lost, with all pages.
    PowerCut,
}

fn turn() -> impl Strategy<Value = Turn> {
    let place = 0..2_usize;
    let of = |program| Just(Whose::Of(program));
    let whose = prop_oneof![
        3 => Just(Whose::Blind), 4 => of(Program::THIS), 1 => of(BEFORE), 2 => of(UNIT), 1 => of(HUNDRED)
    ];
    let count = prop_oneof![3 => 1..20_u64, 1 => 200..600_u64, 1 => 1_000..1_500_u64];
    prop_oneof![
        6 => (place.clone(), whose).prop_map(|(place, whose)| Turn::Open { place, whose }),
        8 => (place.clone(), count, prop::option::weighted(0.2, 0..12_u64))
            .prop_map(|(place, count, killed_at)| Turn::Record { place, count, killed_at }),
        2 => (0..16_usize).prop_map(|segment| Turn::PutAside { segment }),
        3 => (place.clone(), prop::option::weighted(0.2, 0..12_u64))
            .prop_map(|(place, killed_at)| Turn::Move { place, killed_at }),
        1 => place.prop_map(|place| Turn::Join { place }),
        1 => Just(Turn::Day),
        1 => Just(Turn::PowerCut),
    ]
}

/// A device, its pages, and what it owes.
struct Device {
    machine: Machine,
    pages: [Option<(Whose, Page)>; 2],
    made: u64,
    /// What was said to be saved.
    saved: BTreeSet<ChangeId>,
    known: BTreeSet<ChangeId>,
}

impl Device {
    fn new() -> Self {
        let machine = Machine::new();
        Self { machine, pages: [None, None], made: 0, saved: BTreeSet::new(), known: BTreeSet::new() }
    }

    fn open(&mut self, place: usize, whose: Whose) {
        self.close(place);
        let before = everything(&self.machine);
        let may_not_write = self.may_not_write(whose);
        let page = match whose {
            Whose::Blind => self.machine.open_unaware(BEFORE, self.machine.disk.ignoring(MARK)),
            Whose::Of(BEFORE) => self.machine.open_unaware(BEFORE, self.machine.disk.clone()),
            Whose::Of(program) => self.machine.open_as(program),
        };
        let found = ids(&page.found);
        assert_eq!(found.len(), page.found.len(), "nothing comes twice");
        assert!(found.is_superset(&self.saved), "everything that was called saved is there");
        assert!(found.is_subset(&self.known), "nothing else is there");
        assert_eq!(page.report.newer.is_some(), may_not_write, "{whose:?}");
        if may_not_write {
            assert!(everything(&self.machine) == before, "a start that may not write has written nothing");
        }
        self.pages[place] = Some((whose, page));
    }

    fn may_not_write(&self, whose: Whose) -> bool {
        let mark = self.machine.disk.get(MARK).unwrap().and_then(|mark| Mark::read(&mark));
        match whose {
            Whose::Blind => false,
            Whose::Of(program) => mark.is_some_and(|mark| mark.newer_than(program).is_some()),
        }
    }

    fn close(&mut self, place: usize) {
        if let Some((_, page)) = self.pages[place].take() {
            self.machine.close(page);
        }
    }

    /// The session asks first, as it does in the browser.
    fn record(&mut self, place: usize, count: u64, killed_at: Option<u64>) {
        let Some((whose, mut page)) = self.pages[place].take() else { return };
        assert_eq!(page.store.look_for_newer().is_some(), self.may_not_write(whose));
        if self.may_not_write(whose) {
            self.pages[place] = Some((whose, page));
            return;
        }
        let entries = answers(self.made..self.made + count);
        self.made += count;
        self.known.extend(ids(&entries));
        if let Some(operation) = killed_at {
            self.machine.disk.set_fault(Fault::Killed(operation));
            page.store.append(entries);
            self.machine.disk.set_fault(Fault::None);
            return self.machine.close(page);
        }
        self.machine.append(&mut page, entries.clone());
        assert_eq!(page.store.state(), SaveState::Saved);
        self.saved.extend(ids(&entries));
        self.pages[place] = Some((whose, page));
    }

    fn moves(&mut self, place: usize, killed_at: Option<u64>) {
        let Some((whose, mut page)) = self.pages[place].take() else { return };
        if !matches!(whose, Whose::Blind | Whose::Of(BEFORE)) {
            killed_at.into_iter().for_each(|operation| self.machine.disk.set_fault(Fault::Killed(operation)));
            self.machine.move_far(&mut page, 10_000);
            self.machine.disk.set_fault(Fault::None);
        }
        match killed_at {
            Some(_) => self.machine.close(page),
            None => self.pages[place] = Some((whose, page)),
        }
    }

    fn happen(&mut self, turn: &Turn) {
        match *turn {
            Turn::Open { place, whose } => self.open(place, whose),
            Turn::Record { place, count, killed_at } => self.record(place, count, killed_at),
            Turn::PutAside { segment } => {
                let segments = self.machine.disk.keys("sitebook/main/segment/").unwrap();
                if let Some(key) = segments.get(segment % segments.len().max(1)) {
                    puts_aside(&self.machine, key);
                }
            }
            Turn::Move { place, killed_at } => self.moves(place, killed_at),
            Turn::Join { place } => {
                self.close(1 - place);
                if let Some((_, page)) = &mut self.pages[place] {
                    page.store.drop_copies();
                    while page.store.join_some() {}
                }
            }
            Turn::Day => {
                self.machine.now += 25 * HOUR;
                for (_, page) in self.pages.iter_mut().flatten() {
                    self.machine.stays_open(page);
                }
            }
            Turn::PowerCut => {
                (0..2).for_each(|place| self.close(place));
                self.machine.disk.power_cut();
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn programs_take_turns_and_nothing_is_lost_or_doubled(turns in prop::collection::vec(turn(), 1..30)) {
        let mut device = Device::new();
        turns.iter().for_each(|turn| device.happen(turn));
        (0..2).for_each(|place| device.close(place));
        device.open(0, Whose::Of(HUNDRED));
    }
}
