//! Four people with wrong clocks, what they do, and how their copies meet.

use std::fmt;

use proptest::prelude::*;
use sitebook::book::{Book, Change, ChangeDraft, ChangeId, Clock, DELETED, EntityId, FieldName, Stamp, Value};
use sitebook::domain::choices::Role;
use sitebook::domain::command::{Command, IdSource, RuleContext, decide};
use sitebook::domain::ids::PersonId;
use sitebook::domain::tables::Tables;

const ENTITIES: usize = 3;
const FIELDS: usize = 3;
/// 21 September 2026.
const TODAY: u64 = 1_790_000_000_000;
const NINE_YEARS: u64 = 9 * 365 * 24 * 3_600_000;
const MINUTE: u64 = 60_000;

pub fn entity(number: usize) -> EntityId {
    EntityId::new("problem", ["围挡", "扬尘", "欠薪"][number % ENTITIES]).unwrap()
}

pub fn field(number: usize) -> FieldName {
    ["state", "deadline", "title"][number % FIELDS].parse().unwrap()
}

pub fn person(number: usize) -> EntityId {
    EntityId::new("person", ["今天", "2035", "1970", "倒走"][number]).unwrap()
}

/// What one of them does.
#[derive(Clone)]
pub enum Step {
    Write {
        who: usize,
        of: usize,
        set: usize,
        value: u8,
    },
    Delete {
        who: usize,
        of: usize,
    },
    Restore {
        who: usize,
        of: usize,
    },
    Resolve {
        who: usize,
        which: usize,
        choice: u8,
    },
    /// Passes some changes on, picked and ordered by the seed; the same file may come again and again.
    Pass {
        from: usize,
        to: usize,
        seed: u64,
        share: u8,
    },
    /// Undoes all that came from someone, by the rules of the trade: new changes over the old ones.
    Undo {
        who: usize,
        from: usize,
    },
    /// A change that no honest copy writes: it says to replace one of another field, or one that nobody has.
    Forge {
        who: usize,
        of: usize,
        set: usize,
        aim: usize,
    },
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Write { who, of, set, value } => {
                write!(f, "{} writes {value} to {} of {}", person(*who), field(*set), entity(*of))
            }
            Self::Delete { who, of } => write!(f, "{} deletes {}", person(*who), entity(*of)),
            Self::Restore { who, of } => write!(f, "{} restores {}", person(*who), entity(*of)),
            Self::Resolve { who, which, choice } => {
                write!(f, "{} resolves conflict {which} by choice {choice}", person(*who))
            }
            Self::Pass { from, to, seed, share } => {
                write!(f, "{} passes {share}/4 of the changes to {} (order {seed:x})", person(*from), person(*to))
            }
            Self::Undo { who, from } => write!(f, "{} undoes what came from {}", person(*who), person(*from)),
            Self::Forge { who, of, set, aim } => {
                write!(
                    f,
                    "{} forges {} of {} over the change {aim} before the last",
                    person(*who),
                    field(*set),
                    entity(*of)
                )
            }
        }
    }
}

#[derive(Clone)]
pub struct Story(pub Vec<Step>);

impl fmt::Debug for Story {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        writeln!(f, "a story:")?;
        self.0.iter().enumerate().try_for_each(|(place, step)| writeln!(f, "  {:>2}. {step:?}", place + 1))
    }
}

impl Story {
    pub fn any() -> impl Strategy<Value = Story> {
        let (who, of, set) = (0..4_usize, 0..ENTITIES, 0..FIELDS);
        let step = prop_oneof![
            8 => (who.clone(), of.clone(), set.clone(), 0..4_u8).prop_map(|(who, of, set, value)| Step::Write { who, of, set, value }),
            2 => (who.clone(), of.clone()).prop_map(|(who, of)| Step::Delete { who, of }),
            1 => (who.clone(), of.clone()).prop_map(|(who, of)| Step::Restore { who, of }),
            2 => (who.clone(), 0..4_usize, 0..4_u8).prop_map(|(who, which, choice)| Step::Resolve { who, which, choice }),
            6 => (who.clone(), who.clone(), any::<u64>(), 1..=4_u8)
                .prop_map(|(from, to, seed, share)| Step::Pass { from, to, seed, share }),
            2 => (who.clone(), who.clone()).prop_map(|(who, from)| Step::Undo { who, from }),
            1 => (who, of, set, 0..8_usize).prop_map(|(who, of, set, aim)| Step::Forge { who, of, set, aim }),
        ];
        proptest::collection::vec(step, 0..40).prop_map(Story)
    }
}

