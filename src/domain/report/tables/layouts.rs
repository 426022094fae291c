//! 版式: how the office lays a table out, kept in the book under a name: columns, what it is narrowed to, groups; and the one in which it opens.
//!
//! They are rules of the office, one entity for each table (`rule/layouts.problems`) with a field for each name, so that they go with the book,
//! and two people who keep the same name find a conflict to decide and not a lost layout.

use serde::{Deserialize, Serialize};

use crate::book::{Book, EntityId, Value};
use crate::domain::folding::trimmed;
use crate::domain::kind::Kind;

use super::asked::TableAsked;

/// The field that names the layout in which a table opens.
pub const USUAL: &str = "usual";

/// The prefix of the fields that hold layouts, by their names.
pub const LAYOUT: &str = "layout/";

/// What stands before the key of a table among the rules of the office.
const PREFIX: &str = "layouts.";

/// How many characters a name has at most, so that a field holds it.
pub const LONGEST_NAME: usize = 24;

/// How a table is laid out. The period is no part of it: a layout is for every month.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// The columns by their keys, in their order; none for those that are usual.
    pub columns: Vec<String>,
    /// Only rows of this unit; empty for all.
    pub unit: String,
    /// Only what is open.
    pub is_open: bool,
    /// Whether rows stand in no groups.
    pub is_flat: bool,
    /// By what they are grouped; empty for what is usual.
    pub by: String,
    /// Whether persons and complainants may be named.
    pub names_persons: bool,
}

impl Layout {
    /// How a table stands now.
    pub fn of(asked: &TableAsked) -> Self {
        Self {
            columns: asked.columns.clone().unwrap_or_default(),
            unit: asked.unit.clone().unwrap_or_default(),
            is_open: asked.is_open,
            is_flat: !asked.is_grouped,
            by: asked.by.clone().unwrap_or_default(),
            names_persons: asked.names_persons,
        }
    }

    /// What is asked for in this layout; the period stays.
    pub fn asks(&self, asked: &TableAsked) -> TableAsked {
        let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        TableAsked {
            columns: Some(self.columns.clone()).filter(|columns| !columns.is_empty()),
            unit: some(&self.unit),
            is_open: self.is_open,
            is_grouped: !self.is_flat,
            by: some(&self.by),
            names_persons: self.names_persons,
            ..asked.clone()
        }
    }
}

/// The entity that holds the layouts of a table.
pub fn id(table: &str) -> Option<EntityId> {
    EntityId::new(Kind::Rule.key(), &format!("{PREFIX}{table}")).ok()
}

/// Whether it holds layouts.
pub fn is_layouts(of: &EntityId) -> bool {
    Kind::of(of) == Some(Kind::Rule) && of.rest().starts_with(PREFIX)
}

/// The field of a layout with this name; none of what is no name.
pub fn field_of(name: &str) -> Option<String> {
    let name = trimmed(name);
    (!name.is_empty() && name.chars().count() <= LONGEST_NAME).then(|| format!("{LAYOUT}{name}"))
}

/// The layouts of a table, by their names.
pub fn all(book: &Book, table: &str) -> Vec<(String, Layout)> {
    let Some(of) = id(table) else { return Vec::new() };
    let fields = book.entity(&of).into_iter().flat_map(|entity| entity.fields_from(LAYOUT));
    let read = |field: &str| {
        let value = book.value(&of, field);
        let layout = serde_json::to_string(value).ok().and_then(|json| serde_json::from_str(&json).ok())?;
        Some((field.strip_prefix(LAYOUT)?.to_owned(), layout))
    };
    fields.filter(|field| !book.value(&of, field.as_str()).is_null()).filter_map(|field| read(field.as_str())).collect()
}

/// The name of the layout in which a table opens, where there is one of that name.
pub fn usual(book: &Book, table: &str) -> Option<String> {
    let name = book.text(&id(table)?, USUAL).to_owned();
    all(book, table).iter().any(|(known, _)| *known == name).then_some(name)
}

/// A layout as the book stores it; none where it cannot be written down.
pub fn stored(layout: &Layout) -> Option<Value> {
    serde_json::to_string(layout).ok().and_then(|json| serde_json::from_str(&json).ok())
}
