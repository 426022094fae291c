//! The office that writes the book: its people, their clocks, and commands that the rules decide.

use chrono::{Days, NaiveDate};
use sitebook::book::{Book, Change, Clock, EntityId, Stamp, Value};
use sitebook::domain::choices::Role;
use sitebook::domain::command::{Command, IdSource, RuleContext, decide, office};
use sitebook::domain::ids::PersonId;
use sitebook::domain::sample::SAMPLE;
use sitebook::domain::tables::Tables;

use super::dice::Dice;
use super::names::{Namer, UNITS};

/// How many inspectors there are; behind them stand two of the office and six of responsible units.
pub const INSPECTORS: usize = 12;
const OFFICE: usize = 2;
const OF_UNITS: usize = 6;

const MINUTE: u64 = 60_000;
const DAY: u64 = 24 * 60 * MINUTE;

/// A moment of the story, in milliseconds since 1970; the office works eight hours east of Greenwich.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct At(u64);

impl At {
    /// A minute of a day.
    pub fn new(day: NaiveDate, minute: i64) -> Self {
        let epoch = NaiveDate::default();
        let days = (day - epoch).num_days().unsigned_abs();
        Self((days * DAY + minute.unsigned_abs() * MINUTE).saturating_sub(8 * 60 * MINUTE))
    }

    /// So many seconds later.
    pub const fn later(self, seconds: i64) -> Self {
        Self(self.0 + seconds.unsigned_abs() * 1000)
    }

    /// Milliseconds since 1970.
    pub const fn milliseconds(self) -> u64 {
        self.0
    }

    /// The day.
    pub fn day(self) -> NaiveDate {
        let local = self.0 + 8 * 60 * MINUTE;
        NaiveDate::default().checked_add_days(Days::new(local / DAY)).expect("the story lies within the calendar")
    }
}

/// Someone who writes in the book.
struct Member {
    id: PersonId,
    name: String,
    role: Role,
    clock: Clock,
    day: NaiveDate,
}

/// The book as it grows, and those who write in it.
pub struct Office {
    book: Book,
    tables: Tables,
    people: Vec<Member>,
    ids: Dice,
}

struct Given<'a> {
    clock: &'a mut Clock,
    ids: &'a mut Dice,
    at: At,
}

impl IdSource for Given<'_> {
    fn stamp(&mut self) -> Stamp {
        self.clock.tick(self.at.0)
    }

    fn fresh(&mut self) -> String {
        format!("{:016x}{:016x}", self.ids.throw(), self.ids.throw())
    }
}

impl Office {
    /// Opens the book: everyone says who they are, the units are entered.
    pub fn open(dice: &mut Dice, namer: &mut Namer, at: At) -> Self {
        let ids = Dice::new(dice.throw());
        let mut office = Self { book: Book::default(), tables: Tables::default(), people: Vec::new(), ids };
        for number in 0..INSPECTORS + OFFICE + OF_UNITS {
            office.welcome(dice, namer, number, at);
        }
        let first = INSPECTORS;
        office.set_sample_mark(first, at);
        for (field, text) in [("office", "区督查室"), ("region", "示例区")] {
            office.does(first, at, Command::SetOffice { field: field.to_owned(), text: text.to_owned() });
        }
        for (name, kind) in UNITS {
            let (name, kind) = ((*name).to_owned(), (*kind).to_owned());
            office.does(first, at, Command::SetUnit { name, kind, parent: String::new() });
        }
        office
    }

    /// Someone of the general office.
    pub fn clerk(dice: &mut Dice) -> usize {
        INSPECTORS + dice.below(OFFICE)
    }

    /// Someone of a responsible unit.
    pub fn answerer(dice: &mut Dice) -> usize {
        INSPECTORS + OFFICE + dice.below(OF_UNITS)
    }

    /// The book so far.
    pub const fn book(&self) -> &Book {
        &self.book
    }

