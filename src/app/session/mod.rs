//! The one object that pages know: what they watch, what they dispatch, and whether it is saved.
//!
//! What pages are told about saving are the types of `storage`, named here: pages know nothing of `storage` itself.
//!
//! Architecture invariant: pages never see the workbook or the saver. They read through [`View`] and write through
//! [`Session::dispatch`], which absorbs, stores and tells the watchers in this order.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::book::{Book, Change, EntityId, Value};
use crate::browser::waiting::{self, LONGEST_WITHOUT_PAINT, sleep};
use crate::domain::command::{Command, Refusal};
use crate::domain::ids::ExportId;
use crate::domain::sample::sample_changes;
use crate::domain::tables::RecordKind;
use crate::storage::Entry;

use super::clock;
use super::interrupted::Interrupted;
use super::news::News;
use super::saving::Saver;
use super::snapshot::Facts;
use super::unexported::{Unexported, unexported};
use super::workbook::{Done, Moment, Workbook};

mod drafts;
mod imports;
mod newer;
mod snapshots;
mod view;
mod watchers;
mod watching;

pub use crate::storage::{
    Damage, JournalTrouble, KeyValueError, NewerForm, OpenReport, Progress, Quarantined, SaveState, Space, Workspace,
};
use drafts::Drafts;
pub use view::View;
use watchers::Watchers;

/// The book with everything that lives as long as the page. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Session {
    core: StoredValue<Core, LocalStorage>,
    save: RwSignal<SaveState>,
    /// Whether what is being stored is told with the next frame.
    with_frame: StoredValue<bool, LocalStorage>,
    unexported: RwSignal<Unexported>,
    today: RwSignal<NaiveDate>,
    report: RwSignal<OpenReport>,
    opening: RwSignal<bool>,
    put_back: RwSignal<usize>,
    newer: RwSignal<Option<NewerForm>>,
    not_written: RwSignal<usize>,
    has_saved: RwSignal<bool>,
    operating: RwSignal<bool>,
    left_halfway: RwSignal<Vec<Interrupted>>,
    drafts: Drafts,
    /// How often somebody has done something, or written what stood there already.
    settled: StoredValue<u64>,
}

struct Core {
    workbook: Workbook,
    /// There once the book has been read.
    saver: Option<Saver>,
    /// What was counted beforehand, until then.
    facts: Option<Facts>,
    workspace: Workspace,
    /// Whether the book is being erased: nothing of it may be kept any more, also not while the page goes.
    erased: bool,
    /// Whether what was emptied is being put back.
    putting_back: bool,
    /// How often something was told to be kept, so that the snapshot is made when that has come to rest.
    kept: u64,
    watchers: Watchers,
}

impl Core {
    /// Keeps what the book has taken in. Nothing is taken in before there is a saver.
    fn append(&self, entries: Vec<Entry>) {
        if let Some(saver) = &self.saver {
            saver.append(entries);
        }
    }
}

/// What the book has taken in and nobody has stored yet.
#[derive(Default)]
struct Ingested {
    entries: Vec<Entry>,
    touched: Vec<RecordKind>,
}

/// Of how many things the records are read between two looks at the clock.
const RECORDS: usize = 100;

/// How many ids are computed in one idle moment: a tap that comes just then waits for them, some 2 ms.
const IDS: usize = 400;

/// How many frames what follows from a tap waits for the journal.
const FRAMES_TO_SAVE: usize = 4;

/// How long after the storage was emptied the book is put back, in milliseconds.
const UNTIL_TOLD: u32 = 1_000;

fn entries_of(book: &Book) -> Vec<Entry> {
    let entry =
        |(change, origin): (&Change, Option<&EntityId>)| Entry { change: change.clone(), origin: origin.cloned() };
    book.arrivals().map(entry).collect()
}

/// Changes by where they were made.
struct ByOrigin {
    own: Vec<Change>,
    imported: Vec<Change>,
}

