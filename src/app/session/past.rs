//! 当日账面: the book as it was known on a day, read by every page in the place of the present one until somebody comes back.
//!
//! Nothing of it is stored, and nothing is written meanwhile: [`Session::may_write`] refuses. What other tabs record goes on arriving in the
//! present book.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Core, Session, View};
use crate::app::clock;
use crate::app::past::{AsOf, Differences, Folding, Past, Step};
use crate::app::workbook::Workbook;
use crate::book::Progress;
use crate::browser::waiting::{self, LONGEST_WITHOUT_PAINT};
use crate::domain::command::Refusal;
use crate::domain::tables::RecordKind;

impl Session {
    /// The past day that is looked at; none for the present.
    pub const fn past(&self) -> RwSignal<Option<AsOf>> {
        self.past
    }

    /// Whether the present book is looked at, so that something can be done: pages that are built for a past day, or for one with
    /// assumptions, offer nothing.
    pub fn is_present(&self) -> bool {
        self.past.get_untracked().is_none() && !self.supposing.is_on()
    }

    /// Reads without watching: the present book, that of the day that is looked at, or the one with assumptions.
    pub fn read<T>(&self, read: impl FnOnce(View) -> T) -> T {
        let today = self.today.get_untracked();
        self.core.with_value(|core| {
            self.supposing.with(|what_if| match (&core.past, what_if) {
                (Some(past), _) => read(core.view(past.workbook(), today)),
                (None, Some(what_if)) => read(core.view(what_if.workbook(), today)),
                (None, None) => read(core.view(&core.workbook, today)),
            })
        })
    }

    /// Reads the present book, whatever day is looked at.
    pub fn read_present<T>(&self, read: impl FnOnce(View) -> T) -> T {
        let today = if self.past.get_untracked().is_some() { clock::today() } else { self.today.get_untracked() };
        self.core.with_value(|core| read(core.view(&core.workbook, today)))
    }

    /// Reads the day that is looked at together with the present book; none where no day is looked at.
    pub fn read_then_and_now<T>(&self, read: impl FnOnce(View, View) -> T) -> Option<T> {
        let day = self.past.get_untracked()?.day;
        self.core.with_value(|core| {
            let past = core.past.as_ref()?;
            Some(read(core.view(past.workbook(), day), core.view(&core.workbook, clock::today())))
        })
    }

    /// What is different since the day that is looked at.
    pub fn differences(&self) -> Option<Arc<Differences>> {
        self.core.with_value(|core| Some(Arc::clone(core.past.as_ref()?.differences())))
    }

    /// Looks at the book of a day from now on. It is made in steps; `progress` is told how far it is. False where another day was asked for
    /// meanwhile, or [`Session::come_back`] called.
    pub async fn look_back(&self, as_of: AsOf, progress: impl Fn(Progress)) -> Result<bool, Refusal> {
        if self.with_saver(|_| ()).is_none() {
            return Err(Refusal::StillOpening);
        }
        if self.operating.get_untracked() {
            return Err(Refusal::OneAtATime);
        }
        let asked = self.ask_anew();
        let until = clock::end_of(as_of.day);
        let mut folding = self.core.with_value(|core| Folding::begin(as_of, until, core.workbook.book()));
        let mut painted = clock::now();
        loop {
            if self.core.try_with_value(|core| core.asked) != Some(asked) {
                return Ok(false);
            }
            match self.core.with_value(|core| folding.step(&core.workbook)) {
                Step::Done(past) => {
                    self.show_past(Some(past));
                    return Ok(true);
                }
                Step::Going(done) if clock::now().abs_diff(painted) >= LONGEST_WITHOUT_PAINT => {
                    progress(done);
                    waiting::breathe().await;
                    painted = clock::now();
                }
                Step::Going(_) => {}
            }
        }
    }

    /// Gives up making the book of a day, if one is being made.
    pub fn stop_looking_back(&self) {
        self.ask_anew();
    }

    /// Looks at the present book again.
    pub fn come_back(&self) {
        self.ask_anew();
        if !self.is_present() {
            self.show_past(None);
        }
    }

    /// Notices that a new day has begun. While a past day is looked at, everything is counted from that one.
    pub fn note_day(&self) {
        let today = self.past.get_untracked().map_or_else(clock::today, |as_of| as_of.day);
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
    }

    /// How often a day was asked for, with this time.
    pub(super) fn ask_anew(&self) -> u64 {
        let asked = self.core.try_update_value(|core| {
            core.asked += 1;
            core.asked
        });
        asked.unwrap_or_default()
    }

    fn show_past(&self, past: Option<Box<Past>>) {
        let as_of = past.as_ref().map(|past| past.as_of());
        self.supposing.clear();
        self.drafts.set_resting(as_of.is_some());
        self.core.update_value(|core| core.past = past);
        self.past.set(as_of);
        self.note_day();
        self.tell_everyone(RecordKind::all());
    }
}

impl Core {
    /// What pages read of one of the books. What was counted beforehand stands for the present one alone.
    pub(super) fn view<'a>(&'a self, workbook: &'a Workbook, today: chrono::NaiveDate) -> View<'a> {
        let facts = self.facts.as_ref().filter(|_| std::ptr::eq(workbook, &self.workbook));
        let facts = facts.and_then(|facts| Some((facts, facts.day(today)?)));
        View { book: workbook.book(), tables: workbook.tables(), today, workbook, present: &self.workbook, facts }
    }
}
