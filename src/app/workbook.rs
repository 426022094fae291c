//! The book with its records and its clock: what a session works on, without a browser.

use chrono::NaiveDate;

use crate::book::{Applied, Book, Change, ChangeId, Clock, EntityId, Stamp, Value};
use crate::domain::choices::Role;
use crate::domain::command::{Command, Decision, IdSource, Refusal, RuleContext, decide, device, revert_some};
use crate::domain::ids::PersonId;
use crate::domain::ledger::Viewer;
use crate::domain::records::Person;
use crate::domain::tables::{RecordKind, Tables};
use crate::storage::Entry;

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
    random: Random,
}

/// Gives a number that nobody else will ever get; none where the browser has no source of them.
pub type Random = fn() -> Option<u128>;

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
    random: Random,
    milliseconds: u64,
    /// Whether a number was asked for and there was none.
    ran_dry: bool,
}

impl IdSource for Now<'_> {
    fn stamp(&mut self) -> Stamp {
        self.clock.tick(self.milliseconds)
    }

    fn fresh(&mut self) -> String {
        let fresh = (self.random)().map(hexadecimal);
        self.ran_dry |= fresh.is_none();
        // It names nothing: what was decided with it is thrown away.
        fresh.unwrap_or_default()
    }
}

fn hexadecimal(number: u128) -> String {
    format!("{number:032x}")
}

/// Who asks before anyone has said who they are.
fn nobody() -> PersonId {
    PersonId::from_rest("unknown").expect("a plain word is a name")
}