fn changes_of(entries: &[Entry]) -> ByOrigin {
    let (imported, own): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| entry.origin.is_some());
    let changes = |entries: Vec<&Entry>| entries.into_iter().map(|entry| entry.change.clone()).collect();
    ByOrigin { own: changes(own), imported: changes(imported) }
}

impl Session {
    /// A book of which nothing is read yet.
    pub fn new(workspace: Workspace) -> Self {
        let drafts = Drafts::of(&workspace);
        let core = Core {
            workbook: Workbook::new(0, clock::random),
            saver: None,
            facts: None,
            workspace,
            erased: false,
            putting_back: false,
            kept: 0,
            watchers: Watchers::default(),
        };
        Self {
            core: StoredValue::new_local(core),
            save: RwSignal::new(SaveState::Saved),
            with_frame: StoredValue::new_local(false),
            unexported: RwSignal::new(Unexported::default()),
            today: RwSignal::new(clock::today()),
            report: RwSignal::new(OpenReport::default()),
            opening: RwSignal::new(true),
            put_back: RwSignal::new(0),
            newer: RwSignal::new(None),
            not_written: RwSignal::new(0),
            has_saved: RwSignal::new(false),
            operating: RwSignal::new(false),
            left_halfway: RwSignal::new(Vec::new()),
            drafts,
            settled: StoredValue::new(0),
        }
    }

    /// Reads what is stored. `progress` is told how much of how much.
    pub async fn load(&self, mut progress: impl FnMut(Progress) + 'static) {
        let workspace = self.workspace();
        // A page that has no random numbers writes nothing of its own, and is told from others by its time alone.
        let session = clock::random().unwrap_or_else(|| u128::from(clock::now()));
        let session = (session & u128::from(u32::MAX)) as u32;
        let drafts = self.drafts.begin_to_read();
        let mut workbook = Workbook::new(session, clock::random);
        let now = clock::now();
        let (saver, report) = Saver::open(workspace, session, clock::now, |entries, done| {
            for entry in entries {
                workbook.ingest(entry.change, entry.origin.as_ref(), now);
            }
            progress(done);
        })
        .await;
        mark("book-read");
        let mut painted = clock::now();
        for some in workbook.unread_records().chunks(RECORDS) {
            workbook.read_records_of(some);
            if clock::now().abs_diff(painted) >= LONGEST_WITHOUT_PAINT {
                waiting::breathe().await;
                painted = clock::now();
            }
        }
        mark("records-read");
        self.drafts.take_in(drafts, session, &saver).await;
        self.unexported.set(unexported(workbook.book()));
        self.save.set(saver.state());
        self.stand_back(report.newer);
        self.report.set(report);
        self.core.update_value(|core| {
            core.workbook = workbook;
            core.saver = Some(saver.clone());
            core.facts = None;
        });
        self.look_for_interrupted(|_| true);
        self.opening.set(false);
        self.tell_everyone(&RecordKind::ALL);
        self.attach(saver);
    }

    /// Whether the book is still being read: until then nothing but the first page can be shown, and nothing be written.
    pub const fn opening(&self) -> RwSignal<bool> {
        self.opening
    }

    fn attach(self, saver: Saver) {
        let acknowledged = StoredValue::new_local(saver.acknowledged());
        let counting = saver.clone();
        saver.watch(move |state| {
            self.stand_back(counting.newer());
            self.show(state, &counting);
            if counting.acknowledged() > acknowledged.get_value() {
                acknowledged.set_value(counting.acknowledged());
                mark("app-saved");
                if !self.has_saved.get_untracked() {
                    self.has_saved.set(true);
                }
                self.keep_snapshot_later();
            }
        });
        saver.listen(move |news| match news {
            News::Entries(entries) => self.ingest_entries(entries),
            News::Erased => {
                self.set_erased(true);
                self.drafts.forget_all();
                reload();
            }
            News::Emptied => self.put_back_later(),
            News::Marked => self.look_for_newer(),
        });
        spawn_local(async move {
            waiting::painted().await;
            // Until all ids are known whoever looks one up waits for the rest of them.
            // But the journal's word that something is safe waits for none.
            while self.is_saving() || self.read(|view| view.book.prepare_ids(IDS)) {
                waiting::idle().await;
            }
            mark("ids-known");
            self.keep_snapshot().await;
            saver.tidy_later().await;
            self.keep_snapshot().await;
        });
    }

