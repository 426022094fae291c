//! The rows of a list of entries, kept while nothing changes that they are made of: an edit costs the rows that it changes.
//!
//! A row follows from its entry, from what it stands under, from the day and the calendar, and from whatever is looked at while something
//! is reckoned of it. That is watched: where a reckoning looks at more of the book than its own entry, the row is made anew each time.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::EntityId;
use crate::domain::decimal::Decimal;
use crate::domain::figures::calendar::Calendar;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::source::{Given, Source};
use crate::domain::kept_of::is_same;
use crate::domain::tables::Tables;
use crate::domain::when::When;

use super::rows::{EntryRow, Stands, row_of};
use super::schema::{Around, Entry, Register};

/// The rows of one register of the last time.
#[derive(Default)]
pub struct KeptEntries {
    asked: Option<(NaiveDate, Calendar)>,
    rows: HashMap<EntityId, (EntryRow, Stands)>,
}

impl KeptEntries {
    /// The rows of every entry of a register, always of the same one: as [`rows`](super::rows::rows) gives them.
    pub fn rows(
        &mut self,
        tables: &Tables,
        register: &'static Register,
        around: &dyn Around,
        initial: &dyn Fn(char) -> Option<char>,
    ) -> Vec<EntryRow> {
        let asked = Some((around.today(), around.calendar().clone()));
        let before = if self.asked == asked { std::mem::take(&mut self.rows) } else { HashMap::new() };
        *self = Self { asked, rows: HashMap::new() };
        let row = |entry: &Arc<Entry>| {
            let stands = Stands::of(entry, tables, around);
            let kept =
                before.get(&entry.id).filter(|(row, before)| Arc::ptr_eq(&row.entry, entry) && before.is(&stands));
            if let Some((row, _)) = kept {
                self.rows.insert(entry.id.clone(), (row.clone(), stands));
                return row.clone();
            }
            let watched = Watched { around, looked: Cell::new(false) };
            let row = row_of(entry, &stands, &watched, initial);
            if !watched.looked.get() {
                self.rows.insert(entry.id.clone(), (row.clone(), stands));
            }
            row
        };
        tables.entries().all(register).map(row).collect()
    }
}

impl Stands {
    /// Whether these are the same records: each change of one makes another.
    fn is(&self, other: &Self) -> bool {
        is_same(self.project.as_ref(), other.project.as_ref()) && is_same(self.above.as_ref(), other.above.as_ref())
    }
}

/// The book around an entry, and whether anything of it was looked at.
struct Watched<'a> {
    around: &'a dyn Around,
    looked: Cell<bool>,
}

impl Watched<'_> {
    fn look(&self) -> &dyn Around {
        self.looked.set(true);
        self.around
    }
}

impl Around for Watched<'_> {
    fn today(&self) -> NaiveDate {
        self.around.today()
    }

    fn calendar(&self) -> &Calendar {
        self.around.calendar()
    }

    fn entry(&self, id: &EntityId) -> Option<Arc<Entry>> {
        self.look().entry(id)
    }

    fn below(&self, of: &EntityId, kind: &str) -> Vec<Arc<Entry>> {
        self.look().below(of, kind)
    }

    fn all(&self, kind: &str) -> Vec<Arc<Entry>> {
        self.look().all(kind)
    }

    fn number(&self, project: &EntityId, key: &'static str) -> Option<Given<Decimal>> {
        self.look().number(project, key)
    }

    fn text(&self, project: &EntityId, key: &str) -> String {
        self.look().text(project, key)
    }

    fn projects(&self, key: &'static str, says: &str) -> Vec<EntityId> {
        self.look().projects(key, says)
    }

    fn started(&self, project: &EntityId) -> Option<Given<When>> {
        self.look().started(project)
    }

    fn finished(&self, project: &EntityId) -> Option<Given<When>> {
        self.look().finished(project)
    }

    fn completed(&self, project: &EntityId, year: i32) -> Figure {
        self.look().completed(project, year)
    }

    fn critical_problems(&self, unit: &str) -> Vec<Source> {
        self.look().critical_problems(unit)
    }

    fn since_start(&self, project: &EntityId) -> Figure {
        self.look().since_start(project)
    }
}
