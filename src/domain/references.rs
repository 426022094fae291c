//! What hangs below an entity, and what names it: for pages that show both ends of a reference.

use std::sync::Arc;

use crate::book::{EntityId, sorting};

use super::fields::{FieldKind, FieldSpec};
use super::folding::same;
use super::register::{Cell, Entry, Parent, Register};
use super::registers::{REGISTERS, group};
use super::tables::Tables;

/// The registers whose entries belong to entries of this kind.
pub fn registers_below(kind: &str) -> impl Iterator<Item = &'static Register> + use<'_> {
    REGISTERS.iter().copied().filter(move |register| register.parent_kind() == Some(kind))
}

/// The fields of registers that name an entity of this kind.
pub fn fields_that_name(kind: &str) -> impl Iterator<Item = (&'static Register, &'static FieldSpec)> + use<'_> {
    let all = REGISTERS.iter().copied().flat_map(|register| register.fields.iter().map(move |spec| (register, spec)));
    all.filter(move |(_, spec)| matches!(spec.kind, FieldKind::Reference(named) if named == kind))
}

/// The entries that name an entity in a field, by id; those that are astray are left out.
pub fn naming<'a>(
    tables: &'a Tables,
    of: &EntityId,
    register: &'static Register,
    spec: &FieldSpec,
) -> Vec<&'a Arc<Entry>> {
    let names = |entry: &&Arc<Entry>| matches!(entry.cell_of(spec.key), Some(Cell::Reference(named)) if named == of);
    tables.entries().all(register).filter(|entry| !entry.is_astray).filter(names).collect()
}

/// The programmes or parks that a field of a project may name, by what they are called; none of another field.
pub fn groups_named_in<'a>(tables: &'a Tables, field: &str) -> Vec<&'a Arc<Entry>> {
    let all = tables.entries().all(&group::REGISTER).filter(|entry| !entry.is_astray);
    let mut groups: Vec<&Arc<Entry>> = all.filter(|entry| group::named_in(entry.text(group::KIND)) == field).collect();
    sorting::by(&mut groups, |one, other| one.text(group::NAME).cmp(other.text(group::NAME)));
    groups
}

/// The programme or park that a field of a project names, where it is on the list.
pub fn group_named<'a>(tables: &'a Tables, field: &str, name: &str) -> Option<&'a Arc<Entry>> {
    groups_named_in(tables, field).into_iter().find(|entry| same(entry.text(group::NAME), name))
}

impl Register {
    /// The kind of the entries that its own belong to, where that is another register's.
    pub const fn parent_kind(&self) -> Option<&'static str> {
        match self.parent {
            Parent::Entry(kind) => Some(kind),
            Parent::Project | Parent::ProjectOrNone | Parent::Shared => None,
        }
    }
}