    /// Shows how safe everything is. Of a tap that is safe before the next frame nobody need see that it was not.
    fn show(self, state: SaveState, saver: &Saver) {
        let set = move |state| {
            if self.save.get_untracked() != state {
                self.save.set(state);
            }
        };
        if !self.with_frame.get_value() || !matches!(state, SaveState::Saving { .. }) {
            set(state);
            return;
        }
        let saver = saver.clone();
        spawn_local(async move {
            waiting::framed().await;
            set(saver.state());
        });
    }

    /// Puts back what somebody emptied: the page has all of it. A book that is being erased is left to that.
    fn put_back_later(self) {
        if self.core.try_update_value(|core| std::mem::replace(&mut core.putting_back, true)) != Some(false) {
            return;
        }
        spawn_local(async move {
            let wanted = move || self.core.with_value(|core| !core.erased);
            loop {
                // The word that it was erased, if it was, comes after the last key has gone.
                sleep(UNTIL_TOLD).await;
                let Some(saver) = self.core.with_value(|core| core.saver.clone()) else { break };
                let count = saver.put_back(wanted, || self.read(|view| entries_of(view.book))).await;
                if count > 0 {
                    self.put_back.set(count);
                }
                // A browser clears one thing after the other: what was put back may have been cleared with the next.
                if !saver.has_lost_journal() {
                    break;
                }
            }
            self.core.update_value(|core| core.putting_back = false);
        });
    }

    /// Looks whether the storage was emptied behind the page's back, as some browsers do without a word.
    pub fn look_after_record(&self) {
        if self.with_saver(Saver::has_lost) == Some(true) {
            self.put_back_later();
        }
    }

    /// How many entries were put back after somebody emptied the browser's storage, each time that happens.
    pub const fn put_back(&self) -> RwSignal<usize> {
        self.put_back
    }

    /// Whether something that this page recorded is safe.
    pub const fn has_saved(&self) -> RwSignal<bool> {
        self.has_saved
    }

    /// What was typed into forms and not submitted.
    pub const fn drafts(&self) -> Drafts {
        self.drafts
    }

    /// Which book this is.
    pub fn workspace(&self) -> Workspace {
        self.core.with_value(|core| core.workspace.clone())
    }

    /// What the start found.
    pub const fn open_report(&self) -> RwSignal<OpenReport> {
        self.report
    }

    /// Reads without watching.
    pub fn read<T>(&self, read: impl FnOnce(View) -> T) -> T {
        let today = self.today.get_untracked();
        self.core.with_value(|core| {
            let workbook = &core.workbook;
            let facts = core.facts.as_ref().and_then(|facts| Some((facts, facts.day(today)?)));
            read(View { book: workbook.book(), tables: workbook.tables(), today, workbook, facts })
        })
    }

    /// Does what the person means, or says why not. When it returns, the page shows it; [`Session::save_state`] says when it is safe.
    pub fn dispatch(&self, command: Command) -> Result<Done, Refusal> {
        let done = self.carry_out(command)?;
        self.count_own(&done.changes);
        self.tell(&done.changes, &done.touched);
        Ok(done)
    }

