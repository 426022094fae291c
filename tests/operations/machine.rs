//! A headless machine whose program can be killed: a workbook, and what keeps it in memory.

use std::collections::BTreeSet;
use std::pin::pin;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll, Waker};

use sitebook::app::import_log::{ImportRecord, import_log};
use sitebook::app::interrupted::{Interrupted, interrupted};
use sitebook::app::operation::{Incoming, IncomingList, Operation, Outcome, Step};
use sitebook::app::saving::Saver;
use sitebook::app::workbook::{Moment, Workbook};
use sitebook::book::{Change, Value};
use sitebook::domain::command::{Command, Refusal, project_id};
use sitebook::exchange::list::Subject;
use sitebook::storage::{Entry, Fault, JournalTrouble, MemoryJournal, MemoryKeyValue, SaveState};

pub const MORNING: u64 = 1_789_977_600_000;

/// So many entries make a segment here, so that small operations have several.
pub const UNIT: usize = 24;

static PAGES: AtomicU32 = AtomicU32::new(1);

fn random() -> Option<u128> {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    let count = u128::from(COUNT.fetch_add(1, Ordering::Relaxed));
    Some(count.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835))
}

pub fn now() -> Moment {
    Moment { milliseconds: MORNING, today: "2026-09-21".parse().unwrap() }
}

/// Memory answers at once.
pub fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("memory made someone wait"),
    }
}

/// What stays when the program ends.
#[derive(Clone, Default)]
pub struct Machine {
    pub record: MemoryKeyValue,
    pub journal: MemoryJournal,
}

/// A page that is open on it.
pub struct Page {
    pub workbook: Workbook,
    pub saver: Saver,
    machine: Machine,
}

/// Where the program is killed: at which operation of the record, and at which batch for the journal.
#[derive(Clone, Copy, Debug)]
pub struct Kill {
    pub record: u64,
    pub journal: u64,
}

impl Machine {
    /// With somebody at it.
    pub fn of(name: &str) -> Self {
        let machine = Self::default();
        let mut page = machine.open();
        let (name, unit, role) = (name.to_owned(), "督查组".to_owned(), "office".to_owned());
        page.does(Command::Introduce { person: None, name, unit, role });
        machine
    }

    pub fn open(&self) -> Page {
        let session = PAGES.fetch_add(1, Ordering::Relaxed);
        let mut workbook = Workbook::new(session, random);
        let take = |entries: Vec<Entry>, _| {
            for entry in entries {
                workbook.ingest(entry.change, entry.origin.as_ref(), MORNING);
            }
        };
        let (record, journal) = (self.record.clone(), self.journal.clone());
        let (saver, _) = Saver::open_in_memory(record, journal, "main".parse().unwrap(), session, || MORNING, take);
        let unread = workbook.unread_records();
        workbook.read_records_of(&unread);
        Page { workbook, saver, machine: self.clone() }
    }

    /// The same machine as it stands now, for another try.
    pub fn copy(&self) -> Self {
        let copy = Self::default();
        let page = self.open();
        let entries = page.workbook.book().arrivals();
        let entries = entries.map(|(change, origin)| Entry { change: change.clone(), origin: origin.cloned() });
        copy.open().saver.append(entries.collect());
        copy
    }

    /// Does something until it is done, or the program is killed.
    pub fn killed(&self, kill: Kill, work: impl FnOnce(&mut Page)) {
        let mut page = self.open();
        self.record.set_fault(Fault::Killed(kill.record));
        self.journal.kill_at(Some(kill.journal));
        work(&mut page);
        self.record.set_fault(Fault::None);
        self.journal.kill_at(None);
    }

    /// How many operations of the record and batches of the journal something takes.
    pub fn measured(&self, work: impl FnOnce(&mut Page)) -> Kill {
        let mut page = self.open();
        self.record.set_fault(Fault::None);
        self.journal.kill_at(None);
        work(&mut page);
        Kill { record: self.record.operations(), journal: self.journal.puts() }
    }

    pub fn without_journal(self) -> Self {
        self.journal.set_trouble(Some(JournalTrouble::Failed));
        self
    }
}

impl Page {
    pub fn does(&mut self, command: Command) {
        let done = self.workbook.dispatch(command, now()).unwrap();
        self.saver.append(done.changes.into_iter().map(Entry::own).collect());
    }