/// The four copies and everything that was ever recorded on any of them.
pub struct Cast {
    pub books: [Book; 4],
    pub ledger: Vec<Change>,
    clocks: [Clock; 4],
    minutes: u64,
}

impl Cast {
    pub fn new() -> Self {
        Self {
            books: Default::default(),
            ledger: Vec::new(),
            clocks: std::array::from_fn(|who| Clock::new(0x1000 + who as u32)),
            minutes: 0,
        }
    }

    pub fn play(story: &Story) -> Self {
        let mut cast = Self::new();
        for step in &story.0 {
            cast.act(step);
        }
        cast
    }

    fn act(&mut self, step: &Step) {
        match *step {
            Step::Write { who, of, set, value } => self.write(who, of, set, Value::Int(value.into())),
            Step::Delete { who, of } => self.delete(who, of),
            Step::Restore { who, of } => self.set(who, &entity(of), &DELETED.parse().unwrap(), Value::Null),
            Step::Resolve { who, which, choice } => {
                let found = self.books[who].conflicts().nth(which).map(|(of, set)| (of.clone(), set.clone()));
                if let Some((of, set)) = found {
                    self.resolve(who, &of, &set, choice);
                }
            }
            Step::Pass { from, to, seed, share } => {
                let all: Vec<Change> = self.books[from].arrivals().map(|(change, _)| change.clone()).collect();
                let sent = all.len() * usize::from(share) / 4;
                let origin = import(from);
                for change in shuffled(&all, seed).into_iter().take(sent) {
                    let stamp = change.at();
                    self.books[to].apply(change, Some(&origin));
                    let now = self.now(to);
                    self.clocks[to].follow(stamp, now);
                }
            }
            Step::Undo { who, from } => {
                let came = |origin: Option<&EntityId>| origin == Some(&import(from));
                let brought = self.books[who].arrivals().filter(|(_, origin)| came(*origin));
                self.undo(who, brought.map(|(change, _)| change.id()).collect());
            }
            Step::Forge { who, of, set, aim } => {
                let over = self.ledger.iter().rev().nth(aim).map_or(ChangeId([7; 16]), Change::id);
                let at = self.stamp(who);
                let draft = ChangeDraft {
                    at,
                    by: person(who),
                    of: entity(of),
                    set: field(set),
                    to: Value::Null,
                    over: [over].into(),
                    why: None,
                    extra: None,
                };
                self.record(who, draft);
            }
        }
    }

    pub fn write(&mut self, who: usize, of: usize, set: usize, value: Value) {
        self.set(who, &entity(of), &field(set), value);
    }

    pub fn delete(&mut self, who: usize, of: usize) {
        let at = self.stamp(who);
        let draft = self.books[who].delete(&entity(of), &person(who), at);
        self.record(who, draft);
    }

    /// Undoes changes, as far as nobody wrote over them since.
    pub fn undo(&mut self, who: usize, changes: Vec<ChangeId>) {
        self.minutes += 1;
        let now = self.now(who);
        let context = RuleContext {
            book: &self.books[who],
            tables: &Tables::default(),
            me: &PersonId::of(&person(who)).unwrap(),
            role: Role::Inspector,
            today: "2026-09-21".parse().unwrap(),
        };
        let mut id_source = Ticks { clock: &mut self.clocks[who], now };
        let undone = decide(Command::Revert { changes }, &context, &mut id_source);
        for change in undone.map(|decision| decision.changes).unwrap_or_default() {
            self.books[who].apply(change.clone(), None);
            self.ledger.push(change);
        }
    }

