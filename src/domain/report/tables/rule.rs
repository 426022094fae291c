//! What a table is as data, and what is made of it.

use chrono::NaiveDate;

use crate::book::{Book, EntityId};
use crate::domain::tables::Tables;
use crate::domain::text::Text;

use super::super::document::Document;
use super::super::facts::{Facts, Wanted};
use super::asked::TableAsked;

/// What of its time a table is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Period {
    /// Figures as of the end of a month.
    Month,
    /// Rows of which a day, said here, falls between two.
    Days((&'static str, &'static str)),
    /// As things stand today.
    Today,
}

/// A table.
pub struct TableRule {
    /// By which it is known in addresses.
    pub key: &'static str,
    /// Its name.
    pub name: Text,
    /// What it holds.
    pub about: Text,
    /// What of its time it is asked for.
    pub period: Period,
    /// Its title, where that depends on its rows.
    pub title: Option<fn(&Facts) -> Text>,
    /// Its rows and columns.
    pub source: &'static dyn Source,
}

/// A column that can be chosen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// By which it is known.
    pub key: &'static str,
    /// Its name.
    pub name: Text,
    /// Whether it stands in this table.
    pub is_shown: bool,
}

/// A table as it was asked for, with what can be asked of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Made {
    /// The table, as a document of its own.
    pub document: Document,
    /// Its columns, those that are shown first and in their order.
    pub heads: Vec<Head>,
    /// The columns by which it can be grouped.
    pub groups: Vec<Head>,
    /// Whether some column names persons.
    pub has_persons: bool,
    /// The units that it can be narrowed to.
    pub units: Vec<String>,
    /// How many rows it has without what it is narrowed to.
    pub all: usize,
    /// How many it has.
    pub rows: usize,
}

/// Makes a table from the book as of a day.
pub fn made(
    rule: &TableRule,
    book: &Book,
    tables: &Tables,
    office: &EntityId,
    asked: &TableAsked,
    day: NaiveDate,
) -> Made {
    let wanted = Wanted { as_of: asked.as_of, day, basis: String::new(), leader: None, last: None };
    rule.source.make(&Facts::gather(book, tables, office, wanted), asked, rule)
}

/// Where rows and columns come from, whatever the rows are of.
pub trait Source: Sync {
    /// The table.
    fn make(&self, facts: &Facts, asked: &TableAsked, rule: &TableRule) -> Made;
    /// Whether rows stand in groups.
    fn has_groups(&self) -> bool;
    /// Whether some of the rows are done with.
    fn has_ends(&self) -> bool;
}
