//! Making the book of a day in steps, so that a page stays awake and can say how far it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::workbook::Workbook;
use crate::book::{Book, EntityId, Progress};

use super::differences::{Differences, OfEntity, told};
use super::known::{AsOf, Knowing, Known};

/// How many changes, records or things are gone through in one step.
const IN_ONE_STEP: usize = 500;

/// The book of a day.
#[derive(Debug)]
pub struct Past {
    as_of: AsOf,
    workbook: Workbook,
    differences: Arc<Differences>,
}

impl Past {
    /// Which one it is.
    pub const fn as_of(&self) -> AsOf {
        self.as_of
    }

    /// The book with its records. It can write nothing.
    pub const fn workbook(&self) -> &Workbook {
        &self.workbook
    }

    /// What is different since.
    pub const fn differences(&self) -> &Arc<Differences> {
        &self.differences
    }
}

/// What a step came to.
#[derive(Debug)]
pub enum Step {
    /// There is more to do.
    Going(Progress),
    /// It is made.
    Done(Box<Past>),
}

/// A book of a day that is being made.
#[derive(Debug)]
pub struct Folding {
    as_of: AsOf,
    until: u64,
    known: Known,
    workbook: Workbook,
    /// What was not known, by what it is about.
    since: BTreeMap<EntityId, OfEntity>,
    /// How many were recorded then and came to this device later.
    came_later: usize,
    at: At,
}

/// Where it stands.
#[derive(Debug)]
enum At {
    /// At this change.
    Change(usize),
    /// At this one of the things whose records are read.
    Record(usize, Vec<EntityId>),
    /// Amid what is different, of so many things.
    Difference(usize, Differences),
    /// Nowhere: it is made.
    End,
}

fn no_numbers() -> Option<u128> {
    None
}

impl Folding {
    /// Begins. `until` is the end of the day in milliseconds since 1970, `present` the book as it stands.
    pub fn begin(as_of: AsOf, until: u64, present: &Book) -> Self {
        Self {
            as_of,
            until,
            known: Known::before(until, present),
            workbook: Workbook::new(0, no_numbers),
            since: BTreeMap::new(),
            came_later: 0,
            at: At::Change(0),
        }
    }

    /// Goes on a little; not to be called again once it is made. Changes that arrive in the present book meanwhile are taken as they come.
    pub fn step(&mut self, present: &Workbook) -> Step {
        match std::mem::replace(&mut self.at, At::End) {
            At::Change(at) => {
                let next = self.take_changes(present.book(), at);
                self.at = match next < present.book().len() {
                    true => At::Change(next),
                    false => At::Record(0, self.workbook.unread_records()),
                };
                going(0, next, present.book().len())
            }
            At::Record(at, unread) => {
                let next = unread.len().min(at + IN_ONE_STEP);
                self.workbook.read_records_of(&unread[at..next]);
                let all = unread.len();
                self.at = match next < all {
                    true => At::Record(next, unread),
                    false => At::Difference(self.since.len(), Differences::new(self.came_later)),
                };
                going(1, next, all)
            }
            At::Difference(all, mut differences) => {
                for _ in 0..IN_ONE_STEP {
                    let Some((of, since)) = self.since.pop_first() else { return self.end(differences) };
                    told(self.workbook.book(), present.book(), of, since, &mut differences);
                }
                let done = all - self.since.len();
                self.at = At::Difference(all, differences);
                going(2, done, all)
            }
            At::End => self.end(Differences::new(0)),
        }
    }

    fn end(&mut self, mut differences: Differences) -> Step {
        differences.put_in_order();
        let workbook = std::mem::replace(&mut self.workbook, Workbook::new(0, no_numbers));
        Step::Done(Box::new(Past { as_of: self.as_of, workbook, differences: Arc::new(differences) }))
    }

    /// Takes in what was known, and notes the rest. Where the next one stands.
    fn take_changes(&mut self, present: &Book, at: usize) -> usize {
        let mut next = at;
        for (change, origin) in present.arrivals_from(at).take(IN_ONE_STEP) {
            next += 1;
            if self.known.holds(self.as_of.knowing, change, origin) {
                self.workbook.ingest(change.clone(), origin, self.until);
                continue;
            }
            if change.of().is_local() {
                continue;
            }
            self.came_later += usize::from(self.known.holds(Knowing::Recorded, change, origin));
            self.since.entry(change.of().clone()).or_default().note(change);
        }
        next
    }
}

/// So much of this third of the work.
fn going(third: usize, done: usize, all: usize) -> Step {
    const THIRD: usize = 1000;
    let share = (done.min(all) * THIRD).checked_div(all).unwrap_or(THIRD);
    Step::Going(Progress { done: third * THIRD + share, total: 3 * THIRD })
}
