//! 项目清单导入, step by step: a file is read, its columns are matched, the rows compared and shown, then imported, and the import can be
//! undone.
//!
//! A machine without markup, like `import_run.rs`: it is told what happened. Nothing is written before [`ListRun::agree`], and what that
//! gives is an [`Operation`](super::operation::Operation).
//!
//! | Stage | Told | Next |
//! |---|---|---|
//! | choose | [`ListRun::reads`], then the bytes | columns, or choose with the trouble |
//! | choose | [`ListRun::reads`], then what [`sheets`](crate::exchange::sheets) read of a workbook | likewise |
//! | columns | [`ListRun::takes`]: another encoding, delimiter, heading or sheet | columns, guessed anew, or as they were with the trouble |
//! | columns | [`ListRun::takes_back`] | columns, as they were before that |
//! | columns | [`ListRun::compares`], then the rows | preview |
//! | preview | back | columns, as they were left |
//! | preview | [`ListRun::agree`], then the outcome | done, or preview where it was refused |
//! | done | [`ListRun::undoes`], then that it is over | choose |
//! | any but working | restart | choose |

use std::sync::Arc;

use super::operation::{IncomingList, Outcome};
use crate::domain::figures::month::Month;
use crate::exchange::Progress;
use crate::exchange::list::{Mapping, Plan, Rows, Subject};
use crate::exchange::sheets::{ReadSheet, SheetError};

pub use super::read_list::{List, ReadAs, Source, Trouble};

/// Where the person is.
#[derive(Clone)]
pub enum Stage {
    /// Chooses a file, after this trouble with the last one.
    Choose(Option<Trouble>),
    /// Waits.
    Working(Task),
    /// Matches the columns.
    Columns(Arc<List>),
    /// Looks at what would change.
    Preview(Arc<List>, Arc<Rows>),
    /// Sees what came in.
    Done(Imported),
}

/// What is being done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Task {
    /// The file is read.
    Reading,
    /// The rows are read.
    Comparing,
    /// The projects are written.
    Importing,
    /// They are taken back.
    Undoing,
}

/// An import that was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Imported {
    /// The file's name.
    pub file: String,
    /// How many projects are new.
    pub new: usize,
    /// How many have other values now.
    pub changed: usize,
    /// How many months of them are new or have other values.
    pub months: usize,
    /// The latest month that the list says something of.
    pub latest: Option<Month>,
    /// Under which it is found in the log.
    pub batch: String,
}

/// How many ways of reading a file are kept to go back to: each holds the whole list.
const MOST_KEPT: usize = 5;

/// One import of a list. Nothing of it is written.
pub struct ListRun {
    subject: Subject,
    stage: Stage,
    progress: Progress,
    /// How the file was read and its columns were matched before it was read in another way, the last at the end.
    before: Vec<(Arc<List>, Mapping)>,
    /// What was agreed to, or what waits until a refused import goes back to it.
    agreed: Option<(Arc<List>, Arc<Rows>, Imported)>,
}

impl Default for ListRun {
    fn default() -> Self {
        Self::of(Subject::Project)
    }
}

impl Stage {
    /// The place of the step in the row of steps, counted from 0.
    pub const fn step(&self) -> usize {
        match self {
            Self::Choose(_) | Self::Working(Task::Reading) => 0,
            Self::Columns(_) => 1,
            Self::Preview(..) | Self::Working(Task::Comparing | Task::Importing) => 2,
            Self::Done(_) | Self::Working(Task::Undoing) => 3,
        }
    }
}

impl ListRun {
    /// Of a list whose rows are this.
    pub const fn of(subject: Subject) -> Self {
        let progress = Progress { done: 0, total: 0 };
        Self { subject, stage: Stage::Choose(None), progress, before: Vec::new(), agreed: None }
    }

    /// Where it stands.
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// How far the work is.
    pub const fn progress(&self) -> Progress {
        self.progress
    }

    /// Work is under way, and has come so far.
    pub const fn works(&mut self, progress: Progress) {
        self.progress = progress;
    }

    fn begin(&mut self, task: Task, total: usize) {
        self.progress = Progress { done: 0, total };
        self.stage = Stage::Working(task);
    }

    /// Starts again, with another file; what is being written is written.
    pub fn restart(&mut self) {
        if !matches!(self.stage, Stage::Working(Task::Importing | Task::Undoing)) {
            *self = Self::of(self.subject);
        }
    }

    /// A file is being read.
    pub fn reads(&mut self) {
        self.begin(Task::Reading, 0);
    }

    /// The bytes of the file; none where the browser does not hand them over. What its columns seem to be.
    pub fn has_read(&mut self, file: String, bytes: Option<&[u8]>) -> Option<Mapping> {
        self.has(bytes.ok_or(Trouble::Unreadable).and_then(|bytes| List::read(file, bytes, None)))
    }

