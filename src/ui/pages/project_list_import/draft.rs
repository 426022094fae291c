//! An import of a list with what is shown of it: `app/list_run.rs` leads through it, this lends it the browser and the book.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::list_run::{List, ListRun, ReadAs, Stage};
use crate::browser::waiting;
use crate::domain::command::Refusal;
use crate::domain::figures::month::Month;
use crate::exchange::Progress;
use crate::exchange::list::{Choices, Mapping, Meaning, Plan, RowReader, Subject, is_workbook};
use crate::ui::context::Ui;
use crate::ui::controls::{Tone, focus_main};
use crate::ui::parts::list_reading::trouble_in_words;
use crate::ui::words::{self, ListImportWords, SheetWords};
use crate::ui::{files, sheets};

use super::kept_words;

/// Handle of everything that the page keeps. Copy it freely.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub(super) ui: Ui,
    /// What a row is.
    pub(super) subject: Subject,
    run: StoredValue<ListRun, LocalStorage>,
    stage: RwSignal<Stage>,
    mapping: RwSignal<Mapping>,
    choices: RwSignal<Choices>,
    progress: RwSignal<Progress>,
}

/// How many rows are read before the browser may paint.
const ROWS_AT_ONCE: usize = 1_000;

impl Draft {
    pub(super) fn new(ui: Ui, subject: Subject) -> Self {
        Self {
            ui,
            subject,
            run: StoredValue::new_local(ListRun::of(subject)),
            stage: RwSignal::new(Stage::Choose(None)),
            mapping: RwSignal::new(Mapping::default()),
            choices: RwSignal::new(Choices::default()),
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

    /// What the person said of the rows.
    pub(super) const fn choices(&self) -> RwSignal<Choices> {
        self.choices
    }

    /// Says what a word of a field means, for this list and the next ones on this device.
    pub(super) fn set_meaning(&self, field: &str, word: &str, meaning: Option<Meaning>) {
        self.mapping.update(|mapping| {
            let mut meanings = mapping.meanings().clone();
            meanings.set(field, word, meaning);
            kept_words::store(&meanings);
            mapping.set_meanings(meanings);
        });
    }

    pub(super) const fn progress(&self) -> RwSignal<Progress> {
        self.progress
    }

    /// Tells the import something and shows where it stands then, each step from its top. Nothing once the person has left the page.
    fn tell<T>(&self, what: impl FnOnce(&mut ListRun) -> T) -> Option<T> {
        let (answer, stage, progress) = self.run.try_update_value(|run| {
            let answer = what(run);
            (answer, run.stage().clone(), run.progress())
        })?;
        self.progress.try_set(progress);
        let is_a_step = !matches!(stage, Stage::Working(_));
        if self.stage.try_set(stage).is_none() && is_a_step {
            focus_main();
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        Some(answer)
    }

    /// The work has come so far.
    fn works(&self, progress: Progress) {
        self.run.try_update_value(|run| run.works(progress));
        self.progress.try_set(progress);
    }

    /// Starts again, with another file.
    pub(super) fn restart(&self) {
        self.tell(ListRun::restart);
    }

    /// Reads a file.
    pub(super) fn open(&self, file: web_sys::File) {
        let draft = *self;
        spawn_local(async move {
            draft.tell(ListRun::reads);
            waiting::breathe().await;
            let bytes = files::bytes_of(&file).await.ok();
            draft.choices.try_set(Choices::default());
            match bytes.as_deref().filter(|bytes| is_workbook(bytes)) {
                Some(workbook) => {
                    let sheet = sheets::read(workbook, None).await;
                    draft.show_columns(|run| run.has_read_workbook(file.name(), workbook, sheet));
                }
                None => draft.show_columns(|run| run.has_read(file.name(), bytes.as_deref())),
            }
            draft.pass_over_certain_columns();
        });
    }

    /// Reads a table that was pasted, as a text file of that name.
    pub(super) fn open_pasted(&self, table: String) {
        let draft = *self;
        let name = SheetWords::of(self.ui.lang).pasted.to_owned();
        spawn_local(async move {
            draft.tell(ListRun::reads);
            waiting::breathe().await;
            draft.choices.try_set(Choices::default());
            draft.show_columns(|run| run.has_read(name, Some(table.as_bytes())));
            draft.pass_over_certain_columns();
        });
    }

    /// Reads the file in another way, and guesses again; what cannot be read so stays as it was.
    pub(super) fn read_as(&self, list: Arc<List>, read_as: ReadAs) {
        let draft = *self;
        let mapping = self.mapping.get_untracked();
        spawn_local(async move {
            draft.tell(ListRun::reads);
            waiting::breathe().await;
            let sheet = match list.sheet_to_read(read_as) {
                Some((place, file)) => Some(sheets::read(&file, Some(place)).await),
                None => None,
            };
            let read = draft.tell(|run| {
                let mut guessed = match sheet {
                    Some(sheet) => run.takes_sheet(&list, &mapping, read_as, sheet)?,
                    None => run.takes(&list, &mapping, read_as)?,
                };
                draft.tell_usual(&mut guessed);
                draft.mapping.try_set(guessed);
                draft.choices.try_set(Choices::default());
                Ok(())
            });
            if let Some(Err(trouble)) = read {
                draft.ui.toast(trouble_in_words(trouble, draft.ui.lang), Tone::Warn);
            }
        });
    }

    /// Whether the file was read in another way before.
    pub(super) fn can_take_back(&self) -> bool {
        self.run.try_with_value(ListRun::can_take_back).unwrap_or_default()
    }

    /// Reads the file as before, its columns matched as they were.
    pub(super) fn take_back(&self) {
        self.show_columns(ListRun::takes_back);
    }

    /// Takes a row in although it looks like no project, or leaves it out again.
    pub(super) fn take_in(choices: RwSignal<Choices>, line: u64, taken: bool) {
        choices.update(|choices| {
            match taken {
                true => choices.taken_in.insert(line),
                false => choices.taken_in.remove(&line),
            };
        });
    }

    /// What this device knows of words, and the month that plans and sums are taken to be of where the list names none.
    fn tell_usual(&self, guessed: &mut Mapping) {
        guessed.set_meanings(kept_words::stored());
        let closed = Month::closed(self.ui.session.read(|view| view.today));
        if let (Ok(year), Ok(month)) = (u16::try_from(closed.year()), u8::try_from(closed.number())) {
            guessed.set_usual(year, month);
        }
    }

    fn show_columns(&self, read: impl FnOnce(&mut ListRun) -> Option<Mapping>) {
        let draft = *self;
        self.tell(|run| {
            if let Some(mut guessed) = read(run) {
                draft.tell_usual(&mut guessed);
                draft.mapping.try_set(guessed);
            }
        });
    }

    /// Where everything was recognised beyond doubt, the preview comes at once; the columns are one step back.
    fn pass_over_certain_columns(&self) {
        let Some(Stage::Columns(list)) = self.stage.try_get_untracked() else { return };
        let is_certain = self.mapping.try_with_untracked(|mapping| mapping.is_certain(&list.table));
        if is_certain == Some(true) && list.is_certain() {
            self.compare(list);
        }
    }

    /// Back to the columns, which are as the person left them.
    pub(super) fn back_to_columns(&self) {
        self.tell(ListRun::back);
    }

    /// Reads the rows, then shows what they would change.
    pub(super) fn compare(&self, list: Arc<List>) {
        let draft = *self;
        let mapping = self.mapping.get_untracked();
        spawn_local(async move {
            draft.tell(|run| run.compares(&list));
            waiting::breathe().await;
            let mut reader = RowReader::new(&list.table, &mapping);
            loop {
                let done = reader.read_on(ROWS_AT_ONCE);
                draft.works(done);
                if done.done == done.total {
                    break;
                }
                waiting::breathe().await;
            }
            let rows = reader.finish();
            draft.tell(|run| run.has_compared(Arc::clone(&list), rows));
        });
    }

    /// Writes what a plan says.
    pub(super) fn import(&self, plan: &Plan) {
        let draft = *self;
        if draft.ui.waits_for_operation() {
            return;
        }
        let Some(Some(mut list)) = draft.tell(|run| run.agree(plan)) else { return };
        list.why = words::from_ledger(&list.file, draft.ui.lang);
        spawn_local(async move {
            waiting::breathe().await;
            let outcome = draft.ui.session.import_list(list, move |done| draft.works(done)).await;
            if let Err(refusal) = &outcome {
                draft.ui.refuse(refusal);
            }
            draft.tell(|run| run.imported(outcome.as_ref().ok()));
        });
    }

    /// Takes the import back.
    pub(super) fn undo(&self) {
        let draft = *self;
        if draft.ui.waits_for_operation() {
            return;
        }
        let words = ListImportWords::of(self.ui.lang);
        let Some(Some(batch)) = draft.tell(ListRun::undoes) else { return };
        spawn_local(async move {
            waiting::breathe().await;
            match draft.ui.session.undo_import(&batch, move |done| draft.works(done)).await {
                Ok(outcome) if outcome.skipped == 0 => draft.ui.toast(words.undone, Tone::Good),
                Ok(_) | Err(Refusal::OverwrittenSince) => draft.ui.toast(words.left_alone, Tone::Warn),
                Err(refusal) => draft.ui.refuse(&refusal),
            }
            draft.tell(ListRun::undone);
        });
    }
}