    /// Carries an operation to its end, as the session does.
    pub fn runs(&mut self, operation: Operation) -> Result<Outcome, Refusal> {
        let mut operation = operation.in_segments_of(UNIT);
        loop {
            match operation.step(&mut self.workbook, now()) {
                Step::Going(progress) => assert!(progress.done <= progress.total),
                Step::Keep(entries, _) => self.saver.append(entries),
                Step::Commit(segments) => {
                    let answer = at_once(self.saver.commit(segments));
                    assert_eq!(answer.is_err(), self.machine.journal.read_all().is_err());
                    // Whoever was killed waiting for it does nothing more.
                    if self.machine.journal.is_killed() {
                        self.machine.record.set_fault(Fault::Killed(0));
                    }
                }
                Step::Store { entries, segment, .. } => self.saver.store_segment(entries, &segment),
                Step::Done(outcome) => return outcome,
            }
        }
    }

    pub fn merges(&mut self, files: &[Incoming]) -> Result<Outcome, Refusal> {
        let new = |file: &Incoming| Incoming { changes: self.new_of(&file.changes), ..file.clone() };
        let files = files.iter().map(new).filter(|file| !file.changes.is_empty()).collect();
        self.runs(Operation::merge(files, &self.workbook).unwrap())
    }

    fn new_of(&self, changes: &[Change]) -> Vec<Change> {
        changes.iter().filter(|change| !self.workbook.book().contains(change.id())).cloned().collect()
    }

    pub fn imports(&mut self, list: &IncomingList) -> Result<Outcome, Refusal> {
        let operation = Operation::list(list.clone(), &self.workbook).unwrap();
        self.runs(operation)
    }

    pub fn undoes(&mut self, batch: &str) -> Result<Outcome, Refusal> {
        self.runs(Operation::undo(batch, &self.workbook))
    }

    pub fn redoes(&mut self, batch: &str) -> Result<Outcome, Refusal> {
        self.runs(Operation::redo(batch, &self.workbook))
    }

    pub fn projects(&self) -> BTreeSet<String> {
        self.workbook.tables().projects().map(|project| format!("{} {}", project.name, project.location)).collect()
    }

    pub fn log(&self) -> Vec<ImportRecord> {
        import_log(self.workbook.book())
    }

    pub fn left_halfway(&self) -> Vec<Interrupted> {
        interrupted(self.workbook.book(), |session, wrote| self.saver.was_open(session, wrote))
    }

    /// Whether the log says of each import what is there, and the badge what is kept.
    #[track_caller]
    pub fn assert_honest(&self) {
        let book = self.workbook.book();
        for record in self.log() {
            let brought = book.count_brought_by(record.id.entity());
            if !record.made_by.is_empty() {
                assert_eq!(record.new, brought, "{record:?}");
            }
        }
        assert!(!matches!(self.saver.state(), SaveState::Saving { .. }));
    }
}

/// A colleague's file with so many projects.
pub fn file(name: &str, projects: usize) -> Incoming {
    let machine = Machine::of(name);
    let mut page = machine.open();
    for number in 0..projects {
        let facts = [("name", format!("{name}的工程{number}")), ("location", "东山".to_owned())];
        let facts = facts.map(|(key, text)| (key.to_owned(), text));
        page.does(Command::AddProject { facts: facts.to_vec() });
    }
    Incoming {
        records: sitebook::domain::record_counts::Arrivals::default(),
        file: format!("{name}.sitebook.json"),
        digest: format!("digest of {name}"),
        made_by: name.to_owned(),
        made_at: "2026-09-20T08:00:00.000Z".to_owned(),
        known: 0,
        changes: page.workbook.book().shared_changes().into_iter().cloned().collect(),
    }
}

/// A list of so many projects.
pub fn list(projects: usize) -> IncomingList {
    let row = |number: usize| {
        let name = format!("清单上的工程{number}");
        let facts = [("name", name.clone()), ("location", "西岭".to_owned()), ("lead_unit", "交通局".to_owned())];
        let facts = facts.map(|(key, text)| (key.to_owned(), Value::text(text)));
        (project_id("", &name).unwrap().into(), facts.to_vec())
    };
    let (file, digest) = ("清单.csv".to_owned(), "digest of the list".to_owned());
    IncomingList {
        file,
        digest,
        subject: Subject::Project,
        known: 0,
        rows: (0..projects).map(row).collect(),
        why: String::new(),
    }
}