    /// Decides a conflict: for one of its values, or for a new one; a deletion that met an edit by deleting or by keeping.
    fn resolve(&mut self, who: usize, of: &EntityId, set: &FieldName, choice: u8) -> Value {
        if set.as_str() == DELETED && choice.is_multiple_of(2) {
            let at = self.stamp(who);
            let draft = self.books[who].delete(of, &person(who), at);
            let value = draft.to.clone();
            self.record(who, draft);
            return value;
        }
        let sides: Vec<Value> =
            self.books[who].history(of, set.as_str()).iter().map(|change| change.to().clone()).collect();
        let value = match set.as_str() {
            DELETED => Value::Null,
            _ => sides.get(usize::from(choice)).cloned().unwrap_or_else(|| "a third value".into()),
        };
        self.set(who, of, set, value.clone());
        value
    }

    pub fn resolve_all(&mut self, who: usize, choices: &[u8]) -> Vec<(EntityId, FieldName, Value)> {
        let fields: Vec<_> = self.books[who].conflicts().map(|(of, set)| (of.clone(), set.clone())).collect();
        let (deletions, values): (Vec<_>, Vec<_>) = fields.into_iter().partition(|(_, set)| set.as_str() == DELETED);
        let mut resolved = Vec::new();
        // A deletion is decided after the fields: it must have seen what was decided about them.
        for (place, (of, set)) in values.into_iter().chain(deletions).enumerate() {
            let choice = choices.get(place).copied().unwrap_or(0);
            let value = self.resolve(who, &of, &set, choice);
            resolved.push((of, set, value));
        }
        // Writing a field of something deleted brings its deletion into question, which then wants deciding as well.
        let left: Vec<_> = self.books[who].conflicts().map(|(of, set)| (of.clone(), set.clone())).collect();
        for (of, set) in left {
            let value = self.resolve(who, &of, &set, 1);
            resolved.push((of, set, value));
        }
        resolved
    }

    /// Everyone gets everything, each in an order of their own.
    pub fn exchange_all(&mut self) {
        for (who, book) in self.books.iter_mut().enumerate() {
            for change in shuffled(&self.ledger, 0x9e37 + who as u64) {
                book.apply(change, None);
            }
        }
    }

    fn set(&mut self, who: usize, of: &EntityId, set: &FieldName, value: Value) {
        let at = self.stamp(who);
        let draft = self.books[who].replace(of, set, value, &person(who), at);
        self.record(who, draft);
    }

    fn record(&mut self, who: usize, draft: ChangeDraft) {
        let change = draft.seal();
        self.books[who].apply(change.clone(), None);
        self.ledger.push(change);
    }

    /// What the machine's clock says: right, nine years ahead, just after 1970, or running backwards.
    fn now(&self, who: usize) -> u64 {
        match who {
            0 => TODAY + self.minutes * MINUTE,
            1 => TODAY + NINE_YEARS + self.minutes * MINUTE,
            2 => self.minutes * MINUTE,
            _ => TODAY - self.minutes * MINUTE,
        }
    }

    fn stamp(&mut self, who: usize) -> Stamp {
        self.minutes += 1;
        let now = self.now(who);
        self.clocks[who].tick(now)
    }
}

/// What a file that somebody passed on is remembered by.
pub fn import(from: usize) -> EntityId {
    EntityId::new("local.import", &format!("{from}")).unwrap()
}

/// The clock of one of them, for the rules of the trade.
struct Ticks<'a> {
    clock: &'a mut Clock,
    now: u64,
}

impl IdSource for Ticks<'_> {
    fn stamp(&mut self) -> Stamp {
        self.clock.tick(self.now)
    }

    fn fresh(&mut self) -> String {
        unreachable!("undoing makes nothing new")
    }
}

pub fn book_of(changes: impl IntoIterator<Item = Change>) -> Book {
    let mut book = Book::default();
    for change in changes {
        book.apply(change, None);
    }
    book
}

/// The same changes in an order that the seed decides.
pub fn shuffled(changes: &[Change], seed: u64) -> Vec<Change> {
    let mut keyed: Vec<(u64, &Change)> = changes
        .iter()
        .enumerate()
        .map(|(place, change)| {
            ((place as u64 + 1).wrapping_mul(seed | 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29), change)
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, change)| change.clone()).collect()
}
