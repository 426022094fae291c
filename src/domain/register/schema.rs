//! What a register is, and an entry of it: they know each other.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use crate::book::EntityId;
use crate::domain::choices::Phase;
use crate::domain::decimal::Decimal;
use crate::domain::fields::{FieldSpec, ValuesFrom};
use crate::domain::text::Text;

use super::cell::Cell;
use super::clock::Clock;
use super::flow::Flow;
use super::key::{Key, KeyPart};
use super::shape::{Column, FieldGroup, Parent, Shelf, Sort, Whose};

/// 台账: one kind of record as data.
pub struct Register {
    /// The kind of its entries, the word before the slash of their ids, for ever.
    pub kind: &'static str,
    /// What it is called.
    pub name: Text,
    /// One of its entries, in English in the plural as well: "approval", "approvals".
    pub counted: (&'static str, &'static str),
    /// What it holds, in one sentence; an empty list says it too.
    pub about: Text,
    /// Where it stands among the registers.
    pub shelf: Shelf,
    /// The phases in which a project is expected to have entries: one that has none is told so.
    pub expected_in: &'static [Phase],
    /// What its entries belong to.
    pub parent: Parent,
    /// Whose an entry is.
    pub whose: Whose,
    /// How the id of an entry is made.
    pub key: Key,
    /// What an entry holds, in the order of the form.
    pub fields: &'static [FieldSpec],
    /// The parts of the form; fields that none names stand under 更多栏目.
    pub groups: &'static [FieldGroup],
    /// What an entry is called: the first of these fields that holds something. The key comes before them where it says something.
    pub title: &'static [&'static str],
    /// The columns of its list, in their usual order.
    pub columns: &'static [Column],
    /// The natural order, one after the other; then by id.
    pub sort: &'static [Sort],
    /// What must hold between the fields.
    pub rules: &'static [Rule],
    /// What people decide; none where the state follows from dates.
    pub flow: Option<&'static Flow>,
    /// What waits, for whom and how long.
    pub clocks: &'static [Clock],
}

/// One record of a register. A picture of the book at one moment; only changes alter anything.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Its id.
    pub id: EntityId,
    /// The register.
    pub register: &'static Register,
    /// What it belongs to.
    pub parent: Option<EntityId>,
    /// What its id says: the month, the year, the choice, the number of the second one.
    pub key: KeyPart,
    /// Whether its id names another parent than it does: it is shown as a doubt and left out of figures.
    pub is_astray: bool,
    /// What it holds, by the place of the field; fields without a value have no cell.
    pub(super) cells: Box<[(u8, Cell)]>,
}

/// A rule between the fields of an entry.
#[derive(Debug)]
pub struct Rule {
    /// What is asked.
    pub check: Check,
    /// What happens where it does not hold.
    pub weight: Weight,
}

/// Whether what breaks a rule is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weight {
    /// It cannot be written here. What comes in by a file is kept and shown as a doubt.
    Refuse,
    /// 存疑: it may be right and is likely a slip.
    Doubt,
}

/// What a rule asks of the fields that hold something; a missing one breaks nothing unless the rule says so.
#[derive(Debug)]
pub enum Check {
    /// No day of the first lies before the second. What is known to the month only breaks it where no day would fit.
    NotBefore(&'static str, &'static str),
    /// It is not still to come.
    NotFuture(&'static str),
    /// The month or year of the entry is not still to come, where this holds something.
    KeyNotFuture(&'static str),
    /// The first is at most the second.
    AtMost(&'static str, &'static str),
    /// Where the first holds something, so does one of these.
    Needs(&'static str, &'static [&'static str]),
    /// Where the first is below zero, the second says why.
    NegativeNeeds(&'static str, &'static str),
    /// Where the first is this choice, the second holds something.
    ChoiceNeeds(&'static str, &'static str, &'static str),
    /// Not both of these.
    NotBoth(&'static str, &'static str),
    /// A figure that is rarely above this.
    RarelyAbove(&'static str, i64),
    /// A sum since January is that of the month before and the part of this month, as far as both months say so; figures that differ by
    /// no more than this were rounded.
    Adds {
        /// The sum since January.
        sum: &'static str,
        /// The part of the month.
        part: &'static str,
        /// How far it may be off.
        off_by: Decimal,
    },
    /// A sum that begins anew each year is not less than that of the entry before.
    Falls(&'static str),
    /// A sum that never begins anew is not less than that of the entry before.
    FallsOverYears(&'static str),
    /// What it names does not lead back to the entry, by the same field of what it names. What only merging makes so is shown.
    NoCircle(&'static str),
    /// It is at most what the project says in this field.
    AboveOfProject(&'static str, &'static str),
    /// Anything else: which field is to blame, whether it is broken, and the sentence that says so.
    Other {
        /// The field that is shown as broken.
        field: &'static str,
        /// Whether it is broken.
        is_broken: fn(&Entry, &dyn Beside) -> bool,
        /// What is said.
        says: Text,
    },
}

/// What a rule may look at beside the entry itself.
pub trait Beside {
    /// A figure of the project of an entry, in the unit of its field.
    fn project_number(&self, entry: &Entry, key: &str) -> Option<Decimal>;
    /// The entry of the same register and parent that comes before this one in the natural order.
    fn before(&self, entry: &Entry) -> Option<Entry>;
    /// What an entry of any register names in a field of several references.
    fn named_by(&self, of: &EntityId, field: &str) -> Vec<EntityId>;
}

impl Register {
    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&'static FieldSpec> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// Where the field with this key stands.
    pub fn place(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.key == key)
    }

    /// The clock with this key.
    pub fn clock(&self, key: &str) -> Option<&'static Clock> {
        self.clocks.iter().find(|clock| clock.key == key)
    }

    /// Whether a command of its own makes its entries: something that none is without is nobody's to type.
    pub fn is_made_by_commands(&self) -> bool {
        self.fields.iter().any(|field| field.needed && field.from == ValuesFrom::CommandsAlone)
    }

    /// The fields that no part of the form names.
    pub fn further_fields(&self) -> impl Iterator<Item = &'static FieldSpec> {
        let named = |key: &str| self.groups.iter().any(|group| group.fields.contains(&key));
        self.fields.iter().filter(move |field| !named(field.key))
    }
}

impl std::fmt::Debug for Register {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.kind)
    }
}

impl PartialEq for Register {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Eq for Register {}

impl PartialOrd for Register {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Register {
    fn cmp(&self, other: &Self) -> Ordering {
        self.kind.cmp(other.kind)
    }
}

impl Hash for Register {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.kind.hash(state);
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Rule {}
