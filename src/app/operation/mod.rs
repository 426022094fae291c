//! An operation that makes many changes at once: merging files, importing a list, an action on many problems, undoing any of them.
//!
//! Owns the order in which such an operation is drafted, stored and taken into the book, so that after any interruption all of it is
//! there or nothing. Knows no page, no clock and no browser: whoever drives it asks for one short [`Step`] after the other and does
//! what that says. What each is made of stands in `begin.rs`, what is noted of it in `plans.rs`.
//!
//! | The program ends while | What is there |
//! |---|---|
//! | it is drafted | nothing but, where files or a list bring much, the record that says what was intended |
//! | it is committed | that, or all of it in the journal |
//! | it is taken into the book | all of it in the journal |
//!
//! What one segment holds needs no commit, since record and journal take a segment whole. A journal in trouble commits nothing: then the
//! record gets one segment after the other, and what an interruption leaves is found by [`interrupted`](super::interrupted::interrupted).

mod begin;
mod parts;
mod plans;

use std::collections::VecDeque;

use super::workbook::{Moment, Workbook};
use crate::book::{Change, ChangeId};
use crate::domain::command::{Decision, Refusal};
use crate::domain::tables::RecordKind;
use crate::exchange::Progress;
use crate::storage::{Entry, LARGE, encode, is_one_portion, portion};

use parts::Part;
use plans::Plan;
pub use plans::{Incoming, IncomingList};

/// One operation, from its first draft to its end.
#[derive(Debug)]
pub struct Operation {
    plan: Plan,
    unit: usize,
    stage: Stage,
    parts: VecDeque<Part>,
    /// How much there is to be drafted, and how much of that has been.
    total: usize,
    drafted: usize,
    /// What is drafted and in no segment yet.
    loose: Vec<Entry>,
    segments: VecDeque<Segment>,
    committed: usize,
    /// Whether it is noted how much is to come.
    has_intended: bool,
    outcome: Outcome,
}

/// What an operation came to.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The batch under which it is found in the log; empty for what is not logged.
    pub batch: String,
    /// How many changes it made, but for what only this device notes.
    pub changes: usize,
    /// How many commands came to something.
    pub parts: usize,
    /// How much of an undo was left alone because others wrote over it.
    pub skipped: usize,
    /// Why some part of it was refused, if any was.
    pub refusal: Option<Refusal>,
    /// The changes, for undoing what is not logged.
    pub made: Vec<ChangeId>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    Begin,
    Draft,
    Apply,
    Done,
}

#[derive(Debug)]
struct Segment {
    entries: Vec<Entry>,
    bytes: Vec<u8>,
}

/// What is to be done next for an operation.
#[derive(Debug)]
pub enum Step {
    /// Ask again; the browser may paint before.
    Going(Progress),
    /// The book has taken these in: store them, and tell of them.
    Keep(Vec<Entry>, Vec<RecordKind>),
    /// Put these segments of so many entries into the journal, all of them or none, and wait for its answer; then ask again.
    Commit(Vec<(Vec<u8>, usize)>),
    /// The book has taken a segment in that was committed: store it, and tell of it; then the browser may paint.
    Store {
        /// What is in it.
        entries: Vec<Entry>,
        /// Which of it was new to the book.
        fresh: Vec<Entry>,
        /// The segment.
        segment: Vec<u8>,
        /// The kinds of records that it touched.
        touched: Vec<RecordKind>,
        /// How far this is.
        progress: Progress,
    },
    /// It is over.
    Done(Result<Outcome, Refusal>),
}

impl Operation {
    fn new(plan: Plan, parts: VecDeque<Part>, total: usize) -> Self {
        Self {
            plan,
            unit: LARGE,
            stage: Stage::Begin,
            parts,
            total,
            drafted: 0,
            loose: Vec::new(),
            segments: VecDeque::new(),
            committed: 0,
            has_intended: false,
            outcome: Outcome::default(),
        }
    }

    /// The same with smaller segments, for tests.
    pub fn in_segments_of(mut self, entries: usize) -> Self {
        self.unit = entries;
        self
    }

    /// Does one short piece of the work, and says what is to be done about it.
    pub fn step(&mut self, workbook: &mut Workbook, now: Moment) -> Step {
        match self.stage {
            Stage::Begin => {
                self.stage = Stage::Draft;
                let intended = match self.total + self.plan.most_notes() > self.unit {
                    true => self.plan.intend(workbook, now),
                    false => Vec::new(),
                };
                self.has_intended = !intended.is_empty();
                match intended.is_empty() {
                    true => Step::Going(self.progress()),
                    false => Step::Keep(intended, vec![RecordKind::Other]),
                }
            }
            Stage::Draft => self.draft_some(workbook, now),
            Stage::Apply => self.apply_some(workbook, now),
            Stage::Done => Step::Done(self.end()),
        }
    }

    fn draft_some(&mut self, workbook: &mut Workbook, now: Moment) -> Step {
        if self.loose.len() >= self.unit {
            self.seal_some();
        } else if let Some(part) = self.parts.pop_front() {
            self.draft(part, workbook, now);
        } else {
            return self.close(workbook, now);
        }
        Step::Going(self.progress())
    }

