//! Cells that name other records (紧前): by what these are called, among what the project has and among the rows of the list itself.

use std::collections::BTreeSet;

use crate::book::{EntityId, Value};
use crate::domain::fields::{FieldError, FieldKind, FieldSpec, plain};
use crate::domain::folding::{fold, same};
use crate::domain::register::{Key, Register};
use crate::domain::registers::register_of;
use crate::domain::tables::Tables;
use crate::domain::text::Lang;

use super::cell::{CellError, ReadCell};
use super::reading::{Rows, WrongCell, text_of};

/// What the rows of a list are called, where their ids are made of it: they name each other.
pub(super) struct Named {
    register: &'static Register,
    field: Option<&'static str>,
    rows: BTreeSet<String>,
}

impl Named {
    pub(super) fn of(rows: &Rows, register: &'static Register) -> Self {
        let field = match register.key {
            Key::Text([field]) => Some(*field),
            Key::Text(_) | Key::Month | Key::Year | Key::Single | Key::Code { .. } | Key::Fresh(_) => None,
        };
        let named = field.map(|field| rows.readings.iter().map(|row| fold(&text_of(&row.values, field))).collect());
        Self { register, field, rows: named.unwrap_or_default() }
    }

    /// Turns names into ids. A cell that names what is nowhere is left out, and told.
    pub(super) fn find(
        &self,
        cells: &mut Vec<ReadCell>,
        parent: Option<&EntityId>,
        tables: &Tables,
        wrong: &mut Vec<WrongCell>,
    ) {
        cells.retain_mut(|cell| {
            let spec = self.register.field(cell.field.as_str());
            let Some(FieldSpec { kind: FieldKind::References(kinds), .. }) = spec else { return true };
            let ids = cell.value.items().iter().map(|name| self.id_of(name.as_text()?, kinds, parent, tables));
            let Some(mut ids) = ids.collect::<Option<Vec<String>>>() else {
                let why = CellError::Unfit(FieldError::NotAReference);
                wrong.push(WrongCell { column: cell.column, text: plain(&cell.value), why });
                return false;
            };
            crate::book::sorting::by_key(&mut ids, Clone::clone);
            ids.dedup();
            cell.value = if ids.is_empty() { Value::Null } else { Value::texts(ids) };
            true
        });
    }

    /// The record of this name that the project has; else the one that a row of the list will be.
    fn id_of(&self, name: &str, kinds: &[&str], parent: Option<&EntityId>, tables: &Tables) -> Option<String> {
        let parent = parent?;
        let of_kind = |kind: &&str| {
            let mut entries = tables.entries().of(parent, register_of(kind)?);
            entries.find(|entry| same(&entry.title(Lang::Zh), name)).map(|entry| entry.id.to_string())
        };
        kinds.iter().find_map(of_kind).or_else(|| {
            let field = self.field.filter(|_| self.rows.contains(&fold(name)))?;
            let text = |key: &str| if key == field { name } else { "" };
            let id = self.register.key.id(self.register, Some(parent), None, text);
            id.ok().flatten().map(|id| id.to_string())
        })
    }
}