    /// As [`Session::dispatch`], but the page shows it just before the next frame is painted, and what follows from it elsewhere
    /// some frames later, as soon as it is safe: for a tap on a control that itself keeps nothing. So the control answers at once,
    /// and the journal's word does not wait until everything has been drawn.
    pub fn dispatch_with_frame(&self, command: Command) -> Result<Done, Refusal> {
        self.with_frame.set_value(true);
        let done = self.carry_out(command);
        self.with_frame.set_value(false);
        let done = done?;
        let counted = self.counts_own(&done.changes).then_some(self.unexported);
        let triggers = self.core.try_update_value(|core| {
            (core.watchers.of_fields(&done.changes), core.watchers.of_others(&done.changes, &done.touched))
        });
        let (of_fields, of_others) = triggers.unwrap_or_default();
        let session = *self;
        spawn_local(async move {
            waiting::framed().await;
            watchers::notify(&of_fields);
            for _ in 0..FRAMES_TO_SAVE {
                waiting::framed().await;
                if !session.is_saving() {
                    break;
                }
            }
            watchers::notify(&of_others);
            if let Some(unexported) = counted {
                unexported.notify();
            }
        });
        Ok(done)
    }

    /// Whether the browser gives the random numbers that everything written needs.
    pub fn has_random_numbers(&self) -> bool {
        self.read(|view| view.workbook.may_write()).is_ok()
    }

    /// Takes it into the book and stores it.
    fn carry_out(&self, command: Command) -> Result<Done, Refusal> {
        self.note_day();
        self.may_write()?;
        let now = clock::moment();
        let done = self
            .core
            .try_update_value(|core| {
                if core.saver.is_none() {
                    return Err(Refusal::StillOpening);
                }
                let done = core.workbook.dispatch(command, now)?;
                core.append(done.changes.iter().cloned().map(Entry::own).collect());
                Ok(done)
            })
            .unwrap_or(Err(Refusal::NotFound));
        if matches!(done, Ok(_) | Err(Refusal::NothingChanges)) {
            self.settled.update_value(|count| *count += 1);
        }
        done
    }

    /// How often the book has taken something, or had it already: whoever looks before and after committing a field knows whether
    /// the book has its words.
    pub fn settled(&self) -> u64 {
        self.settled.get_value()
    }

    fn is_saving(&self) -> bool {
        matches!(self.with_saver(Saver::state), Some(SaveState::Saving { .. }))
    }

    /// Whether the work is saved.
    pub const fn save_state(&self) -> RwSignal<SaveState> {
        self.save
    }

    /// What no exported file holds yet.
    pub const fn unexported(&self) -> RwSignal<Unexported> {
        self.unexported
    }

    /// The local day, which may change while the page is open.
    pub const fn today(&self) -> RwSignal<NaiveDate> {
        self.today
    }

    /// Tries again to store what could not be stored.
    pub fn retry(&self) {
        self.with_saver(Saver::retry);
    }

    /// What the storage holds, in UTF-16 units.
    pub fn space(&self) -> Space {
        self.with_saver(Saver::space).unwrap_or_default()
    }

    /// Everything that is stored, unread, for rescue.
    pub fn dump(&self, done: impl FnOnce(String) + 'static) {
        self.with_saver(|saver| saver.dump(done));
    }

    /// Removes everything of this workspace from this device and starts the page again.
    pub fn erase(&self, failed: impl FnOnce() + 'static) {
        let session = *self;
        if self.may_write().is_err() {
            return failed();
        }
        self.set_erased(true);
        let failed = move || {
            session.set_erased(false);
            failed();
        };
        spawn_local(async move {
            if session.drafts.erase().await.is_err() {
                return failed();
            }
            session.with_saver(|saver| {
                saver.erase(move |outcome| match outcome {
                    Ok(()) => reload(),
                    Err(_) => failed(),
                });
            });
        });
    }

    fn set_erased(&self, erased: bool) {
        self.core.update_value(|core| core.erased = erased);
        self.drafts.set_erased(erased);
    }

    /// Fills an empty sample workspace with the sample book.
    pub fn fill_with_sample(&self) {
        if !self.read(|view| view.book.is_empty()) || self.met_newer().is_some() {
            return;
        }
        let now: Moment = clock::moment();
        let changes = sample_changes(now.today, now.milliseconds);
        let taken = self.core.try_update_value(|core| {
            let (fresh, touched) = core.workbook.apply(changes, None, now.milliseconds);
            core.append(fresh.iter().cloned().map(Entry::own).collect());
            (fresh, touched)
        });
        let (fresh, touched) = taken.unwrap_or_default();
        self.count_own(&fresh);
        self.tell(&fresh, &touched);
    }

