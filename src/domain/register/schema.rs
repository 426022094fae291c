//! What a register is, and an entry of it: they know each other.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::EntityId;
use crate::domain::choices::Phase;
use crate::domain::decimal::Decimal;
use crate::domain::fields::{ChoiceList, FieldSpec, ValuesFrom};
use crate::domain::figures::calendar::Calendar;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::missing::Missing;
use crate::domain::figures::rule::Rule as FigureRule;
use crate::domain::figures::share::Share;
use crate::domain::figures::source::{Given, Source};
use crate::domain::text::Text;
use crate::domain::when::When;

use super::cell::Cell;
use super::clock::Clock;
use super::flow::Flow;
use super::judged::Judged;
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
    /// What is reckoned of its entries; nothing of it is stored.
    pub computed: Computed,
}

/// What a register reckons of its entries.
pub struct Computed {
    /// Of each entry: further columns, facts of its page, days that clocks go by.
    pub columns: &'static [Derived],
    /// Of the entries of a list together.
    pub rates: &'static [Rate],
    /// How many of them have come how far.
    pub funnel: Option<&'static Funnel>,
}

impl Computed {
    /// A register that reckons nothing.
    pub const NOTHING: Self = Self { columns: &[], rates: &[], funnel: None };
}

/// One thing that is reckoned of an entry.
pub struct Derived {
    /// Its key: no field of the register has it.
    pub key: &'static str,
    /// What it is, and how it is reckoned.
    pub reckons: Reckons,
}

/// How something is reckoned of an entry.
pub enum Reckons {
    /// A figure by a rule, which has its name and its unit.
    Figure {
        /// The rule.
        rule: &'static FigureRule,
        /// What the entry puts in, or why it puts in nothing.
        of: fn(&Entry, &dyn Around) -> Result<Share, Missing>,
        /// Whether the figures of several entries make one: the sum of the parts by the sum of the wholes.
        is_summed: bool,
    },
    /// A judgement: one of a list of words, with the facts that it rests on.
    Word {
        /// What it is called.
        name: Text,
        /// The rule in words.
        about: Text,
        /// What it may say.
        words: &'static ChoiceList,
        /// The judgement; none where nothing can be said.
        of: fn(&Entry, &dyn Around) -> Option<Judged>,
    },
    /// A day.
    Day {
        /// What it is called.
        name: Text,
        /// The rule in words.
        about: Text,
        /// The day; none where there is none.
        of: fn(&Entry, &dyn Around) -> Option<Given<NaiveDate>>,
    },
}

/// What was reckoned of an entry. Most of it are figures, so that no box is worth its allocation.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, PartialEq, Debug)]
pub enum Reckoned {
    /// A figure, and what it puts into a total.
    Figure(Figure, Option<Share>),
    /// A judgement.
    Word(Option<Judged>),
    /// A day.
    Day(Option<Given<NaiveDate>>),
}

/// A figure of several entries together, of those that put something in.
pub struct Rate {
    /// The rule, which has its name and its unit.
    pub rule: &'static FigureRule,
    /// What an entry puts in; none where it does not count.
    pub of: fn(&Entry, &dyn Around) -> Option<Share>,
}

/// 漏斗: the steps that entries take one after the other.
pub struct Funnel {
    /// What it is called.
    pub name: Text,
    /// The steps, in their order.
    pub steps: &'static [Step],
    /// The field with the 万元 that are summed beside the count.
    pub money: &'static str,
}

/// One step of a funnel.
pub struct Step {
    /// Its key.
    pub key: &'static str,
    /// What it is called.
    pub name: Text,
    /// When the entry took it; none where it did not.
    pub of: fn(&Entry, &dyn Around) -> Option<Given<NaiveDate>>,
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

/// What stands around an entry, for what is reckoned of it, as of a day.
pub trait Around {
    /// The day.
    fn today(&self) -> NaiveDate;
    /// 工作日历.
    fn calendar(&self) -> &Calendar;
    /// An entry that is there.
    fn entry(&self, id: &EntityId) -> Option<Arc<Entry>>;
    /// The entries of this kind that belong to this, by id; those that are astray are left out.
    fn below(&self, of: &EntityId, kind: &str) -> Vec<Arc<Entry>>;
    /// Every entry of this kind, by id; those that are astray are left out.
    fn all(&self, kind: &str) -> Vec<Arc<Entry>>;
    /// A figure of a project, in the unit of its field.
    fn number(&self, project: &EntityId, key: &'static str) -> Option<Given<Decimal>>;
    /// A text of a project; empty for none.
    fn text(&self, project: &EntityId, key: &str) -> String;
    /// The projects of which this field says this, as names are compared: without blanks, half width, lower case.
    fn projects(&self, key: &'static str, says: &str) -> Vec<EntityId>;
    /// 开工 of a project.
    fn started(&self, project: &EntityId) -> Option<Given<When>>;
    /// 竣工 of a project.
    fn finished(&self, project: &EntityId) -> Option<Given<When>>;
    /// 本年累计完成 of a project, as of the last closed month of this year of the calendar or before it, 万元.
    fn completed(&self, project: &EntityId, year: i32) -> Figure;
    /// The open 重大 problems of safety and quality that a unit answers for, or that stand in its projects.
    fn critical_problems(&self, unit: &str) -> Vec<Source>;
    /// 自开工累计完成 of a project as of the last closed month, 万元.
    fn since_start(&self, project: &EntityId) -> Figure;
}

impl Derived {
    /// What it is called.
    pub fn name(&self) -> Text {
        match &self.reckons {
            Reckons::Figure { rule, .. } => rule.name.clone(),
            Reckons::Word { name, .. } | Reckons::Day { name, .. } => name.clone(),
        }
    }

    /// The rule in words.
    pub fn about(&self) -> Text {
        match &self.reckons {
            Reckons::Figure { rule, .. } => rule.text.clone(),
            Reckons::Word { about, .. } | Reckons::Day { about, .. } => about.clone(),
        }
    }

    /// Reckons it of an entry. One that is astray puts nothing into totals.
    pub fn of(&self, entry: &Entry, around: &dyn Around) -> Reckoned {
        match &self.reckons {
            Reckons::Figure { rule, of, .. } => match of(entry, around) {
                Ok(share) => Reckoned::Figure(share.figure(rule), Some(share).filter(|_| !entry.is_astray)),
                Err(why) => Reckoned::Figure(Figure::missing(rule, why), None),
            },
            Reckons::Word { of, .. } => Reckoned::Word(of(entry, around)),
            Reckons::Day { of, .. } => Reckoned::Day(of(entry, around)),
        }
    }
}

impl Register {
    /// What is reckoned under this key, and its place.
    pub fn derived(&self, key: &str) -> Option<(usize, &'static Derived)> {
        self.computed.columns.iter().enumerate().find(|(_, derived)| derived.key == key)
    }

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
