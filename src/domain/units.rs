//! 计量单位: the unit behind a figure of a checklist.
//!
//! Most items name their own. 实物量 and 产能 are measured in whatever unit the project has for them (km, m³, 万吨); where it
//! has none, no unit stands behind the figure, and a label says by what it goes.

use std::borrow::Cow;

use crate::book::Book;

use super::checklist::{Item, ItemKind};
use super::ids::ProjectId;
use super::text::{Lang, Text};

/// What a template writes in the place of a unit that it does not know. No unit is called so.
#[derive(Debug, PartialEq, Eq)]
pub struct OpenUnit {
    /// The words, in both languages.
    pub words: (&'static str, &'static str),
    /// The field of the project that names the unit; none where it stands in the note beside the figure.
    pub field: Option<&'static str>,
}

/// 计量单位 of 实物量.
pub const QUANTITY_UNIT: OpenUnit =
    OpenUnit { words: ("按项目计量单位", "in the project’s unit"), field: Some("quantity_unit") };

/// 计量单位 of 产能.
pub const CAPACITY_UNIT: OpenUnit =
    OpenUnit { words: ("按项目产能单位", "in the project’s unit of capacity"), field: Some("capacity_unit") };

/// The first versions of the checklists had the unit written in the note, whatever the project names today.
pub const UNIT_IN_NOTE: OpenUnit = OpenUnit { words: ("项目计量单位", "in its own unit"), field: None };

const OPEN_UNITS: [&OpenUnit; 3] = [&QUANTITY_UNIT, &CAPACITY_UNIT, &UNIT_IN_NOTE];

/// The unit that a template leaves open, also in a copy that kept one language only.
fn open_unit(unit: &Text) -> Option<&'static OpenUnit> {
    OPEN_UNITS.into_iter().find(|open| open.words.0 == unit.zh || open.words.1 == unit.en)
}

/// The unit behind a figure that answers `item` for `project`.
///
/// | The item | |
/// |---|---|
/// | names a unit | this one |
/// | leaves it to the project, which names one | the project's |
/// | leaves it to the project, which names none | none |
/// | has it written in the note | none |
/// | has none, or is no number | none |
pub fn unit_of<'a>(book: &'a Book, project: &ProjectId, item: &'a Item, lang: Lang) -> Option<&'a str> {
    let ItemKind::Number { unit, .. } = &item.kind else { return None };
    let named = match open_unit(unit) {
        Some(open) => book.text(project.entity(), open.field?),
        None => unit.get(lang),
    };
    Some(named.trim()).filter(|named| !named.is_empty())
}

/// What stands beside an item where no project is known: its unit, or in brackets by what it goes; empty where it has none.
pub fn unit_label(unit: &Text, lang: Lang) -> Cow<'_, str> {
    let words = unit.get(lang);
    match (open_unit(unit), lang) {
        (None, _) => Cow::Borrowed(words),
        (Some(_), Lang::Zh) => Cow::Owned(format!("（{words}）")),
        (Some(_), Lang::En) => Cow::Owned(format!("({words})")),
    }
}
