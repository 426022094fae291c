//! An import while it is being made: where the person is, and the work between the steps.
//!
//! Nothing is written before [`Draft::import`]. Long work lets the browser paint between its pieces.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use crate::app::workbook::Done;
use crate::book::{ChangeId, Value};
use crate::browser::waiting;
use crate::domain::command::{Command, Refusal};
use crate::domain::ids::{ImportId, ProjectId};
use crate::domain::text::Lang;
use crate::exchange::Progress;
use crate::exchange::list::{
    Encoding, Heading, Limits, Mapping, Plan, RowReader, Rows, Table, TableError, TextError, WrongCells, decode,
};
use crate::ui::context::Ui;
use crate::ui::controls::{Tone, focus_main};
use crate::ui::words::{self, ListImportWords};

/// Where the person is.
#[derive(Clone)]
pub(super) enum Stage {
    /// Chooses a file, after this trouble with the last one.
    Choose(Option<Trouble>),
    /// Waits.
    Working(Task),
    /// Matches the columns.
    Columns(Arc<List>),
    /// Looks at what would change.
    Preview(Arc<List>, Arc<Rows>),
    /// Sees what came in.
    Done(Import),
}

/// What is being done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Task {
    Reading,
    Comparing,
    Importing,
    Undoing,
}

/// Why a file is not a list.
#[derive(Clone, Copy, Debug)]
pub(super) enum Trouble {
    /// The browser does not hand it over.
    Unreadable,
    Text(TextError),
    Table(TableError),
}

/// A list that was read.
pub(super) struct List {
    pub(super) file: String,
    pub(super) encoding: Encoding,
    pub(super) heading: Heading,
    pub(super) table: Table,
    text: String,
}

/// An import that was made.
#[derive(Clone)]
pub(super) struct Import {
    pub(super) file: String,
    pub(super) new: usize,
    pub(super) changed: usize,
    /// The changes of each piece, for undoing.
    pieces: Arc<Vec<Vec<ChangeId>>>,
    record: Option<ImportId>,
}

/// Handle of everything that the page keeps. Copy it freely.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub(super) ui: Ui,
    stage: RwSignal<Stage>,
    mapping: RwSignal<Mapping>,
    wrong_cells: RwSignal<WrongCells>,
    progress: RwSignal<Progress>,
}

/// How many rows are read, and how many projects written, before the browser may paint.
const ROWS_AT_ONCE: usize = 1_000;
const PROJECTS_AT_ONCE: usize = 250;

impl Stage {
    /// The place of the step in the row of steps, counted from 0.
    pub(super) const fn step(&self) -> usize {
        match self {
            Self::Choose(_) | Self::Working(Task::Reading) => 0,
            Self::Columns(_) => 1,
            Self::Preview(..) | Self::Working(Task::Comparing | Task::Importing) => 2,
            Self::Done(_) | Self::Working(Task::Undoing) => 3,
        }
    }
}

impl Trouble {
    pub(super) fn words(self, lang: Lang) -> String {
        match self {
            Self::Unreadable => words::file_unreadable(lang),
            Self::Text(error) => words::text_error(error, lang),
            Self::Table(error) => words::table_error(error, lang),
        }
    }
}

impl List {
    fn read(file: String, bytes: &[u8]) -> Result<List, Trouble> {
        if bytes.len() > Limits::USUAL.bytes {
            return Err(Trouble::Table(TableError::TooLarge { limit: Limits::USUAL.bytes }));
        }
        let (text, encoding) = decode(bytes).map_err(Trouble::Text)?;
        let heading = Heading::Guess;
        let table = Table::read(&text, heading, Limits::USUAL).map_err(Trouble::Table)?;
        Ok(List { file, encoding, heading, table, text })
    }

    fn with_heading(&self, heading: Heading) -> Result<List, Trouble> {
        let table = Table::read(&self.text, heading, Limits::USUAL).map_err(Trouble::Table)?;
        Ok(List { file: self.file.clone(), encoding: self.encoding, heading, table, text: self.text.clone() })
    }
}

impl Draft {
    pub(super) fn new(ui: Ui) -> Self {
        Self {
            ui,
            stage: RwSignal::new(Stage::Choose(None)),
            mapping: RwSignal::new(Mapping::default()),
            wrong_cells: RwSignal::new(WrongCells::default()),
            progress: RwSignal::new(Progress { done: 0, total: 0 }),
        }
    }

    pub(super) const fn stage(&self) -> RwSignal<Stage> {
        self.stage
    }

    /// What becomes of each column.
    pub(super) const fn mapping(&self) -> RwSignal<Mapping> {
        self.mapping
    }

    pub(super) const fn wrong_cells(&self) -> RwSignal<WrongCells> {
        self.wrong_cells
    }