    fn draft(&mut self, part: Part, workbook: &mut Workbook, now: Moment) {
        match part {
            Part::Bring(import, mut changes) => {
                let rest = changes.split_off(changes.len().min(self.unit));
                self.drafted += changes.len();
                let before = self.loose.len();
                // Another tab may have brought some since the person agreed.
                let fresh = changes.into_iter().filter(|change| !workbook.book().contains(change.id()));
                self.loose.extend(fresh.map(|change| Entry::imported(change, import.clone())));
                self.plan.came(&import, self.loose.len() - before);
                self.outcome.changes += self.loose.len() - before;
                if !rest.is_empty() {
                    self.parts.push_front(Part::Bring(import, rest));
                }
            }
            Part::Own(mut changes) => {
                let rest = changes.split_off(changes.len().min(self.unit));
                self.drafted += changes.len();
                self.outcome.changes += changes.len();
                self.outcome.made.extend(changes.iter().map(Change::id));
                self.loose.extend(changes.into_iter().map(Entry::own));
                if !rest.is_empty() {
                    self.parts.push_front(Part::Own(rest));
                }
            }
            Part::Decide(command, weight) => {
                self.drafted += weight;
                let decision = workbook.draft(*command, now);
                self.take_decision(decision);
            }
            Part::Undo(changes) => {
                self.drafted += changes.len();
                let decision = workbook.draft_undo(&changes, now);
                self.take_decision(decision);
            }
        }
    }

    fn take_decision(&mut self, decision: Result<Decision, Refusal>) {
        match decision {
            Ok(Decision { changes, skipped, .. }) => {
                self.plan.decided(&changes);
                self.outcome.parts += 1;
                self.outcome.skipped += skipped;
                self.outcome.changes += changes.len();
                if self.plan.is_unlogged() {
                    self.outcome.made.extend(changes.iter().map(Change::id));
                }
                self.loose.extend(changes.into_iter().map(Entry::own));
            }
            Err(Refusal::NothingChanges) => {}
            Err(refusal) => self.outcome.refusal = self.outcome.refusal.take().or(Some(refusal)),
        }
    }

    /// Packs as many entries as a segment holds.
    fn seal_some(&mut self) {
        let rest = self.loose.split_off(portion(&self.loose, self.unit));
        let entries = std::mem::replace(&mut self.loose, rest);
        self.segments.push_back(Segment { bytes: encode(&entries), entries });
    }

    /// Everything is drafted: what is noted of it is added, and all of it stored.
    fn close(&mut self, workbook: &mut Workbook, now: Moment) -> Step {
        if self.plan.is_in_vain(self.outcome.changes) {
            self.stage = Stage::Done;
            self.outcome.refusal = Some(Refusal::OverwrittenSince);
            return Step::Going(self.progress());
        }
        let (first, last) = self.plan.notes(workbook, now);
        let all = [&first[..], &self.loose, &last].concat();
        if self.segments.is_empty() && all.len() <= self.unit && is_one_portion(&all) {
            self.stage = Stage::Done;
            let (fresh, touched) = workbook.apply_entries(all, now.milliseconds);
            return Step::Keep(fresh, touched);
        }
        // Few changes with long texts take several segments as well: then too is said beforehand what was intended.
        let intended = if self.has_intended { Vec::new() } else { self.plan.intend(workbook, now) };
        let first = [intended, first].concat();
        self.loose.extend(last);
        while !self.loose.is_empty() {
            self.seal_some();
        }
        if !first.is_empty() {
            self.segments.push_front(Segment { bytes: encode(&first), entries: first });
        }
        self.stage = Stage::Apply;
        self.committed = self.segments.len();
        Step::Commit(self.segments.iter().map(|segment| (segment.bytes.clone(), segment.entries.len())).collect())
    }

    fn apply_some(&mut self, workbook: &mut Workbook, now: Moment) -> Step {
        let Some(Segment { entries, bytes }) = self.segments.pop_front() else {
            self.stage = Stage::Done;
            return Step::Done(self.end());
        };
        let (fresh, touched) = workbook.apply_entries(entries.clone(), now.milliseconds);
        Step::Store { entries, fresh, segment: bytes, touched, progress: self.progress() }
    }

    /// Drafting is one half of the work, taking in the other.
    fn progress(&self) -> Progress {
        let done = self.committed - self.segments.len().min(self.committed);
        let applied = (self.total * done).checked_div(self.committed).unwrap_or(0);
        Progress { done: self.drafted.min(self.total) + applied, total: 2 * self.total.max(1) }
    }

    fn end(&mut self) -> Result<Outcome, Refusal> {
        let mut outcome = std::mem::take(&mut self.outcome);
        outcome.batch = self.plan.batch().to_owned();
        match outcome.refusal.take_if(|_| outcome.changes == 0) {
            Some(refusal) => Err(refusal),
            None => Ok(outcome),
        }
    }
}