    /// Its records.
    pub const fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The book with its records, when all is written.
    pub fn into_parts(self) -> (Book, Tables) {
        (self.book, self.tables)
    }

    /// The name of a member.
    pub fn name(&self, who: usize) -> &str {
        &self.people[who].name
    }

    /// Does something that the rules allow; the entity that it made.
    pub fn does(&mut self, who: usize, at: At, command: Command) -> Option<EntityId> {
        let (changes, made) = self.decided(who, at, command);
        self.ingest(changes);
        made
    }

    /// The same for an answer or a note: the record of the visit is read again when all are in, by [`Office::read_again`].
    pub fn fills_in(&mut self, who: usize, at: At, command: Command) {
        for change in self.decided(who, at, command).0 {
            self.book.apply(change, None);
        }
    }

    /// Reads the record of an entity again.
    pub fn read_again(&mut self, of: &EntityId) {
        self.tables.refresh(&self.book, of);
    }

    /// Two people who do not know of each other decide something; then their books come together.
    pub fn apart(&mut self, at: At, one: (usize, Command), other: (usize, Command)) {
        let mut changes = self.decided(one.0, at, one.1).0;
        changes.extend(self.decided(other.0, at.later(600), other.1).0);
        self.ingest(changes);
    }

    fn welcome(&mut self, dice: &mut Dice, namer: &mut Namer, number: usize, at: At) {
        let role = match number {
            0..INSPECTORS => Role::Inspector,
            _ if number < INSPECTORS + OFFICE => Role::Office,
            _ => Role::Unit,
        };
        let unit = match role {
            Role::Inspector | Role::Office => "区督查室",
            Role::Unit | Role::Leader => UNITS[number - INSPECTORS - OFFICE].0,
        };
        let id = PersonId::from_rest(&format!("{:016x}{:016x}", self.ids.throw(), self.ids.throw()))
            .expect("hex digits are a name");
        let name = namer.person(dice);
        let clock = Clock::new(session(number, at.day()));
        self.people.push(Member { id: id.clone(), name: name.clone(), role, clock, day: at.day() });
        let (unit, role) = (unit.to_owned(), role.key().to_owned());
        self.does(number, at, Command::Introduce { person: Some(id), name, unit, role });
    }

    fn set_sample_mark(&mut self, who: usize, at: At) {
        let field = SAMPLE.parse().expect("a plain word is a field name");
        let member = &mut self.people[who];
        let stamp = member.clock.tick(at.0);
        let change = self.book.replace(&office(), &field, Value::Bool(true), member.id.entity(), stamp).seal();
        self.ingest(vec![change]);
    }

    fn decided(&mut self, who: usize, at: At, command: Command) -> (Vec<Change>, Option<EntityId>) {
        let today = at.day();
        let member = &mut self.people[who];
        if member.day != today {
            member.day = today;
            member.clock = Clock::new(session(who, today));
        }
        let context = RuleContext { book: &self.book, tables: &self.tables, me: &member.id, role: member.role, today };
        let mut id_source = Given { clock: &mut member.clock, ids: &mut self.ids, at };
        match decide(command.clone(), &context, &mut id_source) {
            Ok(decision) => (decision.changes, decision.made),
            Err(refusal) => {
                let said: String = format!("{command:?}").chars().take(300).collect();
                unreachable!("the made-up office keeps to the rules: {refusal:?} on {today}: {said}")
            }
        }
    }

    /// What only a device remembers is left out: the book is one that many files made.
    fn ingest(&mut self, changes: Vec<Change>) {
        for change in changes.into_iter().filter(|change| !change.of().is_local()) {
            let of = change.of().clone();
            self.book.apply(change, None);
            self.tables.refresh(&self.book, &of);
        }
    }
}

/// Everyone opens the page anew each day.
fn session(who: usize, day: NaiveDate) -> u32 {
    let seed = (day - NaiveDate::default()).num_days().unsigned_abs() * 64 + who as u64;
    (Dice::new(seed).throw() >> 32) as u32
}
