//! The one object that pages know: what they watch, what they dispatch, and whether it is saved.
//!
//! Architecture invariant: pages never see the workbook or the keeper. They read through [`View`] and write through
//! [`Session::dispatch`], which absorbs, stores and tells the watchers in this order.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::book::{Book, Change, EntityId, Value};
use crate::domain::choices::Role;
use crate::domain::command::{Command, Desk, Refusal};
use crate::domain::ids::{ExportId, ImportId, PersonId, ProjectId};
use crate::domain::records::Person;
use crate::domain::sample::sample_changes;
use crate::domain::tables::{Tables, Touched};
use crate::storage::{Entry, LARGE, OpenReport, Progress, SaveState, Space, Workspace};

use super::clock;
use super::handover::{self, Unexported};
use super::keeper::{Keeper, News};
use super::workbook::{Done, Moment, Workbook};

/// What a page reads: the book and its records at this moment.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The book, for fields, histories and conflicts.
    pub book: &'a Book,
    /// Its records.
    pub tables: &'a Tables,
    /// The local day.
    pub today: NaiveDate,
    workbook: &'a Workbook,
}

impl View<'_> {
    /// Who uses this device.
    pub fn me(&self) -> Option<PersonId> {
        self.workbook.me()
    }

    /// The record of whoever uses this device.
    pub fn my_record(&self) -> Option<&Person> {
        self.workbook.my_record()
    }

    /// The role in which this device is used.
    pub fn my_role(&self) -> Role {
        self.workbook.my_role()
    }

    /// Asks the rules something as whoever uses this device.
    pub fn at_desk<T>(&self, ask: impl FnOnce(&Desk) -> T) -> T {
        let me = self.me().unwrap_or_else(|| PersonId::from_rest("unknown").expect("a plain word is a name"));
        ask(&Desk { book: self.book, tables: self.tables, me: &me, role: self.my_role(), today: self.today })
    }
}

/// The book with everything that lives as long as the page. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Session {
    core: StoredValue<Core, LocalStorage>,
    save: RwSignal<SaveState>,
    unexported: RwSignal<Unexported>,
    today: RwSignal<NaiveDate>,
    report: StoredValue<OpenReport, LocalStorage>,
}

struct Core {
    workbook: Workbook,
    keeper: Keeper,
    workspace: Workspace,
    kinds: BTreeMap<Touched, ArcTrigger>,
    entities: HashMap<EntityId, ArcTrigger>,
}

impl Core {
    fn trigger(&mut self, kind: Touched) -> ArcTrigger {
        self.kinds.entry(kind).or_default().clone()
    }

    fn entity_trigger(&mut self, of: &EntityId) -> ArcTrigger {
        self.entities.entry(of.clone()).or_default().clone()
    }
}

/// One file that is put together with the book: what is noted about it.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The file's name.
    pub file: String,
    /// Its digest.
    pub digest: String,
    /// The name of whoever made it.
    pub made_by: String,
    /// When it was made, as it says itself.
    pub made_at: String,
    /// How many changes it held that were known already.
    pub known: usize,
    /// The changes that it brings.
    pub changes: Vec<Change>,
}

/// How many changes are taken in before the browser may paint: as many as a segment holds.
const CHUNK: usize = LARGE;

/// Of how many things the records are read between two looks at the clock.
const RECORDS: usize = 100;

/// How long a start may work before the browser may paint, in milliseconds.
const LONGEST_WITHOUT_PAINT: u64 = 30;

/// How many ids are computed before the browser may paint: some 10 ms of work.
const IDS: usize = 2_000;