    pub(super) const fn progress(&self) -> RwSignal<Progress> {
        self.progress
    }

    /// Starts again, with another file.
    pub(super) fn restart(&self) {
        self.go(Stage::Choose(None));
    }

    /// Reads a file.
    pub(super) fn open(&self, file: web_sys::File) {
        let draft = *self;
        spawn_local(async move {
            draft.start(Task::Reading, 0).await;
            let read = match JsFuture::from(file.array_buffer()).await {
                Ok(buffer) => List::read(file.name(), &js_sys::Uint8Array::new(&buffer).to_vec()),
                Err(_) => Err(Trouble::Unreadable),
            };
            draft.show_columns(read);
        });
    }

    /// Takes another row for the heading, and guesses again.
    pub(super) fn set_heading(&self, list: Arc<List>, heading: Heading) {
        let draft = *self;
        spawn_local(async move {
            draft.start(Task::Reading, 0).await;
            draft.show_columns(list.with_heading(heading));
        });
    }

    fn show_columns(&self, read: Result<List, Trouble>) {
        match read {
            Ok(list) => {
                self.mapping.try_set(Mapping::guess(&list.table));
                self.go(Stage::Columns(Arc::new(list)));
            }
            Err(trouble) => self.go(Stage::Choose(Some(trouble))),
        }
    }

    /// Back to the columns, which are as the person left them.
    pub(super) fn back_to_columns(&self, list: Arc<List>) {
        self.go(Stage::Columns(list));
    }

    /// Reads the rows, then shows what they would change.
    pub(super) fn compare(&self, list: Arc<List>) {
        let draft = *self;
        let mapping = self.mapping.get_untracked();
        spawn_local(async move {
            draft.start(Task::Comparing, list.table.rows.len()).await;
            let mut reader = RowReader::new(&list.table, &mapping);
            loop {
                let done = reader.read_on(ROWS_AT_ONCE);
                draft.progress.try_set(done);
                if done.done == done.total {
                    break;
                }
                waiting::breathe().await;
            }
            let rows = Arc::new(reader.finish());
            draft.go(Stage::Preview(list.clone(), rows));
        });
    }

    /// Writes what a plan says.
    pub(super) fn import(&self, list: Arc<List>, plan: &Plan) {
        let draft = *self;
        let counts = plan.counts();
        let changes = plan.changes();
        spawn_local(async move {
            draft.start(Task::Importing, changes.len()).await;
            let pieces = draft.write(changes).await;
            let record = draft.ui.session.note_list(&list.file, counts.same, &pieces);
            draft.go(Stage::Done(Import {
                file: list.file.clone(),
                new: counts.new,
                changed: counts.changed,
                pieces: Arc::new(pieces.iter().map(Done::ids).collect()),
                record,
            }));
        });
    }

    async fn write(&self, changes: Vec<(ProjectId, Vec<(String, Value)>)>) -> Vec<Done> {
        let mut pieces = Vec::new();
        let total = changes.len();
        let mut written = 0;
        for piece in changes.chunks(PROJECTS_AT_ONCE) {
            match self.ui.session.dispatch(Command::ImportList { rows: piece.to_vec() }) {
                Ok(done) => pieces.push(done),
                Err(Refusal::NothingChanges) => {}
                Err(refusal) => self.ui.refuse(&refusal),
            }
            written += piece.len();
            self.progress.try_set(Progress { done: written, total });
            waiting::breathe().await;
        }
        pieces
    }

    /// Takes an import back, the last piece first.
    pub(super) fn undo(&self, import: Import) {
        let draft = *self;
        let words = ListImportWords::of(self.ui.lang);
        spawn_local(async move {
            let total = import.pieces.len();
            draft.start(Task::Undoing, total).await;
            let mut skipped = 0;
            for (done, changes) in import.pieces.iter().rev().enumerate() {
                match draft.ui.session.dispatch(Command::Revert { changes: changes.clone() }) {
                    Ok(done) => skipped += done.skipped,
                    Err(Refusal::OverwrittenSince) => skipped += changes.len(),
                    Err(refusal) => draft.ui.refuse(&refusal),
                }
                draft.progress.try_set(Progress { done: done + 1, total });
                waiting::breathe().await;
            }
            draft.ui.session.note_undone(import.record.as_slice(), true);
            match skipped {
                0 => draft.ui.toast(words.undone, Tone::Good),
                _ => draft.ui.toast(words.left_alone, Tone::Warn),
            }
            draft.restart();
        });
    }

    async fn start(&self, task: Task, total: usize) {
        self.progress.try_set(Progress { done: 0, total });
        self.stage.try_set(Stage::Working(task));
        waiting::breathe().await;
    }

    fn go(&self, stage: Stage) {
        // The person may have left the page while the work went on.
        if self.stage.try_set(stage).is_none() {
            focus_main();
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    }
}
