//! The list of projects as a table that goes out: every field that any of them has, under the heading by which it comes in again.

use crate::book::{Book, EntityId};
use crate::domain::fields::{FieldSpec, PROJECT_FIELDS, plain};
use crate::domain::ids::ProjectId;
use crate::domain::text::Lang;
use crate::exchange::list::EXTRA_PREFIX;

use super::fields::{extras, field_column, is_filled};
use super::table::{Holds, Sheet, SheetColumn};

/// One column: a field of the program, or one that a list brought under its own heading.
enum Source {
    Field(&'static FieldSpec),
    Extra(String),
}

/// The table of these projects, in this order. What stands around it is the page's to say.
pub fn projects_table(book: &Book, projects: &[ProjectId], lang: Lang) -> Sheet {
    let sources = sources(book, projects);
    let columns = sources.iter().map(|source| column(source, lang)).collect();
    let rows = projects.iter().map(|project| sources.iter().map(|source| cell(book, project, source, lang)).collect());
    Sheet { title: String::new(), notes: Vec::new(), columns, rows: rows.collect(), sums: None, footer: String::new() }
}

fn sources(book: &Book, projects: &[ProjectId]) -> Vec<Source> {
    let entities: Vec<&EntityId> = projects.iter().map(ProjectId::entity).collect();
    let fields = PROJECT_FIELDS.iter().filter(|spec| is_filled(book, &entities, spec.key)).map(Source::Field);
    fields.chain(extras(book, &entities).into_iter().map(Source::Extra)).collect()
}

fn column(source: &Source, lang: Lang) -> SheetColumn {
    match source {
        Source::Extra(name) => SheetColumn { head: name.clone(), holds: Holds::Words },
        Source::Field(spec) => field_column(spec, lang),
    }
}

fn cell(book: &Book, project: &ProjectId, source: &Source, lang: Lang) -> String {
    match source {
        Source::Field(spec) => spec.show(book.value(project.entity(), spec.key), lang),
        Source::Extra(name) => plain(book.value(project.entity(), &format!("{EXTRA_PREFIX}{name}"))),
    }
}