impl Workbook {
    /// An empty book on a page session.
    pub fn new(session: u32, random: Random) -> Self {
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

    /// Whether anything may be written. Without random numbers two pages would give different things the same name, and nobody would
    /// notice before their files are put together.
    pub fn may_write(&self) -> Result<(), Refusal> {
        (self.random)().map(|_| ()).ok_or(Refusal::NoRandomNumbers)
    }

    /// Does what a person means, or says why not. The changes stand in the book when this returns; storing them is the caller's.
    pub fn dispatch(&mut self, command: Command, now: Moment) -> Result<Done, Refusal> {
        let Decision { changes, made, skipped } = self.draft(command, now)?;
        let (changes, touched) = self.apply(changes, None, now.milliseconds);
        Ok(Done { changes, made, skipped, touched })
    }

    /// The same as whoever may do it: for a book that is nobody's work. Where the one who asks is none of the team, nobody has written it,
    /// since figures do not go by what a unit verifies itself.
    pub fn suppose(&mut self, command: Command, now: Moment) -> Result<Done, Refusal> {
        let me = self.me().filter(|_| self.my_role().is_team()).unwrap_or_else(nobody);
        let decided = self.ask_as(&me, Role::Office, now, |context, id_source| decide(command, context, id_source));
        let Decision { changes, made, skipped } = decided?;
        let (changes, touched) = self.apply(changes, None, now.milliseconds);
        Ok(Done { changes, made, skipped, touched })
    }

    /// What a command comes to, which is not in the book yet.
    pub fn draft(&mut self, command: Command, now: Moment) -> Result<Decision, Refusal> {
        self.ask(now, |context, id_source| decide(command, context, id_source))
    }

    /// What undoing some changes comes to, which is not in the book yet: all that are to be undone of the things that they are about.
    pub fn draft_undo(&mut self, changes: &[ChangeId], now: Moment) -> Result<Decision, Refusal> {
        self.ask(now, |context, id_source| revert_some(context, id_source, changes))
    }

    /// Asks the rules something as whoever uses this device.
    pub fn with_rules<T>(&self, today: NaiveDate, ask: impl FnOnce(&RuleContext) -> T) -> T {
        let me = self.me().unwrap_or_else(nobody);
        ask(&RuleContext { book: &self.book, tables: &self.tables, me: &me, role: self.my_role(), today })
    }

    fn ask(
        &mut self,
        now: Moment,
        ask: impl FnOnce(&RuleContext, &mut dyn IdSource) -> Result<Decision, Refusal>,
    ) -> Result<Decision, Refusal> {
        let me = self.me().unwrap_or_else(nobody);
        self.ask_as(&me, self.my_role(), now, ask)
    }

    fn ask_as(
        &mut self,
        me: &PersonId,
        role: Role,
        now: Moment,
        ask: impl FnOnce(&RuleContext, &mut dyn IdSource) -> Result<Decision, Refusal>,
    ) -> Result<Decision, Refusal> {
        self.may_write()?;
        let context = RuleContext { book: &self.book, tables: &self.tables, me, role, today: now.today };
        let milliseconds = now.milliseconds;
        let mut id_source = Now { clock: &mut self.clock, random: self.random, milliseconds, ran_dry: false };
        let decision = ask(&context, &mut id_source);
        if id_source.ran_dry { Err(Refusal::NoRandomNumbers) } else { decision }
    }

    /// A change that only this device remembers, over what the field held.
    pub fn note(&mut self, of: &EntityId, set: &str, to: Value, now: Moment) -> Option<Change> {
        let change = self.draft_note(of, set, to, now)?;
        self.apply(vec![change.clone()], None, now.milliseconds);
        Some(change)
    }

    /// The same, which is not in the book yet.
    pub fn draft_note(&mut self, of: &EntityId, set: &str, to: Value, now: Moment) -> Option<Change> {
        self.may_write().ok()?;
        let field = set.parse().ok()?;
        let me = self.me()?;
        let at = self.clock.tick(now.milliseconds);
        Some(self.book.replace(of, &field, to, me.entity(), at).seal())
    }

    /// Takes entries in and reads the records that they touch. Gives the new ones back, with the kinds that they touched.
    pub fn apply_entries(&mut self, entries: Vec<Entry>, now: u64) -> (Vec<Entry>, Vec<RecordKind>) {
        let fresh: Vec<Entry> =
            entries.into_iter().filter(|entry| self.ingest(entry.change.clone(), entry.origin.as_ref(), now)).collect();
        let touched = self.tables.refresh_all(&self.book, fresh.iter().map(|entry| entry.change.of()));
        (fresh, touched.into_iter().collect())
    }

    /// A fresh id: 32 hex digits that nobody else will ever get; none where there are no random numbers.
    pub fn fresh(&self) -> Option<String> {
        (self.random)().map(hexadecimal)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    fn now() -> Moment {
        Moment { milliseconds: 1_790_000_000_000, today: "2026-11-29".parse().unwrap() }
    }

    fn introduces() -> Command {
        let (name, unit, role) = ("刘敏".to_owned(), "区督查室".to_owned(), "office".to_owned());
        Command::Introduce { person: None, name, unit, role }
    }

    #[test]
    fn without_random_numbers_nothing_is_written_and_everything_read() {
        let mut with = Workbook::new(1, || Some(7));
        let done = with.dispatch(introduces(), now()).unwrap();
        let mut without = Workbook::new(2, || None);
        without.apply(done.changes, None, now().milliseconds);
        assert_eq!(without.my_record().unwrap().name, "刘敏");
        let size = without.book().len();
        let field = Command::SetOffice { field: "office".to_owned(), text: "重点办".to_owned() };
        // Also what needs no number itself: its stamp would be that of another page.
        for command in [introduces(), field] {
            assert_eq!(without.dispatch(command, now()).unwrap_err(), Refusal::NoRandomNumbers);
        }
        assert!(without.note(&device(), "seen", crate::book::Value::Int(1), now()).is_none());
        assert_eq!(without.book().len(), size);
        assert_eq!(without.fresh(), None);
    }

    #[test]
    fn numbers_that_run_out_amid_a_decision_leave_nothing_behind() {
        static DRAWN: AtomicU32 = AtomicU32::new(0);
        let mut workbook = Workbook::new(1, || (DRAWN.fetch_add(1, Ordering::Relaxed) == 0).then_some(7));
        assert_eq!(workbook.dispatch(introduces(), now()).unwrap_err(), Refusal::NoRandomNumbers);
        assert!(workbook.book().is_empty());
    }
}