    /// Stores what the book has taken in, and tells who watches. Nothing may be awaited between the two.
    fn keep(&self, taken: Ingested) {
        let Ingested { entries, touched } = taken;
        let changes = changes_of(&entries);
        self.core.with_value(|core| core.append(entries));
        self.tell_of(&changes, &touched);
    }

    /// Counts what was made here, and tells who watches.
    fn tell_of(&self, changes: &ByOrigin, touched: &[RecordKind]) {
        self.count_own(&changes.own);
        self.tell(&changes.own, touched);
        self.tell(&changes.imported, &[]);
    }

    /// Notices that a new day has begun.
    pub fn note_day(&self) {
        let today = clock::today();
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
    }

    fn with_saver<T>(&self, work: impl FnOnce(&Saver) -> T) -> Option<T> {
        self.core.with_value(|core| core.saver.as_ref().map(work))
    }

    fn note(&self, of: &EntityId, fields: Vec<(&str, Value)>) {
        let entries = self.noted(of, fields).into_iter().map(Entry::own).collect();
        self.keep(Ingested { entries, touched: vec![RecordKind::Other] });
    }

    /// Writes fields that only this device remembers into the book; storing them is the caller's.
    fn noted(&self, of: &EntityId, fields: Vec<(&str, Value)>) -> Vec<Change> {
        if self.met_newer().is_some() {
            return Vec::new();
        }
        let now: Moment = clock::moment();
        let noted = self.core.try_update_value(|core| {
            fields.into_iter().filter_map(|(set, to)| core.workbook.note(of, set, to, now)).collect()
        });
        noted.unwrap_or_default()
    }

    fn ingest_entries(&self, entries: Vec<Entry>) {
        let now = clock::now();
        let handed_over = entries.iter().any(|entry| entry.change.of().kind() == ExportId::KIND);
        let taken = self.core.try_update_value(|core| {
            let mut all = Vec::new();
            let mut kinds = Vec::new();
            for entry in entries {
                let (fresh, touched) = core.workbook.apply(vec![entry.change], entry.origin.as_ref(), now);
                all.extend(fresh.into_iter().filter(|_| entry.origin.is_none()));
                kinds.extend(touched);
            }
            (all, kinds)
        });
        let (own, touched) = taken.unwrap_or_default();
        if handed_over {
            self.count_all();
        } else {
            self.count_own(&own);
        }
        self.tell_everyone(&touched);
    }

    /// What is in no exported file, counted over the whole book.
    fn count_all(&self) {
        let left = self.read(|view| unexported(view.book));
        self.unexported.set(left);
    }

    /// The same, where these were made on this device and nothing was exported.
    fn count_own(&self, changes: &[Change]) {
        if self.counts_own(changes) {
            self.unexported.notify();
        }
    }

    /// As [`Session::count_own`], without telling anybody. True where there is something to tell.
    fn counts_own(&self, changes: &[Change]) -> bool {
        let shared = changes.iter().filter(|change| !change.of().is_local());
        let (count, since) = shared.fold((0, None), |(count, since): (usize, Option<u64>), change| {
            let made = change.at().milliseconds();
            (count + 1, Some(since.map_or(made, |since| since.min(made))))
        });
        let mut left = self.unexported.write_untracked();
        left.count += count;
        left.since = left.since.or(since);
        count > 0
    }
}

/// Leaves a mark that tests and measurements wait for.
pub fn mark(name: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance())
        && performance.mark(name).is_err()
    {
        web_sys::console::warn_1(&"no marks".into());
    }
}

/// Starts the page again.
pub fn reload() {
    if let Some(window) = web_sys::window()
        && window.location().reload().is_err()
    {
        web_sys::console::warn_1(&"no reload".into());
    }
}
