//! What a grid shows: rows and columns, and what each cell holds.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::EntityId;
use crate::domain::choices::Role;
use crate::domain::command::EntryTarget;
use crate::domain::decimal::Decimal;
use crate::domain::fields::{FieldKind, FieldSpec};
use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::fraction::Fraction;
use crate::domain::register::{Cell, Entry, Register};
use crate::domain::text::{Lang, Text};
use crate::domain::when::When;

/// The head of a column.
#[derive(Debug)]
pub struct Head {
    /// By which pages know it.
    pub key: &'static str,
    /// What stands above it, without its unit.
    pub name: Text,
    /// What its figures count, where they do.
    pub unit: Option<Text>,
    /// Whether figures stand in it.
    pub figures: bool,
    /// Whether what stands in it is verified (核定).
    pub verified: bool,
}

/// A column of words.
pub(super) const fn head(key: &'static str, name: Text) -> Head {
    Head { key, name, unit: None, figures: false, verified: false }
}

/// A column of money, 万元.
pub(super) const fn money_head(key: &'static str, name: Text) -> Head {
    Head { key, name, unit: Some(Text::new("万元", "10,000 yuan")), figures: true, verified: false }
}

impl Head {
    /// Figures stand in it.
    pub(super) const fn figures(mut self) -> Self {
        self.figures = true;
        self
    }

    /// What stands in it is verified.
    pub(super) const fn verified(mut self) -> Self {
        self.verified = true;
        self
    }
}

/// A column of shares, %.
pub(super) const fn share_head(key: &'static str, name: Text) -> Head {
    Head { key, name, unit: Some(Text::new("%", "%")), figures: true, verified: false }
}

/// A field of an entry at a place of the grid. The entry may not be there yet.
#[derive(Clone, PartialEq, Debug)]
pub struct FieldAt {
    /// The register.
    pub register: &'static Register,
    /// What the entry belongs to.
    pub parent: EntityId,
    /// The month or the year.
    pub period: When,
    /// The field, by its place.
    pub place: usize,
    /// The entry, where there is one.
    pub entry: Option<Arc<Entry>>,
}

impl FieldAt {
    /// The field.
    pub fn spec(&self) -> &'static FieldSpec {
        &self.register.fields[self.place]
    }

    /// Which entry is written.
    pub fn target(&self) -> EntryTarget {
        EntryTarget::OfKey { register: self.register, parent: Some(self.parent.clone()), period: Some(self.period) }
    }

    /// The id that the entry has, or would have.
    pub fn id(&self) -> Option<EntityId> {
        self.register.key.id(self.register, Some(&self.parent), Some(self.period), |_| "").ok().flatten()
    }

    /// What it holds.
    pub fn cell(&self) -> Option<&Cell> {
        self.entry.as_ref()?.cell(self.place)
    }

    /// Its number, where it holds one.
    pub fn number(&self) -> Option<Decimal> {
        match self.cell()? {
            Cell::Number(number) => Some(*number),
            Cell::Count(count) => Some(Decimal::whole(*count)),
            _ => None,
        }
    }

    /// Its text as it is typed: figures without thousands, choices in words.
    pub fn text(&self, lang: Lang) -> String {
        match self.cell() {
            None => String::new(),
            Some(Cell::Number(number)) => number.to_string(),
            Some(cell) => cell.shown(self.spec(), lang),
        }
    }

    /// As people read it: money with two places, as all money in a column.
    pub fn shown(&self, lang: Lang) -> String {
        match (self.cell(), self.spec().kind) {
            (Some(Cell::Number(number)), FieldKind::Money) => money((*number).into()),
            (Some(cell), _) => cell.shown(self.spec(), lang),
            (None, _) => String::new(),
        }
    }

    /// Whether this role writes it.
    pub fn is_for(&self, role: Role) -> bool {
        self.spec().by.include(role)
    }
}

/// What a cell of a grid holds.
#[derive(Clone, PartialEq, Debug)]
pub enum Holds {
    /// A field, which some may write.
    Field(FieldAt),
    /// An amount that is computed; none where there is none.
    Figure(Option<Fraction>),
    /// Something else that is computed, as it is copied.
    Words(String),
}

/// What goes with everything that is written.
#[derive(Clone, PartialEq, Debug)]
pub struct Beside {
    /// In which role.
    pub role: Role,
    /// The day.
    pub today: NaiveDate,
    /// The language in which choices are typed and read.
    pub lang: Lang,
    /// 核定依据 for figures that are verified without a visit, as typed; empty for none.
    pub basis: String,
}

/// A grid.
pub trait Sheet {
    /// How many rows it has.
    fn rows(&self) -> usize;

    /// Its columns.
    fn heads(&self) -> &'static [Head];

    /// What a cell holds. A place outside holds nothing.
    fn holds(&self, row: usize, column: usize) -> Holds;

    /// What a row is called.
    fn label(&self, row: usize, lang: Lang) -> String;

    /// What is written along when these fields of a row are: who reports says when.
    fn along(&self, row: usize, fields: &[&str], beside: &Beside) -> Vec<(String, String)>;
}

/// An amount of money as it stands in a column: two places, thousands apart.
pub fn money(amount: Fraction) -> String {
    Amount::of(amount, 2, Rounding::HalfAway).grouped()
}
