//! The book with its records and its clock: what a session works on, without a browser.

use chrono::NaiveDate;

use crate::book::{Applied, Book, Change, ChangeId, Clock, EntityId, Stamp};
use crate::domain::choices::Role;
use crate::domain::command::{Command, Decision, IdSource, Refusal, RuleContext, decide, device};
use crate::domain::ids::PersonId;
use crate::domain::ledger::Viewer;
use crate::domain::records::Person;
use crate::domain::tables::{RecordKind, Tables};

/// The moment at which something happens, as the machine's clock and calendar tell it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    /// Milliseconds since 1970, UTC.
    pub milliseconds: u64,
    /// The local day.
    pub today: NaiveDate,
}

/// The book, its records, and who works on it.
#[derive(Debug)]
pub struct Workbook {
    book: Book,
    tables: Tables,
    clock: Clock,
    random: fn() -> u128,
}

/// What a command came to, once it stands in the book.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// The changes that it made, for storage.
    pub changes: Vec<Change>,
    /// The entity that it made.
    pub made: Option<EntityId>,
    /// How much of an undo was left alone.
    pub skipped: usize,
    /// The kinds of records that it touched.
    pub touched: Vec<RecordKind>,
}

impl Done {
    /// The ids of the changes, for undoing them.
    pub fn ids(&self) -> Vec<ChangeId> {
        self.changes.iter().map(Change::id).collect()
    }
}

struct Now<'a> {
    clock: &'a mut Clock,
    random: fn() -> u128,
    milliseconds: u64,
}

impl IdSource for Now<'_> {
    fn stamp(&mut self) -> Stamp {
        self.clock.tick(self.milliseconds)
    }

    fn fresh(&mut self) -> String {
        format!("{:032x}", (self.random)())
    }
}

impl Workbook {
    /// An empty book on a page session. `random` gives numbers that nobody else will ever get.
    pub fn new(session: u32, random: fn() -> u128) -> Self {
        Self { book: Book::default(), tables: Tables::default(), clock: Clock::new(session), random }
    }

    /// The book.
    pub const fn book(&self) -> &Book {
        &self.book
    }

    /// Its records.
    pub const fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Takes changes in without reading records again: call [`Workbook::read_records`] when all are in. True for the new ones.
    pub fn ingest(&mut self, change: Change, origin: Option<&EntityId>, now: u64) -> bool {
        self.clock.follow(change.at(), now);
        self.book.apply(change, origin) == Applied::New
    }

    /// The things whose records are to be read after a start, where that is done in steps.
    pub fn unread_records(&self) -> Vec<EntityId> {
        self.book.all_entities().map(|(of, _)| of.clone()).collect()
    }

    /// Reads the records of some things.
    pub fn read_records_of(&mut self, some: &[EntityId]) {
        self.tables.refresh_all(&self.book, some);
    }

    /// Takes changes in and reads the records that they touch. Gives the new ones back, with the kinds that they touched.
    pub fn apply(
        &mut self,
        changes: Vec<Change>,
        origin: Option<&EntityId>,
        now: u64,
    ) -> (Vec<Change>, Vec<RecordKind>) {
        let fresh: Vec<Change> =
            changes.into_iter().filter(|change| self.ingest(change.clone(), origin, now)).collect();
        let touched = self.tables.refresh_all(&self.book, fresh.iter().map(Change::of));
        (fresh, touched.into_iter().collect())
    }

    /// Who uses this device, once they have said so.
    pub fn me(&self) -> Option<PersonId> {
        PersonId::parse(self.book.text(&device(), "me"))
    }

    /// The record of whoever uses this device.
    pub fn my_record(&self) -> Option<&Person> {
        self.tables.person(&self.me()?).map(|person| &**person)
    }

    /// Who looks at the book, for "mine".
    pub fn viewer(&self) -> Viewer {
        Viewer { person: self.me(), unit: self.my_record().map(|me| me.unit.clone()).unwrap_or_default() }
    }

    /// The role in which this device is used; 督查员 until someone says otherwise.
    pub fn my_role(&self) -> Role {
        self.my_record().and_then(|person| Role::from_key(&person.role)).unwrap_or(Role::Inspector)
    }

    /// Does what a person means, or says why not. The changes stand in the book when this returns; storing them is the caller's.
    pub fn dispatch(&mut self, command: Command, now: Moment) -> Result<Done, Refusal> {
        let nobody = || PersonId::from_rest("unknown").expect("a plain word is a name");
        let me = self.me().unwrap_or_else(nobody);
        let role = self.my_role();
        let context = RuleContext { book: &self.book, tables: &self.tables, me: &me, role, today: now.today };
        let mut id_source = Now { clock: &mut self.clock, random: self.random, milliseconds: now.milliseconds };
        let Decision { changes, made, skipped } = decide(command, &context, &mut id_source)?;
        let (changes, touched) = self.apply(changes, None, now.milliseconds);
        Ok(Done { changes, made, skipped, touched })
    }

    /// A change that only this device remembers, over what the field held.
    pub fn note(&mut self, of: &EntityId, set: &str, to: crate::book::Value, now: Moment) -> Option<Change> {
        let field = set.parse().ok()?;
        let me = self.me()?;
        let at = self.clock.tick(now.milliseconds);
        let change = self.book.replace(of, &field, to, me.entity(), at).seal();
        self.apply(vec![change.clone()], None, now.milliseconds);
        Some(change)
    }

    /// A fresh id: 32 hex digits that nobody else will ever get.
    pub fn fresh(&self) -> String {
        format!("{:032x}", (self.random)())
    }
}
