//! Units as the book spells them: a list that spells one otherwise makes no second one.

use std::collections::HashMap;

use crate::book::{Book, Value};
use crate::domain::fields::FieldKind;
use crate::domain::folding::fold;
use crate::domain::ids::UnitId;
use crate::domain::tables::Tables;

use super::cell::ReadCell;
use super::subject::Subject;

/// The units that are known already, each in the spelling that it has: a list that spells one otherwise makes no second one.
pub(super) struct KnownUnits(HashMap<String, String>);

impl KnownUnits {
    pub(super) fn of(book: &Book, tables: &Tables) -> KnownUnits {
        let mut units = KnownUnits(HashMap::new());
        let listed = book.entities(UnitId::KIND).map(|(of, _)| book.text(of, "name"));
        let projects = tables
            .projects()
            .flat_map(|project| [book.text(project.id.entity(), "lead_unit"), book.text(project.id.entity(), "owner")]);
        for name in listed.chain(projects) {
            units.known(name);
        }
        units
    }

    /// Spells the units that cells name as they are known.
    pub(super) fn spell(&mut self, subject: Subject, cells: &mut [ReadCell]) {
        let is_unit =
            |cell: &&mut ReadCell| subject.spec(cell.field.as_str()).is_some_and(|spec| spec.kind == FieldKind::Unit);
        for cell in cells.iter_mut().filter(is_unit) {
            let known = cell.value.as_text().map(|name| Value::text(self.known(name)));
            cell.value = known.unwrap_or(Value::Null);
        }
    }

    /// The unit in its first spelling.
    fn known(&mut self, name: &str) -> &str {
        self.0.entry(fold(name)).or_insert_with(|| name.to_owned())
    }
}
