//! What a new problem is filled in with at first. Everything here may be overruled by whoever raises it.

use crate::book::Book;

use super::choices::UnitKind;
use super::ids::{ProjectId, UnitId};
use super::taxonomy::Category;

/// 牵头单位 for a problem of this category: the first of the category's kinds of units (主管, 业主, …) that is clear.
///
/// | The kind | Suggested |
/// |---|---|
/// | 业主 | the project's own 建设单位 |
/// | 施工, 监理 | the project's own 施工单位, 监理单位, else as below |
/// | that of the project's own 责任单位 | this unit |
/// | one unit of the office's list is of it | that unit |
/// | none is, or several are | nothing: the next kind is tried |
/// | no kind is left, or the category names none | the project's own 责任单位 |
pub fn lead_unit(book: &Book, project: &ProjectId, category: Category) -> String {
    proposed_unit(book, project, category).0
}

/// What a unit is proposed by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnitGrounds {
    /// 据类别: the category names its kind of unit.
    Category,
    /// 据项目责任单位: the category names none that is clear.
    Project,
}

/// The same, with what it is proposed by.
pub fn proposed_unit(book: &Book, project: &ProjectId, category: Category) -> (String, UnitGrounds) {
    let own = |field: &str| Some(book.text(project.entity(), field)).filter(|name| !name.is_empty());
    let lead = own("lead_unit").unwrap_or_default();
    let clear = |kind: &UnitKind| match kind {
        UnitKind::Owner => own("owner"),
        UnitKind::Contractor => own("contractor").or_else(|| only_one(book, UnitKind::Contractor)),
        UnitKind::Supervision => own("supervisor").or_else(|| only_one(book, UnitKind::Supervision)),
        kind if kind_of(book, lead) == kind.key() => Some(lead),
        kind => only_one(book, *kind),
    };
    match category.lead_units().iter().find_map(clear) {
        Some(unit) => (unit.to_owned(), UnitGrounds::Category),
        None => (lead.to_owned(), UnitGrounds::Project),
    }
}

/// The fields of a project that name a leader, the one who answers for a problem first.
pub const LEADERS: [&str; 5] = ["leader", "patron", "deputy", "liaison", "principal"];

/// 责任领导 for a problem: the project's own 责任领导, else the leader who stands for it (包保), else 分管, 联系, 主要领导.
pub fn leader(book: &Book, project: &ProjectId) -> String {
    let named = LEADERS.iter().map(|field| book.text(project.entity(), field).trim()).find(|name| !name.is_empty());
    named.unwrap_or_default().to_owned()
}

/// The kind of a unit of the office's list; empty for one that is not on it.
fn kind_of<'a>(book: &'a Book, name: &str) -> &'a str {
    UnitId::from_rest(name).map_or("", |unit| book.text(unit.entity(), "kind"))
}

/// The unit of this kind, where the office's list has exactly one.
fn only_one(book: &Book, kind: UnitKind) -> Option<&str> {
    let mut listed = book
        .entities(UnitId::KIND)
        .filter(|(of, _)| book.text(of, "kind") == kind.key())
        .map(|(of, _)| book.text(of, "name"))
        .filter(|name| !name.is_empty());
    let first = listed.next()?;
    listed.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fields::{FieldKind, spec};

    #[test]
    fn every_field_of_a_leader_is_one_of_a_project() {
        for key in LEADERS {
            assert_eq!(spec(ProjectId::KIND, key).map(|spec| spec.kind), Some(FieldKind::Person), "{key}");
        }
    }
}
