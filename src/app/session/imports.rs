//! Files that come in and go out: what a session notes about them, and undoing an import.

use leptos::prelude::*;

use super::{Ingested, Session};
use crate::app::workbook::Done;
use crate::app::{clock, handover};
use crate::book::{Change, EntityId, Value};
use crate::browser::waiting;
use crate::domain::command::{Command, Refusal};
use crate::domain::ids::{ExportId, ImportId, ProjectId};
use crate::domain::tables::RecordKind;
use crate::storage::{Entry, LARGE};

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

/// How many changes are ingested before the browser may paint: as many as a segment holds.
pub const CHUNK: usize = LARGE;

impl Session {
    /// Takes files in, each under its own import record, all of one batch. `progress` is told how many changes of how many are in.
    ///
    /// Small files are stored and shown together, so that forty of them cost little more than one.
    pub async fn accept(&self, files: Vec<Incoming>, progress: impl Fn(usize, usize)) -> String {
        // Where nothing may be written nothing comes in: whoever offers it asks `may_write` first.
        let Some(batch) = self.fresh() else { return String::new() };
        let total = files.iter().map(|file| file.changes.len()).sum();
        let mut done = 0;
        let mut ingested = Ingested::default();
        for file in files {
            let Some(import) = self.fresh().and_then(|fresh| ImportId::from_rest(&fresh)) else { continue };
            self.take_record(&import, &file, &batch, &mut ingested);
            for chunk in file.changes.chunks(CHUNK) {
                self.take_chunk(chunk.to_vec(), import.entity(), &mut ingested);
                done += chunk.len();
                if ingested.entries.len() >= CHUNK {
                    self.keep(std::mem::take(&mut ingested));
                    progress(done, total);
                    waiting::breathe().await;
                }
            }
        }
        self.keep(ingested);
        progress(done, total);
        batch
    }

    fn fresh(&self) -> Option<String> {
        self.read(|view| view.workbook.fresh())
    }

    fn take_record(&self, import: &ImportId, file: &Incoming, batch: &str, ingested: &mut Ingested) {
        let count = |count: usize| Value::Int(i64::try_from(count).unwrap_or(i64::MAX));
        let fields = vec![
            ("file", Value::text(&file.file)),
            ("batch", Value::text(batch)),
            ("digest", Value::text(&file.digest)),
            ("made_by", Value::text_or_null(&file.made_by)),
            ("made_at", Value::text_or_null(&file.made_at)),
            ("new", count(file.changes.len())),
            ("known", count(file.known)),
        ];
        ingested.entries.extend(self.noted(import.entity(), fields).into_iter().map(Entry::own));
        ingested.touched.push(RecordKind::Other);
    }

    fn take_chunk(&self, changes: Vec<Change>, import: &EntityId, ingested: &mut Ingested) {
        let now = clock::now();
        let absorbed = self.core.try_update_value(|core| core.workbook.apply(changes, Some(import), now));
        let (fresh, touched) = absorbed.unwrap_or_default();
        ingested.entries.extend(fresh.into_iter().map(|change| Entry::imported(change, import.clone())));
        ingested.touched.extend(touched);
    }

    /// Undoes everything that a batch of imports brought.
    pub fn undo_import(&self, batch: &str) -> Result<Done, Refusal> {
        let ids = self.read(|view| handover::standing_of(view.book, batch));
        let done = self.dispatch(Command::Revert { changes: ids })?;
        let undoing = handover::remember_pieces([&done.changes[..]]);
        for record in self.records_of(batch) {
            self.note(record.entity(), vec![("undone", Value::Bool(true)), ("undoing", undoing.clone())]);
        }
        Ok(done)
    }

    /// Brings back what the undoing of a batch took away.
    pub fn redo_import(&self, batch: &str) -> Result<Done, Refusal> {
        let ids = self.read(|view| handover::undone_by(view.book, batch));
        let done = self.dispatch(Command::Revert { changes: ids })?;
        let returning = handover::remember_pieces([&done.changes[..]]);
        for record in self.records_of(batch) {
            self.note(record.entity(), vec![("undone", Value::Bool(false)), ("returning", returning.clone())]);
        }
        Ok(done)
    }

    fn records_of(&self, batch: &str) -> Vec<ImportId> {
        let log = self.read(|view| handover::import_log(view.book));
        log.into_iter().filter(|record| record.batch == batch).map(|record| record.id).collect()
    }

    /// Remembers that imports were undone, or brought back.
    pub fn note_undone(&self, records: &[ImportId], undone: bool) {
        for record in records {
            self.note(record.entity(), vec![("undone", Value::Bool(undone))]);
        }
    }

    /// Remembers that a list of projects came in, in these pieces. `known` is how many of its projects were there already.
    pub fn note_list(&self, file: &str, known: usize, pieces: &[Done]) -> Option<ImportId> {
        let import = ImportId::from_rest(&self.fresh()?)?;
        let batch = self.fresh()?;
        let count = |count: usize| Value::Int(i64::try_from(count).unwrap_or(i64::MAX));
        self.note(
            import.entity(),
            vec![
                ("file", Value::text(file)),
                ("batch", Value::text(batch)),
                ("new", count(pieces.iter().map(|done| done.changes.len()).sum())),
                ("known", count(known)),
                ("pieces", handover::remember_pieces(pieces.iter().map(|done| &done.changes[..]))),
            ],
        );
        Some(import)
    }

    /// Remembers that a file was handed over, once it has been read back.
    pub fn note_export(&self, file: &str, digest: &str, changes: usize, scope: Option<&[ProjectId]>, upto: Value) {
        let Some(export) = self.fresh().and_then(|fresh| ExportId::from_rest(&fresh)) else { return };
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
        self.count_all();
    }
}
