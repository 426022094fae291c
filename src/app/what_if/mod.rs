//! 推演: a book with assumptions in it, folded from the present one and thrown away again.
//!
//! Architecture invariant: nothing of it is stored, handed over or told to other tabs. It is a book of its own ([`WhatIf`]), made in steps
//! ([`Making`]), on which the ordinary commands are carried out. What is kept of it is its plan, among the drafts of forms.
//!
//! | | Who decides | What becomes of the changes |
//! |---|---|---|
//! | [`Acting::Anybody`]: looked at | whoever may: a leader sees what the office could do | they go with the book |
//! | [`Acting::Me`]: adopted (采纳) | who uses this device, by the rules for that role | they are taken into the present book as one operation |
//!
//! An assumption is carried out whole or not at all: what it had done until a rule refused is taken back and left out.

use crate::app::workbook::{Done, Moment, Random, Workbook};
use crate::book::{Change, EntityId, Progress};
use crate::domain::command::{Command, Refusal};
use crate::domain::what_if::{Assumption, Now, Plan};

/// How many changes or things are gone through in one step.
const IN_ONE_STEP: usize = 500;

/// How many assumptions are carried out in one step.
const ASSUMED_AT_ONCE: usize = 50;

/// How many commands an assumption takes at most: an issue on hold is resumed, assigned, reported and passed.
const MOST_COMMANDS: usize = 4;

/// By whose rights assumptions are carried out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Acting {
    /// By those of whoever may.
    Anybody,
    /// By those of who uses this device.
    Me,
}

/// An assumption that came to nothing.
#[derive(Clone, PartialEq, Debug)]
pub struct LeftOut {
    /// Which.
    pub one: Assumption,
    /// Why.
    pub why: Refusal,
}

/// A book with assumptions in it.
#[derive(Debug)]
pub struct WhatIf {
    plan: Plan,
    workbook: Workbook,
    left_out: Vec<LeftOut>,
    changes: Vec<Change>,
    carried_out: usize,
}

impl WhatIf {
    /// What is assumed.
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The book with its records.
    pub const fn workbook(&self) -> &Workbook {
        &self.workbook
    }

    /// What came to nothing, and why.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// How many assumptions came to something.
    pub const fn carried_out(&self) -> usize {
        self.carried_out
    }

    /// What the assumptions came to, in the order in which it was decided.
    pub fn into_changes(self) -> (Vec<Change>, Vec<LeftOut>) {
        (self.changes, self.left_out)
    }
}

/// What a step came to.
#[derive(Debug)]
pub enum Step {
    /// There is more to do.
    Going(Box<Making>, Progress),
    /// It is made.
    Done(Box<WhatIf>),
}

/// A book with assumptions that is being made.
#[derive(Debug)]
pub struct Making {
    acting: Acting,
    made: WhatIf,
    /// How many changes of the present book it has.
    taken: usize,
    at: At,
}

/// Where it stands.
#[derive(Debug)]
enum At {
    /// Amid the changes of the present book.
    Changes,
    /// At this one of the things whose records are read.
    Record(usize, Vec<EntityId>),
    /// At this one of the assumptions.
    Assumption(usize, Vec<Assumption>),
}

impl Making {
    /// Begins. `session` is a number that no page has: what is adopted later bears stamps of it.
    pub fn begin(plan: Plan, acting: Acting, session: u32, random: Random) -> Self {
        let workbook = Workbook::new(session, random);
        let made = WhatIf { plan, workbook, left_out: Vec::new(), changes: Vec::new(), carried_out: 0 };
        Self { acting, made, taken: 0, at: At::Changes }
    }

    /// Goes on a little. Changes that arrive in the present book meanwhile are taken as they come.
    pub fn step(mut self, present: &Workbook, now: Moment) -> Step {
        let progress = match self.at {
            At::Changes => {
                for (change, origin) in present.book().arrivals_from(self.taken).take(IN_ONE_STEP) {
                    self.made.workbook.ingest(change.clone(), origin, now.milliseconds);
                    self.taken += 1;
                }
                if self.taken >= present.book().len() {
                    self.at = At::Record(0, self.made.workbook.unread_records());
                }
                going(0, self.taken, present.book().len())
            }
            At::Record(at, unread) => {
                let next = unread.len().min(at + IN_ONE_STEP);
                self.made.workbook.read_records_of(&unread[at..next]);
                let all = unread.len();
                self.at = match next < all {
                    true => At::Record(next, unread),
                    false => At::Assumption(0, self.made.plan.assumptions()),
                };
                going(1, next, all)
            }
            At::Assumption(at, all) => {
                self.taken = catch_up(&mut self.made.workbook, present, self.taken, now);
                let next = all.len().min(at + ASSUMED_AT_ONCE);
                for one in &all[at..next] {
                    self.made.assume(one, self.acting, now);
                }
                if next == all.len() {
                    return Step::Done(Box::new(self.made));
                }
                let count = all.len();
                self.at = At::Assumption(next, all);
                going(2, next, count)
            }
        };
        Step::Going(Box::new(self), progress)
    }
}

/// Takes in what has arrived in the present book since, so that what is decided stands over it.
fn catch_up(workbook: &mut Workbook, present: &Workbook, taken: usize, now: Moment) -> usize {
    for (change, origin) in present.book().arrivals_from(taken) {
        workbook.apply(vec![change.clone()], origin, now.milliseconds);
    }
    present.book().len()
}

/// So much of this third of the work.
fn going(third: usize, done: usize, all: usize) -> Progress {
    const THIRD: usize = 1000;
    let share = (done.min(all) * THIRD).checked_div(all).unwrap_or(THIRD);
    Progress { done: third * THIRD + share, total: 3 * THIRD }
}

impl WhatIf {
    fn assume(&mut self, one: &Assumption, acting: Acting, now: Moment) {
        match carry_out(&mut self.workbook, one, &self.plan, acting, now) {
            Ok(changes) if changes.is_empty() => self.leave_out(one, Refusal::NothingChanges),
            Ok(changes) => {
                self.carried_out += 1;
                self.changes.extend(changes);
            }
            Err(why) => self.leave_out(one, why),
        }
    }

    fn leave_out(&mut self, one: &Assumption, why: Refusal) {
        self.left_out.push(LeftOut { one: one.clone(), why });
    }
}

/// Carries out what an assumption means, command after command until it is so; takes all of it back where one is refused.
fn carry_out(
    workbook: &mut Workbook,
    one: &Assumption,
    plan: &Plan,
    acting: Acting,
    now: Moment,
) -> Result<Vec<Change>, Refusal> {
    let mut changes: Vec<Change> = Vec::new();
    for _ in 0..MOST_COMMANDS {
        let (book, tables) = (workbook.book(), workbook.tables());
        let place = Now { book, tables, today: now.today, month: plan.month };
        let Some(command) = (one.preset.next)(&place, &one.of, &one.value) else { break };
        match dispatch(workbook, command, acting, now) {
            Ok(done) => changes.extend(done.changes),
            Err(Refusal::NothingChanges) => break,
            Err(why) => {
                let ids = changes.iter().map(Change::id).collect::<Vec<_>>();
                if !ids.is_empty() {
                    dispatch(workbook, Command::Revert { changes: ids }, acting, now)?;
                }
                return Err(why);
            }
        }
    }
    Ok(changes)
}

fn dispatch(workbook: &mut Workbook, command: Command, acting: Acting, now: Moment) -> Result<Done, Refusal> {
    match acting {
        Acting::Anybody => workbook.suppose(command, now),
        Acting::Me => workbook.dispatch(command, now),
    }
}