impl Session {
    /// Opens what is stored. `progress` is told what was read of how much.
    pub async fn open(workspace: Workspace, mut progress: impl FnMut(Progress) + 'static) -> Self {
        let session = (clock::random() & u128::from(u32::MAX)) as u32;
        let mut workbook = Workbook::new(session, clock::random);
        let now = clock::now();
        let (keeper, report) = Keeper::open(workspace.clone(), session, clock::now, |entries, done| {
            for entry in entries {
                workbook.take_in(entry.change, entry.origin.as_ref(), now);
            }
            progress(done);
        })
        .await;
        mark("book-read");
        let mut painted = clock::now();
        for some in workbook.unread_records().chunks(RECORDS) {
            workbook.read_records_of(some);
            if clock::now().abs_diff(painted) >= LONGEST_WITHOUT_PAINT {
                clock::breathe().await;
                painted = clock::now();
            }
        }
        mark("records-read");
        let unexported = handover::unexported(workbook.book());
        let state = keeper.state();
        let core = Core { workbook, keeper, workspace, kinds: BTreeMap::new(), entities: HashMap::new() };
        let session = Self {
            core: StoredValue::new_local(core),
            save: RwSignal::new(state),
            unexported: RwSignal::new(unexported),
            today: RwSignal::new(clock::today()),
            report: StoredValue::new_local(report),
        };
        session.attach();
        session
    }

    fn attach(self) {
        let keeper = self.core.with_value(|core| core.keeper.clone());
        let acknowledged = StoredValue::new_local(keeper.acknowledged());
        let counting = keeper.clone();
        keeper.watch(move |state| {
            self.save.set(state);
            if counting.acknowledged() > acknowledged.get_value() {
                acknowledged.set_value(counting.acknowledged());
                mark("app-saved");
            }
        });
        keeper.listen(move |news| match news {
            News::Entries(entries) => self.absorb_entries(entries),
            News::Erased => reload(),
        });
        spawn_local(async move {
            clock::painted().await;
            // Until all ids are known whoever looks one up waits for the rest of them.
            while self.read(|view| view.book.prepare_ids(IDS)) {
                clock::breathe().await;
            }
            mark("ids-known");
            keeper.tidy_later().await;
        });
    }

    /// Which book this is.
    pub fn workspace(&self) -> Workspace {
        self.core.with_value(|core| core.workspace.clone())
    }

    /// What the start found.
    pub fn open_report(&self) -> OpenReport {
        self.report.get_value()
    }

    /// Reads without watching.
    pub fn read<T>(&self, read: impl FnOnce(View) -> T) -> T {
        let today = self.today.get_untracked();
        self.core.with_value(|core| {
            let workbook = &core.workbook;
            read(View { book: workbook.book(), tables: workbook.tables(), today, workbook })
        })
    }

    /// Something that follows from records of these kinds, computed again when one of them changes.
    pub fn watch<T>(&self, kinds: &[Touched], read: impl Fn(View) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let session = *self;
        let triggers: Vec<ArcTrigger> = self
            .core
            .try_update_value(|core| kinds.iter().map(|kind| core.trigger(*kind)).collect())
            .unwrap_or_default();
        Memo::new(move |_| {
            triggers.iter().for_each(ArcTrigger::track);
            session.today.track();
            session.read(&read)
        })
    }

    /// Something that follows from one entity's fields, computed again only when that entity changes.
    pub fn watch_entity<T>(&self, of: &EntityId, read: impl Fn(View) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let session = *self;
        let trigger = self.core.try_update_value(|core| core.entity_trigger(of)).unwrap_or_else(ArcTrigger::new);
        Memo::new(move |_| {
            trigger.track();
            session.today.track();
            session.read(&read)
        })
    }

    /// Does what the person means, or says why not. When it returns, the page shows it; [`Session::save_state`] says when it is safe.
    pub fn dispatch(&self, command: Command) -> Result<Done, Refusal> {
        self.note_day();
        let now = clock::moment();
        let done = self
            .core
            .try_update_value(|core| {
                let done = core.workbook.dispatch(command, now)?;
                core.keeper.append(done.changes.iter().cloned().map(Entry::own).collect());
                Ok(done)
            })
            .unwrap_or(Err(Refusal::NotFound))?;
        self.count_own(&done.changes);
        self.tell(&done.changes, &done.touched);
        Ok(done)
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
        self.core.with_value(|core| core.keeper.retry());
    }

