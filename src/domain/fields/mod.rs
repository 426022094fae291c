//! The fields of the trade's entities as tables: key in the book, names, kind, and the header words by which lists call them.
//!
//! Forms, the import of lists, histories and conflicts all read these tables, so a field is described once.

mod choice_of;
mod error;
mod headers;
mod keyed;
mod ledger;
mod limits;
mod project;
mod reading;
mod spec;
mod tables;

use crate::book::{Book, EntityId, Value};

use super::kind::Kind;
use super::taxonomy::Category;
use super::text::Lang;

pub use choice_of::{ChoiceList, ChoiceOf, ChoiceOption, option};
pub use error::FieldError;
pub use keyed::{DAY_KINDS, NODE_RULE_FIELDS, RULE_FIELDS};
pub use ledger::{LEDGER_FIELDS, LEDGER_STATES, OWN_NUMBER, RECKONED};
pub use limits::{LONGEST_LINE, LONGEST_PARAGRAPH, LONGEST_TEXT};
pub use project::{DATUMS, GCJ02, PROJECT_FIELDS};
pub use spec::{FieldKind, FieldSpec, ValuesFrom, Writers, field, plain};
pub use tables::{
    ATTACHMENT_FIELDS, OFFICE_FIELDS, PERSON_FIELDS, PHOTO_FIELDS, PROBLEM_FIELDS, PROBLEM_LIFE, REMARK_FIELDS,
    SIGNATURE_FIELDS, TEMPLATE_FIELDS, UNIT_FIELDS, VISIT_FIELDS,
};

/// The table of one kind of entity; empty for kinds without one.
pub fn fields_of(kind: &str) -> &'static [FieldSpec] {
    let Some(kind) = Kind::from_key(kind) else { return &[] };
    match kind {
        Kind::Project => PROJECT_FIELDS,
        Kind::Visit => VISIT_FIELDS,
        Kind::Problem => PROBLEM_FIELDS,
        Kind::Person => PERSON_FIELDS,
        Kind::Office => OFFICE_FIELDS,
        Kind::Unit => UNIT_FIELDS,
        Kind::Remark => REMARK_FIELDS,
        Kind::Photo => PHOTO_FIELDS,
        Kind::Attachment => ATTACHMENT_FIELDS,
        Kind::Signature => SIGNATURE_FIELDS,
        Kind::Template => TEMPLATE_FIELDS,
        Kind::Entry(register) => register.fields,
        // Their fields are made of a key each: see `keyed`.
        Kind::Rule | Kind::Calendar => &[],
        Kind::Draft | Kind::Import | Kind::Export | Kind::Device => &[],
    }
}

/// The description of one field, by the kind of its entity and its key.
pub fn spec(kind: &str, key: &str) -> Option<&'static FieldSpec> {
    let life = if kind == Kind::Problem.key() { PROBLEM_LIFE } else { &[] };
    fields_of(kind).iter().chain(life).find(|spec| spec.key == key).or_else(|| keyed::spec_of(kind, key))
}

/// The description of a field that a person may give any value that fits, if only in the decision of a conflict.
pub fn writable(kind: &str, key: &str) -> Option<&'static FieldSpec> {
    spec(kind, key).filter(|spec| spec.from == ValuesFrom::Writers)
}

/// What a field of this kind of thing is called. A column of a list that has no field of its own is called by its heading.
pub fn field_name(kind: Option<Kind>, key: &str, lang: Lang) -> String {
    if let Some(name) = kind.and_then(|kind| keyed::name_of(kind, key, lang)) {
        return name;
    }
    match kind.and_then(|kind| spec(kind.key(), key)) {
        Some(spec) => spec.name.get(lang).to_owned(),
        None => key.trim_start_matches("x/").to_owned(),
    }
}

/// Writes a value of a field of an entity as people read it, also where what it means depends on another field of the entity.
pub fn show(book: &Book, of: &EntityId, spec: &FieldSpec, value: &Value, lang: Lang) -> String {
    match (spec.kind, value.as_text()) {
        (FieldKind::Cause, Some(cause)) => cause_words(book.text(of, CATEGORY), cause, lang),
        _ => spec.show(value, lang),
    }
}

/// The field of a problem that says which causes it may have.
const CATEGORY: &str = "category";

/// 具体原因: the name of a cause of the category, or the words that a person wrote.
pub fn cause_words(category: &str, cause: &str, lang: Lang) -> String {
    let known = Category::from_key(category).and_then(|category| category.cause(cause));
    known.map_or_else(|| cause.to_owned(), |cause| cause.label(lang).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_called_by_the_kind_that_it_belongs_to() {
        for (kind, key, name) in [
            (Kind::Project, "name", "项目名称"),
            (Kind::Unit, "name", "单位名称"),
            (Kind::Person, "name", "姓名"),
            (Kind::Template, "title", "检查表名称"),
            (Kind::Template, "items", "检查项"),
            (Kind::Problem, "title", "问题"),
            (Kind::Problem, "report", "整改情况"),
            (Kind::Problem, "recheck", "复查意见"),
            (Kind::Visit, "findings", "督查意见"),
            (Kind::Person, "role", "角色"),
            (Kind::Unit, "kind", "单位类别"),
            (Kind::Remark, "text", "内容"),
            (Kind::Project, "x/传真", "传真"),
        ] {
            assert_eq!(field_name(Some(kind), key, Lang::Zh), name, "{kind:?} {key}");
        }
        assert_eq!(field_name(None, "altitude", Lang::En), "altitude");
    }

    #[test]
    fn no_key_stands_twice_in_a_table() {
        for kind in Kind::all() {
            let life = if kind == Kind::Problem { PROBLEM_LIFE } else { &[] };
            let keys: Vec<&str> = fields_of(kind.key()).iter().chain(life).map(|spec| spec.key).collect();
            let different: std::collections::BTreeSet<&&str> = keys.iter().collect();
            assert_eq!(different.len(), keys.len(), "{kind:?}");
        }
    }
}
