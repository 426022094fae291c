//! 推演: a book with assumptions, read by every page in the place of the present one until somebody leaves it.
//!
//! Nothing of it is stored but its plan, which the page keeps among the drafts of forms; [`Session::may_write`] refuses meanwhile.
//! Adopting it decides everything anew, by the rights of who uses this device, and takes that into the present book as one operation.

use leptos::prelude::*;

use super::supposing::Supposing;
use super::{Session, View};
use crate::app::clock;
use crate::app::operation::Outcome;
use crate::app::what_if::{Acting, Making, Step, WhatIf};
use crate::book::Progress;
use crate::browser::waiting::{self, LONGEST_WITHOUT_PAINT};
use crate::domain::command::Refusal;
use crate::domain::tables::RecordKind;
use crate::domain::what_if::Plan;

impl Session {
    /// The book with assumptions that is looked at.
    pub const fn supposing(&self) -> Supposing {
        self.supposing
    }

    /// What is assumed in the book that is looked at; none for any other.
    pub fn supposed(&self) -> Option<Plan> {
        self.supposing.with(|what_if| what_if.map(|what_if| what_if.plan().clone()))
    }

    /// Reads the present book together with the one with assumptions; none where none is looked at.
    pub fn read_now_and_supposed<T>(&self, read: impl FnOnce(View, View, &WhatIf) -> T) -> Option<T> {
        let today = self.today.get_untracked();
        self.core.with_value(|core| {
            self.supposing.with(|what_if| {
                let what_if = what_if?;
                Some(read(core.view(&core.workbook, today), core.view(what_if.workbook(), today), what_if))
            })
        })
    }

    /// Looks at the book with these assumptions from now on. It is made in steps; `progress` is told how far it is. False where another was
    /// asked for meanwhile, or [`Session::come_back`] called.
    pub async fn suppose(&self, plan: Plan, progress: impl Fn(Progress)) -> Result<bool, Refusal> {
        if self.past.get_untracked().is_some() {
            self.come_back();
        }
        let asked = self.ask_anew();
        let Some(made) = self.make(plan, Acting::Anybody, asked, progress).await? else { return Ok(false) };
        self.supposing.left_out().set(Vec::new());
        self.supposing.show(made, asked);
        self.tell_everyone(RecordKind::all());
        Ok(true)
    }

    /// 采纳: carries out what is assumed, today and by who uses this device, as one operation in the present book, which is looked at from
    /// then on. What the rules refuse is left out and told by [`Supposing::left_out`]; where that is everything, nothing is left.
    pub async fn adopt(&self, progress: impl Fn(Progress)) -> Result<Option<Outcome>, Refusal> {
        let plan = self.supposed().ok_or(Refusal::NotFound)?;
        let asked = self.ask_anew();
        let Some(made) = self.make(plan, Acting::Me, asked, progress).await? else { return Ok(None) };
        let parts = made.carried_out();
        let (changes, left_out) = made.into_changes();
        self.supposing.left_out().set(left_out.clone());
        if changes.is_empty() {
            return Err(left_out.into_iter().next().map_or(Refusal::NothingChanges, |one| one.why));
        }
        self.come_back();
        self.carry_out_decided(changes, parts).await.map(Some)
    }

    async fn make(
        &self,
        plan: Plan,
        acting: Acting,
        asked: u64,
        progress: impl Fn(Progress),
    ) -> Result<Option<Box<WhatIf>>, Refusal> {
        if self.with_saver(|_| ()).is_none() {
            return Err(Refusal::StillOpening);
        }
        if self.operating.get_untracked() {
            return Err(Refusal::OneAtATime);
        }
        let number = clock::random().ok_or(Refusal::NoRandomNumbers)?;
        let session = (number & u128::from(u32::MAX)) as u32;
        let mut making = Box::new(Making::begin(plan, acting, session, clock::random));
        let mut painted = clock::now();
        loop {
            if self.core.try_with_value(|core| core.asked) != Some(asked) {
                return Ok(None);
            }
            match self.core.with_value(|core| making.step(&core.workbook, clock::moment())) {
                Step::Done(made) => return Ok(Some(made)),
                Step::Going(next, done) => {
                    making = next;
                    if clock::now().abs_diff(painted) >= LONGEST_WITHOUT_PAINT {
                        progress(done);
                        waiting::breathe().await;
                        painted = clock::now();
                    }
                }
            }
        }
    }
}