    /// What the storage holds, in UTF-16 units.
    pub fn space(&self) -> Space {
        self.core.with_value(|core| core.keeper.space())
    }

    /// Everything that is stored, unread, for rescue.
    pub fn dump(&self, done: impl FnOnce(String) + 'static) {
        self.core.with_value(|core| core.keeper.dump(done));
    }

    /// Removes everything of this workspace from this device and starts the page again.
    pub fn erase(&self, failed: impl FnOnce() + 'static) {
        self.core.with_value(|core| {
            core.keeper.erase(move |outcome| match outcome {
                Ok(()) => reload(),
                Err(_) => failed(),
            });
        });
    }

    /// Fills an empty sample workspace with the sample book.
    pub fn fill_with_sample(&self) {
        if !self.read(|view| view.book.is_empty()) {
            return;
        }
        let now: Moment = clock::moment();
        let changes = sample_changes(now.today, now.milliseconds);
        let taken = self.core.try_update_value(|core| {
            let (fresh, touched) = core.workbook.absorb(changes, None, now.milliseconds);
            core.keeper.append(fresh.iter().cloned().map(Entry::own).collect());
            (fresh, touched)
        });
        let (fresh, touched) = taken.unwrap_or_default();
        self.tell(&fresh, &touched);
    }

    /// Takes files in, each under its own import record, all of one batch. `progress` is told how many changes of how many are in.
    pub async fn accept(&self, files: Vec<Incoming>, progress: impl Fn(usize, usize)) -> String {
        let batch = self.read(|view| view.workbook.fresh());
        let total = files.iter().map(|file| file.changes.len()).sum();
        let mut done = 0;
        for file in files {
            let Some(import) = ImportId::from_rest(&self.read(|view| view.workbook.fresh())) else { continue };
            let new = i64::try_from(file.changes.len()).unwrap_or(i64::MAX);
            let known = i64::try_from(file.known).unwrap_or(i64::MAX);
            self.note(
                import.entity(),
                vec![
                    ("file", Value::text(&file.file)),
                    ("batch", Value::text(&batch)),
                    ("digest", Value::text(&file.digest)),
                    ("made_by", Value::text_or_null(&file.made_by)),
                    ("made_at", Value::text_or_null(&file.made_at)),
                    ("new", Value::Int(new)),
                    ("known", Value::Int(known)),
                ],
            );
            for chunk in file.changes.chunks(CHUNK) {
                self.absorb_chunk(chunk.to_vec(), import.entity());
                done += chunk.len();
                progress(done, total);
                clock::breathe().await;
            }
        }
        batch
    }

    /// Undoes everything that a batch of imports brought, or brings it back.
    pub fn undo_import(&self, batch: &str, records: &[ImportId]) -> Result<Done, Refusal> {
        let ids = self.read(|view| handover::brought_by(view.book, batch));
        let done = self.dispatch(Command::Revert { changes: ids })?;
        self.note_undone(records);
        Ok(done)
    }

    /// Remembers that imports were undone.
    pub fn note_undone(&self, records: &[ImportId]) {
        for record in records {
            self.note(record.entity(), vec![("undone", Value::Bool(true))]);
        }
    }

    /// Remembers that a list of projects came in, in these pieces. `known` is how many of its projects were there already.
    pub fn note_list(&self, file: &str, known: usize, pieces: &[Done]) -> Option<ImportId> {
        let fresh = || self.read(|view| view.workbook.fresh());
        let import = ImportId::from_rest(&fresh())?;
        let count = |count: usize| Value::Int(i64::try_from(count).unwrap_or(i64::MAX));
        self.note(
            import.entity(),
            vec![
                ("file", Value::text(file)),
                ("batch", Value::text(fresh())),
                ("new", count(pieces.iter().map(|done| done.changes.len()).sum())),
                ("known", count(known)),
                ("pieces", handover::remember_pieces(pieces.iter().map(|done| &done.changes[..]))),
            ],
        );
        Some(import)
    }

