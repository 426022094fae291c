//! Operations in steps on the book of a session, and what it notes about files that go out.

use std::cell::Cell;

use leptos::prelude::*;

use super::Session;
use super::noting::{Ingested, changes_of};
use crate::app::clock;
use crate::app::handover::{Handed, HandedPhotos};
use crate::app::interrupted::{Interrupted, interrupted};
use crate::app::operation::{Incoming, IncomingList, Operation, Outcome, Step};
use crate::app::workbook::Workbook;
use crate::book::{Change, ChangeId, Value};
use crate::browser::waiting::{self, LONGEST_WITHOUT_PAINT};
use crate::domain::command::{Command, Refusal};
use crate::domain::ids::ExportId;
use crate::exchange::{Exported, Progress};

impl Session {
    /// Puts files together with the book, each under its own import record, all of one batch.
    pub async fn merge(&self, files: Vec<Incoming>, progress: impl Fn(Progress)) -> Result<Outcome, Refusal> {
        self.run(|workbook| Operation::merge(files, workbook), progress).await
    }

    /// Imports a list of projects.
    pub async fn import_list(&self, list: IncomingList, progress: impl Fn(Progress)) -> Result<Outcome, Refusal> {
        self.run(|workbook| Operation::list(list, workbook), progress).await
    }

    /// Undoes everything that a batch of imports brought.
    pub async fn undo_import(&self, batch: &str, progress: impl Fn(Progress)) -> Result<Outcome, Refusal> {
        self.run(|workbook| Some(Operation::undo(batch, workbook)), progress).await
    }

    /// Brings back what the undoing of a batch took away.
    pub async fn redo_import(&self, batch: &str, progress: impl Fn(Progress)) -> Result<Outcome, Refusal> {
        self.run(|workbook| Some(Operation::redo(batch, workbook)), progress).await
    }

    /// Carries out commands that have nothing to do with one another, all of them or none.
    pub async fn carry_out_all(&self, commands: Vec<Command>) -> Result<Outcome, Refusal> {
        self.run(|_| Some(Operation::commands(commands)), |_| ()).await
    }

    /// Takes in what commands came to on a book that holds the present one, all of it or nothing.
    pub(super) async fn carry_out_decided(&self, changes: Vec<Change>, parts: usize) -> Result<Outcome, Refusal> {
        self.run(|_| Some(Operation::decided(changes, parts)), |_| ()).await
    }

    /// Undoes changes, all of them or none.
    pub async fn undo_changes(&self, changes: Vec<ChangeId>) -> Result<Outcome, Refusal> {
        self.run(|workbook| Some(Operation::undo_changes(changes, workbook.book())), |_| ()).await
    }

    /// Whether an operation is under way that an interruption would keep from being there.
    pub const fn operating(&self) -> RwSignal<bool> {
        self.operating
    }

    /// What an earlier page was in the middle of when it was closed or killed.
    pub const fn left_halfway(&self) -> RwSignal<Vec<Interrupted>> {
        self.left_halfway
    }

    async fn run(
        &self,
        begin: impl FnOnce(&Workbook) -> Option<Operation>,
        progress: impl Fn(Progress),
    ) -> Result<Outcome, Refusal> {
        if self.with_saver(|_| ()).is_none() {
            return Err(Refusal::StillOpening);
        }
        if self.operating.get_untracked() {
            return Err(Refusal::OneAtATime);
        }
        self.note_day();
        self.may_write()?;
        let operation = self.read_present(|view| begin(view.workbook)).ok_or(Refusal::NoRandomNumbers)?;
        self.operating.set(true);
        let outcome = self.carry(operation, progress).await;
        self.operating.set(false);
        self.look_at_interrupted_again();
        outcome
    }

    /// Looks what is still missing of what is told to have been left halfway: it may have been finished, also on another page.
    pub(super) fn look_at_interrupted_again(&self) {
        let known: Vec<String> =
            self.left_halfway.with_untracked(|left| left.iter().map(|one| one.batch.clone()).collect());
        if !known.is_empty() {
            self.look_for_interrupted(|one| known.contains(&one.batch));
        }
    }

    /// Looks for what was left halfway, and shows what is wanted of it.
    pub(super) fn look_for_interrupted(&self, wanted: impl Fn(&Interrupted) -> bool) {
        let was_open = |session, wrote| self.with_saver(|saver| saver.was_open(session, wrote)) == Some(true);
        let mut left = self.read_present(|view| interrupted(view.book, was_open));
        left.retain(wanted);
        self.left_halfway.set(left);
    }

    async fn carry(&self, mut operation: Operation, progress: impl Fn(Progress)) -> Result<Outcome, Refusal> {
        let painted = Cell::new(clock::now());
        let breathe = async || {
            waiting::breathe().await;
            painted.set(clock::now());
        };
        loop {
            if self.is_erased() {
                return Err(Refusal::Erased);
            }
            let step = self.core.try_update_value(|core| operation.step(&mut core.workbook, clock::moment()));
            match step.ok_or(Refusal::StillOpening)? {
                Step::Going(_) if clock::now().abs_diff(painted.get()) < LONGEST_WITHOUT_PAINT => {}
                Step::Going(done) => {
                    progress(done);
                    breathe().await;
                }
                Step::Keep(entries, touched) => self.keep(Ingested { entries, touched }),
                Step::Commit(segments) => {
                    // Nothing of it is in the book yet, and a newer program may have come meanwhile.
                    self.may_write()?;
                    let Some(saver) = self.with_saver(Clone::clone) else { return Err(Refusal::StillOpening) };
                    match saver.commit(segments).await {
                        // Without a journal the record gets them one by one, and the badge says that the promise is weaker.
                        Ok(()) | Err(_) => {}
                    }
                }
                Step::Store { entries, fresh, segment, touched, progress: done } => {
                    self.with_saver(|saver| saver.store_segment(entries, &segment));
                    self.tell_of(&changes_of(&fresh), &touched);
                    progress(done);
                    breathe().await;
                }
                Step::Done(outcome) => return outcome,
            }
        }
    }

    fn fresh(&self) -> Option<String> {
        self.read_present(|view| view.workbook.fresh())
    }

    /// Remembers that a file was handed over, once it has been read back.
    pub fn note_export(&self, file: &str, exported: &Exported, handed: &Handed, reach: Value) {
        let Some(export) = self.fresh().and_then(|fresh| ExportId::from_rest(&fresh)) else { return };
        let mut fields = vec![
            ("file", Value::text(file)),
            ("digest", Value::text(&exported.digest)),
            ("changes", Value::Int(i64::try_from(exported.counts.changes).unwrap_or(i64::MAX))),
            ("records", exported.records.noted()),
        ];
        let photos = self.read_present(|view| HandedPhotos::of(view.book).noted(&exported.photos));
        fields.extend(photos.map(|photos| ("photos", photos)));
        fields.extend(handed.noted(reach));
        self.note(export.entity(), fields);
        self.count_all();
    }
}
