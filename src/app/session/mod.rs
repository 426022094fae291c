//! The one object that pages know: what they watch, what they dispatch, and whether it is saved.
//!
//! What pages are told about saving are the types of `storage`, named here: pages know nothing of `storage` itself.
//!
//! Architecture invariant: pages never see the workbook or the saver. They read through [`View`] and write through
//! [`Session::dispatch`], which absorbs, stores and tells the watchers in this order.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::waiting::{self, LONGEST_WITHOUT_PAINT};
use crate::domain::command::{Command, Refusal};
use crate::domain::sample::sample_changes;
use crate::domain::tables::RecordKind;
use crate::storage::Entry;

use super::clock;
use super::interrupted::Interrupted;
use super::news::News;
use super::past::{AsOf, Past};
use super::saving::Saver;
use super::snapshot::Facts;
use super::unexported::{Unexported, Waiting};
use super::workbook::{Done, Moment, Workbook};

mod beside;
mod drafts;
mod imports;
mod newer;
mod noting;
mod past;
mod photos;
mod snapshots;
mod storing;
mod supposing;
mod view;
mod watchers;
mod watching;
mod what_if;

pub use crate::storage::{
    Damage, JournalTrouble, KeyValueError, NewerForm, OpenReport, Progress, Quarantined, SaveState, Space, Workspace,
};
use drafts::Drafts;
pub use photos::{NotKept, Photos};
pub use supposing::Supposing;
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
    /// 当日账面: which past day is looked at.
    past: RwSignal<Option<AsOf>>,
    /// 推演: the book with assumptions that is looked at.
    supposing: Supposing,
    report: RwSignal<OpenReport>,
    opening: RwSignal<bool>,
    put_back: RwSignal<usize>,
    newer: RwSignal<Option<NewerForm>>,
    not_written: RwSignal<usize>,
    has_saved: RwSignal<bool>,
    operating: RwSignal<bool>,
    left_halfway: RwSignal<Vec<Interrupted>>,
    drafts: Drafts,
    photos: Photos,
    /// How often somebody has done something, or written what stood there already.
    settled: StoredValue<u64>,
}

struct Core {
    workbook: Workbook,
    /// The book that pages read instead, and how often one was asked for.
    past: Option<Box<Past>>,
    asked: u64,
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
    /// What is in no exported file.
    waiting: Waiting,
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

/// Of how many things the records are read between two looks at the clock.
const RECORDS: usize = 100;

/// How many ids are computed in one idle moment: a tap that comes just then waits for them, some 2 ms.
const IDS: usize = 400;

/// How many frames what follows from a tap waits for the journal.
const FRAMES_TO_SAVE: usize = 4;

impl Session {
    /// A book of which nothing is read yet.
    pub fn new(workspace: Workspace) -> Self {
        let (drafts, photos) = (Drafts::of(&workspace), Photos::of(&workspace));
        let core = Core {
            workbook: Workbook::new(0, clock::random),
            past: None,
            asked: 0,
            saver: None,
            facts: None,
            workspace,
            erased: false,
            putting_back: false,
            kept: 0,
            waiting: Waiting::default(),
            watchers: Watchers::default(),
        };
        Self {
            core: StoredValue::new_local(core),
            save: RwSignal::new(SaveState::Saved),
            with_frame: StoredValue::new_local(false),
            unexported: RwSignal::new(Unexported::default()),
            today: RwSignal::new(clock::today()),
            past: RwSignal::new(None),
            supposing: Supposing::new(),
            report: RwSignal::new(OpenReport::default()),
            opening: RwSignal::new(true),
            put_back: RwSignal::new(0),
            newer: RwSignal::new(None),
            not_written: RwSignal::new(0),
            has_saved: RwSignal::new(false),
            operating: RwSignal::new(false),
            left_halfway: RwSignal::new(Vec::new()),
            drafts,
            photos,
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
        self.save.set(saver.state());
        self.stand_back(report.newer);
        self.report.set(report);
        self.core.update_value(|core| {
            core.workbook = workbook;
            core.saver = Some(saver.clone());
            core.facts = None;
        });
        self.count_all();
        self.look_for_interrupted(|_| true);
        self.opening.set(false);
        self.tell_everyone(RecordKind::all());
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
            while self.is_saving() || self.read_present(|view| view.book.prepare_ids(IDS)) {
                waiting::idle().await;
            }
            mark("ids-known");
            self.keep_snapshot().await;
            self.photos.look().await;
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

    /// Whether something that this page recorded is safe.
    pub const fn has_saved(&self) -> RwSignal<bool> {
        self.has_saved
    }

    /// Which book this is.
    pub fn workspace(&self) -> Workspace {
        self.core.with_value(|core| core.workspace.clone())
    }

    /// What the start found.
    pub const fn open_report(&self) -> RwSignal<OpenReport> {
        self.report
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
            (core.watchers.of_fields(&done.changes), core.others_watching(&done.changes, &done.touched))
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
        self.read_present(|view| view.workbook.may_write()).is_ok()
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

    /// The local day, which may change while the page is open.
    pub const fn today(&self) -> RwSignal<NaiveDate> {
        self.today
    }

    /// Fills an empty sample workspace with the sample book.
    pub fn fill_with_sample(&self) {
        if !self.read_present(|view| view.book.is_empty()) || self.met_newer().is_some() {
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

    fn with_saver<T>(&self, work: impl FnOnce(&Saver) -> T) -> Option<T> {
        self.core.with_value(|core| core.saver.as_ref().map(work))
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