    /// The bytes of a workbook, and what was read of it. What its columns seem to be.
    pub fn has_read_workbook(
        &mut self,
        file: String,
        bytes: &[u8],
        sheet: Result<ReadSheet, SheetError>,
    ) -> Option<Mapping> {
        self.has(List::read(file, bytes, Some(sheet)))
    }

    fn has(&mut self, read: Result<List, Trouble>) -> Option<Mapping> {
        self.before.clear();
        match read {
            Ok(list) => {
                let mapping = Mapping::guess_for(self.subject, &list.table);
                self.stage = Stage::Columns(Arc::new(list));
                Some(mapping)
            }
            Err(trouble) => {
                self.stage = Stage::Choose(Some(trouble));
                None
            }
        }
    }

    /// The same file is to be read in another way. What the columns seem to be now; where it cannot be read so, it stays as it was.
    pub fn takes(&mut self, list: &Arc<List>, mapping: &Mapping, read_as: ReadAs) -> Result<Mapping, Trouble> {
        self.takes_read(list, mapping, read_as, None)
    }

    /// The same, with what was read of the sheet that [`List::sheet_to_read`] names.
    pub fn takes_sheet(
        &mut self,
        list: &Arc<List>,
        mapping: &Mapping,
        read_as: ReadAs,
        sheet: Result<ReadSheet, SheetError>,
    ) -> Result<Mapping, Trouble> {
        self.takes_read(list, mapping, read_as, Some(sheet))
    }

    fn takes_read(
        &mut self,
        list: &Arc<List>,
        mapping: &Mapping,
        read_as: ReadAs,
        sheet: Option<Result<ReadSheet, SheetError>>,
    ) -> Result<Mapping, Trouble> {
        let read = list.read_again(read_as, sheet);
        self.stage = Stage::Columns(Arc::clone(list));
        let again = read?;
        let guessed = Mapping::guess_for(self.subject, &again.table);
        if self.before.len() == MOST_KEPT {
            self.before.remove(0);
        }
        self.before.push((Arc::clone(list), mapping.clone()));
        self.stage = Stage::Columns(Arc::new(again));
        Ok(guessed)
    }

    /// Whether the file can be read again as it was before.
    pub fn can_take_back(&self) -> bool {
        !self.before.is_empty()
    }

    /// The file is read as it was before, its columns matched as they were.
    pub fn takes_back(&mut self) -> Option<Mapping> {
        let (list, mapping) = self.before.pop()?;
        self.stage = Stage::Columns(list);
        Some(mapping)
    }

    /// The rows are being read.
    pub fn compares(&mut self, list: &List) {
        self.begin(Task::Comparing, list.table.rows.len());
    }

    /// The rows have been read.
    pub fn has_compared(&mut self, list: Arc<List>, rows: Rows) {
        self.stage = Stage::Preview(list, Arc::new(rows));
    }

    /// Back to the columns, which are as the person left them.
    pub fn back(&mut self) {
        if let Stage::Preview(list, _) = &self.stage {
            self.stage = Stage::Columns(Arc::clone(list));
        }
    }

    /// The person agrees to a plan: what is to be imported. Nothing where there is no preview.
    pub fn agree(&mut self, plan: &Plan) -> Option<IncomingList> {
        let Stage::Preview(list, rows) = self.stage.clone() else { return None };
        let counts = plan.counts();
        let changes = plan.changes();
        self.begin(Task::Importing, changes.len());
        let imported = Imported {
            file: list.file.clone(),
            new: counts.new,
            changed: counts.changed + counts.restored,
            months: counts.months,
            latest: plan.latest_month(),
            batch: String::new(),
        };
        let (file, digest) = (list.file.clone(), list.digest().to_owned());
        self.agreed = Some((list, rows, imported));
        let known = counts.same;
        Some(IncomingList { file, digest, subject: plan.subject, known, rows: changes, why: String::new() })
    }

    /// The import has ended, or was refused.
    pub fn imported(&mut self, outcome: Option<&Outcome>) {
        let Some((list, rows, imported)) = self.agreed.take() else { return };
        self.stage = match outcome {
            Some(outcome) => Stage::Done(Imported { batch: outcome.batch.clone(), ..imported }),
            None => Stage::Preview(list, rows),
        };
    }

    /// The import is to be taken back: its batch.
    pub fn undoes(&mut self) -> Option<String> {
        let Stage::Done(imported) = &self.stage else { return None };
        let batch = imported.batch.clone();
        self.begin(Task::Undoing, 1);
        Some(batch)
    }

    /// It has been taken back, as far as that was possible.
    pub fn undone(&mut self) {
        *self = Self::of(self.subject);
    }
}
