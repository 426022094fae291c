//! What a new problem is filled in with at first. Everything here may be overruled by whoever raises it.

use crate::book::Book;

use super::choices::UnitKind;
use super::ids::{ProjectId, UnitId};
use super::taxonomy::Category;

/// 牵头单位 for a problem of this category.
///
/// | The category is led by | Suggested |
/// |---|---|
/// | nobody in particular | the project's own 责任单位 |
/// | the owner (业主) first | the project's own 业主, or else as below |
/// | kinds of units | the first unit of the office's list that is of the first such kind |
/// | kinds that the list does not have | the project's own 责任单位 |
pub fn lead_unit(book: &Book, project: &ProjectId, category: Category) -> String {
    let own = |field: &str| book.text(project.entity(), field).to_owned();
    let of_kind = |kind: &UnitKind| match kind {
        UnitKind::Owner => Some(own("owner")).filter(|name| !name.is_empty()),
        kind => listed(book, *kind),
    };
    category.lead_units().iter().find_map(of_kind).unwrap_or_else(|| own("lead_unit"))
}

/// The first unit of this kind on the office's list, by name.
fn listed(book: &Book, kind: UnitKind) -> Option<String> {
    book.entities(UnitId::KIND)
        .filter(|(of, _)| book.text(of, "kind") == kind.key())
        .map(|(of, _)| book.text(of, "name"))
        .find(|name| !name.is_empty())
        .map(str::to_owned)
}