    /// Remembers that a file was handed over, once it has been read back.
    pub fn note_export(&self, file: &str, digest: &str, changes: usize, scope: Option<&[ProjectId]>, upto: Value) {
        let Some(export) = ExportId::from_rest(&self.read(|view| view.workbook.fresh())) else { return };
        let scope = scope.map_or(Value::Null, |projects| Value::texts(projects.iter().map(ProjectId::as_str)));
        self.note(
            export.entity(),
            vec![
                ("file", Value::text(file)),
                ("digest", Value::text(digest)),
                ("changes", Value::Int(i64::try_from(changes).unwrap_or(i64::MAX))),
                ("scope", scope),
                ("upto", upto),
            ],
        );
        let left = self.read(|view| handover::unexported(view.book));
        self.unexported.set(left);
    }

    /// Notices that a new day has begun.
    pub fn note_day(&self) {
        let today = clock::today();
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
    }

    fn note(&self, of: &EntityId, fields: Vec<(&str, Value)>) {
        let now: Moment = clock::moment();
        let noted = self.core.try_update_value(|core| {
            let changes: Vec<Change> =
                fields.into_iter().filter_map(|(set, to)| core.workbook.note(of, set, to, now)).collect();
            core.keeper.append(changes.iter().cloned().map(Entry::own).collect());
            changes
        });
        self.tell(&noted.unwrap_or_default(), &[Touched::Other]);
    }

    fn absorb_chunk(&self, changes: Vec<Change>, import: &EntityId) {
        let now = clock::now();
        let taken = self.core.try_update_value(|core| {
            let (fresh, touched) = core.workbook.absorb(changes, Some(import), now);
            let entries = fresh.iter().cloned().map(|change| Entry::imported(change, import.clone())).collect();
            core.keeper.append(entries);
            (fresh, touched)
        });
        let (fresh, touched) = taken.unwrap_or_default();
        self.tell(&fresh, &touched);
    }

    fn absorb_entries(&self, entries: Vec<Entry>) {
        let now = clock::now();
        let taken = self.core.try_update_value(|core| {
            let mut all = Vec::new();
            let mut kinds = Vec::new();
            for entry in entries {
                let (fresh, touched) = core.workbook.absorb(vec![entry.change], entry.origin.as_ref(), now);
                all.extend(fresh.into_iter().filter(|_| entry.origin.is_none()));
                kinds.extend(touched);
            }
            (all, kinds)
        });
        let (own, touched) = taken.unwrap_or_default();
        self.count_own(&own);
        self.tell_everyone(&touched);
    }

    fn count_own(&self, changes: &[Change]) {
        let shared = changes.iter().filter(|change| !change.of().is_local());
        let (count, since) = shared.fold((0, None), |(count, since): (usize, Option<u64>), change| {
            let made = change.at().milliseconds();
            (count + 1, Some(since.map_or(made, |since| since.min(made))))
        });
        if count > 0 {
            self.unexported.update(|left| {
                left.count += count;
                left.since = left.since.or(since);
            });
        }
    }

    fn tell(&self, changes: &[Change], kinds: &[Touched]) {
        let triggers = self.core.try_update_value(|core| {
            let mut triggers: Vec<ArcTrigger> = kinds.iter().map(|kind| core.trigger(*kind)).collect();
            triggers.extend(changes.iter().filter_map(|change| core.entities.get(change.of()).cloned()));
            triggers
        });
        triggers.unwrap_or_default().iter().for_each(ArcTrigger::notify);
    }

    fn tell_everyone(&self, kinds: &[Touched]) {
        let triggers = self.core.try_update_value(|core| {
            let mut triggers: Vec<ArcTrigger> = kinds.iter().map(|kind| core.trigger(*kind)).collect();
            triggers.extend(core.entities.values().cloned());
            triggers
        });
        triggers.unwrap_or_default().iter().for_each(ArcTrigger::notify);
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
