//! Fields of the book as columns of a table that goes out, under the headings by which they come in again.

use crate::book::{Book, EntityId};
use crate::domain::fields::{FieldKind, FieldSpec};
use crate::domain::measure::Unit;
use crate::domain::text::Lang;
use crate::exchange::list::EXTRA_PREFIX;

use super::table::{Holds, SheetColumn};

/// Whether any of these holds something in a field.
pub(super) fn is_filled(book: &Book, entities: &[&EntityId], key: &str) -> bool {
    entities.iter().any(|of| !book.value(of, key).is_null())
}

/// The columns that lists brought under their own headings, in the order in which they come first.
pub(super) fn extras(book: &Book, entities: &[&EntityId]) -> Vec<String> {
    let mut extras: Vec<String> = Vec::new();
    for of in entities {
        let own = book.entity(of).into_iter().flat_map(|entity| entity.fields_from(EXTRA_PREFIX));
        for name in own.filter_map(|field| field.as_str().strip_prefix(EXTRA_PREFIX)) {
            if !extras.iter().any(|known| known == name) && is_filled(book, entities, &format!("{EXTRA_PREFIX}{name}"))
            {
                extras.push(name.to_owned());
            }
        }
    }
    extras
}

/// The column of a field: its name, with its unit.
pub(super) fn field_column(spec: &FieldSpec, lang: Lang) -> SheetColumn {
    let name = spec.name.get(lang);
    let head = match Unit::of_kind(spec.kind).first() {
        Some(unit) => match lang {
            Lang::Zh => format!("{name}（{}）", unit.label(lang)),
            Lang::En => format!("{name} ({})", unit.label(lang)),
        },
        None => name.to_owned(),
    };
    let holds = match spec.kind {
        FieldKind::Money
        | FieldKind::Area
        | FieldKind::Percent
        | FieldKind::Number
        | FieldKind::Quantity(_)
        | FieldKind::Count => Holds::Figures,
        FieldKind::Day | FieldKind::When => Holds::Days,
        _ => Holds::Words,
    };
    SheetColumn { head, holds }
}
