//! The stage on which the story of the sample is played: people, days, and commands that the rules decide.

use chrono::{Days, NaiveDate};
use sha2::{Digest, Sha256};

use crate::book::{Book, Change, Clock, EntityId, Stamp, Value};
use crate::domain::choices::Role;
use crate::domain::command::{Command, IdSource, RuleContext, decide, device, office};
use crate::domain::ids::PersonId;
use crate::domain::tables::Tables;

/// The field of 本单位 that marks a book as the sample.
pub const SAMPLE: &str = "sample";

const DAY: u64 = 24 * 60 * 60 * 1000;
/// How long before the present time of day each day of the story begins, and how long each thing takes that someone does.
const BEFORE: u64 = 40 * 60 * 1000;
const STEP: u64 = 40 * 1000;

/// 示例督查组: the unit of everyone in the sample.
pub(super) const UNIT: &str = "示例督查组";

/// Who acts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Who {
    /// 督查员; whoever opens the sample works in this name.
    Yang,
    /// 督查员.
    Li,
    /// 综合.
    Chen,
}

impl Who {
    const ALL: [Self; 3] = [Self::Yang, Self::Li, Self::Chen];

    const fn name(self) -> &'static str {
        match self {
            Self::Yang => "杨文斌",
            Self::Li => "李秀芳",
            Self::Chen => "陈志远",
        }
    }

    const fn role(self) -> Role {
        match self {
            Self::Yang | Self::Li => Role::Inspector,
            Self::Chen => Role::Office,
        }
    }
}

/// Ids that follow from the sample's day and time and a count, so that two samples of different days never mix.
struct Names {
    seed: String,
    count: u32,
}

impl Names {
    fn next(&mut self) -> String {
        self.count += 1;
        let hash = Sha256::digest(format!("{}:{}", self.seed, self.count));
        hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The book as it grows, with everyone who writes in it.
pub(super) struct Stage {
    book: Book,
    tables: Tables,
    today: NaiveDate,
    now: u64,
    names: Names,
    people: [PersonId; 3],
    clocks: [Clock; 3],
    /// The day of the last turn, and how much was done on it.
    pace: (i64, u64),
    changes: Vec<Change>,
}

/// The id_source of one command.
struct Given<'a> {
    clock: &'a mut Clock,
    names: &'a mut Names,
    milliseconds: u64,
}

impl IdSource for Given<'_> {
    fn stamp(&mut self) -> Stamp {
        self.clock.tick(self.milliseconds)
    }

    fn fresh(&mut self) -> String {
        self.names.next()
    }
}

impl Stage {
    pub(super) fn new(today: NaiveDate, now: u64) -> Self {
        let mut names = Names { seed: format!("sample:{today}:{now}"), count: 0 };
        let people = Who::ALL.map(|_| PersonId::from_rest(&names.next()).expect("hex digits are a name"));
        let clocks = [0, 1, 2].map(|number| Clock::new(0x5a3b_0001 + number));
        let (book, tables) = (Book::default(), Tables::default());
        let mut stage = Self { book, tables, today, now, names, people, clocks, pace: (45, 0), changes: Vec::new() };
        for who in Who::ALL {
            let person = Some(stage.people[who as usize].clone());
            let (name, unit, role) = (who.name().to_owned(), UNIT.to_owned(), who.role().key().to_owned());
            stage.turn(who, 45).does(Command::Introduce { person, name, unit, role });
        }
        stage.mark();
        stage
    }

    /// The day of the story so many days ago.
    pub(super) fn day(&self, days_ago: i64) -> NaiveDate {
        let days = Days::new(days_ago.unsigned_abs());
        let day = if days_ago < 0 { self.today.checked_add_days(days) } else { self.today.checked_sub_days(days) };
        day.expect("the story lies within the calendar")
    }

    /// Someone's turn so many days ago.
    pub(super) fn turn(&mut self, who: Who, days_ago: i64) -> Turn<'_> {
        debug_assert!(days_ago <= self.pace.0, "the story is told in the order in which it happened");
        Turn { stage: self, who, days_ago }
    }

    /// Two people who do not know of each other decide something on the same day; then their books come together.
    pub(super) fn apart(&mut self, days_ago: i64, one: (Who, Command), other: (Who, Command)) {
        let mut changes = self.decided(one.0, days_ago, one.1).0;
        changes.extend(self.decided(other.0, days_ago, other.1).0);
        self.ingest(changes);
    }

    /// Everything that happened. Of what only a device remembers, the name under which the sample is opened is left.
    pub(super) fn into_changes(mut self) -> Vec<Change> {
        self.changes.retain(|change| !change.of().is_local());
        let me = self.people[Who::Yang as usize].clone();
        self.set_plainly(&device(), "me", Value::text(me.as_str()));
        self.changes
    }

    fn mark(&mut self) {
        self.set_plainly(&office(), SAMPLE, Value::Bool(true));
    }

    /// Sets a field that no command sets.
    fn set_plainly(&mut self, of: &EntityId, set: &str, to: Value) {
        let field = set.parse().expect("a plain word is a field name");
        let who = Who::Yang as usize;
        let at = self.clocks[who].tick(self.now.saturating_sub(45 * DAY));
        let change = self.book.replace(of, &field, to, self.people[who].entity(), at).seal();
        self.ingest(vec![change]);
    }

    fn decided(&mut self, who: Who, days_ago: i64, command: Command) -> (Vec<Change>, Option<EntityId>) {
        let today = self.day(days_ago);
        let milliseconds = self.next_time(days_ago);
        let (me, role) = (&self.people[who as usize], who.role());
        let context = RuleContext { book: &self.book, tables: &self.tables, me, role, today };
        let mut id_source = Given { clock: &mut self.clocks[who as usize], names: &mut self.names, milliseconds };
        match decide(command, &context, &mut id_source) {
            Ok(decision) => (decision.changes, decision.made),
            Err(refusal) => unreachable!("the story of the sample keeps to the rules, day {days_ago}: {refusal:?}"),
        }
    }

    fn next_time(&mut self, days_ago: i64) -> u64 {
        let done = if self.pace.0 == days_ago { self.pace.1 } else { 0 };
        self.pace = (days_ago, done + 1);
        self.now.saturating_sub(days_ago.unsigned_abs() * DAY + BEFORE.saturating_sub(done * STEP))
    }

    fn ingest(&mut self, changes: Vec<Change>) {
        for change in changes {
            self.clocks.iter_mut().for_each(|clock| clock.follow(change.at(), self.now));
            self.book.apply(change.clone(), None);
            self.tables.refresh(&self.book, change.of());
            self.changes.push(change);
        }
    }
}

/// One person on one day.
pub(super) struct Turn<'a> {
    stage: &'a mut Stage,
    who: Who,
    days_ago: i64,
}

impl Turn<'_> {
    /// Does something that the rules allow; the entity that it made.
    pub(super) fn does(&mut self, command: Command) -> Option<EntityId> {
        let (changes, made) = self.stage.decided(self.who, self.days_ago, command);
        self.stage.ingest(changes);
        made
    }

    /// The records as they stand.
    pub(super) const fn tables(&self) -> &Tables {
        &self.stage.tables
    }

    /// A day so many days from the day of the turn.
    pub(super) fn in_days(&self, days: i64) -> NaiveDate {
        self.stage.day(self.days_ago - days)
    }

    /// The name of whoever acts.
    pub(super) const fn name(&self) -> &'static str {
        self.who.name()
    }
}
