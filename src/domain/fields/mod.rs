//! The fields of the trade's entities as tables: key in the book, names, kind, and the header words by which lists call them.
//!
//! Forms, the import of lists, histories and conflicts all read these tables, so a field is described once.

mod project;
mod spec;
mod tables;

pub use project::PROJECT_FIELDS;
pub use spec::{
    ChoiceOf, FieldError, FieldKind, FieldSpec, LONGEST_LINE, LONGEST_PARAGRAPH, LONGEST_TEXT, ValuesFrom, plain,
    read_in,
};
pub use tables::{OFFICE_FIELDS, PERSON_FIELDS, PROBLEM_FIELDS, PROBLEM_LIFE, VISIT_FIELDS};

/// The table of one kind of entity; empty for kinds without one.
pub fn fields_of(kind: &str) -> &'static [FieldSpec] {
    match kind {
        "project" => PROJECT_FIELDS,
        "visit" => VISIT_FIELDS,
        "problem" => PROBLEM_FIELDS,
        "person" => PERSON_FIELDS,
        "office" => OFFICE_FIELDS,
        _ => &[],
    }
}

/// The description of one field, by the kind of its entity and its key.
pub fn spec(kind: &str, key: &str) -> Option<&'static FieldSpec> {
    let life = if kind == "problem" { PROBLEM_LIFE } else { &[] };
    fields_of(kind).iter().chain(life).find(|spec| spec.key == key)
}
